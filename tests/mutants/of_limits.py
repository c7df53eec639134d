"""Mistakes about what is given away: who lowers a price, how far, and what a hub believes of it (D17)."""

from .mutant import Mutant

HUB, LIMITS, CHANGES, PRICES = (
    "hub/money.py", "hub/money_limits.py", "model/money/changes.py", "model/money/prices.py",
)  # fmt: skip
OFFICE = "model/guards/office.py"

OF_LIMITS = (
    Mutant(
        CHANGES,
        "changes[key].limits or limits for key in found",
        "limits for key in found",
        "a lower limit takes back what was rightly given before it was set",
    ),
    Mutant(
        LIMITS,
        "if len(made) < len(lower):",
        "if len(made) > len(lower):",
        "a technician makes up a fee list on which a line costs what he likes",
    ),
    Mutant(
        LIMITS,
        'line.key: line for line in every if "role" not in line.rule.params',
        "line.key: line for line in every if not line.key",
        "who lowers a price names a rule under which he may",
    ),
    Mutant(
        LIMITS,
        "one.by_role == role and one.price(line) == line.charged_cents",
        "one.by_role == role",
        "one small discount stands for any price",
    ),
    Mutant(
        LIMITS,
        "waived = () if lists else _waived(rows).items()",
        "waived = ()",
        "before there is a fee list the manager waives what he likes",
    ),
    Mutant(
        LIMITS,
        '== ("waived", role)',
        '== ("waived", "")',
        "a large waiver is split into small ones",
    ),
    Mutant(
        LIMITS,
        "for one in (*(known.values for known in earlier), row.values)}",
        "for one in (row.values,)}",
        "a large discount is split into small ones",
    ),
    Mutant(
        HUB,
        "elif changed_too_far(said.batch, said.row):",
        "elif not role:",
        "on a computer without the limits a manager lowers a price as far as he likes",
    ),
    Mutant(
        HUB,
        'if sum(whole(line, "charged_cents") for line in lines_of(said.values)) != whole(said.values, "total_cents"):',
        'if whole(said.values, "total_cents") < 0:',
        "an order costs less in all than its lines",
    ),
    Mutant(
        HUB,
        "if role not in DECIDERS or role not in (said.role, asked):",
        "if role not in DECIDERS:",
        "a technician lowers a price in the name of a rank he has not",
    ),
    Mutant(
        "hub/spoken.py",
        'return role in DECIDERS and any(\n        body.get("purpose") in ABOUT_MONEY and ',
        "return role in DECIDERS or any(\n        ",
        "a technician waives in the name of a manager nobody asked",
    ),
    Mutant(
        HUB,
        'if kind == "waived" and waived_too_far(said.batch, said.row, word.cents):',
        "if False:",
        "a manager waives more than his rank gives away",
    ),
    Mutant(
        CHANGES,
        "given_away > own[key].given_away_cents",
        "given_away < 0",
        "many small discounts of an order are never a large one",
    ),
    Mutant(
        CHANGES,
        "(line.rule.code in _OUT and less == line.list_cents > 0)",
        "line.rule.code in ()",
        "parts out of warranty are given away where the company lowers prices freely",
    ),
    Mutant(
        CHANGES,
        "(100 - (self.percent or 0)) + 50) // 100",
        "(100 - (self.percent or 0))) // 100",
        "half a cent counts for the customer",
    ),
    Mutant(
        CHANGES,
        "if line.code in ONLY_PARTS and change.price(line) > line.charged_cents:",
        "if False:",
        "the customer pays for the way",
    ),
    Mutant(
        PRICES,
        '_NOT_BY_CONTRACT = frozenset({"in_warranty", "damage", ',
        '_NOT_BY_CONTRACT = frozenset({"in_warranty", ',
        "a contract pays for what the customer broke",
    ),
    Mutant(
        PRICES,
        "return self.first_day <= day <= self.last_day",
        "return self.first_day <= day < self.last_day",
        "a contract ends a day too early",
    ),
    Mutant(
        PRICES,
        "cents = (unit or 0) * work.quantity",
        "cents = unit or 0",
        "of three vehicles moved one is paid",
    ),
    Mutant(
        OFFICE,
        '    if plan.fee_cents == 0:\n        return "special"\n',
        '    return "special" if plan.fee_cents == 0 else "general"\n',
        "a cent for a part is no gift",
    ),
)

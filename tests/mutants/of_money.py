"""Mistakes about money that hub and collecting must notice: a number twice, an amount doubled or lost."""

from .mutant import Mutant

HUB, RECEIPTS = "hub/money.py", "services/money/receipts.py"

OF_MONEY = (
    Mutant(
        HUB,
        "for problem in block_problems(new, _blocks(batch, near)):",
        "for problem in block_problems(new, ()):",
        "two people give customers receipts with the same number",
    ),
    Mutant(
        HUB,
        "if due is not None and paid > due - waived:",
        "if due is not None and paid > 2 * due:",
        "two of a crew both take the whole amount and nobody hears of it",
    ),
    Mutant(
        HUB,
        "if row.from_till and not said.approved():",
        'if row.from_till and not said.text("approved_by"):',
        "finance pays money back and approves it itself",
    ),
    Mutant(
        HUB,
        'raise Defer("row_unknown", waits=ident_of(table, [key]), table=table)',
        'raise Reject("row_unknown", table=table)',
        "what is said of money whose order comes later is lost",
    ),
    Mutant(
        "hub/own.py",
        'if known is None or known.values.get("by") != op.by:',
        "if known is None:",
        "a technician takes back money that another received",
    ),
    Mutant(
        "hub/visibility.py",
        'self._take("collection", self._ids(_among(mine, "collections")), ("audit_acts",))',
        'self._take("collection", self._ids(_among(self._found, "collections")), ("audit_acts",))',
        "a technician reads what finance asks another one",
    ),
    Mutant(
        RECEIPTS,
        "if here.restored_at is not None:",
        "if here.restored_at is None:",
        "a laptop put back from its backup gives a number it gave before",
    ),
    Mutant(
        RECEIPTS,
        "if row.id.hex not in waiting]",
        "]",
        "numbers are given that another computer of the office may have issued meanwhile",
    ),
    Mutant(
        "model/money/receivable.py",
        "return min(sum(said), max(owed, *said)) if said else 0",
        "return sum(said)",
        "what two managers waive unknown to each other is given away twice",
    ),
    Mutant(
        "hub/money_said.py",
        'return by != self.op.by and self.role_of(by) in RANKS["special"]',
        'return self.role_of(by) != ""',
        "whoever is asked approves that missing money is written off",
    ),
    Mutant(
        HUB,
        'if said.text("how") == "written_off" and not said.approved():',
        "if False:",
        "finance writes missing money off by itself",
    ),
    Mutant(
        HUB,
        'if said.role_of(slip.to) != "FI":',
        "if not slip.to:",
        "money is handed over to somebody who is not of finance",
    ),
    Mutant(
        HUB,
        "if act != ACT_OF.get(said.op.kind):",
        "if not act:",
        "who may only ask passes the audit",
    ),
    Mutant(
        HUB,
        'if said.role != "FI" and audit.verdict(',
        "if not said.role and audit.verdict(",
        "what passed the audit gets another invoice",
    ),
    Mutant(
        HUB,
        'if row.values.get("issued_by") != op.by:',
        "if not op.by:",
        "numbers are issued in another's name",
    ),
    Mutant(
        HUB,
        'if without_paper(said.beside("receipts"), row.receipt, row.cents):',
        'if not list(said.beside("receipts")):',
        "the customer's receipt says another number than the money",
    ),
    Mutant(
        HUB,
        'if row.method == "transfer" and said.role != "FI":',
        "if False:",
        "a technician says that money is in the company's account, and nobody looks",
    ),
    Mutant(
        HUB,
        '        verdict.doubt("money_of_who_left", login=op.by)\n',
        "        pass\n",
        "nobody hears that somebody who left had received money",
    ),
    Mutant(
        HUB,
        "if any([row.get(name) for name in _CLOSED] ==",
        "if len(others) > 9 and any([row.get(name) for name in _CLOSED] ==",
        "two in finance close a day unknown to each other",
    ),
)

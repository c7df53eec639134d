"""Mistakes in who may say what: roles, kinds of operations, and what is whose."""

from .mutant import Mutant

AUTHORISE, OWN, ROWS = "hub/authorise.py", "hub/own.py", "model/kind_rows.py"
HOLDING = "hub/holding.py"

OF_RIGHTS = (
    Mutant(
        AUTHORISE,
        "if role not in deciders(",
        "if not role and role not in deciders(",
        "a clerk decides who is the administrator and what a part costs",
    ),
    Mutant(
        AUTHORISE,
        "if op.by not in self._computer.logins:",
        "if not op.by:",
        "anybody's name may be used on any computer",
    ),
    Mutant(AUTHORISE, "if role not in kind.roles:", "if not role:", "a technician does what only the office may"),
    Mutant(
        AUTHORISE,
        'return not user.values.get("active") or not user.values.get("can_login")',
        'return not user.values.get("active")',
        "who may no longer sign in still sends",
    ),
    Mutant(
        AUTHORISE,
        '(op.by,)):\n                raise Reject("not_his_name", table=row.table)',
        "(op.by,)):\n                continue",
        "facts are told in another's name",
    ),
    Mutant(
        AUTHORISE,
        "if op.kind == _OWN_PIN and self._login_of(row) != op.by:",
        "if op.kind == _OWN_PIN and not op.by:",
        "anybody gives the administrator a PIN",
    ),
    Mutant(
        AUTHORISE,
        'return name == "changed_at" or value in free.get(name, ())',
        'return name == "changed_at" or name in free',
        "deciding a conflict writes a third value",
    ),
    Mutant(
        "hub/touching.py",
        "if known is None or known.gone or known.values == row.values:",
        "if row.what:",
        "who calls a row new changes all of it",
    ),
    Mutant(
        "hub/touching.py",
        "if code == UNKNOWN else Reject(code, **params)",
        "if code else Reject(code, **params)",
        "what a kind is not for waits for an upgrade that never comes",
    ),
    Mutant(
        ROWS,
        '"users": frozenset({"found_company"}),',
        '"users": frozenset({"found_company", "change_pin"}),',
        "everybody makes an administrator",
    ),
    Mutant(ROWS, "or role in RIGHTS[needed]", "or bool(role)", "a list of people is taken in by the call desk"),
    Mutant(
        "model/kind_entries.py",
        'return role in NOTED_BY.get(_INTAKE if entry == "repeat_check" else entry, ())',
        "return True",
        "the accountant approves",
    ),
    Mutant(
        ROWS,
        'return _CORRECTED if kind == "note" and _INTAKE in entries else frozenset()',
        'return _CORRECTED if kind == "note" else frozenset()',
        "a report gives an order to another customer",
    ),
    Mutant(
        "model/kind_check.py",
        "        if not values.keys() <= columns:\n",
        "        if not columns:\n",
        "a kind changes columns that are another's",
    ),
    Mutant(
        "model/kind_check.py",
        'elif not (touch.new if what == "new" else touch.gone):',
        "elif not touch:",
        "a note takes terminals away",
    ),
    Mutant(
        AUTHORISE,
        'raise Reject("not_of_this_conflict", table=row.table)',
        "continue",
        "a decision about one value changes another",
    ),
    Mutant(
        OWN,
        '            raise NotYet("not_your_order")\n        verdict',
        "            return\n        verdict",
        "a technician writes into orders he never had",
    ),
    Mutant(OWN, "        verdict.hold_tables = HELD_WHEN_TAKEN\n", "", "who no longer has an order still changes it"),
    Mutant(
        OWN,
        'raise Reject("column_of_the_office", table=row.table, field=found[0])',
        "return",
        "a technician makes the warranty of a terminal longer",
    ),
    Mutant(
        OWN,
        "            if not is_his(row):\n                raise NotYet",
        "            if not row.values:\n                raise NotYet",
        "a technician books parts out of others' vans",
    ),
    Mutant(
        OWN,
        "if known is None or not holding.unit_is_his(known):",
        "if known is None:",
        "a technician takes others' terminals under cover of his own order",
    ),
    Mutant(
        OWN,
        "if moves and not holding.may_go_to(",
        "if not moves and not holding.may_go_to(",
        "a technician puts a terminal into another's van",
    ),
    Mutant(
        OWN,
        "            if known is not None and not holding.unit_is_his(known):\n",
        "            if known is None and row.key == []:\n",
        "naming a terminal in a swap shows it to a technician",
    ),
    Mutant(
        OWN,
        "if not all(holding.is_of_order(one) for one in named):",
        "if not named and not row.values:",
        "naming a vehicle in a swap shows it and its customer to a technician",
    ),
    Mutant(
        HOLDING,
        "return self._contradicts(known) and self._had(known.ident)",
        "return self._had(known.ident)",
        "what he had once a technician takes back from a colleague's van",
    ),
    Mutant(
        HOLDING,
        "or (ref in self._agreed_ends and self._is_lent(unit))",
        "or ref in self._agreed_ends",
        "a transfer moves what it does not name",
    ),
    Mutant(
        HOLDING,
        'leads = {str(row.values.get("technician")) for row in self._order_rows()}',
        "leads = set[str]()",
        "who goes with another cannot use the parts of his van",
    ),
    Mutant(
        HOLDING,
        'one.table == "stock_moves" and one.values["quantity"] < 0',
        'one.table == "nothing"',
        "parts do not go back to the van they came from",
    ),
    Mutant(
        AUTHORISE,
        'raise Defer("unknown_kind", kind=op.kind)',
        'raise Reject("unknown_kind", kind=op.kind)',
        "the work of a newer program is thrown away",
    ),
)

"""Mistakes in how the hub judges what it is sent: who, what, which step, and whose value counts."""

from .mutant import Mutant

JUDGE, AUTHORISE, OWN, STEPS = "hub/judge.py", "hub/authorise.py", "hub/own.py", "hub/steps.py"
ROWS = "model/kind_rows.py"

OF_JUDGING = (
    Mutant(
        "hub/judge.py",
        "        op = decided(op, self._batch)\n",
        "",
        "who keeps a value is said to have decided while another's choice stands in its place",
    ),
    Mutant(
        "hub/decisions.py",
        "if target is None or now not in (winner, loser):",
        "if target is None:",
        "a decision made without a network takes away what somebody wrote since",
    ),
    Mutant(
        "hub/decisions.py",
        "{**was, field: now})",
        "was)",
        "two decisions about one conflict make another conflict",
    ),
    Mutant(
        "hub/decisions.py",
        '[*(conflict.values.get("decisions") or ()), told(state, op.by, op.at)]',
        "[told(state, op.by, op.at)]",
        "nobody can see that somebody else had decided otherwise",
    ),
    Mutant(
        JUDGE,
        "if kind.alike and self._batch.get(ident_of(op.table, [op.row])) is not None:",
        "if False:",
        "a visit that two computers planned falls back to its first state",
    ),
    Mutant(
        JUDGE,
        '        raise Reject("fact_changed", table=row.table)\n',
        "        return\n",
        "a fact is changed by sending it once more",
    ),
    Mutant(
        JUDGE,
        "            seals.require_sealed(new.values, ",
        "            print(new.values, ",
        "a record with a broken seal is taken",
    ),
    Mutant(
        JUDGE,
        "if ident in verdict.held or row.table in verdict.hold_tables:",
        "if row.table in verdict.hold_tables:",
        "an impossible step changes the order all the same",
    ),
    Mutant(
        JUDGE,
        "if ident in verdict.held or row.table in verdict.hold_tables:",
        "if ident in verdict.held:",
        "who no longer has an order still changes it",
    ),
    Mutant(
        JUDGE,
        "            self._batch.stage(conflict_row(known, row, op, field, self._now))\n",
        "            pass\n",
        "of two values the older is lost without a word",
    ),
    Mutant(
        JUDGE,
        "if lost.keys() & PLACE and",
        "if not lost and",
        "a terminal in two places is nobody's concern",
    ),
    Mutant(
        JUDGE,
        "        if role in FIELD_ROLES:\n            self._own.require(op, kind, verdict)\n",
        "",
        "a technician changes what is not his",
    ),
    Mutant(
        JUDGE,
        "        self._require_single(new, verdict)\n        self._batch.stage(new)\n        if row.table ==",
        "        self._batch.stage(new)\n        if row.table ==",
        "two computers give the same number",
    ),
    Mutant(
        JUDGE,
        "if after < 0 and",
        "if after < -9 and",
        "a shelf below zero is nobody's concern",
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
        'if not user.values.get("active") or not user.values.get("can_login"):',
        'if not user.values.get("active"):',
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
        ROWS,
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
        "a technician changes prices",
    ),
    Mutant(
        STEPS,
        "    if source in steps[0].sources:\n        return\n",
        "    return\n",
        "an order goes from any state to any other",
    ),
    Mutant(
        STEPS,
        'if "four_eyes" in step.guards and',
        'if "six_eyes" in step.guards and',
        "who entered an order approves it himself",
    ),
    Mutant(
        "hub/conflicts.py",
        " and known.values.get(name) != value\n",
        "\n",
        "the same value from two computers is a conflict",
    ),
    Mutant(
        "hub/conflicts.py",
        "and known.values.get(name) != row.was[name] and",
        "and",
        "every change is a conflict",
    ),
    Mutant(
        "hub/shape.py",
        'raise Defer("unknown_field", table=row.table, field=unknown[0])',
        "continue",
        "a column of a newer program is taken unchecked",
    ),
    Mutant(
        "hub/shape.py",
        'raise Defer("unknown_table", table=row.table)',
        'raise Reject("unknown_table", table=row.table)',
        "the work of a newer program is thrown away",
    ),
    Mutant(
        "hub/authorise.py",
        'raise Defer("unknown_kind", kind=op.kind)',
        'raise Reject("unknown_kind", kind=op.kind)',
        "the work of a newer program is thrown away",
    ),
)

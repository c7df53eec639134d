"""Mistakes in how the hub judges what it is sent: which form, which step, and whose value counts."""

from .mutant import Mutant

JUDGE, STEPS = "hub/judge.py", "hub/steps.py"

OF_JUDGING = (
    Mutant(
        JUDGE,
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
        STEPS,
        "    if source in steps[0].sources:\n        return\n",
        "    return\n",
        "an order goes from any state to any other",
    ),
    Mutant(
        STEPS,
        '(number == 0 or one.get("by") == op.by)',
        'one.get("by") == op.by',
        "a technician completes his own order by naming the program",
    ),
    Mutant(
        STEPS,
        "    for order, steps in taken.items():  # out of a state into the same\n",
        "    for order, steps in list(taken.items())[:0]:\n",
        "history is written without taking a step",
    ),
    Mutant(
        STEPS,
        "    if len(taken) > 1 or any(",
        "    if len(taken) > 9 and any(",
        "a new order comes with an approval in its history",
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
        "if misfit(row.table, row.key, row.values):",
        "if not row.key:",
        "one malformed row stops every computer's pull for good",
    ),
    Mutant(
        "hub/shape.py",
        "        _require_body(row)\n",
        "",
        "an entry that is no draft closes its order to everybody who opens it",
    ),
    Mutant(
        "hub/devices.py",
        "if device_id and not is_id(device_id):",
        "if device_id == 'not an id':",
        "a computer with a wild name for itself stops every computer's pull for good",
    ),
    Mutant(
        "hub/shape.py",
        'raise Defer("unknown_table", table=row.table)',
        'raise Reject("unknown_table", table=row.table)',
        "the work of a newer program is thrown away",
    ),
)

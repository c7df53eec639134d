"""What a decision about a conflict comes to at the hub, where another may have been made meanwhile.

Who decides on a computer without a network sees the values as they were there: to keep what stands changes nothing on
his computer, and to choose the other value changes it from one that somebody else has chosen away since. So the hub
does what the decision says, not what came of it elsewhere: the last to arrive counts, its value stands, and all
decisions stay in the row in the order in which they came.
"""

from collections.abc import Sequence

import msgspec

from fieldtech.hub.batch import Batch
from fieldtech.hub.rows import Stored, ident_of
from fieldtech.model.conflicts import CONFLICT_STATES, told
from fieldtech.sync.messages import OpMessage, Row

_DECIDING = "resolve_conflict"


def decided(op: OpMessage, batch: Batch) -> OpMessage:
    """The operation with the rows that its decision means here; any other operation as it is."""
    if op.kind != _DECIDING:
        return op
    said = [row for row in op.rows if row.table == "conflicts" and row.what == "changed"]
    conflict = batch.row("conflicts", said[0].key) if len(said) == 1 else None
    state = op.fields.get("decision")
    if conflict is None or state not in CONFLICT_STATES:
        return op
    others = [row for row in op.rows if row is not said[0]]
    return msgspec.structs.replace(
        op, rows=[_decision(op, said[0], conflict, state), *_with_value(others, conflict, batch, state)]
    )


def _decision(op: OpMessage, said: Row, conflict: Stored, state: str) -> Row:
    is_open = state == "open"
    values = {
        **said.values, "state": state, "decided_by": "" if is_open else op.by, "decided_at": None if is_open else op.at,
        "decisions": [*(conflict.values.get("decisions") or ()), told(state, op.by, op.at)],
    }  # fmt: skip
    return Row(said.table, said.key, "changed", values, {name: conflict.values.get(name) for name in values})


def _with_value(rows: list[Row], conflict: Stored, batch: Batch, state: str) -> Sequence[Row]:
    """The value that was chosen takes the place of the other of the two; a third one, written since, stays as it is."""
    table, key, field = str(conflict.values["table"]), conflict.values["row_key"], str(conflict.values["field"])
    winner, loser = conflict.values["winner"].get("value"), conflict.values["loser"].get("value")
    target, chosen = batch.row(table, key), loser if state == "restored" else winner
    now = target.values.get(field) if target is not None else None
    if target is None or now not in (winner, loser):
        return rows
    mine = next((row for row in rows if ident_of(row.table, row.key) == target.ident), None)
    if mine is None and now == chosen:
        return rows
    values, was = (mine.values, mine.was) if mine is not None else ({}, {})
    row = Row(table, key, "changed", {**values, field: chosen}, {**was, field: now})
    return [*(one for one in rows if one is not mine), row]

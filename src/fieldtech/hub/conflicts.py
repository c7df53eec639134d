"""Two people changed the same column: the last to arrive wins, the other value is kept as a row of ``conflicts``."""

from datetime import datetime
from typing import Any

from fieldtech.hub.refs import order_of
from fieldtech.hub.rows import Stored
from fieldtech.hub.visibility import SECRET_SETTINGS
from fieldtech.model.base import moment_text, new_id
from fieldtech.sync.check import UNCOMPARED
from fieldtech.sync.messages import OpMessage, Row

NEVER = frozenset({"changed_at", "name_order", "plate_order", "open_points", "revision", "reworks", "written_by"})
"""Columns that only say when a row changed, or are worked out from others."""
_BY_STEPS = {
    "orders": frozenset({"status"}), "plans": frozenset({"status"}), "visit_objects": frozenset({"state"}),
}  # fmt: skip
"""Columns whose changes the state machine judges, and that of an object, which follows from what was answered."""
PLACE = frozenset({"place_kind", "place_ref", "state"})
"""Where a terminal or SIM card is."""


def losers(known: Stored, row: Row) -> dict[str, Any]:
    """The columns somebody else changed meanwhile, with the value the hub has.

    Of two decisions about one conflict the last counts: both values stay beside it, to be chosen again.
    """
    if row.table == "conflicts" or known.ident in SECRET_SETTINGS:
        return {}  # a password would stand in a row that everybody gets
    hidden = NEVER | UNCOMPARED.get(row.table, frozenset()) | _BY_STEPS.get(row.table, frozenset())
    return {
        name: known.values.get(name)
        for name, value in row.values.items()
        if name in row.was and name not in hidden
        and known.values.get(name) != row.was[name] and known.values.get(name) != value
    }  # fmt: skip


def conflict_row(known: Stored, row: Row, op: OpMessage, field: str, now: datetime) -> Stored:
    """The row that both sides can see and turn around."""
    by, at = known.marks.get(field, [known.by, known.at])
    key = new_id().hex
    order = order_of(row.table, row.key, known.values)
    values = {
        "id": key, "table": row.table, "row_key": row.key, "field": field, "order_id": order or None,
        "winner": {"value": row.values[field]}, "winner_by": op.by, "winner_at": op.at,
        "loser": {"value": known.values.get(field)}, "loser_by": by, "loser_at": at,
        "found_at": moment_text(now), "state": "open", "decided_by": "", "decided_at": None,
        "decisions": [],
    }  # fmt: skip
    return Stored("conflicts", [key], values, by=op.by, at=op.at)

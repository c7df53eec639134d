"""Work that the hub did not take and that is on its computer only: told to whoever looks after the computers."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from fieldtech.hub.batch import Batch
from fieldtech.hub.refs import order_of
from fieldtech.hub.rows import COLUMNS, FACTS, ident_of, read_json
from fieldtech.hub.shape import has_shape
from fieldtech.hub.tables import OPS
from fieldtech.model.base import moment_text
from fieldtech.sync.messages import OpMessage, Row, decode
from fieldtech.sync.office_messages import RefusedMessage

TOLD_FOR = timedelta(days=30)
_MOST = 500
_WORK = FACTS | {"orders"}
"""A refused change of a list is no lost work: the office's value stands."""

Refusals = dict[str, list[RefusedMessage]]
"""By the computer on which it is, the newest first."""


def refused_work(connection: Connection, now: datetime) -> Refusals:
    """Of the last thirty days; what is here by now, because it was sent anew, is none any more."""
    query = select(OPS).where(OPS.c.result == "rejected", OPS.c.body != "", OPS.c.at >= moment_text(now - TOLD_FOR))
    rows = connection.execute(query.order_by(OPS.c.seq.desc()).limit(_MOST)).all()
    found = [(row, decode(row.body.encode(), OpMessage)) for row in rows]
    batch = Batch(connection, 0)
    batch.load(ident for _row, op in found if has_shape(op) for ident in _looked_at(op))
    told: Refusals = {}
    for row, op in found:
        if any(one.table in _WORK for one in op.rows) and not _is_here(batch, op):
            told.setdefault(row.device, []).append(_told(batch, row, op))
    return told


def _looked_at(op: OpMessage) -> list[str]:
    known = (row for row in op.rows if row.table in COLUMNS)
    return [*(ident_of(row.table, row.key) for row in known), ident_of("orders", [_order_of(op)])]


def _is_here(batch: Batch, op: OpMessage) -> bool:
    """Whether its facts are here, or where it has none, whether all its rows say what it wanted."""
    if not has_shape(op):
        return False
    facts = [row for row in op.rows if row.table in FACTS]
    return all(row.table in COLUMNS and _says(batch, row) for row in facts or op.rows)


def _says(batch: Batch, row: Row) -> bool:
    known = batch.row(row.table, row.key)
    if known is None or row.what == "gone":
        return (known is None) == (row.what == "gone")
    return all(known.values.get(name) == value for name, value in row.values.items())


def _order_of(op: OpMessage) -> str:
    named = (order_of(row.table, row.key, row.values) for row in op.rows)
    return next(filter(None, named), op.row if op.table == "orders" else "")


def _told(batch: Batch, row: Any, op: OpMessage) -> RefusedMessage:
    """Nothing of an operation without shape is looked up, nor its time believed."""
    sound = has_shape(op)
    known = batch.row("orders", [_order_of(op)]) if sound else None
    own = next((one.values for one in op.rows if one.table == "orders"), {})
    number = str((known.values if known is not None else own).get("number", ""))
    return RefusedMessage(op.at if sound else "", op.by, number, row.reason, read_json(row.params))

"""Whether an operation does to its rows what its kind is for; the rules are those of ``model/kind_rows.py``."""

from operator import is_

from msgspec.structs import replace

from fieldtech.hub.batch import Batch
from fieldtech.hub.rows import FACTS, ident_of
from fieldtech.hub.verdict import Defer, Reject
from fieldtech.model.kind_check import UNKNOWN, fault_of
from fieldtech.sync.messages import OpMessage, Row


def as_meant(op: OpMessage, batch: Batch) -> OpMessage:
    """The operation with the changes it makes of rows that are here already although it calls them new."""
    rows = [row if row.what != "new" or row.table in FACTS else _as_change(row, batch) for row in op.rows]
    return op if all(map(is_, rows, op.rows)) else replace(op, rows=rows)


def require_touch(op: OpMessage, role: str) -> None:
    """Raises Reject for what operations of this kind, or in this role, do not do; Defer for what nobody knows yet."""
    fault = fault_of(op.kind, role, [(row.table, row.what, row.key, row.values) for row in op.rows])
    if fault is None:
        return
    code, params = fault
    raise Defer(code, **params) if code == UNKNOWN else Reject(code, **params)


def _as_change(row: Row, batch: Batch) -> Row:
    known = batch.get(ident_of(row.table, row.key))
    if known is None or known.gone or known.values == row.values:
        return row
    values = {name: value for name, value in row.values.items() if known.values.get(name) != value}
    return Row(row.table, row.key, "changed", values, {name: known.values.get(name) for name in values})

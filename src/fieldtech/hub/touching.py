"""Whether an operation does to its rows what its kind is for; see ``model/kind_rows.py``."""

from msgspec.structs import replace

from fieldtech.hub.batch import Batch
from fieldtech.hub.rows import FACTS, ident_of
from fieldtech.hub.verdict import Defer, Reject
from fieldtech.model.kind_rows import Touch, corrected, may_import, may_note, may_set, needed_entry, touch_of
from fieldtech.sync.messages import OpMessage, Row


def as_meant(op: OpMessage, batch: Batch) -> OpMessage:
    """The operation with the changes it makes of rows that are here already although it calls them new."""
    rows = [_as_change(row, batch) for row in op.rows]
    return op if all(one is other for one, other in zip(rows, op.rows, strict=True)) else replace(op, rows=rows)


def require_touch(op: OpMessage, role: str) -> None:
    """Raises Reject for what operations of this kind, or in this role, do not do; Defer for what nobody knows yet."""
    entries = {str(row.values.get("kind")) for row in op.rows if row.table == "entries"}
    for row in op.rows:
        _require_row(row, op.kind, touch_of(op.kind, row.table), corrected(op.kind, entries))
        if not may_import(op.kind, row.table, role):
            raise Reject("role_not_for_kind", role=role, kind=op.kind)
        if row.table == "company_settings" and not may_set(op.kind, str(row.key[0])):
            raise Reject("row_not_for_kind", table=row.table, kind=op.kind)
        needed = needed_entry(op.kind, row.table)
        if needed and not (entries if needed == "*" else entries & {needed}):
            raise Reject("row_not_for_kind", table=row.table, kind=op.kind)
    for entry in sorted(entries):
        _require_entry(op.kind, entry, role)


def _as_change(row: Row, batch: Batch) -> Row:
    if row.what != "new" or row.table in FACTS:
        return row
    known = batch.get(ident_of(row.table, row.key))
    if known is None or known.gone or known.values == row.values:
        return row
    values = {name: value for name, value in row.values.items() if known.values.get(name) != value}
    return Row(row.table, row.key, "changed", values, {name: known.values.get(name) for name in values})


def _require_row(row: Row, kind: str, touch: Touch, more: frozenset[str]) -> None:
    if row.what == "changed":
        columns = touch.columns | more if more and row.table == "orders" else touch.columns
        if not row.values.keys() <= columns:
            raise Reject("column_not_for_kind", table=row.table, field=min(row.values.keys() - columns), kind=kind)
    elif not (touch.new if row.what == "new" else touch.gone):
        raise Reject("row_not_for_kind", table=row.table, kind=kind)


def _require_entry(kind: str, entry: str, role: str) -> None:
    may = may_note(kind, entry, role)
    if may is None:
        raise Defer("unknown_field", table="entries", field=entry)
    if not may:
        raise Reject("entry_not_for_kind", entry=entry, kind=kind, role=role)

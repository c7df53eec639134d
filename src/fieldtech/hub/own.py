"""What is a technician's: his orders and what belongs to them, his van, his name; nothing else may he touch."""

from collections.abc import Callable
from typing import Any

from fieldtech.hub.authorise import orders_in, whole
from fieldtech.hub.batch import Batch
from fieldtech.hub.refs import order_of
from fieldtech.hub.rows import Stored
from fieldtech.hub.verdict import NotYet, Reject, Verdict
from fieldtech.model.kinds import OF_FOLLOWER, OFFICE_COLUMNS, OFFICE_ENTRIES, Kind
from fieldtech.sync.messages import OpMessage, Row

HELD_WHEN_TAKEN = frozenset({"orders", "crew_members", "follow_ups", "install_rows", "install_requests"})
"""What a technician no longer changes when his order was given to another; facts and units stay as he left them."""

Had = Callable[[str], bool]
"""Whether the computer ever had a row, by ident."""

_PEOPLE = ("giver", "taker", "login", "asked_by", "opened_by")
_UNITS = {"terminal": "terminals", "sim": "sims"}


class Own:
    """Judges the operations of technicians on one computer in one push."""

    def __init__(self, batch: Batch, had: Had, *, at_office: bool) -> None:
        """``at_office``: he works at a computer of the office, which has everything, and may have found it there."""
        self._batch = batch
        self._had = had
        self._at_office = at_office

    def require(self, op: OpMessage, kind: Kind, verdict: Verdict) -> None:
        """Raises Reject for anything that is not his; doubts when an order was his and is no longer."""
        orders = orders_in(op, self._batch)
        for order in sorted(orders):
            self._require_order(op, order, verdict)
        visit = kind.on_order and bool(orders)
        places = self._places(op.by)
        born = {row.key[0] for row in op.rows if row.table == "orders" and row.what == "new"}
        slips = {row.key[0] for row in op.rows if row.table == "stock_slips"}
        for row in op.rows:
            _require_column(row, born)
            if order_of(row.table, row.key, whole(row, self._batch)):
                continue
            if visit and row.table in ("terminals", "sims"):
                continue
            if row.what == "new":
                self._require_new(op, row, places, slips)
            else:
                self._require_changed(op, row, places)

    def _require_order(self, op: OpMessage, order: str, verdict: Verdict) -> None:
        row = self._batch.row("orders", [order])
        if row is None:
            made = next(r for r in op.rows if r.table == "orders" and r.key == [order])
            if made.values.get("created_by") != op.by and not self._follows(op, made):
                raise Reject("not_your_order")
            return
        if op.by in (row.values.get("technician"), row.values.get("created_by")):
            return
        if self._batch.is_in_crew(order, op.by):
            return
        if not self._had(row.ident):
            raise NotYet("not_your_order")
        verdict.doubt("order_taken_away")
        verdict.hold_tables = HELD_WHEN_TAKEN

    def _follows(self, op: OpMessage, made: Row) -> bool:
        """What was left undone becomes an order of the office for the same customer."""
        first = self._batch.row("orders", [op.row]) if op.table == "orders" else None
        same = ("customer_id", "created_by")
        return first is not None and all(made.values.get(name) == first.values.get(name) for name in same)

    def _require_changed(self, op: OpMessage, row: Row, places: set[str]) -> None:
        known = self._batch.row(row.table, row.key)
        if known is None:
            raise NotYet("row_unknown", table=row.table)
        if row.table == "users":
            if known.values.get("login") != op.by:
                raise Reject("not_yours", table=row.table)
        elif not self._is_his(op.by, known, places) and not self._comes(row, places):
            raise NotYet("not_yours", table=row.table)

    def _require_new(self, op: OpMessage, row: Row, places: set[str], slips: set[Any]) -> None:
        values = row.values
        match row.table:
            case "vehicles" | "equipment" | "plate_changes" | "terminals" | "sims":
                return
            case "stock_slips":
                fine = bool({values.get("source"), values.get("target")} & places)
            case "placements" | "stock_moves" | "unit_entries" if values.get("slip_id") in slips and slips:
                return
            case "placements" | "unit_entries" | "write_offs":
                fine = self._has_unit(op.by, values, places) and values.get("asked_by", op.by) == op.by
            case "stock_moves" | "stock_counts":
                fine = values.get("location_code") in places
            case "count_scans":
                count = self._batch.row("stock_counts", [values.get("count_id")])
                fine = count is not None and count.values.get("location_code") in places
            case "stock_transfers":
                fine = values.get("giver") == op.by and values.get("source") in places
            case _:
                raise Reject("row_of_the_office", table=row.table)
        if not fine:
            raise NotYet("not_your_stock")

    def _has_unit(self, login: str, values: dict[str, Any], places: set[str]) -> bool:
        unit = self._batch.row(_UNITS.get(str(values.get("item_kind")), ""), [values.get("item_id")])
        return unit is not None and self._is_his(login, unit, places)

    def _is_his(self, login: str, known: Stored, places: set[str]) -> bool:
        if any(known.values.get(name) == login for name in _PEOPLE):
            return True
        at = (known.values.get("place_ref"), known.values.get("location_code"))
        near = any(place in places for place in at) or known.by == login
        return near or self._at_office or self._had(known.ident)

    def _comes(self, row: Row, places: set[str]) -> bool:
        """A unit on its way into his van: the warehouse's shelf is open to those who fetch their own."""
        return row.table in _UNITS.values() and row.values.get("place_ref") in places

    def _places(self, login: str) -> set[str]:
        rows = self._batch.rows_of("stock_locations")
        return {str(row.values.get("code")) for row in rows if row.values.get("holder_login") == login}


def _require_column(row: Row, born: set[Any]) -> None:
    if row.what == "gone" and row.table != "crew_members":
        raise Reject("row_of_the_office", table=row.table)
    if row.what == "changed" and (found := sorted(row.values.keys() & OFFICE_COLUMNS.get(row.table, frozenset()))):
        raise Reject("column_of_the_office", table=row.table, field=found[0])
    kind, order = row.values.get("kind"), row.values.get("order_id")
    if row.table == "entries" and kind in OFFICE_ENTRIES and not (order in born and kind in OF_FOLLOWER):
        raise Reject("entry_of_the_office", kind=str(row.values.get("kind")))

"""What is a technician's: his orders and what belongs to them, his van, his name; nothing else may he touch."""

from typing import Any

from fieldtech.hub.authorise import orders_in, whole
from fieldtech.hub.batch import Batch
from fieldtech.hub.holding import UNITS, Had, Holding
from fieldtech.hub.refs import order_of
from fieldtech.hub.rows import Stored, ident_of
from fieldtech.hub.verdict import Defer, NotYet, Reject, Verdict
from fieldtech.model.kinds import OF_FOLLOWER, OFFICE_COLUMNS, OFFICE_ENTRIES, Kind
from fieldtech.sync.messages import OpMessage, Row

HELD_WHEN_TAKEN = frozenset({"orders", "crew_members", "follow_ups", "install_rows", "install_requests"})
"""What a technician no longer changes when his order was given to another; facts and units stay as he left them."""

_PEOPLE = ("giver", "taker", "login", "asked_by", "opened_by")
_OF_THINGS = frozenset({"placements", "sims", "stock_moves", "stock_slips", "terminals", "unit_entries"})
"""Tables whose rows are judged by the things they speak of."""
_SPEAKING = frozenset({"placements", "sims", "terminals", "unit_entries"})
_NAMING_UNITS = {
    "install_rows": {"terminal_id": "terminals", "sim_id": "sims"},
    "swaps": {"old_terminal_id": "terminals", "new_terminal_id": "terminals", "old_sim_id": "sims",
              "new_sim_id": "sims"},
}  # fmt: skip
_ON_VEHICLES = frozenset({"install_rows", "meter_readings", "swaps", "visit_objects"})
"""Tables whose rows show him the vehicle they name."""


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
        holding = Holding(self._batch, op, orders, self._had, knows_all=self._at_office)
        born = {row.key[0] for row in op.rows if row.table == "orders" and row.what == "new"}
        for row in op.rows:
            _require_column(row, born)
            self._require_things(row, holding)
            if order_of(row.table, row.key, whole(row, self._batch)) or row.table in _OF_THINGS:
                continue
            if row.what == "new":
                self._require_new(op, row, holding)
            else:
                self._require_changed(op, row, holding)

    def _require_things(self, row: Row, holding: Holding) -> None:
        """Units, parts and vehicles are near him or of his order, whatever order stands beside them."""
        if row.table in _SPEAKING:
            self._require_unit(row, holding)
        elif row.table in ("stock_moves", "stock_slips"):
            is_his = holding.move_is_his if row.table == "stock_moves" else holding.slip_is_his
            if not is_his(row):
                raise NotYet("not_your_stock")
        if row.table in _NAMING_UNITS:
            self._require_named(row, holding)
        if row.table in _ON_VEHICLES and row.what == "new":
            named = [row.values[name] for name in ("vehicle_id", "equipment_id") if row.values.get(name)]
            if not all(holding.is_of_order(one) for one in named):
                raise NotYet("not_yours", table=row.table)

    def _require_unit(self, row: Row, holding: Holding) -> None:
        """What is said of a unit, and where it is put."""
        about = row.table in UNITS.values()
        table = row.table if about else UNITS.get(str(row.values.get("item_kind")), "")
        known = self._batch.row(table, row.key if about else [row.values.get("item_id")])
        if known is None or not holding.unit_is_his(known):
            raise NotYet("not_yours", table=table) if about else NotYet("not_your_stock")
        place = (known.values if about else {}) | row.values
        moves = row.values.keys() & {"place_kind", "place_ref"}
        if moves and not holding.may_go_to(known, place.get("place_kind"), place.get("place_ref")):
            raise NotYet("not_your_stock")

    def _require_named(self, row: Row, holding: Holding) -> None:
        """A unit that a row of his order names becomes visible to him, so it must be his before."""
        for name, table in _NAMING_UNITS[row.table].items():
            known = self._batch.row(table, [row.values[name]]) if row.values.get(name) else None
            if known is not None and not holding.unit_is_his(known):
                raise NotYet("not_yours", table=table)

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

    def _require_changed(self, op: OpMessage, row: Row, holding: Holding) -> None:
        known = self._batch.row(row.table, row.key)
        if known is None:
            raise NotYet("row_unknown", table=row.table)
        if row.table == "users":
            if known.values.get("login") != op.by:
                raise Reject("not_yours", table=row.table)
        elif not self._is_his(op.by, known, holding):
            raise NotYet("not_yours", table=row.table)

    def _require_new(self, op: OpMessage, row: Row, holding: Holding) -> None:
        values = row.values
        match row.table:
            case "vehicles" | "equipment":
                return
            case "plate_changes":
                fine = any(one.table == "vehicles" and one.key == [values.get("vehicle_id")] for one in op.rows)
            case "write_offs":
                fine = values.get("asked_by") == op.by and self._knows_unit(values, holding)
            case "stock_counts":
                fine = values.get("location_code") in holding.places
            case "count_scans":
                count = self._batch.row("stock_counts", [values.get("count_id")])
                fine = count is not None and count.values.get("location_code") in holding.places
            case "stock_transfers":
                fine = values.get("giver") == op.by and values.get("source") in holding.places
            case "hand_overs":
                return  # facts tell who says them, and what is wrong with it is looked at: see ``money``
            case "receipts" | "reversals" | "invoices" | "audit_acts":
                self._require_cash(op, row)
                return
            case _:
                raise Reject("row_of_the_office", table=row.table)
        if not fine:
            raise NotYet("not_your_stock")

    def _require_cash(self, op: OpMessage, row: Row) -> None:
        """His own receipts, and what he says of money that he collected."""
        if row.table == "receipts":
            if row.values.get("login") != op.by:
                raise Reject("not_his_name", table=row.table)
            return
        key = row.values.get("collection_id")
        if any(one.table == "collections" and one.key == [key] for one in op.rows):
            return
        known = self._batch.row("collections", [key])
        if known is None and key:  # its order may not be known here yet, and so it waits
            raise Defer("row_unknown", waits=ident_of("collections", [key]), table="collections")
        if known is None or known.values.get("by") != op.by:
            raise NotYet("not_yours", table=row.table)

    def _knows_unit(self, values: dict[str, Any], holding: Holding) -> bool:
        """What is missing is reported by whoever finds that out; that moves nothing."""
        unit = self._batch.row(UNITS.get(str(values.get("item_kind")), ""), [values.get("item_id")])
        return unit is not None and (self._at_office or holding.unit_is_his(unit) or self._had(unit.ident))

    def _is_his(self, login: str, known: Stored, holding: Holding) -> bool:
        if any(known.values.get(name) == login for name in _PEOPLE) or known.by == login:
            return True
        place = known.values.get("location_code")
        return place in holding.places or (place not in holding.others and (self._at_office or self._had(known.ident)))


def _require_column(row: Row, born: set[Any]) -> None:
    if row.what == "gone" and row.table != "crew_members":
        raise Reject("row_of_the_office", table=row.table)
    if row.what == "changed" and (found := sorted(row.values.keys() & OFFICE_COLUMNS.get(row.table, frozenset()))):
        raise Reject("column_of_the_office", table=row.table, field=found[0])
    kind, order = row.values.get("kind"), row.values.get("order_id")
    if row.table == "entries" and kind in OFFICE_ENTRIES and not (order in born and kind in OF_FOLLOWER):
        raise Reject("entry_of_the_office", kind=str(row.values.get("kind")))

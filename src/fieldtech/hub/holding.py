"""Whose the units, parts and vehicles are that a technician speaks of: near him, of his order, or lent.

Near is what lies in his van, or in the van of whoever leads an order on which he works. Of his order is what is fitted
to its vehicles or was set aside for it. Lent is what a transfer he takes part in hands over, and what a slip moved that
he takes back. What he had before may have gone to somebody else meanwhile: what he did then is kept where it
contradicts what is known, so that people look at it.
"""

from collections.abc import Callable, Iterator
from functools import cached_property

from fieldtech.hub.batch import Batch
from fieldtech.hub.rows import Stored
from fieldtech.sync.messages import OpMessage, Row

Had = Callable[[str], bool]
"""Whether the computer ever had a row, by ident."""
UNITS = {"terminal": "terminals", "sim": "sims"}
_DECIDING, _HERE = "resolve_conflict", "repair_here"
_PLACE = ("place_kind", "place_ref")
_NAMING = ("terminal_id", "sim_id", "old_terminal_id", "new_terminal_id", "old_sim_id", "new_sim_id", "item_id")


class Holding:
    """One operation of one technician; ``orders`` are his."""

    def __init__(self, batch: Batch, op: OpMessage, orders: set[str], had: Had, *, knows_all: bool) -> None:
        """``knows_all``: at a computer of the office, which has everything, he may have found it there."""
        self._batch = batch
        self._op = op
        self._orders = orders
        self._had = had
        self._knows_all = knows_all

    @cached_property
    def places(self) -> set[str]:
        """His van, and the van of whoever leads his orders."""
        leads = {str(row.values.get("technician")) for row in self._order_rows()}
        return {code for code, holder in self._holders.items() if holder in leads | {self._op.by}}

    @cached_property
    def others(self) -> set[str]:
        """Vans of other people."""
        return {code for code, holder in self._holders.items() if holder} - self.places

    def unit_is_his(self, known: Stored) -> bool:
        """Whether he may say something of a terminal or card."""
        kind, ref = self._spot(known)
        if (kind == "location" and ref in self.places) or (kind == "vehicle" and self.is_of_order(ref)):
            return True
        free = kind != "vehicle" and not (kind == "location" and ref in self.others)
        if self._is_lent(known) or (self._comes(known) and kind == "location" and free):
            return True
        if (free or known.values.get("state") == "reserved") and str(known.key[0]) in self._named:
            return True
        if free or self._op.kind == _DECIDING:
            return self._knows_all or self._had(known.ident)
        return self._contradicts(known) and self._had(known.ident)

    def may_go_to(self, unit: Stored, kind: object, ref: object) -> bool:
        """Whether he may put it there: into another's van only what is lent, on a vehicle of his orders only."""
        if kind == "vehicle":
            return self.is_of_order(ref)
        if kind == "terminal":
            inside = self._batch.row("terminals", [ref])
            return inside is not None and self.unit_is_his(inside)
        return kind != "location" or ref not in self.others or (ref in self._agreed_ends and self._is_lent(unit))

    def is_of_order(self, vehicle: object) -> bool:
        """Whether a vehicle or piece of equipment is one of his orders', of an install one of their customer."""
        orders = list(self._order_rows())
        if any(vehicle in (row.values.get("vehicle_id"), row.values.get("equipment_id")) for row in orders):
            return True
        moved = {row.values.get("customer_id") for row in orders if row.values.get("kind") == "install"}
        known = self._batch.row("vehicles", [vehicle]) if moved else None
        return vehicle in self._planned or (known is not None and known.values.get("customer_id") in moved)

    def slip_is_his(self, row: Row) -> bool:
        """One of its ends is his, and none is another's unless both agreed."""
        ends = {str(row.values.get("source")), str(row.values.get("target"))}
        here = self._op.kind == _HERE and self._knows_all
        return not ends & (self.others - self._agreed_ends) and (bool(ends & (self.places | self._agreed_ends)) or here)

    def move_is_his(self, row: Row) -> bool:
        """Parts go in and out of his van, at the ends of a slip, or back to where his order took them from."""
        place = row.values.get("location_code")
        slips = [one for one in self._op.rows if one.table == "stock_slips" and one.key[0] == row.values.get("slip_id")]
        ends = {end for slip in slips for end in (slip.values.get("source"), slip.values.get("target"))}
        return place in self.places or place in ends - (self.others - self._agreed_ends) or self._came_from_there(row)

    @cached_property
    def _holders(self) -> dict[str, str]:
        rows = self._batch.rows_of("stock_locations")
        return {str(row.values.get("code")): str(row.values.get("holder_login") or "") for row in rows}

    def _order_rows(self) -> Iterator[Stored]:
        for order in sorted(self._orders):
            if (row := self._batch.row("orders", [order])) is not None:
                yield row

    @cached_property
    def _of_orders(self) -> list[Stored]:
        return [row for order in sorted(self._orders) for row in self._batch.of_order(order)]

    @cached_property
    def _planned(self) -> set[object]:
        rows = [row for row in self._of_orders if row.table in ("install_rows", "visit_objects")]
        return {row.values.get(name) for row in rows for name in ("vehicle_id", "equipment_id")} - {None, ""}

    @cached_property
    def _named(self) -> set[str]:
        return {str(row.values[name]) for row in self._of_orders for name in _NAMING if row.values.get(name)}

    @cached_property
    def _agreed(self) -> list[Stored]:
        """The transfer both said yes to, or the slip that is taken back, where he took part in it."""
        found: list[Stored | None] = []
        for row in self._op.rows:
            if row.table == "stock_transfers" and self._op.kind == "accept_transfer":
                found.append(self._batch.row(row.table, row.key))
            elif row.table == "stock_slips" and self._op.kind == "undo_slip":
                found.append(self._batch.row(row.table, [row.values.get("undoes")]))
        parties = ("giver", "taker", "by")
        return [one for one in found if one is not None and self._op.by in (one.values.get(name) for name in parties)]

    @cached_property
    def _agreed_ends(self) -> set[str]:
        return {str(one.values.get(name)) for one in self._agreed for name in ("source", "target")} - {""}

    @cached_property
    def _lent(self) -> set[str]:
        lines = [line for one in self._agreed for line in (one.values.get("body") or {}).get("lines", ())]
        return {str(line.get("number")) for line in lines if isinstance(line, dict)}

    def _is_lent(self, known: Stored) -> bool:
        inside = self._around(known)
        return str(known.values.get("number", known.values.get("iccid"))) in self._lent or (
            inside is not None and self._is_lent(inside)
        )

    def _spot(self, known: Stored) -> tuple[object, object]:
        """Where it is; a card in a terminal is where that is."""
        inside = self._around(known)
        return self._spot(inside) if inside is not None else (known.values["place_kind"], known.values.get("place_ref"))

    def _around(self, known: Stored) -> Stored | None:
        if known.table != "sims" or known.values.get("place_kind") != "terminal":
            return None
        return self._batch.row("terminals", [known.values.get("place_ref")])

    def _said_of(self, known: Stored) -> Row | None:
        return next((row for row in self._op.rows if row.table == known.table and row.key == known.key), None)

    def _comes(self, known: Stored) -> bool:
        """On its way into his van: the warehouse's shelf is open to those who fetch their own."""
        row = self._said_of(known)
        return row is not None and row.values.get("place_ref") in self.places

    def _contradicts(self, known: Stored) -> bool:
        row = self._said_of(known)
        return row is not None and any(name in row.was and row.was[name] != known.values.get(name) for name in _PLACE)

    def _came_from_there(self, row: Row) -> bool:
        same = ("location_code", "part_code")
        quantity = row.values.get("quantity")
        return isinstance(quantity, int) and quantity > 0 and any(
            one.table == "stock_moves" and one.values["quantity"] < 0
            and all(one.values.get(name) == row.values.get(name) for name in same)
            for one in self._of_orders
        )  # fmt: skip

"""Takes the good rows of a vehicle list into the register: new vehicles, gaps of known ones, and the wishes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id, new_id
from fieldtech.model.customers import Customer, PlateChange, Vehicle
from fieldtech.model.name_order import name_order
from fieldtech.model.vehicle_lists import VehicleWish
from fieldtech.services.context import Context
from fieldtech.services.imports.lists.findings import JudgedRow, Values
from fieldtech.services.imports.lists.register import AT_ONCE
from fieldtech.services.masters.indexing import index_row
from fieldtech.services.masters.kinds import KINDS
from fieldtech.services.masters.writing import given_number
from fieldtech.store import search
from fieldtech.sync.rows import insert_new

_COLUMNS = {
    "plate": "plate", "vin": "vin", "vehicle_type": "vehicle_type", "make_model": "make_model",
    "driver_name": "driver_name", "driver_phone": "driver_mobile", "remark": "note",
}  # fmt: skip
_OTHERS = ("owner", "body_colour", "transport_permit", "existing_devices")
_FOUND_BY = ("number", "plate", "vin", "make_model", "vehicle_type", "driver_name", "driver_mobile", "note")
"""As ``index_row`` has it for vehicles, without asking for the customer again at every row."""


class VehicleStore:
    """One list on its way into the register; ``ids`` are the vehicles by row number."""

    def __init__(self, context: Context, session: Session, customer: Customer) -> None:
        self._context = context
        self._session = session
        self._customer = customer
        self.created = self.changed = 0
        self.ids: dict[int, Id] = {}
        self._named: Counter[str | None] = Counter()  # how many rows name a plate

    def take(self, rows: Sequence[JudgedRow]) -> Iterator[int]:
        """Store the rows, telling from time to time how many are done."""
        self._named = Counter(row.values["plate"] for row in rows)
        for at in range(0, len(rows), AT_ONCE):
            part = rows[at : at + AT_ONCE]
            new = self._new([row for row in part if row.existing is None])
            self._known([row for row in part if row.existing is not None])
            self._session.flush()
            owner = (self._customer.name, self._customer.number)
            found_by = ((v["id"], (*(v[name] for name in _FOUND_BY), *owner)) for v in new)
            search.index_new(self._session, "vehicle", ((key, filter(None, texts)) for key, texts in found_by))
            yield at + len(part)

    def _new(self, rows: Sequence[JudgedRow]) -> list[dict[str, Any]]:
        """Thousands of them come without objects: these would take most of the time."""
        made, owner = [], self._customer.id
        for row, (key, number) in zip(rows, self._free_numbers(len(rows)), strict=True):
            values = _vehicle_values(row.values)
            own = {"id": key, "number": number, "customer_id": owner, "plate_order": name_order(values["plate"])}
            self.ids[row.number] = key
            made.append({**own, **values})
        insert_new(self._session, Vehicle, made)
        insert_new(self._session, VehicleWish, [{"id": new_id(), **self._wish(row)} for row in rows])
        self.created += len(rows)
        return made

    def _known(self, rows: Sequence[JudgedRow]) -> None:
        keys = [row.existing for row in rows]
        vehicles = {v.id: v for v in self._session.scalars(select(Vehicle).where(Vehicle.id.in_(keys)))}
        wanted = select(VehicleWish).where(VehicleWish.vehicle_id.in_(keys))
        wishes = {wish.vehicle_id: wish for wish in self._session.scalars(wanted)}
        for row in rows:
            assert row.existing is not None
            self.ids[row.number] = row.existing
            touched = self._fill(vehicles[row.existing], row.values)
            wish = wishes.get(row.existing)
            if wish is None:
                self._session.add(VehicleWish(**self._wish(row)))
            touched = wish is None or self._renew(wish, row.values) or touched
            self.changed += touched

    def _fill(self, vehicle: Vehicle, values: Values) -> bool:
        """What the register did not know yet; what it knows is not overwritten by a list."""
        touched = False
        before = vehicle.plate, vehicle.plate_colour
        known = _vehicle_values(values)
        if vehicle.plate and self._named[values["plate"]] > 1:
            del known["plate_colour"]  # which of the rows it is, the colour alone would tell
        for column, value in known.items():
            if value and not getattr(vehicle, column):
                setattr(vehicle, column, value)
                touched = True
        if before != (vehicle.plate, vehicle.plate_colour):
            self._session.add(self._plate_change(vehicle, before))
        if touched:
            self._session.flush()
            index_row(self._session, KINDS["vehicles"], vehicle)
        return touched

    def _plate_change(self, vehicle: Vehicle, before: tuple[str, int]) -> PlateChange:
        return PlateChange(
            vehicle_id=vehicle.id,
            old_plate=before[0],
            old_colour=before[1],
            new_plate=vehicle.plate,
            new_colour=vehicle.plate_colour,
            at=self._context.now(),
            by=self._context.person.login if self._context.person else "system",
        )

    def _wish(self, row: JudgedRow) -> dict[str, Any]:
        wishes = _wish_values(row.values)
        others = {name: row.values[name] for name in _OTHERS if row.values.get(name)}
        now = self._context.now()
        return {"vehicle_id": self.ids[row.number], "others": others, "changed_at": now, **wishes}

    def _renew(self, wish: VehicleWish, values: Values) -> bool:
        """The newest list counts, where it says anything."""
        newer = {name: value for name, value in _wish_values(values).items() if value}
        newer["others"] = wish.others | {name: values[name] for name in _OTHERS if values.get(name)}
        changed = {name: value for name, value in newer.items() if getattr(wish, name) != value}
        for name, value in changed.items():
            setattr(wish, name, value)
        if changed:
            wish.changed_at = self._context.now()
        return bool(changed)

    def _free_numbers(self, count: int) -> list[tuple[Id, str]]:
        """Ids whose numbers are not taken: their tails are short, and a large list may hit one twice."""
        free: dict[str, Id] = {}
        while len(free) < count:
            drawn = {given_number(self._context, KINDS["vehicles"], key): key for key in _ids(count - len(free))}
            taken = set(self._session.scalars(select(Vehicle.number).where(Vehicle.number.in_(drawn))))
            free |= {number: key for number, key in drawn.items() if number not in taken}
        return [(key, number) for number, key in free.items()]


def _ids(count: int) -> Iterator[Id]:
    return (new_id() for _ in range(count))


def _vehicle_values(values: Values) -> dict[str, Any]:
    """The columns of the vehicle; a plate of unknown colour has 0, as one that is not there yet."""
    row = {column: values.get(name) or "" for name, column in _COLUMNS.items()}
    voltage = values.get("voltage")
    return {**row, "plate_colour": values.get("plate_colour") or 0, "voltage": str(voltage) if voltage else ""}


def _wish_values(values: Values) -> dict[str, Any]:
    days = {"wanted_on": "wanted_date", "bought_on": "purchase_date"}
    words = {"model_code": "model", "terminal": "terminal_id"}
    words |= {name: name for name in ("imei", "iccid", "msisdn", "remark")}
    return {
        **{column: date.fromisoformat(values[name]) if values.get(name) else None for column, name in days.items()},
        **{column: values.get(name) or "" for column, name in words.items()},
    }

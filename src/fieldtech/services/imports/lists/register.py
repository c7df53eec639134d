"""The rows of the register a list touches, looked up once for the whole list."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.identifiers.plate import NO_PLATE
from fieldtech.services.imports.lists.beside import CARD_COMPARED, Found, Register
from fieldtech.services.imports.lists.findings import Finding, JudgedRow, Values
from fieldtech.services.imports.lists.owners import known_customer

AT_ONCE = 500  # values in one query
_DEAD = ("cancelled", "lost")


def register_for(session: Session, kind: str, rows: Sequence[JudgedRow], customer: str) -> Register:
    """The register as these rows see it; ``customer`` is whose vehicles they are, by number."""
    if kind == "vehicle_list":
        vehicles = _Vehicles(session, rows, customer)
        return Register(vehicles.look_up, vehicles.learn)
    stock = (_Terminals if kind == "terminals" else _Sims)(session, rows)
    return Register(stock.look_up, stock.learn)


class _Vehicles:
    """A vehicle is known by its VIN, else by plate and colour."""

    def __init__(self, session: Session, rows: Sequence[JudgedRow], customer: str) -> None:
        owner = known_customer(session, customer)
        self._customer = owner.id if owner else None
        self._by_plate: dict[tuple[str, int], Any] = {}
        self._colours: dict[str, set[int]] = {}
        self._by_vin: dict[str, Any] = {}
        self.learn(session, rows)

    def learn(self, session: Session, rows: Sequence[JudgedRow]) -> None:
        columns = (Vehicle.id, Vehicle.customer_id, Vehicle.plate, Vehicle.plate_colour, Vehicle.vin)
        found = [
            *_rows(session, columns, Vehicle.plate, _values(rows, "plate"), Vehicle.active),
            *_rows(session, columns, Vehicle.vin, _values(rows, "vin"), Vehicle.active),
        ]
        self._by_plate |= {(row.plate, row.plate_colour): row for row in found if row.plate}
        for plate, colour in self._by_plate:
            self._colours.setdefault(plate, set()).add(colour)
        self._by_vin |= {row.vin: row for row in found if row.vin}

    def look_up(self, values: Values) -> Found:
        by_vin = self._by_vin.get(values["vin"])
        by_plate = self._of_plate(values["plate"], values["plate_colour"])
        known = by_vin or by_plate
        if known is None:
            return None, ()
        if known.customer_id != self._customer:
            which = ("vin", "duplicate_vin") if by_vin is not None else ("plate", "duplicate_plate")
            return None, (Finding(which[1], which[0], {}, "vehicle_of_another_customer"),)
        if by_vin is not None and by_plate is not None and by_vin.id != by_plate.id:
            return None, (Finding("duplicate_plate", "plate", {}, "plate_of_another_vehicle"),)
        if by_vin is None and values["vin"] and known.vin:
            return None, (Finding("duplicate_plate", "plate", {}, "plate_of_another_vehicle"),)
        return known.id, ()

    def _of_plate(self, plate: str | None, colour: int | None) -> Any | None:
        """The vehicle with plate and colour; a colour nobody told yet, here or there, is no difference."""
        if not plate:
            return None
        if colour is None:
            colour = min(self._colours.get(plate, {NO_PLATE}))
        return self._by_plate.get((plate, colour)) or self._by_plate.get((plate, NO_PLATE))


class _Terminals:
    """A terminal is known by its number; its IMEI belongs to it alone."""

    def __init__(self, session: Session, rows: Sequence[JudgedRow]) -> None:
        self._by_number: dict[str, Any] = {}
        self._by_imei: dict[str, Any] = {}
        self.learn(session, rows)

    def learn(self, session: Session, rows: Sequence[JudgedRow]) -> None:
        columns = (Terminal.id, Terminal.number, Terminal.imei)
        found = [
            *_rows(session, columns, Terminal.number, _values(rows, "terminal_id")),
            *_rows(session, columns, Terminal.imei, _values(rows, "imei")),
        ]
        self._by_number |= {row.number: row for row in found}
        self._by_imei |= {row.imei: row for row in found}

    def look_up(self, values: Values) -> Found:
        known = self._by_number.get(values["terminal_id"])
        holder = self._by_imei.get(values["imei"])
        if known is not None and known.imei != values["imei"]:
            told = {"imei": known.imei}
            return None, (Finding("duplicate_terminal_id", "terminal_id", told, "terminal_in_register"),)
        if known is None and holder is not None:
            return None, (Finding("duplicate_imei", "imei", {"number": holder.number}, "imei_in_register"),)
        return (known.id if known is not None else None), ()


class _Sims:
    """A card is known by the first 19 characters; its number belongs to one living card."""

    def __init__(self, session: Session, rows: Sequence[JudgedRow]) -> None:
        self._by_card: dict[str, Any] = {}
        self._by_number: dict[str, Any] = {}
        self.learn(session, rows)

    def learn(self, session: Session, rows: Sequence[JudgedRow]) -> None:
        columns = (Sim.id, Sim.iccid, Sim.msisdn, Sim.state, Sim.active)
        keys = [value[:CARD_COMPARED] for value in _values(rows, "iccid")]
        found = [
            *_rows(session, columns, func.substr(Sim.iccid, 1, CARD_COMPARED), keys),
            *_rows(session, columns, Sim.msisdn, _values(rows, "msisdn")),
        ]
        self._by_card |= {row.iccid[:CARD_COMPARED]: row for row in found}
        self._by_number |= {row.msisdn: row for row in found if row.active and row.state not in _DEAD}

    def look_up(self, values: Values) -> Found:
        known = self._by_card.get(values["iccid"][:CARD_COMPARED])
        if known is not None and known.msisdn != values["msisdn"]:
            return None, (Finding("duplicate_iccid", "iccid", {"number": known.msisdn}, "card_in_register"),)
        holder = self._by_number.get(values["msisdn"])
        if (known is None or not known.active) and holder is not None and holder is not known:
            return None, (Finding("duplicate_msisdn", "msisdn", {"iccid": holder.iccid}, "number_in_register"),)
        return (known.id if known is not None else None), ()


def _values(rows: Iterable[JudgedRow], name: str) -> list[str]:
    return list({row.values[name] for row in rows if row.values.get(name)})


def _rows(
    session: Session, columns: Sequence[InstrumentedAttribute[Any]], key: Any, values: Iterable[str], *where: Any
) -> Iterator[Any]:
    rest = iter(values)
    while part := list(islice(rest, AT_ONCE)):
        yield from session.execute(select(*columns).where(key.in_(part), *where))

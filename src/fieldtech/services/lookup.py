"""Finding the customer while he speaks, the choices of reference fields, and what a scan is of ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import Part
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Contact, Customer, Vehicle
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.identifiers import recognise
from fieldtech.model.identifiers.iccid import iccid_key
from fieldtech.model.orders import Entry, Order
from fieldtech.model.warranty import Warranty
from fieldtech.services.context import Context
from fieldtech.services.history.labels import PlaceLabel, place_labels, vehicle_name
from fieldtech.services.masters.kinds import MasterKind, kind_of
from fieldtech.services.mounted import terminal_on
from fieldtech.services.warranty import of_units
from fieldtech.store import search
from fieldtech.store.arrival import arrival

MOST_HITS = 8
OPTIONS = 20


@dataclass(frozen=True)
class CustomerHit:
    """A customer, and through what he was found: ``via`` is customer, contact, vehicle, terminal or sim.

    ``contact`` and ``phone`` are whom to call back; ``vehicle`` is the number of the vehicle, if that is known.
    """

    customer_id: Id
    number: str
    customer: str
    address: str
    via: str
    label: str
    detail: str
    contact: str = ""
    phone: str = ""
    vehicle_id: Id | None = None
    vehicle: str = ""


@dataclass(frozen=True)
class VehicleOption:
    """A vehicle of a customer as the intake offers it; ``symptoms`` are the codes of its last order."""

    id: Id
    number: str
    plate: str
    plate_colour: int
    name: str
    make_model: str
    terminal: str
    model: str
    bought_on: date | None
    warranty: str
    warranty_until: date | None
    last_order: str
    symptoms: tuple[str, ...]


@dataclass(frozen=True)
class Option:
    """One choice of a reference field: ``value`` is the number or code that drafts keep, the rest is shown."""

    value: str
    label: str
    label_en: str
    note: str


@dataclass(frozen=True)
class ScanHit:
    """Something of ours that a scan names, and where it is now."""

    kind: str
    id: Id
    label: str
    place: PlaceLabel | None
    state: str = ""


class Lookup:
    """Short answers while somebody types, talks or scans."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def customers_by(self, text: str) -> list[CustomerHit]:
        """At most 8 hits for any fragment of a name, telephone, plate, VIN, terminal number or ICCID."""
        self._context.require("see_customers")
        with self._context.reading() as session:
            hits: dict[tuple[Id, Id | None], CustomerHit] = {}
            for hit in _customer_hits(session, text):
                hits.setdefault((hit.customer_id, hit.vehicle_id), hit)
                if len(hits) == MOST_HITS:
                    break
            return list(hits.values())

    def vehicles_of(self, customer_id: Id) -> list[VehicleOption]:
        """The customer's vehicles with terminal, warranty and what they had last."""
        self._context.require("see_customers")
        today = self._context.local(self._context.now()).date()
        with self._context.reading() as session:
            mine = select(Vehicle).where(Vehicle.customer_id == customer_id, Vehicle.active)
            rows = session.scalars(mine.order_by(Vehicle.plate, Vehicle.number)).all()
            units = {row.id: terminal_on(session, row.id) for row in rows}
            lasts = of_units(session, [unit for unit in units.values() if unit], today, self._context.zone)
            return [_vehicle_option(session, row, units[row.id], lasts) for row in rows]

    def options(self, list_name: str, text: str = "", customer: Id | None = None) -> list[Option]:
        """Up to 20 rows of a master list for a reference field; of one customer where the list has customers."""
        kind = kind_of(list_name)
        self._context.require(kind.see_right)
        with self._context.reading() as session:
            query = select(kind.model).where(getattr(kind.model, kind.active))
            if customer is not None and kind.has_customer:
                query = query.where(kind.model.customer_id == customer)
            if match := search.match(session, kind.word, text):
                query = query.where(match.condition(kind.model.id))
            rows = session.scalars(query.order_by(getattr(kind.model, kind.number)).limit(OPTIONS)).all()
            return [_option(kind, row) for row in rows]

    def recognise_scan(self, text: str) -> ScanHit | None:
        """The terminal, SIM card, vehicle or part that a scan names; None when it is none of ours."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            for candidate in recognise(text):
                if hit := _scanned(session, candidate.kind, candidate.value):
                    return hit
        return None


def _customer_hits(session: Session, text: str) -> Iterator[CustomerHit]:
    """Customers by themselves first, then by their people, vehicles and devices; the newest first in each."""
    for customer in _newest(session, "customer", Customer, text, Customer.active):
        yield _hit(session, customer, "customer", customer.name, customer.address)
    for contact in _newest(session, "contact", Contact, text, Contact.active):
        hit = _hit(session, session.get_one(Customer, contact.customer_id), "contact", contact.name, contact.role)
        yield replace(hit, contact=contact.name, phone=contact.mobile or contact.landline)
    for vehicle in _newest(session, "vehicle", Vehicle, text, Vehicle.active):
        yield _vehicle_hit(session, vehicle, "vehicle", vehicle.driver_name)
    for terminal in _newest(session, "terminal", Terminal, text, Terminal.place_kind == "vehicle"):
        yield _vehicle_hit(session, session.get_one(Vehicle, Id(terminal.place_ref)), "terminal", terminal.number)
    for sim in _newest(session, "sim", Sim, text, Sim.place_kind == "terminal"):
        holder = session.get_one(Terminal, Id(sim.place_ref))
        if holder.place_kind == "vehicle":
            yield _vehicle_hit(session, session.get_one(Vehicle, Id(holder.place_ref)), "sim", sim.iccid)


def _newest(session: Session, kind: str, model: Any, text: str, where: Any) -> list[Any]:
    match = search.match(session, kind, text)
    if match is None:
        return []
    query = select(model).where(match.condition(model.id), where)
    return list(session.scalars(query.order_by(model.id.desc()).limit(MOST_HITS)))


def _hit(session: Session, row: Customer, via: str, label: str, detail: str) -> CustomerHit:
    """With the main contact, until a better one is known."""
    main = select(Contact).where(Contact.customer_id == row.id, Contact.active)
    contact = session.scalar(main.order_by(Contact.is_main.desc(), Contact.number).limit(1))
    person = (contact.name, contact.mobile or contact.landline) if contact else ("", "")
    return CustomerHit(row.id, row.number, row.name, row.address, via, label, detail, *person)


def _vehicle_hit(session: Session, row: Vehicle, via: str, detail: str) -> CustomerHit:
    hit = _hit(session, session.get_one(Customer, row.customer_id), via, vehicle_name(row), detail)
    return replace(hit, vehicle_id=row.id, vehicle=row.number)


def _vehicle_option(
    session: Session, row: Vehicle, terminal: Terminal | None, lasts: Mapping[Id, Warranty]
) -> VehicleOption:
    warranty = lasts[terminal.id] if terminal else None
    order = session.scalar(select(Order).where(Order.vehicle_id == row.id).order_by(Order.created_at.desc()).limit(1))
    return VehicleOption(
        row.id,
        row.number,
        row.plate,
        row.plate_colour,
        vehicle_name(row),
        row.make_model or row.vehicle_type,
        terminal.number if terminal else "",
        terminal.model_code if terminal else "",
        terminal.bought_on if terminal else None,
        warranty.state.value if warranty else "unknown",
        warranty.until if warranty else None,
        order.number if order else "",
        _symptoms(session, order) if order else (),
    )


def _symptoms(session: Session, order: Order) -> tuple[str, ...]:
    wanted = select(Entry.body).where(Entry.order_id == order.id, Entry.kind == IntakeDraft.kind)
    body = session.scalar(wanted.order_by(arrival(Entry).desc()).limit(1))
    return tuple(body.get("symptoms", ())) if body else ()


def _option(kind: MasterKind, row: Any) -> Option:
    number = str(getattr(row, kind.number))
    label = vehicle_name(row) if isinstance(row, Vehicle) else str(getattr(row, kind.title))
    english = str(getattr(row, kind.title_en)) if kind.title_en else ""
    return Option(number, label, english, str(getattr(row, kind.note)) if kind.note else "")


def _scanned(session: Session, kind: str, value: str) -> ScanHit | None:
    if kind in ("terminal_id", "imei"):
        column = Terminal.number if kind == "terminal_id" else Terminal.imei
        return _item_hit(session, "terminal", session.scalar(select(Terminal).where(column == value)))
    if kind == "iccid":
        same = Sim.iccid.startswith(iccid_key(value), autoescape=True)
        return _item_hit(session, "sim", session.scalar(select(Sim).where(same)))
    if kind == "msisdn":
        return _item_hit(session, "sim", session.scalar(select(Sim).where(Sim.msisdn == value, Sim.active)))
    if kind in ("plate", "vin"):
        column = Vehicle.plate if kind == "plate" else Vehicle.vin
        vehicle = session.scalar(select(Vehicle).where(column == value, Vehicle.active))
        return ScanHit("vehicle", vehicle.id, vehicle_name(vehicle), None) if vehicle else None
    if kind == "part_no":
        part = session.scalar(select(Part).where(Part.code == value))
        return ScanHit("part", part.id, part.code, None) if part else None
    return None


def _item_hit(session: Session, kind: str, item: Terminal | Sim | None) -> ScanHit | None:
    if item is None:
        return None
    place = (item.place_kind, item.place_ref)
    label = item.number if isinstance(item, Terminal) else item.iccid
    return ScanHit(kind, item.id, label, place_labels(session, [place])[place], item.state)

"""Paged lists of vehicles, terminals, SIM cards and customers, found by whatever somebody remembers of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Integer, Row, Select, and_, cast, false, func, or_, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Contact, Customer, Vehicle
from fieldtech.model.warranty import Warranty
from fieldtech.services.history.labels import PlaceLabel, place_labels
from fieldtech.services.ordering import Columns, Ordering, by_name, sorts
from fieldtech.services.reservations import Reservation, reservations_of
from fieldtech.services.warranty import of_units
from fieldtech.store import search
from fieldtech.store.lists import Page, PageKey, Sort, page

Rows = Select[*tuple[Any, ...]]
Labels = dict[tuple[str, str], PlaceLabel]
Held = dict[Id, Reservation]


@dataclass(frozen=True)
class VehicleRow:
    """A line of the vehicle list."""

    id: Id
    number: str
    plate: str
    plate_colour: int
    vin: str
    customer: str
    make_model: str
    terminal: str
    model: str


@dataclass(frozen=True)
class TerminalRow:
    """A line of the terminal list; ``place`` is the name of where it is."""

    id: Id
    number: str
    model: str
    imei: str
    state: str
    place_kind: str
    place: str
    warranty: str
    warranty_until: date | None
    reserved_for: str = ""


@dataclass(frozen=True)
class SimRow:
    """A line of the SIM list."""

    id: Id
    iccid: str
    msisdn: str
    operator: str
    state: str
    place_kind: str
    place: str
    valid_until: date | None
    reserved_for: str = ""


@dataclass(frozen=True)
class CustomerRow:
    """A line of the customer list."""

    id: Id
    number: str
    name: str
    address: str
    site_class: str
    vehicles: int


_FLEET = (
    select(func.count()).select_from(Vehicle).where(Vehicle.customer_id == Customer.id, Vehicle.active)
).scalar_subquery()
_ON_IT = (
    select(func.min(Terminal.number))
    .where(Terminal.place_kind == "vehicle", Terminal.place_ref == func.lower(func.hex(Vehicle.id)))
    .scalar_subquery()
)
_VEHICLES: Columns = {
    "": (Sort(Vehicle.number),),
    "plate": (Sort(Vehicle.plate_order),),
    "customer": (Sort(Customer.name_order),),
    "terminal": (Sort(_ON_IT, nullable=True),),
    "make_model": (by_name(Vehicle.make_model),),
    "vin": (Sort(Vehicle.vin),),
}
_PLACE = Sort(Terminal.place_kind), Sort(Terminal.place_ref)
_YEAR, _MONTH, _DAY = (cast(func.substr(Terminal.bought_on, *part), Integer) for part in ((1, 4), (6, 2), (9, 2)))
# by the papers of the unit alone: the few an acceptance or a repair says other of stand where their papers put them
_UNTIL = (_YEAR * 12 + _MONTH + Terminal.warranty_months) * 100 + _DAY
_TERMINALS: Columns = {
    "number": (Sort(Terminal.number),),
    "state": (Sort(Terminal.state), Sort(Terminal.number)),
    "place": (*_PLACE, Sort(Terminal.number)),
    "about": (Sort(Terminal.model_code), Sort(Terminal.number)),
    "until": (Sort(_UNTIL, nullable=True),),
}
_SIMS: Columns = {
    "number": (Sort(Sim.iccid),),
    "state": (Sort(Sim.state), Sort(Sim.iccid)),
    "place": (Sort(Sim.place_kind), Sort(Sim.place_ref), Sort(Sim.iccid)),
    "about": (Sort(Sim.msisdn),),
    "until": (Sort(Sim.valid_until, nullable=True),),
}
_CUSTOMERS: Columns = {
    "number": (Sort(Customer.number),),
    "name": (Sort(Customer.name_order),),
    "site_class": (Sort(Customer.site_class), Sort(Customer.number)),
    "vehicles": (Sort(_FLEET),),
    "address": (by_name(Customer.address),),
}


def vehicles(session: Session, text: str, ordering: Ordering, after: PageKey | None, limit: int) -> Page[VehicleRow]:
    """Vehicles; found by themselves, their customer, or the terminal on them."""
    query: Rows = select(Vehicle, Customer.name).join(Customer, Customer.id == Vehicle.customer_id)
    query = query.where(Vehicle.active)
    if own := search.match(session, "vehicle", text):
        query = query.where(or_(own.condition(Vehicle.id), _hex(Vehicle).in_(_places(session, Terminal, text))))
    order = sorts(ordering, _VEHICLES, Vehicle.id)
    found = page(session, query, order, tuple, after=after, limit=limit)
    mounted = _mounted(session, [row[0] for row in found.rows])
    return Page(tuple(_vehicle_row(row[0], row[1], mounted) for row in found.rows), found.next_key)


def terminals(
    session: Session,
    text: str,
    state: str,
    today: date,
    zone: ZoneInfo,
    ordering: Ordering,
    after: PageKey | None,
    limit: int,
) -> Page[TerminalRow]:
    """Terminals, of one state or all; found by themselves or by the vehicle they are on."""
    query: Rows = select(Terminal).where(Terminal.active)
    query = query.where(Terminal.state == state) if state else query
    if own := search.match(session, "terminal", text):
        query = query.where(or_(own.condition(Terminal.id), _at(session, Terminal, Vehicle, text)))
    found = page(session, query, sorts(ordering, _TERMINALS, Terminal.id), _first, after=after, limit=limit)
    names = place_labels(session, ((item.place_kind, item.place_ref) for item in found.rows))
    held, lasts = reservations_of(session, found.rows), of_units(session, found.rows, today, zone)
    return Page(tuple(_terminal_row(item, names, lasts[item.id], held) for item in found.rows), found.next_key)


def sims(
    session: Session, text: str, state: str, ordering: Ordering, after: PageKey | None, limit: int
) -> Page[SimRow]:
    """SIM cards, of one state or all; found by themselves or by the terminal they are in."""
    query: Rows = select(Sim).where(Sim.active)
    query = query.where(Sim.state == state) if state else query
    if own := search.match(session, "sim", text):
        query = query.where(or_(own.condition(Sim.id), _at(session, Sim, Terminal, text)))
    found = page(session, query, sorts(ordering, _SIMS, Sim.id), _first, after=after, limit=limit)
    names = place_labels(session, ((item.place_kind, item.place_ref) for item in found.rows))
    held = reservations_of(session, found.rows)
    return Page(tuple(_sim_row(item, names, held) for item in found.rows), found.next_key)


def customers(session: Session, text: str, ordering: Ordering, after: PageKey | None, limit: int) -> Page[CustomerRow]:
    """Customers; found by themselves or by one of their contacts, sites, vehicles or equipment."""
    query: Rows = select(Customer, _FLEET).where(Customer.active)
    if (found := customer_condition(session, text)) is not None:
        query = query.where(found)
    order = sorts(ordering, _CUSTOMERS, Customer.id)
    return page(session, query, order, lambda row: _customer_row(*tuple(row)[:2]), after=after, limit=limit)


def customer_condition(session: Session, text: str) -> ColumnElement[bool] | None:
    """Customers who themselves, or whose contacts or vehicles, contain the text; None when nothing is asked."""
    own = search.match(session, "customer", text)
    if own is None:
        return None
    conditions = [own.condition(Customer.id)]
    for kind, model in _OF_CUSTOMER.items():
        if match := search.match(session, kind, text):
            conditions.append(Customer.id.in_(select(model.customer_id).where(match.condition(model.id))))
    return or_(*conditions)


_OF_CUSTOMER: dict[str, Any] = {"contact": Contact, "vehicle": Vehicle}


def _hex(model: Any) -> ColumnElement[str]:
    """The id as it is kept in ``place_ref``."""
    return func.lower(func.hex(model.id))


def _places(session: Session, model: Any, text: str) -> Select[Any]:
    """Where the terminals (or SIM cards) are that contain the text."""
    match = search.match(session, model.__tablename__[:-1], text)
    return select(model.place_ref).where(match.condition(model.id) if match else false())


def _at(session: Session, item: Any, holder: Any, text: str) -> ColumnElement[bool]:
    """Items that are on a vehicle (or in a terminal) that contains the text."""
    kind = holder.__tablename__[:-1]
    match = search.match(session, kind, text)
    holders = select(_hex(holder)).where(match.condition(holder.id) if match else false())
    return and_(item.place_kind == kind, item.place_ref.in_(holders))


def _mounted(session: Session, rows: list[Vehicle]) -> dict[str, list[Terminal]]:
    there = Terminal.place_kind == "vehicle", Terminal.place_ref.in_([row.id.hex for row in rows])
    mounted: dict[str, list[Terminal]] = {}
    for terminal in session.scalars(select(Terminal).where(*there).order_by(Terminal.number)):
        mounted.setdefault(terminal.place_ref, []).append(terminal)
    return mounted


def _first(row: Row[Any]) -> Any:
    return next(iter(row))


def _vehicle_row(vehicle: Vehicle, customer: str, mounted: dict[str, list[Terminal]]) -> VehicleRow:
    here = mounted.get(vehicle.id.hex, [])
    numbers, models = ", ".join(t.number for t in here), ", ".join(t.model_code for t in here)
    make, plate = vehicle.make_model or vehicle.vehicle_type, (vehicle.plate, vehicle.plate_colour)
    return VehicleRow(vehicle.id, vehicle.number, *plate, vehicle.vin, customer, make, numbers, models)


def _terminal_row(item: Terminal, names: Labels, warranty: Warranty, held: Held) -> TerminalRow:
    place = (item.state, item.place_kind, names[item.place_kind, item.place_ref].name)
    about = (item.id, item.number, item.model_code, item.imei)
    return TerminalRow(*about, *place, warranty.state.value, warranty.until, _number(held, item.id))


def _sim_row(sim: Sim, names: Labels, held: Held) -> SimRow:
    place = (sim.state, sim.place_kind, names[sim.place_kind, sim.place_ref].name)
    return SimRow(sim.id, sim.iccid, sim.msisdn, sim.operator, *place, sim.valid_until, _number(held, sim.id))


def _number(held: Held, unit: Id) -> str:
    return held[unit].number if unit in held else ""


def _customer_row(customer: Customer, count: int) -> CustomerRow:
    return CustomerRow(customer.id, customer.number, customer.name, customer.address, customer.site_class, count)

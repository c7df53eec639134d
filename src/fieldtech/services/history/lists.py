"""Paged lists of vehicles, terminals, SIM cards and customers, found by whatever somebody remembers of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, false, func, or_, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Contact, Customer, Vehicle
from fieldtech.model.warranty import warranty_on
from fieldtech.services.history.labels import PlaceLabel, place_labels
from fieldtech.store import search
from fieldtech.store.lists import Page, PageKey, Sort, page

Rows = Select[*tuple[Any, ...]]
Labels = dict[tuple[str, str], PlaceLabel]


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


@dataclass(frozen=True)
class CustomerRow:
    """A line of the customer list."""

    id: Id
    number: str
    name: str
    address: str
    site_class: str
    vehicles: int


def vehicles(session: Session, text: str, after: PageKey | None, limit: int) -> Page[VehicleRow]:
    """Vehicles by number; found by themselves, their customer, or the terminal on them."""
    query: Rows = select(Vehicle, Customer.name).join(Customer, Customer.id == Vehicle.customer_id)
    query = query.where(Vehicle.active)
    if own := search.match(session, "vehicle", text):
        query = query.where(or_(own.condition(Vehicle.id), _hex(Vehicle).in_(_places(session, Terminal, text))))
    found = page(session, query, (Sort(Vehicle.number), Sort(Vehicle.id)), tuple, after=after, limit=limit)
    mounted = _mounted(session, [row[0] for row in found.rows])
    return Page(tuple(_vehicle_row(row[0], row[1], mounted) for row in found.rows), found.next_key)


def terminals(
    session: Session, text: str, state: str, today: date, after: PageKey | None, limit: int
) -> Page[TerminalRow]:
    """Terminals by number, of one state or all; found by themselves or by the vehicle they are on."""
    query: Rows = select(Terminal).where(Terminal.active)
    query = query.where(Terminal.state == state) if state else query
    if own := search.match(session, "terminal", text):
        query = query.where(or_(own.condition(Terminal.id), _at(session, Terminal, Vehicle, text)))
    found = page(session, query, (Sort(Terminal.number), Sort(Terminal.id)), _first, after=after, limit=limit)
    names = place_labels(session, ((item.place_kind, item.place_ref) for item in found.rows))
    return Page(tuple(_terminal_row(item, names, today) for item in found.rows), found.next_key)


def sims(session: Session, text: str, state: str, after: PageKey | None, limit: int) -> Page[SimRow]:
    """SIM cards by ICCID, of one state or all; found by themselves or by the terminal they are in."""
    query: Rows = select(Sim).where(Sim.active)
    query = query.where(Sim.state == state) if state else query
    if own := search.match(session, "sim", text):
        query = query.where(or_(own.condition(Sim.id), _at(session, Sim, Terminal, text)))
    found = page(session, query, (Sort(Sim.iccid), Sort(Sim.id)), _first, after=after, limit=limit)
    names = place_labels(session, ((item.place_kind, item.place_ref) for item in found.rows))
    return Page(tuple(_sim_row(item, names) for item in found.rows), found.next_key)


def customers(session: Session, text: str, after: PageKey | None, limit: int) -> Page[CustomerRow]:
    """Customers by number; found by themselves or by one of their contacts, sites, vehicles or equipment."""
    mine = Vehicle.customer_id == Customer.id, Vehicle.active
    count = select(func.count()).select_from(Vehicle).where(*mine).scalar_subquery()
    query: Rows = select(Customer, count).where(Customer.active)
    if (found := customer_condition(session, text)) is not None:
        query = query.where(found)
    order = (Sort(Customer.number), Sort(Customer.id))
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


def _terminal_row(item: Terminal, names: Labels, today: date) -> TerminalRow:
    warranty = warranty_on(today, item.warranty_months, item.bought_on)
    place = (item.state, item.place_kind, names[item.place_kind, item.place_ref].name)
    return TerminalRow(item.id, item.number, item.model_code, item.imei, *place, warranty.state.value, warranty.until)


def _sim_row(sim: Sim, names: Labels) -> SimRow:
    place = (sim.state, sim.place_kind, names[sim.place_kind, sim.place_ref].name)
    return SimRow(sim.id, sim.iccid, sim.msisdn, sim.operator, *place, sim.valid_until)


def _customer_row(customer: Customer, count: int) -> CustomerRow:
    return CustomerRow(customer.id, customer.number, customer.name, customer.address, customer.site_class, count)

"""What a page shows of one vehicle, terminal, SIM card or customer at a glance."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import TerminalModel
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Contact, Customer, Equipment, Site, Vehicle
from fieldtech.model.orders import CLOSED, Order
from fieldtech.services.history.labels import PlaceLabel, place_labels, vehicle_name
from fieldtech.services.reservations import Reservation, number_of, reservation_of, reserved_units
from fieldtech.services.warranty import of_units


@dataclass(frozen=True)
class OpenOrder:
    """An order that is not finished, and the numbers of what is set aside for it."""

    id: Id
    number: str
    status: str
    title: str
    created_at: datetime
    reserved: tuple[str, ...] = ()


@dataclass(frozen=True)
class SimCard:
    """A SIM card: where it is, until when it is paid, and whether it is locked to a terminal."""

    id: Id
    iccid: str
    msisdn: str
    imsi: str
    operator: str
    state: str
    place: PlaceLabel
    valid_until: date | None
    expired: bool
    imei_locked: bool
    locked_imei: str
    active: bool
    reserved_for: Reservation | None = None


@dataclass(frozen=True)
class TerminalCard:
    """A terminal with its model, warranty, place and SIM cards."""

    id: Id
    number: str
    model: str
    model_zh: str
    model_en: str
    protocol: str
    imei: str
    phone: str
    state: str
    place: PlaceLabel
    bought_on: date | None
    warranty_months: int
    warranty: str
    warranty_until: date | None
    rma_no: str
    loaner_due: date | None
    sims: tuple[SimCard, ...]
    active: bool
    reserved_for: Reservation | None = None


@dataclass(frozen=True)
class VehicleCard:
    """A vehicle, whose it is, what is on it now and which orders are open."""

    id: Id
    number: str
    plate: str
    plate_colour: int
    vin: str
    vehicle_type: str
    make_model: str
    voltage: str
    driver_name: str
    driver_mobile: str
    note: str
    customer_id: Id
    customer: str
    preference: str
    terminals: tuple[TerminalCard, ...]
    open_orders: tuple[OpenOrder, ...]
    active: bool


@dataclass(frozen=True)
class ContactLine:
    """A person at the customer."""

    id: Id
    name: str
    role: str
    mobile: str
    landline: str
    email: str
    is_main: bool


@dataclass(frozen=True)
class SiteLine:
    """A place of work of the customer."""

    id: Id
    name: str
    address: str
    site_class: str
    rules: str


@dataclass(frozen=True)
class ThingLine:
    """A vehicle or a piece of equipment of the customer."""

    id: Id
    number: str
    name: str
    detail: str


@dataclass(frozen=True)
class CustomerCard:
    """A customer with everything an order needs to know."""

    id: Id
    number: str
    name: str
    uscc: str
    address: str
    site_class: str
    settlement: str
    centre: str
    preference: str
    contacts: tuple[ContactLine, ...]
    sites: tuple[SiteLine, ...]
    vehicles: tuple[ThingLine, ...]
    equipment: tuple[ThingLine, ...]
    open_orders: tuple[OpenOrder, ...]
    active: bool


def sim_card(session: Session, sim: Sim, today: date) -> SimCard:
    """The card of one SIM."""
    place = (sim.place_kind, sim.place_ref)
    return SimCard(
        sim.id,
        sim.iccid,
        sim.msisdn,
        sim.imsi,
        sim.operator,
        sim.state,
        place_labels(session, [place])[place],
        sim.valid_until,
        sim.valid_until is not None and sim.valid_until < today,
        sim.imei_locked,
        sim.locked_imei,
        sim.active,
        reservation_of(session, sim),
    )


def terminal_card(session: Session, terminal: Terminal, today: date, zone: ZoneInfo) -> TerminalCard:
    """The card of one terminal with the SIM cards in it."""
    place = (terminal.place_kind, terminal.place_ref)
    model = session.scalars(select(TerminalModel).where(TerminalModel.code == terminal.model_code)).one()
    warranty = of_units(session, [terminal], today, zone)[terminal.id]
    inside = select(Sim).where(Sim.place_kind == "terminal", Sim.place_ref == terminal.id.hex).order_by(Sim.iccid)
    return TerminalCard(
        terminal.id,
        terminal.number,
        terminal.model_code,
        model.name_zh,
        model.name_en,
        terminal.protocol,
        terminal.imei,
        terminal.phone,
        terminal.state,
        place_labels(session, [place])[place],
        terminal.bought_on,
        terminal.warranty_months,
        warranty.state.value,
        warranty.until,
        terminal.rma_no,
        terminal.loaner_due,
        tuple(sim_card(session, row, today) for row in session.scalars(inside).all()),
        terminal.active,
        reservation_of(session, terminal),
    )


def vehicle_card(
    session: Session, vehicle: Vehicle, today: date, zone: ZoneInfo, shown: ColumnElement[bool]
) -> VehicleCard:
    """The card of one vehicle; ``shown`` are the orders the person may see."""
    customer = session.get_one(Customer, vehicle.customer_id)
    there = select(Terminal).where(Terminal.place_kind == "vehicle", Terminal.place_ref == vehicle.id.hex)
    terminals = session.scalars(there.order_by(Terminal.number)).all()
    return VehicleCard(
        vehicle.id,
        vehicle.number,
        vehicle.plate,
        vehicle.plate_colour,
        vehicle.vin,
        vehicle.vehicle_type,
        vehicle.make_model,
        vehicle.voltage,
        vehicle.driver_name,
        vehicle.driver_mobile,
        vehicle.note,
        customer.id,
        customer.name,
        customer.preference,
        tuple(terminal_card(session, row, today, zone) for row in terminals),
        open_orders(session, Order.vehicle_id == vehicle.id, shown),
        vehicle.active,
    )


def customer_card(session: Session, customer: Customer, shown: ColumnElement[bool]) -> CustomerCard:
    """The card of one customer; retired contacts, sites and vehicles are left out."""
    return CustomerCard(
        customer.id,
        customer.number,
        customer.name,
        customer.uscc,
        customer.address,
        customer.site_class,
        customer.settlement,
        customer.centre_code,
        customer.preference,
        _contacts(session, customer),
        _sites(session, customer),
        _vehicles(session, customer),
        _equipment(session, customer),
        open_orders(session, Order.customer_id == customer.id, shown),
        customer.active,
    )


def open_orders(session: Session, *which: ColumnElement[bool]) -> tuple[OpenOrder, ...]:
    """The unfinished orders, newest first."""
    rows = session.scalars(select(Order).where(*which, Order.status.not_in(CLOSED)).order_by(Order.id.desc()))
    return tuple(
        OpenOrder(row.id, row.number, row.status, row.title, row.created_at, _held(session, row.id)) for row in rows
    )


def _held(session: Session, order: Id) -> tuple[str, ...]:
    return tuple(number_of(unit) for unit in reserved_units(session, order))


def _contacts(session: Session, customer: Customer) -> tuple[ContactLine, ...]:
    mine = select(Contact).where(Contact.customer_id == customer.id, Contact.active)
    rows = session.scalars(mine.order_by(Contact.is_main.desc(), Contact.number))
    return tuple(ContactLine(r.id, r.name, r.role, r.mobile, r.landline, r.email, r.is_main) for r in rows)


def _sites(session: Session, customer: Customer) -> tuple[SiteLine, ...]:
    mine = select(Site).where(Site.customer_id == customer.id, Site.active)
    rows = session.scalars(mine.order_by(Site.number))
    return tuple(SiteLine(r.id, r.name, r.address, r.site_class, r.rules) for r in rows)


def _vehicles(session: Session, customer: Customer) -> tuple[ThingLine, ...]:
    mine = select(Vehicle).where(Vehicle.customer_id == customer.id, Vehicle.active)
    rows = session.scalars(mine.order_by(Vehicle.number))
    return tuple(ThingLine(r.id, r.number, vehicle_name(r), r.make_model or r.vehicle_type) for r in rows)


def _equipment(session: Session, customer: Customer) -> tuple[ThingLine, ...]:
    mine = select(Equipment).where(Equipment.customer_id == customer.id, Equipment.active)
    rows = session.scalars(mine.order_by(Equipment.number))
    return tuple(ThingLine(r.id, r.number, r.name, r.tag) for r in rows)

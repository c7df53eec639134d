"""What the person at the telephone needs while the customer speaks: his vehicles, symptoms by use, times to promise."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import NotFound
from fieldtech.model.base import Id
from fieldtech.model.catalogue import Symptom, TerminalModel
from fieldtech.model.custody import Terminal
from fieldtech.model.customers import Customer, Equipment, Vehicle
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.orders import CLOSED, Entry, Order
from fieldtech.model.worktime import WorkCalendar
from fieldtech.services.context import Context
from fieldtech.services.warranty import of_units
from fieldtech.services.working_calendar import order_due_times, work_calendar
from fieldtech.store.arrival import arrival

RECENT_CALLS = 500  # that many calls say which symptoms are usual
USUAL_TIMES = (time(9), time(11), time(14), time(16))
SOONEST = timedelta(minutes=60)


@dataclass(frozen=True)
class Thing:
    """A vehicle or a piece of equipment of the caller, with all that picking it fills in."""

    kind: str  # "vehicle" or "equipment"
    id: Id
    number: str
    name: str
    colour: int
    detail: str
    driver: str = ""
    terminal: str = ""
    model: str = ""
    bought_on: date | None = None
    warranty: str = "unknown"
    warranty_until: date | None = None
    environment: tuple[str, ...] = ()
    open_order: str = ""
    since: str = ""


@dataclass(frozen=True)
class SymptomOffer:
    """A symptom and how often it was reported lately."""

    code: str
    zh: str
    en: str
    applies_to: str
    uses: int


@dataclass(frozen=True)
class ModelOffer:
    """A terminal model."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True)
class Promise:
    """When somebody must be there by the site class (T35), and times one can promise at once."""

    site_class: str
    arrive_by: datetime | None
    quick: tuple[datetime, ...]
    doubts: tuple[str, ...] = ()


class IntakeDesk:
    """Reading for the intake page; registering is ``repairs.register``."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def things(self, customer_id: Id, limit: int = 200) -> tuple[Thing, ...]:
        """Vehicles, then equipment of a customer, with terminal, warranty and environment."""
        self._context.require("see_customers")
        with self._context.reading() as session:
            return (*self._vehicles(session, customer_id, limit), *_equipment(session, customer_id, limit))

    def id_of(self, number: str) -> Id:
        """The key of a customer number; raises NotFound."""
        with self._context.reading() as session:
            found = session.scalar(select(Customer.id).where(Customer.number == number))
        if found is None:
            raise NotFound("no_such_customer", customer=number)
        return found

    def symptoms(self) -> tuple[SymptomOffer, ...]:
        """All symptoms in use, the most reported ones first."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            uses = _uses(session)
            rows = session.scalars(select(Symptom).where(Symptom.active).order_by(Symptom.code)).all()
        offers = [SymptomOffer(r.code, r.name_zh, r.name_en, r.applies_to, uses[r.code]) for r in rows]
        return tuple(sorted(offers, key=lambda offer: -offer.uses))

    def models(self) -> tuple[ModelOffer, ...]:
        """The terminal models in use."""
        with self._context.reading() as session:
            rows = session.scalars(select(TerminalModel).where(TerminalModel.active).order_by(TerminalModel.code))
            return tuple(ModelOffer(row.code, row.name_zh, row.name_en) for row in rows)

    def promise(self, customer: str = "") -> Promise:
        """Due time and quick times for a customer number; without one only the working hours count."""
        person, now, zone = self._context.require(), self._context.now(), self._context.zone
        with self._context.reading() as session:
            row = session.scalar(select(Customer).where(Customer.number == customer)) if customer else None
            centre = row.centre_code if row else person.centre
            quick = tuple(_quick(work_calendar(session, centre, zone), self._context.local(now)))
            due = order_due_times(session, row.site_class, centre, now, zone) if row else None
        return Promise(row.site_class if row else "", due.arrive if due else None, quick, due.doubts if due else ())

    def _vehicles(self, session: Session, customer_id: Id, limit: int) -> Iterator[Thing]:
        mine = select(Vehicle).where(Vehicle.customer_id == customer_id, Vehicle.active)
        vehicles = session.scalars(mine.order_by(Vehicle.number).limit(limit)).all()
        refs = [vehicle.id.hex for vehicle in vehicles]
        there = select(Terminal).where(Terminal.place_kind == "vehicle", Terminal.place_ref.in_(refs))
        last = (Terminal.state == "customer_owned").desc(), Terminal.number.desc()  # so ours is the one that stays
        terminals = {row.place_ref: row for row in session.scalars(there.order_by(*last))}
        orders = _open_orders(session, [vehicle.id for vehicle in vehicles])
        today = self._context.local(self._context.now()).date()
        lasts = of_units(session, list(terminals.values()), today, self._context.zone)
        for vehicle in vehicles:
            unit = terminals.get(vehicle.id.hex)
            warranty = lasts[unit.id] if unit else None
            yield Thing(
                "vehicle", vehicle.id, vehicle.number, vehicle.plate or vehicle.vin or vehicle.number,
                vehicle.plate_colour, vehicle.vehicle_type, vehicle.driver_name, unit.number if unit else "",
                unit.model_code if unit else "", unit.bought_on if unit else None,
                warranty.state.value if warranty else "unknown", warranty.until if warranty else None,
                _last_environment(session, vehicle.id), orders.get(vehicle.id, ""),
            )  # fmt: skip


def _equipment(session: Session, customer_id: Id, limit: int) -> Iterator[Thing]:
    mine = select(Equipment).where(Equipment.customer_id == customer_id, Equipment.active)
    for row in session.scalars(mine.order_by(Equipment.number).limit(limit)).all():
        environment = tuple(str(word) for word in row.environment)
        yield Thing(
            "equipment", row.id, row.number, row.name, 0, row.tag, environment=environment, since=row.in_service
        )


def _open_orders(session: Session, vehicles: Sequence[Id]) -> dict[Id, str]:
    wanted = select(Order.vehicle_id, Order.number).where(Order.vehicle_id.in_(vehicles), Order.status.not_in(CLOSED))
    return {vehicle: number for vehicle, number in session.execute(wanted.order_by(Order.id)) if vehicle}


def _last_environment(session: Session, vehicle: Id) -> tuple[str, ...]:
    """What was said of the surroundings the last time: they seldom change."""
    wanted = (
        select(Entry.body)
        .join(Order, Order.id == Entry.order_id)
        .where(Order.vehicle_id == vehicle, Entry.kind == IntakeDraft.kind)
    )
    body = session.scalar(wanted.order_by(arrival(Entry).desc()).limit(1))
    return tuple(body["environment"]) if body else ()


def _uses(session: Session) -> Counter[str]:
    wanted = (
        select(Entry.body).where(Entry.kind == IntakeDraft.kind).order_by(arrival(Entry).desc()).limit(RECENT_CALLS)
    )
    return Counter(code for body in session.scalars(wanted) for code in body["symptoms"])


def _quick(calendar: WorkCalendar, now: datetime, many: int = 3) -> Iterator[datetime]:
    """The next usual times within working hours, an hour from now at the soonest."""
    day, found = now.date(), 0
    while found < many:
        for at in USUAL_TIMES if calendar.is_working_day(day) else ():
            moment = datetime.combine(day, at, calendar.zone)
            if calendar.opens <= at < calendar.closes and moment >= now + SOONEST and found < many:
                found += 1
                yield moment
        day = calendar.next_working_day(day)

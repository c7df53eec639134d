"""The calendar: visits of plans by their day, orders by their time, per technician; what is late and what clashes."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib import import_module
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from fieldtech.model.base import Id
from fieldtech.model.customers import Customer, Equipment, Vehicle
from fieldtech.model.machines.visit import BEFORE_DEPARTURE, TELLING
from fieldtech.model.maintenance import VISIT_KINDS, Visit, VisitObject
from fieldtech.model.orders import CLOSED, CrewMember, Order
from fieldtech.model.people import User
from fieldtech.services.context import Context
from fieldtech.services.crew import OPEN_WITH_TECHNICIAN, on_it
from fieldtech.services.visibility import visible

AHEAD = 30
WAITING_TO_GO = ("assigned", "accepted")
_OVER = ("signed", *CLOSED)

Rows = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One visit or order on its day; ``start`` and ``end`` are empty while nobody was assigned.

    ``clash`` says that somebody of its crew has another one at that time, ``movable`` that it can be put on another
    day by the person who looks.
    """

    order: Id
    number: str
    kind: str
    status: str
    title: str
    customer: str
    objects: str
    technician: str
    login: str
    day: date
    start: datetime | None
    end: datetime | None
    due_on: date | None
    late: bool
    clash: bool
    movable: bool
    address: str = ""


class Calendar:
    """Reading only; a technician sees his own (P39)."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def entries(
        self, first: date, last: date, *, technician: str = "", kinds: Collection[str] = ()
    ) -> list[CalendarEntry]:
        """Everything between two days, both included, by time; of one person, or of some kinds of orders."""
        person = self._context.require("see_orders")
        span = self._moment(first), self._moment(last + timedelta(days=1))
        wanted = [visible(person), Order.status != "cancelled"]
        if technician:
            wanted.append(on_it(technician))
        if kinds:
            wanted.append(Order.kind.in_(kinds))
        timed = and_(Order.slot_from < span[1], Order.slot_to > span[0])
        by_day = and_(Order.slot_from.is_(None), Visit.due_on.between(first, last))
        with self._context.reading() as session:
            rows = [row for part in (_visits(by_day, wanted), _orders(timed, wanted)) for row in session.execute(part)]
            crowded = _many(session, rows)
            clashing = _clashing(session, rows)
        today = self._context.local(self._context.now()).date()
        moves = person.role in TELLING
        found = [self._entry(row, today, crowded, clashing, moves) for row in rows]
        return sorted(found, key=lambda one: (one.day, one.start is None, one.start or span[0], one.number))

    def ahead(self, days: int = AHEAD) -> list[CalendarEntry]:
        """What is late, and what is to be done from today on for so many days; what is done is left out."""
        today = self._context.local(self._context.now()).date()
        late = [one for one in self.entries(today - timedelta(days=366), today - timedelta(days=1)) if one.late]
        coming = self.entries(today, today + timedelta(days=days))
        return [*late, *(one for one in coming if one.status not in _OVER)]

    def ics(self, first: date, last: date, *, technician: str = "") -> bytes:
        """The same as an iCalendar file: the usual calendars take it, and take a newer one for the same entries."""
        module: Any = import_module("fieldtech.services.plans.icalendar_file")  # only for who exports
        entries = self.entries(first, last, technician=technician)
        found: bytes = module.written(entries, self._context.now(), self._context.zone)
        return found

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._context.zone)

    def _entry(
        self, row: Any, today: date, crowded: dict[Id, int], clashing: Collection[Id], moves: bool
    ) -> CalendarEntry:
        start = self._context.local(row.slot_from) if row.slot_from else None
        end = self._context.local(row.slot_to) if row.slot_to else None
        is_visit = row.kind in VISIT_KINDS
        one = row.plate or " ".join(filter(None, (row.equipment, row.tag)))
        more = crowded.get(row.id, 1) - 1
        return CalendarEntry(
            row.id, row.number, row.kind, row.status, row.title, row.customer, f"{one} +{more}" if more > 0 else one,
            row.name or row.technician, row.technician, start.date() if start else row.due_on, start, end, row.due_on,
            _is_late(row, today, end), row.id in clashing,
            moves and is_visit and row.status in BEFORE_DEPARTURE, row.address,
        )  # fmt: skip


def _is_late(row: Any, today: date, end: datetime | None) -> bool:
    """A visit after its tolerance (states 4.3); another order whose time has passed before anybody left."""
    if row.kind in VISIT_KINDS and row.late_after is not None:
        return row.done_on is None and row.status not in _OVER and bool(row.late_after < today)
    return row.status in WAITING_TO_GO and end is not None and end.date() < today


def _columns(thing: type[Vehicle], machine: type[Equipment]) -> Rows:
    return select(
        Order.id, Order.number, Order.kind, Order.status, Order.title, Order.technician, Order.slot_from, Order.slot_to,
        Customer.name.label("customer"), Customer.address, User.name, Visit.due_on, Visit.late_after, Visit.done_on,
        thing.plate, machine.name.label("equipment"), machine.tag,
    )  # fmt: skip


def _visits(condition: ColumnElement[bool], wanted: Iterable[ColumnElement[bool]]) -> Rows:
    """From the day; an object of several is shown by its first one."""
    first = aliased(VisitObject)
    return (
        _columns(Vehicle, Equipment)
        .select_from(Visit)
        .join(Order, Order.id == Visit.order_id)
        .join(Customer, Customer.id == Order.customer_id)
        .outerjoin(first, and_(first.order_id == Order.id, first.position == 1))
        .outerjoin(Vehicle, Vehicle.id == first.vehicle_id)
        .outerjoin(Equipment, Equipment.id == first.equipment_id)
        .outerjoin(User, User.login == Order.technician)
        .where(condition, *wanted)
    )


def _orders(condition: ColumnElement[bool], wanted: Iterable[ColumnElement[bool]]) -> Rows:
    """From the time agreed."""
    first = aliased(VisitObject)
    return (
        _columns(Vehicle, Equipment)
        .select_from(Order)
        .join(Customer, Customer.id == Order.customer_id)
        .outerjoin(Visit, Visit.order_id == Order.id)
        .outerjoin(first, and_(first.order_id == Order.id, first.position == 1))
        .outerjoin(Vehicle, Vehicle.id == func.coalesce(Order.vehicle_id, first.vehicle_id))
        .outerjoin(Equipment, Equipment.id == func.coalesce(Order.equipment_id, first.equipment_id))
        .outerjoin(User, User.login == Order.technician)
        .where(condition, *wanted)
    )


def _many(session: Session, rows: Iterable[Any]) -> dict[Id, int]:
    """How many objects each visit has that looks at several."""
    keys = [row.id for row in rows if row.kind in VISIT_KINDS]
    wanted = select(VisitObject.order_id, func.count()).where(VisitObject.order_id.in_(keys), VisitObject.position > 1)
    counted = session.execute(wanted.group_by(VisitObject.order_id)) if keys else ()
    return {order: count + 1 for order, count in counted}


def _clashing(session: Session, rows: Iterable[Any]) -> set[Id]:
    """Orders of which somebody of the crew is wanted elsewhere at the same time."""
    busy = (row for row in rows if row.slot_from and row.status in OPEN_WITH_TECHNICIAN)
    times = {row.id: (row.slot_from, row.slot_to) for row in busy}
    crew: dict[str, list[tuple[datetime, datetime, Id]]] = defaultdict(list)
    members = select(CrewMember.order_id, CrewMember.login).where(CrewMember.order_id.in_(times))
    for order, login in session.execute(members) if times else ():
        crew[login].append((*times[order], order))
    found: set[Id] = set()
    for wanted in crew.values():
        found |= _overlapping(sorted(wanted))
    return found


def _overlapping(wanted: list[tuple[datetime, datetime, Id]]) -> set[Id]:
    """Those that meet another one, in the order of their beginnings."""
    found: set[Id] = set()
    until, holder = None, None
    for begins, ends, order in wanted:
        if until is not None and holder is not None and begins < until:
            found |= {holder, order}
        if until is None or ends > until:
            until, holder = ends, order
    return found

"""The calendar: visits of plans by their day, orders by their time, per technician; what is late and what clashes."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, String, and_, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from fieldtech.errors import Problem
from fieldtech.model.base import Id
from fieldtech.model.catalogue import Holiday
from fieldtech.model.customers import Contact, Customer, Equipment, Site, Vehicle
from fieldtech.model.machines.visit import BEFORE_DEPARTURE, TELLING
from fieldtech.model.maintenance import VISIT_KINDS, Plan, Visit, VisitObject
from fieldtech.model.orders import CLOSED, CrewMember, Order, Transition
from fieldtech.model.people import ServiceCentre, User
from fieldtech.services.context import Context
from fieldtech.services.crew import OPEN_WITH_TECHNICIAN, on_it
from fieldtech.services.plans.doubts import day_doubts
from fieldtech.services.sheet_files import file_name
from fieldtech.services.visibility import visible
from fieldtech.services.working_calendar import work_calendar

AHEAD = 30
WAITING_TO_GO = ("assigned", "accepted")
_OVER = ("signed", *CLOSED)

Rows = Select[*tuple[Any, ...]]


class CalendarEntry(NamedTuple):
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
    plan: str = ""


class Calendar:
    """Reading only; a technician sees his own (P39)."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def entries(
        self, first: date, last: date, *, technician: str = "", kinds: Collection[str] = ()
    ) -> list[CalendarEntry]:
        """Everything between two days, both included, by time; of one person, or of some kinds of orders."""
        wanted = [Order.status != "cancelled"]
        if technician:
            wanted.append(on_it(technician))
        if kinds:
            wanted.append(Order.kind.in_(kinds))
        by_day = and_(Order.slot_from.is_(None), Visit.due_on.between(first, last))
        return self._read(by_day, self._timed(first, last), wanted)

    def ahead(self, days: int = AHEAD) -> list[CalendarEntry]:
        """What is late, for however long, and what is to be done from today on for so many days."""
        today = self._today()
        late_visits = and_(Visit.done_on.is_(None), Visit.late_after < today)
        late_orders = and_(
            Order.kind.not_in(VISIT_KINDS), Order.status.in_(WAITING_TO_GO), Order.slot_to < self._moment(today)
        )
        late = self._read(late_visits, late_orders, [Order.status.not_in(_OVER)])
        coming = {one.order: one for one in self.entries(today, today + timedelta(days=days))}
        late = [coming.pop(one.order, one) for one in late]  # one late for its day may have a time to come
        return [*late, *(one for one in coming.values() if one.status not in _OVER)]

    def ics(self, first: date, last: date, *, technician: str = "", language: str = "zh_CN") -> bytes:
        """The same as an iCalendar file: the usual calendars take it, and take a newer one for the same entries.

        Visits that were called off or moved away from these days are in it, so that they are taken out there too.
        """
        module: Any = import_module("fieldtech.services.plans.icalendar_file")  # only for who exports
        wanted = [on_it(technician)] if technician else []
        gone = or_(Order.status != "cancelled", Order.kind.in_(VISIT_KINDS))
        by_day = and_(
            Order.slot_from.is_(None), or_(Visit.due_on.between(first, last), Visit.planned_on.between(first, last))
        )
        entries = self._read(by_day, self._timed(first, last), [*wanted, gone])
        steps = self._steps_of([one.order for one in entries])
        found: bytes = module.written(entries, steps, self._context.now(), self._context.zone, language)
        return found

    def ics_name(self, first: date, *, technician: str = "", language: str = "zh_CN") -> str:
        """What the file of a month is called (D12)."""
        person = self._context.require("see_orders")
        writer: Any = import_module("fieldtech.sheets.write")
        with self._context.reading() as session:
            centre = session.scalar(select(ServiceCentre.name).where(ServiceCentre.code == person.centre))
        printed = self._context.local(self._context.now()).isoformat(timespec="seconds")
        record = {
            "project": centre or "fieldtech", "number": "-".join(filter(None, (f"{first:%Y-%m}", technician))),
            "revision": 1, "times": {"printed": printed},
        }  # fmt: skip
        return file_name(writer.sheet_name(record, "ics"), "calendar", language)

    def contact(self, order: Id) -> str:
        """The main contact of an order's customer with his number, or ""; of what the person may not see nothing."""
        person = self._context.require("see_orders")
        wanted = select(Contact.name, Contact.mobile).join(Order, Order.customer_id == Contact.customer_id)
        wanted = wanted.where(Order.id == order, visible(person), Contact.active)
        with self._context.reading() as session:
            row = session.execute(wanted.order_by(Contact.is_main.desc(), Contact.number).limit(1)).one_or_none()
        return " · ".join(filter(None, row)) if row else ""

    def late_count(self) -> int:
        """How many visits are late now."""
        person = self._context.require("see_orders")
        late = and_(Visit.done_on.is_(None), Order.status.not_in(_OVER), Visit.late_after < self._today())
        wanted = select(func.count()).select_from(Visit).join(Order, Order.id == Visit.order_id)
        with self._context.reading() as session:
            return session.scalar(wanted.where(visible(person), late)) or 0

    def days_off(self, first: date, last: date) -> dict[date, tuple[str, str]]:
        """The days between two on which nobody works, with the names of holidays in Chinese and English."""
        person = self._context.require("see_orders")
        with self._context.reading() as session:
            work = work_calendar(session, person.centre, self._context.zone)
            rows = session.scalars(select(Holiday).where(Holiday.active, Holiday.day.between(str(first), str(last))))
            names = {date.fromisoformat(row.day): (row.name_zh, row.name_en) for row in rows}
        days = (first + timedelta(days=at) for at in range((last - first).days + 1))
        return {day: names.get(day, ("", "")) for day in days if not work.is_working_day(day)}

    def doubts(self, first: date, last: date) -> tuple[Problem, ...]:
        """Whether the days off of these years may be others: nobody knows their holidays yet, or not all of them."""
        person = self._context.require("see_orders")
        days = (date(year, 1, 1) for year in range(first.year, last.year + 1))
        with self._context.reading() as session:
            return tuple(day_doubts(work_calendar(session, person.centre, self._context.zone), days))

    def _read(
        self, visits: ColumnElement[bool], orders: ColumnElement[bool], wanted: Iterable[ColumnElement[bool]]
    ) -> list[CalendarEntry]:
        """Visits by their day and orders by their time, those the person may see, by day and time."""
        person = self._context.require("see_orders")
        shown = [visible(person), *wanted]
        with self._context.reading() as session:
            connection = session.connection()  # columns without objects: 2,000 visits are read in a moment
            rows = [*connection.execute(_visits(visits, shown)), *connection.execute(_orders(orders, shown))]
            clashing = _clashing(connection, orders)
        moves = BEFORE_DEPARTURE if person.role in TELLING else ()
        today = self._today()
        found = [self._entry(row, today, clashing, moves) for row in rows]
        begin = self._moment(today)
        found.sort(key=lambda one: (one.day, one.start is None, one.start or begin, one.number))
        return found

    def _steps_of(self, orders: list[Id]) -> dict[Id, int]:
        """How often something was done with each: it only ever grows, on every computer."""
        wanted = select(Transition.order_id, func.count()).where(Transition.order_id.in_(orders))
        with self._context.reading() as session:
            return dict(session.execute(wanted.group_by(Transition.order_id)).all())

    def _timed(self, first: date, last: date) -> ColumnElement[bool]:
        return and_(Order.slot_from < self._moment(last + timedelta(days=1)), Order.slot_to > self._moment(first))

    def _today(self) -> date:
        return self._context.local(self._context.now()).date()

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._context.zone)

    def _entry(self, row: Any, today: date, clashing: Collection[Id], moves: Collection[str]) -> CalendarEntry:
        (key, number, kind, status, title, login, begins, ends, customer, address, name, due, late_after, done, plate,
         equipment, tag, plan, count) = row  # fmt: skip
        start, end = self._local(begins), self._local(ends)
        due_on = _day(due) if due else None
        is_visit = kind in VISIT_KINDS
        if is_visit:  # after its tolerance (states 4.3)
            late = not done and status not in _OVER and bool(late_after) and _day(late_after) < today
        else:  # its time has passed before anybody left
            late = status in WAITING_TO_GO and end is not None and end.date() < today
        thing = plate or " ".join(filter(None, (tag, equipment)))  # what tells them apart comes first
        return CalendarEntry(
            key, number, kind, status, title, customer, f"{thing} +{count - 1}" if count > 1 else thing, name or login,
            login, start.date() if start else due_on or today, start, end, due_on, late, key in clashing,
            is_visit and status in moves, address, plan.hex if plan else "",
        )  # fmt: skip

    def _local(self, moment: datetime | None) -> datetime | None:
        return self._context.local(moment) if moment else None


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    return date.fromisoformat(text)


def _address() -> ColumnElement[str]:
    """Of the site a plan is for, else of the customer."""
    site = select(Site.address).join(Plan, Plan.site_id == Site.id)
    site = site.where(Plan.id == Visit.plan_id, Plan.scope == "site").correlate(Visit)
    return func.coalesce(site.scalar_subquery(), Customer.address)


def _columns(of_visit: type[VisitObject]) -> Rows:
    """Days as text, which is quicker to read and to compare; the number of things a visit looks at last."""
    count = select(func.count()).where(of_visit.order_id == Order.id).correlate(Order).scalar_subquery()
    days = (type_coerce(day, String) for day in (Visit.due_on, Visit.late_after, Visit.done_on))
    return select(
        Order.id, Order.number, Order.kind, Order.status, Order.title, Order.technician, Order.slot_from, Order.slot_to,
        Customer.name, _address(), User.name, *days, Vehicle.plate, Equipment.name, Equipment.tag,
        Visit.plan_id, count,
    )  # fmt: skip


def _visits(condition: ColumnElement[bool], wanted: Iterable[ColumnElement[bool]]) -> Rows:
    """From the day; an object of several is shown by its first one."""
    first = aliased(VisitObject)
    return (
        _columns(VisitObject)
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
        _columns(VisitObject)
        .select_from(Order)
        .join(Customer, Customer.id == Order.customer_id)
        .outerjoin(Visit, Visit.order_id == Order.id)
        .outerjoin(first, and_(first.order_id == Order.id, first.position == 1))
        .outerjoin(Vehicle, Vehicle.id == func.coalesce(Order.vehicle_id, first.vehicle_id))
        .outerjoin(Equipment, Equipment.id == func.coalesce(Order.equipment_id, first.equipment_id))
        .outerjoin(User, User.login == Order.technician)
        .where(condition, *wanted)
    )


def _clashing(connection: Connection, timed: ColumnElement[bool]) -> set[Id]:
    """Orders of which somebody of the crew is wanted elsewhere at the same time, whoever looks."""
    members = (
        select(CrewMember.login, Order.slot_from, Order.slot_to, Order.id)
        .select_from(Order)
        .join(CrewMember, CrewMember.order_id == Order.id)
        .where(timed, Order.status.in_(OPEN_WITH_TECHNICIAN))
    )
    crew: dict[str, list[tuple[datetime, datetime, Id]]] = defaultdict(list)
    for login, begins, ends, order in connection.execute(members):
        if begins and ends:
            crew[login].append((begins, ends, order))
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

"""The lists of orders with search and filters, one order in full, and what is missing before leaving the site."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, UnaryExpression, and_, func, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.operators import custom_op

from fieldtech.errors import NotFound
from fieldtech.model.base import Id
from fieldtech.model.customers import Customer, Equipment, Vehicle
from fieldtech.model.maintenance import VISIT_KINDS, Plan, Visit
from fieldtech.model.orders import CLOSED, FollowUp, Order, Transition, is_open
from fieldtech.model.people import User
from fieldtech.services.access_trail import note_access
from fieldtech.services.context import Context, Person
from fieldtech.services.crew import on_it
from fieldtech.services.leave_check import LeaveCheck, leave_check
from fieldtech.services.order_index import KIND
from fieldtech.services.order_view import DELIVERED, UNDERWAY, OrderView, is_overdue, load_view
from fieldtech.services.visibility import seen_order, visible
from fieldtech.store import search
from fieldtech.store.lists import Page, PageKey, Sort, page
from fieldtech.store.search_page import page_of_found

T = TypeVar("T")
Rows = Select[*tuple[Any, ...]]

FILTERS = ("open", "mine", "overdue", "to_approve", "to_assign", "waiting", "closed", "all")
LONG = ("closed", "all")  # nearly all orders are closed
TO_APPROVE = "to_approve"
SORTS = ("newest", "oldest", "due", "slot", "promised", "customer")
KINDS = ("repair", "install", "maintenance", "inspection")


@dataclass(frozen=True)
class OrderQuery:
    """What a list shows: text anywhere, one of ``FILTERS``, one of ``SORTS``, one of ``KINDS`` or all of them."""

    text: str = ""
    filter: str = "open"
    sort: str = "newest"
    kind: str = ""


@dataclass(frozen=True)
class OrderRow:
    """One line of the list."""

    id: Id
    number: str
    status: str
    title: str
    emergency: bool
    customer: str
    plate: str
    plate_colour: int
    equipment: str
    technician: str
    created_at: datetime
    slot_from: datetime | None
    slot_to: datetime | None
    due_depart: datetime | None
    due_arrive: datetime | None
    overdue: bool
    repeat: bool
    reworks: int
    kind: str = "repair"
    promised_at: datetime | None = None
    finished_at: datetime | None = None
    due_on: date | None = None  # of a visit


class Orders:
    """Reading orders; a technician sees his own and those he registered (P39)."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def page(self, query: OrderQuery, after: PageKey | None = None, limit: int = 200) -> Page[OrderRow]:
        """A page of rows after a key; ``next_key`` of the answer goes on."""
        person = self._context.require("see_orders")
        now = self._now()
        with self._context.reading() as session:
            keys = self._keys(session, query, person, after, limit)
            rows = {row.id: row for row in session.execute(_rows().where(Order.id.in_(keys.rows)))}
        return Page(tuple(_row(rows[key], now) for key in keys.rows), keys.next_key)  # joined for one page alone

    def counts(self, filters: Sequence[str] = ("open", "mine", "overdue", "to_approve", "closed")) -> dict[str, int]:
        """How many orders each filter shows, for the chips."""
        person = self._context.require("see_orders")
        now = self._now()
        with self._context.reading() as session:
            return {name: _count(session, name, person, now) for name in filters}

    def count(self, query: OrderQuery) -> int:
        """How many orders the query finds."""
        person = self._context.require("see_orders")
        with self._context.reading() as session:
            keys = select(Order.id).where(*_conditions(query.filter, person, self._now(), query.kind))
            match = search.match(session, KIND, query.text)
            found = keys if match is None else keys.where(match.condition(Order.id))
            return session.scalar(select(func.count()).select_from(found.subquery())) or 0

    def view(self, order_id: Id) -> OrderView:
        """One order with everything around it; raises NotFound, Forbidden for a technician who has no part in it."""
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            view = load_view(self._context, session, order)
        note_access(self._context, "order", view.number)
        return view

    def find(self, number: str) -> Id:
        """The key of an order number; raises NotFound."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            found = session.scalar(select(Order.id).where(Order.number == number.strip().upper()))
            if found is None and (visit := _coming_visit(session, number.strip().upper(), self._now().date())):
                raise NotFound("plan_is_no_order", plan=number.strip().upper(), visit=visit)
        if found is None:
            raise NotFound("no_such_order", order=number)
        return found

    def leave_check(self, order_id: Id) -> LeaveCheck:
        """All that is missing at once before leaving the site, each with the section it belongs to."""
        return leave_check(self.view(order_id))

    def to_approve(self) -> list[OrderRow]:
        """The approver's inbox: work done on verbal consent first, by due time, then what waits for a decision."""
        self._context.require("approve")
        now = self._now()
        late = select(FollowUp.order_id).where(FollowUp.kind == "late_approval", FollowUp.done_at.is_(None))
        with self._context.reading() as session:
            wanted = _rows().where(
                Order.id.in_(union(select(Order.id).where(is_open(), Order.status == TO_APPROVE), late))
            )
            rows = session.execute(wanted.order_by((Order.status == TO_APPROVE).asc(), Order.created_at)).all()
        return [_row(row, now) for row in rows]

    def _now(self) -> datetime:
        """Now, in the company's zone: a visit is late by the day."""
        return self._context.local(self._context.now())

    def _keys(self, session: Session, query: OrderQuery, person: Person, after: PageKey | None, limit: int) -> Page[Id]:
        keys = select(Order.id).where(*_conditions(query.filter, person, self._now(), query.kind))
        if query.sort == "customer":  # few open orders look up their customers, customers all their orders
            key = _each(Customer.id) if query.filter in LONG else Customer.id
            keys = keys.join(Customer, key == Order.customer_id)
        sort = _sort(query.sort, query.filter)
        found = search.match(session, KIND, query.text)
        if found is None:
            return page(session, keys, sort, lambda row: row[0], after=after, limit=limit)
        return page_of_found(session, keys, Order.id, found, sort, after=after, limit=limit)


def _coming_visit(session: Session, plan: str, today: date) -> str | None:
    """The number of the next visit of a plan, for who gave the plan's number instead."""
    wanted = select(Order.number).join(Visit, Visit.order_id == Order.id).join(Plan, Plan.id == Visit.plan_id)
    wanted = wanted.where(Plan.number == plan, Order.status.not_in((*DELIVERED, "skipped")))
    return session.scalar(wanted.order_by(Visit.due_on < today, Visit.due_on, Order.number).limit(1))


def _rows() -> Rows:
    """Columns, not objects: twice as quick for a page."""
    signed = select(func.max(Transition.at)).where(Transition.order_id == Order.id, Transition.target == "signed")
    return (
        select(
            Order.id, Order.number, Order.status, Order.title, Order.emergency, Customer.name.label("customer"),
            Vehicle.plate, Vehicle.plate_colour, Equipment.name.label("equipment"), Order.technician,
            User.name.label("technician_name"), Order.created_at, Order.slot_from, Order.slot_to, Order.due_depart,
            Order.due_arrive, Order.repeat_of, Order.reworks, Order.kind, Order.promised_at, Visit.late_after,
            Visit.due_on,
            signed.correlate(Order).scalar_subquery().label("finished_at"),
        )
        .join(Customer, Customer.id == Order.customer_id)
        .outerjoin(Vehicle, Vehicle.id == Order.vehicle_id)
        .outerjoin(Equipment, Equipment.id == Order.equipment_id)
        .outerjoin(User, User.login == Order.technician)
        .outerjoin(Visit, Visit.order_id == Order.id)
    )  # fmt: skip


def _row(o: Any, now: datetime) -> OrderRow:
    return OrderRow(
        o.id, o.number, o.status, o.title, o.emergency, o.customer, o.plate or "", o.plate_colour or 0,
        o.equipment or "", o.technician_name or o.technician, o.created_at, o.slot_from, o.slot_to,
        o.due_depart, o.due_arrive, is_overdue(o, now) or _is_late(o, now), o.repeat_of is not None, o.reworks,
        o.kind, o.promised_at, o.finished_at, o.due_on,
    )  # fmt: skip


def _is_late(o: Any, now: datetime) -> bool:
    late: date | None = o.late_after
    return late is not None and late < now.date() and o.status not in (*DELIVERED, "skipped")


def _count(session: Session, name: str, person: Person, now: datetime) -> int:
    """Closed orders are counted as all but the open ones: nearly all are closed."""
    if name == "closed":
        return _count(session, "all", person, now) - _count(session, "open", person, now)
    return session.scalar(select(func.count()).select_from(Order).where(*_conditions(name, person, now))) or 0


def _conditions(name: str, person: Person, now: datetime, kind: str = "") -> list[ColumnElement[bool]]:
    conditions = [visible(person)]
    if kind:
        conditions.append(Order.kind == kind)
    if name == "closed":
        conditions.append(Order.status.in_(CLOSED))
    elif name != "all":
        conditions.append(is_open())
    if name in ("to_approve", "to_assign", "waiting"):
        conditions.append(Order.status.in_(("approved", "noticed") if name == "to_assign" else (name,)))
    elif name == "mine":
        conditions.append(or_(on_it(person.login), Order.first_responder == person.login))
    elif name == "overdue":
        late = or_(and_(Order.due_depart < now, Order.status != "departed"), Order.due_arrive < now)
        broken = and_(Order.kind == "install", Order.promised_at < now, Order.status.not_in(DELIVERED))  # P05
        missed = select(Visit.order_id).where(Visit.late_after < now.date())  # states 4.3
        visits = and_(Order.kind.in_(VISIT_KINDS), Order.status.not_in(DELIVERED), Order.id.in_(missed))
        conditions.append(or_(and_(Order.status.in_(UNDERWAY), late), broken, visits))
    return conditions


def _each(column: InstrumentedAttribute[T]) -> ColumnElement[T]:
    """The column without its index: the few open orders are sorted sooner than the index of all is walked."""
    return UnaryExpression(column.expression, operator=custom_op("+"), type_=column.type)


def _sort(name: str, filtered: str) -> list[Sort]:
    if name in ("due", "slot", "promised"):
        column = {"due": Order.due_arrive, "slot": Order.slot_from, "promised": Order.promised_at}[name]
        return [Sort(column if filtered in LONG else _each(column), nullable=True), Sort(Order.id)]
    if name == "customer":
        return [Sort(Customer.name_order), Sort(Customer.id), Sort(Order.id)]
    return [Sort(Order.id, descending=name != "oldest")]

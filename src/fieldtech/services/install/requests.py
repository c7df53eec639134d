"""Installation requests: written down, reviewed point by point, returned or passed, the customer told (P19 to P21)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, NotFound, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.catalogue import TerminalModel
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.model.drafts.request import RequestDraft, RequestToldDraft, ReviewDraft
from fieldtech.model.orders import Order
from fieldtech.model.requests import InstallRequest, RequestAct, RequestVehicle
from fieldtech.model.rights import RIGHTS
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.numbers import REQUEST_PREFIX, number_here

DESK = RIGHTS["register_request"]  # who writes down and reviews requests
MOST, ATTACHED = 1000, "attached"


@dataclass(frozen=True)
class RequestRow:
    """A line of the list."""

    id: Id
    number: str
    status: str
    customer: str
    model: str
    quantity: int
    vehicles: int
    wanted_by: date | None
    created_at: datetime
    told: bool = False
    order: str = ""

    @property
    def waits(self) -> str:
        """What somebody has to do next: review, correct, tell or order; "" when nothing waits."""
        return what_waits(self.status, told=self.told, order=self.order)


@dataclass(frozen=True)
class ActRow:
    """What happened, when and by whom."""

    act: str
    body: dict[str, Any]
    at: datetime
    by: str


@dataclass(frozen=True)
class RequestView:
    """One request, complete; ``doubts`` are what a reviewer should look at."""

    id: Id
    number: str
    status: str
    customer_id: Id
    customer: str
    customer_number: str
    draft: RequestDraft
    vehicles: tuple[Vehicle, ...]
    acts: tuple[ActRow, ...]
    told_at: datetime | None
    doubts: tuple[Problem, ...]
    order: str = ""

    @property
    def files(self) -> tuple[EvidenceDraft, ...]:
        """The papers kept with it."""
        return tuple(EvidenceDraft.from_body(act.body) for act in self.acts if act.act == ATTACHED)

    @property
    def waits(self) -> str:
        """What somebody has to do next, as in the list."""
        return what_waits(self.status, told=self.told_at is not None, order=self.order)


def what_waits(status: str, *, told: bool, order: str) -> str:
    """P19 to P21: its review, its correction, telling the customer, or its order."""
    if status in ("received", "returned"):
        return "review" if status == "received" else "correct"
    if status in ("passed", "dispatched") and not told:
        return "tell"
    return "order" if status == "passed" and not order else ""


class Requests:
    """The use cases of a request; each is one transaction and one op."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self, *, closed: bool = False, text: str = "") -> list[RequestRow]:
        """Requests with a text anywhere, newest first; those that are done only when asked for."""
        self._context.require("see_all_orders")
        counted = select(func.count()).where(RequestVehicle.request_id == InstallRequest.id, RequestVehicle.active)
        wanted = select(InstallRequest, Customer.name, counted.scalar_subquery()).join(
            Customer, Customer.id == InstallRequest.customer_id
        )
        if not closed:
            wanted = wanted.where(InstallRequest.status.not_in(("dispatched", "closed")))
        if text.strip():
            wanted = wanted.where(_contains(text.strip()))
        with self._context.reading() as session:
            rows = session.execute(wanted.order_by(InstallRequest.id.desc()).limit(MOST)).all()
            orders = standing_orders(session, [row.id for row, _name, _count in rows])
        return [
            RequestRow(r.id, r.number, r.status, name, str(r.body.get("model", "")), int(r.body.get("quantity", 0)),
                       count, r.wanted_by, r.created_at, r.told_at is not None, orders.get(r.id, ""))
            for r, name, count in rows
        ]  # fmt: skip

    def waiting(self) -> int:
        """For how many requests somebody has to do something."""
        return sum(bool(row.waits) for row in self.list(closed=True))

    def doubts(self, draft: RequestDraft, vehicles: int) -> tuple[Problem, ...]:
        """What should be looked at once more while it is written down (forms 2.1)."""
        return tuple(_doubts(draft, vehicles, self._context.local(self._context.now()).date()))

    def view(self, number: str) -> RequestView:
        """One request with its vehicles and what happened to it; raises NotFound."""
        self._context.require("see_all_orders")
        with self._context.reading() as session:
            row = _the_request(session, number)
            customer = session.get_one(Customer, row.customer_id)
            draft = RequestDraft.from_body(row.body)
            vehicles = tuple(_vehicles(session, row))
            acts = session.scalars(select(RequestAct).where(RequestAct.request_id == row.id).order_by(RequestAct.at))
            return RequestView(
                row.id, row.number, row.status, customer.id, customer.name, customer.number, draft, vehicles,
                tuple(ActRow(a.act, a.body, a.at, a.by) for a in acts), row.told_at,
                tuple(_doubts(draft, len(vehicles), self._context.local(self._context.now()).date())),
                standing_orders(session, [row.id]).get(row.id, ""),
            )  # fmt: skip

    def register(self, customer: str, draft: RequestDraft, vehicles: Iterable[Id] = (), number: str = "") -> Change:
        """Write down a request (B10); raises NotFound, Invalid."""
        person, now = self._person(), self._context.now()
        _require(draft)
        with self._context.transaction() as session:
            owner = session.scalar(select(Customer).where(Customer.number == customer))
            if owner is None:
                raise NotFound("no_such_customer", customer=customer)
            _require_model(session, draft)
            row = InstallRequest(
                id=new_id(),
                number=number
                or number_here(self._context, session, REQUEST_PREFIX, owner.centre_code, InstallRequest.number),
                customer_id=owner.id,
                body=draft.to_body(),
                wanted_by=draft.wanted_by,
                created_at=now,
                created_by=person,
                changed_at=now,
            )
            session.add(row)
            session.flush()
            _set_vehicles(session, row, vehicles)
            self._act(session, row, "received", draft)
        return Change("request", row.id, row.number)

    def change(self, number: str, draft: RequestDraft, vehicles: Iterable[Id] | None = None) -> Change:
        """Correct a request that has not passed; a returned one waits for its review again (P20)."""
        self._person()
        _require(draft)
        with self._context.transaction() as session:
            row = self._in_state(session, number, ("received", "returned"))
            _require_model(session, draft)
            row.body, row.wanted_by, row.status = draft.to_body(), draft.wanted_by, "received"
            if vehicles is not None:
                _set_vehicles(session, row, vehicles)
            self._act(session, row, "changed", draft)
        return Change("request", row.id, row.number)

    def review(self, number: str, draft: ReviewDraft) -> Change:
        """The six points: passed, or returned with what is to be corrected (P19, P20)."""
        person = self._person()
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            row = self._in_state(session, number, ("received",))
            row.status, row.reviewed_at, row.reviewed_by = draft.result, self._context.now(), person
            self._act(session, row, "reviewed", draft)
        return Change("request", row.id, row.number)

    def tell(self, number: str, draft: RequestToldDraft) -> Change:
        """The customer knows that it was taken on, and the expected day (P21)."""
        self._person()
        draft.require_form()
        draft.require_valid()
        if draft.at is not None and draft.at > self._context.now():
            raise Invalid([Problem("at", "in_future")])
        with self._context.transaction() as session:
            row = self._in_state(session, number, ("passed", "dispatched"))
            row.told_at = draft.at
            self._act(session, row, "told", draft)
        return Change("request", row.id, row.number)

    # inside -----------------------------------------------------------------------------------------------

    def _person(self) -> str:
        person = self._context.require("register_order")
        if person.role not in DESK:
            raise Refused("request", [Problem("role", "role_may_not", params={"role": person.role})])
        return person.login

    def _in_state(self, session: Session, number: str, states: tuple[str, ...]) -> InstallRequest:
        row = _the_request(session, number)
        if row.status not in states:
            raise Refused("request", [Problem("status", "wrong_state", params={"status": row.status})])
        return row

    def _act(self, session: Session, row: InstallRequest, act: str, draft: Draft) -> None:
        now, by = self._context.now(), self._context.require().login
        row.changed_at = now
        session.add(RequestAct(request_id=row.id, act=act, body=draft.to_body(), at=now, by=by))
        self._context.op(session, f"request_{act}", "install_requests", row.id, draft.to_body())


def _the_request(session: Session, number: str) -> InstallRequest:
    row = session.scalar(select(InstallRequest).where(InstallRequest.number == number.strip().upper()))
    if row is None:
        raise NotFound("no_such_request", request=number)
    return row


def _contains(text: str) -> ColumnElement[bool]:
    fields = (InstallRequest.body[name].as_string() for name in ("contact", "phone", "place", "model"))
    return or_(*(field.contains(text, autoescape=True) for field in (InstallRequest.number, Customer.name, *fields)))


def standing_orders(session: Session, requests: Sequence[Id]) -> dict[Id, str]:
    """The order made from each request, unless it was cancelled."""
    wanted = select(RequestAct.request_id, RequestAct.body).where(
        RequestAct.request_id.in_(requests), RequestAct.act == "ordered"
    )
    made = [(request, str(body["order"])) for request, body in session.execute(wanted)]
    numbers = select(Order.number).where(Order.number.in_([number for _request, number in made]))
    standing = set(session.scalars(numbers.where(Order.status != "cancelled")))
    return {request: number for request, number in made if number in standing}


def _vehicles(session: Session, row: InstallRequest) -> list[Vehicle]:
    wanted = select(Vehicle).join(RequestVehicle, RequestVehicle.vehicle_id == Vehicle.id)
    mine = wanted.where(RequestVehicle.request_id == row.id, RequestVehicle.active)
    return list(session.scalars(mine.order_by(RequestVehicle.position)))


def _set_vehicles(session: Session, row: InstallRequest, vehicles: Iterable[Id]) -> None:
    """These, in this order; what fell off the list stays as a retired line."""
    wanted = tuple(dict.fromkeys(vehicles))
    lines = session.scalars(select(RequestVehicle).where(RequestVehicle.request_id == row.id))
    known = {line.vehicle_id: line for line in lines}
    for key, line in known.items():
        line.active = key in wanted
    for position, key in enumerate(wanted, start=1):
        vehicle = session.get(Vehicle, key)
        if vehicle is None or vehicle.customer_id != row.customer_id:
            raise Invalid([Problem("vehicle", "not_this_customers")])
        if key in known:
            known[key].position = position
        else:
            session.add(RequestVehicle(request_id=row.id, position=position, vehicle_id=key))
    session.flush()


def _require(draft: RequestDraft) -> None:
    draft.require_form()
    draft.require_valid()


def _require_model(session: Session, draft: RequestDraft) -> None:
    """Forms 2.1: the model is one of the catalogue."""
    if session.scalar(select(TerminalModel.id).where(TerminalModel.code == draft.model)) is None:
        raise Invalid([Problem("model", "unknown_choice")])


def _doubts(draft: RequestDraft, vehicles: int, today: date) -> list[Problem]:
    """Forms 2.1: a count that differs from the list, a date that has passed."""
    found = [problem for problem in draft.problems() if problem.severity == "warning"]
    if draft.quantity != vehicles:
        params = {"quantity": str(draft.quantity), "vehicles": str(vehicles)}
        found.append(Problem("quantity", "quantity_mismatch", "warning", params))
    if draft.wanted_by is not None and draft.wanted_by < today:
        found.append(Problem("wanted_by", "wanted_in_past", "warning"))
    return found

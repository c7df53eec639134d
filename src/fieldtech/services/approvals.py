"""The inbox of somebody who decides: late approvals, verbal words to confirm, reports, solutions, plans (4.8, D17)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.customers import Customer
from fieldtech.model.drafts.planning import PlanDraft
from fieldtech.model.guards.office import approval_kind
from fieldtech.model.machines.plan import DECIDERS
from fieldtech.model.maintenance import Plan, PlanAct
from fieldtech.model.orders import Entry, FollowUp, Order, Transition
from fieldtech.model.ranks import RANKS
from fieldtech.services.charges import schedule_of
from fieldtech.services.context import Context, Person
from fieldtech.services.facts_loader import load_duty, load_facts
from fieldtech.services.money.words_given import MoneyWord, money_word
from fieldtech.services.people_names import every_name
from fieldtech.services.used_parts import planned_cents
from fieldtech.store.arrival import arrival

LATE, VERBAL, SITUATION, PLAN, SCHEDULE = "late_approval", "confirm_verbal", "situation", "plan", "schedule"
"""``PLAN`` is the solution of an order, ``SCHEDULE`` a plan of maintenance or inspection (F30)."""
RANK = (LATE, VERBAL, SITUATION, PLAN, SCHEDULE)
DECISIONS = ("approve", "return_plan", "return_order")
HANDED_IN = ("submit", "hand_in", "hand_in_again")
MOST_DECIDED = 50


@dataclass(frozen=True)
class Case:
    """One thing to decide; ``ref`` is the task it settles, ``special`` says which rule brought it (D17).

    ``own`` is what the person registered himself: four eyes keep him from deciding (B17).
    ``outcome`` is what was decided, empty while it waits. Of a ``SCHEDULE`` the ``order_id`` is the key of the plan.
    """

    kind: str
    order_id: Id
    number: str
    title: str
    customer: str
    emergency: bool
    by: str
    at: datetime
    ref: Id | None = None
    due: datetime | None = None
    overdue: bool = False
    text: str = ""
    special: bool = False
    own: bool = False
    outcome: str = ""
    order_kind: str = "repair"
    money: MoneyWord | None = None  # what exactly a word of mouth about money was about

    @property
    def key(self) -> str:
        """Tells cases apart: an order may have several."""
        return f"{self.kind}:{self.ref.hex if self.ref else self.order_id.hex}"


class Approvals:
    """Reading what waits for the person signed in, and what he has decided."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def inbox(self) -> tuple[Case, ...]:
        """Everything that waits, the most urgent kind first and then by due time."""
        person = self._context.require("see_orders")
        with self._context.reading() as session:
            names = every_name(session)
            tasks = list(_tasks(session, person, self._context.now(), names))
            plans = list(self._plans(session, person, names)) if person.may("approve") else []
            plans += _schedules(session, person, names) if person.role in DECIDERS else ()
        return tuple(sorted((*tasks, *plans), key=lambda case: (RANK.index(case.kind), case.due or case.at)))

    def decided(self) -> tuple[Case, ...]:
        """The last decisions of the person, newest first."""
        person = self._context.require("see_orders")
        with self._context.reading() as session:
            names = every_name(session)
            cases = [*_steps_taken(session, person, names), *_tasks_settled(session, person, names)]
            cases += _schedules_decided(session, person, names)
        return tuple(sorted(cases, key=lambda case: case.at, reverse=True)[:MOST_DECIDED])

    def _plans(self, session: Session, person: Person, names: dict[str, str]) -> Iterator[Case]:
        rows = session.execute(_orders().where(Order.status == "to_approve").order_by(Order.changed_at)).all()
        submitted = _submitted(session, [order.id for order, _ in rows])
        for order, customer in rows:
            special = self._is_special(session, order)
            if person.role not in RANKS["special" if special else "general"]:
                continue
            by, at = submitted.get(order.id, (order.created_by, order.changed_at))
            own = order.created_by == person.login
            yield _case(PLAN, order, customer, names.get(str(by), str(by)), at, special=special, own=own)

    def _is_special(self, session: Session, order: Order) -> bool:
        """Parts for less than their list price; only then the warranty has to be looked up."""
        plan = _plan(session, order.id)
        if plan is None or not plan.parts:
            return False
        version = schedule_of(session, order, load_duty(self._context, session, order), self._context.zone)
        if planned_cents(session, plan.parts, version) <= plan.fee_cents > 0:
            return False
        return approval_kind(load_facts(self._context, session, order)) == "special"


def _orders() -> Select[*tuple[Any, ...]]:
    return select(Order, Customer.name).join(Customer, Customer.id == Order.customer_id)


def _case(kind: str, order: Order, customer: str, by: str, at: datetime, **more: Any) -> Case:
    which = (order.id, order.number, order.title, customer, order.emergency)
    return Case(kind, *which, by, at, order_kind=order.kind, **more)


def _tasks(session: Session, person: Person, now: datetime, names: dict[str, str]) -> Iterator[Case]:
    mine = or_(FollowUp.login == person.login, and_(FollowUp.login == "", FollowUp.role == person.role))
    wanted = _orders().add_columns(FollowUp).join(FollowUp, FollowUp.order_id == Order.id)
    wanted = wanted.where(FollowUp.done_at.is_(None), FollowUp.kind.in_((LATE, VERBAL, SITUATION)), mine)
    for order, customer, task in session.execute(wanted.order_by(FollowUp.due_at)):
        by, money = _origin(session, task)
        yield _case(
            task.kind, order, customer, names.get(by, by), task.made_at, ref=task.id, due=task.due_at, money=money,
            overdue=task.due_at < now, text=task.text, own=task.kind == LATE and order.created_by == person.login,
        )  # fmt: skip


def _origin(session: Session, task: FollowUp) -> tuple[str, MoneyWord | None]:
    """Who made the task, and what it is about where it is money."""
    money = money_word(session, task) if task.kind == VERBAL else None
    return (money.by if money else _asked_by(session, task)), money


def _asked_by(session: Session, task: FollowUp) -> str:
    """Who made the task: the entry or step of the same moment."""
    for model in (Entry, Transition):
        wanted = select(model.by).where(model.order_id == task.order_id, model.at == task.made_at)
        if by := session.scalar(wanted.order_by(arrival(model).desc()).limit(1)):
            return str(by)
    return ""


def _submitted(session: Session, orders: Iterable[Id]) -> dict[Id, tuple[str, datetime]]:
    wanted = select(Transition).where(Transition.order_id.in_(list(orders)), Transition.step.in_(HANDED_IN))
    return {row.order_id: (row.by, row.at) for row in session.scalars(wanted.order_by(arrival(Transition)))}


def _plan(session: Session, order_id: Id) -> PlanDraft | None:
    wanted = select(Entry.body).where(Entry.order_id == order_id, Entry.kind == PlanDraft.kind)
    body = session.scalar(wanted.order_by(arrival(Entry).desc()).limit(1))
    return PlanDraft.from_body(body) if body else None


def _steps_taken(session: Session, person: Person, names: dict[str, str]) -> Iterator[Case]:
    wanted = _orders().add_columns(Transition).join(Transition, Transition.order_id == Order.id)
    wanted = wanted.where(Transition.by == person.login, Transition.step.in_(DECISIONS))
    for order, customer, step in session.execute(wanted.order_by(arrival(Transition).desc()).limit(MOST_DECIDED)):
        by = names.get(order.created_by, order.created_by)
        yield _case(PLAN, order, customer, by, step.at, ref=step.id, text=step.reason, outcome=step.step)


def _tasks_settled(session: Session, person: Person, names: dict[str, str]) -> Iterator[Case]:
    wanted = _orders().add_columns(FollowUp).join(FollowUp, FollowUp.order_id == Order.id)
    wanted = wanted.where(FollowUp.done_by == person.login, FollowUp.kind.in_((LATE, VERBAL, SITUATION)))
    for order, customer, task in session.execute(wanted.order_by(FollowUp.done_at.desc()).limit(MOST_DECIDED)):
        by, money = _origin(session, task)
        yield _case(
            task.kind, order, customer, names.get(by, by), task.done_at or task.made_at, ref=task.id, text=task.text,
            outcome="settled", money=money,
        )  # fmt: skip


def _schedules(session: Session, person: Person, names: dict[str, str]) -> Iterator[Case]:
    """Plans of maintenance that were handed in, also the person's own: those another one decides."""
    wanted = select(Plan, Customer.name).join(Customer, Customer.id == Plan.customer_id)
    rows = session.execute(wanted.where(Plan.status == "to_approve").order_by(Plan.changed_at)).all()
    acts = select(PlanAct).where(PlanAct.plan_id.in_([plan.id for plan, _ in rows]), PlanAct.target == "to_approve")
    handed_in = {act.plan_id: act for act in session.scalars(acts.order_by(arrival(PlanAct)))}
    for plan, customer in rows:
        act = handed_in.get(plan.id)
        by, at, why = (act.by, act.at, act.reason) if act else (plan.written_by, plan.changed_at, "")
        own = plan.written_by == person.login
        yield _schedule(plan, customer, names.get(by, by), at, text=why, own=own)


def _schedules_decided(session: Session, person: Person, names: dict[str, str]) -> Iterator[Case]:
    wanted = select(Plan, Customer.name, PlanAct).join(Customer, Customer.id == Plan.customer_id)
    wanted = wanted.join(PlanAct, PlanAct.plan_id == Plan.id)
    wanted = wanted.where(PlanAct.by == person.login, PlanAct.act.in_(("approve", "return")))
    for plan, customer, act in session.execute(wanted.order_by(arrival(PlanAct).desc()).limit(MOST_DECIDED)):
        by = names.get(plan.written_by, plan.written_by)
        outcome = "approve" if act.act == "approve" else "return_plan"
        yield _schedule(plan, customer, by, act.at, ref=act.id, text=act.reason, outcome=outcome)


def _schedule(plan: Plan, customer: str, by: str, at: datetime, **more: Any) -> Case:
    return Case(SCHEDULE, plan.id, plan.number, plan.title, customer, False, by, at, order_kind=plan.kind, **more)

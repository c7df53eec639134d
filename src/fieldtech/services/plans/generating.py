"""Visits ahead (F29): every active plan has its next visits as orders, the same ones on every computer.

Each visit is a transaction with an operation of its own. Whoever runs it twice, or on two computers, gets one of each.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import Holiday
from fieldtech.model.customers import Customer, Site
from fieldtech.model.kinds import KINDS, MAKE_VISIT, REFRESH_VISIT, WITHDRAW_VISIT
from fieldtech.model.machines.plan import PLAN
from fieldtech.model.maintenance import MeterReading, Plan, PlanAct, Visit, VisitObject, visit_id, visit_object_id
from fieldtech.model.orders import Order, Transition
from fieldtech.model.visit_days import KnownVisit, PlanCycle, WantedVisit, wanted_visits
from fieldtech.model.worktime import WorkCalendar
from fieldtech.services.context import Context
from fieldtech.services.order_index import index_order
from fieldtech.services.plans.known import PLANNED, is_free, known_visits
from fieldtech.services.plans.objects import EQUIPMENT, VEHICLE, PlanThing, day_by_meter, things_of
from fieldtech.services.plans.settings import plan_settings
from fieldtech.services.plans.standing import standings
from fieldtech.services.working_calendar import work_calendar
from fieldtech.words import word

SYSTEM, CANCELLED, GENERATE = "system", "cancelled", "generate"
PAUSED = "paused"
Stamp = tuple[object, ...]
Written = tuple[int, datetime]
_WHY_WITHDRAWN = {"ended": "plan.ended", PAUSED: "plan.paused"}


@dataclass
class _Work:
    """What is to be done for one plan."""

    plan: Id
    written: Written
    at: datetime
    things: tuple[PlanThing, ...] = ()
    wanted: list[WantedVisit] = field(default_factory=list)
    wrong: list[KnownVisit] = field(default_factory=list)


class Generating:
    """Run at the office's sign-in and after whatever was done with a plan."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def may(self) -> bool:
        """Whether the person signed in plans visits ahead: his computer's operations would be taken."""
        person = self._context.person
        return person is not None and self._context.shut is None and person.role in KINDS[MAKE_VISIT].roles

    def generate(self, today: date | None = None, plans: Iterable[Id] = ()) -> int:
        """Make, put right and withdraw what the plans ask for (all without ``plans``); how many visits that were.

        Nothing happens for who does not plan visits.
        """
        if not self.may():
            return 0
        today = today or self._today()
        with self._context.reading() as session:
            found = _plans(session, tuple(plans))
            looking = _Looking(session, self._context, today, found)
            works = [self._work(looking, plan) for plan in found]
        return sum(self._carry_out(work) for work in works if work is not None)

    def follow(self, known: Stamp | None) -> tuple[int, Stamp]:
        """Generate unless nothing came since that stamp was given; how many visits that were, and the stamp of it.

        What comes while it is worked out is another stamp than the one given back, so the next time sees it.
        """
        stamp = self._stamp()
        if stamp == known:
            return 0, stamp
        count = self.generate()
        if count:  # what was made is news as well: once more, to know that it was all
            stamp = self._stamp()
            count += self.generate()
        return count, stamp

    def _stamp(self) -> Stamp:
        """Another one with each day, and with all that comes on which the visits of plans depend."""
        with self._context.reading() as session:
            ended, off = func.count(Visit.done_on), func.sum(Holiday.active)
            wanted = (
                select(func.count(PlanAct.id)), select(func.count(Visit.order_id), ended),
                select(func.count(Transition.id)), select(func.count(MeterReading.id)),
                select(func.count(Holiday.id), off),
            )  # fmt: skip
            counts = (count for one in wanted for count in session.execute(one).one())
            return self._today(), plan_settings(session).days_ahead, *counts

    def _today(self) -> date:
        return self._context.local(self._context.now()).date()

    # what there should be -----------------------------------------------------------------------------------

    def _work(self, looking: "_Looking", plan: Plan) -> _Work | None:
        known, session = looking.known[plan.id], looking.session
        standing = looking.standing.get(plan.id)
        if plan.status in PLAN.ends:
            return _Work(plan.id, _written(plan), self._context.now(), wrong=[v for v in known if v.follows])
        if standing is None or standing.at is None or standing.since is None:
            return None
        cycle = PlanCycle(
            plan.rule, plan.starts_on, standing.since, plan.counts_from, plan.on_day_off, plan.tolerance_percent,
            standing.rests,
        )  # fmt: skip
        if plan.status == PAUSED:  # what was late before stays late
            return _Work(
                plan.id, _written(plan), standing.at, wrong=[v for v in known if v.follows and cycle.rested(v)]
            )
        things = things_of(session, plan)
        wanted, wrong = wanted_visits(
            cycle, known, looking.today, looking.ahead, looking.calendar(plan.centre_code),
            lambda done: day_by_meter(session, plan, things, done),
        )  # fmt: skip
        there = {visit.key for visit in known}
        wanted = [visit for visit in wanted if visit.key not in there or _differs(session, plan, visit, things)]
        return _Work(plan.id, _written(plan), standing.at, things, wanted if things else [], wrong)

    # doing it -----------------------------------------------------------------------------------------------

    def _carry_out(self, work: _Work) -> int:
        done = sum(self._withdraw(work, uuid.UUID(visit.key)) for visit in work.wrong)
        for wanted in work.wanted:
            done += self._refresh(work, wanted) if wanted.key else self._make(work, wanted)
        return done

    def _make(self, work: _Work, wanted: WantedVisit) -> bool:
        key = visit_id(work.plan, wanted.occurrence)
        with self._context.transaction() as session:
            plan = session.get_one(Plan, work.plan)
            if _written(plan) != work.written or session.get(Order, key) is not None:
                return False  # it came from the office, or the plan was changed or stopped, in between
            order = _order(session, plan, key, wanted, work)
            session.add(order)
            session.flush()
            session.add(
                Visit(
                    order_id=key, plan_id=plan.id, occurrence=wanted.occurrence, checklist_code=plan.checklist_code,
                    planned_on=wanted.planned_on, due_on=wanted.due_on, late_after=wanted.late_after,
                )
            )  # fmt: skip
            session.add_all(_objects(key, work.things, work.at))
            session.add(
                Transition(
                    id=uuid.uuid5(key, GENERATE), order_id=key, step=GENERATE, source="", target=PLANNED, at=work.at,
                    by=SYSTEM,
                )
            )  # fmt: skip
            index_order(session, order)
            fields = {"number": order.number, "occurrence": wanted.occurrence}
            self._context.op(session, MAKE_VISIT, "orders", key, fields)
        return True

    def _refresh(self, work: _Work, wanted: WantedVisit) -> bool:
        """A visit nobody was told of follows its plan and the calendar."""
        key = uuid.UUID(wanted.key)
        with self._context.transaction() as session:
            plan, order, visit = session.get_one(Plan, work.plan), session.get_one(Order, key), session.get(Visit, key)
            if visit is None or not is_free(session, order) or _written(plan) != work.written:
                return False
            visit.due_on, visit.late_after, visit.checklist_code = wanted.due_on, wanted.late_after, plan.checklist_code
            order.title, order.vehicle_id, order.equipment_id = plan.title, *_single(work.things)
            _follow(session, key, work.things, self._context.now())
            order.changed_at = self._context.now()
            index_order(session, order)
            fields = {"number": order.number, "due_on": str(wanted.due_on)}
            self._context.op(session, REFRESH_VISIT, "orders", key, fields)
        return True

    def _withdraw(self, work: _Work, key: Id) -> bool:
        with self._context.transaction() as session:
            plan, order = session.get_one(Plan, work.plan), session.get_one(Order, key)
            if not is_free(session, order) or _written(plan) != work.written:
                return False
            now, trace = self._context.now(), uuid.uuid5(key, WITHDRAW_VISIT)
            reason = word(_WHY_WITHDRAWN.get(plan.status, "plan.withdrawn"), "zh_CN")
            order.status, order.changed_at = CANCELLED, now
            step = Transition(
                id=trace, order_id=key, step=WITHDRAW_VISIT, source=PLANNED, target=CANCELLED, at=now, by=SYSTEM,
                reason=reason,
            )  # fmt: skip
            session.add(step)
            index_order(session, order)
            said = {"number": order.number, "reason": reason}
            self._context.op(session, WITHDRAW_VISIT, "transitions", trace, said)
        return True


# reading ----------------------------------------------------------------------------------------------------


def _plans(session: Session, plans: Sequence[Id]) -> list[Plan]:
    """Active ones, and paused or ended ones that still have visits nobody was told of."""
    left = exists().where(Visit.plan_id == Plan.id, Order.id == Visit.order_id, Order.status == PLANNED)
    wanted = select(Plan).where((Plan.status == "active") | (Plan.status.in_((PAUSED, *PLAN.ends)) & left))
    return list(session.scalars(wanted.where(Plan.id.in_(plans)) if plans else wanted.order_by(Plan.number)))


def _written(plan: Plan) -> Written:
    """Another one after every act: days that were worked out before it are not written after it."""
    return plan.revision, plan.changed_at


class _Looking:
    """What is read once for all plans."""

    def __init__(self, session: Session, context: Context, today: date, plans: Sequence[Plan]) -> None:
        self.session, self.today, self._zone = session, today, context.zone
        self.ahead = plan_settings(session).days_ahead
        keys = [plan.id for plan in plans]
        self.standing = standings(session, keys, context.local)
        self.known = known_visits(session, keys)
        self._calendars: dict[str, WorkCalendar] = {}

    def calendar(self, centre: str) -> WorkCalendar:
        """The working days of a centre."""
        if centre not in self._calendars:
            self._calendars[centre] = work_calendar(self.session, centre, self._zone)
        return self._calendars[centre]


def _differs(session: Session, plan: Plan, wanted: WantedVisit, things: Sequence[PlanThing]) -> bool:
    key = uuid.UUID(wanted.key)
    visit, order = session.get_one(Visit, key), session.get_one(Order, key)
    held = select(VisitObject.vehicle_id, VisitObject.equipment_id).where(VisitObject.order_id == key)
    looked_at = {vehicle or equipment for vehicle, equipment in session.execute(held)}
    is_so = (visit.due_on, visit.late_after, visit.checklist_code, order.title, looked_at)
    return is_so != (wanted.due_on, wanted.late_after, plan.checklist_code, plan.title, {thing.id for thing in things})


# writing ----------------------------------------------------------------------------------------------------


def _order(session: Session, plan: Plan, key: Id, wanted: WantedVisit, work: _Work) -> Order:
    site = session.get(Site, plan.site_id) if plan.site_id else None
    customer = session.get_one(Customer, plan.customer_id)
    vehicle, equipment = _single(work.things)
    copy = f"-{wanted.copy}" if wanted.copy > 1 else ""
    return Order(
        id=key,
        number=f"{plan.number}-{wanted.planned_on:%Y%m%d}{copy}",
        kind=plan.kind,
        status=PLANNED,
        title=plan.title,
        customer_id=plan.customer_id,
        vehicle_id=vehicle,
        equipment_id=equipment,
        centre_code=plan.centre_code,
        created_at=work.at,
        created_by=SYSTEM,
        first_responder=plan.created_by,
        site_class=(site or customer).site_class,
        changed_at=work.at,
    )


def _single(things: Sequence[PlanThing]) -> tuple[Id | None, Id | None]:
    """The vehicle or the equipment of an order that looks at one thing only."""
    if len(things) != 1:
        return None, None
    only = things[0]
    return (only.id, None) if only.kind == VEHICLE else (None, only.id)


def _objects(order: Id, things: Sequence[PlanThing], at: datetime) -> list[VisitObject]:
    return [
        VisitObject(
            id=visit_object_id(order, thing.id), order_id=order, position=position, changed_at=at,
            vehicle_id=thing.id if thing.kind == VEHICLE else None,
            equipment_id=thing.id if thing.kind == EQUIPMENT else None,
        )
        for position, thing in enumerate(things, 1)
    ]  # fmt: skip


def _follow(session: Session, order: Id, things: Sequence[PlanThing], at: datetime) -> None:
    """The objects of a visit become those of the plan."""
    held = {row.id: row for row in session.scalars(select(VisitObject).where(VisitObject.order_id == order))}
    for new in _objects(order, things, at):
        known = held.pop(new.id, None)
        if known is None:
            session.add(new)
        else:
            known.position = new.position
    for left in held.values():
        session.delete(left)

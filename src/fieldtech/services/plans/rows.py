"""What lists and pages show of plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.base import Id
from fieldtech.model.customers import Customer, Equipment, Site, Vehicle
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.model.machines.plan import DECIDERS, DELETED
from fieldtech.model.maintenance import Plan, PlanAct, PlanObject, Visit
from fieldtech.model.orders import Order, is_open
from fieldtech.model.people import User
from fieldtech.model.recurrence_words import sentence
from fieldtech.services.people_names import every_name
from fieldtech.services.plans.objects import PlanThing
from fieldtech.store.arrival import arrival
from fieldtech.words import LANGUAGES

FILTERS = ("open", "draft", "to_approve", "active", "paused", "ended", "all")
ORDERINGS = ("number", "next", "customer")
MOST = 2000


@dataclass(frozen=True)
class PlanRow:
    """A line of the list; ``next_on`` is the day of the next visit that is not done, ``late`` says it is overdue."""

    id: Id
    number: str
    kind: str
    status: str
    title: str
    customer: str
    scope: str
    things: str
    sentence_zh: str
    sentence_en: str
    next_on: date | None
    late: bool


@dataclass(frozen=True)
class PlanVisit:
    """A visit of the plan."""

    order_id: Id
    number: str
    status: str
    planned_on: date
    due_on: date
    done_on: date | None
    late: bool


@dataclass(frozen=True)
class PlanActRow:
    """What was done with the plan; ``changed`` are the fields that differ from what stood there before."""

    act: str
    source: str
    target: str
    reason: str
    at: datetime
    by: str
    name: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanStep:
    """An act that leaves the present state: whether the person's role may do it, and what is in its way."""

    name: str
    target: str
    role_may: bool
    main: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class PlanView:
    """One plan, complete."""

    id: Id
    number: str
    kind: str
    status: str
    revision: int
    draft: PlanDraft
    customer_id: Id
    customer: str
    things: tuple[PlanThing, ...]
    persons: tuple[tuple[str, str], ...]
    sentence_zh: str
    sentence_en: str
    next_dates: tuple[date, ...]
    visits: tuple[PlanVisit, ...]
    acts: tuple[PlanActRow, ...]
    steps: tuple[PlanStep, ...]
    doubts: tuple[Problem, ...] = ()
    deciders: tuple[str, ...] = ()  # who may approve it, while it waits for that


def plan_rows(session: Session, text: str, filtered: str, ordering: str, today: date) -> list[PlanRow]:
    """The list, with the next visit of each."""
    wanted = _wanted().order_by(Plan.status == "ended", Plan.number)  # what has ended is left out first
    if filtered != "all":
        wanted = wanted.where(Plan.status != "ended" if filtered == "open" else Plan.status == filtered)
    if text.strip():
        fields = (Plan.number, Plan.title, Plan.content, Customer.name, Customer.number, Plan.model_code)
        like = [field.contains(text.strip(), autoescape=True) for field in fields]
        wanted = wanted.where(or_(*like, Plan.id.in_(_naming(text.strip()))))
    rows = _made(session, session.execute(wanted.limit(MOST)).all(), today)
    if ordering == "next":
        return sorted(rows, key=lambda row: (row.next_on is None, row.next_on or today, row.number))
    return sorted(rows, key=lambda row: (row.customer, row.number)) if ordering == "customer" else rows


def rows_for(session: Session, key: Id, today: date) -> list[PlanRow]:
    """Plans that have to do with a vehicle or a piece of equipment: those that name it, or had a visit to it."""
    named = select(PlanObject.plan_id).where(
        PlanObject.active, or_(PlanObject.vehicle_id == key, PlanObject.equipment_id == key)
    )
    return _made(session, session.execute(_wanted().where(Plan.id.in_(named)).order_by(Plan.number)).all(), today)


def row_sentence(plan: Plan, lang: str) -> str:
    """The cycle of a stored plan in words."""
    return sentence(
        plan.rule, plan.starts_on, lang, counts_from=plan.counts_from, every_km=plan.every_km or 0,
        every_hours=plan.every_hours or 0,
    )  # fmt: skip


def draft_of(session: Session, plan: Plan) -> PlanDraft:
    """The form's fields of a stored plan."""
    lines = session.execute(
        select(Vehicle.number, Equipment.number)
        .select_from(PlanObject)
        .outerjoin(Vehicle, Vehicle.id == PlanObject.vehicle_id)
        .outerjoin(Equipment, Equipment.id == PlanObject.equipment_id)
        .where(PlanObject.plan_id == plan.id, PlanObject.active)
        .order_by(PlanObject.position)
    ).all()
    site = session.get(Site, plan.site_id) if plan.site_id else None
    return PlanDraft(
        number=plan.number,
        order_kind=plan.kind,
        title=plan.title,
        customer=session.get_one(Customer, plan.customer_id).number,
        scope=plan.scope,
        vehicles=tuple(vehicle for vehicle, _equipment in lines if vehicle),
        equipment=tuple(equipment for _vehicle, equipment in lines if equipment),
        model=plan.model_code,
        site=site.number if site else "",
        checklist=plan.checklist_code,
        content=plan.content,
        method=plan.method,
        persons=tuple(plan.persons),
        environment=tuple(plan.environment),
        starts_on=plan.starts_on,
        rule=plan.rule,
        counts_from=plan.counts_from,
        every_km=plan.every_km or 0,
        every_hours=plan.every_hours or 0,
        on_day_off=plan.on_day_off,
        notice_days=plan.notice_days,
        tolerance_percent=plan.tolerance_percent,
    )


def visits_of(session: Session, plan: Id, today: date) -> tuple[PlanVisit, ...]:
    """All visits of a plan, the latest day first."""
    wanted = (
        select(
            Visit.order_id, Order.number, Order.status, Visit.planned_on, Visit.due_on, Visit.done_on,
            is_open().label("open"), Visit.late_after,
        )
        .join(Order, Order.id == Visit.order_id)
        .where(Visit.plan_id == plan)
        .order_by(Visit.due_on.desc(), Order.number.desc())
    )  # fmt: skip
    return tuple(
        PlanVisit(
            row.order_id, row.number, row.status, row.planned_on, row.due_on, row.done_on,
            bool(row.open) and row.done_on is None and row.late_after < today,
        )
        for row in session.execute(wanted)
    )  # fmt: skip


def acts_of(session: Session, plan: Id) -> tuple[PlanActRow, ...]:
    """The history of a plan, oldest first."""
    names = every_name(session)
    found: list[PlanActRow] = []
    before: dict[str, object] = {}
    for act in session.scalars(select(PlanAct).where(PlanAct.plan_id == plan).order_by(arrival(PlanAct))):
        said = dict(act.body)
        changed = tuple(name for name, value in said.items() if before and before.get(name) != value)
        before = said or before
        name = names.get(act.by, act.by)
        found.append(PlanActRow(act.act, act.source, act.target, act.reason, act.at, act.by, name, changed))
    return tuple(found)


def deciders_of(session: Session, plan: Plan) -> tuple[str, ...]:
    """Who may approve a plan that waits, the manager before the director; never who wrote it (B17)."""
    if plan.status != "to_approve":
        return ()
    wanted = select(User.name, User.role).where(User.role.in_(DECIDERS), User.active, User.login != plan.written_by)
    return tuple(row.name for row in sorted(session.execute(wanted), key=lambda row: DECIDERS.index(row.role)))


def _wanted() -> Select[Plan, str]:
    there = select(Plan, Customer.name).join(Customer, Customer.id == Plan.customer_id)
    return there.where(Plan.status != DELETED)


def _naming(text: str) -> Select[Id]:
    fields = (Vehicle.number, Vehicle.plate, Equipment.number, Equipment.name, Equipment.tag)
    return (
        select(PlanObject.plan_id)
        .outerjoin(Vehicle, Vehicle.id == PlanObject.vehicle_id)
        .outerjoin(Equipment, Equipment.id == PlanObject.equipment_id)
        .where(PlanObject.active, or_(*(field.contains(text, autoescape=True) for field in fields)))
    )


def _made(session: Session, found: Sequence[Row[Plan, str]], today: date) -> list[PlanRow]:
    keys = [plan.id for plan, _customer in found]
    upcoming = _next_of(session, keys)
    things = _things_said(session, keys)
    rows = []
    for plan, customer in found:
        said = [row_sentence(plan, lang) for lang in LANGUAGES]
        day, late_after = upcoming.get(plan.id, (None, today))
        shown = things.get(plan.id) or plan.model_code
        rows.append(
            PlanRow(plan.id, plan.number, plan.kind, plan.status, plan.title, customer, plan.scope, shown, said[0],
                    said[1], day, late_after < today)
        )  # fmt: skip
    return rows


def _next_of(session: Session, plans: Sequence[Id]) -> dict[Id, tuple[date, date]]:
    wanted = (
        select(Visit.plan_id, func.min(Visit.due_on), func.min(Visit.late_after))
        .join(Order, Order.id == Visit.order_id)
        .where(Visit.plan_id.in_(plans), Visit.done_on.is_(None), is_open())
        .group_by(Visit.plan_id)
    )
    return {plan: (due, late) for plan, due, late in session.execute(wanted)}


def _things_said(session: Session, plans: Sequence[Id]) -> dict[Id, str]:
    """The first objects each plan names, and how many more."""
    wanted = (
        select(PlanObject.plan_id, Vehicle.plate, Vehicle.number, Equipment.tag, Equipment.name)
        .outerjoin(Vehicle, Vehicle.id == PlanObject.vehicle_id)
        .outerjoin(Equipment, Equipment.id == PlanObject.equipment_id)
        .where(PlanObject.plan_id.in_(plans), PlanObject.active)
        .order_by(PlanObject.plan_id, PlanObject.position)
    )
    found: dict[Id, list[str]] = {}
    for plan, plate, number, tag, name in session.execute(wanted):
        found.setdefault(plan, []).append(plate or number or " ".join(filter(None, (name, tag))))
    return {plan: shortened(names) for plan, names in found.items()}


def shortened(names: Sequence[str], shown: int = 2) -> str:
    """The first names and how many more there are."""
    more = len(names) - shown
    return "、".join(names[:shown]) + (f" +{more}" if more > 0 else "")

"""A plan's form becomes its rows: what only the database can judge, its number, and the objects it names."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from fieldtech.errors import Problem
from fieldtech.model.base import Id
from fieldtech.model.catalogue import Checklist, TerminalModel
from fieldtech.model.customers import Customer, Equipment, Site, Vehicle
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.model.maintenance import Plan, PlanAct, PlanObject
from fieldtech.model.people import User
from fieldtech.services.devices import this_device
from fieldtech.services.numbers import next_number

PREFIXES = {"maintenance": "BY", "inspection": "XJ"}


def all_problems(session: Session, draft: PlanDraft, plan: Plan | None = None) -> Iterator[Problem]:
    """Everything wrong or doubtful with a form; ``plan`` is what it would change."""
    yield from draft.all_problems()
    customer = session.scalar(select(Customer).where(Customer.number == draft.customer))
    if draft.customer and (customer is None or not customer.active):
        yield Problem("customer", "unknown_choice")
    if plan is not None and customer is not None and plan.customer_id != customer.id:
        yield Problem("customer", "plan_customer_fixed")
    if plan is not None and plan.kind != draft.order_kind and _was_approved(session, plan):  # it has visits of it
        yield Problem("order_kind", "plan_kind_fixed")
    if draft.number and _taken(session, draft.number, plan):
        yield Problem("number", "duplicate_number", params={"value": draft.number})
    if plan is not None and draft.number not in ("", plan.number):
        yield Problem("number", "number_is_fixed")
    if customer is not None:
        yield from _object_problems(session, draft, customer)
    yield from _catalogue_problems(session, draft)


def fill(session: Session, plan: Plan, draft: PlanDraft) -> None:
    """Write a valid form into the row and its lines."""
    site = session.scalar(select(Site.id).where(Site.number == draft.site)) if draft.scope == "site" else None
    assert draft.starts_on is not None
    plan.kind, plan.title, plan.scope = draft.order_kind, draft.title.strip(), draft.scope
    plan.model_code = draft.model if draft.scope == "model" else ""
    plan.site_id, plan.checklist_code = site, draft.checklist
    plan.content, plan.method = draft.content.strip(), draft.method.strip()
    plan.persons, plan.environment = list(dict.fromkeys(draft.persons)), list(dict.fromkeys(draft.environment))
    plan.starts_on, plan.rule = draft.starts_on, draft.rule.strip().upper().removeprefix("RRULE:")
    plan.counts_from, plan.on_day_off = draft.counts_from, draft.on_day_off
    plan.every_km, plan.every_hours = draft.every_km or None, draft.every_hours or None
    plan.notice_days, plan.tolerance_percent = draft.notice_days, draft.tolerance_percent
    session.flush()
    _set_lines(session, plan, draft)


def number_for(session: Session, draft: PlanDraft, customer: Customer, today: date) -> str:
    """The number typed, else that of the one object (of several the customer's) behind the place, else the next one."""
    if draft.number:
        return draft.number
    prefix, place = PREFIXES[draft.order_kind], customer.centre_code + this_device(session).code
    things = (*draft.equipment, *draft.vehicles)
    thing = things[0] if len(things) == 1 and draft.scope in ("equipment", "vehicles") else customer.number
    found = f"{prefix}-{place}-{thing}"
    well_formed = not any(problem.field == "number" for problem in PlanDraft(number=found).problems())
    if well_formed and not _taken(session, found, None):
        return found
    return next_number(session, prefix, place, today, Plan.number)


def number_of_deleted(plan: Plan) -> str:
    """A deleted draft gives its number back: the next plan for the same thing has it."""
    return f"{plan.number}~{plan.id.hex[-8:]}"


def _was_approved(session: Session, plan: Plan) -> bool:
    acts = select(PlanAct.id).where(PlanAct.plan_id == plan.id, PlanAct.act == "approve")
    return session.scalar(acts.limit(1)) is not None


def _taken(session: Session, number: str, plan: Plan | None) -> bool:
    other = session.scalar(select(Plan.id).where(Plan.number == number))
    return other is not None and (plan is None or other != plan.id)


def _object_problems(session: Session, draft: PlanDraft, customer: Customer) -> Iterator[Problem]:
    for field, table, numbers in _named(draft):
        wanted = select(table.number, table.customer_id).where(table.number.in_(numbers), table.active)
        owners = {row.number: row.customer_id for row in session.execute(wanted)}
        for number in numbers:
            if number not in owners:
                yield Problem(field, "plan_object_unknown", params={"number": number})
            elif owners[number] != customer.id:
                yield Problem(field, "plan_object_of_another", params={"number": number, "customer": customer.name})
    if draft.scope == "site" and draft.site:
        site = session.scalar(select(Site).where(Site.number == draft.site))
        if site is None or not site.active or site.customer_id != customer.id:
            yield Problem("site", "not_this_customers_site")
        elif not (draft.equipment or draft.vehicles) and _sites(session, customer) > 1:
            yield Problem("equipment", "site_things_unnamed")


def _sites(session: Session, customer: Customer) -> int:
    """How many places the customer has: with several nobody knows where a thing stands that is not named."""
    wanted = select(func.count()).select_from(Site).where(Site.customer_id == customer.id, Site.active)
    return session.scalar(wanted) or 0


def _named(draft: PlanDraft) -> Iterator[tuple[str, type[Vehicle] | type[Equipment], tuple[str, ...]]]:
    """What the form names and its scope means."""
    if draft.scope in ("vehicles", "site"):
        yield "vehicles", Vehicle, draft.vehicles
    if draft.scope in ("equipment", "site"):
        yield "equipment", Equipment, draft.equipment


def _catalogue_problems(session: Session, draft: PlanDraft) -> Iterator[Problem]:
    checklist = select(Checklist.id).where(Checklist.code == draft.checklist, Checklist.active)
    if draft.checklist and session.scalar(checklist.limit(1)) is None:
        yield Problem("checklist", "unknown_choice")
    model = select(TerminalModel.id).where(TerminalModel.code == draft.model, TerminalModel.active)
    if draft.scope == "model" and draft.model and session.scalar(model) is None:
        yield Problem("model", "unknown_choice")
    known = set(session.scalars(select(User.login).where(User.login.in_(draft.persons), User.active)))
    if unknown := [login for login in draft.persons if login not in known]:
        yield Problem("persons", "plan_person_unknown", params={"login": unknown[0]})


def _set_lines(session: Session, plan: Plan, draft: PlanDraft) -> None:
    """The objects in this order; what fell off the list stays as a retired line."""
    wanted: dict[Id, type[Vehicle] | type[Equipment]] = {}
    for _field, table, numbers in _named(draft):
        wanted |= dict.fromkeys(_keys(session, table.id, table.number, numbers), table)
    lines = session.scalars(select(PlanObject).where(PlanObject.plan_id == plan.id))
    known = {line.vehicle_id or line.equipment_id: line for line in lines}
    for key, line in known.items():
        line.active = key in wanted
    for position, (key, table) in enumerate(wanted.items(), 1):
        if key in known:
            known[key].position = position
        else:
            named = {"vehicle_id" if table is Vehicle else "equipment_id": key}
            session.add(PlanObject(plan_id=plan.id, position=position, **named))
    session.flush()


def _keys(
    session: Session, key: InstrumentedAttribute[Id], number: InstrumentedAttribute[str], numbers: tuple[str, ...]
) -> list[Id]:
    found = {name: one for one, name in session.execute(select(key, number).where(number.in_(numbers)))}
    return [found[name] for name in dict.fromkeys(numbers)]

"""Reads one visit with everything that was answered, measured and found on it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import Checklist
from fieldtech.model.drafts.onsite import ChecklistStartDraft
from fieldtech.model.drafts.visits import MoveVisitDraft, NextDateDraft, NoticeDraft
from fieldtech.model.facts import Facts
from fieldtech.model.guards.visit import object_problems
from fieldtech.model.maintenance import MeterReading, Plan, Visit
from fieldtech.model.object_gaps import ObjectRecord, answered, gaps, state_of
from fieldtech.model.orders import Entry, Order, Photo
from fieldtech.model.people import User
from fieldtech.services.checklists import checklist_row
from fieldtech.services.mounted import terminals_on
from fieldtech.services.order_briefs import PhotoRow, photo_row
from fieldtech.services.visits.facts import object_facts
from fieldtech.services.visits.finding_views import finding_views
from fieldtech.services.visits.next_day import said_day
from fieldtech.services.visits.objects import Thing, records_of, the_visit, things_of
from fieldtech.services.visits.views import Meter, NextDay, ObjectView, PlanBrief, Said, VisitView
from fieldtech.store.arrival import arrival


def load_visit(session: Session, order: Order, facts: Facts) -> VisitView:
    """The visit of an order whose facts have been loaded."""
    visit = the_visit(session, order)
    row = checklist_row(session, facts)
    assert facts.visit is not None
    return VisitView(
        id=order.id,
        number=order.number,
        kind=order.kind,
        status=order.status,
        title=order.title,
        plan=plan_brief(session, visit),
        planned_on=visit.planned_on,
        due_on=visit.due_on,
        late_after=visit.late_after,
        late=(visit.done_on or facts.visit.today) > visit.late_after,
        noticed_at=visit.noticed_at,
        done_on=visit.done_on,
        checklist=_checklist(row),
        items=facts.checklist,
        frozen=facts.get(ChecklistStartDraft) is not None,
        newest=_newest(session, visit),
        objects=object_views(session, order, facts),
        findings=finding_views(session, [order.id]),
        notices=said(session, order.id, NoticeDraft),
        moves=said(session, order.id, MoveVisitDraft),
        next=next_of(facts, visit),
    )


def plan_brief(session: Session, visit: Visit) -> PlanBrief:
    """The plan behind the visit."""
    plan = session.get_one(Plan, visit.plan_id)
    return PlanBrief(
        plan.id, plan.number, plan.title, plan.content, plan.method, tuple(plan.persons), tuple(plan.environment),
        plan.rule, plan.starts_on, plan.counts_from, plan.notice_days, plan.status, plan.revision,
        plan.every_km or 0, plan.every_hours or 0,
    )  # fmt: skip


def next_of(facts: Facts, visit: Visit) -> NextDay:
    """The day that was said counts; nobody has to say the one of the cycle."""
    assert facts.visit is not None
    draft = facts.get(NextDateDraft)
    day = (visit.next_on if visit.done_on else said_day(facts)) or facts.visit.computed
    return NextDay(facts.visit.computed, day, draft.reason if draft else "")


def object_views(session: Session, order: Order, facts: Facts) -> tuple[ObjectView, ...]:
    """Everything looked at, with its answers and gaps."""
    things = things_of(session, order.id)
    drafts = {key: rec.draft for key, rec in facts.entries.items()}
    records = records_of(things, drafts, facts.photo_slots, facts.checklist)
    problems = {fact.key: tuple(object_problems(fact)) for fact in object_facts(things, records)}
    photos, meters = _photos(session, order, facts, things), _meters(session, order, things)
    return tuple(
        _view(session, thing, records[thing.row.id], facts, problems[thing.row.id.hex],
              photos.get(thing.row.id.hex, ()), meters.get(thing.key, ()))
        for thing in things
    )  # fmt: skip


def said(session: Session, order_id: Id, kind: type[NoticeDraft] | type[MoveVisitDraft]) -> tuple[Said, ...]:
    """Every notice or move, the oldest first."""
    wanted = select(Entry, User.name).outerjoin(User, User.login == Entry.by)
    wanted = wanted.where(Entry.order_id == order_id, Entry.kind == kind.kind).order_by(arrival(Entry))
    return tuple(
        Said(kind.from_body(row.body), row.at, row.by, name or row.by) for row, name in session.execute(wanted)
    )


def _view(
    session: Session,
    thing: Thing,
    record: ObjectRecord,
    facts: Facts,
    problems: tuple[Any, ...],
    photos: Iterable[PhotoRow],
    meters: tuple[Meter, ...],
) -> ObjectView:
    car, machine = thing.vehicle, thing.equipment
    mounted = terminals_on(session, car.id) if car is not None else []
    said_why = facts.entries.get(("object_result", thing.row.id.hex))
    return ObjectView(
        id=thing.row.id,
        position=thing.row.position,
        kind=thing.kind,
        thing=thing.key,
        number=thing.number,
        name=machine.name if machine else (car.vehicle_type if car else ""),
        plate=car.plate if car else "",
        colour=car.plate_colour if car else 0,
        tag=machine.tag if machine else "",
        model=mounted[0].model_code if mounted else (machine.coating if machine else ""),
        terminal=mounted[0].number if mounted else "",
        state=state_of(record),
        reason=str(getattr(said_why.draft, "reason", "")) if said_why and record.result else "",
        answers=record.answers,
        gaps=tuple(gaps(record)),
        problems=problems,
        photos=tuple(photos),
        meters=meters,
        answered=answered(record),
    )


def _checklist(row: Checklist | None) -> Mapping[str, Any]:
    if row is None:
        return {}
    return {"code": row.code, "version": row.version, "title_zh": row.title_zh, "title_en": row.title_en}


def _newest(session: Session, visit: Visit) -> int:
    wanted = select(func.max(Checklist.version)).where(Checklist.code == visit.checklist_code, Checklist.active)
    return session.scalar(wanted) or 0


def _photos(
    session: Session, order: Order, facts: Facts, things: Sequence[Thing]
) -> Mapping[str, tuple[PhotoRow, ...]]:
    labels = {thing.row.id.hex: thing.label for thing in things}
    found: dict[str, list[PhotoRow]] = {}
    rows = session.scalars(select(Photo).where(Photo.order_id == order.id).order_by(arrival(Photo)))
    for photo in rows:
        key = photo.slot.partition("/")[0]
        if key in labels and ("photo_removed", photo.id.hex) not in facts.entries:
            found.setdefault(key, []).append(photo_row(photo, labels[key]))
    return {key: tuple(photos) for key, photos in found.items()}


def _meters(session: Session, order: Order, things: Sequence[Thing]) -> Mapping[Id, tuple[Meter, ...]]:
    """The reading of this visit and the last one before it, per thing and unit."""
    keys = [thing.key for thing in things]
    wanted = select(MeterReading).where(or_(MeterReading.vehicle_id.in_(keys), MeterReading.equipment_id.in_(keys)))
    found: dict[tuple[Id, str], Meter] = {}
    for row in session.scalars(wanted.order_by(MeterReading.read_on, arrival(MeterReading))):
        key = (row.vehicle_id or row.equipment_id or row.id, row.unit)
        before = found.get(key) or Meter(row.unit, None, None, None)
        if row.order_id == order.id:
            found[key] = Meter(row.unit, row.value, before.before, row.read_on)
        elif before.value is None:
            found[key] = Meter(row.unit, None, row.value, None)
    by_thing: dict[Id, list[Meter]] = {}
    for (thing, _unit), meter in found.items():
        by_thing.setdefault(thing, []).append(meter)
    return {thing: tuple(meters) for thing, meters in by_thing.items()}

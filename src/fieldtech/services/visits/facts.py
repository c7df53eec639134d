"""What the rules of a visit look at besides what every order has."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import Part
from fieldtech.model.drafts.onsite import ChecklistStartDraft, PartLineDraft
from fieldtech.model.facts import Facts
from fieldtech.model.machines.visit import ASSIGN, MOVE
from fieldtech.model.maintenance import Finding, Plan
from fieldtech.model.object_gaps import ObjectRecord, gaps, state_of, unread_items, wrong_items
from fieldtech.model.orders import Order, Transition
from fieldtech.model.visit_facts import FindingFact, ObjectFact, VisitFacts
from fieldtech.services.checklists import version_of
from fieldtech.services.install.facts import day_off
from fieldtech.services.visits.next_day import computed_day
from fieldtech.services.visits.objects import Thing, records_of, the_visit, things_of
from fieldtech.store.arrival import arrival

COATING = "coating"
"""The skill for equipment (B18)."""


def with_visit(session: Session, order: Order, facts: Facts, zone: ZoneInfo) -> Facts:
    """The facts with days, objects and findings of the visit, and its checklist."""
    visit = the_visit(session, order)
    plan = session.get_one(Plan, visit.plan_id)
    row = version_of(session, visit.checklist_code, facts.get(ChecklistStartDraft))
    items = tuple(row.items) if row else ()
    things = things_of(session, order.id)
    drafts = {key: rec.draft for key, rec in facts.entries.items()}
    today = facts.now.astimezone(zone).date()
    step, by = _last_step(session, order.id)
    own = VisitFacts(
        planned_on=visit.planned_on,
        due_on=visit.due_on,
        today=today,
        zone=zone,
        notice_days=plan.notice_days,
        late_after=visit.late_after,
        moved_by=by if step == MOVE else "",
        sent_by=by if step == ASSIGN else "",
        checklist_code=visit.checklist_code,
        objects=object_facts(things, records_of(things, drafts, facts.photo_slots, items)),
        findings=_findings(session, order.id, things),
        computed=computed_day(session, plan, visit, visit.done_on or today, zone),
    )
    skill = COATING if any(thing.kind == "equipment" for thing in things) else facts.model_code
    return replace(
        facts,
        visit=own,
        checklist=items,
        model_code=skill,
        catalogue_parts=_known_parts(session, facts),
        slot_off=day_off(session, order, facts, zone),
    )


def object_facts(things: Sequence[Thing], records: Mapping[Id, ObjectRecord]) -> tuple[ObjectFact, ...]:
    """Each object with its state and gaps."""
    return tuple(
        ObjectFact(
            thing.row.id.hex, thing.row.position, thing.label, thing.kind, state_of(records[thing.row.id]),
            tuple(gaps(records[thing.row.id])), tuple(wrong_items(records[thing.row.id])),
            tuple(unread_items(records[thing.row.id])),
        )
        for thing in things
    )  # fmt: skip


def found_in(session: Session, order_id: Id) -> Sequence[Finding]:
    """The findings of a visit in the order they came."""
    wanted = select(Finding).where(Finding.order_id == order_id)
    return session.scalars(wanted.order_by(Finding.found_at, Finding.id)).all()


def _last_step(session: Session, order_id: Id) -> tuple[str, str]:
    """The last step of all and who took it: only that one can be taken back."""
    wanted = select(Transition.step, Transition.by).where(Transition.order_id == order_id)
    last = session.execute(wanted.order_by(arrival(Transition).desc()).limit(1)).first()
    return (last.step, last.by) if last is not None else ("", "")


def _findings(session: Session, order_id: Id, things: Sequence[Thing]) -> tuple[FindingFact, ...]:
    labels = {thing.row.id: thing.label for thing in things}
    return tuple(
        FindingFact(
            row.id.hex, number, row.object_id.hex, labels.get(row.object_id, ""), row.item, row.text, row.state,
            row.hazard, bool(row.told_person) and row.told_at is not None,
        )
        for number, row in enumerate(found_in(session, order_id), start=1)
    )  # fmt: skip


def _known_parts(session: Session, facts: Facts) -> frozenset[str]:
    used = [line.part for line in facts.all(PartLineDraft).values()]
    return frozenset(session.scalars(select(Part.code).where(Part.code.in_(used)))) if used else frozenset()

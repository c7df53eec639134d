"""Guards of a visit (states 4.3): notice, every question answered, findings, the next date (F30, F32, T28, B23)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from fieldtech.errors import Problem
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.drafts.visits import (
    MoveVisitDraft,
    NextDateDraft,
    NoticeDraft,
    SkipDraft,
    VisitDoneDraft,
    VisitStartDraft,
)
from fieldtech.model.facts import Facts, Recorded
from fieldtech.model.guards.sections import section
from fieldtech.model.visit_facts import ObjectFact, VisitFacts

CORRECTED = "corrected"
"""The state of a finding whose answer turned out to be a mistake."""
UNDO_WITHIN = timedelta(minutes=15)
"""How long a move or an assignment can be taken back as if it had not been; later it is another one."""
_GAP_CODES = {"answer": "visit_items_open", "points": "visit_points_missing", "note": "handling_missing",
              "photo": "visit_photo_missing"}  # fmt: skip


def notice_given(facts: Facts) -> Iterator[Problem]:
    """F30: the customer knows who comes when, so many days before, unless he agreed to sooner."""
    draft, visit = facts.draft, _visit(facts)
    if not isinstance(draft, NoticeDraft):
        yield Problem("notice", "notice_missing")
        return
    yield from notice_problems(draft, visit, facts.now)


def notice_problems(draft: NoticeDraft, visit: VisitFacts, now: datetime) -> Iterator[Problem]:
    """The same for a notice that is corrected later."""
    yield from draft.problems()
    if draft.at is not None and draft.at > now:
        yield Problem("at", "in_future")
    if draft.day is not None and draft.day != visit.due_on:
        yield Problem("day", "notice_other_day", params={"day": visit.due_on.isoformat()})
    if draft.at is not None and draft.day is not None and not draft.agreed_sooner:
        yield from _soon_enough("at", visit.day_of(draft.at), draft.day, visit.notice_days)


def notice_kept(facts: Facts) -> Iterator[Problem]:
    """F30: nothing is scheduled that the customer was not told in time, and no other day than the one he expects."""
    notice, visit = facts.get(NoticeDraft), _visit(facts)
    if notice is None or notice.at is None:
        yield Problem("notice", "notice_missing")
        return
    start = facts.draft.slot_from if isinstance(facts.draft, AssignDraft) else None
    day = visit.day_of(start) if start is not None else None
    if day is None:
        return
    if day != visit.due_on:  # the way there is another step: the visit is moved, and he is told
        yield Problem("slot_from", "slot_other_day", params={"day": visit.due_on.isoformat()})
    elif not notice.agreed_sooner and not wished_since(facts):
        yield from _soon_enough("slot_from", visit.day_of(notice.at), day, visit.notice_days)


def day_told(facts: Facts) -> Iterator[Problem]:
    """F30: nobody leaves for another day than the customer was told, or wished for himself."""
    notice, visit = facts.get(NoticeDraft), _visit(facts)
    if notice is not None and notice.day not in (None, visit.due_on) and not wished_since(facts):
        yield Problem("notice", "told_other_day", params={"day": visit.due_on.isoformat(), "told": str(notice.day)})


def wished_since(facts: Facts) -> bool:
    """Whether the customer himself asked for the present day after he had been told of another one."""
    moved, told = (facts.entries.get((kind.kind, "")) for kind in (MoveVisitDraft, NoticeDraft))
    draft = moved.draft if moved else None
    by_customer = isinstance(draft, MoveVisitDraft) and draft.wished_by == "customer"
    return by_customer and (told is None or moved is None or moved.at >= told.at)


def moved_with_reason(facts: Facts) -> Iterator[Problem]:
    """States 4.3: the reason, whose wish it is, and a day that is still to come."""
    draft, visit = facts.draft, _visit(facts)
    if not isinstance(draft, MoveVisitDraft):
        yield Problem("reason", "reason_needed")
        return
    yield from draft.problems()
    if draft.day is not None and draft.day < visit.today:
        yield Problem("day", "new_date_in_past")
    elif draft.day is not None and draft.day == visit.due_on:
        yield Problem("day", "visit_same_day")


def moved_just_now(facts: Facts) -> Iterator[Problem]:
    """A move is undone by who moved it, at once and before anything else is done; its day may have passed."""
    draft, moved = facts.draft, undoable(facts)
    was = getattr(moved.draft, "was", None) if moved else None
    if was is None or not isinstance(draft, MoveVisitDraft) or draft.day != was:
        yield Problem("day", "move_not_undone")


def undoable(facts: Facts) -> Recorded | None:
    """The move that the person who asks can take back now."""
    moved = facts.entries.get((MoveVisitDraft.kind, ""))
    mine = moved is not None and _visit(facts).moved_by == facts.actor.login == moved.by
    return moved if moved and mine and facts.now - moved.at <= UNDO_WITHIN else None


def assigned_just_now(facts: Facts) -> Iterator[Problem]:
    """The first assignment is undone by who made it, at once and before any other step: also a reassignment is one."""
    sent = facts.entries.get((AssignDraft.kind, ""))
    mine = sent is not None and _visit(facts).sent_by == facts.actor.login == sent.by
    if sent is None or not mine or facts.now - sent.at > UNDO_WITHIN:
        yield Problem("assign", "assignment_not_undone")


def lands_noticed(facts: Facts) -> bool:
    """Whether a visit that is moved need not be announced again: to the day he was told, or to one of his own wish."""
    draft, notice = facts.draft, facts.get(NoticeDraft)
    if not isinstance(draft, MoveVisitDraft) or notice is None:
        return False
    return draft.day == notice.day or (draft.wished_by == "customer" and facts.status in ("noticed", "assigned"))


def skipped_with_reason(facts: Facts) -> Iterator[Problem]:
    """States 4.3: the reason; who was told that somebody comes is told that nobody does."""
    draft = facts.draft
    if not isinstance(draft, SkipDraft):
        yield Problem("reason", "reason_needed")
        return
    yield from draft.problems()
    if facts.status != "planned" and not draft.customer_informed:
        yield Problem("customer_informed", "customer_not_informed")


def state_before(facts: Facts) -> Iterator[Problem]:
    """B27: a single vehicle or piece of equipment is looked at before the work; damage has its photo."""
    objects = _visit(facts).objects
    draft = facts.get(VisitStartDraft)
    if len(objects) != 1 and draft is None:
        return
    yield from section(facts, VisitStartDraft, "condition", "state_before_missing")
    if draft is None:
        return
    if len(objects) == 1 and objects[0].kind == "vehicle" and not draft.electrics:
        yield Problem("condition", "required", params={"field": "electrics"})
    slots = {slot.rpartition("/")[2] for slot in facts.photo_slots}
    if draft.body == "damaged" and not {"body", "damage"} & slots:
        yield Problem("condition", "damage_photo_missing")


def objects_answered(facts: Facts) -> Iterator[Problem]:
    """Every question of everything looked at is answered, what is wrong has its handling and its photo."""
    objects = _visit(facts).objects
    if objects and all(thing.state == "not_seen" for thing in objects):
        yield Problem("objects", "nothing_seen")
    for thing in objects:
        yield from object_problems(thing)


def object_problems(thing: ObjectFact) -> Iterator[Problem]:
    """What one of them lacks, one problem per kind of gap; nothing when it is said why it was not seen."""
    if thing.state == "not_seen":
        return
    for gap, code in _GAP_CODES.items():
        items = [item for item, lacks in thing.gaps if lacks == gap]
        if items:
            named = ", ".join(items[:5]) + (" …" if items[5:] else "")
            params = {"vehicle": thing.label, "position": str(thing.position), "row": thing.key}
            yield Problem("objects", code, params=params | {"count": str(len(items)), "items": named})


def findings_said(facts: Facts) -> Iterator[Problem]:
    """F32: of a hazard the customer knows, and it is put right here or goes on as a repair."""
    visit = _visit(facts)
    places = {thing.key: str(thing.position) for thing in visit.objects}
    for finding in visit.findings:
        if not finding.hazard or finding.state == CORRECTED:
            continue
        params = {"number": str(finding.number), "vehicle": finding.label, "row": finding.key, "text": finding.text,
                  "position": places.get(finding.object_key, "")}  # fmt: skip
        if not finding.told:
            yield Problem("findings", "hazard_not_told", params=params)
        if finding.state == "open":
            yield Problem("findings", "hazard_without_repair", params=params)


def findings_listed(facts: Facts) -> Iterator[Problem]:
    """T28: what an inspection saw out of order stands in its list of findings, so that each of them ends.

    In maintenance the handling written beside the answer is enough (forms 2.5).
    """
    if facts.kind == "inspection":
        yield from not_listed(_visit(facts), "error")


def not_listed(visit: VisitFacts, severity: str) -> Iterator[Problem]:
    """Per object the answers that are not in order and that stand in no finding."""
    listed = {(one.object_key, one.item) for one in visit.findings if one.state != CORRECTED}
    for thing in visit.objects:
        items = [item for item in thing.wrong if (thing.key, item) not in listed]
        if items:
            named = ", ".join(items[:5]) + (" …" if items[5:] else "")
            params = {"vehicle": thing.label, "position": str(thing.position), "row": thing.key, "items": named}
            yield Problem("findings", "wrong_without_finding", severity, params)


def findings_ended(facts: Facts) -> Iterator[Problem]:
    """T28: each finding ends, handled, as a repair order, or closed with a reason."""
    open_ones = [str(finding.number) for finding in _visit(facts).findings if finding.state == "open"]
    if open_ones:
        yield Problem("findings", "findings_open", params={"numbers": ", ".join(open_ones)})


def materials_complete(facts: Facts) -> Iterator[Problem]:
    """F18: what was used has its reason, and the customer knows; using nothing needs no word."""
    for line in facts.all(PartLineDraft).values():
        if line.quantity > 0:
            yield from (
                Problem("parts", p.code, p.severity, {"part": line.part, "field": p.field}) for p in line.problems()
            )


def standards_met(facts: Facts) -> Iterator[Problem]:
    """F25 to F27, B23: it works, looks clean and sits firmly; what waits for its repair need not work yet."""
    draft, visit = facts.get(VisitDoneDraft), _visit(facts)
    if draft is None:
        yield Problem("completion", "standards_missing")
        return
    broken = any(finding.state in ("open", "repair") for finding in visit.findings)
    for field in ("tidy", "firm") if broken else ("restored", "tidy", "firm"):
        if not getattr(draft, field):
            yield Problem("completion", "standard_open", params={"field": field})


def next_date_said(facts: Facts) -> Iterator[Problem]:
    """Forms 2.5: the next day is the one of the cycle, or another with its reason."""
    draft, visit = facts.get(NextDateDraft), _visit(facts)
    if draft is None:
        return
    yield from (replace(p, field="next", params={"field": p.field}) for p in draft.problems())
    if draft.day is not None and draft.day <= visit.today:
        yield Problem("next", "next_date_past")
    elif draft.day is not None and draft.day != visit.computed and len(draft.reason.strip()) < 2:
        computed = visit.computed.isoformat() if visit.computed else "–"
        yield Problem("next", "next_reason_missing", params={"day": computed})


def _soon_enough(field: str, told: date, day: date, least: int) -> Iterator[Problem]:
    days = (day - told).days
    if days < least:
        yield Problem(field, "notice_too_late", params={"days": str(max(days, 0)), "least": str(least)})


def _visit(facts: Facts) -> VisitFacts:
    """Every order of this kind has them."""
    assert facts.visit is not None
    return facts.visit


GUARDS: dict[str, Callable[[Facts], Iterator[Problem]]] = {
    guard.__name__: guard
    for guard in (
        notice_given, notice_kept, day_told, moved_with_reason, moved_just_now, assigned_just_now, skipped_with_reason,
        state_before, objects_answered, findings_said, findings_listed, findings_ended, materials_complete,
        standards_met, next_date_said,
    )
}  # fmt: skip

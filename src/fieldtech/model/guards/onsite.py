"""Guards on the way and on site; the field of each problem is the section of the on-site page it belongs to."""

from collections.abc import Callable, Iterator

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.checklist import gap_of
from fieldtech.model.drafts import onsite, planning
from fieldtech.model.facts import Facts
from fieldtech.model.guards.deciding import DECIDERS, gave_away
from fieldtech.model.guards.sections import section


def is_assigned(facts: Facts) -> Iterator[Problem]:
    """A technician acts on his own orders; the dispatcher keys in for contractors only."""
    if facts.actor.role == "TE" and facts.actor.login not in facts.technicians:
        yield Problem("assign", "not_your_order")
    elif facts.actor.role == "DI" and facts.staff_kind == "own":
        yield Problem("assign", "technicians_own_step")


def five_checks(facts: Facts) -> Iterator[Problem]:
    """B19, B20, F14: all five before departure, the customer called before leaving."""
    done = facts.all(onsite.PreDepartureDraft)
    for check in choices.PRE_DEPARTURE:
        draft = done.get(check)
        if draft is None or not draft.done:
            yield Problem("pre_departure", f"check_{check}")
        elif check == "customer" and draft.called_at and draft.called_at > facts.now:
            yield Problem("pre_departure", "called_after_departure")


def arrival_after_departure(facts: Facts) -> Iterator[Problem]:
    """Nobody arrives before leaving."""
    if facts.departed_at is None or facts.now < facts.departed_at:
        yield Problem("arrival", "arrived_before_departure")


def condition_recorded(facts: Facts) -> Iterator[Problem]:
    """B27: the condition before the work, of equipment without its electrics; damage has a photo."""
    for problem in section(facts, onsite.ConditionDraft, "condition", "condition_missing"):
        if not facts.on_equipment or problem.params.get("field") != "electrics":
            yield problem
    draft = facts.get(onsite.ConditionDraft)
    if draft and draft.body == "damaged" and not {"body", "damage"} & set(facts.photo_slots):
        yield Problem("condition", "damage_photo_missing")


def diagnosis_complete(facts: Facts) -> Iterator[Problem]:
    """F19: cause, actions, work text, times."""
    yield from section(facts, onsite.DiagnosisDraft, "diagnosis", "diagnosis_missing")


def times_in_order(facts: Facts) -> Iterator[Problem]:
    """Start after arrival, end not in the future."""
    draft = facts.get(onsite.DiagnosisDraft)
    if draft is None:
        return
    if draft.started_at and facts.arrived_at and draft.started_at < facts.arrived_at.replace(second=0, microsecond=0):
        yield Problem("diagnosis", "started_before_arrival")
    if draft.finished_at and draft.finished_at > facts.now:
        yield Problem("diagnosis", "finished_in_future")


def parts_complete(facts: Facts) -> Iterator[Problem]:
    """F17, F18: every line has its reason and the customer knows; an empty list is said to be empty."""
    lines = {slot: line for slot, line in facts.all(onsite.PartLineDraft).items() if line.quantity > 0}
    for line in lines.values():
        for problem in line.problems():
            yield Problem("parts", problem.code, problem.severity, {"part": line.part, "field": problem.field})
    if not lines and not facts.swaps and facts.get(onsite.NoPartsDraft) is None:
        yield Problem("parts", "parts_not_said")


def foreign_parts_authorised(facts: Facts) -> Iterator[Problem]:
    """F17, B32: a part that is not from the catalogue needs a verbal authorisation."""
    for line in facts.all(onsite.PartLineDraft).values():
        if line.quantity > 0 and line.part not in facts.catalogue_parts and not _authorised(facts, "part"):
            yield Problem("parts", "foreign_part", params={"part": line.part})


def foreign_parts_priced(facts: Facts) -> Iterator[Problem]:
    """F18: no list says what a part from elsewhere costs, so its price is typed, or why it is free."""
    for line in facts.all(onsite.PartLineDraft).values():
        foreign = line.quantity > 0 and line.part not in facts.catalogue_parts
        if foreign and not line.unit_cents and len(line.free_reason.strip()) < 2:
            yield Problem("parts", "foreign_price_missing", params={"part": line.part})


def swaps_complete(facts: Facts) -> Iterator[Problem]:
    """B22, B24: an action that means a swap has its swap record."""
    if facts.demands_terminal_swap and not any(s.swaps_terminal for s in facts.swaps):
        yield Problem("swap", "terminal_swap_missing")
    if facts.demands_sim_swap and not any(s.swaps_sim for s in facts.swaps):
        yield Problem("swap", "sim_swap_missing")


def checklist_complete(facts: Facts) -> Iterator[Problem]:
    """F16: every required item answered, a number outside its limits with a note."""
    answers = facts.all(onsite.AnswerDraft)
    gaps = {str(item["id"]): gap_of(item, answers.get(item["id"])) for item in facts.checklist}
    if unanswered := sum(gap in ("answer", "points") for gap in gaps.values()):
        yield Problem("checklist", "checklist_open", params={"count": str(unanswered)})
    for item, gap in gaps.items():
        if gap == "note":
            yield Problem("checklist", "answer_needs_note", params={"item": item})


def completion_checks(facts: Facts) -> Iterator[Problem]:
    """F25 to F27 ticked and the result said; F28 is all the other guards together."""
    yield from section(facts, onsite.CompletionDraft, "completion", "completion_missing")


def charges_decided(facts: Facts) -> Iterator[Problem]:
    """Where the cause leaves the charge open a manager decided it, and only he gives away what is due (D17)."""
    if facts.charge_undecided:
        yield Problem("parts", "charge_undecided")
    diagnosis = facts.get(onsite.DiagnosisDraft)
    if diagnosis and diagnosis.charge_decision and facts.roles.get(diagnosis.decided_by) not in DECIDERS:
        yield Problem("parts", "decision_needs_manager")
    elif diagnosis and diagnosis.charge_decision and not gave_away(facts, diagnosis.decided_by):
        yield Problem("parts", "decision_not_recorded", params={"login": diagnosis.decided_by})


def waiting_explained(facts: Facts) -> Iterator[Problem]:
    """What the order waits for."""
    if facts.fresh(onsite.WaitingDraft) is None:
        yield Problem("waiting", "waiting_missing")
    else:
        yield from section(facts, onsite.WaitingDraft, "waiting", "waiting_missing")


def part_way_out(facts: Facts) -> Iterator[Problem]:
    """B32: a missing part is ordered or a way out is authorised."""
    draft = facts.fresh(onsite.WaitingDraft)
    if draft and draft.waiting_for == "part" and not draft.ordered and not _authorised(facts, "part"):
        yield Problem("waiting", "part_not_ordered")


def hand_over_complete(facts: Facts) -> Iterator[Problem]:
    """The next technician is another one and knows the state of the work."""
    draft = facts.draft
    if not isinstance(draft, planning.HandOverDraft):
        yield Problem("hand_over", "hand_over_missing")
        return
    yield from draft.problems()
    if draft.technician in facts.technicians:
        yield Problem("technician", "same_technician")
    for person in facts.crew:
        if draft.technician and (person.role != "TE" or not person.active):
            yield Problem("technician", "not_a_technician", params={"login": person.login})


def _authorised(facts: Facts, purpose: str) -> bool:
    drafts = [rec.draft for rec in facts.entries.values()]
    return any(isinstance(d, planning.VerbalDraft) and d.purpose == purpose for d in drafts)


GUARDS: dict[str, Callable[[Facts], Iterator[Problem]]] = {
    guard.__name__: guard
    for guard in (
        is_assigned, five_checks, arrival_after_departure, condition_recorded, diagnosis_complete,
        times_in_order, parts_complete, foreign_parts_authorised, foreign_parts_priced, swaps_complete,
        checklist_complete, completion_checks, charges_decided, waiting_explained, part_way_out, hand_over_complete,
    )
}  # fmt: skip

"""Runs the state machine: which steps are open, and taking one with its guards in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from fieldtech.errors import Problem, Refused
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.planning import AssignDraft, HandOverDraft
from fieldtech.model.facts import Facts
from fieldtech.model.guards import GUARDS
from fieldtech.model.guards.visit import lands_noticed
from fieldtech.model.machines import MACHINES
from fieldtech.model.machines.machine import Step
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.crew import crew_facts, free_technicians
from fieldtech.services.facts_loader import load_facts
from fieldtech.services.reservations import unit_facts
from fieldtech.services.shown import shown_to


@dataclass(frozen=True)
class StepOffer:
    """A step that leaves the present state: whether the person's role may take it, and what is still missing."""

    name: str
    target: str
    role_may: bool
    main: bool
    draft: type[Draft] | None
    problems: tuple[Problem, ...]

    @property
    def ready(self) -> bool:
        """Whether it would be taken now as it is."""
        return self.role_may and not self.problems


def offers(facts: Facts) -> tuple[StepOffer, ...]:
    """Every step out of the present state, main steps first."""
    found = [
        StepOffer(s.name, landing(s, facts), facts.actor.role in s.roles, s.main, s.draft, tuple(unmet(s, facts)))
        for s in MACHINES[facts.kind].leaving(facts.status)
    ]
    return tuple(sorted(found, key=lambda offer: not offer.main))


def landing(step: Step, facts: Facts) -> str:
    """Where a step leads with what is handed in: a visit that is moved at the customer's wish stays announced."""
    if step.name == "move_visit":
        return "noticed" if lands_noticed(facts) else step.target
    return step.lands(facts.came_from)


def unmet(step: Step, facts: Facts) -> Iterator[Problem]:
    """The problems of all guards of a step; warnings the person has confirmed fall away."""
    confirmed = getattr(facts.draft, "confirmed", ())
    for name in step.guards:
        for problem in GUARDS[name](facts):
            if problem.severity != "warning" or problem.code not in confirmed:
                yield problem


def facts_for_step(context: Context, session: Session, order: Order, draft: Draft | None) -> Facts:
    """The facts of a step; a signature also looks at the record, an assignment or hand-over at the people it names,
    an assignment also at the units it sets aside.
    """
    facts = load_facts(context, session, order, draft)
    if order.status == "to_sign":
        facts = replace(facts, shown=shown_to(context, session, order, facts))
    if isinstance(draft, HandOverDraft):
        next_one = AssignDraft((draft.technician,), slot_from=order.slot_from, slot_to=order.slot_to)
        return replace(facts, crew=crew_facts(session, next_one, order))
    if not isinstance(draft, AssignDraft):
        return facts
    return replace(
        facts,
        crew=crew_facts(session, draft, order),
        units=unit_facts(session, order, draft),
        free_technicians=free_technicians(session, draft, order) if draft.staff_kind != "own" else (),
    )


def require_step(name: str, facts: Facts) -> Step:
    """The step, if it may be taken now; raises Refused with every reason at once."""
    try:
        step = MACHINES[facts.kind].step(name)
    except KeyError:
        raise Refused(name, [Problem("step", "unknown_step")]) from None
    if facts.status not in step.sources:
        raise Refused(name, [Problem("status", "wrong_state", params={"status": facts.status})])
    if facts.actor.role not in step.roles:
        raise Refused(name, [Problem("role", "role_may_not", params={"role": facts.actor.role})])
    if facts.draft is not None and type(facts.draft) is not step.draft:
        raise Refused(name, [Problem("draft", "wrong_draft")])
    if problems := tuple(unmet(step, facts)):
        raise Refused(name, problems)
    return step

"""Guards of the desk: intake, triage, consent, approval, assignment, cancellation."""

from collections.abc import Callable, Iterator
from datetime import datetime

from fieldtech.errors import Problem
from fieldtech.model.drafts import intake, planning
from fieldtech.model.drafts.base import Draft
from fieldtech.model.facts import Facts
from fieldtech.model.fees import PARTS
from fieldtech.model.guards.deciding import BEFORE_APPROVAL, asked_problems, newest_word, rank_problems
from fieldtech.model.money.changes import Change, Limits, approvals
from fieldtech.model.money.prices import Line, Rule


def intake_complete(facts: Facts) -> Iterator[Problem]:
    """B14, B15: the five fields and the symptom."""
    yield from _recorded(facts, intake.IntakeDraft, "intake_missing")


def repeat_shown(facts: Facts) -> Iterator[Problem]:
    """The repeat-fault check has been shown for this vehicle and symptom family."""
    if ("repeat_check", "") not in facts.entries:
        yield Problem("intake", "repeat_not_shown")


def triaged(facts: Facts) -> Iterator[Problem]:
    """F09: nature, severity and level are said; a duplicate goes on under the other number only (states 4.2)."""
    yield from _recorded(facts, intake.TriageDraft, "triage_missing")
    draft = facts.get(intake.TriageDraft)
    if draft and draft.merged_into:
        yield Problem("triage", "goes_on_as_other", params={"number": draft.merged_into})


def plan_complete(facts: Facts) -> Iterator[Problem]:
    """F10: text, time and price of the solution."""
    yield from _recorded_now(facts, planning.PlanDraft, "plan_missing")


def hotline_solved(facts: Facts) -> Iterator[Problem]:
    """T33: solved by telephone, and how."""
    yield from _recorded_now(facts, intake.HotlineDraft, "hotline_missing")
    draft = facts.fresh(intake.HotlineDraft)
    if draft and draft.solved is False:
        yield Problem("hotline", "hotline_not_solved")


def remote_consent(facts: Facts) -> Iterator[Problem]:
    """T34: no remote work without the customer's recorded authorisation."""
    yield from _recorded_now(facts, intake.RemoteConsentDraft, "remote_consent_missing")


def remote_solved(facts: Facts) -> Iterator[Problem]:
    """T34: what was done and that it helped."""
    yield from _recorded_now(facts, intake.RemoteDraft, "remote_missing")
    draft = facts.fresh(intake.RemoteDraft)
    if draft and draft.solved is False:
        yield Problem("remote", "remote_not_solved")


def customer_confirmed_solved(facts: Facts) -> Iterator[Problem]:
    """P31: only the customer can say that it is solved."""
    yield from _recorded_now(facts, intake.ConfirmSolvedDraft, "confirmation_missing")
    draft = facts.fresh(intake.ConfirmSolvedDraft)
    if draft and draft.confirmed is False:
        yield Problem("confirm_solved", "customer_says_not_solved")


def customer_agreed(facts: Facts) -> Iterator[Problem]:
    """F11, F12: told and agreed, unless it is an emergency."""
    told = facts.get(planning.ToldDraft)
    if told is None:
        if not facts.emergency:
            yield Problem("plan", "customer_not_told_plan")
        return
    yield from told.problems()
    if told.agreed is False and not facts.emergency:
        yield Problem("plan", "customer_disagrees")


def four_eyes(facts: Facts) -> Iterator[Problem]:
    """B17: nobody approves his own entry."""
    if facts.actor.login == facts.created_by:
        yield Problem("approval", "own_entry")


def approver_rank(facts: Facts) -> Iterator[Problem]:
    """D17: who approves has the rank that the approval needs."""
    yield from rank_problems(facts.actor.role, approval_kind(facts))


def approval_kind(facts: Facts) -> str:
    """D17: what a plan promises of its parts out of warranty is measured as a changed price is.

    Parts for nothing, or for less than the division manager may lower them, need the special approval.
    """
    plan = facts.get(planning.PlanDraft)
    if plan is None or not plan.parts or facts.warranty != "out":
        return "general"
    if plan.fee_cents == 0:
        return "special"
    price, rule = facts.plan_list_cents, Rule("out_of_warranty")
    limits = Limits(facts.settings.discount_percent, facts.settings.given_away_cents)
    promised = Change("MG", plan.text, cents=plan.fee_cents)
    return approvals([Line("plan", PARTS, "", "", price, price, rule)], {"plan": promised}, limits)["plan"]


def verbal_approval(facts: Facts) -> Iterator[Problem]:
    """States 4.8: the dispatcher writes down who approved by telephone; it is confirmed within one working day."""
    draft = facts.draft
    if not isinstance(draft, planning.VerbalDraft):
        yield Problem("authorisation", "verbal_missing")
        return
    yield from draft.problems()
    if draft.purpose != "approval":
        yield Problem("purpose", "verbal_purpose")
    if draft.asked and draft.asked == facts.created_by:
        yield Problem("asked", "own_entry")
    wrong = tuple(asked_problems(facts, draft.asked, draft.at))
    yield from wrong
    if draft.asked and not wrong:
        yield from rank_problems(facts.roles.get(draft.asked, ""), approval_kind(facts))


def emergency_reason(facts: Facts) -> Iterator[Problem]:
    """T27: only a declared emergency starts before the approval."""
    draft = facts.get(intake.IntakeDraft)
    if not facts.emergency or draft is None or not draft.emergency_reason.strip():
        yield Problem("intake", "emergency_not_declared")


def verbal_consent(facts: Facts) -> Iterator[Problem]:
    """B32, B33, T27: the manager's verbal consent is recorded before anyone leaves; one taken back counts no more."""
    if newest_word(facts, BEFORE_APPROVAL, last_return(facts)) is None:
        yield Problem("authorisation", "verbal_missing")


def late_returned(facts: Facts) -> Iterator[Problem]:
    """B17, T27: an approval that is still owed can be refused, with the reason."""
    if "late_approval" not in facts.open_follow_ups:
        yield Problem("approval", "nothing_to_approve")
    elif not isinstance(facts.draft, planning.LateReturnDraft):
        yield Problem("reason", "reason_needed")
    else:
        yield from facts.draft.problems()


def last_return(facts: Facts) -> datetime | None:
    """When the late approval was refused for the last time."""
    kind = planning.LateReturnDraft.kind
    return max((rec.at for (name, _slot), rec in facts.entries.items() if name == kind), default=None)


def assignment_complete(facts: Facts) -> Iterator[Problem]:
    """B18: who, when, site class."""
    draft = facts.get(planning.AssignDraft) if isinstance(facts.draft, planning.AssignDraft) else None
    if draft is None:
        yield Problem("assign", "assignment_missing")
        return
    yield from (p for p in draft.problems() if not p.field.startswith("consent"))
    for person in facts.crew:
        wanted = {"own": ("TE",), "contractor": ("EX",)}.get(draft.staff_kind)
        if wanted and person.role not in wanted:
            yield Problem("technicians", "wrong_staff_kind", params={"login": person.login})
        if not person.active:
            yield Problem("technicians", "person_left", params={"login": person.login})


def outsourcing_consent(facts: Facts) -> Iterator[Problem]:
    """B33: contractors and other departments only with consent; doubtful while own technicians are free."""
    draft = facts.draft
    if not isinstance(draft, planning.AssignDraft) or draft.staff_kind == "own":
        return
    yield from (p for p in draft.problems() if p.field.startswith("consent"))
    yield from asked_problems(facts, draft.consent_by, draft.consent_at, "consent_by")
    if facts.free_technicians:
        yield Problem("staff_kind", "own_technicians_free", "warning", {"names": ", ".join(facts.free_technicians)})


def crew_free(facts: Facts) -> Iterator[Problem]:
    """B18: a person with another order in the same time is doubtful."""
    for person in facts.crew:
        if person.overlaps:
            params = {"login": person.login, "orders": ", ".join(person.overlaps)}
            yield Problem("technicians", "crew_overlap", "warning", params)


def crew_workload(facts: Facts) -> Iterator[Problem]:
    """B18: a person with too many open orders is doubtful."""
    for person in facts.crew:
        if person.open_orders >= facts.settings.workload_limit:
            params = {"login": person.login, "count": str(person.open_orders)}
            yield Problem("technicians", "crew_overloaded", "warning", params)


def crew_qualified(facts: Facts) -> Iterator[Problem]:
    """B18: a person without the skill for this model is doubtful."""
    for person in facts.crew:
        if facts.model_code and facts.model_code not in person.skills:
            params = {"login": person.login, "model": facts.model_code}
            yield Problem("technicians", "crew_unqualified", "warning", params)


def reason_given(facts: Facts) -> Iterator[Problem]:
    """Going back or aside has a reason."""
    if not isinstance(facts.draft, planning.ReasonDraft):
        yield Problem("reason", "reason_needed")
    else:
        yield from facts.draft.problems()


def cancellation_told(facts: Facts) -> Iterator[Problem]:
    """A reason, and the customer knows."""
    if not isinstance(facts.draft, planning.CancelDraft):
        yield Problem("reason", "reason_needed")
    else:
        yield from facts.draft.problems()


def _recorded(facts: Facts, kind: type[Draft], code: str) -> Iterator[Problem]:
    yield from _complete(facts.get(kind), kind, code)


def _recorded_now(facts: Facts, kind: type[Draft], code: str) -> Iterator[Problem]:
    """What was said on an earlier round through the same state does not count again."""
    yield from _complete(facts.fresh(kind), kind, code)


def _complete(draft: Draft | None, kind: type[Draft], code: str) -> Iterator[Problem]:
    if draft is None:
        yield Problem(kind.kind, code)
    else:
        yield from (p for p in draft.problems() if p.severity == "error")


GUARDS: dict[str, Callable[[Facts], Iterator[Problem]]] = {
    guard.__name__: guard
    for guard in (
        intake_complete, repeat_shown, triaged, plan_complete, hotline_solved, remote_consent, remote_solved,
        customer_confirmed_solved, customer_agreed, four_eyes, approver_rank, verbal_approval, emergency_reason,
        verbal_consent, late_returned, assignment_complete, outsourcing_consent, crew_free, crew_workload,
        crew_qualified, reason_given, cancellation_told,
    )
}  # fmt: skip

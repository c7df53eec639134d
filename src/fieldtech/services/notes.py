"""Which entries may be added when and by whom, and what an entry brings about."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, Problem
from fieldtech.model.drafts import install, intake, milestones, onsite, planning, platform, signoff, visits
from fieldtech.model.drafts.base import Draft
from fieldtech.model.facts import Facts
from fieldtech.model.guards.deciding import ABOUT_MONEY, asked_problems, newest_word
from fieldtech.model.guards.office import approver_rank, four_eyes
from fieldtech.model.guards.onsite import is_assigned
from fieldtech.model.guards.units import unlabelled
from fieldtech.model.guards.visit import notice_problems
from fieldtech.model.machines.repair import WORKER
from fieldtech.model.noting import WHEN
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.follow_ups import owe, settle_kind
from fieldtech.services.intake_rows import correct
from fieldtech.services.working_calendar import in_one_working_day

_A_DAY = timedelta(days=1)  # it is tomorrow already somewhere

_INCOMPLETE = (
    onsite.ArrivalDraft, onsite.ConditionDraft, onsite.DiagnosisDraft, onsite.PartLineDraft,
    platform.PlatformCheckDraft, onsite.CompletionDraft, signoff.FeedbackDraft, signoff.AcceptanceDraft,
    signoff.FeeSettlementDraft, visits.VisitStartDraft, visits.VisitDoneDraft,
)  # fmt: skip


_BESIDE = (planning.VerbalDraft, planning.LateReturnDraft, onsite.SituationDraft, onsite.SituationReadDraft)
"""Each stands beside the earlier ones of its kind."""


def refusals(draft: Draft, facts: Facts) -> Iterator[Problem]:
    """Why this entry may not be added now; nothing when it may."""
    roles, states = WHEN[facts.kind].get(type(draft), ((), ()))
    if facts.actor.role not in roles:
        yield Problem("role", "role_may_not", params={"role": facts.actor.role})
    elif facts.status not in states:
        yield Problem("status", "wrong_state", params={"status": facts.status})
    elif facts.actor.role in WORKER and roles[: len(WORKER)] == WORKER and type(draft) is not onsite.SituationDraft:
        yield from is_assigned(facts)
    elif isinstance(draft, onsite.SituationDraft) and draft.to and draft.to not in facts.roles:
        yield Problem("to", "unknown_choice")
    elif isinstance(draft, visits.NoticeDraft) and facts.visit is not None:
        yield from notice_problems(draft, facts.visit, facts.now)
    elif isinstance(draft, planning.VerbalDraft):
        yield from asked_problems(facts, draft.asked, draft.at)
    elif isinstance(draft, milestones.MilestoneDraft) and draft.held and draft.held > facts.now.date() + _A_DAY:
        yield Problem("held", "in_future")
    elif isinstance(draft, planning.ApprovalDraft | planning.LateReturnDraft):
        if "late_approval" not in facts.open_follow_ups:
            yield Problem("approval", "nothing_to_approve")
        yield from four_eyes(facts)
        yield from approver_rank(facts)


def slot_for(draft: Draft, slot: str, facts: Facts) -> str:
    """Authorisations, reports and labels of other units never take the place of earlier ones (B21, B32, B42)."""
    if isinstance(draft, milestones.MilestoneDraft):
        return draft.name
    if isinstance(draft, onsite.LabelDraft):
        first = facts.get(onsite.LabelDraft)
        return slot if first is None or first.terminal in ("", draft.terminal) else draft.terminal
    if not isinstance(draft, _BESIDE):
        return slot
    taken = {key[1] for key in facts.entries if key[0] == draft.kind}
    free = (f"{draft.kind}-{number}" for number in range(2, len(taken) + 3))
    return slot if slot not in taken else next(name for name in free if name not in taken)


def completed(draft: Draft, facts: Facts) -> Draft:
    """The draft with what only the records know."""
    if isinstance(draft, onsite.DiagnosisDraft) and draft.charge_decision and not draft.decided_by:
        word = newest_word(facts, ABOUT_MONEY)
        return replace(draft, decided_by=word.asked if word else "")
    if isinstance(draft, visits.MoveVisitDraft) and facts.visit is not None:
        return replace(draft, was=facts.visit.due_on)
    if isinstance(draft, onsite.LabelDraft) and not draft.terminal:
        return replace(draft, terminal=next(iter(unlabelled(facts)), ""))
    return draft


def may_be_incomplete(draft: Draft) -> bool:
    """On-site entries are kept as far as they go; the guards name their gaps later."""
    return isinstance(draft, _INCOMPLETE)


def consequences(context: Context, session: Session, order: Order, draft: Draft) -> None:
    """What an entry sets off: a confirmation owed, a task settled."""
    now, login = context.now(), context.require().login
    if isinstance(draft, intake.IntakeDraft):
        correct(context, session, order, draft)
    elif isinstance(draft, intake.TriageDraft) and draft.merged_into:
        _require_duplicate(session, order, draft.merged_into)
    elif isinstance(draft, planning.VerbalDraft):
        due = in_one_working_day(context, session, order, now)
        owe(session, order, "confirm_verbal", due, now, login=draft.asked, text=draft.content)
    elif isinstance(draft, planning.ApprovalDraft):
        settle_kind(session, order, "late_approval", now, login, draft.opinion or "approved")
    elif isinstance(draft, planning.LateReturnDraft):
        settle_kind(session, order, "late_approval", now, login, f"returned {draft.reason}")
        due = in_one_working_day(context, session, order, now)
        owe(session, order, "late_answer", due, now, role="DI", text=draft.reason)
    elif isinstance(draft, platform.PlatformCheckDraft) and draft.result != "unchecked":
        settle_kind(session, order, "platform_check", now, login, draft.result)
    elif isinstance(draft, install.DeliveryDraft):
        settle_kind(session, order, "delivery", now, login, "confirmed" if draft.received else "not received")
    elif isinstance(draft, milestones.MilestoneDraft):
        _follow_milestone(context, session, order, draft)
    elif isinstance(draft, onsite.SituationDraft):
        owe(session, order, "situation", now, now, login=draft.to, text=draft.text)
    elif isinstance(draft, onsite.SituationReadDraft):
        settle_kind(session, order, "situation", now, login, "read")


def _follow_milestone(context: Context, session: Session, order: Order, draft: milestones.MilestoneDraft) -> None:
    """D11: a meeting that is planned is owed until it was held; another plan takes the place of the old one."""
    now, login, kind = context.now(), context.require().login, f"milestone_{draft.name}"
    settle_kind(session, order, kind, now, login, "held" if draft.held else "planned anew")
    if draft.held is None and draft.planned is not None:
        owe(session, order, kind, datetime.combine(draft.planned, time(17, 30), context.zone), now, role="DI")


def _require_duplicate(session: Session, order: Order, number: str) -> None:
    """Another order of the same customer; raises Invalid."""
    other = session.scalar(select(Order).where(Order.number == number))
    if other is None or other.id == order.id or other.customer_id != order.customer_id:
        raise Invalid([Problem("merged_into", "no_such_duplicate", params={"number": number})])

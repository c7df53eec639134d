"""What a step of an install order changes besides the state: crew, units, due times, tasks owed, the follow-up."""

from collections.abc import Callable
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.drafts import onsite, planning
from fieldtech.model.drafts.install import InstallDraft, RescheduleDraft
from fieldtech.model.facts import Facts
from fieldtech.model.guards.deciding import BEFORE_APPROVAL, RANKS, newest_word
from fieldtech.model.guards.install import FITTING
from fieldtech.model.installs import FITTED
from fieldtech.model.machines.install import INSTALL
from fieldtech.model.orders import Entry, Order, Transition
from fieldtech.model.requests import InstallRequest
from fieldtech.services.context import Context
from fieldtech.services.crew import set_crew
from fieldtech.services.crew_effects import arrive, hand_over, let_go
from fieldtech.services.entries import newest_draft
from fieldtech.services.follow_ups import owe, settle_kind
from fieldtech.services.install.following import order_for_the_rest
from fieldtech.services.install.trials import back_from_loan, lend_until
from fieldtech.services.money.shortfall import owe_shortfall
from fieldtech.services.opinions import owe_answer
from fieldtech.services.reservations import release, reserve, take_along
from fieldtech.services.sealing import seal
from fieldtech.services.steps import unmet
from fieldtech.services.working_calendar import in_one_working_day, work_calendar

DELIVERY_CALL_DAYS = 3
"""Working days after the sign-off until the customer is asked (P26)."""
Effect = Callable[[Context, Session, Order, Facts], None]


def _assign(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Who, when, with which units; the request is under way (P21)."""
    draft = facts.draft
    if not isinstance(draft, planning.AssignDraft):
        return
    set_crew(session, order, draft.technicians)
    order.slot_from, order.slot_to, order.site_class = draft.slot_from, draft.slot_to, draft.site_class
    reserve(context, session, order, draft)
    order.due_depart, order.due_arrive = draft.slot_from, draft.slot_to
    _set_request(session, facts, "dispatched")


def _assign_emergency(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """The approval becomes a task due in one working day (B33)."""
    _assign(context, session, order, facts)
    verbal = newest_word(facts, BEFORE_APPROVAL)
    login = verbal.asked if verbal and facts.roles.get(verbal.asked) in RANKS["general"] else ""
    due = in_one_working_day(context, session, order)
    owe(session, order, "late_approval", due, context.now(), role="" if login else "MG", login=login)


def _reschedule(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """P24: the old date falls, the units are free, the new date is the promise."""
    let_go(context, session, order, facts)
    if isinstance(facts.draft, RescheduleDraft) and facts.draft.wanted_by:
        order.promised_at = datetime.combine(facts.draft.wanted_by, time(17, 30), context.zone)


def _depart(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """What goes along is written down by number, before it is used up in the yard (B20)."""
    take_along(context, session, order)
    if facts.get(onsite.PickListDraft) is None:
        draft = onsite.PickListDraft(facts.reserved_terminals, facts.reserved_sims)
        by = context.require().login
        session.add(Entry(order_id=order.id, kind=draft.kind, body=draft.to_body(), at=context.now(), by=by))


def _owe_platform_checks(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Vehicles without network are a task for the next morning, one for the whole order."""
    owed = [row.label for row in facts.rows if row.state == "installed_unchecked"]
    if not owed or "platform_check" in facts.open_follow_ups:
        return
    calendar = work_calendar(session, order.centre_code, context.zone)
    day = calendar.next_working_day(context.local(context.now()).date())
    morning = datetime.combine(day, time(9, 0), context.zone)
    owe(session, order, "platform_check", morning, context.now(), login=order.technician, text=", ".join(owed))


def _rework(_context: Context, _session: Session, order: Order, _facts: Facts) -> None:
    order.reworks += 1


def _sign_off(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Seal; what was not fitted becomes an order of its own; complete at once when nothing stays open."""
    _owe_platform_checks(context, session, order, facts)
    _owe_end_of_trial(context, session, order, facts)
    back_from_loan(session, order)
    _owe_delivery_call(context, session, order, facts)
    order_for_the_rest(context, session, order, facts)
    owe_shortfall(context, session, order, facts)
    owe_answer(context, session, order, facts)
    seal(context, session, order)
    release(context, session, order)
    if any(unmet(INSTALL.step("complete"), facts)):
        return
    order.status = "completed"
    session.add(
        Transition(
            order_id=order.id, step="complete", source="signed", target="completed", at=context.now(), by="system"
        )
    )


def _owe_end_of_trial(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """A01: at its end a trial is converted or removed, and somebody must say which."""
    draft = facts.get(InstallDraft)
    fitted = any(row.state in FITTED for row in facts.rows)
    if draft is None or draft.task != "trial" or draft.trial_until is None or not fitted:
        return
    due = datetime.combine(draft.trial_until, time(9, 0), context.zone)
    lend_until(session, order, draft.trial_until)
    owe(session, order, "trial_end", due, context.now(), role="DI", text=order.title)


def _owe_delivery_call(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """P26: some days later the customer is asked whether all arrived as ordered."""
    draft = facts.get(InstallDraft)
    fitted = sum(row.state in FITTED for row in facts.rows)
    if draft is None or draft.task not in FITTING or not fitted:
        return
    calendar = work_calendar(session, order.centre_code, context.zone)
    day = context.local(context.now()).date()
    for _ in range(DELIVERY_CALL_DAYS):
        day = calendar.next_working_day(day)
    due = datetime.combine(day, time(17, 0), context.zone)
    owe(session, order, "delivery", due, context.now(), role="CS", text=f"{fitted}/{len(facts.rows)}")


def _cancel(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Nothing is owed or held any more; the request waits for another order."""
    release(context, session, order)
    order.slot_from = order.slot_to = None
    for kind in set(facts.open_follow_ups):
        settle_kind(session, order, kind, context.now(), facts.actor.login, "cancelled")
    _set_request(session, facts, "passed")
    _owe_end_again(context, session, order, facts)


def _owe_end_again(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Terminals of a trial that are not taken off after all still have to be sold or taken off."""
    draft = facts.get(InstallDraft)
    trial = session.get(Order, order.repeat_of) if order.repeat_of and draft and draft.task == "removal" else None
    before = newest_draft(session, trial.id, InstallDraft) if trial is not None else None
    if trial is None or before is None or before.task != "trial":
        return
    owe(session, trial, "trial_end", context.now(), context.now(), role="DI", text=trial.title)


def _set_request(session: Session, facts: Facts, status: str) -> None:
    draft = facts.get(InstallDraft)
    number = draft.request if draft else ""
    request = session.scalar(select(InstallRequest).where(InstallRequest.number == number)) if number else None
    if request is not None and request.status in ("passed", "dispatched"):
        request.status = status


INSTALL_EFFECTS: dict[str, Effect] = {
    "assign": _assign,
    "assign_emergency": _assign_emergency,
    "refuse": let_go,
    "reschedule": _reschedule,
    "hand_over": hand_over,
    "depart": _depart,
    "arrive": arrive,
    "finish_install": _owe_platform_checks,
    "rework": _rework,
    "sign_off": _sign_off,
    "cancel": _cancel,
    "cancel_approved": _cancel,
}

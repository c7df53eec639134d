"""What a step changes besides the state: assignment, due times, counters, tasks owed."""

from collections.abc import Callable
from datetime import datetime, time

from sqlalchemy.orm import Session

from fieldtech.model.drafts import onsite, planning, platform
from fieldtech.model.facts import Facts
from fieldtech.model.guards.deciding import BEFORE_APPROVAL, RANKS, newest_word
from fieldtech.model.guards.office import approval_kind
from fieldtech.model.machines.machine import Step
from fieldtech.model.machines.repair import REPAIR
from fieldtech.model.orders import Entry, Order, Transition
from fieldtech.services.context import Context
from fieldtech.services.crew import set_crew
from fieldtech.services.crew_effects import arrive, hand_over
from fieldtech.services.dispatch import pick_lines, proposed_pick_list
from fieldtech.services.follow_ups import owe, settle_kind
from fieldtech.services.install.effects import INSTALL_EFFECTS
from fieldtech.services.money.shortfall import owe_shortfall
from fieldtech.services.opinions import owe_answer
from fieldtech.services.reservations import release, reserve, take_along
from fieldtech.services.sealing import seal
from fieldtech.services.steps import unmet
from fieldtech.services.visits.effects import VISIT_EFFECTS
from fieldtech.services.visits.owed import reopen_findings
from fieldtech.services.working_calendar import in_one_working_day, order_due_times, work_calendar

Effect = Callable[[Context, Session, Order, Facts], None]


def apply(context: Context, session: Session, order: Order, step: Step, facts: Facts) -> None:
    """Do what the step brings with it, in its transaction."""
    if effect := EFFECTS[order.kind].get(step.name):
        effect(context, session, order, facts)


def _submit(context: Context, session: Session, order: Order, facts: Facts) -> None:
    told = facts.get(planning.ToldDraft)
    order.promised_at = told.promised_at if told and told.promised_at else order.promised_at
    _set_due(context, session, order, facts)


def _set_due(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Counted from the customer's yes, also when the site turns out to be of another class later (B09)."""
    told, now = facts.get(planning.ToldDraft), context.now()
    agreed = min(told.at, now) if told and told.agreed and told.at else now
    due = order_due_times(session, order.site_class, order.centre_code, agreed, context.zone)
    if due:
        order.due_depart, order.due_arrive = due.depart, due.arrive


def _assign(context: Context, session: Session, order: Order, facts: Facts) -> None:
    draft = facts.draft
    if not isinstance(draft, planning.AssignDraft):
        return
    set_crew(session, order, draft.technicians)
    order.slot_from, order.slot_to = draft.slot_from, draft.slot_to
    reserve(context, session, order, draft)
    changed, order.site_class = order.site_class != draft.site_class, draft.site_class
    if changed or order.due_arrive is None:
        _set_due(context, session, order, facts)


def _assign_emergency(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """T27: the approval and the liaison note become tasks due in one working day."""
    _assign(context, session, order, facts)
    _owe_late_approval(context, session, order, facts)
    due = in_one_working_day(context, session, order)
    owe(session, order, "liaison_note", due, context.now(), role="DI")


def _owe_late_approval(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Owed by who was asked if he has the rank (D17), else by whoever has it."""
    verbal = newest_word(facts, BEFORE_APPROVAL)
    ranks = RANKS[approval_kind(facts)]
    login = verbal.asked if verbal and facts.roles.get(verbal.asked) in ranks else ""
    due = in_one_working_day(context, session, order)
    owe(session, order, "late_approval", due, context.now(), role="" if login else ranks[0], login=login)


def _refuse(context: Context, session: Session, order: Order, _facts: Facts) -> None:
    release(context, session, order)
    set_crew(session, order, ())
    order.slot_from, order.slot_to = None, None


def _return_late(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Nobody has left yet: nobody goes, and the plan is asked for again (B17)."""
    reason = facts.draft.reason if isinstance(facts.draft, planning.LateReturnDraft) else ""
    settle_kind(session, order, "late_approval", context.now(), facts.actor.login, f"returned {reason}")
    _refuse(context, session, order, facts)


def _owe_platform_check(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """A platform check without network leaves a task for the next morning."""
    check = facts.get(platform.PlatformCheckDraft)
    if check is None or check.result != "unchecked" or "platform_check" in facts.open_follow_ups:
        return
    calendar = work_calendar(session, order.centre_code, context.zone)
    morning = datetime.combine(calendar.next_working_day(context.local(context.now()).date()), time(9, 0), context.zone)
    owe(session, order, "platform_check", morning, context.now(), login=order.technician, text=check.reason)


def _depart(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """What is taken along is written down as it was, before the van changes on site (B20)."""
    take_along(context, session, order)
    if facts.get(onsite.PickListDraft) is not None:
        return
    draft = proposed_pick_list(pick_lines(session, order, facts))
    by = context.require().login
    session.add(Entry(order_id=order.id, kind=draft.kind, body=draft.to_body(), at=context.now(), by=by))


def _sign_off(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Seal, and complete at once when nothing stays open."""
    _owe_platform_check(context, session, order, facts)  # the result may have changed since the work was finished
    owe_shortfall(context, session, order, facts)
    owe_answer(context, session, order, facts)
    seal(context, session, order)
    release(context, session, order)
    if any(unmet(REPAIR.step("complete"), facts)):
        return
    order.status = "completed"
    session.add(
        Transition(
            order_id=order.id, step="complete", source="signed", target="completed", at=context.now(), by="system"
        )
    )


def _rework(_context: Context, _session: Session, order: Order, _facts: Facts) -> None:
    order.reworks += 1  # F21


def _cancel(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Nothing is owed or held any more for what will not be done."""
    release(context, session, order)
    reopen_findings(context, session, order)
    order.slot_from, order.slot_to = None, None
    for kind in set(facts.open_follow_ups):
        settle_kind(session, order, kind, context.now(), facts.actor.login, "cancelled")


def _let_go(context: Context, session: Session, order: Order, _facts: Facts) -> None:
    """Nobody works on it here for a long while: others may use what was set aside."""
    release(context, session, order)


REPAIR_EFFECTS: dict[str, Effect] = {
    "submit": _submit,
    "assign": _assign,
    "assign_emergency": _assign_emergency,
    "approve_verbally": _owe_late_approval,
    "refuse": _refuse,
    "return_late": _return_late,
    "hand_over": hand_over,
    "depart": _depart,
    "arrive": arrive,
    "finish": _owe_platform_check,
    "rework": _rework,
    "refer_replacement": _let_go,
    "refer_factory": _let_go,
    "sign_off": _sign_off,
    "cancel": _cancel,
    "cancel_approved": _cancel,
}

EFFECTS = {
    "repair": REPAIR_EFFECTS,
    "install": INSTALL_EFFECTS,
    "maintenance": VISIT_EFFECTS,
    "inspection": VISIT_EFFECTS,
}
"""By the kind of the order."""

"""What a step of a visit changes besides the state: its days, crew, units, tasks owed, the seal (states 4.3)."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from fieldtech.model.drafts import onsite, planning, visits
from fieldtech.model.facts import Facts
from fieldtech.model.machines import MACHINES
from fieldtech.model.orders import Entry, Order, Transition
from fieldtech.services.context import Context
from fieldtech.services.crew import set_crew
from fieldtech.services.crew_effects import arrive, hand_over, let_go
from fieldtech.services.dispatch import pick_lines, proposed_pick_list
from fieldtech.services.facts_loader import crew_of
from fieldtech.services.follow_ups import settle_kind
from fieldtech.services.money.shortfall import owe_shortfall
from fieldtech.services.opinions import owe_answer
from fieldtech.services.reservations import release, reserve, still_free, take_along
from fieldtech.services.sealing import seal
from fieldtech.services.steps import unmet
from fieldtech.services.visits.next_day import said_day
from fieldtech.services.visits.objects import the_visit
from fieldtech.services.visits.owed import owe_open_findings, owe_verification
from fieldtech.services.visits.work import VisitWork

Effect = Callable[[Context, Session, Order, Facts], None]


def _notify(context: Context, session: Session, order: Order, facts: Facts) -> None:
    draft = facts.draft
    if isinstance(draft, visits.NoticeDraft):
        the_visit(session, order).noticed_at = draft.at or context.now()
        owe_verification(context, session, order)


def _assign(context: Context, session: Session, order: Order, facts: Facts) -> None:
    draft = facts.draft
    if not isinstance(draft, planning.AssignDraft):
        return
    set_crew(session, order, draft.technicians)
    order.slot_from, order.slot_to, order.site_class = draft.slot_from, draft.slot_to, draft.site_class
    order.due_depart, order.due_arrive = draft.slot_from, draft.slot_to
    reserve(context, session, order, draft)


def _move(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """The tolerance goes along; who is not told again was told of the day he wished for."""
    draft, visit = facts.draft, the_visit(session, order)
    if not isinstance(draft, visits.MoveVisitDraft) or draft.day is None:
        return
    visit.late_after += draft.day - visit.due_on
    visit.due_on = draft.day
    notice = facts.get(visits.NoticeDraft)
    visit.noticed_at = notice.at if notice is not None and order.status == "noticed" else None
    let_go(context, session, order, facts)


def _move_back(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """As before the move: day and tolerance, what the customer was told, who goes when and with what.

    Who is wanted elsewhere by now is sent all the same, and the calendar shows the clash.
    """
    draft, visit = facts.draft, the_visit(session, order)
    if not isinstance(draft, visits.MoveVisitDraft) or draft.day is None:
        return
    visit.late_after += draft.day - visit.due_on
    visit.due_on = draft.day
    notice, assigned = facts.get(visits.NoticeDraft), facts.get(planning.AssignDraft)
    visit.noticed_at = notice.at if notice is not None and order.status != "planned" else None
    if order.status == "assigned" and assigned is not None:
        order.slot_from, order.slot_to = assigned.slot_from, assigned.slot_to
        order.due_depart, order.due_arrive = assigned.slot_from, assigned.slot_to
        order.technician = assigned.technicians[0]  # somebody goes again; who, the newest word says
        set_crew(session, order, crew_of(session, order)[0])
        reserve(context, session, order, still_free(session, order, assigned))


def _give_up(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Nothing is owed or held any more for what will not be done."""
    let_go(context, session, order, facts)
    for kind in set(facts.open_follow_ups):
        settle_kind(session, order, kind, context.now(), facts.actor.login, order.status)


def _depart(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """What is taken along is written down as it was (B20)."""
    take_along(context, session, order)
    if facts.get(onsite.PickListDraft) is None:
        draft = proposed_pick_list(pick_lines(session, order, facts))
        by = context.require().login
        session.add(Entry(order_id=order.id, kind=draft.kind, body=draft.to_body(), at=context.now(), by=by))


def _start(context: Context, session: Session, order: Order, _facts: Facts) -> None:
    """From here on the visit keeps its version of the checklist, whatever becomes of the template."""
    VisitWork(context).freeze_checklist(session, order)


def _rework(_context: Context, _session: Session, order: Order, _facts: Facts) -> None:
    order.reworks += 1


def _sign_off(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Seal; what is still open goes to customer service; complete at once when nothing is."""
    visit = the_visit(session, order)
    visit.done_on = context.local(context.now()).date()
    visit.next_on = said_day(facts)
    owe_open_findings(context, session, order)
    owe_shortfall(context, session, order, facts)
    owe_answer(context, session, order, facts)
    seal(context, session, order)
    release(context, session, order)
    if any(unmet(MACHINES[order.kind].step("complete"), facts)):
        return
    order.status = "completed"
    session.add(
        Transition(
            order_id=order.id, step="complete", source="signed", target="completed", at=context.now(), by="system"
        )
    )


VISIT_EFFECTS: dict[str, Effect] = {
    "notify": _notify,
    "assign": _assign,
    "reassign": _assign,
    "refuse": let_go,
    "unassign": let_go,
    "move_visit": _move,
    "move_back": _move_back,
    "skip": _give_up,
    "cancel": _give_up,
    "hand_over": hand_over,
    "depart": _depart,
    "arrive": arrive,
    "start_service": _start,
    "rework": _rework,
    "sign_off": _sign_off,
}

"""What steps of every kind of order change alike: who goes, and when somebody was there."""

from sqlalchemy.orm import Session

from fieldtech.model.drafts.planning import HandOverDraft
from fieldtech.model.facts import Facts
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.crew import set_crew
from fieldtech.services.reservations import release


def hand_over(_context: Context, session: Session, order: Order, facts: Facts) -> None:
    """A colleague goes on with it."""
    if isinstance(facts.draft, HandOverDraft):
        set_crew(session, order, (facts.draft.technician,))


def arrive(context: Context, _session: Session, order: Order, _facts: Facts) -> None:
    """The first arrival counts (states 4.2)."""
    order.arrived_at = order.arrived_at or context.now()


def let_go(context: Context, session: Session, order: Order, _facts: Facts) -> None:
    """Nobody goes any more at that time, and what was set aside is free."""
    release(context, session, order)
    set_crew(session, order, ())
    order.slot_from = order.slot_to = order.due_depart = order.due_arrive = None

"""What a customer suggests is heard by the company, and what came of it by the customer (B38)."""

from sqlalchemy.orm import Session

from fieldtech.model.drafts.signoff import FeedbackDraft
from fieldtech.model.facts import Facts
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.follow_ups import owe
from fieldtech.services.working_calendar import in_one_working_day

SUGGESTION = "suggestion"


def owe_answer(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Customer service takes the suggestion to whom it concerns and tells the customer, within one working day.

    Settling the task wants what came of it; when that was is when the customer had been told.
    """
    said = facts.get(FeedbackDraft)
    if said is None or not said.suggestions.strip() or SUGGESTION in facts.open_follow_ups:
        return
    due = in_one_working_day(context, session, order)
    owe(session, order, SUGGESTION, due, context.now(), role="CS", text=said.suggestions.strip())

"""What is signed for and not paid stays a task of finance, whatever kind of order it is (states 4.7)."""

from sqlalchemy.orm import Session

from fieldtech.model.drafts.signoff import FeeSettlementDraft
from fieldtech.model.facts import Facts
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.follow_ups import owe
from fieldtech.services.money.positions import SHORTFALL, expected_until, shortfall_text
from fieldtech.services.money.settlement import standing_of
from fieldtech.services.working_calendar import in_one_working_day

_NOT_ALL = ("collected", "refused", "announced")
"""Ways of settling after which something may still be owed."""


def owe_shortfall(context: Context, session: Session, order: Order, facts: Facts) -> None:
    """Less than what is due was received: the rest stays a task of the accountant."""
    paid = facts.get(FeeSettlementDraft)
    if paid is None or paid.way not in _NOT_ALL or SHORTFALL in facts.open_follow_ups:
        return
    found = standing_of(context, session, order, facts)
    short = facts.total_cents - paid.received_cents - found.position.waived
    if short > 0:
        expected, now = found.position.expected, context.now()
        due = expected_until(context, found.position) or in_one_working_day(context, session, order, now)
        why = found.words[-1].reason if expected else paid.reason  # the day stands beside it
        owe(session, order, SHORTFALL, due, now, role="FI", text=shortfall_text(short, expected, why))

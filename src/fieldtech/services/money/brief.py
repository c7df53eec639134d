"""What the page of an order says of its money: received, still owed, and what waits to be confirmed (A03, D17)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from fieldtech.model.facts import Facts
from fieldtech.model.machines.repair import WORKER
from fieldtech.model.orders import Order
from fieldtech.services.charges import Charges
from fieldtech.services.context import Context
from fieldtech.services.money.settlement import AFTER_WORK, standing_of
from fieldtech.services.money.word_of_mouth import Spoken, spoken


@dataclass(frozen=True)
class MoneyBrief:
    """Where an order stands; ``state`` is "" while its amount is not known yet. A technician reads his own receipts."""

    state: str = ""
    received_cents: int = 0
    waived_cents: int = 0
    rest_cents: int = 0
    receipts: tuple[str, ...] = ()
    expected: date | None = None
    spoken: tuple[Spoken, ...] = ()


def money_brief(context: Context, session: Session, order: Order, facts: Facts, charges: Charges) -> MoneyBrief:
    """Of an order that costs something; nobody looks further for one that does not."""
    if not any(line.list_cents or line.charged_cents for line in charges.lines):
        return MoneyBrief()
    said = spoken(context, session, order.id)
    if facts.status not in AFTER_WORK:
        return MoneyBrief(spoken=said)
    found, own = standing_of(context, session, order, facts), facts.actor
    now = found.position
    seen = [row for row in found.standing if own.role not in WORKER or row.by == own.login]
    return MoneyBrief(
        str(now.state), now.received, now.waived, now.rest, tuple(row.receipt for row in seen), now.expected, said
    )  # fmt: skip

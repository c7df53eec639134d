"""What became of a collection that was taken back: why, on which receipt, and what was collected anew (states 4.7)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from fieldtech.model.cash_tables import CashCollection, CashReversal
from fieldtech.services.history.labels import people_names
from fieldtech.services.money.ledger import Ledger
from fieldtech.store.arrival import arrival


@dataclass(frozen=True)
class BackRow:
    """A reversal with its reason; ``anew`` is the number of what was collected for the order afterwards, or ""."""

    receipt: str
    reason: str
    at: datetime
    by_name: str
    anew: str = ""
    anew_receipt: str = ""
    anew_cents: int = 0
    anew_at: datetime | None = None


def taken_back(session: Session, found: Ledger, key: str) -> BackRow | None:
    """The reversal of this collection that counts; None while it stands."""
    fact = next((back for back in found.facts.reversals.values() if back.of == key), None)
    if fact is None:
        return None
    back, order = found.reversals[fact.key], found.collections[key].order_id
    gone = exists().where(CashReversal.collection_id == CashCollection.id)
    later = select(CashCollection).where(CashCollection.order_id == order, CashCollection.at >= back.at, ~gone)
    anew = session.scalar(later.order_by(arrival(CashCollection)).limit(1))
    said = back.receipt, back.reason, back.at, people_names(session, [back.by])[back.by]
    return BackRow(*said) if anew is None else BackRow(*said, anew.number, anew.receipt, anew.cents, anew.at)

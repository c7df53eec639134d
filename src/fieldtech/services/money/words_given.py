"""What somebody is said to have agreed about money: the row behind a word of mouth he confirms (D17, states 4.8)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.accounts import FeeChange, FeeWord
from fieldtech.model.cash_tables import CashCollection, CashHandOver, CashMadeGood, CashReversal
from fieldtech.model.orders import FollowUp

PRICE, WAIVED, REFUND, WRITTEN_OFF = "price", "waived", "refund", "written_off"


@dataclass(frozen=True)
class MoneyWord:
    """A ``line`` at another price, a sum waived, a collection paid back or a difference let go.

    ``by`` wrote it down ``at``; he was told ``how`` and when (``said_at``). ``cents`` is the price of the line, where
    it was given as an amount, or the sum; ``number`` the collection or slip.
    """

    kind: str
    by: str
    at: datetime
    reason: str
    cents: int | None = None
    percent: int | None = None
    line: str = ""
    number: str = ""
    how: str = ""
    said_at: datetime | None = None


def money_word(session: Session, task: FollowUp) -> MoneyWord | None:
    """The row written in the same moment as the task to confirm it; None where it was no word about money."""
    wanted = select(FeeChange).where(FeeChange.order_id == task.order_id, FeeChange.at == task.made_at)
    wanted = wanted.where(FeeChange.reason == task.text)
    change = session.scalar(wanted.where(FeeChange.approved_by != "").limit(1))
    if change is not None:
        return MoneyWord(
            PRICE, change.by, change.at, change.reason, change.cents, change.percent, change.line, how=change.how,
            said_at=change.said_at,
        )  # fmt: skip
    less = select(FeeWord).where(FeeWord.order_id == task.order_id, FeeWord.at == task.made_at)
    less = less.where(FeeWord.reason == task.text)
    waived = session.scalar(less.where(FeeWord.approved_by != "").limit(1))
    if waived is not None:
        return MoneyWord(
            WAIVED, waived.by, waived.at, waived.reason, waived.cents, how=waived.how, said_at=waived.said_at
        )  # fmt: skip
    back = select(CashReversal, CashCollection).join(CashCollection, CashCollection.id == CashReversal.collection_id)
    back = back.where(CashCollection.order_id == task.order_id, CashReversal.at == task.made_at)
    for row, paid in session.execute(back.where(CashReversal.approved_by != "").limit(1)):
        return MoneyWord(REFUND, row.by, row.at, row.reason, paid.cents, number=paid.number)
    off = select(CashMadeGood, CashHandOver).join(CashHandOver, CashHandOver.id == CashMadeGood.hand_over_id)
    off = off.where(CashMadeGood.at == task.made_at, CashMadeGood.reason == task.text, CashMadeGood.approved_by != "")
    for gone, slip in session.execute(off.limit(1)):
        return MoneyWord(WRITTEN_OFF, gone.by, gone.at, gone.reason, gone.cents, number=slip.number)
    return None

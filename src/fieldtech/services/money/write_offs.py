"""Money let go in somebody's name: what he has denied, and what still waits for his word (D17, states 4.8)."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.cash_tables import CashMadeGood, CashReversal
from fieldtech.model.orders import FollowUp
from fieldtech.services.money.denied import CONFIRM, DENIED


def denied_write_offs(session: Session) -> frozenset[Id]:
    """What he who is said to have approved it never did: it does not count, and the difference is open again."""
    return frozenset(row.id for row in session.scalars(_asked().where(FollowUp.outcome.startswith(DENIED))))


def waiting_write_offs(session: Session) -> dict[str, int]:
    """What waits for his word, by slip."""
    found: dict[str, int] = {}
    for row in session.scalars(_asked().where(FollowUp.done_at.is_(None))):
        found[row.hand_over_id.hex] = found.get(row.hand_over_id.hex, 0) + row.cents
    return found


def waiting_refunds(session: Session) -> frozenset[str]:
    """The collections given back from the till in the name of somebody who has not answered yet."""
    wanted = select(CashReversal.collection_id).join(
        FollowUp, (FollowUp.made_at == CashReversal.at) & (FollowUp.text == CashReversal.reason)
    )
    wanted = wanted.where(CashReversal.from_till, FollowUp.kind == CONFIRM, FollowUp.done_at.is_(None))
    return frozenset(key.hex for key in session.scalars(wanted))


def _asked() -> Select[CashMadeGood]:
    """Task and amount were written down in the same moment; whoever has the task by now."""
    wanted = select(CashMadeGood).join(
        FollowUp, (FollowUp.made_at == CashMadeGood.at) & (FollowUp.text == CashMadeGood.reason)
    )
    return wanted.where(CashMadeGood.approved_by != "", FollowUp.kind == CONFIRM)

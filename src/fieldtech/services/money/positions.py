"""Where orders stand with their money now, read for many at once (A03, F56)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.amounts import in_figures
from fieldtech.model.base import Id
from fieldtech.model.cash_tables import CashCollection
from fieldtech.model.money.cash import standing
from fieldtech.model.money.receivable import Position, Word, position
from fieldtech.model.orders import FollowUp
from fieldtech.services.context import Context
from fieldtech.services.money.books import dues, owing, words
from fieldtech.services.money.ledger import among, ledger

SHORTFALL = "shortfall"


@dataclass(frozen=True)
class Owed:
    """An order with a fee list, and what was said about its money; ``known`` when there are facts of that money."""

    order: Id
    customer: Id
    position: Position
    reason: str
    known: bool


def owed_of(session: Session, ids: Iterable[Id]) -> Iterator[Owed]:
    """Of these orders those that have a fee list."""
    orders = owing(session, ids)
    facts = ledger(session, among(session, select(CashCollection), CashCollection.order_id, orders)).facts
    due, said, received = dues(session, orders), words(session, orders, facts), standing(facts).values()
    known = {row.order for row in facts.collections.values()} | {word.order for word in said}
    for key, order in orders.items():
        if (number := order.number) in due:
            found = position(due[number], received, said)
            yield Owed(key, order.customer, found, _reason(number, said), number in known)


def said_now(context: Context, session: Session, tasks: Iterable[FollowUp]) -> dict[Id, tuple[str, datetime]]:
    """By its key what a task says, and until when it is to be done.

    Of money not received that is what is open now, not when somebody wrote it down; an announced transfer has time
    until its day is over.
    """
    rows = tuple(tasks)
    found = {row.id: (row.text, row.due_at) for row in rows}
    short = {row.order_id: row for row in rows if row.kind == SHORTFALL}
    for one in (one for one in owed_of(session, short) if one.known) if short else ():
        row = short[one.order]
        why = one.reason or row.text.partition(" · ")[2]
        text = shortfall_text(one.position.rest, one.position.expected, why)
        found[row.id] = text, expected_until(context, one.position) or row.due_at
    return found


def expected_until(context: Context, found: Position) -> datetime | None:
    """The end of the day on which an announced transfer comes."""
    return datetime.combine(found.expected, time(23, 59, 59), context.zone) if found.expected else None


def shortfall_text(cents: int, expected: date | None, reason: str) -> str:
    """``¥10.00 · 2026-11-30 · why``; the day is that of an announced transfer."""
    day = expected.isoformat() if expected else ""
    return " · ".join(filter(None, (f"¥{in_figures(max(cents, 0))}", day, reason)))


def _reason(order: str, said: tuple[Word, ...]) -> str:
    """Why it was not paid, as it was said last."""
    return next((word.reason for word in reversed(said) if word.order == order and word.kind != "waived"), "")

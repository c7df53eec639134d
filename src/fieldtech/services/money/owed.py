"""Tasks about money: hand it over, answer finance (B30, F59). They follow from the facts, nobody writes them down.

So they are there on every computer that knows the money, and a hand-over settles them without touching an order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.cash_tables import AuditAct, CashCollection
from fieldtech.model.money import audit
from fieldtech.services.context import Context, Person
from fieldtech.services.money.ledger import Ledger, ledger, unsettled
from fieldtech.services.money.rows import collection_rows
from fieldtech.services.money.views import CollectionRow
from fieldtech.services.working_calendar import one_working_day, work_calendar

HAND_OVER, QUERY = "hand_over", "fee_query"
KINDS = (HAND_OVER, QUERY)
_COLLECTING, FINANCE = "hand_over_money", "FI"


@dataclass(frozen=True)
class Task:
    """One thing to do about a collection, at the latest at ``due_at``; ``mine`` by the person signed in."""

    kind: str
    row: CollectionRow
    text: str
    due_at: datetime
    mine: bool


def money_tasks(context: Context, session: Session, person: Person, mine: bool) -> Iterator[Task]:
    """What this person has to do; finance also sees what others hold too long, the desk what it asks (B30, F59)."""
    everyone = person.may("see_money") and not (mine and person.role != FINANCE)
    desk = person.role in audit.FOR_OTHERS and not person.may("see_money")  # it answers where the collector does not
    if not everyone and not desk and not person.may(_COLLECTING):
        return
    login = "" if everyone else person.login
    held = unsettled(session, login)
    for row in collection_rows(context, session, held):
        to_hand_over = row.slip_id is None and not row.reversed
        if row.overdue or (to_hand_over and row.by == person.login):
            yield Task(HAND_OVER, row, row.receipt or row.number, _end_of(context, row), row.by == person.login)
    asked = _asked(session, "" if desk else person.login if mine else login)
    calendar = work_calendar(session, person.centre, context.zone)
    for row in collection_rows(context, session, asked):
        query = audit.open_query(asked.thread(row.id.hex))
        if query is not None:
            due_at = calendar.add_working_minutes(query.at, one_working_day())
            yield Task(QUERY, row, query.text, due_at, desk or row.by == person.login)


def _asked(session: Session, login: str) -> Ledger:
    """Collections finance ever asked about, of one person or all."""
    wanted = select(CashCollection).where(
        CashCollection.id.in_(select(AuditAct.collection_id).where(AuditAct.act == "query"))
    )
    return ledger(session, session.scalars(wanted.where(CashCollection.by == login) if login else wanted).all())


def _end_of(context: Context, row: CollectionRow) -> datetime:
    """The end of the day on which its collector is back."""
    return datetime.combine(row.due_day or row.day, time(23, 59, 59), context.zone)

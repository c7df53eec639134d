"""A waiver or a price by word of mouth: who said so has the rank, and confirms it in writing (D17, states 4.8)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.accounts import FeeChange, FeeWord
from fieldtech.model.base import Id
from fieldtech.model.facts import Facts
from fieldtech.model.guards.deciding import asked_problems
from fieldtech.model.orders import FollowUp, Order
from fieldtech.services.context import Context
from fieldtech.services.follow_ups import owe
from fieldtech.services.history.labels import people_names
from fieldtech.services.money.denied import CONFIRM, DENIED
from fieldtech.services.working_calendar import in_one_working_day


@dataclass(frozen=True)
class Spoken:
    """A word about an order's money that is not confirmed: who is said to have given it, how, when; ``denied`` by him.

    ``line`` is the one whose price changed, "" for a waiver.
    """

    name: str
    how: str
    at: datetime
    line: str = ""
    denied: bool = False


def spoken_problems(facts: Facts, asked: str, said_at: datetime | None) -> Iterator[Problem]:
    """Somebody else who decides was asked, and not in the future."""
    for problem in asked_problems(facts, asked, said_at, "approved_by"):
        yield replace(problem, field="said_at") if problem.code == "asked_in_future" else problem


def owe_confirmation(
    context: Context, session: Session, order: Order, asked: str, rank: str, now: datetime, text: str
) -> None:
    """He finds it in his approvals within one working day; ``rank`` is the role in which he said so."""
    due = in_one_working_day(context, session, order, now)
    owe(session, order, CONFIRM, due, now, role=rank, login=asked, text=text)


def spoken(context: Context, session: Session, order_id: Id) -> tuple[Spoken, ...]:
    """What was said about the order's money and nobody confirmed yet, or denied, in the order it was written down.

    A task to confirm and the word it is about were written in the same moment, with the same reason.
    """
    tasks = {
        (task.made_at, task.text): task
        for task in session.scalars(select(FollowUp).where(FollowUp.order_id == order_id, FollowUp.kind == CONFIRM))
        if task.done_at is None or task.outcome.startswith(DENIED)
    }
    if not tasks:
        return ()
    said: list[FeeWord | FeeChange] = []
    for table in (FeeWord, FeeChange):
        said += session.scalars(select(table).where(table.order_id == order_id, table.approved_by != ""))
    rows = sorted((row for row in said if (row.at, row.reason) in tasks), key=lambda row: (row.at, row.id))
    names = people_names(session, {row.approved_by for row in rows})
    return tuple(
        Spoken(
            names.get(row.approved_by, row.approved_by), row.how, context.local(row.said_at or row.at),
            row.line if isinstance(row, FeeChange) else "", tasks[row.at, row.reason].done_at is not None,
        )
        for row in rows
    )  # fmt: skip

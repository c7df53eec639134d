"""What is still owed after a step: late approvals, confirmations in writing, platform checks, loaners."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Forbidden, Invalid, NotFound, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.customers import Customer
from fieldtech.model.drafts.base import require_text
from fieldtech.model.guards.deciding import DECIDERS, RANKS
from fieldtech.model.orders import FollowUp, Order
from fieldtech.model.people import User
from fieldtech.services.changes import Change
from fieldtech.services.context import Context, Person
from fieldtech.services.crew import on_it
from fieldtech.services.facts_loader import company_figures
from fieldtech.services.working_calendar import in_one_working_day
from fieldtech.store.arrival import arrival

if TYPE_CHECKING:
    from fieldtech.services.money.owed import Task

BY_ITSELF = (
    "late_approval", "platform_check", "trial_end", "delivery", "milestone_kickoff", "milestone_midterm",
    "milestone_closing", "finding",
)  # fmt: skip
"""Kinds that only the act itself settles: approval, platform check, end of a trial, asking about the
delivery, a meeting held, a finding that ends."""

HEIRS = {"late_approval": "MG", "confirm_verbal": "MG", "situation": "MG"}
"""Whose task it becomes when its person leaves; the dispatcher's otherwise."""


@dataclass(frozen=True)
class FollowUpRow:
    """A task in the list of what is owed."""

    id: Id
    order_id: Id
    number: str
    title: str
    kind: str
    role: str
    login: str
    text: str
    due_at: datetime
    overdue: bool
    customer: str = ""
    name: str = ""
    mine: bool = False
    days_left: int = 0
    soon: bool = False  # a trial that ends within the days of the reminder (A01)


class FollowUps:
    """Reading and settling what is owed."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def open(self, *, mine: bool = True) -> list[FollowUpRow]:
        """Open tasks by due time: those of the person signed in, or of everyone."""
        person = self._context.require("see_orders")
        wanted = (
            select(FollowUp, Order, Customer.name, User.name)
            .join(Order, Order.id == FollowUp.order_id)
            .join(Customer, Customer.id == Order.customer_id)
            .outerjoin(User, User.login == FollowUp.login)
            .where(FollowUp.done_at.is_(None))
        )
        for_me = or_(FollowUp.login == person.login, (FollowUp.login == "") & (FollowUp.role == person.role))
        if mine:
            wanted = wanted.where(for_me)
        elif not person.may("see_all_orders"):
            wanted = wanted.where(or_(for_me, on_it(person.login), Order.created_by == person.login))
        with self._context.reading() as session:
            rows = session.execute(wanted.order_by(FollowUp.due_at)).all()
            remind = company_figures(session).remind_days
            from fieldtech.services.money.owed import money_tasks  # it writes tasks itself, and no start waits for it
            from fieldtech.services.money.positions import said_now  # as the one before

            money = [self._of_money(task) for task in money_tasks(self._context, session, person, mine)]
            said = said_now(self._context, session, [row[0] for row in rows])
        noted = [
            self._row(owed, said[owed.id], order, customer, name or "", person, remind)
            for owed, order, customer, name in rows
        ]
        return sorted((*noted, *money), key=lambda row: row.due_at)

    def _of_money(self, task: "Task") -> FollowUpRow:
        """Money to hand over, a query to answer: nobody wrote it down, and only doing it settles it."""
        row, now = task.row, self._context.now()
        left = (self._context.local(task.due_at).date() - self._context.local(now).date()).days
        return FollowUpRow(
            row.id, row.order_id, row.order_number, row.customer, task.kind, "", row.by, task.text, task.due_at,
            task.due_at < now, row.customer, row.by_name, task.mine, left,
        )  # fmt: skip

    def _row(
        self, owed: FollowUp, said: tuple[str, datetime], order: Order, customer: str, name: str, person: Person,
        remind: int,
    ) -> FollowUpRow:  # fmt: skip
        now, local, (text, due_at) = self._context.now(), self._context.local, said
        left = (local(due_at).date() - local(now).date()).days
        return FollowUpRow(
            owed.id, order.id, order.number, order.title, owed.kind, owed.role, owed.login, text, due_at,
            due_at < now, customer, name, _may_settle(owed, person), left,
            soon=owed.kind == "trial_end" and left <= remind,
        )  # fmt: skip

    def settle(self, follow_up_id: Id, outcome: str) -> Change:
        """Mark a task done with what came of it; raises Forbidden, Conflict when it is done.

        Raises Refused for a task that only the act itself settles, Invalid without an outcome.
        """
        person = self._context.require("see_orders")
        require_text("outcome", outcome)
        with self._context.transaction() as session:
            row = session.get(FollowUp, follow_up_id)
            if row is None:
                raise NotFound("no_such_follow_up")
            if row.done_at is not None:
                raise Conflict("already_done")
            if not _may_settle(row, person):
                raise Forbidden("not_your_task")
            if row.kind == "confirm_verbal" and _wrote(session, row) == person.login:
                raise Refused("settle", [Problem("follow_up", "own_word")])
            if row.kind in BY_ITSELF:
                raise Refused("settle", [Problem("follow_up", f"settles_{row.kind}")])
            if not outcome.strip():
                raise Invalid([Problem("outcome", "required")])
            settle(row, self._context.now(), person.login, outcome)
            order = session.get_one(Order, row.order_id)
            if row.kind == "late_answer":
                self._ask_again(session, order, row, outcome)
            if row.kind == "confirm_verbal" and outcome.startswith("denied"):
                self._tell_writer(session, order, row, outcome)
            self._context.op(session, "settle_follow_up", "follow_ups", row.id, {"outcome": outcome})
        return Change("order", order.id, order.number)

    def _tell_writer(self, session: Session, order: Order, row: FollowUp, outcome: str) -> None:
        """Who wrote down what was denied has to see to it: it gives nothing away any more (D17)."""
        if writer := _wrote(session, row):
            now = self._context.now()
            due = in_one_working_day(self._context, session, order, now)
            text = " · ".join(filter(None, (row.text, outcome.removeprefix("denied").strip())))
            owe(session, order, "word_denied", due, now, login=writer, text=text)

    def _ask_again(self, session: Session, order: Order, answered: FollowUp, answer: str) -> None:
        """What was put right comes before the one who refused it (states 4.8)."""
        wanted = select(FollowUp).where(
            FollowUp.order_id == order.id, FollowUp.kind == "late_approval", FollowUp.done_at == answered.made_at
        )
        refused = session.scalar(wanted.order_by(arrival(FollowUp).desc()).limit(1))
        now, login = self._context.now(), refused.done_by if refused else ""
        due = in_one_working_day(self._context, session, order, now)
        owe(session, order, "late_approval", due, now, role="" if login else "MG", login=login, text=answer)


def _may_settle(row: FollowUp, person: Person) -> bool:
    """His own task, or a word of mouth that another of his rank, or above, confirms in his stead (D17)."""
    if row.kind == "confirm_verbal" and person.role in DECIDERS:
        return row.role not in RANKS["special"] or person.role in RANKS["special"]
    return row.login in ("", person.login) and row.role in ("", person.role)


def _wrote(session: Session, row: FollowUp) -> str:
    """Who wrote down the word about money that is to be confirmed: the same moment made both."""
    from fieldtech.services.money.words_given import money_word  # no start waits for it

    word = money_word(session, row)
    return word.by if word is not None else ""


def readdress(session: Session, login: str) -> None:
    """What somebody who leaves still owes goes to the role that does such things."""
    wanted = select(FollowUp).where(FollowUp.login == login, FollowUp.done_at.is_(None))
    for row in session.scalars(wanted):
        row.login, row.role = "", row.role or HEIRS.get(row.kind, "DI")


def owe(
    session: Session,
    order: Order,
    kind: str,
    due_at: datetime,
    now: datetime,
    *,
    role: str = "",
    login: str = "",
    text: str = "",
) -> None:
    """Add a task to the order, inside the transaction of the step that causes it."""
    session.add(FollowUp(order_id=order.id, kind=kind, role=role, login=login, text=text, due_at=due_at, made_at=now))


def settle_kind(session: Session, order: Order, kind: str, now: datetime, by: str, outcome: str) -> None:
    """Mark every open task of a kind done, inside the transaction of the step that settles it."""
    wanted = select(FollowUp).where(FollowUp.order_id == order.id, FollowUp.kind == kind, FollowUp.done_at.is_(None))
    for row in session.scalars(wanted):
        settle(row, now, by, outcome)


def settle(row: FollowUp, now: datetime, by: str, outcome: str) -> None:
    """Write when, by whom and with what outcome."""
    row.done_at, row.done_by, row.outcome = now, by, outcome

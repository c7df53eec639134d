"""What the dispatcher should know of the people he may send (B18): overlaps, load, skills."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.facts import CrewFact
from fieldtech.model.orders import CrewMember, Order, is_open
from fieldtech.model.people import User

OPEN_WITH_TECHNICIAN = (
    "assigned", "accepted", "departed", "arrived", "in_repair", "installing", "in_service", "waiting", "to_sign",
)  # fmt: skip


def on_it(login: str) -> ColumnElement[bool]:
    """The orders a person is on now, as the first of the crew or another."""
    return exists().where(CrewMember.order_id == Order.id, CrewMember.login == login)


def orders_of(login: str) -> Select[Id]:
    """The keys of the orders a person is on now: to start from, where ``on_it`` looks at each order."""
    return select(CrewMember.order_id).where(CrewMember.login == login)


def set_crew(session: Session, order: Order, logins: Iterable[str]) -> None:
    """From now on these people are on the order; nobody after a refusal."""
    wanted = tuple(dict.fromkeys(logins))
    order.technician = wanted[0] if wanted else ""
    crew = {row.login: row for row in session.scalars(select(CrewMember).where(CrewMember.order_id == order.id))}
    for login in crew.keys() - set(wanted):
        session.delete(crew[login])
    session.add_all(CrewMember(order_id=order.id, login=login) for login in wanted if login not in crew)


def crew_facts(session: Session, draft: AssignDraft, order: Order) -> tuple[CrewFact, ...]:
    """The facts of everyone the draft names; an unknown login counts as someone who has left."""
    return tuple(crew_fact(session, login, draft.slot_from, draft.slot_to, order) for login in draft.technicians)


def crew_fact(session: Session, login: str, start: datetime | None, end: datetime | None, order: Order) -> CrewFact:
    """One person in that time, apart from this order itself."""
    user = session.scalar(select(User).where(User.login == login))
    if user is None:
        return CrewFact(login, "", active=False)
    rows = session.execute(
        select(Order.number, Order.slot_from, Order.slot_to).where(
            on_it(login), is_open(), Order.status.in_(OPEN_WITH_TECHNICIAN), Order.id != order.id
        )
    ).all()
    clashes = tuple(number for number, begins, ends in rows if _meet(start, end, begins, ends))
    return CrewFact(login, user.role, user.active, clashes, len(rows), tuple(user.skills))


def free_technicians(session: Session, draft: AssignDraft, order: Order) -> tuple[str, ...]:
    """Names of own technicians of the order's centre with nothing in that time (B33: "all away" is checked)."""
    wanted = select(User).where(User.role == "TE", User.active, User.centre_code == order.centre_code)
    return tuple(
        user.name
        for user in session.scalars(wanted)
        if not crew_fact(session, user.login, draft.slot_from, draft.slot_to, order).overlaps
    )


def _meet(start: datetime | None, end: datetime | None, begins: datetime | None, ends: datetime | None) -> bool:
    if not (start and end and begins and ends):
        return False
    return start < ends and begins < end

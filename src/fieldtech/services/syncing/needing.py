"""What the office refused, doubts or cannot read yet, with the order or request it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.local import Op
from fieldtech.model.orders import Order
from fieldtech.model.people import User
from fieldtech.services.context import Context, Person
from fieldtech.services.syncing.items import about_of, numbers_of, what_of

_MOST = 1_000


@dataclass(frozen=True)
class NeedsYou:
    """One operation a person should look at: ``result`` is rejected, review or deferred, ``reason`` has a sentence.

    ``order_id`` or ``request`` (a number) says where it can be put right; neither, where only a list was meant.
    """

    op_id: Id
    what: str
    number: str
    order_id: Id | None
    request: str
    at: datetime
    by: str
    result: str
    reason: str
    params: dict[str, Any]


def needing(context: Context, person: Person) -> list[NeedsYou]:
    """The newest first; a technician sees what he did himself."""
    wanted = select(Op).where(Op.result.in_(("rejected", "review", "deferred"))).order_by(Op.dev_seq.desc())
    if not person.may("see_all_orders"):
        wanted = wanted.where(Op.by == person.login)
    with context.reading() as session:
        ops = list(session.scalars(wanted.limit(_MOST)))
        numbers = numbers_of(session, {about_of(op) for op in ops})
        names = {user.login: user.name for user in session.scalars(select(User))}
        orders = _orders(session, [Id(about) for about in numbers])
    return [_row(op, numbers.get(about_of(op), ""), names, orders) for op in ops]


def _orders(session: Session, keys: Sequence[Id]) -> set[Id]:
    found: set[Id] = set()
    for at in range(0, len(keys), 500):
        found |= set(session.scalars(select(Order.id).where(Order.id.in_(keys[at : at + 500]))))
    return found


def _row(op: Op, number: str, names: dict[str, str], orders: set[Id]) -> NeedsYou:
    order = Id(about_of(op)) if number else None
    is_order = order in orders
    return NeedsYou(
        op.op_id, what_of(op), number, order if is_order else None, "" if is_order else number, op.at,
        names.get(op.by, op.by), op.result, op.reason, op.params,
    )  # fmt: skip

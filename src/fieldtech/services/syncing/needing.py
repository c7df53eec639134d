"""What the office refused, doubts or cannot read yet, with the order or request it belongs to, and who has seen it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.local import Op
from fieldtech.model.orders import Order
from fieldtech.model.syncing import SyncLook
from fieldtech.services.context import Context, Person
from fieldtech.services.people_names import every_name
from fieldtech.services.syncing.items import about_of, numbers_of, what_of
from fieldtech.services.syncing.looking import ANSWERS, may_take_over, newest_looks
from fieldtech.sync.looks import looked_at

_MOST = 1_000


@dataclass(frozen=True)
class NeedsYou:
    """One operation a person should look at: ``result`` is rejected, review or deferred, ``reason`` has a sentence.

    ``order_id`` or ``request`` (a number) says where it can be put right; neither, where only a list was meant.
    ``again``: its work may be taken over again. ``act`` says how it was ticked off (seen or again), "" while it counts.
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
    again: bool = False
    act: str = ""
    looked_by: str = ""
    looked_at: datetime | None = None
    until: datetime | None = None


def needing(context: Context, person: Person) -> list[NeedsYou]:
    """The newest first; a technician sees what he did himself. What was ticked off is among them, and says so."""
    wanted = select(Op, looked_at(context.now())).where(Op.result.in_(ANSWERS)).order_by(Op.dev_seq.desc())
    if not person.may("see_all_orders"):
        wanted = wanted.where(Op.by == person.login)
    with context.reading() as session:
        found = session.execute(wanted.limit(_MOST)).all()
        numbers = numbers_of(session, {about_of(op) for op, _off in found})
        names = every_name(session)
        orders, looks = _orders(session, [Id(about) for about in numbers]), newest_looks(session)
        rows: list[NeedsYou] = []
        for op, off in found:
            row = _row(op, numbers.get(about_of(op), ""), names, orders)
            look = looks[op.op_id] if off else None
            rows.append(_ticked(row, look, names) if look else replace(row, again=may_take_over(session, op, person)))
    return rows


def _ticked(row: NeedsYou, look: SyncLook, names: dict[str, str]) -> NeedsYou:
    by = names.get(look.by, look.by)
    return replace(row, act=look.act, looked_by=by, looked_at=look.at, until=look.until)


def _orders(session: Session, keys: Sequence[Id]) -> set[Id]:
    found: set[Id] = set()
    for at in range(0, len(keys), 500):
        found |= set(session.scalars(select(Order.id).where(Order.id.in_(keys[at : at + 500]))))
    return found


def _row(op: Op, number: str, names: dict[str, str], orders: set[Id]) -> NeedsYou:
    order = Id(about_of(op)) if number else None
    is_order, what = order in orders, what_of(op)
    params = {name: names.get(value, value) if name == "login" else value for name, value in op.params.items()}
    return NeedsYou(
        op.op_id, what, number, order if is_order else None, "" if is_order or what == "plan" else number, op.at,
        names.get(op.by, op.by), op.result, op.reason, params,
    )  # fmt: skip

"""What the office did not simply accept is ticked off: seen, or its work taken over again; who and when is kept.

Why not everything may be ticked off for good: of work that the office refused, this computer has the only copy in the
world, and one quick press on a busy evening must not make a signature or a payment disappear. So what was seen is
counted no more for a week and then again, until its work was taken over. What the office has (it only doubts a state
or a balance), and a refused change of a list (the office's value stands, no work is lost) need no second look.
Another answer of the office always counts anew, and every look can be taken back.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden, NotFound, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.kinds import KINDS
from fieldtech.model.local import Op
from fieldtech.model.syncing import SyncLook
from fieldtech.services.changes import Change
from fieldtech.services.context import Context, Person
from fieldtech.services.syncing.items import what_of
from fieldtech.sync.looks import BACK
from fieldtech.sync.plain import key_text
from fieldtech.sync.rows import apply_rows
from fieldtech.sync.rowstore import RowStore
from fieldtech.sync.shapes import shapes

SEEN, AGAIN = "seen", "again"
RESTS = timedelta(days=7)
ANSWERS = ("rejected", "review", "deferred")
NEEDED = "sync_need"
"""The kind of the Change when something was ticked off."""


def is_lasting(op: Op) -> bool:
    """Whether it still matters after somebody has seen it: the work is nowhere else, or not yet the office's."""
    return op.result == "deferred" or is_refused_work(op)


def is_refused_work(op: Op) -> bool:
    """Whether it carries work that is only on this computer."""
    return op.result == "rejected" and bool(op.fields.get("rows")) and what_of(op) not in ("list", "plan")


def see(context: Context, key: Id) -> Change:
    """Count it no more, for a week or for good (see above); raises Forbidden, NotFound."""
    return _look(context, key, SEEN)


def count_again(context: Context, key: Id) -> Change:
    """Take the last look back; raises Forbidden, NotFound."""
    return _look(context, key, BACK)


def take_over(context: Context, key: Id) -> Change:
    """Record refused work once more, as it was, and send it anew; raises Forbidden, NotFound, Refused.

    It is a new operation with its own answer: refused again, it needs a person again.
    """
    person = context.require("see_orders")
    try:
        with context.transaction() as session:
            op = _op(session, key, person)
            if not may_take_over(session, op, person):
                raise Refused("take_over", [Problem("op", "again_not_fitting")])
            apply_rows(session, op.fields["rows"])
            intention = {name: value for name, value in op.fields.items() if name != "rows"}
            context.op(session, op.kind, op.table, op.row, intention)
            _keep(context, session, op, person, AGAIN)
    except IntegrityError as error:  # a number that somebody else has got meanwhile
        raise Refused("take_over", [Problem("op", "again_not_fitting")]) from error
    return Change(NEEDED, key)


def may_take_over(session: Session, op: Op, person: Person) -> bool:
    """Whether it was his own work, his role may send it, and nothing it touches has become something else since."""
    kind, rows = KINDS.get(op.kind), op.fields.get("rows", [])
    if op.result != "rejected" or op.by != person.login or kind is None or person.role not in kind.roles:
        return False
    return bool(rows) and all(_fits(session, rows))


def newest_looks(session: Session) -> dict[Id, SyncLook]:
    """The look that counts, by operation."""
    return {look.op_id: look for look in session.scalars(select(SyncLook).order_by(SyncLook.id))}


def _fits(session: Session, rows: list[Mapping[str, Any]]) -> Iterator[bool]:
    store = RowStore(session)
    for row in rows:
        if row["table"] not in shapes():
            yield False
            continue
        held = store.read(row["table"], [row["key"]]).get(key_text(row["key"]))
        if row["what"] == "new":
            yield held is None
        elif held is None:
            yield False
        else:
            was = row.get("was", {})
            yield all(held.values.get(name) == was.get(name) for name in row["values"])


def _look(context: Context, key: Id, act: str) -> Change:
    person = context.require("see_orders")
    with context.transaction() as session:
        _keep(context, session, _op(session, key, person), person, act)
    return Change(NEEDED, key)


def _keep(context: Context, session: Session, op: Op, person: Person, act: str) -> None:
    now = context.now()
    until = now + RESTS if act == SEEN and is_lasting(op) else None
    look = {"op_id": op.op_id, "result": op.result, "reason": op.reason, "by": person.login}
    session.add(SyncLook(**look, act=act, at=now, until=until))


def _op(session: Session, key: Id, person: Person) -> Op:
    op = session.scalar(select(Op).where(Op.op_id == key, Op.result.in_(ANSWERS)))
    if op is None:
        raise NotFound("need_gone")
    if op.by != person.login and not person.may("see_all_orders"):
        raise Forbidden("not_your_order")
    return op

"""A conflict as a person sees it: what it is about, both sides in plain words, what is shown now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.conflicts import Conflict
from fieldtech.model.deciders import deciders
from fieldtech.model.orders import Order
from fieldtech.model.people import User
from fieldtech.services.context import Context
from fieldtech.services.syncing.plain_values import PlainValues, mappers
from fieldtech.sync.plain import plain

KEEP, RESTORE, OPEN = "kept", "restored", "open"
"""The value that counts stays, the other one takes its place, or nobody has decided: always to be turned around."""


@dataclass(frozen=True)
class Side:
    """One of the two values; ``decision`` is what chooses it."""

    decision: str
    text: str
    by: str
    at: datetime
    mine: bool
    shown: bool


@dataclass(frozen=True)
class Past:
    """One decision, also one that was turned around or taken back (``OPEN``)."""

    decision: str
    by: str
    at: datetime


@dataclass(frozen=True)
class ConflictView:
    """Words only, in the reader's language; ``now`` is a third value, when it was changed again since."""

    id: Id
    order_id: Id | None
    number: str
    customer: str
    table: str
    subject: str
    field: str
    left: Side
    right: Side
    arrived: datetime
    state: str
    now: str
    decided_by: str
    decided_at: datetime | None
    past: tuple[Past, ...] = ()
    """All decisions in the order in which they counted; the last is the one that counts now."""
    may_decide: bool = True
    deciders: tuple[str, ...] = ()
    """The roles that may write this column, and so decide."""

    @property
    def shown(self) -> Side | None:
        """The side that counts now, unless neither does."""
        return next((side for side in (self.left, self.right) if side.shown), None)

    def side(self, decision: str) -> Side:
        """The side a decision chooses."""
        return self.left if self.left.decision == decision else self.right


def view_of(context: Context, session: Session, row: Conflict, language: str) -> ConflictView:
    """Read with the names of now; the first to arrive stands left, unless only the other is the reader's."""
    told = PlainValues(session, context.zone, language)
    person, roles = context.require(), deciders_of(row)
    login = person.login
    loser, winner = row.loser.get("value"), row.winner.get("value")
    now = value_now(session, row)
    left = Side(RESTORE, told.value(row.table, row.field, loser, winner), _name(session, row.loser_by), row.loser_at,
                row.loser_by == login, now == loser)  # fmt: skip
    right = Side(KEEP, told.value(row.table, row.field, winner, loser), _name(session, row.winner_by), row.winner_at,
                 row.winner_by == login, now == winner and now != loser)  # fmt: skip
    if right.mine and not left.mine:
        left, right = right, left
    return ConflictView(
        id=row.id, order_id=row.order_id, number=_number(session, row.order_id),
        customer=told.customer(row.table, row.row_key), table=row.table,
        subject=" · ".join(filter(None, (told.table(row.table), told.row(row.table, row.row_key)))),
        field=told.field(row.table, row.field), left=left, right=right, arrived=row.found_at, state=row.state,
        now="" if now in (winner, loser) else told.value(row.table, row.field, now),
        decided_by=_name(session, row.decided_by), decided_at=row.decided_at, past=tuple(_past(session, row)),
        may_decide=person.role in roles, deciders=tuple(sorted(roles)),
    )  # fmt: skip


def deciders_of(row: Conflict) -> frozenset[str]:
    """The roles that may decide."""
    return deciders(row.table, row.field, str(row.row_key[0]))


def value_now(session: Session, row: Conflict) -> Any:
    """What stands in the column on this computer, as the rows of operations say it; None where it is not here."""
    found = row_of(session, row)
    return plain(getattr(found, row.field, None)) if found is not None else None


def row_of(session: Session, row: Conflict) -> Any:
    """The row it is about; None where that is not on this computer, or of a newer program."""
    if (mapper := mappers().get(row.table)) is None:
        return None
    key = row.row_key[0] if row.table == "company_settings" else Id(str(row.row_key[0]))
    return session.get(mapper.class_, key)


def _past(session: Session, row: Conflict) -> Iterator[Past]:
    for one in row.decisions:
        yield Past(one["state"], _name(session, one["by"]), datetime.fromisoformat(one["at"]))


def _name(session: Session, login: str) -> str:
    return session.scalar(select(User.name).where(User.login == login)) or login


def _number(session: Session, order: Id | None) -> str:
    found = session.get(Order, order) if order else None
    return found.number if found is not None else ""

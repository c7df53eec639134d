"""What needs a person: operations the office refused or doubts, and values that two people changed at once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden, NotFound, Problem, Refused
from fieldtech.model.base import Id, moment_text
from fieldtech.model.conflicts import Conflict, told
from fieldtech.model.orders import Order
from fieldtech.services.changes import Change
from fieldtech.services.context import Context, Person
from fieldtech.services.people_names import every_name
from fieldtech.services.syncing import looking
from fieldtech.services.syncing.conflict_views import (
    KEEP,
    OPEN,
    RESTORE,
    ConflictView,
    deciders_of,
    row_of,
    value_now,
    view_of,
)  # fmt: skip
from fieldtech.services.syncing.needing import NeedsYou, needing
from fieldtech.services.syncing.plain_values import mappers
from fieldtech.sync.outbox import Attention, needing_attention
from fieldtech.sync.rows import apply_rows

__all__ = ["KEEP", "OPEN", "RESTORE", "ConflictRow", "ConflictView", "Review"]


@dataclass(frozen=True)
class ConflictRow:
    """Both sides as a person reads them; ``field`` and ``table`` are codes with words (``field.…``)."""

    id: Id
    table: str
    row: str
    field: str
    order_id: Id | None
    number: str
    winner: Any
    winner_by: str
    winner_at: datetime
    loser: Any
    loser_by: str
    loser_at: datetime
    state: str
    decided_by: str
    decided_at: datetime | None


class Review:
    """Lists for the person signed in; a technician sees what is about his work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def attention(self) -> list[Attention]:
        """Operations of this computer that were refused, are doubted or wait for the office's upgrade."""
        person = self._context.require("see_orders")
        with self._context.reading() as session:
            found = needing_attention(session)
        return [one for one in found if person.may("see_all_orders") or one.by == person.login]

    def needing(self) -> list[NeedsYou]:
        """The same as a person reads it, with the place where each can be put right; raises Forbidden."""
        return needing(self._context, self._context.require("see_orders"))

    def see(self, need: Id) -> Change:
        """Count it no more (see ``looking``); raises Forbidden, NotFound."""
        return looking.see(self._context, need)

    def count_again(self, need: Id) -> Change:
        """Take that back; raises Forbidden, NotFound."""
        return looking.count_again(self._context, need)

    def take_over(self, need: Id) -> Change:
        """Record refused work once more and send it anew; raises Forbidden, NotFound, Refused."""
        return looking.take_over(self._context, need)

    def conflicts(self, *, decided: bool = False) -> list[ConflictRow]:
        """Open ones, or those decided; the newest first. A technician has only those of his work on this computer."""
        with self._context.reading() as session:
            rows = self._rows(session, decided=decided)
            orders = {row.order_id for row in rows if row.order_id}
            numbers = {order.id: order.number for order in session.scalars(select(Order).where(Order.id.in_(orders)))}
            names = every_name(session)
        return [_row(row, numbers, names) for row in rows]

    def views(self, language: str, *, decided: bool = False) -> list[ConflictView]:
        """The same in plain words."""
        with self._context.reading() as session:
            rows = self._rows(session, decided=decided)
            return [view_of(self._context, session, row, language) for row in rows]

    def resolve(self, conflict: Id, decision: str) -> Change:
        """Keep the value that counts or restore the other; raises Forbidden, NotFound, Refused.

        Both values stay in the row, so that either can be chosen again later, or with ``OPEN`` nothing be decided:
        then the value that counts comes back, unless somebody wrote a third one meanwhile.
        """
        person = self._context.require("see_orders")
        with self._context.transaction() as session:
            row = session.get(Conflict, conflict)
            if row is None:
                raise NotFound("conflict_gone")
            _may_decide(session, row, person)
            if row.table in mappers() and row_of(session, row) is None:
                raise NotFound("conflict_gone")
            value = row.loser["value"] if decision == RESTORE else row.winner["value"]
            if decision == OPEN and (now := value_now(session, row)) != row.loser["value"]:
                value = now
            image = {"table": row.table, "key": row.row_key, "what": "changed", "values": {row.field: value}}
            try:
                apply_rows(session, [image])
            except (KeyError, ValueError) as error:  # of a newer program
                raise Refused("resolve", [Problem("conflict", "conflict_not_ours")]) from error
            row.state = decision if decision in (RESTORE, OPEN) else KEEP
            row.decided_by = "" if decision == OPEN else person.login
            row.decided_at = None if decision == OPEN else self._context.now()
            row.decisions = [*row.decisions, told(row.state, person.login, moment_text(self._context.now()))]
            self._context.op(session, "resolve_conflict", "conflicts", row.id, {"decision": row.state})
            number = str(row.row_key[0])
        return Change("conflict", conflict, number)

    def _rows(self, session: Session, *, decided: bool) -> list[Conflict]:
        person = self._context.require("see_orders")
        wanted = select(Conflict).order_by(Conflict.found_at.desc(), Conflict.id)
        wanted = wanted.where(Conflict.state != OPEN if decided else Conflict.state == OPEN)
        rows = list(session.scalars(wanted))
        if person.may("see_all_orders"):
            return rows
        return [row for row in rows if _is_about(session, row, person.login)]


def _may_decide(session: Session, row: Conflict, person: Person) -> None:
    if not person.may("see_all_orders") and not _is_about(session, row, person.login):
        raise Forbidden("not_your_order")
    if person.role not in deciders_of(row):
        raise Forbidden("decision_not_yours", role=person.role)


def _is_about(session: Session, row: Conflict, login: str) -> bool:
    """A technician's own orders, and what he wrote himself."""
    order = session.get(Order, row.order_id) if row.order_id else None
    return login in (row.winner_by, row.loser_by) or (order is not None and order.technician == login)


def _row(row: Conflict, numbers: dict[Id, str], names: dict[str, str]) -> ConflictRow:
    return ConflictRow(
        id=row.id,
        table=row.table,
        row=str(row.row_key[0]),
        field=row.field,
        order_id=row.order_id,
        number=numbers.get(row.order_id, "") if row.order_id else "",
        winner=row.winner.get("value"),
        winner_by=names.get(row.winner_by, row.winner_by),
        winner_at=row.winner_at,
        loser=row.loser.get("value"),
        loser_by=names.get(row.loser_by, row.loser_by),
        loser_at=row.loser_at,
        state=row.state,
        decided_by=names.get(row.decided_by, row.decided_by),
        decided_at=row.decided_at,
    )

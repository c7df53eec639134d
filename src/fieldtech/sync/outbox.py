"""The outbox of this computer: what goes out next, what the hub answered, and what may be forgotten."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, func, select, text, update
from sqlalchemy.orm import Session

from fieldtech.model.base import Id, moment_text
from fieldtech.model.local import Op
from fieldtech.model.syncing import SyncState
from fieldtech.sync.looks import done_with
from fieldtech.sync.messages import MOST_BODY, MOST_OPS, Ack, OpMessage, Row, encode

KEPT_FOR = timedelta(days=90)
"""A confirmed operation stays so long, to be sent again to a hub that was restored from a backup."""

_ROOM = 64 * 1024  # for what stands around the operations in a push
_TO_SEND = ("", "deferred")

_WAITING = text(
    "SELECT op_id, dev_seq - :base, version, kind, table_name, row, at, by, "
    "CASE result WHEN 'rejected' THEN '{}' ELSE fields END FROM outbox "
    "WHERE result IN ('', 'deferred', 'rejected') AND (result <> 'rejected' OR acked_at IS NULL) "
    "AND dev_seq > :after ORDER BY dev_seq LIMIT :most"
)
_read_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_read_rows = msgspec.json.Decoder(list[Row]).decode

_CONFIRM = text(
    "UPDATE outbox SET state = 'confirmed' WHERE state = 'handed_over' AND result IN ('ok', 'review') "
    "AND NOT EXISTS (SELECT 1 FROM json_each(outbox.blobs) AS named LEFT JOIN blob_states ON sha = named.value "
    "WHERE blob_states.state IS NULL OR blob_states.state <> 'confirmed')"
)

_UNCONFIRM = text(
    "UPDATE outbox SET state = 'handed_over' WHERE state = 'confirmed' AND EXISTS (SELECT 1 "
    "FROM json_each(outbox.blobs) AS named JOIN blob_states ON sha = named.value WHERE blob_states.state = 'here')"
)
_ANSWER = (
    "UPDATE outbox SET result = ?, reason = ?, params = ?, hub_seq = ?, acked_at = ?, state = ? "
    "WHERE op_id = ? AND result IN ('', 'deferred')"
)
_ANSWER_AGAIN = "UPDATE outbox SET acked_at = ? WHERE op_id = ? AND result = 'rejected' AND acked_at IS NULL"
_UNANSWERED = text("SELECT 1 FROM outbox WHERE op_id = :op AND settled = 0 AND result IN ('', 'deferred')")


@dataclass(frozen=True)
class Attention:
    """An operation the hub rejected, deferred or wants a person to look at, with the code of its reason."""

    op_id: Id
    kind: str
    table: str
    row: str
    at: datetime
    by: str
    result: str
    reason: str
    params: dict[str, Any] = field(default_factory=dict)


def to_send() -> ColumnElement[bool]:
    """A condition on ``Op``: what goes out; of what was rejected before only its number (see ``unacknowledge``)."""
    return Op.result.in_(_TO_SEND) | ((Op.result == "rejected") & Op.acked_at.is_(None))


def waiting(session: Session) -> int:
    """How many operations the hub has not answered for good."""
    return session.scalar(select(func.count()).select_from(Op).where(to_send())) or 0


def next_batch(session: Session, after: int, most: int = MOST_OPS, room: int = MOST_BODY - _ROOM) -> list[OpMessage]:
    """What follows ``after`` in device order, as much as one push may hold; at least one when there is any."""
    batch: list[OpMessage] = []
    size = 0
    for message in every_waiting(session, after, most):
        size += len(encode(message)) + 1
        if batch and size > room:
            break
        batch.append(message)
    return batch


def every_waiting(session: Session, after: int = 0, most: int = -1) -> Iterator[OpMessage]:
    """Operations without a final answer in device order, as they travel: past the objects, thousands at once.

    They are numbered from 1 in each registration.
    """
    base = session.scalar(select(SyncState.base_seq)) or 0
    for found in session.execute(_WAITING, {"base": base, "after": after, "most": most}):
        op_id, dev_seq, version, kind, table, row, at, by, text_of_fields = found
        parts = _read_fields(text_of_fields)
        rows = _read_rows(parts.pop("rows", b"[]"))
        fields = {name: msgspec.json.decode(value) for name, value in parts.items()}
        yield OpMessage(op_id.hex(), dev_seq, version, kind, table, row, at, by, fields, rows)


def mark_handed_over(session: Session, op_ids: Sequence[str]) -> None:
    """They were written into a file that somebody carries."""
    ids = [Id(op) for op in op_ids]
    session.execute(update(Op).where(Op.op_id.in_(ids), Op.state == "here").values(state="handed_over"))


def record_acks(session: Session, acks: Sequence[Ack], now: datetime) -> list[bytes]:
    """Keep the hub's answers; the operations that are out, because it rejected them. A late answer changes nothing."""
    refused = [bytes.fromhex(ack.op_id) for ack in acks if ack.result == "rejected"]
    rejected = [op for op in refused if session.execute(_UNANSWERED, {"op": op}).first() is not None]
    if acks:
        at = moment_text(now)
        answers = [_answer(ack, at) for ack in acks]
        if session.connection().exec_driver_sql(_ANSWER, answers).rowcount < len(answers):
            session.connection().exec_driver_sql(_ANSWER_AGAIN, [(at, answer[-1]) for answer in answers])
    confirm(session)
    return rejected


def _answer(ack: Ack, at: str) -> tuple[Any, ...]:
    state = "refused" if ack.result == "rejected" else "handed_over"
    params = json.dumps(ack.params) if ack.params else "{}"
    return ack.result, ack.reason, params, ack.seq, at, state, bytes.fromhex(ack.op_id)


def confirm(session: Session) -> None:
    """What is accepted, with every file it names acknowledged, is confirmed."""
    session.execute(_CONFIRM)


def unconfirm(session: Session) -> None:
    """What names a file that the office has lost, and that is to go there again, waits again."""
    session.execute(_UNCONFIRM)


def needing_attention(session: Session) -> list[Attention]:
    """What a person should look at, newest first."""
    wanted = select(Op).where(Op.result.in_(("rejected", "review", "deferred"))).order_by(Op.dev_seq.desc())
    return [
        Attention(op.op_id, op.kind, op.table, op.row, op.at, op.by, op.result, op.reason, op.params)
        for op in session.scalars(wanted)
    ]


def prune(session: Session, now: datetime) -> int:
    """Forget the oldest operations once they are settled and confirmed long enough; never the last one of all.

    Only from the beginning, so that the numbers stay without a gap. What needs a person stays too until its time is
    over, and what was rejected until somebody took it over or had done with it: there is no other copy of it.
    """
    last = session.scalar(select(func.max(Op.dev_seq))) or 0
    kept = select(func.min(Op.dev_seq)).where(
        (Op.acked_at.is_(None)) | (Op.acked_at >= now - KEPT_FOR) | (Op.result.in_(_TO_SEND)) | Op.settled.is_(False)
        | (Op.state == "handed_over") | ((Op.result == "rejected") & ~done_with())
    )  # fmt: skip
    first_kept = min(session.scalar(kept) or last, last)
    done: Any = session.execute(text("DELETE FROM outbox WHERE dev_seq < :first"), {"first": first_kept})
    return int(done.rowcount)


def unacknowledge(session: Session, after: int) -> None:
    """Operations after a number are to be sent again: to another registration, or to a hub that lost them.

    What was rejected stays so, for its work may have been done once more since: it goes out without its rows, so that
    the numbers are whole, and whatever the hub says to that changes nothing here.
    """
    session.execute(
        update(Op).where(Op.dev_seq > after, Op.result.in_(("ok", "review")))
        .values(result="", reason="", hub_seq=None, acked_at=None, state="here")
    )  # fmt: skip
    session.execute(update(Op).where(Op.result == "rejected", Op.dev_seq > after).values(acked_at=None))

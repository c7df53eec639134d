"""The outbox of this computer: what goes out next, what the hub answered, and what may be forgotten."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, text, update
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

_CONFIRM = text(
    "UPDATE outbox SET state = 'confirmed' WHERE state = 'handed_over' AND result IN ('ok', 'review') "
    "AND NOT EXISTS (SELECT 1 FROM json_each(outbox.blobs) AS named LEFT JOIN blob_states ON sha = named.value "
    "WHERE blob_states.state IS NULL OR blob_states.state <> 'confirmed')"
)

_ANSWER = text(
    "UPDATE outbox SET result = :result, reason = :reason, params = :params, hub_seq = :seq, acked_at = :now, "
    "state = :state WHERE op_id = :op AND result IN ('', 'deferred')"
)
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


def waiting(session: Session) -> int:
    """How many operations the hub has not answered for good."""
    return session.scalar(select(func.count()).select_from(Op).where(Op.result.in_(_TO_SEND))) or 0


def next_batch(session: Session, after: int, most: int = MOST_OPS, room: int = MOST_BODY - _ROOM) -> list[OpMessage]:
    """What follows ``after`` in device order, as much as one push may hold; at least one when there is any."""
    base = session.scalar(select(SyncState.base_seq)) or 0
    batch: list[OpMessage] = []
    size = 0
    for op in every_waiting(session, after, most):
        message = message_of(op, base)
        size += len(encode(message)) + 1
        if batch and size > room:
            break
        batch.append(message)
    return batch


def every_waiting(session: Session, after: int = 0, most: int = -1) -> Iterator[Op]:
    """Operations without a final answer in device order."""
    wanted = select(Op).where(Op.result.in_(_TO_SEND), Op.dev_seq > after).order_by(Op.dev_seq).limit(most)
    yield from session.scalars(wanted.execution_options(yield_per=100))


def message_of(op: Op, base: int) -> OpMessage:
    """As it travels; ``base`` is the last operation of an earlier registration."""
    fields = {name: value for name, value in op.fields.items() if name != "rows"}
    rows = [
        Row(image["table"], image["key"], image["what"], image["values"], image.get("was", {}))
        for image in op.fields.get("rows", ())
    ]
    return OpMessage(
        op.op_id.hex, op.dev_seq - base, op.version, op.kind, op.table, op.row, moment_text(op.at), op.by, fields, rows
    )


def mark_handed_over(session: Session, op_ids: Sequence[str]) -> None:
    """They were written into a file that somebody carries."""
    ids = [Id(op) for op in op_ids]
    session.execute(update(Op).where(Op.op_id.in_(ids), Op.state == "here").values(state="handed_over"))


def record_acks(session: Session, acks: Sequence[Ack], now: datetime) -> list[bytes]:
    """Keep the hub's answers; the operations that are out, because it rejected them. A late answer changes nothing."""
    answers: list[dict[str, Any]] = [
        {
            "op": Id(ack.op_id).bytes, "result": ack.result, "reason": ack.reason, "params": json.dumps(ack.params),
            "seq": ack.seq, "now": moment_text(now), "state": "refused" if ack.result == "rejected" else "handed_over",
        }
        for ack in acks
    ]  # fmt: skip
    refused = [answer["op"] for answer in answers if answer["result"] == "rejected"]
    rejected = [op for op in refused if session.execute(_UNANSWERED, {"op": op}).first() is not None]
    if answers:
        session.execute(_ANSWER, answers)
    confirm(session)
    return rejected


def confirm(session: Session) -> None:
    """What is accepted, with every file it names acknowledged, is confirmed."""
    session.execute(_CONFIRM)


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
    """Operations after a number are to be sent again: to another registration, or to a hub that lost them."""
    session.execute(
        update(Op).where(Op.dev_seq > after, Op.result.not_in(_TO_SEND))
        .values(result="", reason="", hub_seq=None, acked_at=None, state="here")
    )  # fmt: skip

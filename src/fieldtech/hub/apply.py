"""One push: every operation judged on its own, its rows folded in memory and written at the end."""

import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select, update

from fieldtech.hub.batch import Batch
from fieldtech.hub.devices import Computer, by_id
from fieldtech.hub.engine import among, put
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.judge import Judge
from fieldtech.hub.refs import order_of, singles_said
from fieldtech.hub.rows import COLUMNS, ident_of, read_json, write_json
from fieldtech.hub.seals import TABLE, countersign
from fieldtech.hub.shape import has_shape
from fieldtech.hub.state import office_key, seq, set_seq
from fieldtech.hub.tables import OPS, ROWS, WAITS
from fieldtech.hub.verdict import Defer, NotYet, Reject, Verdict
from fieldtech.model.base import moment_text
from fieldtech.model.kinds import FIELD_ROLES
from fieldtech.sync.messages import Ack, OpMessage, decode

_HALF = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_LONGEST = 200
AWAITED = ("orders", "collections", "hand_overs")
"""Tables whose rows operations may wait for: what they say comes from another computer, or came too early."""
_LOG = logging.getLogger(__name__)
JudgeMaker = Callable[[Batch, Computer], Judge]


@dataclass(frozen=True)
class Judged:
    """An operation with its answer."""

    device: str
    op: OpMessage
    ack: Ack
    waits: str = ""

    def to_tuple(self) -> tuple[Any, ...]:
        """In the order of the columns of ``hub_ops``; what is not simply accepted is kept whole."""
        op, ack = self.op, self.ack
        body = "" if ack.result == "ok" else _kept(op)
        return (
            self.device, op.dev_seq, _plain(op.op_id), ack.seq, ack.result, ack.reason,
            write_json(ack.params).decode(), _plain(op.kind), _plain(op.by), _plain(op.at), body,
        )  # fmt: skip


class Applying:
    """The operations of one computer on a batch that it may share with others of the same transaction."""

    def __init__(self, batch: Batch, computer: Computer, judge: JudgeMaker) -> None:
        self._connection = batch.connection
        self.computer = computer
        self.batch = batch
        self._judge = judge
        self.last = computer.last_dev_seq
        self.judged: list[Judged] = []
        self._stored_acks: list[Ack] = []
        self._is_apart = False
        self.fresh: list[OpMessage] = []
        self._sound: set[int] = set()

    def prepare(self, ops: Sequence[OpMessage]) -> None:
        """Part what is new from what was answered before; raises HubRefused for a computer that is there twice."""
        stored = self._stored(ops)
        self._stored_acks = [stored[op.dev_seq] for op in ops if op.dev_seq in stored]
        self.fresh = list(self._fresh(ops))
        self._sound = {op.dev_seq for op in self.fresh if has_shape(op)}

    def prepare_apart(self, ops: Sequence[OpMessage]) -> None:
        """The same for a file that holds another line of work than this computer sent: it was put back from a backup.

        What the hub has not judged is judged once, outside the row of numbers: those below 0 are nobody's to send.
        """
        known = answered_before(self._connection, ops)
        self._stored_acks, self._is_apart = list(known.values()), True
        lowest = select(func.min(OPS.c.dev_seq)).where(OPS.c.device == self.computer.id)
        below = min(self._connection.scalar(lowest) or 0, 0)
        new = {op.op_id: op for op in ops if op.op_id not in known}
        self.fresh = [msgspec.structs.replace(op, dev_seq=below - n) for n, op in enumerate(new.values(), 1)]
        self._sound = {op.dev_seq for op in self.fresh if has_shape(op)}

    def to_read(self, known: dict[str, Ack]) -> list[OpMessage]:
        """The operations that will be judged."""
        return [op for op in self.fresh if op.op_id not in known and op.dev_seq in self._sound]

    def run(self, known: dict[str, Ack]) -> list[Ack]:
        """The answers, up to the first gap; ``known`` are operations answered before, under whatever number."""
        judge = self._judge(self.batch, self.computer)
        for op in self.fresh:
            ack = known.get(op.op_id)
            sound = op.dev_seq in self._sound
            judged = Judged(self.computer.id, op, ack) if ack else self._one(judge, op, sound)
            self.judged.append(judged)
            known[op.op_id] = judged.ack
        self.last += 0 if self._is_apart else len(self.fresh)
        return [*self._stored_acks, *(judged.ack for judged in self.judged)]

    def again(self, op: OpMessage) -> Judged:
        """Judge an operation that was deferred once more."""
        read_ahead(self.batch, [op])
        judged = self._one(self._judge(self.batch, self.computer), op, True)
        self.judged.append(judged)
        return judged

    def _stored(self, ops: Sequence[OpMessage]) -> dict[int, Ack]:
        old = {op.dev_seq: op for op in ops if 0 < op.dev_seq <= self.last}
        if not old:
            return {}
        wanted = select(OPS).where(
            OPS.c.device == self.computer.id, OPS.c.dev_seq >= min(old), OPS.c.dev_seq <= max(old)
        )
        found = {row.dev_seq: row for row in self._connection.execute(wanted) if row.dev_seq in old}
        for dev_seq, op in old.items():
            if dev_seq in found and found[dev_seq].op_id != _plain(op.op_id):
                raise HubRefused("device_fork", 409, dev_seq=dev_seq)
        return {dev_seq: _ack(row, old[dev_seq].op_id) for dev_seq, row in found.items()}

    def _fresh(self, ops: Iterable[OpMessage]) -> Iterator[OpMessage]:
        due = self.last + 1
        for op in ops:
            if op.dev_seq == due:
                yield op
                due += 1
            elif op.dev_seq > due:
                return

    def _one(self, judge: Judge, op: OpMessage, sound: bool) -> Judged:
        before = self.batch.seq
        verdict, waits = Verdict(), ""
        try:
            if not sound:
                raise Reject("op_malformed")
            judge.apply(op, verdict)
            self.batch.keep()
        except Reject as refusal:
            self.batch.forget(before)
            late = isinstance(refusal, NotYet) and judge.recovering
            deferred = late or isinstance(refusal, Defer)
            waits = refusal.waits if isinstance(refusal, Defer) else ""
            reason = "waits_after_restore" if late else refusal.reason
            verdict = Verdict("deferred" if deferred else "rejected", reason, refusal.params)
        except Exception:  # one poisoned operation never blocks the others
            _LOG.exception("an operation of %s could not be judged", self.computer.id)
            self.batch.forget(before)
            verdict = Verdict("rejected", "op_malformed")
        if self.batch.seq == before:
            self.batch.seq += 1
        ack = Ack(op.op_id, verdict.result, self.batch.seq, verdict.reason, verdict.params)
        return Judged(self.computer.id, op, ack, waits)


def answered_before(connection: Connection, ops: Sequence[OpMessage]) -> dict[str, Ack]:
    """The answers to those of the operations that came before, also from another computer or under another number."""
    if not ops:
        return {}
    wanted = {_plain(op.op_id): op.op_id for op in ops}
    query = select(OPS).where(among(connection, OPS.c.op_id, list(wanted)))
    return {wanted[row.op_id]: _ack(row, wanted[row.op_id]) for row in connection.execute(query)}


def write(batch: Batch, applied: Sequence[Applying], now: datetime) -> None:
    """Rows, seals and answers."""
    batch.write()
    judged = [one for applying in applied for one in applying.judged]
    _countersign(batch, judged, now)
    put(batch.connection, OPS, [one.to_tuple() for one in judged])
    put(batch.connection, WAITS, [(one.waits, one.device, one.op.dev_seq) for one in judged if one.waits])


def _countersign(batch: Batch, judged: Sequence[Judged], now: datetime) -> None:
    """What was sealed is signed in the name of the computer from which it was taken."""
    came = {ident: row for ident in batch.born(TABLE) if (row := batch.get(ident)) is not None}
    if not came:
        return
    senders: dict[str, str] = {}
    for one in judged:
        if one.ack.result in ("ok", "review"):
            for said in one.op.rows:
                senders.setdefault(ident_of(said.table, said.key), one.device)
    seals = [(row, senders[ident]) for ident, row in came.items()]
    countersign(batch.connection, seals, moment_text(now), office_key(batch.connection))


def read_ahead(batch: Batch, ops: Sequence[OpMessage]) -> None:
    """Read at once what the judgement of these operations will look at."""
    rows = [row for op in ops for row in op.rows if row.table in COLUMNS]
    batch.load_tables()
    batch.load(ident_of(row.table, row.key) for row in rows)
    senders = {(order, op.by) for op in ops for order in _orders_of(op, batch)}
    field = {user.values.get("login") for user in batch.rows_of("users") if user.values.get("role") in FIELD_ROLES}
    crews = {ident_of("crew_members", list(pair)) for pair in senders if pair[1] in field}
    batch.load(crews | {ident_of("orders", [order]) for order, _ in senders})
    batch.load_singles(ref for row in rows for ref in singles_said(row.table, row.values))
    batch.load_balances(str(row.values.get("location_code")) for row in rows if row.table == "stock_moves")


def _orders_of(op: OpMessage, batch: Batch) -> set[str]:
    found = {op.row if op.table == "orders" else ""}
    for row in op.rows:
        if row.table not in COLUMNS:
            continue
        found.add(order_of(row.table, row.key, row.values))
        known = None if row.what == "new" else batch.get(ident_of(row.table, row.key))
        if known is not None:
            found.add(order_of(known.table, known.key, known.values))
    return found - {""}


def replayed(connection: Connection, judge: JudgeMaker, now: datetime, waited: list[str] | None) -> int:
    """Judge deferred operations again, all of them or those that waited for these rows, until nothing changes.

    What waited may bring what others wait for: money of an order, and then what was said of that money.

    How many got another answer; the sequence number is moved on.
    """
    count = 0
    while True:
        changed = sum(_replay(connection, judge, now, row) for row in _deferred(connection, waited))
        count += changed
        if not changed:
            return count
        waited = None if waited is None else _come(connection)


def _come(connection: Connection) -> list[str]:
    """What others waited for and that is here by now."""
    return list(connection.scalars(select(WAITS.c.ident).join(ROWS, ROWS.c.ident == WAITS.c.ident).distinct()))


def _deferred(connection: Connection, waited: list[str] | None) -> list[Any]:
    query = select(OPS).where(OPS.c.result == "deferred").order_by(OPS.c.seq, OPS.c.dev_seq)
    if waited is not None:
        same = (WAITS.c.device == OPS.c.device) & (WAITS.c.dev_seq == OPS.c.dev_seq)
        query = query.join(WAITS, same).where(among(connection, WAITS.c.ident, waited))
    return list(connection.execute(query))


def _replay(connection: Connection, judge: JudgeMaker, now: datetime, row: Any) -> int:
    computer = by_id(connection, row.device, revoked=True)  # it came before that
    applying = Applying(Batch(connection, seq(connection)), computer, judge)
    judged = applying.again(decode(row.body.encode(), OpMessage))
    ack, params = judged.ack, write_json(judged.ack.params).decode()
    again: dict[str, Any] = {"reason": ack.reason, "params": params}
    if ack.result != "deferred":
        write(applying.batch, [applying], now)
        set_seq(connection, applying.batch.seq)
        again |= {"seq": ack.seq, "result": ack.result}
    connection.execute(update(OPS).where(OPS.c.op_id == row.op_id).values(**again))
    return int(ack.result != "deferred")


def count_of(connection: Connection, result: str) -> int:
    """How many operations have this answer."""
    return connection.scalar(select(func.count()).select_from(OPS).where(OPS.c.result == result)) or 0


def not_simple(connection: Connection) -> list[Judged]:
    """Operations with another answer than ok, in the order of the hub."""
    found = connection.execute(select(OPS).where(OPS.c.result != "ok").order_by(OPS.c.seq))
    return [Judged(row.device, decode(row.body.encode(), OpMessage), _ack(row, row.op_id)) for row in found if row.body]


def _ack(row: Any, op_id: str) -> Ack:
    return Ack(op_id, row.result, row.seq, row.reason, read_json(row.params))


def _kept(op: OpMessage) -> str:
    """The whole operation; half characters, which no JSON can hold, are lost with an operation that is rejected."""
    try:
        return write_json(op).decode()
    except UnicodeEncodeError:
        return _HALF.sub("?", json.dumps(msgspec.to_builtins(op)))


def _plain(text: str) -> str:
    """As every database can keep it."""
    if len(text) <= _LONGEST and text.isascii() and text.isprintable():
        return text
    return text.encode("utf-8", "replace").decode().replace("\x00", "?")[:_LONGEST]

"""Operations on their way up: while the hub judges one push, the answers to the last are kept and the next is read.

The pushes stay in device order, one at a time. When this program dies, at most one push was answered whose answers
are not kept: it is sent again, and the hub says the same once more.
"""

from collections.abc import Callable
from dataclasses import dataclass

from fieldtech.clock import Clock
from fieldtech.model.base import moment_text
from fieldtech.model.syncing import SyncState
from fieldtech.store.database import Database
from fieldtech.sync.ahead import Ahead
from fieldtech.sync.channel import GAP, Channel, Refused
from fieldtech.sync.messages import MOST_OPS, OpMessage, Push, PushAnswer
from fieldtech.sync.outbox import next_batch, waiting

Keeping = Callable[[PushAnswer], object]
"""Keeps the answers; raises Refused when nothing more may go to whoever gave them."""
Going = Callable[[int, int], None]
"""Called before each push with what is done and what there is in all; may raise Cancelled."""


@dataclass(frozen=True)
class _Batch:
    """What goes next, of so many that have no final answer; ``base`` and ``epoch`` are of the registration."""

    ops: list[OpMessage]
    left: int
    base: int
    epoch: str

    def number(self, count: int) -> int:
        """The number in the outbox of the last of its first so many operations."""
        return self.ops[count - 1].dev_seq + self.base

    def is_whole(self, answer: PushAnswer) -> bool:
        """Whether the next push may follow at once: everything is answered, and by the hub as it was."""
        return answer.epoch == self.epoch and len(answer.acks) == len(self.ops)


class Sending:
    """All operations that wait, in as many pushes as they need; ``pushed`` were answered so far."""

    def __init__(
        self, database: Database, channel: Channel, clock: Clock, version: str, keep: Keeping, going: Going, *,
        most: int = MOST_OPS,
    ) -> None:  # fmt: skip
        """``most`` operations go in one push."""
        self._most = most
        self._database, self._channel, self._clock, self._version = database, channel, clock, version
        self._keep, self._going = keep, going
        self.pushed = 0

    def run(self) -> None:
        """At least one message, however empty: the office learns that this computer was there and what it holds.

        Raises Refused for a gap: the hub waits for something that this computer does not send any more.
        """
        first = self._next(0)
        self._going(0, first.left)
        with Ahead[PushAnswer]() as ahead:
            under_way: _Batch | None = self._sent(ahead, first, first.left)
            while under_way is not None:
                under_way = self._turn(ahead, under_way)

    def _turn(self, ahead: Ahead[PushAnswer], batch: _Batch) -> _Batch | None:
        """Keep the answer to what is under way, after the next push went out if nothing is wrong; which that is."""
        following = self._next(batch.number(len(batch.ops))) if batch.ops else batch
        answer = ahead.answer()
        whole, left = batch.is_whole(answer), following.left - sum(ack.result != "deferred" for ack in answer.acks)
        if whole and following.ops:
            self._sent(ahead, following, left)
        self._keep(answer)
        self.pushed += len(answer.acks)
        self._going(self.pushed, self.pushed + left)
        if whole:
            return following if following.ops else None
        again = self._next(0)  # of a hub that was restored meanwhile: what was answered before, too
        if again.epoch == batch.epoch:
            if not answer.acks:
                raise Refused(GAP)
            again = self._next(batch.number(len(answer.acks)))
        return self._sent(ahead, again, again.left) if again.ops else None

    def _sent(self, ahead: Ahead[PushAnswer], batch: _Batch, left: int) -> _Batch:
        push = Push(batch.ops, moment_text(self._clock()), left, self._version)
        ahead.ask(lambda: self._channel.push(push))
        return batch

    def _next(self, after: int) -> _Batch:
        with self._database.reading() as session:
            state = session.get_one(SyncState, 1)
            return _Batch(next_batch(session, after, self._most), waiting(session), state.base_seq, state.epoch)

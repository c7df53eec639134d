"""Pushes of several computers in one transaction: read at once, judged one after the other, written at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from fieldtech.clock import Clock
from fieldtech.hub import apply, devices, state
from fieldtech.hub.apply import Applying, JudgeMaker
from fieldtech.hub.batch import Batch
from fieldtech.hub.devices import Computer, Contact
from fieldtech.hub.errors import HubRefused
from fieldtech.model.base import moment_text
from fieldtech.sync.messages import Ack, Push, PushAnswer

MOST_TOGETHER = 2_000
"""Operations in one transaction, unless a single push has more: nobody should wait long for the others."""

Finding = Callable[[Connection], Computer]
JudgeFor = Callable[[bool], JudgeMaker]
"""Makes judges for a hub that is recovering from a restore, or is not."""


@dataclass(frozen=True)
class Pushed:
    """A push and how to find its computer; ``apart`` from what that has sent, out of a file."""

    find: Finding
    push: Push
    apart: bool = False

    @property
    def size(self) -> int:
        """How many operations."""
        return len(self.push.ops)


@dataclass
class _Run:
    pushed: Pushed
    applying: Applying
    acks: list[Ack] = field(default_factory=list)


def applied(
    connection: Connection, pushes: Sequence[Pushed], judge: JudgeFor, clock: Clock
) -> list[PushAnswer | Exception | None]:
    """The answer to each push or why it is refused; None for a second one of the same computer."""
    now, known = clock(), state.read_all(connection)
    recovering = state.is_recovering(known, now)
    batch = Batch(connection, state.seq(connection))
    answers: list[PushAnswer | Exception | None] = [None] * len(pushes)
    runs: dict[int, _Run] = {}
    for number, pushed in enumerate(pushes):
        try:
            computer = pushed.find(connection)
            if computer.id not in {run.applying.computer.id for run in runs.values()}:
                applying = Applying(batch, computer, judge(recovering))
                (applying.prepare_apart if pushed.apart else applying.prepare)(pushed.push.ops)
                runs[number] = _Run(pushed, applying)
        except HubRefused as refusal:
            answers[number] = refusal
    _judge(batch, list(runs.values()))
    apply.write(batch, [run.applying for run in runs.values()], now)
    state.set_seq(connection, batch.seq)
    born = [ident for table in apply.AWAITED for ident in batch.born(table)]
    if recovering or born:  # what waited for something of this is judged again
        apply.replayed(connection, judge(recovering), now, None if recovering else born)
    heard = [run for run in runs.values() if not run.applying.computer.revoked_at]  # of that one a stick was found
    devices.note_contacts(connection, [_contact(run) for run in heard], now)
    for number, run in runs.items():
        answers[number] = PushAnswer(run.acks, run.applying.last, known["epoch"], moment_text(now))
    return answers


def _judge(batch: Batch, runs: Sequence[_Run]) -> None:
    known = apply.answered_before(batch.connection, [op for run in runs for op in run.applying.fresh])
    apply.read_ahead(batch, [op for run in runs for op in run.applying.to_read(known)])
    for run in runs:
        run.acks = run.applying.run(known)


def _contact(run: _Run) -> Contact:
    answered = sum(ack.result != "deferred" for ack in run.acks)
    return Contact(run.applying.computer, run.pushed.push, run.applying.last, answered)

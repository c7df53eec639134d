"""How long our own work kept the event loop, whatever else this computer had to do meanwhile."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from fieldtech.demo.hands import Hands
from fieldtech.ui.watchdog import Watchdog

LONGEST_MS = 100
"""No journey holds the window up for longer, on two cores that do nothing else (issue 2, "It must show" 7)."""
_WAITED = Path("/proc/thread-self/schedstat")
_TURNS = 20_000


def own_time() -> float:
    """Seconds on the wall without those in which this thread was ready to run and others had the processor."""
    waited = int(_WAITED.read_text().split()[1]) / 1e9 if _WAITED.exists() else 0.0
    return time.perf_counter() - waited


class Pace:
    """Tells how much slower this computer is now than at its best, for it is shared."""

    def __init__(self) -> None:
        self._best = min(_chore() for _ in range(50))

    def factor(self) -> float:
        """1 when nothing hinders."""
        now = min(_chore(), _chore())
        self._best = min(self._best, now)
        return max(1.0, now / self._best)


def _chore() -> float:
    started = time.thread_time()
    total = 0
    for number in range(_TURNS):
        total += number & 3
    return time.thread_time() - started


@dataclass
class Blocks:
    """For how long each interaction of a play held the window up, in milliseconds."""

    log: list[str]
    longest: dict[int, int] = field(default_factory=dict)  # which interaction, from 1

    def note(self, at: int, late_ms: int) -> None:
        """One more of that interaction."""
        self.longest[at] = max(late_ms, self.longest.get(at, 0))


@contextmanager
def watched(hands: Hands, *, unseen: bool = True) -> Iterator[Blocks]:
    """The blocks of a play; ``unseen`` takes the look-out for flashes away, which looks at every event there is
    and would be measured itself.
    """
    pace, blocks, app = Pace(), Blocks(hands.log), QApplication.instance()
    assert app is not None
    if unseen:
        app.removeEventFilter(hands.flashes)
    dog = Watchdog(hands.window, limit_ms=LONGEST_MS // 4, clock=own_time)
    dog.late.connect(lambda late_ms: blocks.note(hands.count, round(late_ms / pace.factor())))
    yield blocks
    dog.stop()


def longest(played: Sequence[Blocks]) -> list[tuple[int, str]]:
    """The blocks in milliseconds, each as short as it was in one of the plays: what is slow in all is our fault."""
    log = played[0].log
    assert all(each.log == log for each in played)  # the same interactions, so their blocks can be compared
    blocks = (min(each.longest.get(at, 0) for each in played) for at in range(1, len(log) + 1))
    return sorted(zip(blocks, (f"#{at} {what}" for at, what in enumerate(log, 1)), strict=True), reverse=True)


def said(worst: Sequence[tuple[int, str]]) -> str:
    """The longest five in words."""
    return "longest blocks: " + ", ".join(f"{ms} ms at {what}" for ms, what in worst[:5])


@contextmanager
def held_up(window: QWidget, limit_ms: int = LONGEST_MS) -> Iterator[list[int]]:
    """The times in milliseconds for which our own work held the window up for longer than the limit."""
    pace = Pace()
    held: list[int] = []
    dog = Watchdog(window, limit_ms=limit_ms, clock=own_time)
    dog.late.connect(lambda late_ms: held.append(round(late_ms / pace.factor())))
    found: list[int] = []
    yield found
    dog.stop()
    found += [ms for ms in held if ms > limit_ms]

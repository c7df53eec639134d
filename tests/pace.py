"""How long our own work kept the event loop, whatever else this computer had to do meanwhile."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QWidget

from fieldtech.ui.watchdog import Watchdog

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


@contextmanager
def held_up(window: QWidget, limit_ms: int = 250) -> Iterator[list[int]]:
    """The times in milliseconds for which our own work held the window up for longer than the limit."""
    pace = Pace()
    held: list[int] = []
    dog = Watchdog(window, limit_ms=limit_ms, clock=own_time)
    dog.late.connect(lambda late_ms: held.append(round(late_ms / pace.factor())))
    found: list[int] = []
    yield found
    dog.stop()
    found += [ms for ms in held if ms > limit_ms]

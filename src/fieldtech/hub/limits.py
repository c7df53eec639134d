"""How much one computer may ask in how little time, and how long somebody who guesses has to wait."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

Seconds = Callable[[], float]
"""A clock that only ever goes forward, as ``time.monotonic``."""

_REMEMBERED = 10_000  # a stranger who invents tokens must not fill the memory


@dataclass(frozen=True)
class Limits:
    """Requests of one computer: ``rate`` a second in the long run, ``burst`` at once; guesses: ``free`` in a row."""

    rate: float = 50.0
    burst: int = 300
    free: int = 3
    first_wait: float = 1.0
    longest_wait: float = 300.0


class Buckets:
    """A token bucket for everybody who asks."""

    def __init__(self, limits: Limits, seconds: Seconds) -> None:
        self._limits, self._seconds = limits, seconds
        self._lock = threading.Lock()
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, who: str) -> float:
        """0 when the request may go on, else the seconds until the next one may."""
        now = self._seconds()
        with self._lock:
            left, at = self._held.pop(who, (float(self._limits.burst), now))
            left = min(self._limits.burst, left + (now - at) * self._limits.rate)
            waits = 0.0 if left >= 1 else (1 - left) / self._limits.rate
            self._held[who] = (left if waits else left - 1, now)
            if len(self._held) > _REMEMBERED:
                self._held.popitem(last=False)
        return waits


class Guesses:
    """After a few wrong codes in a row from one place each further one has to wait twice as long."""

    def __init__(self, limits: Limits, seconds: Seconds) -> None:
        self._limits, self._seconds = limits, seconds
        self._lock = threading.Lock()
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, who: str) -> float:
        """Seconds until somebody there may try again; 0 now."""
        with self._lock:
            return max(0.0, self._failed.get(who, (0, 0.0))[1] - self._seconds())

    def failed(self, who: str) -> None:
        """One more wrong code."""
        with self._lock:
            count = self._failed.pop(who, (0, 0.0))[0] + 1
            over = count - self._limits.free
            waits = min(self._limits.longest_wait, self._limits.first_wait * 2.0 ** min(over, 30)) if over >= 0 else 0.0
            self._failed[who] = (count, self._seconds() + waits)
            if len(self._failed) > _REMEMBERED:
                self._failed.popitem(last=False)

    def succeeded(self, who: str) -> None:
        """A right one: what was wrong before is forgotten."""
        with self._lock:
            self._failed.pop(who, None)

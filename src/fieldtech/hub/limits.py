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
    """Requests of one computer: ``rate`` a second in the long run, ``burst`` at once; guesses: ``free`` in a row.

    ``wrong_rate`` and ``wrong_burst`` are the tokens of nobody that one address may show.
    """

    rate: float = 50.0
    burst: int = 300
    free: int = 3
    first_wait: float = 1.0
    longest_wait: float = 300.0
    wrong_rate: float = 1.0
    wrong_burst: int = 30


class Buckets:
    """A token bucket for everybody who asks."""

    def __init__(self, rate: float, burst: int, seconds: Seconds) -> None:
        self._rate, self._burst, self._seconds = rate, burst, seconds
        self._lock = threading.Lock()
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, who: str) -> float:
        """0 when the request may go on, else the seconds until the next one may."""
        now = self._seconds()
        with self._lock:
            left = self._left(who, now)
            waits = self._until_one(left)
            self._held.pop(who, None)
            self._held[who] = (left if waits else left - 1, now)
            if len(self._held) > _REMEMBERED:
                self._held.popitem(last=False)
        return waits

    def look(self, who: str) -> float:
        """The same without taking anything."""
        with self._lock:
            return self._until_one(self._left(who, self._seconds()))

    def _left(self, who: str, now: float) -> float:
        left, at = self._held.get(who, (float(self._burst), now))
        return min(self._burst, left + (now - at) * self._rate)

    def _until_one(self, left: float) -> float:
        return 0.0 if left >= 1 else (1 - left) / self._rate


class Strangers:
    """Who shows tokens of nobody from one address waits there; computers that were known lately do not wait with him.

    Many computers may come from one address, as from behind a proxy.
    """

    def __init__(self, limits: Limits, seconds: Seconds) -> None:
        self._shown = Buckets(limits.wrong_rate, limits.wrong_burst, seconds)
        self._lock = threading.Lock()
        self._known: OrderedDict[str, None] = OrderedDict()

    def wait(self, where: str, who: str) -> float:
        """0 when the token may be looked up, else the seconds until it may."""
        with self._lock:
            known = who in self._known
        return 0.0 if known else self._shown.look(where)

    def failed(self, where: str) -> None:
        """One more token of nobody."""
        self._shown.wait(where)

    def known(self, who: str) -> None:
        """This one is a computer's."""
        with self._lock:
            self._known.pop(who, None)
            self._known[who] = None
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)


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

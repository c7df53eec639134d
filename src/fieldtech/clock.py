"""Where the time comes from: the computer's clock, or one that stands still for the demo and for tests."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(UTC)


class FixedClock:
    """A clock that shows what it was set to, and steps on by ``step`` each time it is read."""

    def __init__(self, now: datetime, step: timedelta = timedelta(0)) -> None:
        self._now = _aware(now)
        self._step = step

    def __call__(self) -> datetime:
        """The time shown, before stepping on."""
        now = self._now
        self._now += self._step
        return now

    def set(self, now: datetime) -> None:
        """Show another time from now on."""
        self._now = _aware(now)

    def advance(self, by: timedelta) -> None:
        """Step on by hand."""
        self._now += by


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a clock needs a time zone")
    return value.astimezone(UTC)

"""What the monitoring platform shows of the vehicle after the work (forms 2.4a)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft, one_of, required

FIX_AGE = timedelta(minutes=10)
MOST_SATELLITES = 99  # two digits on every platform


@dataclass(frozen=True)
class PlatformCheckDraft(Draft):
    """What the platform shows (forms 2.4a); "unchecked" allows sign-off and leaves a follow-up."""

    kind: ClassVar[str] = "platform_check"

    result: str = ""
    online: bool = False
    fix_at: datetime | None = None
    valid: bool = False
    satellites: int | None = None
    signal: int | None = None
    acc: bool = False
    voltage: bool = False
    mileage: bool | None = None
    alarms: bool = False
    register_answer: int | None = None
    ids_match: bool = False
    checked_at: datetime | None = None
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """ "Online" needs every point; the fix time counts, not the time of reception."""
        yield from one_of("result", self.result, choices.PLATFORM_RESULTS)
        if self.signal is not None and not 0 <= self.signal <= 31:
            yield Problem("signal", "signal_range")
        if self.satellites is not None and not 0 <= self.satellites <= MOST_SATELLITES:
            yield Problem("satellites", "satellites_range", params={"most": str(MOST_SATELLITES)})
        if self.result == "unchecked":
            yield from required("reason", self.reason)
        elif self.result:
            yield from required("checked_at", self.checked_at)
            yield from one_of("register_answer", self.register_answer, choices.REGISTER_ANSWERS)
        if self.result == "online":
            yield from self._online_problems()

    def _online_problems(self) -> Iterator[Problem]:
        for field in ("online", "valid", "acc", "voltage", "alarms", "ids_match"):
            if not getattr(self, field):
                yield Problem(field, "platform_point_open")
        if self.register_answer not in (0, None):
            yield Problem("register_answer", "register_refused")
        yield from required("fix_at", self.fix_at)
        if self.fix_at and self.checked_at and not timedelta(0) <= self.checked_at - self.fix_at <= FIX_AGE:
            yield Problem("fix_at", "fix_too_old")

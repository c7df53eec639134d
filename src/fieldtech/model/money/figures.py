"""The limits of money over time: whoever sets others adds them, so what was done before keeps those of its day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldtech.model.money.changes import Limits

LIMITS = "money_limits"
"""The setting of the company, and how its rows begin."""


@dataclass(frozen=True)
class LimitsOverTime:
    """``usual`` held before anybody set any; ``later`` are all that were set, with the moment, the newest last."""

    usual: Limits
    later: tuple[tuple[datetime, Limits], ...] = ()

    @property
    def now(self) -> Limits:
        """Those that hold for what comes next."""
        return self.later[-1][1] if self.later else self.usual

    def at(self, moment: datetime) -> Limits:
        """Those that held then."""
        return next((limits for since, limits in reversed(self.later) if since <= moment), self.usual)


def limits_of(values: Mapping[str, Any], otherwise: Limits) -> Limits:
    """As a setting of the company has them; what is no whole number is as it was."""
    percent, cents = values.get("discount_percent"), values.get("given_away_cents")
    return Limits(
        percent if type(percent) is int else otherwise.percent,
        cents if type(cents) is int else otherwise.given_away_cents,
    )


def over_time(usual: Limits, versions: Iterable[tuple[str, Mapping[str, Any]]]) -> LimitsOverTime:
    """From the rows of the setting by their keys, in any order; one without a moment never held."""
    return LimitsOverTime(usual, tuple((at, limits_of(values, usual)) for at, values in _in_order(versions)))


def days_at(moment: datetime, versions: Sequence[tuple[str, Mapping[str, Any]]]) -> int:
    """How many days after his return somebody may keep what he received then (B30); usually none."""
    held = [values for at, values in _in_order(versions) if at <= moment]
    days = held[-1].get("hand_over_days") if held else 0
    return days if type(days) is int else 0


def _in_order(versions: Iterable[tuple[str, Mapping[str, Any]]]) -> list[tuple[datetime, Mapping[str, Any]]]:
    known = ((_moment(values), key, values) for key, values in versions)
    rows = sorted(((at, key, values) for at, key, values in known if at is not None), key=lambda row: row[:2])
    return [(at, values) for at, _key, values in rows]


def _moment(values: Mapping[str, Any]) -> datetime | None:
    """When it was set."""
    try:
        found = datetime.fromisoformat(str(values.get("at")))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None

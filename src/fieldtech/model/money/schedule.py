"""The versions of the fee schedule: each holds from its day on, and an order keeps the one of its own day (F54)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from fieldtech.model import fees
from fieldtech.model.bundled import bundled_rows

DELIVERED = 1
"""The version that came with the program, or was there before anybody edited an item."""


@dataclass(frozen=True)
class ScheduleVersion:
    """One published version: its items by code, the first day it holds, list prices in cents by part number."""

    number: int
    holds_from: date
    items: Mapping[str, fees.FeeItem]
    parts: Mapping[str, int] = field(default_factory=dict)


def in_force(versions: Iterable[ScheduleVersion], day: date) -> ScheduleVersion | None:
    """The version that holds on a day: the latest begun, of one day the higher number; None before the first."""
    begun = [version for version in versions if version.holds_from <= day]
    return max(begun, key=lambda version: (version.holds_from, version.number), default=None)


def bundled_version() -> ScheduleVersion:
    """The version that comes with the program."""
    first = bundled_rows("fee_schedule")[0]
    items = MappingProxyType(fees.bundled_schedule())
    return ScheduleVersion(int(first["version"]), date.fromisoformat(first["effective_from"]), items)

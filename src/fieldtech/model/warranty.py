"""Whether a product is under warranty on a day (sale date + months, last day included)."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

KEPT_BY_REPLACEMENT = 3  # months a replaced part has at least, when little of the term is left


class WarrantyState(StrEnum):
    """As the service sheet says it: 质保内, 质保外, 人为, 不详."""

    IN = "in"
    OUT = "out"
    DAMAGE = "damage"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Warranty:
    """The state on the day asked, and the last day of warranty where it is known."""

    state: WarrantyState
    until: date | None


def warranty_on(
    day: date,
    months: int | None,
    sold_on: date | None,
    *,
    accepted_on: date | None = None,
    damaged_by_people: bool = False,
) -> Warranty:
    """The warranty on ``day`` of a product with ``months`` of warranty (None or 0: it has none).

    It runs from the sale or the acceptance, whichever known date is earlier. Damage by people counts
    whatever the date. Without any date the state is unknown, for a manager to decide.
    """
    known = [start for start in (sold_on, accepted_on) if start is not None]
    until = last_day(min(known), months) if known and months else None
    if damaged_by_people:
        return Warranty(WarrantyState.DAMAGE, until)
    if not months:
        return Warranty(WarrantyState.OUT, None)
    if until is None:
        return Warranty(WarrantyState.UNKNOWN, None)
    return Warranty(WarrantyState.IN if day <= until else WarrantyState.OUT, until)


def last_day(start: date, months: int) -> date:
    """The last day of a term: 2025-06-01 and 24 months end with 2027-05-31.

    Where the month has no such day (31 January + 1 month) the term ends with the month's last day.
    """
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    length = calendar.monthrange(year, month)[1]
    if start.day > length:
        return date(year, month, length)
    return date(year, month, start.day) - timedelta(days=1)


def after_replacement(until: date, replaced_on: date) -> date:
    """The last day of a part replaced in warranty: the rest of the term, but three months at least."""
    return max(until, last_day(replaced_on, KEPT_BY_REPLACEMENT))

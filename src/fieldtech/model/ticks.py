"""Where the lines of a chart's scale stand: round numbers, few enough to be read."""

from collections.abc import Iterable
from decimal import Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(4), Decimal(5), Decimal(10))
_PLACES = 12  # at which words may begin
_AIR = 0.02  # of the width, between words and a point


def ticks(low: Decimal, high: Decimal, most: int = 6) -> tuple[Decimal, ...]:
    """Round numbers from below ``low`` to above ``high``, at most ``most`` steps apart from each other."""
    if high <= low:
        low, high = low - 1, high + 1
    least = (high - low) / most
    power = Decimal(1).scaleb(least.adjusted())
    step = next(power * step for step in _STEPS if power * step >= least)
    first, last = (low / step).to_integral_value("ROUND_FLOOR"), (high / step).to_integral_value("ROUND_CEILING")
    return tuple((n * step).normalize() + 0 for n in range(int(first), int(last) + 1))


def span(values: Iterable[Decimal], lower: Decimal | None, upper: Decimal | None) -> tuple[Decimal, Decimal]:
    """What a chart must show: all values, the limit below, and the one above when something comes near it."""
    found = list(values)
    low, high = min(found), max(found)
    if lower is not None:
        low, high = min(low, lower), max(high, lower)
    if upper is not None and high >= upper * 3 / 4:
        high = max(high, upper)
    air = (high - low) / 12 or Decimal(1)
    return (low if low == 0 else low - air), high + air  # what begins at nothing does so in the chart too


def thinned(count: int, room: int) -> range:
    """Which of ``count`` labels are written where only ``room`` fit: evenly, the last one always."""
    every = max(1, -(-count // max(1, room)))
    return range((count - 1) % every, count, every)


def clear_start(spots: Iterable[float], width: float) -> float:
    """Where words ``width`` wide begin so that they cover none of ``spots``; all are shares of the chart's width.

    The left end where it is free, else the first free place to the right of it; the left end when there is none.
    """
    taken = list(spots)
    starts = (at / _PLACES for at in range(_PLACES) if at / _PLACES + width <= 1)
    return next((start for start in starts if not any(start - _AIR <= x <= start + width + _AIR for x in taken)), 0.0)

"""Where the lines of a chart's scale stand: round numbers, few enough to be read."""

from collections.abc import Iterable
from decimal import Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(4), Decimal(5), Decimal(10))


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

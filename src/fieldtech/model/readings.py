"""Readings of a measured item: several points as typed, their minimum and mean, and the verdict against the limits.

A limit is judged by one of three rules. ``every``: no point below it. ``80-20`` and ``90-10`` (coating thickness, by
contract): the mean reaches the limit, 80 (90) % of the points do, and none lies below 80 (90) % of it. No rule
forgives a point above the upper limit.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal, InvalidOperation
from typing import Any

RULES = ("every", "80-20", "90-10")
SHARES = {"80-20": 80, "90-10": 90}
"""Per cent that a rule asks of the points, and of the limit for the lowest of them."""


@dataclass(frozen=True)
class Limits:
    """What is allowed, by which rule, and how many points there must be."""

    lower: Decimal | None = None
    upper: Decimal | None = None
    rule: str = "every"
    wanted: int = 1
    unit: str = ""
    """May be typed behind the number."""

    @classmethod
    def of(cls, item: Mapping[str, Any]) -> "Limits":
        """Those of a checklist item; what an older template does not say is one point, every one inside."""
        lower, upper = (None if item.get(key) is None else Decimal(str(item[key])) for key in ("lower", "upper"))
        return cls(lower, upper, str(item.get("rule") or "every"), max(1, int(item.get("points") or 0)),
                   str(item.get("unit") or ""))  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """What the points say: ``verdict`` is "ok", "below", "above", or "" without a point."""

    points: tuple[Decimal, ...]
    limits: Limits
    unreadable: tuple[int, ...] = ()
    verdict: str = ""
    reason: str = ""
    """Why not: ``point``, ``mean``, ``share`` (too few points reach the limit) or ``far`` (one is far too low)."""

    @property
    def missing(self) -> int:
        """How many points are still to be measured."""
        return max(0, self.limits.wanted - len(self.points))

    @property
    def minimum(self) -> Decimal | None:
        """The lowest point."""
        return min(self.points, default=None)

    @property
    def maximum(self) -> Decimal | None:
        """The highest point."""
        return max(self.points, default=None)

    @property
    def mean(self) -> Decimal | None:
        """To one place more than the points have; never up to a limit that it does not reach."""
        if not self.points:
            return None
        places = min(_exponent(point) for point in self.points)
        total, lower, digit = sum(self.points, Decimal(0)), self.limits.lower, Decimal(1).scaleb(min(0, places) - 1)
        mean = (total / len(self.points)).quantize(digit)
        if lower is not None and mean >= lower and total < lower * len(self.points):
            return (total / len(self.points)).quantize(digit, ROUND_FLOOR)
        return mean

    @property
    def worst(self) -> Decimal | None:
        """The point that is said where only one is: the highest when too high, else the lowest."""
        only_upper = self.limits.lower is None and self.limits.upper is not None
        return self.maximum if self.verdict == "above" or (only_upper and self.verdict == "ok") else self.minimum


def number_of(text: str, unit: str = "") -> Decimal | None:
    """A reading as typed, also with its unit (a comma counts as the point); None when it is no number, or two."""
    typed = without_unit(text, unit)
    if "_" in typed or _TWO_WAYS.search(typed):
        return None
    try:
        value = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() and value.adjusted() <= _DIGITS and _exponent(value) >= -_DIGITS else None


def is_ambiguous(text: str, unit: str = "") -> bool:
    """Whether it can be read in two ways: 1,250 is a thousand to one and little more than one to another."""
    return _TWO_WAYS.search(without_unit(text, unit)) is not None


def without_unit(text: str, unit: str) -> str:
    """As typed, in the letters of a keyboard and without the unit."""
    typed, own = text.translate(_WIDE).strip(), unit.translate(_WIDE).strip()
    return typed[: -len(own)].rstrip() if own and typed.casefold().endswith(own.casefold()) else typed


def judge(points: Iterable[str], limits: Limits) -> Judged:
    """The verdict over points as typed; empty fields are no points."""
    read = [(at, number_of(text, limits.unit)) for at, text in enumerate(points) if text.strip()]
    values = tuple(value for _at, value in read if value is not None)
    unreadable = tuple(at for at, value in read if value is None)
    verdict, reason = _verdict(values, limits) if values else ("", "")
    return Judged(values, limits, unreadable, verdict, reason)


def plain(value: Decimal | None) -> str:
    """As people write it: no exponent, no zeros at the end; "" for None."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _verdict(points: tuple[Decimal, ...], limits: Limits) -> tuple[str, str]:
    if limits.lower is not None and (reason := _too_low(points, limits.lower, limits.rule)):
        return "below", reason
    if limits.upper is not None and max(points) > limits.upper:
        return "above", "point"
    return "ok", ""


def _too_low(points: tuple[Decimal, ...], lower: Decimal, rule: str) -> str:
    """Why the points do not reach the limit; whole products, so no rounding decides."""
    percent = SHARES.get(rule, 100)
    if percent == 100 or lower <= 0:  # a share of a limit below zero would ask for more, not less
        return "point" if min(points) < lower else ""
    if min(points) * 100 < lower * percent:
        return "far"
    if sum(points) < lower * len(points):
        return "mean"
    return "share" if sum(point >= lower for point in points) * 100 < percent * len(points) else ""


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # no infinity gets here
    return exponent


_WIDE = str.maketrans("，．。µ％", ",..μ%")  # as a Chinese keyboard writes them
_TWO_WAYS = re.compile(r",\d{3}(?!\d)")
_DIGITS = 12  # of a number no instrument shows; sums and means stay exact

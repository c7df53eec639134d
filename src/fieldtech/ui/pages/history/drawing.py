"""What a chart draws, in words and plain numbers, so that nothing of the plotting library is needed to say it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from fieldtech.model.readings import plain
from fieldtech.model.ticks import span, ticks
from fieldtech.services.visits.chart_groups import Chart, Line
from fieldtech.services.visits.stories import Point
from fieldtech.ui.language import current_language, word

TONES = ("accent", "violet", "ok", "warn", "muted")
"""The colours of the lines, in their order."""


@dataclass(frozen=True)
class Dot:
    """A reading, or without a ``value`` a visit that did not measure; ``text`` says all of it in one sentence.

    ``under`` is how many lines after its own have the same reading that day and would cover it.
    """

    day: date
    value: float | None
    outside: bool
    text: str
    label: str
    under: int = 0

    @property
    def spot(self) -> tuple[date, float | None]:
        """Where it stands in the chart."""
        return self.day, self.value


@dataclass(frozen=True)
class Curve:
    """One line; ``over`` says that it lies on one before it, somewhere between two readings."""

    name: str
    tone: str
    dots: tuple[Dot, ...]
    over: bool = False


@dataclass(frozen=True)
class Drawing:
    """A whole chart; ``below`` and ``above`` say what its red parts mean, ``scale`` where its grid lines stand."""

    title: str
    curves: tuple[Curve, ...]
    lower: float | None
    upper: float | None
    below: str
    above: str
    scale: tuple[float, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """Every day with a visit, once."""
        return tuple(sorted({dot.day for curve in self.curves for dot in curve.dots}))

    def dots(self) -> Iterator[tuple[int, int, Dot]]:
        """All of them with the place of their line and their place on it."""
        for line, curve in enumerate(self.curves):
            for place, dot in enumerate(curve.dots):
                yield line, place, dot

    def shares(self, low: float, high: float, first: float, last: float) -> list[float]:
        """Where in the time from ``first`` to ``last`` readings lie between these values."""
        found = (dot for *_place, dot in self.dots() if dot.value is not None and low <= dot.value <= high)
        return [(dot.day.toordinal() - first) / (last - first) for dot in found]


def drawing_of(chart: Chart) -> Drawing:
    """The chart in the language shown."""
    lang = current_language()
    values = [point.value for line in chart.lines for point in line.series.points if point.value is not None]
    scale = ticks(*span(values, chart.lower, chart.upper), most=5)
    curves = tuple(
        Curve(line.name(lang), tone, tuple(_dot(chart, line, point, lang) for point in line.series.points))
        for line, tone in zip(chart.lines, TONES, strict=False)
    )
    return Drawing(
        chart.title(lang), _side_by_side(curves), _float(chart.lower), _float(chart.upper),
        _zone(chart, chart.lower, "below"), _zone(chart, chart.upper, "above"), tuple(float(tick) for tick in scale),
    )  # fmt: skip


def _side_by_side(curves: tuple[Curve, ...]) -> tuple[Curve, ...]:
    """With what is known of the readings that would cover each other."""
    spots = [{dot.spot for dot in curve.dots if dot.value is not None} for curve in curves]
    found = []
    for place, curve in enumerate(curves):
        before, after = set().union(*spots[:place]), spots[place + 1 :]
        dots = tuple(replace(dot, under=sum(dot.spot in later for later in after)) for dot in curve.dots)
        over = any(one.spot in before and two.spot in before for one, two in pairwise(dots))
        found.append(replace(curve, dots=dots, over=over))
    return tuple(found)


def walk(drawing: Drawing, at: tuple[int, int] | None, where: str) -> tuple[int, int]:
    """The reading beside the one looked at, or that of the nearest day on the next line; at first the newest one."""
    if at is None:
        return 0, len(drawing.curves[0].dots) - 1
    line, place = at
    if where in ("above", "below"):
        to = (line + (1 if where == "below" else -1)) % len(drawing.curves)
        day, dots = drawing.curves[line].dots[place].day, drawing.curves[to].dots
        return to, min(range(len(dots)), key=lambda n: abs((dots[n].day - day).days))
    end = len(drawing.curves[line].dots) - 1
    places = {"previous": max(0, place - 1), "next": min(end, place + 1), "first": 0, "last": end}
    return line, places[where]


def limit_words(chart: Chart) -> str:
    """From where to where a reading is right."""
    return _limits(chart, chart.lower, chart.upper)


def _limits(chart: Chart, lower: Decimal | None, upper: Decimal | None) -> str:
    low, high, unit = plain(lower), plain(upper), chart.unit_in(current_language())
    if low and high:
        return f"{low}–{high} {unit}".strip()
    return f"{'≥' if low else '≤'} {low or high} {unit}".strip() if low or high else ""


def _zone(chart: Chart, limit: Decimal | None, side: str) -> str:
    """What a red part of the chart says."""
    unit = chart.unit_in(current_language())
    return word(f"history.zone_{side}", limit=f"{plain(limit)} {unit}".strip()) if limit is not None else ""


def _dot(chart: Chart, line: Line, point: Point, lang: str) -> Dot:
    name = line.name(lang) if len(chart.lines) > 1 else chart.title(lang)
    return Dot(point.day, _float(point.value), line.series.outside(point), _sentence(chart, line, point, name),
               plain(point.value))  # fmt: skip


def _sentence(chart: Chart, line: Line, point: Point, name: str) -> str:
    """Name, value, day, verdict in words and the visit: what is seen and what is heard."""
    if point.value is None:
        why = point.why or word("history.not_measured")
        return " · ".join(filter(None, (point.day.isoformat(), f"{name} {why}", point.visit)))
    value = f"{name} {plain(point.value)} {chart.unit_in(current_language())}".strip()
    mean = f"{word('history.mean')} {plain(point.mean)}" if point.mean not in (None, point.value) else ""
    side = line.series.side(point)
    verdict = word(f"history.{side}", limit=_limits(chart, *line.series.limits_of(point))) if side else ""
    return " · ".join(filter(None, (point.day.isoformat(), value, mean, verdict, point.visit)))


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)

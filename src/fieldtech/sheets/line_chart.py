"""Readings over time as a chart drawn in lines: a visit without a reading leaves a gap, one not in order is red."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

from fieldtech.model.ticks import clear_start, span, thinned, ticks
from fieldtech.sheets.blocks import Block
from fieldtech.sheets.canvas import MM, Paper
from fieldtech.sheets.fonts import width
from fieldtech.sheets.style import CONTENT, GREY, INK, MARGIN, RED, RULE, WHITE, Style
from fieldtech.sheets.text import fit

COLOURS = (0x1F6FB2, 0x6D4AA8, 0x1B7A46, 0x8A5A00, 0x0E7C86)
_ZONE = 0xFBE9E7
_HEIGHT = 46 * MM
_LEFT, _RIGHT = 12 * MM, 16 * MM
_TOP, _BOTTOM = 9 * MM, 7 * MM
_DOT = 1.7

Points = Sequence[tuple[date, Decimal | None, bool]]
"""Day, value, and whether it was not in order: a rule may forgive what lies beyond a limit."""


@dataclass
class LineChart(Block):
    """``limit_words`` say what the red zone means; each line has a name and its points, oldest first."""

    style: Style
    title: str
    lines: Sequence[tuple[str, Points]]
    lower: Decimal | None
    upper: Decimal | None
    limit_words: str
    keep: bool = False
    height: float = field(default=_HEIGHT)

    def __post_init__(self) -> None:
        values = [value for _name, points in self.lines for _day, value, _outside in points if value is not None]
        self._days = sorted({day for _name, points in self.lines for day, *_rest in points})
        self._ticks = ticks(*span(values, self.lower, self.upper), most=4)

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        self._paper, self._y0, self._y1 = paper, top - self.height + _BOTTOM, top - _TOP
        self._head(top)
        self._zone_and_grid()
        for (_name, points), colour in zip(self.lines, COLOURS, strict=False):
            self._line(points, colour)

    def _x(self, day: date) -> float:
        first, last = self._days[0].toordinal(), self._days[-1].toordinal()
        share = (day.toordinal() - first) / (last - first) if last > first else 0.5
        return float(MARGIN + _LEFT + share * (CONTENT - _LEFT - _RIGHT))

    def _y(self, value: Decimal) -> float:
        low, high = self._ticks[0], self._ticks[-1]
        return self._y0 + float((min(max(value, low), high) - low) / (high - low)) * (self._y1 - self._y0)

    def _head(self, top: float) -> None:
        """The title, and behind each colour the name of its line."""
        style, base = self.style, top - self.style.size - 3
        self._paper.text(MARGIN, base, fit(self.title, CONTENT * 0.5, style.size, True), style.size, INK, bold=True)
        x = MARGIN + CONTENT - _RIGHT
        if len(self.lines) < 2:
            return
        for (name, _points), colour in reversed(list(zip(self.lines, COLOURS, strict=False))):
            x -= width(name, style.label)
            self._paper.text(x, base, name, style.label, INK)
            x -= 8
            self._paper.rounded(x, base, 5, 5, 2.5, colour)
            x -= 8

    def _zone_and_grid(self) -> None:
        """Where a reading must not be, with its words."""
        left, right = MARGIN + _LEFT, MARGIN + CONTENT - _RIGHT
        zones = []
        if self.lower is not None and self.lower > self._ticks[0]:
            zones.append((self._y0, self._y(self.lower), self.lower))
        if self.upper is not None and self.upper < self._ticks[-1]:
            zones.append((self._y(self.upper), self._y1, self.upper))
        for low, high, _limit in zones:
            self._paper.box(left, low, right - left, high - low, _ZONE)
        self._grid()
        for _low, _high, limit in zones:
            line = self._y(limit)
            dashes = [(x, line, min(x + 4, right), line) for x in _steps(left, right, 6.5)]
            self._paper.rules(dashes, RED, 0.8)
        if zones:
            base = zones[0][1] - self.style.small - 1 if self.lower is not None else zones[0][0] + 2
            self._paper.text(self._free(base) + 3, base, self.limit_words, self.style.small, RED)

    def _free(self, base: float) -> float:
        """Where the words on this line cover no reading."""
        left, room = MARGIN + _LEFT, CONTENT - _LEFT - _RIGHT
        spots = [
            (self._x(day) - left) / room
            for _name, points in self.lines
            for day, value, _outside in points
            if value is not None and base - _DOT <= self._y(value) + _DOT <= base + self.style.small + 2 * _DOT
        ]
        return float(left + clear_start(spots, (width(self.limit_words, self.style.small) + 6) / room) * room)

    def _grid(self) -> None:
        left, right, style = MARGIN + _LEFT, MARGIN + CONTENT - _RIGHT, self.style
        self._paper.rules([(left, self._y(t), right, self._y(t)) for t in self._ticks], RULE, 0.35)
        for tick in self._ticks:
            self._paper.text(
                left - 3, self._y(tick) - style.small * 0.35, f"{tick:f}", style.small, GREY, align="right"
            )
        room = int((right - left) // (width("2026-11", style.small) + 6))
        for n in thinned(len(self._days), room):
            day = self._days[n]
            self._paper.text(self._x(day), self._y0 - 8, f"{day:%Y-%m}", style.small, GREY, align="middle")

    def _line(self, points: Points, colour: int) -> None:
        """Strokes between neighbours that both have a value, then the dots, and the newest value in figures."""
        strokes = []
        for (day, value, _), (later, next_value, _) in pairwise(points):
            if value is not None and next_value is not None:
                strokes.append((self._x(day), self._y(value), self._x(later), self._y(next_value)))
        self._paper.rules(strokes, colour, 1.0)
        read = [(day, value, outside) for day, value, outside in points if value is not None]
        for day, value, outside in read:
            self._dot(self._x(day), self._y(value), colour, outside)
        if read:
            day, value, outside = read[-1]
            tone = RED if outside else colour
            y = self._y(value) - self.style.label * 0.35
            self._paper.text(self._x(day) + 5, y, f"{value:f}", self.style.label, tone, bold=True)

    def _dot(self, x: float, y: float, colour: int, outside: bool) -> None:
        radius = _DOT * 1.25 if outside else _DOT
        self._paper.rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius, RED if outside else colour)
        if not outside:
            inner = radius * 0.55
            self._paper.rounded(x - inner, y - inner, 2 * inner, 2 * inner, inner, WHITE)


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + n * step for n in range(int((end - start) / step) + 1)]

"""Strips across the page: the way from departure to signature, ticks in a row, a note, the sum in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fieldtech.sheets.blocks import Block, draw_label
from fieldtech.sheets.canvas import MM, Paper
from fieldtech.sheets.fonts import width
from fieldtech.sheets.marks import mark
from fieldtech.sheets.style import (
    ACCENT,
    CONTENT,
    GREY,
    HEAD,
    INK,
    MARGIN,
    NAVY,
    RULE,
    TINT,
    WARN,
    WARN_TINT,
    WHITE,
    Style,
)  # fmt: skip
from fieldtech.sheets.text import fit, wrap

WRITE = 6.6 * MM  # a line one can write on


@dataclass
class Timeline(Block):
    """Named points on a line, each with its time; a point not reached is hollow."""

    style: Style
    points: Sequence[tuple[str, str, bool]]  # label, time, reached
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = 24 * self.style.density

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        style, count = self.style, len(self.points)
        step = CONTENT / count
        y = top - 5.5 * style.density
        paper.rules([(MARGIN + step / 2, y, MARGIN + CONTENT - step / 2, y)], RULE, 1.0)
        for n, (label, time, reached) in enumerate(self.points):
            x = MARGIN + step * (n + 0.5)
            radius = 2.6 * style.density
            colour = ACCENT if reached else RULE
            paper.rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius, colour)
            if not reached:
                inner = radius * 0.6
                paper.rounded(x - inner, y - inner, 2 * inner, 2 * inner, inner, WHITE)
            self._words(paper, x, y, label, time)

    def _words(self, paper: Paper, x: float, y: float, label: str, time: str) -> None:
        style = self.style
        base = y - 11.5 * style.density
        wide = width(label, style.label) + 4 + width(time, style.size, True)
        paper.text(x - wide / 2, base, label, style.label, GREY)
        paper.text(x + wide / 2, base, time, style.size, INK, bold=True, align="right")


@dataclass(frozen=True)
class Tick:
    """A ticked or open box with its words; ``aside`` says who and when."""

    label: str
    state: str  # "ok", "not_ok", "na" or "" for open
    aside: str = ""


@dataclass
class TickRow(Block):
    """Tick boxes spread over the width, in a frame."""

    style: Style
    ticks: Sequence[Tick]
    lead: str = ""
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        style = self.style
        two = any(tick.aside or "\n" in tick.label for tick in self.ticks)
        self.height = style.leading + 2 * style.pad + (style.small * 1.25 if two else 0)

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        style, bottom = self.style, top - self.height
        paper.frame(MARGIN, bottom, CONTENT, self.height, RULE, 0.4)
        x = MARGIN + style.side
        step = CONTENT / len(self.ticks)
        for tick in self.ticks:
            self._tick(paper, tick, x, top, step - style.side)
            x += step

    def _tick(self, paper: Paper, tick: Tick, x: float, top: float, room: float) -> None:
        style, size = self.style, self.style.size
        first, _, second = tick.label.partition("\n")
        base = top - style.pad - size * 0.92
        mark(paper, tick.state, x, base - size * 0.06, size * 0.84)
        x, room = x + size * 1.25, room - size * 1.25
        paper.text(x, base, fit(first, room, size), size, INK)
        under = "  ".join(part for part in (second, tick.aside) if part)
        paper.text(x, base - style.small * 1.35, fit(under, room, style.small), style.small, GREY)


@dataclass
class Note(Block):
    """A tinted note the reader must not miss."""

    style: Style
    label: str
    text: str
    warning: bool = True
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = len(self._lines()) * self.style.leading + 2 * self.style.pad

    def _indent(self) -> float:
        return width(self.label, self.style.label, True) + 2.5 * self.style.side

    def _lines(self) -> tuple[str, ...]:
        return wrap(self.text, CONTENT - self._indent() - self.style.side, self.style.size)

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        style, colour = self.style, WARN if self.warning else NAVY
        paper.box(MARGIN, top - self.height, CONTENT, self.height, WARN_TINT if self.warning else TINT)
        paper.box(MARGIN, top - self.height, 1.6, self.height, colour)
        base = top - style.pad - style.size * 0.98
        paper.text(MARGIN + style.side * 1.4, base, self.label, style.label, colour, bold=True)
        for n, line in enumerate(self._lines()):
            paper.text(MARGIN + self._indent(), base - n * style.leading, line, style.size, INK)


@dataclass
class Plain(Block):
    """One grey line, such as “no parts were replaced”."""

    style: Style
    text: str
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = self.style.leading + self.style.pad

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        paper.text(MARGIN + 7, top - self.style.size, self.text, self.style.size, GREY)


@dataclass
class Total(Block):
    """The sum: in words on the left, in figures on the right."""

    style: Style
    words_label: str
    words: str
    label: str
    figure: str
    note: str = ""
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = 16.5 * self.style.density

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        style, bottom = self.style, top - self.height
        paper.box(MARGIN, bottom, CONTENT, self.height, HEAD)
        base = bottom + self.height * 0.34
        x = MARGIN + style.side
        paper.text(x, base, self.words_label, style.label, NAVY)
        x += width(self.words_label, style.label) + 6
        paper.text(x, base, self.words, style.size * 1.1, INK, bold=True)
        x += width(self.words, style.size * 1.1, True) + 14
        right = MARGIN + CONTENT - style.side
        big = style.size * 1.35
        paper.text(right, base - 0.4, self.figure, big, NAVY, bold=True, align="right")
        left = right - width(self.figure, big, True) - 8
        paper.text(left, base, self.label, style.label, NAVY, align="right")
        room = left - width(self.label, style.label) - 8 - x
        paper.text(x, base, fit(self.note, room, style.label) if room > 20 else "", style.label, GREY)


@dataclass
class WriteRow(Block):
    """Labelled fields with room for a pen."""

    style: Style
    entries: Sequence[tuple[str, float]]  # label, weight
    lines: int = 1
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = WRITE * self.lines

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        bottom = top - self.height
        unit = CONTENT / sum(weight for _, weight in self.entries)
        paper.frame(MARGIN, bottom, CONTENT, self.height, RULE, 0.4)
        x = MARGIN
        for label, weight in self.entries:
            draw_label(paper, self.style, label, x + self.style.side, top, min(self.height, WRITE), GREY)
            x += weight * unit
            paper.rules([(x, bottom, x, top)], RULE)

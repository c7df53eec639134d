"""Building blocks of a page: each knows its height when made and draws itself below a given line."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fieldtech.sheets.canvas import Paper
from fieldtech.sheets.fonts import width as text_width
from fieldtech.sheets.marks import mark, stars
from fieldtech.sheets.style import ACCENT, CONTENT, GREY, HEAD, INK, MARGIN, NAVY, RULE, TINT, Style
from fieldtech.sheets.text import wrap

_MOST_LINES = 30  # of one field in one piece


class Block:
    """Something as wide as the page; ``keep`` ties it to the next block, ``head`` is repeated above it."""

    height: float
    keep = False
    head: "Block | None" = None

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        raise NotImplementedError


@dataclass
class Gap(Block):
    """Empty space, dropped at the top of a page."""

    height: float
    keep: bool = True

    def draw(self, paper: Paper, top: float) -> None:
        """Nothing to draw."""


class Title(Block):
    """The title of a section: a bar, the words, a fine rule to the right."""

    keep = True

    def __init__(self, style: Style, text: str, aside: str = "", width: float = CONTENT) -> None:
        self._style, self._text, self._aside, self._width = style, text, aside, width
        self.height = style.title

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        size = 9.3 * self._style.density
        base = top - self.height + 4.4 * self._style.density
        paper.box(MARGIN, base - 1.4, 2.6, size, ACCENT)
        paper.text(MARGIN + 7, base, self._text, size, NAVY, bold=True)
        end = MARGIN + 7 + text_width(self._text, size, True)
        aside = text_width(self._aside, self._style.label)
        paper.text(MARGIN + self._width, base, self._aside, self._style.label, GREY, align="right")
        right = MARGIN + self._width - (aside + 6 if aside else 0)
        if right > end + 12:
            paper.rules([(end + 6, base + size * 0.35, right, base + size * 0.35)], RULE, 0.4)


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: text, perhaps behind a tick box or five stars; ``bold_lines`` limits the bold ones."""

    text: str = ""
    bold: bool = False
    colour: int = INK
    align: str = "left"
    mark: str | None = None
    stars: int | None = None
    bold_lines: int = 99

    def lead(self, style: Style) -> float:
        """The room in front of the text."""
        if self.mark is not None:
            return style.size * 1.25
        return style.size * 5.4 if self.stars is not None else 0.0

    def lines(self, room: float, style: Style, size: float) -> tuple[str, ...]:
        """The text in lines."""
        return wrap(self.text, max(room - self.lead(style), 10.0), size, self.bold)

    def draw(self, paper: Paper, x: float, top: float, room: float, style: Style, size: float) -> None:
        """Draw with the first line's top at ``top``."""
        base = top - size * 0.92
        if self.mark is not None:
            if not self.text and self.align == "middle":
                x += (room - size * 0.84) / 2
            mark(paper, self.mark, x, base - size * 0.06, size * 0.84)
        if self.stars is not None:
            stars(paper, self.stars, x, base - size * 0.08, size * 0.9)
        at = x + self.lead(style)
        if self.align != "left":
            at = x + (room if self.align == "right" else room / 2)
        for n, line in enumerate(self.lines(room, style, size)):
            bold = self.bold and n < self.bold_lines
            paper.text(at, base - n * style.leading, line, size, self.colour, bold=bold, align=self.align)


@dataclass(frozen=True)
class Field:
    """A label and its value, over ``span`` columns of the grid."""

    label: str
    value: Cell | str
    span: int = 1

    @property
    def cell(self) -> Cell:
        """The value as a cell."""
        return self.value if isinstance(self.value, Cell) else Cell(self.value)


@dataclass
class FieldRow(Block):
    """A row of labelled fields with hairlines around."""

    style: Style
    fields: Sequence[tuple[Field, float, float]]  # field, width of the label, width of the whole
    first: bool = False
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = max(self._height(*entry) for entry in self.fields)

    def _height(self, entry: Field, label: float, whole: float) -> float:
        style = self.style
        lines = len(entry.cell.lines(whole - label - 2 * style.side, style, style.size))
        needed = max(lines, 1) * style.leading + 2 * style.pad
        two = style.label + style.small + 1.5 * style.pad if "\n" in entry.label else 0.0
        return max(needed, two)

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        style, x, bottom = self.style, MARGIN, top - self.height
        lines = [(MARGIN, bottom, MARGIN + CONTENT, bottom), (MARGIN, bottom, MARGIN, top)]
        if self.first:
            lines.append((MARGIN, top, MARGIN + CONTENT, top))
        for entry, label, whole in self.fields:
            paper.box(x, bottom, label, self.height, TINT)
            draw_label(paper, style, entry.label, x + style.side, top, self.height)
            inside = whole - label - 2 * style.side
            count = max(len(entry.cell.lines(inside, style, style.size)), 1)
            above = (self.height - count * style.leading) / 2 + style.leading * 0.08
            entry.cell.draw(paper, x + label + style.side, top - above, inside, style, style.size)
            lines += [(x + label, bottom, x + label, top), (x + whole, bottom, x + whole, top)]
            x += whole
        paper.rules(lines, RULE)


def draw_label(paper: Paper, style: Style, text: str, x: float, top: float, height: float, colour: int = GREY) -> None:
    """A label in the middle of its height; a second language stands smaller below."""
    first, _, second = text.partition("\n")
    middle = top - height / 2
    if not second:
        paper.text(x, middle - style.label * 0.36, first, style.label, colour)
        return
    paper.text(x, middle + style.label * 0.06, first, style.label, colour)
    paper.text(x, middle - style.small * 1.0, second, style.small, colour)


def label_width(style: Style, text: str) -> float:
    """The room a label takes with its padding."""
    first, _, second = text.partition("\n")
    return max(text_width(first, style.label), text_width(second, style.small)) + 2 * style.side


def field_grid(style: Style, rows: Sequence[Sequence[Field]], weights: Sequence[float]) -> list[Block]:
    """Rows of fields in columns of the given weights; labels of a column are equally wide."""
    unit = CONTENT / sum(weights)
    widths = [weight * unit for weight in weights]
    labels = [0.0] * len(weights)
    for row in rows:
        for column, entry in _placed(row):
            labels[column] = max(labels[column], label_width(style, entry.label))
    out: list[Block] = []
    for row in _sliced(style, rows, labels, CONTENT):
        placed = [(entry, labels[column], sum(widths[column : column + entry.span])) for column, entry in _placed(row)]
        out.append(FieldRow(style, placed, first=not out, keep=not out))
    return out


def _sliced(
    style: Style, rows: Sequence[Sequence[Field]], labels: Sequence[float], whole: float
) -> list[Sequence[Field]]:
    """A field over the whole width whose text could fill a page becomes several, so that it can be broken."""
    out: list[Sequence[Field]] = []
    for row in rows:
        only = row[0] if len(row) == 1 else None
        lines = only.cell.lines(whole - labels[0] - 2 * style.side, style, style.size) if only else ()
        if only is None or len(lines) <= _MOST_LINES:
            out.append(row)
            continue
        for start in range(0, len(lines), _MOST_LINES):
            text = "\n".join(lines[start : start + _MOST_LINES])
            out.append([Field(only.label if start == 0 else "", replace(only.cell, text=text), only.span)])
    return out


def _placed(row: Sequence[Field]) -> list[tuple[int, Field]]:
    column, out = 0, []
    for entry in row:
        out.append((column, entry))
        column += entry.span
    return out


class TableHead(Block):
    """The head of a table, repeated on every page."""

    keep = True

    def __init__(self, style: Style, columns: Sequence[tuple[str, float, str]]) -> None:
        self._style, self._columns = style, columns
        two = any("\n" in label for label, _, _ in columns)
        self.height = style.leading + 2 * style.pad * 0.8 + (style.small * 0.75 if two else 0)

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        style, x = self._style, MARGIN
        paper.box(MARGIN, top - self.height, CONTENT, self.height, HEAD)
        for label, width, align in self._columns:
            self._column(paper, label, x, width, align, top)
            x += width
        paper.rules([(MARGIN, top, MARGIN + CONTENT, top)], NAVY, 0.8 * style.density)

    def _column(self, paper: Paper, label: str, x: float, width: float, align: str, top: float) -> None:
        style = self._style
        at = {"left": x + style.side, "right": x + width - style.side}.get(align, x + width / 2)
        first, _, second = label.partition("\n")
        middle = top - self.height / 2
        down = -style.label * 0.06 if second else style.label * 0.36
        paper.text(at, middle - down, first, style.label, NAVY, bold=True, align=align)
        paper.text(at, middle - style.small, second, style.small, NAVY, align=align)


class TableRow(Block):
    """A row of a table; ``ruled`` draws the line below it, ``framed`` lines between its cells, to write in."""

    ruled, framed = True, False

    def __init__(self, style: Style, head: TableHead, widths: Sequence[float], cells: Sequence[Cell]) -> None:
        self._style, self.head, self._widths, self._cells = style, head, widths, cells
        self._lines = [len(c.lines(w - 2 * style.side, style, style.size)) for c, w in self._pairs()]
        self.height = max(self._lines) * style.leading + 2 * style.pad * 0.72

    def _pairs(self) -> list[tuple[Cell, float]]:
        return list(zip(self._cells, self._widths, strict=True))

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        style, x, bottom = self._style, MARGIN, top - self.height
        for (cell, width), lines in zip(self._pairs(), self._lines, strict=True):
            if self.framed:
                paper.rules([(x, bottom, x, top), (x + width, bottom, x + width, top)], RULE)
            above = (self.height - lines * style.leading) / 2 + style.leading * 0.08
            cell.draw(paper, x + style.side, top - above, width - 2 * style.side, style, style.size)
            x += width
        if self.ruled:
            paper.rules([(MARGIN, bottom, MARGIN + CONTENT, bottom)], RULE)


@dataclass(frozen=True)
class Column:
    """A column: its head, its share of the width, and how it is set."""

    label: str
    weight: float
    align: str = "left"


def table(style: Style, columns: Sequence[Column], rows: Sequence[Sequence[Cell | str]]) -> list[Block]:
    """A table whose head is repeated on every page it runs over."""
    unit = CONTENT / sum(column.weight for column in columns)
    widths = [column.weight * unit for column in columns]
    head = TableHead(style, [(c.label, w, c.align) for c, w in zip(columns, widths, strict=True)])
    out: list[Block] = [head]
    for row in rows:
        cells = [
            cell if isinstance(cell, Cell) else Cell(cell, align=column.align)
            for cell, column in zip(row, columns, strict=True)
        ]
        out.append(TableRow(style, head, widths, cells))
    return out

"""Tables whose cells may hold pages of text: a row that is too high goes on in the next one."""

from collections.abc import Sequence
from dataclasses import replace

from fieldtech.sheets.blocks import Block, Cell, Column, TableHead, TableRow, table
from fieldtech.sheets.canvas import Paper
from fieldtech.sheets.style import CONTENT, GREY, INK, MARGIN, NAVY, RULE, TINT, Style
from fieldtech.sheets.text import fit

MOST_LINES = 30  # of one row


def long_table(style: Style, columns: Sequence[Column], rows: Sequence[Sequence[Cell | str]]) -> list[Block]:
    """A table as usual; what has more than ``MOST_LINES`` lines is broken into rows without a rule between them."""
    unit = CONTENT / sum(column.weight for column in columns)
    rooms = [column.weight * unit - 2 * style.side for column in columns]
    pieces: list[list[Cell | str]] = []
    goes_on: list[bool] = []
    for row in rows:
        cells = [cell if isinstance(cell, Cell) else Cell(cell, align=column.align)
                 for cell, column in zip(row, columns, strict=True)]  # fmt: skip
        parts = _parts(style, cells, rooms)
        pieces += parts
        goes_on += [n < len(parts) - 1 for n in range(len(parts))]
    head, *lines = table(style, columns, pieces)
    for line, on in zip(lines, goes_on, strict=True):
        if isinstance(line, TableRow):
            line.ruled = not on
    return [head, *lines]


def _parts(style: Style, cells: Sequence[Cell], rooms: Sequence[float]) -> list[list[Cell | str]]:
    lines = [cell.lines(room, style, style.size) for cell, room in zip(cells, rooms, strict=True)]
    highest = max(len(each) for each in lines)
    if highest <= MOST_LINES:
        return [list(cells)]
    parts: list[list[Cell | str]] = []
    for start in range(0, highest, MOST_LINES):
        row: list[Cell | str] = []
        for cell, each in zip(cells, lines, strict=True):
            text = "\n".join(each[start : start + MOST_LINES])
            row.append(replace(cell, text=text, mark=cell.mark if start == 0 else None))
        parts.append(row)
    return parts


class GroupRow(Block):
    """The name of a group of rows inside a table, with how many of them are in order."""

    keep = True

    def __init__(self, style: Style, head: TableHead, text: str, aside: str) -> None:
        self._style, self.head, self._text, self._aside = style, head, text, aside
        self.height = style.leading + 2 * style.pad * 0.6

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        style, bottom = self._style, top - self.height
        paper.box(MARGIN, bottom, CONTENT, self.height, TINT)
        base = bottom + (self.height - style.size) / 2 + style.size * 0.16
        paper.text(MARGIN + style.side, base, fit(self._text, CONTENT * 0.7, style.size, True), style.size, NAVY,
                   bold=True)  # fmt: skip
        right = MARGIN + CONTENT - style.side
        paper.text(right, base, self._aside, style.label, GREY if self._aside else INK, align="right")
        paper.rules([(MARGIN, bottom, MARGIN + CONTENT, bottom)], RULE)

"""Finds the header of a table: the row whose words are known, below titles and above a row of its own parts."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldtech.services.imports.files import Cell, Merge, Sheet, SheetRow
from fieldtech.services.imports.lists.fields import OLD, PATTERNS, SOMEBODY_ELSE, WEAK, ListKind

LOOKED_AT = 80  # rows from the top
LONGEST_LABEL = 60
_BRACKETS = re.compile(r"[(\[【〔<{][^)\]】〕>}]*[)\]】〕>}]")
_NO_WORD = re.compile(r"[\s*:_\-·.,;、。#№'\"“”]+")
_EXACT, _PATTERN = 1000, 100


@dataclass(frozen=True)
class Heading:
    """What stands above a column; ``above`` is the grouping cell over it."""

    label: str
    above: str = ""

    @property
    def key(self) -> str:
        """By which a mapping remembers the column."""
        return label_key(f"{self.above}{self.label}" if label_key(self.label) in WEAK else self.label)


@dataclass(frozen=True)
class Header:
    """The lower row of the header and the headings of its columns."""

    row: int
    headings: tuple[Heading, ...]


def label_key(label: str) -> str:
    """A label without spaces, signs and what stands in brackets; in lower case and half width."""
    plain = unicodedata.normalize("NFKC", label).lower()
    return _NO_WORD.sub("", _BRACKETS.sub("", plain)) or _NO_WORD.sub("", plain).strip("()[]<>{}【】")


def meaning(heading: Heading, kind: ListKind) -> tuple[str, int]:
    """The field a heading means and how surely (0: none)."""
    if not heading.label or len(heading.label) > LONGEST_LABEL:
        return "", 0
    key = label_key(heading.label)
    found = _exact(key, kind) if key not in WEAK or not SOMEBODY_ELSE.search(label_key(heading.above)) else ("", 0)
    if found[1]:
        return found
    if OLD.match(key):
        return "", 0
    joined = label_key(heading.above + heading.label)
    for text in (key, joined):
        if text != key and SOMEBODY_ELSE.search(text):
            continue
        for field, pattern in PATTERNS:
            if field in kind.words and pattern.search(text):
                return field, _PATTERN
    return "", 0


def find_header(sheet: Sheet, kind: ListKind) -> Header | None:
    """The row with most known words among the first; None when no row is recognisable as a header."""
    rows = sheet.rows[:LOOKED_AT]
    best, most = -1, 0
    for index in range(len(rows)):
        known = _known(_headings(sheet, rows, index), kind)
        if known > most:
            best, most = index, known
    if best < 0:
        return None
    best = _lower_part(sheet, rows, best, kind)
    return Header(rows[best].number, _headings(sheet, rows, best, fill=True))


def header_at(sheet: Sheet, number: int) -> Header:
    """The header a person pointed at."""
    rows = sheet.rows
    index = next((i for i, row in enumerate(rows) if row.number == number), 0)
    return Header(rows[index].number, _headings(sheet, rows, index, fill=True))


def _exact(key: str, kind: ListKind) -> tuple[str, int]:
    index = _index(kind)
    return index.get(key, ("", 0))


_INDEXES: dict[str, Mapping[str, tuple[str, int]]] = {}  # word -> (field, sureness), by kind


def _index(kind: ListKind) -> Mapping[str, tuple[str, int]]:
    if kind.name not in _INDEXES:
        named = {field.replace("_", ""): (field, _EXACT) for field in kind.words}
        words = {_NO_WORD.sub("", w): (f, _EXACT - n) for f, ws in kind.words.items() for n, w in enumerate(ws)}
        _INDEXES[kind.name] = {**named, **words}
    return _INDEXES[kind.name]


def _known(headings: Sequence[Heading], kind: ListKind) -> int:
    """How many different fields the words name; 0 when too few to call it a header."""
    found = dict(sorted((meaning(heading, kind) for heading in headings), key=lambda one: one[1]))
    fields = {field: sure for field, sure in found.items() if sure}
    keys = [sure for field, sure in fields.items() if field in kind.keys]
    if len(fields) >= 2:
        return len(fields) + (1 if keys else 0)
    return 1 if keys and keys[0] > _PATTERN else 0


def _headings(sheet: Sheet, rows: Sequence[SheetRow], index: int, *, fill: bool = False) -> tuple[Heading, ...]:
    """``fill``: an empty cell takes the word above it, as in a header whose cells are merged downwards."""
    row = rows[index]
    above = rows[index - 1] if index and rows[index - 1].number == row.number - 1 else None
    grouped = _spread(above, sheet.merges) if above else []
    headings = []
    for column in range(max(len(row.cells), len(grouped) if fill else 0)):
        own = _label(row.cells[column]) if column < len(row.cells) else ""
        over = grouped[column] if column < len(grouped) else ""
        if fill and not own and above is not None and _label_at(above, column):
            own, over = over, ""
        headings.append(Heading(own, over))
    return tuple(headings)


def _spread(row: SheetRow, merges: Sequence[Merge]) -> list[str]:
    """The labels of a row, a merged one over all its columns; without merges over the empty ones that follow."""
    labels = [_label(cell) for cell in row.cells]
    mine = [merge for merge in merges if merge.top <= row.number <= merge.bottom]
    for merge in mine:
        text = labels[merge.left] if merge.left < len(labels) else ""
        labels += [""] * (merge.right + 1 - len(labels))
        labels[merge.left : merge.right + 1] = [text] * (merge.right + 1 - merge.left)
    if not mine:
        for column in range(1, len(labels)):
            labels[column] = labels[column] or labels[column - 1]
    return labels


def _lower_part(sheet: Sheet, rows: Sequence[SheetRow], index: int, kind: ListKind) -> int:
    """The next row, when it only divides the columns of this one: 驾驶员 above 姓名 and 电话."""
    if index + 1 >= len(rows) or rows[index + 1].number != rows[index].number + 1:
        return index
    top, below = rows[index].number, rows[index + 1]
    if any(m.top <= top < m.bottom == below.number and _label_at(rows[index], m.left) for m in sheet.merges):
        return index + 1
    labels = [_label(cell) for cell in below.cells]
    filled = [column for column, text in enumerate(labels) if text]
    known = all(meaning(Heading(labels[column], ""), kind)[1] for column in filled)
    same = [_label_at(rows[index], column) for column in filled] == [labels[column] for column in filled]
    return index + 1 if filled and known and not same else index


def _label_at(row: SheetRow, column: int) -> str:
    return _label(row.cells[column]) if column < len(row.cells) else ""


def _label(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""

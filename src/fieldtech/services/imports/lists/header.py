"""Finds the header of a table: the row whose words are known, below titles and above a row of its own parts."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldtech.services.imports.files import Cell, Merge, Sheet, SheetRow
from fieldtech.services.imports.lists.cells import UNSEEN
from fieldtech.services.imports.lists.fields import OLD, PATTERNS, SOMEBODY_ELSE, WEAK, ListKind

LOOKED_AT = 80  # rows from the top
LONGEST_LABEL = 60
LONGEST_GROUP = 12
MOST_PARTS = 3  # rows of one header
NO_HEADER = 0  # the row number that says: nothing stands above the data
_NO_GROUP = re.compile("[0-9:：]")
_BRACKETS = re.compile(r"[(\[【〔<{][^)\]】〕>}]*[)\]】〕>}]")
_NO_WORD = re.compile(r"[\s*:_\-·.,;、。#№'\"“”]+")
_NO_HAN = re.compile(r"[\x00-\x7f①-⑳]+")
_NO_LATIN = re.compile(r"[^a-z]+")
_EXACT, _PATTERN = 1000, 100
Remembered = Mapping[str, str]
"""Label key -> field, or nothing where the column is ignored, as somebody decided before."""


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
    plain = unicodedata.normalize("NFKC", UNSEEN.sub("", label)).lower()
    return _NO_WORD.sub("", _BRACKETS.sub("", plain)) or _NO_WORD.sub("", plain).strip("()[]<>{}【】")


def meaning(heading: Heading, kind: ListKind) -> tuple[str, int]:
    """The field a heading means and how surely (0: none)."""
    if not heading.label or len(heading.label) > LONGEST_LABEL:
        return "", 0
    key = label_key(heading.label)
    found = _exact(key, kind) if key not in WEAK or not SOMEBODY_ELSE.search(label_key(heading.above)) else ("", 0)
    if found[1]:
        return found
    if (found := _half(key, kind))[1]:
        return found
    if OLD.match(key):
        return "", 0
    joined = label_key(heading.above + heading.label)
    if (found := _joined(heading, joined, kind))[1]:
        return found
    for text in (key, joined):
        if text != key and SOMEBODY_ELSE.search(text):
            continue
        for field, pattern in PATTERNS:
            if field in kind.words and pattern.search(text):
                return field, _PATTERN
    return "", 0


def find_header(sheet: Sheet, kind: ListKind, remembered: Remembered | None = None) -> Header | None:
    """The row with most known words among the first; None when no row is recognisable as a header.

    ``remembered`` are words only this customer uses.
    """
    rows = sheet.rows[:LOOKED_AT]
    best, most = -1, 0
    for index in range(len(rows)):
        known = _known(_headings(sheet, rows, index, index), kind, remembered or {})
        if known > most:
            best, most = index, known
    return _whole(sheet, rows, best, kind) if best >= 0 else None


def header_at(sheet: Sheet, number: int, kind: ListKind) -> Header:
    """The header a person pointed at, with the rows that belong to it; ``NO_HEADER`` for a table without one."""
    rows = sheet.rows
    index = next((i for i, row in enumerate(rows) if row.number == number), -1)
    if index >= 0:
        return _whole(sheet, rows, index, kind)
    width = max((len(row.cells) for row in rows), default=0)
    return Header(NO_HEADER, (Heading(""),) * width)


def _whole(sheet: Sheet, rows: Sequence[SheetRow], index: int, kind: ListKind) -> Header:
    """The header around one of its rows."""
    lowest = index
    while lowest - index < MOST_PARTS - 1 and _is_divided(sheet, rows, index, lowest, kind):
        lowest += 1
    top = _highest(sheet, rows, index, lowest)
    return Header(rows[lowest].number, _headings(sheet, rows, top, lowest, fill=True))


def _exact(key: str, kind: ListKind) -> tuple[str, int]:
    index = _index(kind)
    return index.get(key, ("", 0))


def _half(key: str, kind: ListKind) -> tuple[str, int]:
    """One language of a heading in two, or what is left without its number: ``驾驶员 Driver``, ``1.车牌号``."""
    if SOMEBODY_ELSE.search(key) or OLD.match(key):
        return "", 0
    halves = (_NO_HAN.sub("", key), _NO_LATIN.sub("", key))
    found = [_exact(half, kind) for half in halves if half and half != key]
    return max(((field, sure - _PATTERN) for field, sure in found if sure), key=lambda one: one[1], default=("", 0))


def _joined(heading: Heading, joined: str, kind: ListKind) -> tuple[str, int]:
    """A word that is only whole with the one above it: ``SIM卡`` over ``号码``, ``日期`` over ``购车``."""
    if not heading.above or SOMEBODY_ELSE.search(joined):
        return "", 0
    found = _exact(joined, kind)
    return found if found[1] else _exact(label_key(heading.label + heading.above), kind)


_INDEXES: dict[str, Mapping[str, tuple[str, int]]] = {}  # word -> (field, sureness), by kind


def _index(kind: ListKind) -> Mapping[str, tuple[str, int]]:
    if kind.name not in _INDEXES:
        named = {field.replace("_", ""): (field, _EXACT) for field in kind.words}
        words = {_NO_WORD.sub("", w): (f, _EXACT - n) for f, ws in kind.words.items() for n, w in enumerate(ws)}
        _INDEXES[kind.name] = {**named, **words}
    return _INDEXES[kind.name]


def _known(headings: Sequence[Heading], kind: ListKind, remembered: Remembered) -> int:
    """How many different fields the words name; 0 when too few to call it a header."""
    found = dict(sorted((_meant(heading, kind, remembered) for heading in headings), key=lambda one: one[1]))
    fields = {field: sure for field, sure in found.items() if sure}
    keys = [sure for field, sure in fields.items() if field in kind.keys]
    if len(fields) >= 2:
        return len(fields) + (1 if keys else 0)
    return 1 if keys and keys[0] > _PATTERN else 0


def _meant(heading: Heading, kind: ListKind, remembered: Remembered) -> tuple[str, int]:
    field = remembered.get(heading.key, "") if remembered else ""
    return (field, _EXACT) if field in kind.words else meaning(heading, kind)


def _headings(
    sheet: Sheet, rows: Sequence[SheetRow], top: int, bottom: int, *, fill: bool = False
) -> tuple[Heading, ...]:
    """Of the rows from ``top`` to ``bottom``, below the row that groups them.

    ``fill``: an empty cell takes the word above it, as in a header whose cells are merged downwards.
    """
    lowest = rows[bottom]
    above = [rows[at] for at in range(max(0, top - 1), bottom) if rows[at].number == lowest.number - (bottom - at)]
    groups = [_groups(row, sheet.merges) for row in above]
    width = max((len(row.cells) for row in (lowest, *(above if fill else ()))), default=0)
    headings = []
    for column in range(max([width, *map(len, groups)] if fill else [width])):
        own = _label_at(lowest, column)
        if fill and not own:
            own = next((text for row in reversed(above) if (text := _label_at(row, column))), "")
        over = [group[column] for group in groups if column < len(group) and group[column] not in ("", own)]
        headings.append(Heading(own, "".join(dict.fromkeys(over))))
    return tuple(headings)


def _groups(row: SheetRow, merges: Sequence[Merge]) -> list[str]:
    """The words of a grouping row over all their columns; a title or a line of remarks groups nothing."""
    labels = [_label(cell) for cell in row.cells]
    groups = [text if len(text) <= LONGEST_GROUP and not _NO_GROUP.search(text) else "" for text in labels]
    if len({text for text in groups if text}) < 2:
        return []
    mine = [merge for merge in merges if merge.top <= row.number <= merge.bottom]
    for merge in mine:
        text = groups[merge.left] if merge.left < len(groups) else ""
        groups += [""] * (merge.right + 1 - len(groups))
        groups[merge.left : merge.right + 1] = [text] * (merge.right + 1 - merge.left)
    if not mine:
        for column in range(1, len(labels)):
            groups[column] = groups[column] if labels[column] else groups[column - 1]
    return groups


def _highest(sheet: Sheet, rows: Sequence[SheetRow], top: int, lowest: int) -> int:
    """The first row of a header whose words are merged downwards into the row with most of them."""
    numbers = {row.number: at for at, row in enumerate(rows[:top])}
    number = rows[top].number
    starts = [numbers[m.top] for m in sheet.merges if m.top in numbers and m.top < number <= m.bottom]
    return max(min([top, *starts]), lowest + 1 - MOST_PARTS)


def _is_divided(sheet: Sheet, rows: Sequence[SheetRow], top: int, lowest: int, kind: ListKind) -> bool:
    """Whether the next row only divides the columns of the header: 驾驶员 above 姓名 and 电话."""
    if lowest + 1 >= len(rows) or rows[lowest + 1].number != rows[lowest].number + 1:
        return False
    below = rows[lowest + 1]
    mine = {row.number: row for row in rows[top : lowest + 1]}
    if any(m.top in mine and m.bottom >= below.number and _label_at(mine[m.top], m.left) for m in sheet.merges):
        return True
    labels = {column: text for column, cell in enumerate(below.cells) if (text := _label(cell))}
    known = all(meaning(Heading(text), kind)[1] for text in labels.values())
    same = all(_label_at(rows[lowest], column) == text for column, text in labels.items())
    return bool(labels) and known and not same


def _label_at(row: SheetRow, column: int) -> str:
    return _label(row.cells[column]) if column < len(row.cells) else ""


def _label(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""

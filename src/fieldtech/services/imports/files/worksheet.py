"""One sheet of an .xlsx workbook, read as a stream: cells, hidden rows and merged areas.

A formula counts with its stored result and is never calculated.
"""

import math
import re
from datetime import date, timedelta
from typing import IO

from fieldtech.services.imports.files.limits import MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, MOST_GAPS, MOST_ROWS
from fieldtech.services.imports.files.markup import parse
from fieldtech.services.imports.files.refused import FileRefused
from fieldtech.services.imports.files.table import Cell, Fault, Merge, Sheet, SheetRow, Watch
from fieldtech.services.imports.files.workbook import Parts, unescaped, whole

_WATCHED = 500  # rows between two looks whether anybody still wants them
_LONG = 400  # digits: nobody's number, and Python refuses to read thousands of them
_EXACT = 10**15  # a spreadsheet keeps 15 digits
_DAY_ZERO, _DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 2_958_465  # 9999-12-31
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_FAR_OUT = 4  # a cell beyond the columns looked at counts so much: no list has them
_LETTERS = re.compile(r"[A-Z]{1,3}")  # no spreadsheet has more columns than three letters name
_TEXT = frozenset(("t", "v"))


def read_sheet(stream: IO[bytes], name: str, parts: Parts, watch: Watch | None = None) -> Sheet:
    """The whole sheet; raises FileRefused when it is too large or no plain XML, and what ``watch`` raises."""
    reader = _Reader(parts, watch)
    parse(stream, reader.start, reader.end, reader.text)
    return Sheet(name, reader.rows, reader.merges, parts.first_day_1904)


def serial_day(serial: float, first_day_1904: bool = False) -> date | None:
    """The day a spreadsheet means by a number; None when there is no such day."""
    if not 1 <= serial <= _LAST_DAY - 1462:
        return None
    return (_DAY_ZERO_1904 if first_day_1904 else _DAY_ZERO) + timedelta(days=int(serial))


def column_number(letters: str) -> int:
    """``A`` is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """0 is ``A``."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class _Reader:
    """Takes the elements of a sheet and keeps rows; counts as it goes."""

    def __init__(self, parts: Parts, watch: Watch | None) -> None:
        self._watch = watch
        self.rows: list[SheetRow] = []
        self.merges: list[Merge] = []
        self._parts = parts
        self._columns: dict[str, int] = {}  # letters -> number
        self._row = SheetRow(0, [])
        self._column = -1
        self._kind = self._style = ""
        self._has_formula = self._has_value = self._inside = self._aid = False
        self._pieces: list[str] = []
        self._seen = self._gaps = self._characters = 0

    def start(self, element: str, given: dict[str, str]) -> None:
        if element == "c":
            self._cell(given)
        elif element in _TEXT:
            self._inside = self._column >= 0 and not self._aid
            self._has_value = self._has_value or element == "v"
        elif element == "f":
            self._has_formula = True
        elif element == "row":
            self._begin_row(given)
        elif element == "rPh":
            self._aid = True
        elif element == "mergeCell":
            self._merge(given.get("ref", ""))

    def end(self, element: str) -> None:
        if element in _TEXT:
            self._inside = False
        elif element == "c":
            self._keep()
        elif element == "row":
            self._end_row()
        elif element == "rPh":
            self._aid = False

    def text(self, data: str) -> None:
        if self._inside:
            self._pieces.append(data)

    def _begin_row(self, given: dict[str, str]) -> None:
        number = given.get("r", "")
        after = self._row.number + 1
        number_there = whole(number, after)
        hidden = given.get("hidden") in ("1", "true") or (given.get("ht") in ("0", "0.0") and "customHeight" in given)
        self._row = SheetRow(max(number_there, after), [], hidden)
        self._column = -1

    def _end_row(self) -> None:
        if any(cell is not None for cell in self._row.cells):
            self.rows.append(self._row)
            if self._watch is not None and len(self.rows) % _WATCHED == 0:
                self._watch(len(self.rows))
            if len(self.rows) > MOST_ROWS:
                raise FileRefused("too_large_unpacked", "rows", most=MOST_ROWS)

    def _cell(self, given: dict[str, str]) -> None:
        self._seen += 1 if self._column < MOST_COLUMNS else _FAR_OUT
        if self._seen > MOST_CELLS:
            raise FileRefused("too_large_unpacked", "cells", most=MOST_CELLS)
        letters = given.get("r", "").rstrip("0123456789")
        if letters:
            self._column = self._columns.get(letters, -1)
            if self._column < 0:
                plain = letters.upper()
                there = column_number(plain) if _LETTERS.fullmatch(plain) else MOST_COLUMNS
                self._column = self._columns[letters] = there
        else:
            self._column += 1
        self._kind, self._style = given.get("t", "n"), given.get("s", "")
        self._has_formula = self._has_value = False
        self._pieces = []

    def _keep(self) -> None:
        if self._column >= MOST_COLUMNS:
            return
        value = self._value("".join(self._pieces))
        if value is None:
            return
        cells = self._row.cells
        if (missing := self._column - len(cells) + 1) > 0:
            cells.extend([None] * missing)
            self._gaps += missing - 1
            if self._gaps > MOST_GAPS:
                raise FileRefused("too_large_unpacked", "cells", most=MOST_CELLS)
        cells[self._column] = value

    def _value(self, raw: str) -> Cell:
        kind = self._kind
        if kind == "s":
            return self._shared(raw)
        if kind == "e":
            return Fault("formula_error")
        if self._has_formula and not self._has_value:
            return Fault("formula_without_value")
        if kind in ("str", "inlineStr"):
            self._characters += len(raw)
            if self._characters > MOST_CHARACTERS:
                raise FileRefused("too_large_unpacked")
            return unescaped(raw) or None
        if not raw.strip():
            return Fault("formula_without_value") if self._has_formula else None
        if kind == "b":
            return "TRUE" if raw.strip() == "1" else "FALSE"
        return _iso_day(raw) if kind == "d" else self._number(raw.strip())

    def _shared(self, raw: str) -> Cell:
        index = whole(raw, -1)
        if not 0 <= index < len(self._parts.shared):
            return None
        return self._parts.shared[index] or None

    def _number(self, raw: str) -> Cell:
        try:
            number = float(raw)
        except ValueError:
            return raw
        if not math.isfinite(number):
            return raw  # no spreadsheet has such a number: a text that no field takes
        if self._is_date() and (day := serial_day(number, self._parts.first_day_1904)):
            return day
        if raw.isascii() and raw.isdigit() and len(raw) < _LONG:
            return int(raw)
        return int(number) if number.is_integer() and abs(number) < _EXACT else number

    def _is_date(self) -> bool:
        style = whole(self._style, -1)
        return 0 <= style < len(self._parts.is_date) and self._parts.is_date[style]

    def _merge(self, area: str) -> None:
        found = _AREA.fullmatch(area)
        if found is None or found[3] is None or len(self.merges) >= MOST_ROWS:
            return
        left, right = column_number(found[1]), column_number(found[3])
        if left < MOST_COLUMNS:
            self.merges.append(Merge(int(found[2]), left, int(found[4]), min(right, MOST_COLUMNS)))


def _iso_day(raw: str) -> Cell:
    try:
        return date.fromisoformat(raw.strip()[:10])
    except ValueError:
        return raw

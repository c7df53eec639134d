"""Reads a table as people have it: a workbook, or a CSV file in UTF-8 or GB 18030 with commas, semicolons or tabs."""

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fieldtech.errors import Invalid, Problem
from fieldtech.services.imports.files import FileRefused, Sheet, is_workbook, open_file
from fieldtech.services.imports.files.cell_text import text_of

LARGEST = 64 << 20  # bytes


@dataclass(frozen=True)
class TableRow:
    """One line of a table, by its number in the file."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A file as text cells."""

    file: str
    sha256: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(path: Path) -> Table:
    """The cells of a file, empty lines left out; raises Invalid for no table, FileRefused for no workbook."""
    try:
        if is_workbook(path):
            return _table_from_workbook(path)
        if path.stat().st_size > LARGEST:
            raise ValueError
        data = path.read_bytes()
        return table_from_text(path.name, _decoded(data), hashlib.sha256(data).hexdigest())
    except (OSError, ValueError, csv.Error) as error:
        raise Invalid([Problem("file", "table_unreadable", params={"file": path.name})]) from error


def _table_from_workbook(path: Path) -> Table:
    """The first sheet with anything in it; its first row names the columns."""
    book = open_file(path)
    for index in book.order():
        if (sheet := book.read(index)).rows:
            return _table_from_sheet(path.name, sheet, book.sha256)
    raise FileRefused("no_header")


def _table_from_sheet(file: str, sheet: Sheet, sha256: str) -> Table:
    texts = ((row.number, [text_of(cell).strip() for cell in row.cells]) for row in sheet.rows)
    filled = [(number, cells) for number, cells in texts if any(cells)]
    if not filled:
        raise FileRefused("no_header")
    columns = tuple(filled[0][1])
    return Table(file, sha256, columns, tuple(_row(number, columns, cells) for number, cells in filled[1:]))


def _row(line: int, columns: tuple[str, ...], cells: list[str]) -> TableRow:
    padded = [*cells, *[""] * (len(columns) - len(cells))]
    return TableRow(line, {column: cell.strip() for column, cell in zip(columns, padded, strict=False)})


def table_from_text(file: str, text: str, sha256: str = "") -> Table:
    """The same from text; raises ValueError without a heading."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    columns = tuple(name.strip() for name in next(lines, []))
    if not any(columns):
        raise ValueError("no heading")
    rows = []
    for cells in lines:
        if any(cell.strip() for cell in cells):
            rows.append(_row(lines.line_num, columns, cells))
    return Table(file, sha256, columns, tuple(rows))


def _decoded(data: bytes) -> str:
    if b"\0" in data:
        raise ValueError("no text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _delimiter(text: str) -> str:
    heading = text.partition("\n")[0]
    return max(",;\t", key=heading.count)

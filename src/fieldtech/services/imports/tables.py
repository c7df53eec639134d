"""Reads a CSV file as people have it: UTF-8 or GB 18030, with commas, semicolons or tabs, Chinese headings too."""

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fieldtech.errors import Invalid, Problem

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
    """The cells of a CSV file, empty lines left out; raises Invalid for what is no such file."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError
        data = path.read_bytes()
        return table_from_text(path.name, _decoded(data), hashlib.sha256(data).hexdigest())
    except (OSError, ValueError, csv.Error) as error:
        raise Invalid([Problem("file", "table_unreadable", params={"file": path.name})]) from error


def table_from_text(file: str, text: str, sha256: str = "") -> Table:
    """The same from text; raises ValueError without a heading."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    columns = tuple(name.strip() for name in next(lines, []))
    if not any(columns):
        raise ValueError("no heading")
    rows = []
    for cells in lines:
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * (len(columns) - len(cells))]
            rows.append(TableRow(lines.line_num, {c: v.strip() for c, v in zip(columns, padded, strict=False)}))
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

"""Tables as a workbook (.xlsx): numbers, amounts and days as such, all else as text, so that nothing in it can run."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold them
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")  # no other program lets a sheet be called so
_NARROWEST, _WIDEST = 9, 46


@dataclass(frozen=True)
class Amount:
    """Cents, shown with two places and summed up by any program."""

    cents: int


@dataclass(frozen=True)
class Table:
    """One sheet: its name, the titles of its columns, its rows; ``total`` is a last row in bold."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[object]]
    total: Sequence[object] = ()


def workbook(tables: Iterable[Table]) -> bytes:
    """An .xlsx of the tables, the first row of each kept in sight, each column as wide as what stands in it."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(_NO_TITLE.sub(" ", table.title)[:31])
        sheet.freeze_panes = "A2"
        rows = [tuple(row) for row in table.rows]
        for at, title in enumerate(table.columns):
            column = [row[at] for row in (*rows, table.total) if at < len(row)]
            sheet.column_dimensions[get_column_letter(at + 1)].width = _width(title, column)
        right = {at for row in rows[:1] for at, value in enumerate(row) if isinstance(value, Amount | int)}
        sheet.append([_head(sheet, title, right=at in right) for at, title in enumerate(table.columns)])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
        if table.total:
            sheet.append([_cell(sheet, value, bold=True) for value in table.total])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _width(title: str, values: Iterable[object]) -> int:
    """Room for the longest of them; a sentence is cut on screen, never in the cell."""
    return min(max(_NARROWEST, *(_long(text) + 2 for text in (title, *map(_shown, values)))), _WIDEST)


def _shown(value: object) -> str:
    return f"{value.cents / 100:,.2f}" if isinstance(value, Amount) else str(value)


def _long(text: str) -> int:
    """A Chinese character is as wide as two letters."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def _head(sheet: Any, title: str, *, right: bool) -> Any:
    """A title stands over its figures."""
    cell = _cell(sheet, title, bold=True)
    if right:
        cell.alignment = Alignment(horizontal="right")
    return cell


def _cell(sheet: Any, value: object, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, "")
    if isinstance(value, Amount):
        cell.value, cell.number_format = Decimal(value.cents) / 100, "#,##0.00"
    elif isinstance(value, date):
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        cell.value = value
    else:  # also what begins with "="
        cell.value = _UNWRITABLE.sub("", str(value))[:32_767]
        cell.data_type = "s"
        cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell

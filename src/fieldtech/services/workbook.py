"""Tables as a workbook (.xlsx): numbers, amounts and days as such, all else as text, so that nothing in it can run."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold them
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")  # no other program lets a sheet be called so
_WIDTH = 22


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
    """An .xlsx of the tables, the first row of each kept in sight."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(_NO_TITLE.sub(" ", table.title)[:31])
        sheet.freeze_panes = "A2"
        for at in range(len(table.columns)):
            sheet.column_dimensions[get_column_letter(at + 1)].width = _WIDTH
        sheet.append([_cell(sheet, title, bold=True) for title in table.columns])
        for row in table.rows:
            sheet.append([_cell(sheet, value) for value in row])
        if table.total:
            sheet.append([_cell(sheet, value, bold=True) for value in table.total])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


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

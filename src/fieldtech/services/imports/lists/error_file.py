"""The rows that stayed out, as a workbook with their reasons: corrected there, it is imported like the first one."""

import io
import re
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from fieldtech.services.imports.files.cell_text import text_of
from fieldtech.services.imports.files.worksheet import column_letters
from fieldtech.services.imports.lists.fields import CARD, PRODUCT, SERIAL
from fieldtech.services.imports.lists.findings import JudgedRow
from fieldtech.services.imports.lists.header import Heading, meaning
from fieldtech.services.imports.lists.mapping import Column
from fieldtech.services.imports.lists.preview import ListPreview
from fieldtech.words import LANGUAGES, word

REASON = "list.reason"
_WIDTH = 18
_NO_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")  # other programs let sheets be called so
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold them
_FAULTY = PatternFill("solid", fgColor="FFF4CCCC")


def error_file(preview: ListPreview, language: str) -> bytes:
    """An .xlsx of the rejected rows under the headings of the file; every cell is text, nothing in it can run."""
    book = Workbook(write_only=True)
    title = _NO_TITLE.sub(" ", preview.sheet.name)[:31].strip(" '")
    sheet = book.create_sheet(title or word("list.rows_left", language))
    reasons = {word(REASON, spoken) for spoken in LANGUAGES}
    columns = [c for c in preview.mapping.columns if (c.label or c.field) and c.label not in reasons]
    for at in range(len(columns)):
        sheet.column_dimensions[column_letters(at)].width = _WIDTH
    sheet.freeze_panes = "A2"
    heading = [_cell(sheet, _heading(preview, column, language), bold=True) for column in columns]
    sheet.append([*heading, _cell(sheet, word(REASON, language), bold=True)])
    original = {row.number: row.cells for row in preview.sheet.rows}
    for row in preview.rows:
        if row.verdict != "rejected":
            continue
        cells = original.get(row.number, [])
        wrong = {finding.field for finding in row.findings if finding.severity == "error"}
        line = []
        for column in columns:
            cell = row.cells.get(column.field) if column.field else None
            if not column.field and column.index < len(cells):
                cell = cells[column.index]
            line.append(_cell(sheet, text_of(cell), faulty=column.field in wrong))
        sheet.append([*line, _cell(sheet, _reasons(row, language))])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _heading(preview: ListPreview, column: Column, language: str) -> str:
    """The label as it was, unless it alone would mean something else when this file is read."""
    if meaning(Heading(column.label), preview.kind)[0] in (column.field, CARD, SERIAL, PRODUCT):
        return column.label
    return word(f"list.{column.field}", language) if column.field else column.key


def _reasons(row: JudgedRow, language: str) -> str:
    told = [finding for finding in row.findings if finding.severity == "error"]
    return " ".join(f"[{word(f'list.{finding.field}', language)}] {finding.sentence(language)}" for finding in told)


def _cell(sheet: Any, text: str, *, bold: bool = False, faulty: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, "")
    cell.value = _UNWRITABLE.sub("", text)[:32_767]
    cell.data_type = "s"  # also what starts with "="
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=False, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    if faulty:
        cell.fill = _FAULTY
    return cell

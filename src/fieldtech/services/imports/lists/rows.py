"""The data rows of a table: which rows are none, and what each of the others says by field."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fieldtech.services.imports.files import Cell, FileRefused, Sheet, SheetRow
from fieldtech.services.imports.files.cell_text import text_of
from fieldtech.services.imports.files.limits import MOST_CELLS
from fieldtech.services.imports.lists.cells import UNSEEN, is_filled, name_and_phone
from fieldtech.services.imports.lists.findings import Finding, JudgedRow
from fieldtech.services.imports.lists.judging import Judge, Knowledge
from fieldtech.services.imports.lists.stock_rules import judge_sim, judge_terminal
from fieldtech.services.imports.lists.vehicle_rules import judge_vehicle

RULES: Mapping[str, Callable[[Judge], None]] = {
    "vehicle_list": judge_vehicle,
    "terminals": judge_terminal,
    "sims": judge_sim,
}
MOST_BLANK_TOLD = 200
CONTACT = "driver_contact"  # name and mobile in one column
_TOTAL = re.compile("(?:本页|本表)?(?:合计|总计|小计|共计)|(?i:(?:sub|grand)?total)(?![a-z])")
_NOTE = re.compile("注|备注:|说明|(?:制表|填表|制单|审核|复核|审批|批准|经办|签字|盖章)(?:人|日期|时间|单位|处)?[:(]")


@dataclass(frozen=True)
class SkippedRow:
    """A row that is no data: ``why`` is blank, total, note or header."""

    row: int
    why: str


@dataclass(frozen=True)
class DataRow:
    """A row with its cells by field, merged ones filled in."""

    number: int
    cells: dict[str, Cell]
    hidden: bool


def data_rows(sheet: Sheet, header_row: int, fields: Mapping[str, int]) -> tuple[list[DataRow], list[SkippedRow]]:
    """All rows below the header, in order; blank ones are told as far as the last that is not."""
    merged = _merged_cells(sheet, header_row, fields)
    header = [row.cells for row in sheet.rows if row.number <= header_row]  # also printed above every page
    rows: list[DataRow] = []
    skipped: list[SkippedRow] = []
    expected = header_row + 1
    for row in sheet.rows:
        if row.number <= header_row:
            continue
        blanks = range(expected, min(row.number, expected + MOST_BLANK_TOLD))
        skipped += [SkippedRow(number, "blank") for number in blanks]
        expected = row.number + 1
        why = _no_data(row, header, fields)
        if why:
            skipped.append(SkippedRow(row.number, why))
        else:
            rows.append(_data_row(row, fields, merged))
    return rows, skipped


def judged(kind: str, row: DataRow, knowledge: Knowledge) -> JudgedRow:
    """A row by the rules of its kind, without a look at any other."""
    judge = Judge(row.cells, knowledge)
    RULES[kind](judge)
    if row.hidden:
        judge.found.append(Finding("hidden_row", "row"))
    return JudgedRow(row.number, row.cells, row.hidden, judge.values, tuple(judge.found))


def _no_data(row: SheetRow, header: Sequence[list[Cell]], fields: Mapping[str, int]) -> str:
    first = next((cell for cell in row.cells if is_filled(cell)), None)
    if first is None:
        return "blank"
    text = "".join(unicodedata.normalize("NFKC", UNSEEN.sub("", text_of(first))).split())
    if _TOTAL.match(text):
        return "total"
    if _NOTE.match(text):
        return "note"
    if row.cells in header:
        return "header"
    if not fields:
        return ""  # a person is going to say what the columns are
    mapped = (row.cells[index] for index in fields.values() if index < len(row.cells))
    return "" if any(map(is_filled, mapped)) else "blank"


def _merged_cells(sheet: Sheet, header_row: int, fields: Mapping[str, int]) -> dict[tuple[int, int], Cell]:
    """(row, column) -> what a cell merged downwards holds there."""
    columns = set(fields.values())
    merges = [m for m in sheet.merges if m.bottom > m.top > header_row and m.left in columns]
    numbers = [row.number for row in sheet.rows] if merges else []
    found: dict[tuple[int, int], Cell] = {}
    for merge in merges:
        first, last = bisect_left(numbers, merge.top), bisect_right(numbers, merge.bottom)
        if first == last or numbers[first] != merge.top or merge.left >= len(sheet.rows[first].cells):
            continue
        value = sheet.rows[first].cells[merge.left]
        found |= {(number, merge.left): value for number in numbers[first + 1 : last]}
        if len(found) > MOST_CELLS or (last - first) * len(merges) > 100 * MOST_CELLS:
            raise FileRefused("too_large_unpacked", "cells", most=MOST_CELLS)
    return found


def _data_row(row: SheetRow, fields: Mapping[str, int], merged: Mapping[tuple[int, int], Cell]) -> DataRow:
    cells = row.cells
    width = len(cells)
    by_field = {field: cells[index] if index < width else None for field, index in fields.items()}
    if merged:
        for field, index in fields.items():
            if by_field[field] is None and (row.number, index) in merged:
                by_field[field] = merged[(row.number, index)]
    if CONTACT in by_field:
        name, phone = name_and_phone(by_field[CONTACT])
        by_field = {"driver_name": name or None, "driver_phone": phone or None} | by_field
    return DataRow(row.number, by_field, row.hidden)

"""The story as a workbook: readings, visits, findings and events, a sheet each; every cell is text or a number."""

import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from fieldtech.words import of_kind, word

Record = dict[str, Any]
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold them
_WIDTH = 22


def story_book(record: Record, language: str) -> bytes:
    """An .xlsx of what ``story_record`` says."""
    book = Workbook(write_only=True)
    _sheet(book, language, "readings", _readings(record, language))
    _sheet(book, language, "visits", _visits(record, language))
    _sheet(book, language, "findings", _findings(record, language))
    _sheet(book, language, "events", _events(record, language))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet(book: Any, language: str, name: str, rows: Iterable[Sequence[object]]) -> None:
    sheet = book.create_sheet(word(f"story_book.{name}", language))
    sheet.freeze_panes = "A2"
    for column in "ABCDEFGHI":
        sheet.column_dimensions[column].width = _WIDTH
    titles = word(f"story_book.{name}.columns", language).split("|")
    sheet.append([_cell(sheet, title, bold=True) for title in titles])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: object, *, bold: bool = False) -> Any:
    """A number as a number, all else as text: also what begins with "="."""
    cell = WriteOnlyCell(sheet, "")
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        cell.value = value
    else:
        cell.value = _UNWRITABLE.sub("", str(value))[:32_767]
        cell.data_type = "s"
        cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _readings(record: Record, language: str) -> Iterable[Sequence[object]]:
    key = "en" if language == "en" else "zh"
    for chart in record["charts"]:
        for line in chart["lines"]:
            name = line[key] or line["zh"]
            what = chart[key] or chart["zh"]
            for point in line["points"]:
                yield (what if what == name else f"{what} {name}", point["day"], _number(point["value"]),
                       _number(point["mean"]), chart["unit"], _number(chart["lower"]), _number(chart["upper"]),
                       point["visit"], point["why"])  # fmt: skip


def _number(text: str) -> object:
    return Decimal(text) if text else ""


def _visits(record: Record, language: str) -> Iterable[Sequence[object]]:
    for line in record["visits"]:
        yield (line["number"], line["day"], word(f"choice.order_kind.{line['kind']}", language),
               of_kind(f"status.{line['status']}", line["kind"], language), line["items"], line["faults"],
               word("list.comma", language).join(line["technicians"]), line["reason"])  # fmt: skip


def _findings(record: Record, language: str) -> Iterable[Sequence[object]]:
    for one in record["findings"]:
        hazard = word("story_book.hazard", language) if one["hazard"] else ""
        yield (one["visit"], one["at"][:10], one["text"], hazard, one["told"],
               word(f"choice.finding_state.{one['state']}", language), one["handling"], one["repair"])  # fmt: skip


def _events(record: Record, language: str) -> Iterable[Sequence[object]]:
    for one in record["events"]:
        detail = one["en"] if language == "en" else one["zh"]
        yield (one["at"][:16].replace("T", " "), word(f"timeline.{one['what']}", language), one["title"], detail,
               one["order"], one["by"], one["reason"])  # fmt: skip

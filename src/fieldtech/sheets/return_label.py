"""The return label on 62 × 29 mm tape: plate largest, fault, terminal as barcode, when and which sheet (B21)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import zxingcpp

from fieldtech.errors import FieldtechError
from fieldtech.sheets.barcode import barcode_modules, matrix_path
from fieldtech.sheets.canvas import MM, Paper
from fieldtech.sheets.fonts import width
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.text import fit
from fieldtech.sheets.vocabulary import Vocabulary, written_at

WIDTH, HEIGHT = 62 * MM, 29 * MM
_EDGE = 2.0 * MM  # tape printers cannot reach further out
_MATRIX = 13 * MM
_BAR_HIGH = 5.4 * MM
_BLACK = 0x000000  # thermal printers know no grey
PREFIX = "FTR1"


@dataclass(frozen=True)
class Offset:
    """How far a printer shifts, in tenths of a millimetre; right and up count positive."""

    right: int = 0
    up: int = 0


def return_label(record: dict[str, Any], *, language: str = "zh_CN", offset: Offset = Offset()) -> bytes:
    """The label of the terminal taken off; FieldtechError ``label_too_wide`` when the plate does not fit."""
    words, label = Vocabulary("zh_CN" if language == "both" else language), record["label"]
    paper = Paper((WIDTH, HEIGHT), written_at(record), words.tag)
    paper.saveState()
    paper.translate(offset.right / 10 * MM, offset.up / 10 * MM)
    _draw(paper, words, label, _fault(words, record))
    paper.restoreState()
    paper.showPage()
    title = f"{label['terminal']} {label['number']}"
    make_archival(paper, About(title, "fieldtech", written_at(record), kind="label"))
    return paper.finish()


def _fault(words: Vocabulary, record: dict[str, Any]) -> str:
    """The symptom in the label's language; other words as they were typed."""
    fault = str(record["label"]["fault"])
    for symptom in record["intake"].get("symptoms") or []:
        if fault == f"{symptom['code']} {symptom['zh']}":
            return words.names([symptom])
    return fault


def _draw(paper: Paper, words: Vocabulary, label: dict[str, Any], fault: str) -> None:
    """Five lines: plate; fault; terminal and model; date, warranty, technician; sheet number."""
    left, right, top = _EDGE, WIDTH - _EDGE, HEIGHT - _EDGE
    room = right - left
    plate, size = str(label["plate"]), 21.0
    while size > 12 and width(plate, size, True) > room - _MATRIX - 6:
        size -= 0.5
    if width(plate, size, True) > room - _MATRIX - 6:
        raise FieldtechError("label_too_wide", text=plate)
    paper.text(left, top - size * 0.86, plate, size, _BLACK, bold=True)
    y = top - 21.0 * 0.86 - 11.6
    paper.text(left, y, fit(fault, room - _MATRIX - 4, 10, True), 10, _BLACK, bold=True)
    _matrix(paper, f"{PREFIX}:{label['terminal']}:{label['number']}", right - _MATRIX, top - _MATRIX)
    terminal = f"{label['terminal']}  {label['model']}"
    y -= 9.2
    paper.text(left, y, fit(terminal, room - _MATRIX - 4, 8, True), 8, _BLACK, bold=True)
    bars = code128_path(str(label["terminal"]))
    y -= _BAR_HIGH + 2.2
    _bars(paper, bars, left, y, room - _MATRIX - 5)
    note = " ".join(p for p in (words.term("warranty", label["warranty"]), label.get("technician")) if p)
    removed = f"{words.line('removed_on')} {label['removed_on']}"
    y -= 8.0
    paper.text(left, y, fit(f"{removed}  {note}  {label.get('customer') or ''}".rstrip(), room, 7), 7, _BLACK)
    sheet = f"{words.line('label_sheet')} {label['number']}"
    paper.text(left, y - 8.2, fit(sheet, room, 7, True), 7, _BLACK, bold=True)


def _matrix(paper: Paper, text: str, x: float, y: float) -> None:
    rows = barcode_modules(text, zxingcpp.BarcodeFormat.DataMatrix)
    scale = _MATRIX / len(rows)
    paper.fill_path(matrix_path(rows), x, y, scale, _BLACK)


def _bars(paper: Paper, bars: tuple[str, int], x: float, y: float, room: float) -> None:
    """Bars of a whole number of printer dots (300 dpi), so that no bar comes out thicker than its fellow."""
    path, modules = bars
    dot = 72 / 300
    module = max(dot, int(room / modules / dot) * dot)
    paper.fill_path(path, x, y, module, _BLACK, _BAR_HIGH)


def code128_path(text: str) -> tuple[str, int]:
    """The bars of ``text`` as unit rectangles of height 1, and the width in modules."""
    row = barcode_modules(text, zxingcpp.BarcodeFormat.Code128)[0]
    return matrix_path([row]), len(row)


def calibration_page(*, language: str = "zh_CN", at: datetime, offset: Offset = Offset()) -> bytes:
    """A label with a frame of 58 × 25 mm and a cross to measure the printer's offset by."""
    words = Vocabulary("zh_CN" if language == "both" else language)
    paper = Paper((WIDTH, HEIGHT), at, words.tag)
    paper.saveState()
    paper.translate(offset.right / 10 * MM, offset.up / 10 * MM)
    paper.frame(_EDGE, _EDGE, WIDTH - 2 * _EDGE, HEIGHT - 2 * _EDGE, _BLACK, 0.4)
    x, y, arm = 10 * MM, HEIGHT - 10 * MM, 4 * MM
    paper.rules([(x - arm, y, x + arm, y), (x, y - arm, x, y + arm)], _BLACK, 0.3)
    scale = [(_EDGE + n * MM, 6 if n % 5 == 0 else 3) for n in range(59)]
    paper.rules([(at_x, _EDGE, at_x, _EDGE + long) for at_x, long in scale], _BLACK, 0.25)
    text = words.line("calibrate", width="58", height="25")
    paper.text(_EDGE + 3, _EDGE + 4.2 * MM, fit(text, WIDTH - 2 * _EDGE - 6, 6.2), 6.2, _BLACK)
    paper.text(x + arm + 3, y - 2, fit(words.line("calibrate_cross"), 42 * MM, 6.2), 6.2, _BLACK)
    paper.restoreState()
    paper.showPage()
    make_archival(paper, About(text, "fieldtech", at, kind="calibration"))
    return paper.finish()

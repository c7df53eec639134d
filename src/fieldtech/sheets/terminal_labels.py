"""Labels for terminals: on A4 label sheets from any free place, or on 62 × 29 mm tape, one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import zxingcpp

from fieldtech.errors import FieldtechError
from fieldtech.model.label_sheet import LabelSheet
from fieldtech.sheets.barcode import barcode_modules, matrix_path
from fieldtech.sheets.canvas import A4, MM, Paper
from fieldtech.sheets.fonts import width
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.return_label import HEIGHT, WIDTH, Offset, code128_path
from fieldtech.sheets.text import fit
from fieldtech.sheets.vocabulary import Vocabulary

_EDGE, _MATRIX, _BAR_HIGH = 2.0 * MM, 13 * MM, 6.0 * MM
_BLACK = 0x000000
_DOT = 72 / 300  # thermal printers
NO_OFFSET = Offset()
_TENTH = MM / 10


@dataclass(frozen=True)
class Label:
    """What a terminal's label says."""

    number: str
    model: str = ""
    imei: str = ""
    owner: str = ""


def roll_labels(labels: Sequence[Label], *, at: datetime, language: str = "zh_CN", offset: Offset = NO_OFFSET) -> bytes:
    """One 62 × 29 mm page for each label."""
    words = Vocabulary("zh_CN" if language == "both" else language)
    paper = Paper((WIDTH, HEIGHT), at, words.tag)
    for label in labels:
        paper.saveState()
        paper.translate(offset.right / 10 * MM, offset.up / 10 * MM)
        _draw(paper, label)
        paper.restoreState()
        paper.showPage()
    return _finished(paper, words, labels, at)


def sheet_labels(
    labels: Sequence[Label], layout: LabelSheet, *, at: datetime, start: int = 1, language: str = "zh_CN",
    offset: Offset = NO_OFFSET,
) -> bytes:  # fmt: skip
    """A4 label sheets; the first label goes on place ``start``, where a used sheet goes on."""
    layout.require(start)
    words = Vocabulary("zh_CN" if language == "both" else language)
    paper = Paper(A4, at, words.tag)
    for page in _pages(labels, layout.places, start - 1):
        paper.saveState()
        paper.translate(offset.right / 10 * MM, offset.up / 10 * MM)
        for place, label in page:
            _draw_at(paper, layout, place, label)
        paper.restoreState()
        paper.showPage()
    return _finished(paper, words, labels, at)


def sheet_calibration(
    layout: LabelSheet, *, at: datetime, language: str = "zh_CN", offset: Offset = NO_OFFSET
) -> bytes:
    """The outline and number of every place, to be held against a label sheet, and a ruler to measure the shift by."""
    layout.require()
    words = Vocabulary("zh_CN" if language == "both" else language)
    paper = Paper(A4, at, words.tag)
    paper.saveState()
    paper.translate(offset.right / 10 * MM, offset.up / 10 * MM)
    wide, high = _points(layout.size)
    for place in range(layout.places):
        x, y = _points(layout.corner(place))
        paper.frame(x, y, wide, high, _BLACK, 0.3)
        paper.text(x + wide / 2, y + high / 2 - 8, str(place + 1), 22, 0x808080, align="middle")
    x, y = _points(layout.corner(0))
    scale = [(x + n * MM, 6 if n % 5 == 0 else 3) for n in range(int(wide / MM) + 1)]
    paper.rules([(at_x, y, at_x, y + long) for at_x, long in scale], _BLACK, 0.25)
    upright = [(y + n * MM, 6 if n % 5 == 0 else 3) for n in range(int(high / MM) + 1)]
    paper.rules([(x, at_y, x + long, at_y) for at_y, long in upright], _BLACK, 0.25)
    size = f"{wide / MM:.1f} × {high / MM:.1f}"
    text = words.line("calibrate_sheet", size=size)
    paper.text(x + 10, y + high - 14, fit(text, wide - 16, 7), 7, _BLACK)
    paper.restoreState()
    paper.showPage()
    make_archival(paper, About(text, "fieldtech", at, kind="calibration"))
    return paper.finish()


def _pages(labels: Sequence[Label], places: int, start: int) -> Iterator[list[tuple[int, Label]]]:
    placed = [(*divmod(start + n, places), label) for n, label in enumerate(labels)]
    for page in range(placed[-1][0] + 1 if placed else 0):
        yield [(place, label) for number, place, label in placed if number == page]


def _points(pair: tuple[float, float]) -> tuple[float, float]:
    return pair[0] * _TENTH, pair[1] * _TENTH


def _draw_at(paper: Paper, layout: LabelSheet, place: int, label: Label) -> None:
    """The label of the tape, as large as the place allows, in its middle."""
    wide, high = _points(layout.size)
    scale = min(wide / WIDTH, high / HEIGHT)
    x, y = _points(layout.corner(place))
    paper.saveState()
    paper.translate(x + (wide - WIDTH * scale) / 2, y + (high - HEIGHT * scale) / 2)
    paper.scale(scale, scale)
    _draw(paper, label)
    paper.restoreState()


def _draw(paper: Paper, label: Label) -> None:
    """Number, model and IMEI at the left, the number as a small square code at the right and as bars below."""
    left, right, top = _EDGE, WIDTH - _EDGE, HEIGHT - _EDGE
    room = right - left - _MATRIX - 6
    size = 20.0
    while size > 9 and width(label.number, size, True) > room:
        size -= 0.5
    if width(label.number, size, True) > room:
        raise FieldtechError("label_too_wide", text=label.number)
    paper.text(left, top - 17, label.number, size, _BLACK, bold=True)
    paper.text(left, top - 28, fit(label.model, room, 9, True), 9, _BLACK, bold=True)
    imei = f"IMEI {label.imei}" if label.imei else ""
    paper.text(left, top - 37, fit(imei, room, 7), 7, _BLACK)
    rows = barcode_modules(label.number, zxingcpp.BarcodeFormat.DataMatrix)
    paper.fill_path(matrix_path(rows), right - _MATRIX, top - _MATRIX, _MATRIX / len(rows), _BLACK)
    path, modules = code128_path(label.number)
    module = max(_DOT, int((right - left) * 0.8 / modules / _DOT) * _DOT)
    paper.fill_path(path, left, _EDGE + 9, min(module, 4 * _DOT), _BLACK, _BAR_HIGH)
    paper.text(left, _EDGE + 1, fit(label.owner, right - left, 6.6), 6.6, _BLACK)


def _finished(paper: Paper, words: Vocabulary, labels: Sequence[Label], at: datetime) -> bytes:
    title = f"{words.line('title.terminals')} {len(labels)}"
    make_archival(paper, About(title, "fieldtech", at, kind="terminals"))
    return paper.finish()

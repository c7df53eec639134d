"""Papers of the house in the window: the day sheet, labels of an order's terminals, a slip."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import fleet
from fieldtech.model.base import Id
from fieldtech.model.drafts.stores import MoveDraft, SlipLineDraft
from fieldtech.model.label_sheet import LabelSheet
from fieldtech.services.papers import ROLL
from fieldtech.services.progress import Silent
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.house_papers import open_slip
from fieldtech.ui.pages.order.sheet_work import Drawn, PdfWork
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.pages.paper_preview import PaperPreview
from fieldtech.ui.pages.stores.slip_sheet import SlipSheet
from fieldtech.ui.theme import Theme
from pages.program import Program
from prepared import Prepared, act_as


@pytest.fixture
def program(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> Iterator[tuple[Program, Workplace, Id]]:
    """赵强 has the order; the stock keeper issued a part for it."""
    workplace = prepared.demo(tmp_path / "data")
    order = fleet.order_in(workplace, "accepted")
    program = Program(qtbot, theme, language, workplace, tmp_path / "settings.json")
    program.sign_in("zhaoqiang")
    yield program, workplace, order
    workplace.close()


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def drawn(program: Program, preview: Any) -> Any:
    program.hands.until(lambda: preview.drawn is not None, "the paper")
    return preview.drawn


def test_the_day_is_printed_from_the_day(program: tuple[Program, Workplace, Id]) -> None:  # B19
    window, _workplace, _order = program
    window.open("day_page")
    window.hands.click("day_sheet")
    preview = window.sheet("paper_preview")
    assert drawn(window, preview).pdf.startswith(b"%PDF") and len(preview.drawn.pages) == 1
    assert preview.media.isHidden() and not preview.languages.isHidden() and preview.mail_button.isHidden()


def test_a_fee_list_goes_by_mail_and_a_paper_of_the_house_does_not(  # F57
    program: tuple[Program, Workplace, Id],
) -> None:
    window, workplace, order = program
    opened: list[str] = []
    preview = PaperPreview(
        window.window, workplace, "x", lambda wanted: workplace.money_papers.fee_list(order, wanted.language),
        open_file=opened.append,
    )  # fmt: skip
    preview.open()
    drawn(window, preview)
    assert preview.mail_button.isVisible()
    preview.mail_button.click()
    window.hands.until(lambda: bool(opened), "the draft")
    assert Path(opened[0]).suffix == ".eml" and b"X-Unsent: 1" in Path(opened[0]).read_bytes()


def test_labels_on_tape_and_on_sheets_from_a_chosen_place(program: tuple[Program, Workplace, Id]) -> None:
    window, workplace, order = program
    act_as(workplace, "zhenghao")
    number = workplace.orders.view(order).number
    layout = LabelSheet()
    asked: list[tuple[str, int]] = []

    def make(wanted: Any) -> Any:
        asked.append((wanted.media, wanted.start))
        return workplace.papers.labels(fleet.TERMINALS, wanted.media, layout, wanted.start, wanted.language)

    preview = PaperPreview(window.window, workplace, number, make, labels=layout)
    preview.open()
    assert drawn(window, preview).size_mm == (pytest.approx(210, abs=0.5), pytest.approx(297, abs=0.5))
    preview.start.set_value(21)
    preview.start.changed.emit(21)
    window.hands.until(lambda: len(preview.drawn.pages) == 2, "the second sheet")
    preview.media.set_value(ROLL)
    preview.media.changed.emit()
    window.hands.until(lambda: preview.drawn.size_mm[0] < 70, "the tape")
    assert asked[-1][0] == ROLL and ("a4", 21) in asked


def test_printing_moves_what_was_not_drawn_where_the_printer_needs_it(
    program: tuple[Program, Workplace, Id], tmp_path: Path
) -> None:
    _window, workplace, _order = program
    pdf = workplace.papers.calibration("a4").pdf
    work = PdfWork(workplace)
    pages = work.pages(pdf, 40, Silent())
    workplace.context.paper_shift = (100, 0)  # 10 mm to the right

    def left_edge(shifted: bool) -> int:
        printer = QPrinter()
        printer.setResolution(72)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        printer.setOutputFileName(str(tmp_path / f"{shifted}.pdf"))
        work.print_on(printer, Drawn(pdf, pages, 40, "", shifted), Silent())
        image = work.page((tmp_path / f"{shifted}.pdf").read_bytes(), 0, 40)
        dark = (x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).value() < 180)
        return next(dark)

    assert left_edge(False) - left_edge(True) == pytest.approx(10 / 25.4 * 40, abs=1)


def test_an_order_without_terminals_says_so(program: tuple[Program, Workplace, Id]) -> None:
    window, workplace, _order = program
    preview = PaperPreview(window.window, workplace, "x", lambda wanted: workplace.papers.labels(()))
    preview.open()
    window.hands.until(lambda: not preview.problem.isHidden(), "the reason")
    assert "no label to print" in " ".join(label.text() for label in preview.problem.findChildren(QLabel))
    assert not preview.preview.print_button.isEnabled() and not preview.preview.save_button.isEnabled()
    preview.close_sheet()
    with window.qtbot.captureExceptions() as faults:
        broken = PaperPreview(window.window, workplace, "x", lambda wanted: str(1 // (wanted.start - 1)))  # type: ignore[arg-type,return-value]
        broken.open()
        window.hands.until(lambda: not broken.problem.isHidden(), "the reason")
        window.hands.settle()
    assert "could not be drawn" in " ".join(label.text() for label in broken.problem.findChildren(QLabel))
    assert [kind for kind, _error, _trace in faults] == [ZeroDivisionError]


def test_the_label_sheet_is_set_with_a_ruler(program: tuple[Program, Workplace, Id]) -> None:
    window, _workplace, _order = program
    page = window.open("settings_page")
    card = page.labels
    card.steppers["columns"].set_value(2)
    card.steppers["columns"].changed.emit(2)
    assert window.settings.now.label_columns == 2
    assert "14 labels of 96.5 × 38.1 mm" in words_on(card)
    card.steppers["left"].set_value(600)
    card.steppers["rows"].set_value(25)
    card.steppers["rows"].changed.emit(25)
    assert "No label fits" in words_on(card) and not card.calibrate.isEnabled()
    card.steppers["rows"].set_value(7)
    card.steppers["rows"].changed.emit(7)
    window.hands.click("calibrate_labels")
    preview = window.sheet("paper_preview")
    assert drawn(window, preview).size_mm[0] == pytest.approx(210, abs=0.5)
    assert not preview.start.isVisible() and preview.media.isVisible()


def test_a_slip_one_looks_at_can_be_printed(program: tuple[Program, Workplace, Id]) -> None:
    window, workplace, _order = program
    act_as(workplace, "chugang")
    draft = MoveDraft("QD01-WH", "QD01-VAN-ZQ", "", (SlipLineDraft("part", "P-3002", 2),), short_reason="待查")
    slip = workplace.stores.moving.move("issue", draft).id
    context = workplace.context
    sheet = SlipSheet(window.window, workplace.stores.slips.view(slip), Times(context.zone, context.now))
    asked: list[bool] = []
    sheet.print_wanted.connect(lambda: asked.append(True))
    sheet.open()
    window.hands.click("print_slip", sheet)
    assert asked == [True]


def test_a_slip_is_printed_in_its_true_size(program: tuple[Program, Workplace, Id], tmp_path: Path) -> None:  # B41
    window, workplace, order = program
    act_as(workplace, "chugang")
    draft = MoveDraft("QD01-WH", "QD01-VAN-ZQ", workplace.orders.view(order).number,
                      (SlipLineDraft("part", "P-3002", 2),), short_reason="盘点差异待查")  # fmt: skip
    slip = workplace.stores.moving.move("issue", draft).id
    printed = tmp_path / "printed.pdf"

    def to_file(_parent: object, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        return True

    preview = open_slip(window.window, workplace, slip, "LL")
    preview._ask_printer = to_file
    drawn(window, preview)
    window.hands.click("print", preview)
    window.hands.until(lambda: printed.exists() and not preview._tasks, "the print")
    assert printed.read_bytes().startswith(b"%PDF")

"""The sheets of an order: drawn in the background, printed, saved signed, mailed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldtech.model.drafts.onsite import DiagnosisDraft
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.language import Language
from fieldtech.ui.pages.sheet_preview import SheetPreview
from fieldtech.ui.theme import Theme
from pace import held_up
from pages.orders import Desk
from prepared import Prepared, write_entry
from sync.firms import Firm

Opened = Callable[..., tuple[Desk, SheetPreview]]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path) -> Opened:
    """A preview with its first page drawn."""

    def open_preview(state: str = "sealed", spoil: bool = False, **asks: Any) -> tuple[Desk, SheetPreview]:
        workplace, order = prepared.open(state, tmp_path / "data")
        desk = Desk(qtbot, theme, language, workplace, "wulei")
        if spoil:
            write_entry(workplace, order, DiagnosisDraft("C03", ("A05",), "written in 𓀀"))
        desk.open(order)
        preview = SheetPreview(desk.window, workplace, order, **asks)
        preview.said.connect(lambda text: said.append(text))
        preview.open()
        desk.wait(lambda: preview.preview.page == 0 and preview._drawn is not None)
        return desk, preview

    said: list[str] = []
    open_preview.said = said  # type: ignore[attr-defined]
    return open_preview


def test_every_kind_and_language_can_be_looked_at(opened: Opened) -> None:
    desk, preview = opened()
    assert [button.text() for button in preview.kinds.findChildren(QWidget) if hasattr(button, "text")] == [
        "Service sheet", "Dispatch order", "Blank form", "Return label",
    ]  # fmt: skip
    for kind in ("dispatch", "blank", "label", "service"):
        redraw(desk, preview, preview.kinds.button(kind))
    redraw(desk, preview, preview.languages.button("both"))


@pytest.mark.alone
def test_drawing_never_holds_the_window_up(opened: Opened) -> None:
    desk, preview = opened()
    with held_up(desk.window) as times:
        redraw(desk, preview, preview.kinds.button("dispatch"))
    assert times == []


def test_the_customers_file_is_the_signed_one(opened: Opened, tmp_path: Path) -> None:
    """D12: the proposed name is the sheet's own."""
    target, asked = tmp_path / "sheet.pdf", []

    def ask_file(_parent: QWidget, name: str) -> str:
        asked.append(name)
        return str(target)

    desk, preview = opened(ask_file=ask_file)
    desk.press(preview.preview.save_button)
    desk.wait(target.exists)
    assert desk.view().number in asked[0]
    assert desk.workplace.sheets.verify(target).ok


def test_a_place_that_cannot_be_written_is_said(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    desk, preview = opened(ask_file=lambda _parent, _name: str(tmp_path / "file" / "sheet.pdf"))
    desk.press(preview.preview.save_button)
    desk.wait(preview.problem.isVisible)


def test_printing_goes_to_the_chosen_printer(opened: Opened, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"

    def ask_printer(_parent: QWidget, printer: QPrinter) -> bool:
        printer.setOutputFileName(str(target))
        return True

    desk, preview = opened(ask_printer=ask_printer)
    desk.press(preview.preview.print_button)
    desk.wait(lambda: bool(opened.said))  # type: ignore[attr-defined]
    assert target.read_bytes().startswith(b"%PDF")


def test_characters_without_a_glyph_are_told_before_printing(opened: Opened) -> None:
    asked: list[QPrinter] = []
    desk, preview = opened("worked", True, ask_printer=lambda _parent, printer: bool(asked.append(printer)))
    assert preview.glyphs.isVisible()
    desk.press(preview.preview.print_button)
    dialog = desk.sheet()
    assert isinstance(dialog, ConfirmDialog) and asked == []
    desk.press(dialog.primary)
    assert len(asked) == 1


def test_mail_as_a_draft_or_by_the_outbox(opened: Opened) -> None:
    files: list[str] = []
    desk, preview = opened(open_file=files.append)
    preview.recipient.setText("nobody")
    desk.press(preview.queue_button)
    desk.wait(lambda: preview._recipient.note.text == "Enter a valid e-mail address.")
    preview.recipient.setText("customer@example.com")
    desk.press(preview.mail_button)
    desk.wait(lambda: bool(files))
    assert files[0].endswith(".eml") and b"customer@example.com" in Path(files[0]).read_bytes()
    desk.press(preview.queue_button)
    desk.wait(lambda: [row.recipient for row in desk.workplace.mailing.outbox()] == ["customer@example.com"])


def test_zooming_shows_something_at_once_and_then_sharply(opened: Opened) -> None:
    desk, preview = opened()
    before = preview._page(0, 96).width()
    desk.press(preview.preview.larger)
    assert preview._page(0, 120).width() > before
    desk.wait(lambda: not preview.bar.isVisible())
    assert preview._page(0, 120).width() > before


def redraw(desk: Desk, preview: SheetPreview, button: QWidget) -> None:
    """Press it, and wait for another drawing."""
    seen = preview._drawn
    desk.press(button)
    desk.wait(lambda: preview._drawn is not seen)


def test_a_saved_sheet_says_what_it_carries_to_the_office(
    qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path
) -> None:  # B38
    firm.sign()
    desk = Desk(qtbot, theme, language, firm.van, "wulei")
    desk.open(firm.order)
    said: list[str] = []
    preview = SheetPreview(desk.window, firm.van, firm.order, ask_file=lambda *_asked: str(tmp_path / "sheet.pdf"))
    preview.said.connect(said.append)
    preview.open()
    desk.wait(lambda: preview._drawn is not None)
    desk.press(preview.preview.save_button)
    desk.wait(lambda: bool(said))
    assert "records for the office, encrypted" in said[0] and "sheet.pdf" in said[0]
    assert firm.van.syncing.status().only_here == 0
    assert firm.office.syncing.import_file(tmp_path / "sheet.pdf").refused == 0

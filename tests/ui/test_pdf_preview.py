"""What will be printed is looked at page by page, printed in true size, and saved as it is."""

from pathlib import Path

import pytest
from gallery_lists import _page_image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldtech.ui.language import Language
from fieldtech.ui.pdf_preview import PRINT_DPI, PdfPreview, image_from_png
from fieldtech.ui.theme import Theme


class Asked:
    """Notes what was drawn and in which resolution."""

    def __init__(self) -> None:
        self.pages: list[tuple[int, float]] = []

    def __call__(self, page: int, dpi: float) -> QImage:
        self.pages.append((page, dpi))
        return _page_image(page, dpi)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def preview(qtbot: QtBot, theme: Theme, language: Language, asked: Asked, tmp_path: Path) -> PdfPreview:
    def print_to_file(_widget: object, printer: QPrinter) -> bool:
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return True

    preview = PdfPreview(pick_file=lambda _w, name: str(tmp_path / name), pick_printer=print_to_file)
    qtbot.addWidget(preview)
    preview.show_pages(3, asked, pdf=lambda: b"%PDF-1.7 sealed", name="WX-1.pdf")
    with qtbot.waitExposed(preview):
        preview.show()
    return preview


def test_turning_and_zooming(preview: PdfPreview, asked: Asked) -> None:
    preview.next.click()
    assert preview.page == 1
    preview.larger.click()
    assert asked.pages[-1][0] == 1
    assert asked.pages[-1][1] > asked.pages[-2][1]
    preview.turn(5)
    assert preview.page == 2
    assert not preview.next.isEnabled()


def test_saving_writes_the_very_bytes(preview: PdfPreview, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(preview.saved, timeout=1000):
        preview.save_button.click()
    assert (tmp_path / "WX-1.pdf").read_bytes() == b"%PDF-1.7 sealed"


def test_printing_draws_every_page_at_print_resolution(preview: PdfPreview, asked: Asked, tmp_path: Path) -> None:
    asked.pages.clear()
    preview.print_pages()
    assert asked.pages == [(0, PRINT_DPI), (1, PRINT_DPI), (2, PRINT_DPI)]
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def test_a_label_keeps_its_size_in_millimetres(preview: PdfPreview, asked: Asked) -> None:
    sizes: list[QPageSize] = []

    def note(_widget: object, printer: QPrinter) -> bool:
        sizes.append(printer.pageLayout().pageSize())
        return False

    label = PdfPreview(pick_printer=note)
    label.show_pages(1, asked, size_mm=(62, 29))
    label.print_pages()
    size = sizes[0].size(QPageSize.Unit.Millimeter)
    assert {round(size.width()), round(size.height())} == {62, 29}
    assert not label.save_button.isVisibleTo(label)
    label.deleteLater()


def test_png_bytes_become_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    _page_image(0, 20).save(str(path))
    assert image_from_png(path.read_bytes()).width() == _page_image(0, 20).width()


def test_keys_turn_pages(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.activateWindow()
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: preview.page == 1, timeout=1000)

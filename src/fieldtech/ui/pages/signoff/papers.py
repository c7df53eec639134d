"""The papers of a sign-off: the whole sheet before it is signed, the PDF and the other sheets after."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldtech.model.base import Id
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import current_language
from fieldtech.ui.pages.order.sheet_work import SheetWork
from fieldtech.ui.pages.sheet_preview import SheetPreview
from fieldtech.ui.pages.signoff.whole_sheet import WholeSheet

OpenFile = Callable[[Path], object]


class Papers(QObject):
    """Shows them over the page."""

    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, page: QWidget, workplace: Workplace, open_file: OpenFile | None) -> None:
        """``open_file`` shows a PDF: the system's program unless given."""
        super().__init__(page)
        self._page, self._workplace = page, workplace
        self.open_file = open_file or open_in_program
        self._order: Id | None = None
        self.written: Path | None = None  # what was just sealed

    def take(self, order: Id | None) -> None:
        """Of this order; nothing of it was sealed here yet."""
        self._order, self.written = order, None

    def open_sealed(self) -> None:
        """What was just sealed, in the system's program."""
        if self.written is not None:
            self.open_file(self.written)

    def show_whole(self) -> None:
        """The sheet as it will be printed."""
        if (order := self._order) is None:
            return
        code = "zh" if current_language() == "zh_CN" else "en"
        whole = WholeSheet(self._page.window(), SheetWork(self._workplace, order, "service", code))
        whole.failed.connect(self.failed)
        whole.open()

    def show_sheets(self) -> None:
        """All sheets of the order, to print and to send."""
        if (order := self._order) is None:
            return
        preview = SheetPreview(self._page.window(), self._workplace, order)
        preview.changed.connect(self.changed)
        preview.said.connect(self._say)
        preview.open()

    def _say(self, text: str) -> None:
        self.said.emit(text, None)


def ask_scan(parent: QWidget) -> str:
    """The file of the signed paper, or ""."""
    return QFileDialog.getOpenFileName(parent, "", "", "JPEG, PNG (*.jpg *.jpeg *.png)")[0]


def open_in_program(path: Path) -> object:
    """In whatever program the system has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

"""Opening, attaching and withdrawing the work instructions of an order (T01)."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.services.instructions import Document
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.pages.order.files_work import FilesWork
from fieldtech.ui.pages.order.instruction_sheets import DocumentSheet
from fieldtech.ui.pages.order.instructions_card import InstructionsCard


class InstructionsWork(QObject):
    """``done(change)`` after each act; ``files.pick`` is the system's dialog unless a test gives another."""

    done = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, page: QWidget, workplace: Workplace, card: InstructionsCard) -> None:
        super().__init__(page)
        self._page, self._workplace = page, workplace
        self.files = FilesWork(page)
        self.files.pick = _pick
        self.files.done.connect(self.done)
        self.files.failed.connect(self.failed)
        self.files.said.connect(lambda text: self.said.emit(text, None))
        card.opened.connect(self.open)
        card.attach.connect(self.attach)
        card.withdraw.connect(self.ask_to_withdraw)

    def open(self, document: Document) -> None:
        """Its pages over the page."""
        DocumentSheet(self._page.window(), self._workplace, document).open()

    def attach(self, about: str) -> None:
        """Choose PDFs and keep them for all orders of the kind, or with the checklist."""
        self.files.ask(partial(self._workplace.instructions.attach, about))

    def ask_to_withdraw(self, document: Document) -> None:
        """Nobody takes one away by a slip of the hand."""
        dialog = ConfirmDialog(
            self._page.window(), self.tr("Withdraw this work instruction?"), document.name, self.tr("Withdraw")
        )
        dialog.confirmed.connect(lambda _reason: self._withdraw(document))
        dialog.open()

    def _withdraw(self, document: Document) -> None:
        try:
            change = self._workplace.instructions.withdraw(document)
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self.done.emit(change)


def _pick(parent: QWidget) -> list[str]:
    return QFileDialog.getOpenFileNames(parent, "", "", "PDF (*.pdf)")[0]

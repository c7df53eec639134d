"""Lists of money as workbooks: open amounts, the audit list, the cash book of a month."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.services.papers import Paper
from fieldtech.services.workplace import Workplace
from fieldtech.ui.save_dialog import AskFile, save_dialog
from fieldtech.ui.tasks import Task


class BookWork(QObject):
    """``said(text)`` once it is written; ``ask_file`` is the system's dialog unless given."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, page: QWidget, workplace: Workplace, ask_file: AskFile | None = None) -> None:
        super().__init__(page)
        self._page, self._workplace = page, workplace
        self._ask_file = ask_file or save_dialog

    def save(self, make: Callable[[], Paper]) -> None:
        """Made and written behind the window, where the person wants it."""
        try:
            paper = make()
        except FieldtechError as error:
            self.failed.emit(error)
            return
        if not (target := self._ask_file(self._page, paper.name)):
            return
        books = self._workplace.money_books
        task = Task(lambda _progress: books.write(paper, Path(target)), self)
        task.succeeded.connect(lambda path: self.said.emit(self.tr("Saved: {name}").format(name=path.name)))
        task.failed.connect(self._failed)
        task.start()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, FieldtechError):
            raise error
        self.failed.emit(error)

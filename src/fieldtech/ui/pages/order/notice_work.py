"""The notice of a visit in one press: saved as a PDF, or as a message in the person's own mail program (F30)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.services.sheet_files import Written
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import current_language
from fieldtech.ui.pages.order.notice_card import SAVE
from fieldtech.ui.pages.order.sheet_work import SheetWork, letter_of, open_in_program
from fieldtech.ui.save_dialog import save_dialog
from fieldtech.ui.tasks import Task

_KIND = "notice"


class NoticeWork(QObject):
    """``said`` for a toast; ``ask_file`` and ``open_file`` are the system's dialog and programs."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, page: QWidget, workplace: Workplace) -> None:
        super().__init__(page)
        self._page, self._workplace = page, workplace
        self.ask_file: Callable[[QWidget, str], str] = save_dialog
        self.open_file: Callable[[str], object] = open_in_program

    def act(self, name: str, order: Id) -> None:
        """Draw it in the background, then save it, or open a message with it."""
        work = SheetWork(self._workplace, order, _KIND, "zh" if current_language() == "zh_CN" else "en")
        if name == SAVE:
            self._start(Task(lambda _progress: (work, work.write()), self), self._save)
        else:
            self._start(Task(lambda _progress: self._drafted(work, order), self), self._open)

    def _drafted(self, work: SheetWork, order: Id) -> tuple[Path, bool]:
        """The message, and whether it has an address."""
        view = self._workplace.orders.view(order)
        written, to = work.write(), view.customer.email
        return self._workplace.mailing.draft(written, to, *letter_of(view, _KIND)), bool(to)

    def _save(self, found: tuple[SheetWork, Written]) -> None:
        work, written = found
        target = self.ask_file(self._page, written.name)
        if not target:
            return
        try:
            work.copy(written, target)
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self.said.emit(self.tr("Saved as {file}").format(file=target))

    def _open(self, found: tuple[Path, bool]) -> None:
        path, addressed = found
        self.open_file(str(path))
        if addressed:
            self.said.emit(self.tr("The message is open in your mail program: {file}").format(file=path.name))
        else:
            self.said.emit(self.tr("The message is open in your mail program; type the address, we know none."))

    def _start(self, task: Task, then: Callable[..., None]) -> None:
        task.succeeded.connect(then)
        task.failed.connect(self.failed)
        task.finished.connect(task.deleteLater)
        task.start()

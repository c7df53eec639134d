"""A month as a file for other calendars: asked where to, then read and written beside the window."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError, MachineError
from fieldtech.files import write_atomically
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import current_language
from fieldtech.ui.pages.calendar.layout import DAYS, WEEKS, first_shown
from fieldtech.ui.save_dialog import save_dialog
from fieldtech.ui.tasks import Task

SaveFile = Callable[[QWidget, str], str]


class IcsFile(QObject):
    """``written(name)`` when it lies there, ``failed(error)`` when it does not."""

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, page: QWidget, workplace: Workplace, save_file: SaveFile | None = None) -> None:
        super().__init__(page)
        self._page, self._workplace = page, workplace
        self._ask = save_file or save_dialog
        self._task: Task | None = None

    def save(self, day: date, person: str) -> None:
        """The six weeks shown of the month of a day, of one person or of all; once at a time."""
        if self._task is not None:
            return
        here, language = self._workplace.for_this_person(), current_language()
        try:
            path = self._ask(self._page, here.calendar.ics_name(day, technician=person, language=language))
        except FieldtechError as error:
            self.failed.emit(error)
            return
        if not path:
            return
        self._task = Task(lambda _progress: _write(here, Path(path), day, person, language), self)
        self._task.succeeded.connect(self.written)
        self._task.failed.connect(self.failed)
        self._task.finished.connect(self._ended)
        self._task.finished.connect(self._task.deleteLater)
        self._task.start()

    def _ended(self) -> None:
        self._task = None


def _write(workplace: Workplace, path: Path, day: date, person: str, language: str) -> str:
    first = first_shown(day)
    data = workplace.calendar.ics(
        first, first + timedelta(days=DAYS * WEEKS - 1), technician=person, language=language
    )  # fmt: skip
    try:
        write_atomically(path, data)
    except OSError as error:
        raise MachineError("file_not_written", path=path.name) from error
    return path.name

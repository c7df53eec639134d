"""When somebody of the office comes in, the visits of the plans are brought up to date behind the window (F29)."""

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError, Forbidden
from fieldtech.services.workplace import Workplace
from fieldtech.ui.sync.refreshing import Refresher
from fieldtech.ui.tasks import Task
from fieldtech.ui.window import MainWindow


class PlanningAhead(QObject):
    """Does nothing before ``begin``; the pages are told when visits came, changed or were withdrawn."""

    planned = Signal(int)

    def __init__(self, window: MainWindow, workplace: Workplace) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._refresher = Refresher(window)
        self._task: Task | None = None
        self._begun = False

    def begin(self) -> None:
        """From now on with every sign-in, and now if somebody is in."""
        self._begun = True
        self.look()

    def look(self, _person: object = None) -> None:
        """Somebody came in."""
        if not self._begun or self._task is not None or self._workplace.access.person is None:
            return
        here = self._workplace.for_this_person()
        self._task = Task(lambda _progress: _planned(here), self)
        self._task.succeeded.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.start()

    def _done(self, count: object) -> None:
        self._task = None
        if isinstance(count, int) and count:
            self._refresher.want()
            self.planned.emit(count)

    def _failed(self, error: object) -> None:
        self._task = None
        if isinstance(error, BaseException) and not isinstance(error, FieldtechError):
            raise error


def _planned(workplace: Workplace) -> int:
    try:
        return workplace.plans.generate()
    except Forbidden:  # retired meanwhile, or another role
        return 0

"""The visits of the plans are brought up to date behind the window (F29): when somebody of the office comes in, when
an exchange brought something they depend on, and on another day."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from fieldtech.errors import FieldtechError, Forbidden
from fieldtech.model.machines.plan import WRITERS
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.sync.refreshing import FROM_OFFICE, Refresher
from fieldtech.ui.tasks import Task
from fieldtech.ui.window import MainWindow

EVERY_MS = 60_000
Stamp = tuple[object, ...]  # of the services, which are loaded when they are first asked


class PlanningAhead(QObject):
    """Plans nothing before ``begin``; the pages are told when visits came, changed or were withdrawn.

    It also knows the way to the plans from everywhere (Ctrl+K), as they have no place in the sidebar.
    """

    planned = Signal(int)

    def __init__(self, window: MainWindow, workplace: Workplace) -> None:
        super().__init__(window)
        self._window, self._workplace = window, workplace
        window.commands.offer(self._commands)
        self._refresher = Refresher(window)
        self._task: Task | None = None
        self._begun = self._again = False
        self._known: Stamp | None = None
        self._day = date.min
        self._said = ""  # what went wrong the last time
        self._minutes = QTimer(self, interval=EVERY_MS)
        self._minutes.timeout.connect(self.minute)

    def begin(self) -> None:
        """From now on with every sign-in, exchange and day, and now if somebody is in."""
        self._begun = True
        self._minutes.start()
        self.look()

    def look(self, _person: object = None) -> None:
        """Somebody came in."""
        self._known = None
        self.heard()

    def minute(self) -> None:
        """A program that is left running comes to another day."""
        if self._day != self._today():
            self.heard()

    def edited(self, change: Change) -> None:
        """Something was done at this computer on which visits may depend, as a holiday or the end of a visit."""
        if change.kind != FROM_OFFICE:
            self.heard()

    def heard(self) -> None:
        """Something may have come: looked at beside the window, and worked out only if it concerns plans."""
        if not self._begun or self._workplace.access.person is None:
            return
        if self._task is not None:
            self._again = True
            return
        self._day = self._today()
        here, known = self._workplace.for_this_person(), self._known
        self._task = Task(lambda _progress: _planned(here, known), self)
        self._task.succeeded.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.start()

    def _commands(self) -> Iterator[Command]:
        person, show = self._workplace.access.person, self._window.open_page
        if person is None or not person.may("see_all_orders") or person.role in ("WH", "FI"):
            return
        yield Command(self.tr("Maintenance plans"), partial(show, "plans_page"), "repeat")
        if person.role in WRITERS:
            yield Command(self.tr("New maintenance plan"), partial(show, "plans_page", "new"), "plus")

    def _today(self) -> date:
        context = self._workplace.context
        return context.local(context.now()).date()

    def _done(self, found: object) -> None:
        self._task = None
        assert isinstance(found, tuple)
        (count, self._known), self._said = found, ""
        if count:
            self._refresher.want()
            self.planned.emit(count)
        if self._again:
            self._again = False
            self.heard()

    def _failed(self, error: object) -> None:
        """Said once; with the next minute it is tried again."""
        self._task, self._again, self._day = None, False, date.min
        assert isinstance(error, BaseException)
        if getattr(error, "code", "") != self._said or not isinstance(error, FieldtechError):
            self._window.show_error(error)
        self._said = getattr(error, "code", "")


def _planned(workplace: Workplace, known: Stamp | None) -> tuple[int, Stamp | None]:
    try:
        return workplace.plans.follow(known)
    except Forbidden:  # retired meanwhile, or another role
        return 0, None

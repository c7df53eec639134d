"""What the calendar is to show, read beside the window: the page before stays until the new one is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import Forbidden, Problem
from fieldtech.services.access import PersonRow
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.services.workplace import Workplace
from fieldtech.ui.pages.calendar.layout import DAYS, WEEKS, first_shown, monday_of
from fieldtech.ui.tasks import Task

MONTH, AHEAD = "month", "ahead"


@dataclass(frozen=True)
class Wanted:
    """A page of the calendar: how, around which day, whose; ``mark`` the day when it is there."""

    mode: str
    day: date
    person: str = ""
    mark: bool = False

    @property
    def first(self) -> date:
        """The Monday it begins with."""
        return first_shown(self.day) if self.mode == MONTH else monday_of(self.day)

    @property
    def last(self) -> date:
        """The Sunday it ends with."""
        return self.first + timedelta(days=(DAYS * WEEKS if self.mode == MONTH else DAYS) - 1)


@dataclass(frozen=True)
class Found:
    """The same with what there is; ``off`` are days off with their names in Chinese and English, ``doubts`` says of
    which years they are not known.
    """

    wanted: Wanted
    entries: list[CalendarEntry]
    off: Mapping[date, tuple[str, str]]
    people: list[PersonRow]
    doubts: tuple[Problem, ...] = ()


class Reading(QObject):
    """``found(Found)`` after ``ask``; what was asked meanwhile is read next, only the newest of it."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject, workplace: Workplace) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._task: Task | None = None
        self._reads: Wanted | None = None
        self._next: Wanted | None = None

    @property
    def going(self) -> bool:
        """Whether something is still to come."""
        return self._task is not None

    def ask(self, wanted: Wanted) -> None:
        """Read this page."""
        self._next = wanted
        if self._task is None:
            self._begin()

    def forget(self) -> None:
        """Nobody waits any more: what still comes is not shown."""
        self._reads = self._next = None

    def _begin(self) -> None:
        wanted, self._next = self._next, None
        if wanted is None or self._workplace.access.person is None:
            return
        self._reads = wanted
        here = self._workplace.for_this_person()
        self._task = Task(lambda _progress: read(here, wanted), self)
        self._task.succeeded.connect(self._came)
        self._task.failed.connect(self._not_read)
        self._task.finished.connect(self._ended)
        self._task.finished.connect(self._task.deleteLater)
        self._task.start()

    def _came(self, found: Found) -> None:
        if found.wanted is self._reads:
            self.found.emit(found)

    def _not_read(self, error: object) -> None:
        if self._reads is not None and not isinstance(error, Forbidden):  # another role meanwhile
            self.failed.emit(error)

    def _ended(self) -> None:
        self._task = None
        self._begin()


def read(workplace: Workplace, wanted: Wanted) -> Found:
    """The entries of a page, with the people and the days off."""
    calendar, people = workplace.calendar, workplace.access.people()
    if wanted.mode == AHEAD:
        return Found(wanted, calendar.ahead(), {}, people)
    first, last = wanted.first, wanted.last
    entries = calendar.entries(first, last, technician=wanted.person)
    return Found(wanted, entries, calendar.days_off(first, last), people, calendar.doubts(first, last))

"""Who works at this window: signing in, locking by button or after a while."""

from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, Signal

from fieldtech.services.context import Person
from fieldtech.services.workplace import Workplace
from fieldtech.ui.entering import Entering
from fieldtech.ui.first_start import FirstStart
from fieldtech.ui.idle import IdleWatch
from fieldtech.ui.language import sentence, word
from fieldtech.ui.later import soon
from fieldtech.ui.page_builder import PageBuilder
from fieldtech.ui.registry import home_of
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.sign_in import LockScreen, Someone
from fieldtech.ui.window import MainWindow

_TO_PAINT_MS = 150  # between letting somebody in and making the pages he did not ask for


def is_demo(workplace: Workplace) -> bool:
    """Whether the key lies unprotected beside the data."""
    return workplace.key_kind.value == "plain_demo"


class Session(QObject):
    """Covers the window with the lock screen until somebody proves who he is."""

    entered = Signal(object)  # the Person
    locked = Signal()

    def __init__(
        self, window: MainWindow, workplace: Workplace, settings: KeptSettings, pages: PageBuilder, user: str = ""
    ) -> None:
        """``user`` is chosen in the list at first."""
        super().__init__(window)
        self._window, self._workplace, self._settings, self._pages = window, workplace, settings, pages
        self._last: Person | None = None
        self._was_shut = False  # and the lock screen says why
        self.letting_in = False  # the PIN was right, but the page is not there yet
        self._wanted = user or settings.now.last_login
        self.entering = Entering(window, workplace)
        self.screen = LockScreen(workplace.access.sign_in, window.theme, window.language, demo=is_demo(workplace))
        self.screen.signed_in.connect(self._enter)
        self.screen.registers.connect(partial(self._join, anew=True))
        self.idle = IdleWatch(self)
        self.idle.idle.connect(self.lock)
        window.lock_pressed.connect(self.lock)
        window.language.changed.connect(self._name_roles)
        settings.changed.connect(self._count)
        self.lock()

    def lock(self) -> None:
        """Nobody is in; the page and everything typed stay as they are."""
        if self._workplace.founding.is_needed():
            self._begin()
            return
        self._window.cover(self.screen)
        self.idle.pause()
        self._workplace.access.sign_out()
        self._workplace.access.look()
        self._list_people()
        self.locked.emit()

    def look(self) -> None:
        """After an exchange: the office may have shut this computer, or opened it again."""
        shut = self._workplace.access.shut
        if shut is not None and self._workplace.access.person is not None:
            self.lock()
        elif shut is not None or self._was_shut:
            self._say_shut()

    def _begin(self) -> None:
        registered = self._workplace.syncing.is_registered()
        first = FirstStart(self._workplace.founding.found, self._window.language, registered=registered)
        first.founded.connect(self._was_founded)
        first.joins.connect(self._join)
        self._window.cover(first)
        (first.join if registered else first.lines["company"]).setFocus()

    def _join(self, *, anew: bool = False) -> None:
        """The people come from the office."""
        module = import_module("fieldtech.ui.pages.computers.register_sheet")  # most starts need none of it
        sheet = module.RegisterSheet(self._window, self._workplace.syncing, anew=anew)
        sheet.closed.connect(self._came_back)
        sheet.open()

    def _came_back(self) -> None:
        """Who came can sign in, also when not everything has come; what was typed here before stays."""
        if self._workplace.syncing.is_registered():
            self.lock()

    def _was_founded(self, login: str) -> None:
        self._wanted = login
        self.lock()

    def _enter(self, person: Person) -> None:
        """He waits for his first page alone; the others are made while he looks at it."""
        self.letting_in = True
        self._pages.when_there(home_of(person.role), partial(self._let_in, person))

    def _let_in(self, person: Person) -> None:
        self._pages.rest(_TO_PAINT_MS)
        same = self._last is not None and self._last.login == person.login
        self._last, self._wanted = person, person.login
        self._settings.change(last_login=person.login)
        if (native := self._window.windowHandle()) is not None:  # there is none before the window is shown
            self.idle.watch(native)
        if not same:
            self._window.show_for(person, home_of(person.role))
        soon(self, partial(self._begin_work, person))  # the first showing of everything is a moment of its own

    def _begin_work(self, person: Person) -> None:
        if self._workplace.access.person is None:
            return  # locked again meanwhile
        self._window.uncover()
        self.letting_in = False
        self.entering.greet()
        self._count()
        self.entered.emit(person)

    def _list_people(self) -> None:
        rows = self._workplace.access.people()
        people = [Someone(row.login, row.name, f"{word(f'role.{row.role}')} · {row.centre}") for row in rows]
        self.screen.show_people(people, self._wanted)
        self._say_shut()
        self._pages.prefer(next((home_of(row.role) for row in rows if row.login == self.screen.chosen), ""))

    def _say_shut(self) -> None:
        shut = self._workplace.access.shut
        if shut is not None or self._was_shut:
            self.screen.say(sentence(shut.code, **shut.params) if shut is not None else "")
            code = shut.code if shut is not None else ""
            self.screen.offer_ways(register=bool(code), files=code == "lease_ended")
        self._was_shut = shut is not None

    def _name_roles(self) -> None:
        self._wanted = self.screen.chosen or self._wanted
        if self._window.covered:
            self._list_people()

    def _count(self, _settings: object = None) -> None:
        if self._workplace.access.person is not None:
            self.idle.set_minutes(self._settings.now.lock_after_minutes)

"""Makes the pages while nobody waits for them: the one that is wanted first, the others in idle moments."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from fieldtech.ui.later import soon
from fieldtech.ui.registry import PAGES, PageEntry, make_page
from fieldtech.ui.tasks import Task
from fieldtech.ui.window import MainWindow


class PageBuilder(QObject):
    """One page in one moment; its module is loaded beside the window before that."""

    made = Signal(str)
    finished = Signal()  # every page is there

    def __init__(
        self, window: MainWindow, tools: Mapping[str, Any], entries: tuple[PageEntry, ...] = PAGES, first: str = ""
    ) -> None:
        """``first`` is the page that will probably be wanted first."""
        super().__init__(window)
        self._window, self._tools = window, tools
        self._waiting = {entry.name: entry for entry in entries}
        self._wanted = ""
        self._then: Callable[[], object] | None = None
        self._loading: Task | None = None
        self._ahead = True
        window.expect_pages(tuple(self._waiting), self._make)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._go_on)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._idle.start)
        self.prefer(first)
        self._idle.start()

    def only_when_wanted(self) -> None:
        """Make no page in idle moments any more: each is made when somebody goes there."""
        self._ahead = False

    def prefer(self, name: str) -> None:
        """Make this page next."""
        if name in self._waiting:
            self._waiting = {name: self._waiting.pop(name), **self._waiting}

    def when_there(self, name: str, act: Callable[[], object]) -> None:
        """Make this page next and then do that; only the last wish is kept."""
        self._then = None
        if name not in self._waiting:
            act()
            return
        self.prefer(name)
        self._wanted, self._then = name, act
        self._begin()

    def rest(self, milliseconds: int) -> None:
        """Make nothing for a moment: something else is to be seen first."""
        if self._waiting and self._then is None:
            self._idle.stop()
            self._pause.start(milliseconds)

    def _begin(self) -> None:
        self._pause.stop()
        self._idle.start()

    def _go_on(self) -> None:
        entry = next(iter(self._waiting.values()), None)
        if entry is None:
            self._idle.stop()
            self.finished.emit()
        elif self._then is None and not self._ahead:
            self._idle.stop()
        elif entry.module in sys.modules and self._loading is None:
            self._make(entry.name)
        else:
            self._idle.stop()
            self._load(entry)

    def _load(self, entry: PageEntry) -> None:
        if self._loading is not None:
            return  # it calls when it is done
        self._loading = Task(lambda _progress: import_module(entry.module), self)
        self._loading.failed.connect(self._failed)
        self._loading.finished.connect(self._loaded)
        self._loading.start()

    def _loaded(self) -> None:
        self._loading = None
        if not self._pause.isActive():
            self._idle.start()

    def _failed(self, error: BaseException) -> None:
        raise error

    def _make(self, name: str) -> None:
        entry = self._waiting.pop(name, None)
        if entry is None:
            raise KeyError(name)
        self._window.add_page(make_page(entry, self._tools))
        self.made.emit(name)
        if name == self._wanted and self._then is not None:
            self._idle.stop()
            soon(self, self._tell)  # making and showing it are two moments

    def _tell(self) -> None:
        act, self._then = self._then, None
        if act is not None:
            act()
        if not self._pause.isActive():
            self._idle.start()

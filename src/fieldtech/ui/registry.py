"""Every page of the window: where it is written, what it needs, and which one a role sees first."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from fieldtech.ui.page import Page
from fieldtech.ui.window import MainWindow

_FOLDER = "fieldtech.ui.pages"


@dataclass(frozen=True)
class PageEntry:
    """A page: its name, what its constructor takes, and its module where that is not the name."""

    name: str
    needs: tuple[str, ...] = ("workplace",)
    file: str = ""
    may_have: tuple[str, ...] = ()  # given by name where someone brings it, as another file picker

    @property
    def module(self) -> str:
        """Where it is written."""
        return f"{_FOLDER}.{self.file or self.name}"

    @property
    def type_name(self) -> str:
        """``day_page`` is a ``DayPage``."""
        return "".join(part.capitalize() for part in self.name.split("_"))


PAGES = (  # in the order of the sidebar
    PageEntry("day_page"),
    PageEntry("orders_page", file="orders"),
    PageEntry("intake_page"),
    PageEntry("approvals_page"),
    PageEntry("customers_page"),
    PageEntry("vehicles_page"),
    PageEntry("stock_page"),
    PageEntry("master_data_page"),
    PageEntry("settings_page", ("workplace", "settings", "theme", "language")),
    PageEntry("onsite_page", may_have=("pick_photos",)),
    PageEntry("checklist_page", may_have=("pick_photos",)),
    PageEntry("leave_page"),
    PageEntry("swap_page"),
    PageEntry("signoff_page", ("workplace", "language", "settings"), may_have=("pick_scan", "open_file")),
)

_HOMES = {"TE": "day_page", "MG": "approvals_page", "DR": "approvals_page", "WH": "stock_page"}


def home_of(role: str) -> str:
    """The page a person of this role starts with."""
    return _HOMES.get(role, "orders_page")


def entry_of(name: str) -> PageEntry:
    """The entry of a page; raises KeyError."""
    return {entry.name: entry for entry in PAGES}[name]


def import_pages() -> tuple[PageEntry, ...]:
    """Load the modules of all pages (slow, needs no GUI thread); returns those there are."""
    present = tuple(entry for entry in PAGES if find_spec(entry.module) is not None)
    for entry in present:
        import_module(entry.module)
    return present


def make_page(entry: PageEntry, tools: Mapping[str, Any]) -> Page:
    """A new page with what it needs. Nobody is signed in yet: pages ask services only when they are opened."""
    page = getattr(import_module(entry.module), entry.type_name)
    extras = {name: tools[name] for name in entry.may_have if name in tools}
    made: Page = page(*(tools[need] for need in entry.needs), **extras)
    return made


class PageBuilder(QObject):
    """Makes the pages one by one while somebody types his PIN, so that no moment is long."""

    finished = Signal()

    def __init__(self, window: MainWindow, entries: tuple[PageEntry, ...], tools: Mapping[str, Any]) -> None:
        super().__init__(window)
        self._window, self._tools, self._waiting = window, tools, list(entries)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    @property
    def done(self) -> bool:
        """Whether every page is there."""
        return not self._waiting

    def finish(self) -> None:
        """Make the rest now."""
        while self._waiting:
            self._next()

    def _next(self) -> None:
        if self._waiting:
            self._window.add_page(make_page(self._waiting.pop(0), self._tools))
        else:
            self._timer.stop()
            self.finished.emit()

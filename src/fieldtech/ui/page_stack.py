"""The pages of the window: those that are made, those still to be made, and which of them a person is offered."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldtech.ui.coming import COMING
from fieldtech.ui.page import Page
from fieldtech.ui.sidebar import NavItem


class PageStack(QStackedWidget):
    """One page at a time; a page that is asked for before it is there is made at once."""

    def __init__(self) -> None:
        super().__init__()
        self.addWidget(QWidget())  # in front until a page is brought: a page never opened is never current
        self._made: dict[str, Page] = {}
        self._order: tuple[str, ...] = ()
        self._make: Callable[[str], None] = _nobody_makes
        self._person: Any = None
        self._offered: set[str] = set()

    def expect(self, names: Sequence[str], make: Callable[[str], None]) -> None:
        """These pages are to come, in this order; ``make(name)`` makes one now and adds it."""
        self._order, self._make = tuple(names), make

    def add(self, page: Page) -> None:
        """One more page is there."""
        self._made[page.name] = page
        self.addWidget(page)
        if self._person is not None:
            self._offer(page)

    def has(self, name: str) -> bool:
        """Whether the page is made."""
        return name in self._made

    def page(self, name: str) -> Page:
        """A page by its name; raises KeyError for a name nobody knows."""
        if name not in self._made and name in self._order:
            self._make(name)
        return self._made[name]

    def names(self) -> tuple[str, ...]:
        """Every page, made or still to come, in the order of the sidebar."""
        return (*self._order, *(name for name in self._made if name not in self._order))

    def made(self) -> Iterator[Page]:
        """The pages that are there."""
        return (self._made[name] for name in self.names() if name in self._made)

    @property
    def current(self) -> Page | None:
        """The page in front."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Page) else None

    @property
    def lit(self) -> str:
        """The page whose entry of the sidebar is lit."""
        page = self.current
        return (page.lights or page.name) if page is not None else ""

    def show_for(self, person: object) -> None:
        """Another person: nothing of the one before is left, and only his own pages are offered.

        The page in front was left when the one before went: left once more, it would write for the next.
        """
        self.setCurrentIndex(0)
        for page in self.made():
            page.forget_person()
        self._person = person
        self._offered.clear()
        for page in self.made():
            self._offer(page)

    def nav_items(self) -> list[NavItem]:
        """What the sidebar lists for the person, made or still to come: a page that is not there has no count yet."""
        return [item for name in self.names() if (item := self._nav_item(name)) is not None]

    def _nav_item(self, name: str) -> NavItem | None:
        if (page := self._made.get(name)) is not None:
            return NavItem(name, page.title(), page.icon, page.badge()) if name in self._offered else None
        coming = COMING.get(name)
        if coming is None or self._person is None or not coming.offered(self._person):
            return None
        return NavItem(name, coming.title(), coming.icon)

    def _offer(self, page: Page) -> None:
        if page.in_sidebar and page.show_for(self._person):
            self._offered.add(page.name)


def _nobody_makes(name: str) -> None:
    raise KeyError(name)

"""The photos of the order in sight: one large with its stamp, moved where it belongs, taken out with undo."""

from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.page import Page
from fieldtech.ui.pages.photos.tools import PhotoTools

_ON_SITE = ("TE", "DI")


class OrderPhotos(QObject):
    """``changed(Change)``, ``said(text, undo)``, ``failed(error)``."""

    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, page: QWidget, workplace: Workplace, tools: PhotoTools | None = None) -> None:
        super().__init__(page)
        self._page, self._workplace, self._tools = page, workplace, tools or PhotoTools()
        self._view: OrderView | None = None
        self._desk: Any = None
        self._hands: Any = None

    def join(self, page: Page) -> None:
        """What happens here is the page's to tell."""
        self.changed.connect(page.changed)
        self.said.connect(page.said)
        self.failed.connect(page.failed)

    def look(self, view: OrderView, photo: PhotoRow) -> None:
        """The photo large; who works on the order may move it and take it out until it is signed."""
        if self._hands is None:
            self._begin()
        self._view, person = view, self._workplace.access.person
        rules: Any = import_module("fieldtech.services.photo_rules")
        change = view.status in rules.AT_WORK and person is not None and person.role in _ON_SITE
        self._hands.look(view.id, photo, view.photos, view.checklist.get("items", ()), change=change)

    def _begin(self) -> None:
        """With the first photo somebody looks at: the start of the window waits for none of this."""
        desk: Any = import_module("fieldtech.ui.pages.onsite.photo_desk")
        hands: Any = import_module("fieldtech.ui.pages.photos.hands")
        self._desk = desk.PhotoDesk(self._workplace, self._page, tools=self._tools)
        self._hands = hands.PhotoHands(self._page, self._workplace, self._tools)
        for signal, to in (
            (self._desk.added, self.changed), (self._desk.failed, self.failed), (self._hands.changed, self.changed),
            (self._hands.said, self.said), (self._hands.failed, self.failed),
        ):  # fmt: skip
            signal.connect(to)
        self._hands.remove_wanted.connect(self._remove)

    def _remove(self, photo: PhotoRow) -> None:
        if self._view is not None:
            self._desk.remove(photo)
            self.said.emit(self.tr("Photo removed"), partial(self._desk.put_back, self._view.id, photo))

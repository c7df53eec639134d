"""The photos of the order in sight: one large with its stamp, moved where it belongs, taken out with undo."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.order_view import OrderView
from fieldtech.services.photo_rules import AT_WORK
from fieldtech.services.workplace import Workplace
from fieldtech.ui.page import Page
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk
from fieldtech.ui.pages.photos.hands import PhotoHands
from fieldtech.ui.pages.photos.tools import PhotoTools

_ON_SITE = ("TE", "DI")


class OrderPhotos(QObject):
    """``changed(Change)``, ``said(text, undo)``, ``failed(error)``."""

    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, page: QWidget, workplace: Workplace, tools: PhotoTools | None = None) -> None:
        super().__init__(page)
        self._workplace = workplace
        self._desk = PhotoDesk(workplace, page, tools=tools)
        self._hands = PhotoHands(page, workplace, self._desk.tools)
        self._view: OrderView | None = None
        for signal, to in (
            (self._desk.added, self.changed), (self._desk.failed, self.failed), (self._hands.changed, self.changed),
            (self._hands.said, self.said), (self._hands.failed, self.failed),
        ):  # fmt: skip
            signal.connect(to)
        self._hands.remove_wanted.connect(self._remove)

    def join(self, page: Page) -> None:
        """What happens here is the page's to tell."""
        self.changed.connect(page.changed)
        self.said.connect(page.said)
        self.failed.connect(page.failed)

    def look(self, view: OrderView, photo: PhotoRow) -> None:
        """The photo large; who works on the order may move it and take it out until it is signed."""
        self._view, person = view, self._workplace.access.person
        change = view.status in AT_WORK and person is not None and person.role in _ON_SITE
        self._hands.look(view.id, photo, view.photos, view.checklist.get("items", ()), change=change)

    def _remove(self, photo: PhotoRow) -> None:
        if self._view is not None:
            self._desk.remove(photo)
            self.said.emit(self.tr("Photo removed"), partial(self._desk.put_back, self._view.id, photo))

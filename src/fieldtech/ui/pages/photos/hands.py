"""What people do with the photos of a page: look, move, take back, and choose from a camera's pictures."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.forms.onsite.photo_tile import pictures_of
from fieldtech.model.base import Id
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.photo_moves import Moved
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.pages.photos.move_sheet import MoveSheet
from fieldtech.ui.pages.photos.naming import Items, both_halves
from fieldtech.ui.pages.photos.pictures_sheet import PicturesSheet
from fieldtech.ui.pages.photos.tools import PhotoTools
from fieldtech.ui.pages.photos.viewer import PhotoViewer

Take = Callable[[Sequence[Path | QImage], str], None]


class PhotoHands(QObject):
    """``changed(Change)`` for each side of a move, ``said(text, undo)``, ``failed(error)``."""

    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, place: QWidget, workplace: Workplace, tools: PhotoTools) -> None:
        super().__init__(place)
        self._place, self._workplace, self.tools = place, workplace, tools

    def look(
        self, order: Id, photo: PhotoRow, photos: Sequence[PhotoRow], items: Items = (), *, change: bool = True
    ) -> PhotoViewer:
        """The photo large, beside its other half if it has one."""
        shown = both_halves(photo, photos)
        viewer = PhotoViewer(self._place.window(), self._workplace, shown, self.tools, items, change=change)
        viewer.move_wanted.connect(partial(self._move_from, viewer, order))
        viewer.back_wanted.connect(partial(self._back_from, viewer))
        viewer.remove_wanted.connect(partial(self._remove_from, viewer))
        viewer.open()
        return viewer

    def move(self, order: Id, photo: PhotoRow) -> None:
        """Ask where it belongs."""
        try:
            sheet = MoveSheet(self._place.window(), self._workplace, order, photo)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        sheet.moved.connect(self._moved)
        sheet.open()

    def choose_folder(self, slots: Sequence[Option], take: Take) -> None:
        """Ask for a camera's folder, then which of its pictures."""
        if found := self.tools.pick_folder(self._place):
            self.choose([Path(found)], slots, take)

    def choose(
        self, pictures: Sequence[Path | QImage], slots: Sequence[Option], take: Take, slot: str = "",
        *, ticked: bool = False,
    ) -> None:  # fmt: skip
        """Which of these, and where they belong."""
        sheet = PicturesSheet(self._place.window(), self._workplace, self.tools, slots, slot)
        sheet.chosen.connect(lambda chosen, into: take(chosen, into))
        sheet.open()
        sheet.read(pictures, ticked=ticked)

    def _move_from(self, viewer: Sheet, order: Id, photo: PhotoRow) -> None:
        viewer.close_sheet()
        self.move(order, photo)

    def _back_from(self, viewer: Sheet, photo: PhotoRow) -> None:
        viewer.close_sheet()
        self.move_back(photo.id)

    def _remove_from(self, viewer: Sheet, photo: PhotoRow) -> None:
        viewer.close_sheet()
        self.remove_wanted.emit(photo)

    def move_back(self, photo: Id) -> None:
        """To where it came from."""
        try:
            done = self._workplace.photo_moves.move_back(photo)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._tell(done)
        self.said.emit(self.tr("The photo is back in {order}").format(order=done.there.number), None)

    def _moved(self, done: Moved) -> None:
        self._tell(done)
        text = self.tr("Photo moved to {order}").format(order=done.there.number)
        self.said.emit(text, partial(self.move_back, done.there.id))

    def _tell(self, done: Moved) -> None:
        self.changed.emit(done.here)
        self.changed.emit(done.there)


def clipboard_pictures() -> list[Path | QImage]:
    """What the clipboard holds: copied files, or a picture; none when it is text."""
    return pictures_of(QGuiApplication.clipboard().mimeData())

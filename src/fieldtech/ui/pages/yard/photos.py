"""Photos of the vehicle in work: several at once fill its open places in their order."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.services.install.rows import RowView
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk, Picture
from fieldtech.ui.pages.photos.intake import PhotoIntake
from fieldtech.ui.pages.photos.tools import PhotoTools, PickPhotos

DAMAGE = "damage"
_MORE = "other"


class RowPhotos(PhotoIntake):
    """``stored(row key, Change)`` for each; what the desks of the vehicles say is told as one."""

    stored = Signal(object, object)

    def __init__(
        self, page: QWidget, workplace: Workplace, pick: PickPhotos | None, tools: PhotoTools | None = None
    ) -> None:
        super().__init__(page)
        self._page, self._workplace, self._pick = page, workplace, pick
        self.tools = tools or PhotoTools()
        self._desks: dict[Id, PhotoDesk] = {}
        self._underway: dict[Id, list[str]] = {}
        self._steps: dict[Id, tuple[int, int]] = {}

    @property
    def busy(self) -> int:
        """How many are on their way."""
        return sum(desk.busy for desk in self._desks.values())

    def cancel(self) -> None:
        """Take no more of those that wait, of any vehicle."""
        for desk in self._desks.values():
            desk.cancel()

    def tell_beside(self, place: QWidget) -> None:
        """The desks of all vehicles tell it there."""
        super().tell_beside(place)
        for desk in self._desks.values():
            desk.tell_beside(place)

    def ask(self, order: Id, row: RowView, slot: str = "") -> None:
        """Ask for files, and take them."""
        paths = self.desk(row.id).choose()
        self.take(order, row, sorted(Path(path) for path in paths), slot)

    def take(self, order: Id, row: RowView, pictures: Sequence[Picture], slot: str = "") -> None:
        """Into this place, or one after the other into those that are open."""
        waiting = self._underway.setdefault(row.id, [])
        free = [name for name in open_slots(row) if name not in waiting]
        for picture in pictures:
            name = slot or (free.pop(0) if free else _MORE)
            waiting.append(name)
            self.desk(row.id).take(order, f"{row.id.hex}/{name}", picture)

    def remove(self, row: RowView, slot: str) -> None:
        """Take the newest one out of its place."""
        photo = self._newest(row, slot)
        if photo is not None:
            self.desk(row.id).remove(photo)

    def thumbnail(self, row: RowView, slot: str) -> QImage:
        """The newest photo of a place; a null image when it is empty."""
        photo = self._newest(row, slot)
        return self.desk(row.id).thumbnail(photo) if photo is not None else QImage()

    def _newest(self, row: RowView, slot: str) -> PhotoRow | None:
        if slot not in row.record.photos:
            return None
        return next((p for p in reversed(self.all_of(row)) if p.name == slot), None)

    def desk(self, row: Id) -> PhotoDesk:
        """One desk for each vehicle: what comes late still belongs to it."""
        if row not in self._desks:
            desk = PhotoDesk(self._workplace, self._page, self._pick)
            for place in self._beside:
                desk.tell_beside(place)
            desk.added.connect(lambda change: self.stored.emit(row, change))
            desk.failed.connect(self.failed)
            desk.refused.connect(self.refused)
            desk.progressed.connect(lambda done, of: self._stepped(row, done, of))
            self._desks[row] = desk
        return self._desks[row]

    def all_of(self, row: RowView) -> tuple[PhotoRow, ...]:
        """The photos of the vehicle."""
        try:
            return self._workplace.yard.photos(row.id)
        except FieldtechError:
            return ()  # taken off the order meanwhile

    def _stepped(self, row: Id, done: int, of: int) -> None:
        if done >= of:
            self._underway.pop(row, None)
        self._steps[row] = done, of
        steps = tuple(self._steps.values())
        if not self.busy:
            self._steps = {}
        self.progressed.emit(sum(done for done, _of in steps), sum(of for _done, of in steps))


def open_slots(row: RowView) -> list[str]:
    """Places without a photo: the damage first, then those of the checklist."""
    damaged = row.record.condition is not None and row.record.condition.body == "damaged"
    wanted = [DAMAGE] if damaged else []
    wanted += [str(item["id"]) for item in row.record.items if item["kind"] == "photo"]
    return [name for name in wanted if name not in row.record.photos]

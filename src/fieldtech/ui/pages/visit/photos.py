"""Photos that belong to a question about one object, or to what was found beside them."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.model.base import Id
from fieldtech.model.finding_photos import place_of
from fieldtech.services.changes import Change
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.page import Page
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk, Picture
from fieldtech.ui.pages.photos.tools import PhotoTools, PickPhotos
from fieldtech.ui.pages.visit.work import VisitWork

_CAPTION = 200  # letters


class VisitPhotos(QObject):
    """Takes, shows and removes them for the page."""

    failed = Signal(object)
    stored = Signal(str)  # the question whose photo is stored, none more on its way

    def __init__(
        self, page: Page, workplace: Workplace, work: VisitWork, pick: PickPhotos | None, tools: PhotoTools | None
    ) -> None:
        super().__init__(page)
        self._page, self.work = page, work
        self.desk = PhotoDesk(workplace, page, pick, tools)
        self.desk.added.connect(page.changed)
        self.desk.added.connect(self._added)
        self.desk.failed.connect(self.failed)

    def ask(self, card: AnswerCard) -> None:
        """Ask for a file."""
        if (place := self._place(card)) is not None and self.work.visit is not None:
            self.desk.ask(self.work.visit.id, *place)

    def take(self, card: AnswerCard, picture: Picture) -> None:
        """Dropped or pasted."""
        if (place := self._place(card)) is not None and self.work.visit is not None:
            slot, caption = place
            self.desk.take(self.work.visit.id, slot, picture, caption)

    def take_found(self, thing: Id, finding: Id, text: str, picture: Picture) -> None:
        """Of what was found beside the questions; it is named by the words of the finding."""
        if self.work.visit is not None:
            self.desk.take(self.work.visit.id, f"{thing.hex}/{place_of(finding)}", picture, text[:_CAPTION])

    def remove(self, card: AnswerCard) -> None:
        """Take it out, with undo."""
        self._remove(str(card.item["id"]))

    def remove_found(self, finding: Id) -> None:
        """The newest one of a finding, with undo."""
        self._remove(place_of(finding))

    def _remove(self, name: str) -> None:
        photo, visit = self._photo(name), self.work.visit
        if photo is None or visit is None:
            return
        self.desk.remove(photo)
        self._page.said.emit(self.tr("Photo removed"), partial(self.desk.put_back, visit.id, photo))

    def thumbnail(self, item: str) -> QImage:
        """The newest photo of a question; a null image when there is none."""
        photo = self._photo(item)
        return self.desk.thumbnail(photo) if photo else QImage()

    def count(self, item: str) -> int:
        """How many photos a question has."""
        return len(self._photos(item))

    def thumbnail_found(self, finding: Id) -> QImage:
        """The newest photo of what was found beside the questions."""
        return self.thumbnail(place_of(finding))

    def _added(self, change: Change) -> None:
        """The same picture once more is said, with the way to take it out."""
        thing = self.work.thing
        new = next((one for one in thing.photos if one.id == change.id), None) if thing is not None else None
        if new is None:
            return
        item = new.slot.partition("/")[2]
        if any(one.original_sha == new.original_sha and one.id != new.id for one in self._photos(item)):
            self._page.said.emit(self.tr("This very photo was here already."), partial(self.desk.remove, new))
        if not self.desk.busy:
            self.stored.emit(item)

    def _photo(self, item: str) -> PhotoRow | None:
        return next(reversed(self._photos(item)), None)

    def _photos(self, item: str) -> tuple[PhotoRow, ...]:
        thing = self.work.thing
        photos = thing.photos if thing is not None else ()
        return tuple(one for one in photos if one.slot.partition("/")[2] == item)

    def _place(self, card: AnswerCard) -> tuple[str, str] | None:
        thing = self.work.thing
        if thing is None:
            return None
        return f"{thing.id.hex}/{card.item['id']}", f"{card.item['id']} {card.item['text_zh']}"

"""Photos that belong to a question about one object; their slot is ``object/question``."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.page import Page
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk, Picture
from fieldtech.ui.pages.photos.tools import PhotoTools, PickPhotos
from fieldtech.ui.pages.visit.work import VisitWork


class VisitPhotos(QObject):
    """Takes, shows and removes them for the page."""

    failed = Signal(object)

    def __init__(
        self, page: Page, workplace: Workplace, work: VisitWork, pick: PickPhotos | None, tools: PhotoTools | None
    ) -> None:
        super().__init__(page)
        self._page, self._work = page, work
        self.desk = PhotoDesk(workplace, page, pick, tools)
        self.desk.added.connect(page.changed)
        self.desk.failed.connect(self.failed)

    def ask(self, card: AnswerCard) -> None:
        """Ask for a file."""
        if (place := self._place(card)) is not None and self._work.visit is not None:
            self.desk.ask(self._work.visit.id, *place)

    def take(self, card: AnswerCard, picture: Picture) -> None:
        """Dropped or pasted."""
        if (place := self._place(card)) is not None and self._work.visit is not None:
            slot, caption = place
            self.desk.take(self._work.visit.id, slot, picture, caption)

    def remove(self, card: AnswerCard) -> None:
        """Take it out, with undo."""
        photo, visit = self._photo(str(card.item["id"])), self._work.visit
        if photo is None or visit is None:
            return
        self.desk.remove(photo)
        self._page.said.emit(self.tr("Photo removed"), partial(self.desk.put_back, visit.id, photo))

    def thumbnail(self, item: str) -> QImage:
        """The newest photo of a question; a null image when there is none."""
        photo = self._photo(item)
        return self.desk.thumbnail(photo) if photo else QImage()

    def _photo(self, item: str) -> PhotoRow | None:
        thing = self._work.thing
        photos = thing.photos if thing is not None else ()
        return next((one for one in reversed(photos) if one.slot.partition("/")[2] == item), None)

    def _place(self, card: AnswerCard) -> tuple[str, str] | None:
        thing = self._work.thing
        if thing is None:
            return None
        return f"{thing.id.hex}/{card.item['id']}", f"{card.item['id']} {card.item['text_zh']}"

"""Photos that belong to an item of the checklist; the caption begins with the item's code."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.model.checklist import is_answered
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.page import Page
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk, Picture
from fieldtech.ui.pages.photos.tools import PickPhotos

_SLOT = "other"


class ItemPhotos(QObject):
    """Takes, shows and removes them for the page."""

    failed = Signal(object)

    def __init__(self, page: Page, workplace: Workplace, pick: PickPhotos | None) -> None:
        super().__init__(page)
        self._page = page
        self.view: OrderView | None = None
        self.desk = PhotoDesk(workplace, page, pick)
        self.desk.added.connect(page.changed)
        self.desk.failed.connect(self.failed)

    def ask(self, card: AnswerCard) -> None:
        """Ask for a file."""
        if self.view is not None:
            self.desk.ask(self.view.id, _SLOT, _caption(card))

    def take(self, card: AnswerCard, picture: Picture) -> None:
        """Dropped or pasted."""
        if self.view is not None:
            self.desk.take(self.view.id, _SLOT, picture, _caption(card))

    def remove(self, card: AnswerCard) -> None:
        """Take it out, with undo."""
        photo, view = self._photo(str(card.item["id"])), self.view
        if photo is None or view is None:
            return
        self.desk.remove(photo)
        self._page.said.emit(self.tr("Photo removed"), partial(self.desk.put_back, view.id, photo))

    def thumbnail(self, item: str) -> QImage:
        """The newest photo of an item; a null image when there is none."""
        photo = self._photo(item)
        return self.desk.thumbnail(photo) if photo else QImage()

    def answers(self, view: OrderView) -> list[AnswerDraft]:
        """A photo item is answered by its photo, and open again without it."""
        answers, found = view.facts.all(AnswerDraft), []
        for item in (str(i["id"]) for i in view.facts.checklist if i["kind"] == "photo"):
            if is_answered(answers.get(item)) != (self._photo(item) is not None):
                found.append(AnswerDraft(item, "ok" if self._photo(item) else ""))
        return found

    def count(self, item: str) -> int:
        """How many photos an item has."""
        return len(self._photos(item))

    def _photo(self, item: str) -> PhotoRow | None:
        return next(reversed(self._photos(item)), None)

    def _photos(self, item: str) -> tuple[PhotoRow, ...]:
        photos = self.view.photos if self.view is not None else ()
        return tuple(p for p in photos if p.slot == _SLOT and p.caption.split(" ")[0] == item)


def _caption(card: AnswerCard) -> str:
    return f"{card.item['id']} {card.item['text_zh']}"

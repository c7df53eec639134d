"""The pictures of a checklist's items on the page where it is answered: small in the cards, large at a press."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from fieldtech.errors import FieldtechError
from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.forms.onsite.wording import named
from fieldtech.services.workplace import Workplace
from fieldtech.ui.page import Page
from fieldtech.ui.pages.order.instruction_sheets import PictureSheet


class InstructionPictures(QObject):
    """``join`` every card; what has not come from the office yet is left out, and said when it is asked for."""

    failed = Signal(object)

    def __init__(self, page: Page, workplace: Workplace) -> None:
        super().__init__(page)
        self._page, self._workplace = page, workplace

    def join(self, card: AnswerCard) -> None:
        """Show the picture of its item, if it has one."""
        sha = str(card.item.get("picture") or "")
        if sha:
            card.show_how(self._image(sha))
            card.how_wanted.connect(partial(self._show, card, sha))

    def _show(self, card: AnswerCard, sha: str) -> None:
        try:
            image = QImage.fromData(self._workplace.instructions.bytes_of(sha))
        except FieldtechError as error:
            self.failed.emit(error)
            return
        item = card.item
        title = f"{item['id']} {named(str(item['text_zh']), str(item['text_en']))}"
        how = named(str(item.get("instruction_zh") or ""), str(item.get("instruction_en") or ""))
        PictureSheet(self._page.window(), title, how, image).open()

    def _image(self, sha: str) -> QImage:
        try:
            return QImage.fromData(self._workplace.instructions.bytes_of(sha))
        except FieldtechError:
            return QImage()

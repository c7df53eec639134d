"""The pictures of a checklist's items on the page where it is answered: small in the cards, large at a press."""

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from fieldtech.errors import FieldtechError
from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.forms.onsite.wording import named
from fieldtech.services.workplace import Workplace
from fieldtech.ui.page import Page
from fieldtech.ui.pages.order.instruction_sheets import PictureSheet

_SMALL = QSize(216, 152)  # twice the place in a card, for fine screens


class InstructionPictures(QObject):
    """``join`` every card; what has not come from the office yet is left out, and said when it is asked for."""

    failed = Signal(object)

    def __init__(self, page: Page, workplace: Workplace) -> None:
        super().__init__(page)
        self._page, self._workplace = page, workplace
        self._small: dict[str, QImage] = {}

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
        """Read once, and only as large as it is shown: a checklist may have a picture for every item."""
        if sha not in self._small:
            try:
                self._small[sha] = _small(self._workplace.instructions.bytes_of(sha))
            except FieldtechError:
                return QImage()
        return self._small[sha]


def _small(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(reader.size().scaled(_SMALL, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()

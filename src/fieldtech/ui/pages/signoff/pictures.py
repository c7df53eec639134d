"""The photos the customer sees before he signs: a few on the page, all of them over it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from fieldtech.model.finding_photos import is_of_finding
from fieldtech.ui.kit.boxes import Body, Flow, boxed, column
from fieldtech.ui.kit.labels import Elided
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import word
from fieldtech.ui.later import soon
from fieldtech.ui.tokens import S1, S3

Picture = Callable[[str], QImage]
_SHOWN_FIRST = ("wiring", "position", "new_terminal", "body", "damage", "platform", "plate")
_WIDE, _HIGH = 190, 138
_TWICE = QSize(2 * _WIDE, 2 * _HIGH)
_ACROSS = 4
_ROWS = 3  # in sight at once


class SmallPicture(QWidget):
    """A photo in a rounded frame."""

    def __init__(self, image: QImage, caption: str) -> None:
        super().__init__()
        self._image = image
        self.setFixedSize(QSize(_WIDE, _HIGH))
        self.setAccessibleName(caption)
        self.setToolTip(caption)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of it as the frame holds."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), 7, 7)
        painter.setClipPath(path)
        scale = max(self.width() / self._image.width(), self.height() / self._image.height())
        width, height = self.width() / scale, self.height() / scale
        left, top = (self._image.width() - width) / 2, (self._image.height() - height) / 2
        painter.drawImage(QRectF(self.rect()), self._image, QRectF(left, top, width, height))


class PicturesCover(Sheet):
    """All photos with what they show; each is read when the window has a moment."""

    once: ClassVar[bool] = True

    def __init__(self, window: QWidget, photos: Sequence[Mapping[str, Any]], picture: Picture) -> None:
        super().__init__(window, width=880)
        self.setObjectName("customer_photos")
        self._count, self._waiting, self._picture = len(photos), iter(photos), picture
        self._flow = Flow(S3, top=True)
        area = Body(column(boxed(self._flow), None))
        rows = min(_ROWS, -(-len(photos) // _ACROSS))
        area.setFixedHeight(min(rows * (_HIGH + 40), window.height() - 220))
        self.add(area)
        self.primary.hide()
        soon(self, self._next)

    def retranslate(self) -> None:
        """How many there are."""
        super().retranslate()
        self.title.setText(self.tr("{n} photos").format(n=self._count))
        self.cancel.set_text(self.tr("Close"))

    def _next(self) -> None:
        photo = next(self._waiting, None)
        if photo is None:
            return
        if not (image := self._picture(str(photo["sha256"]))).isNull():
            name = caption_of(photo)
            small = image.scaled(_TWICE, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            below = Elided(name, 13, tone="muted")
            below.setFixedWidth(_WIDE)
            self._flow.addWidget(boxed(column(SmallPicture(small, name), below, gap=S1)))
        soon(self, self._next)


def in_order(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The photos of a record, first those that say most."""
    return sorted(record.get("photos") or [], key=lambda photo: _rank(str(photo["slot"])))


def caption_of(photo: Mapping[str, Any]) -> str:
    """The photo's place; of a photo of one vehicle among many the vehicle."""
    slot = str(photo["slot"])
    named = photo.get("caption") if "/" in slot else word(f"choice.photo.{slot}")  # of a question: its words
    return str(photo.get("plate") or named or "")


def _rank(slot: str) -> int:
    if is_of_finding(slot.rpartition("/")[2]):
        return -1
    return _SHOWN_FIRST.index(slot) if slot in _SHOWN_FIRST else len(_SHOWN_FIRST)

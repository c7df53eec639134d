"""A named place for one photo: empty it asks, filled it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from fieldtech.forms.field import Editor, Field
from fieldtech.ui.fonts import font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.kit.live import Live
from fieldtech.ui.theme import tokens_of

Pick = Callable[[QWidget], str]
Thumbnail = Callable[[str], QImage]


class PhotoSlot(Live, QAbstractButton):
    """``set_photo(image)`` fills it; a press asks for another photo."""

    taken = Signal()

    def __init__(self, caption: str = "", *, width: int = 132, height: int = 92) -> None:
        super().__init__()
        self._caption, self._image, self._needed, self._count = caption, QImage(), False, 1
        self.setFixedSize(QSize(width, height))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.taken)
        self.go_live()

    def set_caption(self, caption: str, *, needed: bool = False) -> None:
        """What the photo must show; ``needed`` paints it red."""
        self._caption, self._needed = caption, needed
        self.retranslate()
        self.update()

    def set_photo(self, image: QImage) -> None:
        """Show it; a null image empties the slot."""
        self._image = image
        self.retranslate()
        self.update()

    def set_count(self, count: int) -> None:
        """How many photos there are here; more than one is said on the newest."""
        self._count = count

    def retranslate(self) -> None:
        """The name says whether there is a photo, and how many."""
        state = self.tr("no photo yet") if self._image.isNull() else self.tr("photo taken")
        if self._count > 1 and not self._image.isNull():
            state = f"{state} × {self._count}"
        self.setAccessibleName(f"{self._caption}: {state}" if self._caption else state)
        self.setToolTip(self._caption)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo in a rounded frame, or a camera and the caption."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        role = "accent" if self.hasFocus() else "danger" if self._needed else "control"
        style = Qt.PenStyle.SolidLine if self.hasFocus() or not self._image.isNull() else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(tokens[role]), 2 if self.hasFocus() else 1, style))
        painter.setBrush(QColor(tokens["sunken"]))
        painter.drawRoundedRect(box, 8, 8)
        if self._image.isNull():
            self._paint_empty(painter, "danger" if self._needed else "muted")
        else:
            self._paint_photo(painter, box.adjusted(2, 2, -2, -2))
            if self._count > 1:
                self._paint_count(painter, box)

    def _paint_empty(self, painter: QPainter, role: str) -> None:
        tokens = tokens_of(self)
        x = self.width() / 2 - 11
        painter.drawPixmap(round(x), self.height() // 2 - 26, pixmap("camera", tokens[role], 22))
        face = font(12)
        painter.setFont(face)
        painter.setPen(QColor(tokens[role]))
        text = QFontMetrics(face).elidedText(self._caption, Qt.TextElideMode.ElideRight, self.width() - 14)
        below = QRectF(7, self.height() / 2 + 4, self.width() - 14, 20)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_photo(self, painter: QPainter, box: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(box, 7, 7)
        painter.setClipPath(path)
        scale = max(box.width() / self._image.width(), box.height() / self._image.height())
        width, height = box.width() / scale, box.height() / scale
        source = QRectF((self._image.width() - width) / 2, (self._image.height() - height) / 2, width, height)
        painter.drawImage(box, self._image, source)

    def _paint_count(self, painter: QPainter, box: QRectF) -> None:
        """On the lower left corner: the cross has the upper right one."""
        tokens, face, text = tokens_of(self), font(12, 600), f"× {self._count}"
        width = QFontMetrics(face).horizontalAdvance(text) + 14
        mark = QRectF(box.left() + 6, box.bottom() - 28, width, 22)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(tokens["border"]), 1))
        painter.setBrush(QColor(tokens["surface"]))
        painter.drawRoundedRect(mark, 6, 6)
        painter.setFont(face)
        painter.setPen(QColor(tokens["text"]))
        painter.drawText(mark, int(Qt.AlignmentFlag.AlignCenter), text)


@dataclass(frozen=True, kw_only=True)
class Photo(Field):
    """The key of a photo: ``pick`` asks for a file or the camera ("" when cancelled), ``thumbnail`` shows one."""

    pick: Pick
    thumbnail: Thumbnail

    def editor(self) -> Editor:
        """A slot."""
        return _PhotoEditor(self)


class _PhotoEditor(Editor):
    def __init__(self, field: Photo) -> None:
        self.slot = PhotoSlot(field.label)
        super().__init__(field, self.slot)
        self._key = ""
        self.slot.taken.connect(self._take)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        self.slot.set_caption(field.label)

    def value(self) -> str:
        return self._key

    def set_value(self, value: Any) -> None:
        self._key = value or ""
        self.slot.set_photo(self._photo().thumbnail(self._key) if self._key else QImage())

    def show_state(self, state: str) -> None:
        self.slot.set_caption(self.field.label, needed=state == "error")

    def _photo(self) -> Photo:
        assert isinstance(self.field, Photo)
        return self.field

    def _take(self) -> None:
        if key := self._photo().pick(self.slot):
            self.set_value(key)
            self.edited.emit()

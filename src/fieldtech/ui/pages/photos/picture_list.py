"""Small pictures to choose from: each with its time, a tick, and what speaks against it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldtech.services.camera_folder import CameraPicture, LookedAt
from fieldtech.ui.fonts import font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import sentence, word
from fieldtech.ui.pages.photos.naming import Local, photo_time
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import RADIUS, Tokens

Index = QModelIndex | QPersistentModelIndex
_CELL = QSize(184, 186)
_PICTURE = QSize(160, 106)
_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass
class Choice:
    """A picture one may choose: a file, or one from the clipboard."""

    source: Path | QImage
    picture: CameraPicture | None = None
    look: LookedAt | None = None
    ticked: bool = False
    small: QPixmap = field(default_factory=QPixmap)

    @property
    def name(self) -> str:
        """Of the file; a pasted picture has none."""
        return self.source.name if isinstance(self.source, Path) else ""

    @property
    def bad(self) -> bool:
        """Whether it cannot be used."""
        return self.look is not None and bool(self.look.codes)

    @property
    def stored(self) -> str | None:
        """The order that has it already, "" for one of others; None when it is new."""
        return self.look.stored_in if self.look is not None else None


class PictureList(Live, QListWidget):
    """``ticked_changed`` whenever the choice changes; Space ticks, and so does a press."""

    ticked_changed = Signal()

    def __init__(self, local: Local) -> None:
        super().__init__()
        self.setObjectName("pictures")
        self._local = local
        self._choices: list[Choice] = []
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(_CELL)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setItemDelegate(_Painter(self))
        self.setTabKeyNavigation(False)
        self.go_live()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Another list."""
        self._choices = list(choices)
        self.clear()
        for choice in self._choices:
            item = QListWidgetItem(self)
            item.setSizeHint(_CELL)
            self._show(item, choice)
        if self.count():
            self.setCurrentRow(0)
        self.ticked_changed.emit()

    def show_look(self, at: int, look: LookedAt) -> None:
        """What was found out about one of them; one that was dropped here stays ticked unless it is stored or bad."""
        choice = self._choices[at]
        choice.look = look
        choice.small = QPixmap.fromImage(QImage.fromData(look.small)) if look.small else QPixmap()
        if choice.bad or choice.stored is not None:
            choice.ticked = False
        self._show(self.item(at), choice)
        self.ticked_changed.emit()

    def tick_new(self, *, on: bool) -> None:
        """All that can be used and are not stored yet, or none."""
        for at, choice in enumerate(self._choices):
            choice.ticked = on and not choice.bad and choice.stored is None
            self._show(self.item(at), choice)
        self.ticked_changed.emit()

    def ticked(self) -> list[Path | QImage]:
        """What was chosen, in the order in which it was taken."""
        return [choice.source for choice in reversed(self._choices) if choice.ticked]

    def troubles(self) -> list[str]:
        """Each picture that cannot be used, and why."""
        return [": ".join(filter(None, (one.name, self._why(one)))) for one in self._choices if one.bad]

    def choice(self, index: Index) -> Choice:
        """What lies at a place of the list."""
        return self._choices[index.row()]

    def lines(self, choice: Choice) -> tuple[str, str, str]:
        """Its name, its time, and what speaks against it."""
        name = choice.name or self.tr("From the clipboard")
        taken = choice.picture
        time = photo_time(taken.taken_at, "", self._local) if taken is not None else ""
        said = self._why(choice)
        if not said and taken is not None and taken.taken_from == "file":
            said = word("photo_time.file")
        if choice.stored is not None:
            said = self.tr("Already in {order}").format(order=choice.stored or self.tr("another order"))
        return name, time, said

    def retranslate(self) -> None:
        """Names and times in the language shown."""
        self.setAccessibleName(self.tr("Pictures"))
        for at, choice in enumerate(self._choices):
            self._show(self.item(at), choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; Enter belongs to the sheet."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._toggle(self.currentRow())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press anywhere on a picture ticks it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._toggle(self.indexAt(event.position().toPoint()).row())

    def _toggle(self, at: int) -> None:
        if 0 <= at < len(self._choices) and not self._choices[at].bad:
            self._choices[at].ticked = not self._choices[at].ticked
            self._show(self.item(at), self._choices[at])
            self.ticked_changed.emit()

    def _why(self, choice: Choice) -> str:
        return " ".join(sentence(code, path=choice.name) for code in choice.look.codes) if choice.look else ""

    def _show(self, item: QListWidgetItem, choice: Choice) -> None:
        name, time, said = self.lines(choice)
        state = self.tr("ticked") if choice.ticked else self.tr("not ticked")
        spoken = ", ".join(filter(None, (name, time, said, "" if choice.bad else state)))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip("\n".join(filter(None, (name, time, said))))
        item.setData(_ROLE, choice.ticked)  # a change for the view


class _Painter(QStyledItemDelegate):
    """The picture, a tick at its corner, three lines of words."""

    def __init__(self, pictures: PictureList) -> None:
        super().__init__(pictures)
        self._list = pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All have one size."""
        return _CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, picture, tick, words."""
        choice, tokens = self._list.choice(index), tokens_of(self._list)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(option.rect).adjusted(3, 3, -3, -3)
        focused = self._list.hasFocus() and index == self._list.currentIndex()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "accent_soft" if choice.ticked else "hover" if hovered else "surface"
        edge = "accent" if focused or choice.ticked else "border"
        painter.setPen(QPen(QColor(tokens[edge]), 2 if focused else 1))
        painter.setBrush(QColor(tokens[ground]))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        place = QRectF(box.left() + 9, box.top() + 8, _PICTURE.width(), _PICTURE.height())
        self._picture(painter, place, choice, tokens)
        if not choice.bad:
            self._tick(painter, place, tokens, on=choice.ticked)
        self._words(painter, place, choice, tokens)
        painter.restore()

    def _picture(self, painter: QPainter, place: QRectF, choice: Choice, tokens: Tokens) -> None:
        if choice.small.isNull():
            painter.fillRect(place, QColor(tokens["sunken"]))
            icon = "circle-alert" if choice.bad else "camera"
            mark = pixmap(icon, tokens["danger" if choice.bad else "muted"], 26)
            painter.drawPixmap(round(place.center().x()) - 13, round(place.center().y()) - 13, mark)
            return
        painter.setOpacity(0.45 if choice.stored is not None else 1.0)
        size = choice.small.size().scaled(_PICTURE, Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(0, 0, size.width(), size.height())
        target.moveCenter(place.center().toPoint())
        painter.fillRect(place, QColor(tokens["sunken"]))
        painter.drawPixmap(target, choice.small)
        painter.setOpacity(1.0)

    def _tick(self, painter: QPainter, place: QRectF, tokens: Tokens, *, on: bool) -> None:
        box = QRectF(place.left() + 6, place.top() + 6, 22, 22)
        painter.setPen(QPen(QColor(tokens["accent" if on else "control"]), 1))
        painter.setBrush(QColor(tokens["accent" if on else "surface"]))
        painter.drawRoundedRect(box, 5, 5)
        if on:
            painter.drawPixmap(round(box.left()) + 3, round(box.top()) + 3, pixmap("check", tokens["on_accent"], 16))

    def _words(self, painter: QPainter, place: QRectF, choice: Choice, tokens: Tokens) -> None:
        name, time, said = self._list.lines(choice)
        tone = "danger" if choice.bad else "warn" if choice.stored is not None else "muted"
        top = place.bottom() + 5
        lines = ((name, font(13, 600), "text"), (time, font(12, tabular=True), "muted"), (said, font(12, 600), tone))
        for text, face, role in lines:
            middle = text == said and choice.stored is not None  # the end of an order's number tells it apart
            _write(painter, QRectF(place.left(), top, place.width(), 19), text, face, tokens[role], middle=middle)
            top += 19


def _write(painter: QPainter, box: QRectF, text: str, face: QFont, colour: str, *, middle: bool) -> None:
    painter.setFont(face)
    painter.setPen(QColor(colour))
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    fitted = QFontMetrics(face).elidedText(text, mode, int(box.width()))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), fitted)

"""The vehicle seen from its sides, the front and above: tap where it is damaged."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from fieldtech.model.drafts.onsite import DamageMark
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import S2, Tokens

VIEWS = ("left", "right", "front", "rear", "top")
WHOLE = 1000
_STEP = 50
_PLACES = {"left": (0.0, 0.0, 0.5, 0.36), "right": (0.5, 0.0, 0.5, 0.36), "front": (0.0, 0.36, 0.25, 0.32),
           "rear": (0.25, 0.36, 0.25, 0.32), "top": (0.5, 0.36, 0.5, 0.32)}  # fmt: skip
_HEIGHT = 250
_USED = 0.68


class BodyOutline(Live, QWidget):
    """``tapped(view, x, y)`` in thousandths; by keyboard the arrows move a cross and Enter sets the mark."""

    tapped = Signal(str, int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outline")
        self._marks: tuple[DamageMark, ...] = ()
        self._view, self._x, self._y = 0, 500, 500
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFixedHeight(_HEIGHT)
        self.go_live()

    def show_marks(self, marks: tuple[DamageMark, ...]) -> None:
        """Numbered from 1."""
        self._marks = marks
        self.update()

    def box_of(self, view: str) -> QRectF:
        """Where a view is drawn."""
        left, top, width, height = _PLACES[view]
        scale = self.height() / _USED
        box = QRectF(left * self.width(), top * scale, width * self.width(), height * scale)
        return box.adjusted(S2, 20, -S2, -S2)

    def retranslate(self) -> None:
        """What it is for."""
        self.setAccessibleName(self.tr("Outline of the vehicle: tap where it is damaged"))
        self.setToolTip(self.tr("Tap where it is damaged. Keys: arrows, V for another side, Enter."))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the drawer."""
        return QSize(320, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A mark where it was tapped."""
        for view in VIEWS:
            box = self.box_of(view)
            if box.contains(event.position()):
                x = round((event.position().x() - box.left()) / box.width() * WHOLE)
                y = round((event.position().y() - box.top()) / box.height() * WHOLE)
                self.tapped.emit(view, x, y)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The cross moves; V shows another side; Enter sets a mark."""
        move = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        step = move.get(Qt.Key(event.key()))
        if step is not None:
            self._x = min(WHOLE, max(0, self._x + step[0] * _STEP))
            self._y = min(WHOLE, max(0, self._y + step[1] * _STEP))
        elif event.key() == Qt.Key.Key_V:
            self._view = (self._view + 1) % len(VIEWS)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.tapped.emit(VIEWS[self._view], self._x, self._y)
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Five views, their names, the marks, and the cross while the focus is here."""
        tokens, painter = tokens_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens["accent" if self.hasFocus() else "border"]), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens["sunken"]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        for view in VIEWS:
            _paint_view(painter, self.box_of(view), view, tokens)
        for number, mark in enumerate(self._marks, 1):
            if mark.view in VIEWS:
                _paint_mark(painter, self._spot(mark.view, mark.x, mark.y), number, tokens)
        if self.hasFocus():
            spot = self._spot(VIEWS[self._view], self._x, self._y)
            painter.setPen(QPen(QColor(tokens["accent"]), 2))
            painter.drawLine(spot - QPointF(8, 0), spot + QPointF(8, 0))
            painter.drawLine(spot - QPointF(0, 8), spot + QPointF(0, 8))

    def _spot(self, view: str, x: int, y: int) -> QPointF:
        box = self.box_of(view)
        return QPointF(box.left() + box.width() * x / WHOLE, box.top() + box.height() * y / WHOLE)


def _paint_view(painter: QPainter, box: QRectF, view: str, tokens: Tokens) -> None:
    painter.setPen(QColor(tokens["muted"]))
    painter.setFont(font(11))
    over = QRectF(box.left(), box.top() - 18, box.width(), 16)
    painter.drawText(over, int(Qt.AlignmentFlag.AlignCenter), word(f"choice.vehicle_view.{view}"))
    painter.setPen(QPen(QColor(tokens["control"]), 1.5))
    painter.setBrush(QColor(tokens["surface"]))
    for part, round_part in _shapes(view):
        place = QRectF(box.left() + part.left() * box.width(), box.top() + part.top() * box.height(),
                       part.width() * box.width(), part.height() * box.height())  # fmt: skip
        if round_part:
            side = min(place.width(), place.height())
            painter.drawEllipse(place.center(), side / 2, side / 2)
        else:
            painter.drawRoundedRect(place, 3, 3)


def _shapes(view: str) -> Iterator[tuple[QRectF, bool]]:
    """Boxes and wheels of a truck in parts of its own box; left and right are mirrored."""
    if view in ("left", "right"):
        parts = [(0.26, 0.05, 0.72, 0.6, False), (0.02, 0.22, 0.22, 0.48, False), (0.05, 0.28, 0.1, 0.18, False),
                 (0.02, 0.66, 0.96, 0.1, False), (0.08, 0.66, 0.14, 0.3, True), (0.62, 0.66, 0.14, 0.3, True),
                 (0.79, 0.66, 0.14, 0.3, True)]  # fmt: skip
        for x, y, width, height, wheel in parts:
            yield QRectF(x if view == "left" else 1 - x - width, y, width, height), wheel
    elif view == "top":
        yield QRectF(0.26, 0.12, 0.72, 0.76), False
        yield QRectF(0.02, 0.16, 0.22, 0.68), False
        yield QRectF(0.05, 0.22, 0.06, 0.56), False
    else:
        yield QRectF(0.15, 0.05, 0.7, 0.75), False
        yield (QRectF(0.22, 0.14, 0.56, 0.26), False) if view == "front" else (QRectF(0.5, 0.05, 0.01, 0.75), False)
        yield QRectF(0.18, 0.8, 0.16, 0.16), False
        yield QRectF(0.66, 0.8, 0.16, 0.16), False


def _paint_mark(painter: QPainter, spot: QPointF, number: int, tokens: Tokens) -> None:
    painter.setPen(QPen(QColor(tokens["surface"]), 1.5))
    painter.setBrush(QColor(tokens["danger"]))
    painter.drawEllipse(spot, 9, 9)
    painter.setFont(font(11, 600))
    painter.setPen(QColor(tokens["surface"]))
    painter.drawText(QRectF(spot.x() - 9, spot.y() - 9, 18, 18), int(Qt.AlignmentFlag.AlignCenter), str(number))

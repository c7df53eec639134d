"""Signing with mouse, finger or pen. Strokes are kept as vectors; what is seen is only a picture of them."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from fieldtech.forms.ink_painter import guessed_pressure, paint_ink, paint_segment, place
from fieldtech.forms.strokes import FULL, Ink, Point, Stroke
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.live import Live
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import RADIUS, S5

_BASELINE = 40  # px from the bottom to the line one signs on


class SignaturePad(Live, QWidget):
    """``ink()`` is what was signed, ``enough_ink()`` whether it can be a signature.

    The ink keeps its shape when the pad is resized or turned. Ctrl+Z takes the last stroke back.
    """

    changed = Signal()

    def __init__(self, label: str = "", *, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` counts in seconds; it times the strokes."""
        super().__init__()
        self._label, self._clock = label, clock
        self._aspect = 0
        self._strokes: list[Stroke] = []
        self._current: list[Point] = []
        self._began = 0.0
        self._under = ""
        self._hint = ""
        self._picture: QPixmap | None = None
        self._locked = False
        self.setObjectName("signature")
        self.setMinimumSize(240, 150)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.go_live()

    # what was signed --------------------------------------------------------------------------------------

    def ink(self) -> Ink:
        """All finished strokes."""
        return Ink(self._aspect or self._own_aspect(), tuple(self._strokes))

    def set_ink(self, ink: Ink) -> None:
        """Show earlier ink (a restored draft, a sealed record)."""
        self._strokes = list(ink.strokes)
        self._aspect = ink.aspect if ink.strokes else 0
        self._redraw()

    def enough_ink(self) -> bool:
        """Whether it can be a signature; a dot or a slip is not."""
        return self.ink().enough()

    def is_empty(self) -> bool:
        """Whether nothing was drawn."""
        return not self._strokes

    def clear(self) -> Ink:
        """Remove all; returns what was there, for Undo."""
        before = self.ink()
        self.set_ink(Ink())
        self.changed.emit()
        return before

    def undo_stroke(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self._aspect = self._aspect if self._strokes else 0
            self._redraw()
            self.changed.emit()

    def set_caption(self, name: str, time_text: str = "") -> None:
        """Who signs and when, below the line."""
        self._under = " · ".join(filter(None, (name, time_text)))
        self.update()

    def set_label(self, label: str) -> None:
        """Whose signature it is, for screen readers."""
        self._label = label
        self.retranslate()

    def set_locked(self, locked: bool) -> None:
        """A sealed signature takes no more ink."""
        self._locked = locked
        self.setCursor(Qt.CursorShape.ArrowCursor if locked else Qt.CursorShape.CrossCursor)

    # looks ------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Name, help and the words on the line."""
        self._hint = self.tr("Sign above the line")
        self.setAccessibleName(self._label or self.tr("Signature"))
        self.setAccessibleDescription(
            self.tr("Draw with pen, finger or mouse. Ctrl+Z takes the last stroke back, Delete clears.")
        )
        self.update()

    def restyle(self) -> None:
        """Ink in the colour of the theme."""
        self._redraw()

    def sizeHint(self) -> QSize:
        """Two and a half times as wide as high, or as high as it is told to be at least."""
        return QSize(460, self.minimumHeight() or 184)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture is made anew from the strokes."""
        super().resizeEvent(event)
        self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, line, caption, ink."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        empty = not self._strokes and not self._current
        style = Qt.PenStyle.DashLine if empty and not focus else Qt.PenStyle.SolidLine
        painter.setBrush(QColor(tokens["sunken"]))
        painter.setPen(QPen(QColor(tokens["accent" if focus else "control"]), 2 if focus else 1, style))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        y = self.height() - _BASELINE
        painter.setPen(QPen(QColor(tokens["border"]), 1))
        painter.drawLine(QPointF(S5, y), QPointF(self.width() - S5, y))
        painter.setFont(font(12, tabular=True))
        painter.setPen(QColor(tokens["hint"]))
        below = QRectF(S5, y + 6, self.width() - 2 * S5, 24)
        text = self._hint if empty or not self._under else self._under
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), f"×  {text}")
        painter.drawPixmap(0, 0, self._drawn())

    # pen, finger, mouse -----------------------------------------------------------------------------------

    def press(self, at: QPointF, pressure: float | None = None) -> None:
        """The pen comes down; ``pressure`` 0..1 or None when the device has none."""
        if self._locked:
            return
        if not self._strokes:
            self._aspect = self._own_aspect()
            self._began = self._clock()
        self._current = [self._point(at, pressure, 0.0)]

    def move_to(self, at: QPointF, pressure: float | None = None) -> None:
        """The pen moves."""
        if not self._current:
            return
        last = self._current[-1]
        box = self._box()
        dx, dy = at.x() - box.left() - last[0] * box.width() / FULL, at.y() - box.top() - last[1] * box.height() / FULL
        distance = (dx * dx + dy * dy) ** 0.5
        if distance < 1.2:
            return
        elapsed = max(0.001, self._clock() - self._began - last[3] / 1000)
        self._current.append(self._point(at, pressure, distance / box.height() / elapsed))
        self._draw_last()

    def release(self) -> None:
        """The pen is lifted: the stroke counts."""
        if self._current:
            self._strokes.append(tuple(self._current))
            self._current = []
            self._redraw()
            self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Left button draws."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        self.move_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Done."""
        self.release()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen knows its pressure."""
        if event.type() == QEvent.Type.TabletPress:
            self.press(event.position(), event.pressure())
        elif event.type() == QEvent.Type.TabletMove:
            self.move_to(event.position(), event.pressure())
        elif event.type() == QEvent.Type.TabletRelease:
            self.release()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """One finger draws; a second one is a palm and is left aside."""
        if isinstance(event, QTouchEvent) and event.points():
            point = event.points()[0]
            pressure = point.pressure() if 0 < point.pressure() < 1 else None
            if event.type() == QEvent.Type.TouchBegin:
                self.setFocus()
                self.press(point.position(), pressure)
            elif event.type() == QEvent.Type.TouchUpdate:
                self.move_to(point.position(), pressure)
            else:
                self.release()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z and Delete."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self._locked:
            self.undo_stroke()
        elif event.key() == Qt.Key.Key_Delete and not self._locked:
            self.clear()
        else:
            super().keyPressEvent(event)

    # inside -----------------------------------------------------------------------------------------------

    def _own_aspect(self) -> int:
        return max(200, round(1000 * self.width() / max(1, self.height())))

    def _box(self) -> QRectF:
        return place(self._aspect or self._own_aspect(), QRectF(self.rect()))

    def _point(self, at: QPointF, pressure: float | None, speed: float) -> Point:
        box = self._box()
        x = round((at.x() - box.left()) * FULL / box.width())
        y = round((at.y() - box.top()) * FULL / box.height())
        force = guessed_pressure(speed) if pressure is None else pressure
        before = self._current[-1][2] / FULL if self._current else force
        smooth = before + (force - before) * 0.3
        ms = round((self._clock() - self._began) * 1000)
        return (_inside(x), _inside(y), _inside(round(smooth * FULL)), max(0, ms))

    def _drawn(self) -> QPixmap:
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = self._ink_painter(self._picture)
            paint_ink(painter, self.ink(), QRectF(self.rect()), QColor(tokens_of(self)["ink"]))
            painter.end()
        return self._picture

    def _draw_last(self) -> None:
        painter = self._ink_painter(self._drawn())
        colour = QColor(tokens_of(self)["ink"])
        at = len(self._current) - 1
        touched = paint_segment(painter, self._current, at, self._box(), colour)
        painter.end()
        self.update(touched.toAlignedRect().adjusted(-2, -2, 2, 2))

    def _ink_painter(self, picture: QPixmap) -> QPainter:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def _redraw(self) -> None:
        self._picture = None
        self.update()


def _inside(value: int) -> int:
    return max(0, min(FULL, value))

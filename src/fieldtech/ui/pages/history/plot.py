"""A chart of readings drawn with pyqtgraph; only ``loading`` imports this module, when a chart is to be seen."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from fieldtech.model.ticks import clear_start, thinned
from fieldtech.ui.fonts import font
from fieldtech.ui.language import labelled, word
from fieldtech.ui.pages.history.drawing import Curve, Dot, Drawing, walk
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import Tokens

pg.setConfigOption("exitCleanup", False)  # at the end Qt takes everything down itself, and in its own order

HEIGHT = 236
_REACH = 26  # pixels from a point within which the mouse means it
_DAY_WIDTH = 64
_TOP = 0.05
_LEAST = 400  # pixels a chart is wide, also before it has its place
_WORDS = 34  # pixels of the words of a zone with a point at their lower edge
_RING = 7  # pixels around an equal reading of another line
_SIDE = 0.05  # of the time shown, left free at both ends
_KEYS = {Qt.Key.Key_Left: "previous", Qt.Key.Key_Right: "next", Qt.Key.Key_Up: "above", Qt.Key.Key_Down: "below",
         Qt.Key.Key_Home: "first", Qt.Key.Key_End: "last"}  # fmt: skip
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_SCALE = 2  # pixels of a saved picture for each on the screen


class ReadingPlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph is untyped
    """``pointed(text)`` when a reading is looked at: by the mouse, or Left and Right, Up and Down for the lines."""

    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setObjectName("reading_plot")
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(False, False)
        self.setFrameShape(self.Shape.NoFrame)
        self._drawing: Drawing | None = None
        self._at: tuple[int, int] | None = None
        self._ring: Any = None
        self._tokens: Tokens | None = None

    # drawing ----------------------------------------------------------------------------------------------

    def show_drawing(self, drawing: Drawing) -> None:
        """Draw another chart, or the same one in other words."""
        same = self._drawing is not None and len(self._drawing.curves) == len(drawing.curves)
        self._drawing = drawing
        self._at = self._at if same else None
        self.redraw()
        self._say(quietly=True)

    def redraw(self) -> None:
        """Everything anew in the colours of the theme."""
        drawing = self._drawing
        if drawing is None:
            return
        tokens, item = tokens_of(self), self.getPlotItem()
        self._tokens = tokens
        item.clear()
        self.setBackground(QColor(tokens["surface"]))
        self._scale(drawing, tokens)
        self._zones(drawing, tokens)
        for curve in drawing.curves:
            self._curve(curve, tokens)
        self._ring = pg.ScatterPlotItem(size=17, pen=pg.mkPen(tokens["text"], width=2), brush=None, pxMode=True)
        item.addItem(self._ring)
        self._mark()

    def _scale(self, drawing: Drawing, tokens: Tokens) -> None:
        item = self.getPlotItem()
        low, high = drawing.scale[0], drawing.scale[-1]
        first, last = (drawing.days[at].toordinal() for at in (0, -1))
        air = max((last - first) * _SIDE, 1.0)
        top = high + (high - low) * _TOP  # or the figure of the highest line would be cut in two
        item.setRange(xRange=(first - air, last + 2 * air), yRange=(low, top), padding=0, disableAutoRange=True)
        face = font(12, tabular=True)
        for name in ("left", "bottom"):
            axis = item.getAxis(name)
            axis.setPen(None)
            axis.setTextPen(QColor(tokens["muted"]))
            axis.setStyle(tickFont=face, tickLength=0)
        item.getAxis("left").setTicks([[(tick, f"{tick:g}") for tick in drawing.scale]])
        for tick in drawing.scale:
            item.addItem(pg.InfiniteLine(tick, angle=0, pen=pg.mkPen(tokens["border"], width=1)))
        self._days(drawing)

    def _days(self, drawing: Drawing) -> None:
        """As many days under the chart as there is room for."""
        days, room = drawing.days, (self.width() - 60) // _DAY_WIDTH
        shown = thinned(len(days), max(1, room))
        self.getPlotItem().getAxis("bottom").setTicks([[(days[n].toordinal(), f"{days[n]:%Y-%m}") for n in shown]])

    def _zones(self, drawing: Drawing, tokens: Tokens) -> None:
        """Where a reading must not be: filled, edged with dashes, and said in words."""
        low, high = drawing.scale[0], self.getPlotItem().viewRange()[1][1]
        if drawing.lower is not None and drawing.lower > low:
            self._zone(low, drawing.lower, drawing.lower, tokens)
            self._words(drawing, drawing.below, drawing.lower, tokens)
        if drawing.upper is not None and drawing.upper < high:
            self._zone(drawing.upper, high, drawing.upper, tokens)
            self._words(drawing, drawing.above, drawing.upper, tokens)

    def _words(self, drawing: Drawing, text: str, limit: float, tokens: Tokens) -> None:
        """What a zone means, below its edge, for above it there may be no room, and where it covers no reading."""
        (first, last), (low, high) = self.getPlotItem().viewRange()
        face, line = font(12, 600), (high - low) * _WORDS / HEIGHT
        wide = (QFontMetrics(face).horizontalAdvance(text) + 8) / max(_LEAST, self.width() - 60)
        share = clear_start(drawing.shares(limit - line, limit + line / 3, first, last), wide)
        words = pg.TextItem(text, color=QColor(tokens["danger"]), anchor=(0, 0))
        words.setFont(face)
        words.setPos(first + share * (last - first), limit)
        self.addItem(words)

    def _zone(self, below: float, above: float, limit: float, tokens: Tokens) -> None:
        region = pg.LinearRegionItem((below, above), orientation="horizontal", movable=False,
                                     brush=QColor(tokens["danger_soft"]), pen=pg.mkPen(None))  # fmt: skip
        region.setZValue(-20)
        self.addItem(region)
        dashes = pg.mkPen(tokens["danger"], width=1, style=Qt.PenStyle.DashLine)
        self.addItem(pg.InfiniteLine(limit, angle=0, pen=dashes))

    def _curve(self, curve: Curve, tokens: Tokens) -> None:
        """The line breaks where nothing was measured; outside the limits is red; an equal reading has a ring."""
        days = [float(dot.day.toordinal()) for dot in curve.dots]
        values = [float("nan") if dot.value is None else dot.value for dot in curve.dots]
        ink = tokens[curve.tone]
        pen = pg.mkPen(ink, width=2, style=Qt.PenStyle.DashLine if curve.over else Qt.PenStyle.SolidLine)
        self.addItem(pg.PlotDataItem(days, values, pen=pen, connect="finite", antialias=True))
        read = [dot for dot in curve.dots if dot.value is not None]
        for outside in (False, True):
            dots = [dot for dot in read if dot.outside is outside]
            fill, edge = (tokens["danger"], tokens["danger"]) if outside else (tokens["surface"], ink)
            self.addItem(pg.ScatterPlotItem(
                [float(dot.day.toordinal()) for dot in dots], [dot.value for dot in dots],
                size=[(10 if outside else 8) + _RING * dot.under for dot in dots], pen=pg.mkPen(edge, width=2),
                brush=[QColor(tokens["surface"] if dot.under else fill) for dot in dots], antialias=True,
            ))  # fmt: skip
        if read and not read[-1].under:
            last = read[-1]
            tone = QColor(tokens["danger"] if last.outside else ink)
            label = pg.TextItem(last.label, color=tone, anchor=(-0.15, 0.5))
            label.setFont(font(13, 600, tabular=True))
            label.setPos(last.day.toordinal(), last.value)
            self.addItem(label)

    # looking at one reading -------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The reading looked at in one sentence, "" for none."""
        dot = self._dot()
        return dot.text if dot else ""

    def _dot(self) -> Dot | None:
        if self._drawing is None or self._at is None:
            return None
        line, place = self._at
        dots = self._drawing.curves[line].dots if line < len(self._drawing.curves) else ()
        return dots[place] if place < len(dots) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From point to point, from line to line; anything else is for the page."""
        where = _KEYS.get(Qt.Key(event.key()))
        if where is None or self._drawing is None or event.modifiers() not in _PLAIN:
            event.ignore()
            return
        self._go(where)

    def _go(self, where: str) -> None:
        assert self._drawing is not None
        self._at = walk(self._drawing, self._at, where)
        self._mark()
        self._say()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What the mouse is near is said, as a tip and below the chart."""
        super().mouseMoveEvent(event)
        if (near := self._near(event.position())) is None:
            QToolTip.hideText()
            return
        if near != self._at:
            self._at = near
            self._mark()
            self._say()
        QToolTip.showText(event.globalPosition().toPoint(), self.text, self)

    def _near(self, spot: QPointF) -> tuple[int, int] | None:
        if self._drawing is None:
            return None
        found: list[tuple[float, tuple[int, int]]] = []
        for line, place, dot in self._drawing.dots():
            if dot.value is not None:
                away = self.spot_of(dot) - spot
                found.append((away.x() ** 2 + away.y() ** 2, (line, place)))
        distance, near = min(found, default=(_REACH**2 + 1.0, (0, 0)))
        return near if distance <= _REACH**2 else None

    def spot_of(self, dot: Dot) -> QPointF:
        """Where a reading lies in this widget."""
        box = self.getPlotItem().getViewBox()
        scene = box.mapViewToScene(QPointF(dot.day.toordinal(), dot.value or 0.0))
        return QPointF(self.viewportTransform().map(scene))

    def _mark(self) -> None:
        dot = self._dot()
        if self._ring is not None:
            here = dot is not None and dot.value is not None
            self._ring.setData([dot.day.toordinal()] if here and dot else [], [dot.value] if here and dot else [])

    def _say(self, *, quietly: bool = False) -> None:
        """For eyes below the chart, for ears as its name."""
        title = self._drawing.title if self._drawing else ""
        self.setAccessibleName(labelled(title, self.text) if self.text else title)
        if not quietly:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.pointed.emit(self.text)

    # frame ------------------------------------------------------------------------------------------------

    def picture(self) -> QImage:
        """The chart under its title, twice as fine as on the screen."""
        tokens, head = tokens_of(self), 34
        image = QImage(self.width() * _SCALE, (self.height() + head) * _SCALE, QImage.Format.Format_RGB32)
        image.fill(QColor(tokens["surface"]))
        painter = QPainter(image)
        painter.scale(_SCALE, _SCALE)
        painter.setFont(font(15, 600))
        painter.setPen(QColor(tokens["text"]))
        painter.drawText(QRectF(12, 0, self.width() - 24, head), int(Qt.AlignmentFlag.AlignVCenter), self._headline())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.render(painter, QRectF(0, head, self.width(), self.height()), self.viewport().rect())
        painter.end()
        return image

    def _headline(self) -> str:
        drawing = self._drawing
        if drawing is None or len(drawing.curves) < 2:
            return drawing.title if drawing else ""
        return labelled(drawing.title, word("list.comma").join(curve.name for curve in drawing.curves))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other days."""
        super().resizeEvent(event)
        if (drawing := getattr(self, "_drawing", None)) is not None:  # the base class sends one before we are made
            self._days(drawing)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: the palette comes to the parts of a card one after the other."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_tokens", None) not in (None, tokens_of(self)):
            self.redraw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the page, not the chart."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame of the focus, and the newest reading to start from."""
        super().focusInEvent(event)
        if self._drawing is not None and self._at is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go("last")
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the frame."""
        super().focusOutEvent(event)
        self.viewport().update()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """The frame of the focus."""
        super().drawForeground(painter, rect)
        if self.hasFocus():
            painter.save()
            painter.resetTransform()
            painter.setPen(QPen(QColor(tokens_of(self)["accent"]), 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 6, 6)
            painter.restore()

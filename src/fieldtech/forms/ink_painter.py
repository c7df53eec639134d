"""Drawing strokes: curves through the middles between points, wider where pressed or slow."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from fieldtech.forms.strokes import FULL, Ink, Point


def place(ink_aspect: int, room: QRectF) -> QRectF:
    """Where ink of this aspect lies in a pad of another shape: as large as fits, in the middle."""
    aspect = ink_aspect / 1000
    width = min(room.width(), room.height() * aspect)
    height = width / aspect
    return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)


def paint_ink(painter: QPainter, ink: Ink, room: QRectF, colour: QColor) -> None:
    """Draw a whole signature into ``room``."""
    box = place(ink.aspect, room)
    for stroke in ink.strokes:
        for at in range(len(stroke)):
            paint_segment(painter, stroke, at, box, colour)


def paint_segment(painter: QPainter, stroke: Sequence[Point], at: int, box: QRectF, colour: QColor) -> QRectF:
    """Draw the part of a stroke that ends at point ``at``; returns where it lies."""
    points = [_at(p, box) for p in stroke[max(0, at - 2) : at + 1]]
    width = max(1.2, min(4.0, 3.0 * box.height() / 200)) * (0.45 + stroke[at][2] / FULL)
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    path = QPainterPath()
    if len(points) == 1:
        painter.drawPoint(points[0])
        return QRectF(points[0], points[0]).adjusted(-width, -width, width, width)
    here = _middle(points[-2], points[-1])
    path.moveTo(_middle(points[0], points[1]) if len(points) == 3 else points[0])
    path.quadTo(points[-2], here)
    if at == len(stroke) - 1:
        path.lineTo(points[-1])
    painter.drawPath(path)
    return path.boundingRect().adjusted(-width, -width, width, width)


def _at(point: Point, box: QRectF) -> QPointF:
    return QPointF(box.left() + point[0] * box.width() / FULL, box.top() + point[1] * box.height() / FULL)


def _middle(a: QPointF, b: QPointF) -> QPointF:
    return QPointF((a.x() + b.x()) / 2, (a.y() + b.y()) / 2)


def guessed_pressure(speed: float) -> float:
    """Pressure 0..1 of a mouse or finger from its speed in pad heights per second: fast is thin."""
    return max(0.15, min(0.85, 0.85 - 0.22 * speed))

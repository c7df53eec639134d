"""Paints a cell of a list: a text, and where something is wrong a frame, an icon and words."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from fieldtech.ui.fonts import font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.pages.importing.rows_model import CELL_ROLE, CellLook
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 44
_ICONS = {"danger": "circle-alert", "warn": "triangle-alert"}


class CellDelegate(QStyledItemDelegate):
    """A text, and where something is wrong a frame, an icon and words: never colour alone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows have one height."""
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, frame, text, words."""
        look, tokens = index.data(CELL_ROLE), tokens_of(option.widget)
        if not isinstance(look, CellLook):
            return
        box = QRectF(option.rect)
        view = option.widget
        current = isinstance(view, QTableView) and view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            painter.fillRect(box, QColor(tokens["accent_soft"]))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, _tint(tokens["accent"]))
        painter.setPen(QColor(tokens["border"]))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        focused = current and bool(option.state & QStyle.StateFlag.State_HasFocus)
        if look.tone and not look.dot:
            painter.setPen(QPen(QColor(tokens[look.tone]), 2 if focused else 1))
            painter.setBrush(QColor(tokens[f"{look.tone}_soft"]))
            painter.drawRoundedRect(box.adjusted(2.5, 3.5, -4.5, -4.5), 6, 6)
        elif focused:
            painter.setPen(QPen(QColor(tokens["accent"]), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 3, -4, -4), 6, 6)
        self._words(painter, box, look, tokens)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, look: CellLook, tokens: Tokens) -> None:
        left, room = box.left() + 10, box.width() - 18
        middle = box.center().y() - (8 if look.words else 0)
        if look.dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens[look.dot]))
            painter.drawEllipse(QPointF(left + 4, middle), 3.5, 3.5)
        shift = 13 if look.dot else 0
        ink = look.dot if look.dot and look.strong else "muted" if look.quiet else "text"
        cut = Qt.TextElideMode.ElideMiddle if look.middle else Qt.TextElideMode.ElideRight
        weight = 600 if look.strong else 400
        first = QRectF(left + shift, middle - 9, room - shift, 18)
        _line(painter, first, look.text, (13, weight), tokens[ink], cut)
        if not look.words:
            return
        tone = look.tone or "muted"
        if look.tone:
            painter.drawPixmap(QPointF(left, middle + 10), pixmap(_ICONS[look.tone], tokens[tone], 12, 2.2))
            left, room = left + 15, room - 15
        second = QRectF(left, middle + 8, room, 16)
        _line(painter, second, look.words, (11, 600 if tone == "danger" else 400), tokens[tone])


@lru_cache(maxsize=8)
def _tint(colour: str) -> QColor:
    """Lies over whatever is below."""
    tint = QColor(colour)
    tint.setAlpha(40)
    return tint


def _line(
    painter: QPainter,
    box: QRectF,
    text: str,
    face: tuple[int, int],
    ink: str,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    shape, metrics = _face(*face)
    painter.setFont(shape)
    painter.setPen(QColor(ink))
    room = int(box.width())
    shown = text if metrics.horizontalAdvance(text) <= room else metrics.elidedText(text, cut, room)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)


@lru_cache(maxsize=8)
def _face(px: int, weight: int) -> tuple[QFont, QFontMetrics]:
    """Made once: a screen full of cells asks for it some hundred times a frame."""
    shape = font(px, weight, tabular=True)
    return shape, QFontMetrics(shape)

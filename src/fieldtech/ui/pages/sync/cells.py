"""The cells of the sync page that are more than words: the state as a pill, and how long something waits."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldtech.ui.fonts import BODY, font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.kit.pill import paint_pill, pill_width
from fieldtech.ui.pages.sync.lines import Line
from fieldtech.ui.record_views import ROW_HEIGHT
from fieldtech.ui.tables import RECORD_ROLE
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex
_LEFT = 12


class _LineCells(QStyledItemDelegate):
    """The ground of a cell; subclasses paint what stands on it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = tokens_of(option.widget)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens["accent_soft"]))
        painter.setPen(QPen(QColor(tokens["border"]), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens["accent"]), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_line(painter, QRectF(option.rect).adjusted(_LEFT, 0, -_LEFT, 0), index.data(RECORD_ROLE), tokens)
        painter.restore()

    def paint_line(self, painter: QPainter, box: QRectF, line: Line, tokens: Tokens) -> None:
        """What stands in the cell."""
        raise NotImplementedError


class StateCells(_LineCells):
    """The state as a pill, which gives up its end where the column is narrow."""

    def paint_line(self, painter: QPainter, box: QRectF, line: Line, tokens: Tokens) -> None:
        """A pill."""
        room = int(box.width()) - pill_width("")
        text = QFontMetrics(font(12, 600)).elidedText(line.state, Qt.TextElideMode.ElideRight, room)
        paint_pill(painter, box.left(), box.center().y(), text, line.tone, tokens)


class TimeCells(_LineCells):
    """How long something waits; what waits too long has a mark, too, for whoever sees no colours."""

    def paint_line(self, painter: QPainter, box: QRectF, line: Line, tokens: Tokens) -> None:
        """Words, and the mark."""
        ink = tokens["warn" if line.old else "text"]
        if line.old:
            painter.drawPixmap(QPointF(box.left(), box.center().y() - 8), pixmap("triangle-alert", ink, 16))
            box = box.adjusted(22, 0, 0, 0)
        face = font(BODY, 600 if line.old else 400, tabular=True)
        painter.setFont(face)
        painter.setPen(QColor(ink))
        text = QFontMetrics(face).elidedText(line.time, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)

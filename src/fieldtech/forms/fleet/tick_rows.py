"""Lines with a tick before them, painted in the colours of the theme."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldtech.ui.fonts import BODY, font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import S2

Index = QModelIndex | QPersistentModelIndex
ROW = 36
_BOX = 18


class TickRows(QStyledItemDelegate):
    """Reads two roles: what is said, and whether it is ticked."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines have one height."""
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, box, text; the line the keys are on has a ring."""
        tokens = tokens_of(option.widget)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        line = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ticked:
            painter.fillRect(line, QColor(tokens["accent_soft"]))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens["accent"]), 2))
            painter.drawRoundedRect(line.adjusted(1, 1, -1, -1), 4, 4)
        box = QRectF(line.left() + S2, line.center().y() - _BOX / 2, _BOX, _BOX)
        painter.setPen(QPen(QColor(tokens["accent" if ticked else "control"]), 1.5))
        painter.setBrush(QColor(tokens["accent"]) if ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            painter.drawPixmap(QPointF(box.left() + 2, box.top() + 2), pixmap("check", tokens["on_accent"], 14))
        self._say(painter, line.adjusted(_BOX + 3 * S2, 0, -S2, 0), str(index.data()), QColor(tokens["text"]))
        painter.restore()

    def _say(self, painter: QPainter, box: QRectF, text: str, ink: QColor) -> None:
        face = font(BODY, tabular=True)
        painter.setFont(face)
        painter.setPen(ink)
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)

"""The rows of the order list: number and time, title, subtitle and pill. One role, one fixed height."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldtech.ui.fonts import font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.kit.pill import paint_pill, pill_width
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import RADIUS, S2, S3, S4, Tokens

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW_HEIGHT = 92


@dataclass(frozen=True)
class ListRow:
    """What a row says; ``icon`` is a small mark before the subtitle, such as "not sent yet"."""

    number: str
    time: str
    title: str
    subtitle: str = ""
    pill: str = ""
    tone: str = "neutral"
    icon: str = ""
    icon_tone: str = "warn"
    time_tone: str = "muted"

    def spoken(self) -> str:
        """The row for a screen reader, as tooltip and when copied."""
        return ", ".join(filter(None, (self.number, self.title, self.subtitle, self.pill, self.time)))


class ListDelegate(QStyledItemDelegate):
    """Paints what ``ROW_ROLE`` gives; an empty answer is a row still on its way."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows have one height."""
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, mark, three lines."""
        shown = index.data(ROW_ROLE)
        tokens = tokens_of(option.widget)
        box = QRectF(option.rect).adjusted(S2, 2, -S2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, option, tokens)
        if isinstance(shown, ListRow):
            self._first_line(painter, box, shown, tokens)
            left, right = box.left() + S4, box.right() - S3
            title = QRectF(left, box.top() + 30, right - left, 22)
            _line(painter, title, shown.title, font(15, 600), tokens["text"])
            self._last_line(painter, box, shown, tokens)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, tokens: Tokens) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens["accent_soft" if selected else "hover"]))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if selected:
            painter.setBrush(QColor(tokens["accent"]))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 14, 3, box.height() - 28), 1.5, 1.5)
        keyboard = option.state & QStyle.StateFlag.State_KeyboardFocusChange
        if keyboard and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens["accent"]), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _first_line(self, painter: QPainter, box: QRectF, shown: ListRow, tokens: Tokens) -> None:
        left, right = box.left() + S4, box.right() - S3
        face = font(12, tabular=True)
        width = QFontMetrics(face).horizontalAdvance(shown.time)
        time = QRectF(right - width - 1, box.top() + 9, width + 1, 20)
        _line(painter, time, shown.time, face, tokens[shown.time_tone])
        number = QRectF(left, box.top() + 9, right - left - width - S3, 20)
        _line(painter, number, shown.number, font(12, 600, tabular=True), tokens["muted"])

    def _last_line(self, painter: QPainter, box: QRectF, shown: ListRow, tokens: Tokens) -> None:
        left, right = box.left() + S4, box.right() - S3
        middle = box.top() + 68
        if shown.pill:
            width = pill_width(shown.pill)
            paint_pill(painter, right - width, middle, shown.pill, shown.tone, tokens)
            right -= width + S3
        if shown.icon:
            painter.drawPixmap(QPointF(left, middle - 8), pixmap(shown.icon, tokens[shown.icon_tone], 16))
            left += 22
        _line(painter, QRectF(left, middle - 10, right - left, 20), shown.subtitle, font(13), tokens["muted"])


def _line(painter: QPainter, box: QRectF, text: str, face: QFont, ink: str) -> None:
    painter.setFont(face)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)

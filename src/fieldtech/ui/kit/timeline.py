"""What happened, newest first: a real list (one accessible row each), painted by a delegate."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fieldtech.ui.fonts import font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import RADIUS

Index = QModelIndex | QPersistentModelIndex
_ROLE = int(Qt.ItemDataRole.UserRole)
_HEIGHT = 56


@dataclass(frozen=True)
class Entry:
    """One thing that happened."""

    title: str
    time: str = ""
    detail: str = ""
    icon: str = "clock"
    tone: str = "muted"


class _Entries(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        entry = self._entries[index.row()]
        if role == _ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (entry.time, entry.title, entry.detail)))
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ROLE)
        tokens = tokens_of(option.widget)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens["accent"]), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        self._line(painter, box, QColor(tokens["border"]), index)
        painter.drawPixmap(QPointF(box.left() + 6, box.top() + 9), pixmap(entry.icon, tokens[entry.tone], 18))
        left, right = box.left() + 36, box.right() - 10
        time_face, title_face, detail_face = font(12, tabular=True), font(14, 600), font(13)
        time_width = QFontMetrics(time_face).horizontalAdvance(entry.time) + 12 if entry.time else 0
        self._text(
            painter, QRectF(left, box.top() + 7, right - left - time_width, 22), entry.title, title_face, tokens["text"]
        )
        self._text(painter, QRectF(left, box.top() + 29, right - left, 20), entry.detail, detail_face, tokens["muted"])
        painter.setFont(time_face)
        painter.setPen(QColor(tokens["muted"]))
        painter.drawText(
            QRectF(right - time_width, box.top() + 7, time_width, 22),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            entry.time,
        )
        painter.restore()

    def _line(self, painter: QPainter, box: QRectF, ink: QColor, index: Index) -> None:
        painter.setPen(QPen(ink, 2))
        x = box.left() + 15
        if index.row() > 0:
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.top() + 5))
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(QPointF(x, box.top() + 31), QPointF(x, box.bottom() + 1))

    def _text(self, painter: QPainter, box: QRectF, text: str, face: QFont, ink: str) -> None:
        painter.setFont(face)
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)


class Timeline(QListView):
    """``set_entries([...])``; the full text of a row is its tooltip."""

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Entries(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(label)

    def set_entries(self, entries: Sequence[Entry], *, whole: bool = False) -> None:
        """Show these; ``whole`` makes the list as high as its rows."""
        self._model.show(entries)
        if whole:
            self.setFixedHeight(max(1, len(entries)) * _HEIGHT + 2)

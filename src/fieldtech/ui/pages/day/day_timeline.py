"""The day from top to bottom: a real list, one accessible row per stop, with a line for now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldtech.ui.fonts import font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.kit.pill import paint_pill, pill_width
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import RADIUS, Tokens

Index = QModelIndex | QPersistentModelIndex
_ROLE = int(Qt.ItemDataRole.UserRole)
STOP, NOW = 66, 26
_AXIS = 72.0


@dataclass(frozen=True)
class TimelineRow:
    """A stop, or with ``now`` the line of the present time; ``state`` is done, next or later."""

    start: str
    end: str = ""
    who: str = ""
    what: str = ""
    pill: str = ""
    tone: str = "neutral"
    state: str = "later"
    now: bool = False
    key: Any = None


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[TimelineRow, ...] = ()

    def show(self, rows: Sequence[TimelineRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].now:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.rows[index.row()]
        if role == _ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (row.start, row.end, row.who, row.what, row.pill)))
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, NOW if index.data(_ROLE).now else STOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TimelineRow = index.data(_ROLE)
        tokens, box = tokens_of(option.widget), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._axis(painter, box, index, tokens)
        if row.now:
            self._now(painter, box, row, tokens)
        else:
            focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            self._stop(painter, box, row, tokens, focus)
        painter.restore()

    def _axis(self, painter: QPainter, box: QRectF, index: Index, tokens: Tokens) -> None:
        last = index.model().rowCount() - 1
        painter.setPen(QPen(QColor(tokens["control"]), 1.5, Qt.PenStyle.DotLine))
        middle = box.center().y()
        if index.row() > 0:
            painter.drawLine(QPointF(_AXIS, box.top()), QPointF(_AXIS, middle))
        if index.row() < last:
            painter.drawLine(QPointF(_AXIS, middle), QPointF(_AXIS, box.bottom() + 1))

    def _now(self, painter: QPainter, box: QRectF, row: TimelineRow, tokens: Tokens) -> None:
        y = box.center().y()
        painter.setPen(QPen(QColor(tokens["danger"]), 1.5))
        painter.drawLine(QPointF(_AXIS - 4, y), QPointF(box.right() - 12, y))
        painter.setBrush(QColor(tokens["danger"]))
        painter.drawEllipse(QPointF(_AXIS, y), 4, 4)
        _write(painter, QRectF(0, box.top(), 54, box.height()), row.start, font(12, 600, tabular=True),
               tokens["danger"], Qt.AlignmentFlag.AlignRight)  # fmt: skip

    def _stop(self, painter: QPainter, box: QRectF, row: TimelineRow, tokens: Tokens, focus: bool) -> None:
        card = QRectF(_AXIS + 20, box.top() + 3, box.right() - _AXIS - 32, box.height() - 6)
        if row.state == "next" or focus:
            painter.setPen(QPen(QColor(tokens["accent"]), 2 if focus else 1.5))
            painter.setBrush(QColor(tokens["accent_soft"]) if row.state == "next" else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card, RADIUS, RADIUS)
        self._dot(painter, box.center().y(), row, tokens)
        right = Qt.AlignmentFlag.AlignRight
        times = QRectF(0, box.top() + 11, 54, 20)
        muted = row.state == "done"
        _write(painter, times, row.start, font(14, 600, tabular=True), tokens["muted" if muted else "text"], right)
        _write(painter, times.translated(0, 21), row.end, font(12, tabular=True), tokens["hint"], right)
        width = pill_width(row.pill)
        paint_pill(painter, card.right() - width - 12, box.center().y(), row.pill, row.tone, tokens)
        words = QRectF(card.left() + 12, card.top() + 8, card.width() - width - 36, 22)
        _write(painter, words, row.who, font(15, 600), tokens["muted" if muted else "text"])
        _write(painter, words.translated(0, 23), row.what, font(13), tokens["muted"])

    def _dot(self, painter: QPainter, y: float, row: TimelineRow, tokens: Tokens) -> None:
        painter.setPen(QPen(QColor(tokens["control" if row.state == "later" else "accent"]), 2))
        painter.setBrush(QColor(tokens["accent" if row.state == "done" else "surface"]))
        painter.drawEllipse(QPointF(_AXIS, y), 9, 9)
        if row.state == "done":
            painter.drawPixmap(QPointF(_AXIS - 6, y - 6), pixmap("check", tokens["on_accent"], 12))
        elif row.state == "next":
            painter.setBrush(QColor(tokens["accent"]))
            painter.drawEllipse(QPointF(_AXIS, y), 3, 3)


class DayTimeline(QListView):
    """``chosen(key)`` by a press or Enter; as high as its rows, so that the page scrolls and not the list."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("day_timeline")
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)

    def show_rows(self, rows: Sequence[TimelineRow]) -> None:
        """The day."""
        self._rows.show(rows)
        self.setFixedHeight(sum(NOW if row.now else STOP for row in rows) + 4)
        first = next((at for at, row in enumerate(rows) if row.state == "next"), 0)
        if rows:
            self.setCurrentIndex(self._rows.index(first, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        row: TimelineRow = index.data(_ROLE)
        if not row.now:
            self.chosen.emit(row.key)


def _write(
    painter: QPainter,
    box: QRectF,
    text: str,
    face: QFont,
    ink: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(face)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

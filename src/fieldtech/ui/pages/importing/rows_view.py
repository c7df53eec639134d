"""The table of the rows: problems stand in their cells; arrows move, Enter or a click leads to mending."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from fieldtech.ui.copying import copy_rows
from fieldtech.ui.fonts import font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.pages.importing.looking import Spot
from fieldtech.ui.pages.importing.rows_model import CELL_ROLE, FIRST, CellLook, RowsModel
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
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            painter.fillRect(box, QColor(tokens["accent_soft"]))
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


class _Rows(QTableView):
    """What the moving and the still part of the table have in common."""

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table, arrows move inside it
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerWidget(QWidget())  # the style's own corner is black
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(20)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


class RowsView(_Rows):
    """``pointed(spot)`` when somebody goes to a cell to mend it; number and result stand still at the left."""

    pointed = Signal(object)
    resized = Signal()

    def __init__(self, model: RowsModel) -> None:
        super().__init__(model)
        self.setObjectName("rows")
        self.still = _Rows(model)
        self._pane = QFrame(self)
        self._pane.setProperty("role", "pane")
        self._pane.setLayout(column(self.still))
        self._share(self.still)
        self.clicked.connect(self._point)
        model.modelReset.connect(self.lay_out)

    def set_label(self, label: str) -> None:
        """The accessible name."""
        self.setAccessibleName(label)
        self.still.setAccessibleName(label)

    def still_width(self) -> int:
        """The room of what does not move."""
        return self.columnWidth(0) + self.columnWidth(1) if self.rows.columnCount() else 0

    def lay_out(self) -> None:
        """Widths by what the columns mean; the last one takes what is left."""
        count = self.rows.columnCount()
        widths = [self.rows.width(at) for at in range(count)]
        spare = self.viewport().width() - sum(widths)
        if widths and spare > 0:
            widths[-1] += spare
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
            self.still.setColumnWidth(at, width)
            self.still.setColumnHidden(at, at >= FIRST)
        self._pane.setGeometry(0, 0, self.still_width(), self.viewport().height())
        self._pane.setVisible(bool(count))
        self.resized.emit()

    def show_spot(self, spot: Spot) -> bool:
        """Bring a place into sight; False when the filter hides it."""
        index = self.rows.index_of(spot)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Never behind what stands still."""
        super().scrollTo(index, hint)
        hidden = self.still_width() - self.visualRect(index).left()
        if index.column() >= FIRST and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last column gives way."""
        super().resizeEvent(event)
        self.lay_out()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to mending, Ctrl+C copies the row."""
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_rows(self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._point(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _share(self, still: QTableView) -> None:
        still.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        still.setSelectionModel(self.selectionModel())
        still.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        still.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        still.clicked.connect(self._point)
        self.verticalScrollBar().valueChanged.connect(still.verticalScrollBar().setValue)
        still.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)

    def _point(self, index: Index) -> None:
        if index.isValid():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pointed.emit(self.rows.spot(index))


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

"""The two views over a ``PagedModel``: a list of tall rows and a table with columns."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from fieldtech.ui.copying import copy_rows
from fieldtech.ui.fonts import BODY, font
from fieldtech.ui.kit.live import Live
from fieldtech.ui.list_delegate import ListDelegate
from fieldtech.ui.tables import RECORD_ROLE, Column, PagedModel
from fieldtech.ui.theme import tokens_of

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 44
_BESIDE_TITLE = 26  # px left and right of a title, as in the style sheet


class _Cells(QStyledItemDelegate):
    """Reads one role (what is shown) instead of the seven a default delegate asks for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = tokens_of(option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, QColor(tokens["accent_soft"]))
        painter.setPen(QPen(QColor(tokens["border"]), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens["accent"]), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        text, box = str(index.data()), QRectF(option.rect).adjusted(12, 0, -12, 0)
        face = font(BODY, tabular=True)
        painter.setFont(face)
        model = index.model()
        column = model.columns[index.column()] if isinstance(model, PagedModel) else None
        tone = column.tone(model.data(index, RECORD_ROLE)) if column is not None and column.tone is not None else ""
        painter.setPen(QColor(tokens[tone or "text"]))
        right = column is not None and column.align_right
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


class RecordTable(Live, QTableView):
    """A table: Enter or double click opens, Ctrl+C copies, a click on a title sorts (``sorted_by``).

    By keyboard the rows are sorted from the menu (Menu key) and with what ``sortings`` offers to Ctrl+K.
    """

    opened = Signal(object)
    sorted_by = Signal(str, bool)

    def __init__(self, model: PagedModel, label: str = "") -> None:
        super().__init__()
        self._actions: list[QAction] = []
        self._sorted: tuple[str, bool] | None = None  # None: titles do nothing
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(label)
        self.setTabKeyNavigation(False)  # or Tab never leaves the table
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._lay_out_columns(model)
        self._copy_action = QAction(self)
        self._copy_action.triggered.connect(self.copy)
        self.doubleClicked.connect(self._open)
        self.go_live()

    def add_action(self, action: QAction) -> None:
        """Offer this in the context menu too."""
        self._actions.append(action)

    def copy(self) -> None:
        """The chosen rows as tab-separated text under their heads."""
        copy_rows(self)

    def retranslate(self) -> None:
        """The menu."""
        self._copy_action.setText(self.tr("Copy"))
        self._tell_order()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Own actions, then copy."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([*self._actions, self._copy_action])
        if self._sorted is not None:
            menu.addSection(self.tr("Order of the rows"))
            for text, run in self.sortings():
                menu.addAction(text).triggered.connect(run)
        menu.popup(event.globalPos())

    def _lay_out_columns(self, model: PagedModel) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFont(font(13, 600))
        header.setFixedHeight(40)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsClickable(True)
        header.sortIndicatorChanged.connect(self._sort)
        for at, column in enumerate(model.columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(at, mode)
            if column.width:
                self.setColumnWidth(at, column.width)
        model.headerDataChanged.connect(self._fit_titles)

    def _fit_titles(self) -> None:
        """A title longer in this language than its column widens it."""
        metrics = self.horizontalHeader().fontMetrics()
        for at, column in enumerate(self._columns()):
            title = str(self.model().headerData(at, Qt.Orientation.Horizontal))
            wanted = metrics.horizontalAdvance(title) + _BESIDE_TITLE
            if column.width > 0 and self.columnWidth(at) < wanted and not self.isColumnHidden(at):
                self.setColumnWidth(at, wanted)

    def enable_sorting(self, key: str = "", *, descending: bool = False) -> None:
        """Show the arrow on this column, or on none, and let titles be clicked."""
        self._sorted = (key, descending)
        self.horizontalHeader().setSortIndicatorShown(True)
        self._show_arrow()

    def sort_by(self, key: str, descending: bool) -> None:
        """As if the title had been clicked."""
        self._sorted = (key, descending)
        self._show_arrow()
        self.sorted_by.emit(key, descending)

    def sortings(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """What a person may choose without a mouse; the column in use is offered the other way round."""
        key, descending = self._sorted or ("", False)
        for at, column in enumerate(self._columns()):
            if column.sortable:
                down = column.key == key and not descending
                text = self.tr("Sort by {column}, downwards") if down else self.tr("Sort by {column}")
                title = str(self.model().headerData(at, Qt.Orientation.Horizontal))
                yield text.format(column=title), partial(self.sort_by, column.key, down)

    def _columns(self) -> tuple[Column, ...]:
        model = self.model()
        return model.columns if isinstance(model, PagedModel) else ()

    def _show_arrow(self) -> None:
        key, descending = self._sorted or ("", False)
        at = next((n for n, column in enumerate(self._columns()) if column.key == key), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        with QSignalBlocker(self.horizontalHeader()):
            self.horizontalHeader().setSortIndicator(at, order)
        self.horizontalHeader().viewport().update()
        self._tell_order()

    def _tell_order(self) -> None:
        """For those who hear the table."""
        key, descending = self._sorted or ("", False)
        at = next((n for n, column in enumerate(self._columns()) if column.key == key), -1)
        text = self.tr("Sorted by {column}, downwards") if descending else self.tr("Sorted by {column}")
        title = str(self.model().headerData(at, Qt.Orientation.Horizontal)) if at >= 0 else ""
        self.setAccessibleDescription(text.format(column=title) if title else "")

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        columns = self._columns()
        if self._sorted is None or not 0 <= section < len(columns) or not columns[section].sortable:
            self._show_arrow()  # where it was
            return
        self.sort_by(columns[section].key, order == Qt.SortOrder.DescendingOrder)

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(index.data(RECORD_ROLE))


class RecordList(QListView):
    """Tall rows; ``chosen(record)`` as the current row moves, ``opened(record)`` on Enter or double click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, model: PagedModel, label: str = "") -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(ListDelegate(self))
        self.setAccessibleName(label)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(self._open)

    def choose(self, row: int) -> None:
        """Make this row the current one."""
        self.selectionModel().setCurrentIndex(
            self.model().index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )  # setCurrentIndex of the view asks the keyboard: with Ctrl held it would add to what is chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_rows(self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _moved(self, current: Index, _previous: Index) -> None:
        if current.isValid():
            self.chosen.emit(current.data(RECORD_ROLE))

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(index.data(RECORD_ROLE))

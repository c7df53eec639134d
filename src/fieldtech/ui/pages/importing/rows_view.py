"""The table of the rows: problems stand in their cells; arrows move, Enter or a click leads to mending."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from fieldtech.ui.kit.boxes import column
from fieldtech.ui.pages.importing.cell_delegate import ROW_HEIGHT, CellDelegate
from fieldtech.ui.pages.importing.clipping import column_of, copied, one_value
from fieldtech.ui.pages.importing.looking import Spot
from fieldtech.ui.pages.importing.rows_model import FIRST, RowsModel

Index = QModelIndex | QPersistentModelIndex


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
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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
    """``pointed(spot)`` when somebody goes to a cell to mend it; number and result stand still at the left.

    ``filled({(number, field): text})`` when cells are to say something else, ``gathered()`` when others are chosen,
    ``typed(text)`` when somebody begins to write over a cell.
    """

    pointed = Signal(object)
    filled = Signal(object)
    gathered = Signal()
    typed = Signal(str)
    resized = Signal()

    def __init__(self, model: RowsModel) -> None:
        super().__init__(model)
        self.setObjectName("rows")
        self.still = _Rows(model)
        self._pane = QFrame(self)
        self._pane.setProperty("role", "pane")
        self._pane.setLayout(column(self.still))
        self._share(self.still)
        self.clicked.connect(self._clicked)
        self.selectionModel().currentRowChanged.connect(self._another_row)
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.gathered.emit())
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

    def chosen(self) -> list[tuple[int, str]]:
        """The chosen cells that can say something else, line by line: the number of the row and the field."""
        return [self._cell(index) for index in self._fillable()]

    def event(self, event: QEvent) -> bool:
        """One copied value goes into the cells, a copied list is for the page; Ctrl+D is the window's elsewhere."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        pasted = event.matches(QKeySequence.StandardKey.Paste) and one_value() is not None
        if (pasted or _is_fill_down(event)) and self._fillable():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in a spreadsheet: Enter, F2 or any sign writes, Ctrl+C, Ctrl+V, Ctrl+D and Delete."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(copied(self.rows, self.selectedIndexes()))
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._fill(one_value())
        elif _is_fill_down(event):
            self.fill_down()
        elif key == Qt.Key.Key_Delete and plain:
            self._fill("")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and plain:
            self._point(self.currentIndex())
        elif plain and event.text().strip() and event.text().isprintable() and column_of(self.currentIndex()) >= 0:
            self._point(self.currentIndex())
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def fill_down(self) -> None:
        """What the upmost chosen cell of a column says goes into those below it; a single one takes it from above."""
        cells = self._fillable()
        if len(cells) == 1 and cells[0].row() > 0:
            above = self.rows.index(cells[0].row() - 1, cells[0].column())
            cells = [above, *cells]
        first: dict[int, str] = {}
        filled = {}
        for index in cells:
            text = self.rows.plain(index.row(), index.column())
            if index.column() in first:
                filled[self._cell(index)] = first[index.column()]
            first.setdefault(index.column(), text)
        if filled:
            self.filled.emit(filled)

    def _share(self, still: QTableView) -> None:
        still.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        still.setSelectionModel(self.selectionModel())
        still.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        still.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        still.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        still.clicked.connect(self._clicked)
        self.verticalScrollBar().valueChanged.connect(still.verticalScrollBar().setValue)
        still.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)

    def _fillable(self) -> list[QModelIndex]:
        found = [index for index in self.selectedIndexes() if column_of(index) >= 0]
        columns = self.rows.looking.columns if self.rows.looking is not None else ()
        return sorted((i for i in found if columns[column_of(i)].field), key=lambda i: (i.row(), i.column()))

    def _cell(self, index: QModelIndex) -> tuple[int, str]:
        column = self.rows.column(index.column())
        return self.rows.row(index.row()).number, column.field if column is not None else ""

    def _fill(self, text: str | None) -> None:
        cells = self.chosen()
        if text is not None and cells:
            self.filled.emit(dict.fromkeys(cells, text))

    def _another_row(self, _now: Index, _before: Index) -> None:
        self.viewport().update()
        self.still.viewport().update()

    def _clicked(self, index: Index) -> None:
        """With Shift or Ctrl cells are being gathered."""
        gathering = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if not QGuiApplication.keyboardModifiers() & gathering:
            self._point(index)

    def _point(self, index: Index) -> None:
        if index.isValid():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pointed.emit(self.rows.spot(index))


def _is_fill_down(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier

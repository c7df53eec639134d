"""Where the names of the columns stand, when nothing tells or a person knows better: a look into the file itself."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fieldtech.services.imports.files import Cell, Sheet, SheetRow
from fieldtech.services.imports.files.cell_text import text_of
from fieldtech.services.imports.files.worksheet import column_letters
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S2, S3, S5

ROWS, COLUMNS = 200, 40  # a header is never further down, and nobody reads further to the right
_NUMBER, _WIDTH = 64, 150
_LONGEST = 80
_A_NUMBER = 5  # signs


class HeaderBoard(Live, QWidget):
    """``chosen(row)`` is the number of the row of names, 0 for none; ``moved()`` when another row is current."""

    chosen = Signal(int)
    moved = Signal()
    sheet_chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._refused = False
        self.refusal = Banner("warn")
        self.refusal.setObjectName("refusal")
        self._ask = Label("", 14, 600, wrap=True)
        self.sheets = QComboBox()
        self.sheets.setObjectName("sheet_of_file")
        self.none, self.leave = Button("", "ban", name="no_header"), Button("", "arrow-left", name="leave_header")
        self.table = RecordTable(PagedModel((_number_column(),)))
        self._place = QVBoxLayout()
        self._lay_out()
        self.none.clicked.connect(lambda: self.chosen.emit(0))
        self.leave.clicked.connect(self.left)
        self.sheets.activated.connect(lambda _at: self.sheet_chosen.emit(str(self.sheets.currentData())))
        self.go_live()

    def begin(self, sheet: Sheet, names: tuple[str, ...], header_row: int) -> None:
        """Show a sheet with the row taken for its header as the current one."""
        self._sheet = sheet
        with QSignalBlocker(self.sheets):
            self.sheets.clear()
            for name in names:
                self.sheets.addItem(name, name)
            self.sheets.setCurrentIndex(max(0, self.sheets.findData(sheet.name)))
        self.sheets.setVisible(len(names) > 1)
        self._make_table(sheet)
        at = next((n for n, found in enumerate(sheet.rows[:ROWS]) if found.number == header_row), _likely(sheet))
        self.table.setCurrentIndex(self.table.model().index(at, 0))
        self.retranslate()

    def refuse(self, text: str, *, may_leave: bool) -> None:
        """Why one is asked; empty when the person asked. ``may_leave`` when there is a list to go back to."""
        self.refusal.set("warn", text)
        self.refusal.setVisible(bool(text))
        self.leave.setVisible(may_leave)

    def row(self) -> int:
        """The number of the current row, 0 without one."""
        at = self.table.currentIndex().row()
        return self._sheet.rows[at].number if self._sheet is not None and at >= 0 else 0

    def choose(self) -> None:
        """The current row has the names."""
        if number := self.row():
            self.chosen.emit(number)

    def retranslate(self) -> None:
        """All words."""
        self._ask.setText(self.tr("Which row has the names of the columns? Choose it and press Enter."))
        self.none.set_text(self.tr("No row has names"))
        self.leave.set_text(self.tr("Back to the list"))
        self.sheets.setAccessibleName(self.tr("Sheet of the workbook"))
        self.table.setAccessibleName(self.tr("Rows of the file"))
        model = self.table.model()
        if isinstance(model, PagedModel):
            model.set_titles([self.tr("Row"), *(column_letters(at) for at in range(len(model.columns) - 1))])

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._place.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(S5, 0, S5, S3)
        layout.addLayout(column(self.refusal, row((self._ask, 1), self.sheets, self.none, self.leave, gap=S2), gap=S3))
        layout.addLayout(self._place, 1)

    def _make_table(self, sheet: Sheet) -> None:
        """A table of as many columns as the sheet has."""
        width = min(max((len(found.cells) for found in sheet.rows[:ROWS]), default=1), COLUMNS)
        columns = (_number_column(), *(_cell_column(at) for at in range(width)))
        model, old = PagedModel(columns), self.table
        model.show(lambda _after, _limit: Batch(tuple(sheet.rows[:ROWS])))
        self.table = RecordTable(model)
        self.table.setObjectName("rows_of_file")
        self.table.setCornerWidget(QWidget())  # the style's own corner is black
        self.table.opened.connect(lambda _row: self.choose())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self.moved.emit())
        self._place.replaceWidget(old, self.table)
        old.hide()
        old.deleteLater()
        QWidget.setTabOrder(self.leave, self.table)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _likely(sheet: Sheet) -> int:
    """The row above the first with long numbers in it."""
    at = next((n for n, found in enumerate(sheet.rows[:ROWS]) if any(map(_is_long_number, found.cells))), 0)
    return max(0, at - 1)


def _is_long_number(cell: Cell) -> bool:
    return sum(sign.isascii() and sign.isalnum() for sign in text_of(cell)[:_LONGEST]) >= _A_NUMBER


def _number_column() -> Column:
    return Column("number", lambda found: str(found.number), _NUMBER, sortable=False)


def _cell_column(at: int) -> Column:
    def show(found: SheetRow) -> str:
        return " ".join(text_of(found.cells[at])[:_LONGEST].split()) if at < len(found.cells) else ""

    return Column(str(at), show, _WIDTH, sortable=False)

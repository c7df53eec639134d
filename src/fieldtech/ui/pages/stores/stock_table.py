"""The one table of the stores page: five columns whose titles and widths go with the place or list in sight."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.stores.rows import StoreRow
from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.tables import Column, Fetch, PagedModel
from fieldtech.ui.tokens import S3, S4

DATED = ("expiry", "loaners", "tools")
"""Lists with a date in the column of the amount."""
NARROW = 820
NOTE, TELLING = 165, ("slips", "write_offs")
"""Lists whose last column says the most get half of what there is; any other so many pixels."""


class StockTable(Live, QWidget):
    """The table, or the words that there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._view = ""
        self.model = PagedModel(
            (
                Column("number", lambda r: r.number, 208, sortable=False),
                Column("about", lambda r: r.about, sortable=False),
                Column("state", lambda r: r.state, 110, sortable=False),
                Column("amount", lambda r: r.amount, 80, sortable=False),
                Column("note", lambda r: r.note, 165, sortable=False),
            )
        )
        self.table = RecordTable(self.model)
        self.table.setObjectName("stock_rows")
        self.none = EmptyState("package")
        self.none.hide()
        self.setLayout(column((self.table, 1), (self.none, 1), margins=(S4, 0, S4, S3)))
        self.go_live()

    def show_view(self, view: str, fetch: Fetch) -> None:
        """Another place or list, or the same anew."""
        self._view = view
        self.model.set_titles(self._titles())
        self.model.show(fetch)
        self.fit()
        there = self.model.rowCount() > 0
        self.table.setVisible(there)
        self.none.setVisible(not there)

    def chosen(self) -> list[StoreRow]:
        """The rows that are chosen."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        return [self.model.record(at) for at in rows]

    def choose(self, number: str) -> None:
        """Choose the row of that number."""
        at = self.model.find(lambda found: found.number == number)
        if at >= 0:
            self.table.selectRow(at)

    def fit(self) -> None:
        """Room for dates where the list has them, and none for a column that says nothing."""
        self.table.setColumnWidth(0, 110 if self._view == "tools" else 208)
        self.table.setColumnWidth(3, 195 if self._view in DATED else 120 if self._view == "write_offs" else 80)
        self.table.setColumnWidth(4, max(NOTE, self.width() * 2 // 5) if self._view in TELLING else NOTE)
        rows = [self.model.record(at) for at in range(self.model.rowCount())]
        narrow = self._view == "expiry" and self.width() < NARROW
        for at, name in ((1, "about"), (2, "state"), (3, "amount"), (4, "note")):
            said = any(getattr(row, name) for row in rows)
            self.table.setColumnHidden(at, not said or (narrow and name == "about"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window a card is told by its number and place."""
        super().resizeEvent(event)
        self.fit()

    def retranslate(self) -> None:
        """Titles and words."""
        self.table.setAccessibleName(self.tr("What lies here"))
        self.none.set_text(self.tr("Nothing here"), self.tr("Scan, or look in another place."))
        self.model.set_titles(self._titles())

    def _titles(self) -> Sequence[str]:
        by_list = {
            "expiry": (self.tr("ICCID"), self.tr("Card"), self.tr("State"), self.tr("Valid until"), self.tr("Where")),
            "loaners": (self.tr("Terminal"), self.tr("Model"), self.tr("Vehicle"), self.tr("Back by"),
                        self.tr("Customer")),
            "tools": (self.tr("Number"), self.tr("Name"), self.tr("Condition"), self.tr("Back by"),
                      self.tr("Where or with whom")),
            "transfers": (self.tr("From and to"), self.tr("Things"), self.tr("Offered"), self.tr("Count"), ""),
            "write_offs": (self.tr("Number"), self.tr("Reason"), self.tr("Asked for"), self.tr("When"),
                           self.tr("By and where")),
            "slips": (self.tr("Number"), self.tr("Slip"), self.tr("State"), self.tr("Lines"), self.tr("About")),
        }  # fmt: skip
        shelf = (self.tr("Number"), self.tr("What it is"), self.tr("State"), self.tr("Count"), self.tr("Note"))
        return by_list.get(self._view, shelf)

"""The table of the sync page, with its filters and its search."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.chip_row import ChipRow
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.language import word
from fieldtech.ui.pages.sync.cells import StateCells, TimeCells
from fieldtech.ui.pages.sync.lines import ALL, FILTERS, NEEDS, OLD, WAITING, Line, as_text, belongs, chosen
from fieldtech.ui.pages.sync.need_bar import NeedBar
from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S3

_SEARCH_WIDTH = 232
_STATE, _TIME = 2, 4


class LineTable(Live, QWidget):
    """``opened(line)`` on Enter or double click, ``chosen(line | None)`` as another line is marked."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._sorting: tuple[str, bool] | None = None
        self.search = SearchField()
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.filters = ChipRow()
        self.filters.setObjectName("sync_filter")
        self.model = PagedModel((
            Column("what", lambda line: line.what, 150),
            Column("number", lambda line: line.number, 224),
            Column("state", lambda line: line.state, 172),
            Column("why", lambda line: line.why),
            Column("time", lambda line: line.time, 128),
        ), spoken=Line.spoken)  # fmt: skip
        self.table = RecordTable(self.model)
        self.table.setObjectName("sync_lines")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setItemDelegateForColumn(_STATE, StateCells(self.table))
        self.table.setItemDelegateForColumn(_TIME, TimeCells(self.table))
        self.table.enable_sorting()
        self._open = QAction(self)
        self.table.add_action(self._open)
        self._nothing = EmptyState("circle-check")
        self.need = NeedBar()
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(column(self.table, margins=(1, 0, 1, 1)), "card"))
        self._stack.addWidget(self._nothing)
        self.setLayout(column(row((self.filters, 1), self.search, gap=S3), (self._stack, 1), self.need, gap=S3))
        self._connect()
        self.go_live()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """What there is now; the filter, the search and the marked line stay."""
        self._lines = tuple(lines)
        self._show()

    def take_filter(self, name: str) -> None:
        """Show what belongs there."""
        self.filters.set_value(name)
        self._show()

    def marked(self) -> Line | None:
        """The line one works on."""
        index = self.table.currentIndex()
        return self.model.record(index.row()) if index.isValid() and index.row() < self.model.rowCount() else None

    def shown(self) -> list[Line]:
        """The lines in sight."""
        return chosen(self._lines, self.filters.value() or WAITING, self.search.text(), self._sorting)

    def text(self) -> str:
        """The lines in sight for the clipboard."""
        return as_text(self._titles(), self.shown())

    def retranslate(self) -> None:
        """Heads, chips and search."""
        self.search.set_label(self.tr("Search what waits"), self.tr("Number or word"))
        self.filters.set_label(self.tr("Filter"))
        self.filters.set_more_label(self.tr("More filters"))
        self.model.set_titles(self._titles())
        self.table.setAccessibleName(self.tr("What waits and what arrived"))
        self._open.setText(self.tr("Open"))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide page leaves the words more room."""
        super().resizeEvent(event)
        wide = event.size().width() > 1000
        self.table.setColumnWidth(0, 210 if wide else 120)

    # inside -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._show())
        self.filters.changed.connect(self._show)
        self.table.sorted_by.connect(self._sort)
        self.table.opened.connect(self.opened)
        self._open.triggered.connect(self._open_marked)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._mark())

    def _open_marked(self) -> None:
        if (line := self.marked()) is not None:
            self.opened.emit(line)

    def _sort(self, key: str, descending: bool) -> None:
        self._sorting = (key, descending)
        self._show()

    def _show(self) -> None:
        keep, name = self.marked(), self.filters.value() or WAITING
        counts = {key: sum(line.count for line in self._lines if belongs(line, key)) for key in FILTERS}
        self.filters.set_options(
            Option(key, f"{word(f'sync.filter.{key}')} {counts[key]}")
            for key in FILTERS if counts[key] or key in (WAITING, ALL, NEEDS, name)
        )  # fmt: skip
        self.filters.set_value(name)
        shown = self.shown()
        self.model.show(lambda _after, _limit: Batch(shown))
        self._stack.setCurrentIndex(0 if shown else 1)
        self._say_nothing(name)
        if shown:
            same = self.model.find(lambda line: keep is not None and _is_same(line, keep))
            self.table.setCurrentIndex(self.model.index(max(0, same), 0))
        self._mark()

    def _mark(self) -> None:
        """What needs a person has sentences that no cell has room for, and actions of its own."""
        line = self.marked()
        self.need.show_line(line)
        self.chosen.emit(line)

    def _say_nothing(self, name: str) -> None:
        if self.search.text():
            self._nothing.set_text(self.tr("Nothing found"), self.tr("Nothing under this filter and search."))
        elif name == NEEDS:
            self._nothing.set_text(self.tr("Nothing needs you"), self.tr("What the office refuses would stand here."))
        elif name in (WAITING, OLD):
            self._nothing.set_text(self.tr("Nothing waits"), self.tr("The office has confirmed everything."))
        else:
            self._nothing.set_text(self.tr("Nothing yet"), self.tr("What is recorded here will be listed."))

    def _titles(self) -> tuple[str, ...]:
        return (self.tr("What"), self.tr("Number"), self.tr("State"), self.tr("Why"), self.tr("Since"))


def _is_same(line: Line, other: Line) -> bool:
    return line.key == other.key if line.key or other.key else line.cells()[:2] == other.cells()[:2]

"""All computers in a table: searched, filtered and sorted."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from fieldtech.services.context import Context
from fieldtech.services.syncing.computer_rows import ComputerRow
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.language import word
from fieldtech.ui.pages.computers.wording import ago, clock_words, needs_look
from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S3

ALL, LOOK, WORKING, REVOKED = "all", "look", "working", "revoked"
FILTERS = (WORKING, LOOK, REVOKED, ALL)
_STATES = ("silent", "offline", "online", "new", "revoked")
_LEAST = ((730, "clock"), (640, "people"), (480, "version"))  # px: below it a column gives way
_NEVER = datetime.min


class ComputerTable(Live, QWidget):
    """``chosen(row | None)`` when another line is marked; ``opened(row)`` on Enter."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._zone, self._clock = context.zone, context.now
        self._names: dict[str, str] = {}
        self._rows: tuple[ComputerRow, ...] = ()
        self._at: datetime | None = None
        self._order: tuple[str, bool] | None = None
        self.search = SearchField()
        self.search.searched.connect(lambda _text: self._show())
        self.filters = ChipGroup()
        self.filters.setObjectName("computers_filter")
        self.filters.changed.connect(self._show)
        self.model = PagedModel((
            Column("computer", lambda one: self.title_of(one)),
            Column("people", self.people_of, 150),
            Column("contact", self._contact, 178),
            Column("waiting", self._waiting, 84),
            Column("version", lambda one: one.version, 76),
            Column("clock", lambda one: clock_words(one.clock_offset), 104),
        ), spoken=self._spoken)  # fmt: skip
        self.table = RecordTable(self.model)
        self.table.setObjectName("computers")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.enable_sorting()
        self.table.sorted_by.connect(self._sort)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit(self.marked()))
        self.table.opened.connect(self.opened)
        self._none = EmptyState("search")
        self._card = boxed(column(self.table, margins=(1, 0, 1, 1)), "card")
        self.setLayout(column(row((self.search, 1)), row(self.filters, None), (self._card, 1), (self._none, 1), gap=S3))
        self.go_live()

    def show_rows(self, rows: Sequence[ComputerRow], names: dict[str, str], at: datetime | None = None) -> None:
        """The computers as they are now, or were ``at`` a time; and what their people are called."""
        self._rows, self._names, self._at = tuple(rows), names, at
        self._show()

    def marked(self) -> ComputerRow | None:
        """The line one works on."""
        index = self.table.currentIndex()
        return self.model.record(index.row()) if index.isValid() and index.row() < self.model.rowCount() else None

    @property
    def names(self) -> dict[str, str]:
        """What people are called, by their logins."""
        return self._names

    def people_of(self, one: ComputerRow) -> str:
        """Who works on it."""
        return word("list.comma").join(self._names.get(login, login) for login in one.people)

    def title_of(self, one: ComputerRow) -> str:
        """Its name and the letters of its numbers."""
        return f"{one.title} · {one.code}" if one.code and one.code != one.title else one.title

    def retranslate(self) -> None:
        """Heads, chips, search."""
        self.search.set_label(self.tr("Search computers"), self.tr("Name, person or letter"))
        self.filters.set_label(self.tr("Filter"))
        titles = (self.tr("Computer"), self.tr("People"), self.tr("Last contact"), self.tr("Waiting"))
        self.model.set_titles((*titles, self.tr("Version"), self.tr("Clock")))
        self.table.setAccessibleName(self.tr("Computers"))
        self._none.set_text(self.tr("No computer found"), self.tr("Nothing under this filter and search."))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What can wait gives way where there is little room."""
        super().resizeEvent(event)
        for least, name in _LEAST:
            at = next(at for at, shown in enumerate(self.model.columns) if shown.key == name)
            self.table.setColumnHidden(at, event.size().width() < least)

    # inside -----------------------------------------------------------------------------------------------

    def _sort(self, key: str, descending: bool) -> None:
        self._order = (key, descending)
        self._show()

    def _show(self) -> None:
        kept, name = self.marked(), self.filters.value() or WORKING
        counts = {key: sum(_belongs(one, key) for one in self._rows) for key in FILTERS}
        self.filters.set_options(Option(key, word(f"computers.filter.{key}", n=str(counts[key]))) for key in FILTERS)
        self.filters.set_value(name)
        shown = self._sorted([one for one in self._rows if _belongs(one, name) and self._matches(one)])
        self.model.show(lambda _after, _limit: Batch(shown))
        self._card.setVisible(bool(shown))
        self._none.setVisible(not shown)
        if shown:
            at = self.model.find(lambda one: kept is not None and one.id == kept.id)
            self.table.setCurrentIndex(self.model.index(max(0, at), 0))
        self.chosen.emit(self.marked())

    def _sorted(self, rows: list[ComputerRow]) -> list[ComputerRow]:
        """As chosen, else as the office gives them: what needs a look first."""
        if self._order is None:
            return rows
        key, descending = self._order
        return sorted(rows, key=lambda one: self._rank(one, key), reverse=descending)

    def _rank(self, one: ComputerRow, key: str) -> Any:
        if key == "contact":
            return (one.last_contact.replace(tzinfo=None) if one.last_contact else _NEVER, one.title)
        if key == "waiting":
            return (one.waiting, one.title)
        if key == "clock":
            return (abs(one.clock_offset), one.title)
        return ({"people": self.people_of(one), "version": one.version}.get(key, one.title).casefold(), one.title)

    def _matches(self, one: ComputerRow) -> bool:
        text = f"{one.title} {one.code} {self.people_of(one)} {' '.join(one.people)}".casefold()
        return all(part in text for part in self.search.text().casefold().split())

    def _contact(self, one: ComputerRow) -> str:
        said = ago(one.last_contact, self._at or self._clock(), self._zone)
        return " · ".join(filter(None, (word(f"sync.computer.{one.state}"), said if one.state != "revoked" else "")))

    def _waiting(self, one: ComputerRow) -> str:
        return str(one.waiting) if one.last_contact else ""

    def _spoken(self, one: ComputerRow) -> str:
        parts = (
            self.title_of(one),
            self.people_of(one),
            self._contact(one),
            self._waiting(one),
            one.version,
            clock_words(one.clock_offset),
        )
        return ", ".join(filter(None, parts))


def _belongs(one: ComputerRow, name: str) -> bool:
    if name == LOOK:
        return needs_look(one)
    if name == WORKING:
        return one.state != "revoked"
    return name == ALL or one.state == "revoked"

"""What is late and what comes within thirty days, as a list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.calendar.looks import look_of, spoken
from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel


def _tone(entry: CalendarEntry) -> str:
    """What is late or clashes is seen from afar; all else is plain."""
    tone = look_of(entry).tone
    return tone if tone in ("danger", "warn") else ""


class AheadList(Live, QWidget):
    """``chosen(entry)`` as the row moves, ``opened(entry)`` with Enter."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = PagedModel(
            (
                Column("day", lambda one: one.day.isoformat(), 122, sortable=False),
                Column("state", lambda one: look_of(one).word, 124, sortable=False, tone=_tone),
                Column("customer", lambda one: one.customer, sortable=False),
                Column("objects", lambda one: one.objects, sortable=False),
                Column("who", lambda one: one.technician or word("calendar.nobody"), 104, sortable=False),
            ),
            spoken=spoken,
        )
        self.table = RecordTable(self.model)
        self.table.setObjectName("ahead")
        self._none = EmptyState("calendar-check")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._none)
        self.setLayout(column((self._stack, 1)))
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit(self.current()))
        self.table.opened.connect(self.opened)
        self.go_live()

    def show_entries(self, entries: Sequence[CalendarEntry]) -> None:
        """Late ones first."""
        self.model.show(lambda _after, _limit: Batch(entries))
        self._stack.setCurrentIndex(0 if entries else 1)

    def current(self) -> CalendarEntry | None:
        """The entry of the current row."""
        index = self.table.currentIndex()
        return self.model.record(index.row()) if index.isValid() else None

    def retranslate(self) -> None:
        """Heads."""
        self.model.set_titles((self.tr("Day"), self.tr("State"), self.tr("Customer"), self.tr("For"), self.tr("Who")))
        self.table.setAccessibleName(self.tr("The next thirty days"))
        self._none.set_text(self.tr("Nothing is planned"), self.tr("An approved plan brings its visits by itself."))

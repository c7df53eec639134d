"""The list of requests: search as one types, what waits, states (B10, P19 to P21)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from fieldtech.model.base import Id
from fieldtech.services.install.requests import RequestRow
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button, SquareButton
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.language import word
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.pages.order.showing import TONES, Showing
from fieldtech.ui.record_views import RecordList
from fieldtech.ui.tables import Batch, PagedModel
from fieldtech.ui.tokens import S2, S3, S4

WAITS, ALL = "waits", "all"
FILTERS = (WAITS, "received", "returned", "passed", "dispatched", ALL)


class RequestPane(Live, QFrame):
    """``chosen(row)`` as the current row moves; ``new_pressed`` and ``file_pressed`` for another request."""

    chosen = Signal(object)
    new_pressed = Signal()
    file_pressed = Signal()

    def __init__(self, rows_of: Callable[[str], Sequence[RequestRow]], showing: Showing) -> None:
        """``rows_of(text)`` gives all requests with that text, the newest first."""
        super().__init__()
        self.setProperty("role", "pane")
        self._rows_of, self._showing = rows_of, showing
        self._rows: tuple[RequestRow, ...] = ()
        self.model = PagedModel(paint=self._painted, spoken=lambda found: self._painted(found).spoken(), parent=self)
        self.list = RecordList(self.model)
        self.list.setObjectName("requests")
        self.search = SearchField()
        self.filters = ChipGroup()
        self.filters.setObjectName("filter")
        self.new = Button("", "plus", name="new_request", key="Ctrl+N")
        self.file = SquareButton("file-spreadsheet", name="import_request")
        self._title = Label("", 22, 600)
        self._none = EmptyState("inbox")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        top = column(row(self._title, None, self.new, gap=S2), row((self.search, 1), self.file, gap=S2), self.filters,
                     gap=S3, margins=(S4, S4, S4, S3))  # fmt: skip
        self.setLayout(column(top, (self._stack, 1)))
        self.search.searched.connect(lambda _text: self.reload())
        self.filters.changed.connect(self._show)
        self.new.clicked.connect(self.new_pressed)
        self.file.clicked.connect(self.file_pressed)
        self.list.chosen.connect(self.chosen)
        self.go_live()

    def forget(self) -> None:
        """No rows, nothing searched for."""
        self._rows = ()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.filters.set_value(WAITS)
        self._show()

    def reload(self) -> None:
        """Ask anew; the current row stays where it is still in the list."""
        self._rows = tuple(self._rows_of(self.search.text().strip()))
        self._show()

    def waiting(self) -> int:
        """How many wait for somebody."""
        return sum(bool(found.waits) for found in self._rows)

    def current_id(self) -> Id | None:
        """The request of the current row."""
        index = self.list.currentIndex()
        return self.model.record(index.row()).id if index.isValid() else None

    def choose(self, request: str) -> bool:
        """Make the row of this number or key the current one; the filter gives way when it hides it."""
        found = next((r for r in self._rows if request in (r.number, r.id.hex, str(r.id))), None)
        if found is None:
            return False
        if self.model.find(lambda shown: shown.id == found.id) < 0:
            self.filters.set_value(ALL)
            self._show()
        self.list.choose(self.model.find(lambda shown: shown.id == found.id))
        return True

    def choose_first(self) -> None:
        """The top row, if there is any."""
        if self.model.rowCount():
            self.list.choose(0)

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Requests"))
        self.search.set_label(self.tr("Search requests"), self.tr("Number, customer, place"))
        self.new.set_text(self.tr("New request"))
        self.new.restyle()
        self.file.set_label(self.tr("Import a request from a file"))
        self.filters.set_label(self.tr("Filter"))
        self.list.setAccessibleName(self.tr("Requests"))
        self._name_filters()
        self._none.set_text(self.tr("No requests here"), self.tr("Choose another filter, or write down a new one."))
        self.list.viewport().update()

    def _show(self) -> None:
        keep, name = self.current_id(), self.filters.value() or WAITS
        shown = [found for found in self._rows if _belongs(found, name)]
        self.model.show(lambda _after, _limit: Batch(shown))
        self._stack.setCurrentIndex(0 if shown else 1)
        self._name_filters()
        if keep is not None and (at := self.model.find(lambda found: found.id == keep)) >= 0:
            self.list.choose(at)

    def _name_filters(self) -> None:
        chosen = self.filters.value() or WAITS
        names = ((name, word(f"request_filter.{name}")) for name in FILTERS)
        self.filters.set_options(
            Option(name, f"{text} {sum(_belongs(found, name) for found in self._rows)}") for name, text in names
        )
        self.filters.set_value(chosen)

    def _painted(self, found: RequestRow) -> ListRow:
        by = word("fleet.by", day=f"{found.wanted_by:%m-%d}") if found.wanted_by else ""
        count = self.tr("{n} of {model}").format(n=found.quantity, model=found.model)
        waits = word(f"request_waits.{found.waits}") if found.waits else found.order
        return ListRow(
            found.number, by or self._showing.times.short(found.created_at), found.customer,
            " · ".join(filter(None, (count, waits))), word(f"status.{found.status}"),
            TONES.get(found.status, "neutral"),
        )  # fmt: skip


def _belongs(found: RequestRow, name: str) -> bool:
    return name == ALL or (bool(found.waits) if name == WAITS else found.status == name)

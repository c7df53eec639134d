"""The left side: slips to count and collections to audit, the oldest first, as one list (F58)."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from fieldtech.model.amounts import in_figures
from fieldtech.model.base import Id
from fieldtech.services.money.announced import AnnouncedRow
from fieldtech.services.money.views import ANNOUNCED, CollectionRow, SlipRow
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.chip_row import ChipRow
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.labels import KeyCap, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.language import word
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.pages.money.wording import about, announced_pill, collection_pill, day_said, method, slip_pill
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.record_views import RecordList
from fieldtech.ui.tables import Batch, PagedModel
from fieldtech.ui.tokens import S2, S3, S4

TO_DO = "to_do"
FILTERS = (TO_DO, "to_count", "to_audit", "queries", "to_reconcile", ANNOUNCED, "all")
Queued = CollectionRow | SlipRow | AnnouncedRow


class QueuePane(Live, QFrame):
    """``chosen(row)`` as the mark moves; ``asked()`` when another filter or text wants other rows."""

    chosen = Signal(object)
    asked = Signal()

    def __init__(self, times: Times) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self._times = times
        self._counts: Mapping[str, int] = {}
        self.search = SearchField()
        self.search.searched.connect(lambda _text: self.asked.emit())
        self.chips = ChipRow()
        self.chips.setObjectName("finance_filter")
        self.chips.changed.connect(self.asked)
        self.model = PagedModel(paint=self._row, spoken=lambda found: self._row(found).spoken(), parent=self)
        self.list = RecordList(self.model)
        self.list.setObjectName("queue")
        self.list.chosen.connect(self.chosen)
        self._none = EmptyState("circle-check")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        self._next, self._previous = Label("", 12, tone="muted"), Label("", 12, tone="muted")
        keys = row(KeyCap("J"), self._next, S2, KeyCap("K"), self._previous, None, margins=(S4, S2, S4, S3))
        top = column(self.search, self.chips, gap=S3, margins=(S4, S3, S4, S3))
        self.setLayout(column(top, (self._stack, 1), keys))
        self.go_live()

    @property
    def filter(self) -> str:
        """What is looked through."""
        return self.chips.value() or TO_DO

    def show_rows(self, rows: Sequence[Queued], counts: Mapping[str, int]) -> None:
        """These; the mark stays where it was, or goes to the first."""
        kept = self.marked()
        self._counts = counts
        self.model.show(lambda _after, _limit: Batch(rows))
        self._stack.setCurrentIndex(0 if rows else 1)
        self.retranslate()
        if rows:
            self.list.choose(max(0, self.model.find(lambda found: kept is not None and found.id == kept.id)))

    def marked(self) -> Queued | None:
        """The row one works on."""
        index = self.list.currentIndex()
        valid = index.isValid() and index.row() < self.model.rowCount()
        found: Queued | None = self.model.record(index.row()) if valid else None
        return found

    def choose(self, key: Id) -> bool:
        """Make this the marked one, where it is in the list."""
        at = self.model.find(lambda found: found.id == key)
        if at >= 0:
            self.list.choose(at)
        return at >= 0

    def step_by(self, step: int) -> None:
        """The next or the previous one."""
        at = self.list.currentIndex().row() + step
        if 0 <= at < self.model.rowCount():
            self.list.choose(at)

    def retranslate(self) -> None:
        """Filters, keys, what an empty list says."""
        self.search.set_label(self.tr("Search money"), self.tr("Number, customer, person…"))
        self._next.setText(self.tr("next"))
        self._previous.setText(self.tr("previous"))
        self.list.setAccessibleName(self.tr("Slips and collections"))
        chosen = self.filter
        self.chips.set_label(self.tr("Show"))
        self.chips.set_more_label(self.tr("More filters"))
        self.chips.set_options(Option(name, self._filter_text(name)) for name in FILTERS)
        self.chips.set_value(chosen)
        done = chosen == TO_DO and not self.search.text()
        self._none.set_text(
            self.tr("Everything is counted and audited") if done else self.tr("Nothing here"),
            self.tr("New slips and collections appear by themselves.") if done else self.tr("Choose another filter."),
        )
        self.list.viewport().update()

    def _filter_text(self, name: str) -> str:
        text = word(f"finance_queue.{name}")
        return f"{text} {self._counts[name]}" if name in self._counts else text

    def _row(self, found: Queued) -> ListRow:
        if isinstance(found, SlipRow):
            under = self.tr("Collections: {n} · {time}").format(n=found.count, time=self._times.short(found.at))
            title = self.tr("Slip of {name}").format(name=found.by_name)
            return ListRow(found.number, in_figures(found.cents), title, under, *slip_pill(found), time_tone="text")
        if isinstance(found, AnnouncedRow):
            until = self.tr("by {day}").format(day=day_said(found.expected, self._times.today()))
            return ListRow(
                found.number, in_figures(found.cents), about(found), until, *announced_pill(found), time_tone="text"
            )
        under = " · ".join((found.by_name, method(found)))
        return ListRow(
            found.number, in_figures(found.cents), about(found), under, *collection_pill(found), time_tone="text"
        )

"""The list of plans: search as one types, states, the next visit of each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from fieldtech.model.base import Id
from fieldtech.services.install.titles import capital
from fieldtech.services.plans.rows import PlanRow
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.language import current_language, word
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.record_views import RecordList
from fieldtech.ui.tables import Batch, PagedModel
from fieldtech.ui.tokens import S2, S3, S4

OPEN, ALL = "open", "all"
FILTERS = (OPEN, "draft", "to_approve", "active", ALL)
TONES = {"to_approve": "violet", "active": "ok", "paused": "warn"}
"""The colour beside the word of a state; a state without one is neutral."""


class PlanPane(Live, QFrame):
    """``chosen(row)`` as the current row moves; ``new_pressed`` for another plan."""

    chosen = Signal(object)
    new_pressed = Signal()

    def __init__(self, rows_of: Callable[[str], Sequence[PlanRow]]) -> None:
        """``rows_of(text)`` gives all plans with that text, the next visit first."""
        super().__init__()
        self.setProperty("role", "pane")
        self._rows_of = rows_of
        self._rows: tuple[PlanRow, ...] = ()
        self.model = PagedModel(paint=self._painted, spoken=lambda found: self._painted(found).spoken(), parent=self)
        self.list = RecordList(self.model)
        self.list.setObjectName("plans")
        self.search = SearchField()
        self.filters = ChipGroup()
        self.filters.setObjectName("filter")
        self.new = Button("", "plus", name="new_plan", key="Ctrl+N")
        self._title = Label("", 22, 600)
        self._none = EmptyState("calendar-clock")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        top = column(row(self._title, None, self.new, gap=S2), self.search, self.filters,
                     gap=S3, margins=(S4, S4, S4, S3))  # fmt: skip
        self.setLayout(column(top, (self._stack, 1)))
        self.search.searched.connect(lambda _text: self.reload())
        self.filters.changed.connect(self._show)
        self.new.clicked.connect(self.new_pressed)
        self.list.chosen.connect(self.chosen)
        self.go_live()

    def forget(self) -> None:
        """No rows, nothing searched for."""
        self._rows = ()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.filters.set_value(OPEN)
        self._show()

    def reload(self) -> None:
        """Ask anew; the current row stays where it is still in the list."""
        self._rows = tuple(self._rows_of(self.search.text().strip()))
        self._show()

    def current_id(self) -> Id | None:
        """The plan of the current row."""
        index = self.list.currentIndex()
        return self.model.record(index.row()).id if index.isValid() else None

    def choose(self, plan: str) -> bool:
        """Make the row of this number or key the current one; the filter gives way when it hides it."""
        found = next((r for r in self._rows if plan in (r.number, r.id.hex, str(r.id))), None)
        if found is None:
            return False
        if self.model.find(lambda shown: shown.id == found.id) < 0:
            self.filters.set_value(ALL)
            self._show()
        self.list.choose(self.model.find(lambda shown: shown.id == found.id))
        return True

    def choose_state(self, status: str) -> bool:
        """Make the first plan in that state the current one."""
        found = next((r for r in self._rows if r.status == status), None)
        return found is not None and self.choose(found.number)

    def choose_first(self) -> None:
        """The top row, if there is any."""
        if self.model.rowCount():
            self.list.choose(0)

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Plans"))
        self.search.set_label(self.tr("Search plans"), self.tr("Customer, plate, tag…"))
        self.new.set_text(self.tr("New plan"))
        self.new.restyle()
        self.filters.set_label(self.tr("Filter"))
        self.list.setAccessibleName(self.tr("Plans"))
        self._name_filters()
        self._none.set_text(self.tr("No plans here"), self.tr("Choose another filter, or write a new plan."))
        self.list.viewport().update()

    def _show(self) -> None:
        keep, name = self.current_id(), self.filters.value() or OPEN
        shown = [found for found in self._rows if _belongs(found, name)]
        self.model.show(lambda _after, _limit: Batch(shown))
        self._stack.setCurrentIndex(0 if shown else 1)
        self._name_filters()
        if keep is not None and (at := self.model.find(lambda found: found.id == keep)) >= 0:
            self.list.choose(at)

    def _name_filters(self) -> None:
        chosen = self.filters.value() or OPEN
        names = ((name, word(f"plan_filter.{name}")) for name in FILTERS)
        self.filters.set_options(
            Option(name, f"{text} {sum(_belongs(found, name) for found in self._rows)}") for name, text in names
        )
        self.filters.set_value(chosen)

    def _painted(self, found: PlanRow) -> ListRow:
        day = f"{found.next_on:%m-%d}" if found.next_on else ""
        late = self.tr("late: {day}").format(day=day) if found.late else day
        said = found.sentence_en if current_language() == "en" else found.sentence_zh
        return ListRow(
            found.number, late, f"{found.title or found.things} · {found.customer}", capital(said),
            word(f"plan.status.{found.status}"), TONES.get(found.status, "neutral"),
        )  # fmt: skip


def _belongs(found: PlanRow, name: str) -> bool:
    return name == ALL or (found.status != "ended" if name == OPEN else found.status == name)

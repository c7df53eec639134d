"""The list beside one record: search as one types, filters with their counts, the way to another record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from fieldtech.model.base import Id
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.chip_row import ChipRow
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.language import word
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.record_views import RecordList
from fieldtech.ui.tables import Batch, PagedModel
from fieldtech.ui.tokens import S2, S3, S4

ALL = "all"


class Listed(Protocol):
    """What every row of such a list has."""

    @property
    def id(self) -> Id:
        """Its key."""

    @property
    def number(self) -> str:
        """Its number, as people say it."""

    @property
    def status(self) -> str:
        """Its state."""


R = TypeVar("R", bound=Listed)


@dataclass(frozen=True)
class PaneWords:
    """What the pane says in the language shown."""

    title: str
    search: str
    search_hint: str
    new: str
    none: str
    none_hint: str


class RecordPane(Live, QFrame, Generic[R]):
    """``chosen(row)`` as the current row moves; ``new_pressed`` for another record.

    All rows are in memory, so it filters and counts by itself. The list of orders (``order/list_pane.py``) is too long
    for that: it asks the database for filters and counts, and fetches rows as they are scrolled to.
    """

    one: ClassVar[str]  # of one record: its button is ``new_<one>``, its filters' words ``<one>_filter.<name>``
    many: ClassVar[str]  # the objectName of the list
    icon: ClassVar[str]  # of the empty list
    filter_names: ClassVar[tuple[str, ...]]  # the usual one first, then states, ``ALL`` last
    status_words: ClassVar[str]  # the words of the states: ``<status_words>.<status>``
    tones: ClassVar[Mapping[str, str]]  # the colour beside the word of a state; one without is neutral
    most: ClassVar[int] = 0  # rows that are asked for at most: where there may be more, the pane says so; 0: all

    chosen = Signal(object)
    new_pressed = Signal()

    def __init__(
        self, rows_of: Callable[[str], Sequence[R]], *beside_search: QWidget, way_back: QWidget | None = None
    ) -> None:
        """``rows_of(text)`` gives the records with that text, in order; ``way_back`` stands before the title."""
        super().__init__()
        self.setProperty("role", "pane")
        self._rows_of = rows_of
        self._rows: tuple[R, ...] = ()
        self.model = PagedModel(paint=self.painted, spoken=lambda found: self.painted(found).spoken(), parent=self)
        self.list = RecordList(self.model)
        self.list.setObjectName(self.many)
        self.search = SearchField()
        self.filters = ChipRow()
        self.filters.setObjectName("filter")
        self.new = Button("", "plus", name=f"new_{self.one}", key="Ctrl+N")
        self._title = Label("", 22, 600)
        self._none = EmptyState(self.icon)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        before = () if way_back is None else (way_back,)
        head, search = row(*before, self._title, None, self.new, gap=S2), row((self.search, 1), *beside_search, gap=S2)
        self._cut = Label("", 13, tone="warn", wrap=True)
        self._cut.hide()
        top = column(head, search, self.filters, self._cut, gap=S3, margins=(S4, S4, S4, S3))
        self.setLayout(column(top, (self._stack, 1)))
        self.search.searched.connect(lambda _text: self.reload())
        self.filters.changed.connect(self._show)
        self.new.clicked.connect(self.new_pressed)
        self.list.chosen.connect(self.chosen)
        self.go_live()

    # what a list says of its own ----------------------------------------------------------------------------

    def words(self) -> PaneWords:
        """Its title, and what it says when it is empty."""
        raise NotImplementedError

    def painted(self, found: R) -> ListRow:
        """A record as the list shows it."""
        raise NotImplementedError

    def usual(self, found: R) -> bool:
        """Whether the first filter shows it."""
        raise NotImplementedError

    # what all can -------------------------------------------------------------------------------------------

    def status(self, status: str) -> tuple[str, str]:
        """The word of a state and its colour."""
        return word(f"{self.status_words}.{status}"), self.tones.get(status, "neutral")

    def forget(self) -> None:
        """No rows, nothing searched for."""
        self._rows = ()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.filters.set_value(self.filter_names[0])
        self._show()

    def reload(self) -> None:
        """Ask anew; the current row stays where it is still in the list."""
        self._rows = tuple(self._rows_of(self.search.text().strip()))
        self._cut.setVisible(bool(self.most) and len(self._rows) >= self.most)
        self._show()

    def current_id(self) -> Id | None:
        """The record of the current row."""
        index = self.list.currentIndex()
        return self.model.record(index.row()).id if index.isValid() else None

    def choose(self, reference: str) -> bool:
        """Make the row of this number or key the current one; the filter gives way when it hides it."""
        found = next((r for r in self._rows if reference in (r.number, r.id.hex, str(r.id))), None)
        if found is None:
            return False
        if self.model.find(lambda shown: shown.id == found.id) < 0:
            self.filters.set_value(ALL)
            self._show()
        self.list.choose(self.model.find(lambda shown: shown.id == found.id))
        return True

    def choose_state(self, status: str) -> bool:
        """Make the first record in that state the current one."""
        found = next((r for r in self._rows if r.status == status), None)
        return found is not None and self.choose(found.number)

    def choose_first(self) -> None:
        """The top row, if there is any."""
        if self.model.rowCount():
            self.list.choose(0)

    def retranslate(self) -> None:
        """All words."""
        words = self.words()
        self._title.setText(words.title)
        self.search.set_label(words.search, words.search_hint)
        self.new.set_text(words.new)
        self.new.restyle()
        self.filters.set_label(self.tr("Filter"))
        self.filters.set_more_label(self.tr("More filters"))
        self._cut.setText(self.tr("Only the first {n} are shown: search for the others.").format(n=f"{self.most:,}"))
        self.list.setAccessibleName(words.title)
        self._name_filters()
        self._none.set_text(words.none, words.none_hint)
        self.list.viewport().update()

    def _belongs(self, found: R, name: str) -> bool:
        return name == ALL or (self.usual(found) if name == self.filter_names[0] else found.status == name)

    def _show(self) -> None:
        keep, name = self.current_id(), self.filters.value() or self.filter_names[0]
        shown = [found for found in self._rows if self._belongs(found, name)]
        self.model.show(lambda _after, _limit: Batch(shown))
        self._stack.setCurrentIndex(0 if shown else 1)
        self._name_filters()
        if keep is not None and (at := self.model.find(lambda found: found.id == keep)) >= 0:
            self.list.choose(at)

    def _name_filters(self) -> None:
        chosen = self.filters.value() or self.filter_names[0]
        names = ((name, word(f"{self.one}_filter.{name}")) for name in self.filter_names)
        self.filters.set_options(
            Option(name, f"{text} {sum(self._belongs(found, name) for found in self._rows)}") for name, text in names
        )
        self.filters.set_value(chosen)

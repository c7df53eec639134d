"""What the office still owes: trials that end, deliveries to ask about, meetings; late ones first (A01, P26, D11)."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget

from fieldtech.errors import FieldtechError
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.follow_ups import FollowUpRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.money.answering import open_answer
from fieldtech.ui.pages.money.wording import ABOUT_CASH
from fieldtech.ui.pages.order.cards_work import FollowUpsCard
from fieldtech.ui.pages.order.showing import Catalogue, Times
from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S3, S5

MINE, TRIALS, ALL = "mine", "trials", "all"
FILTERS = (MINE, TRIALS, ALL)
TRIAL, ANSWER = "trial_end", "answer_query"
_ROLES = ("CS", "TS", "DI", "MG", "CM", "DR", "FI", "WH", "QA")
_LEAST_WIDTHS = ((860, "who"), (1040, "text"))  # px of the page: below it a column gives way


class OwedPage(Page):
    """A table by due time; the foot does the one thing that settles what is chosen."""

    name: ClassVar[str] = "owed_page"
    icon: ClassVar[str] = "hourglass"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._times = Times(workplace.context.zone, workplace.context.now)
        self._catalogue = Catalogue(workplace.masters)
        self._rows: tuple[FollowUpRow, ...] = ()
        self._urgent: int | None = None
        self.filters = ChipGroup()
        self.filters.setObjectName("owed_filter")
        self.model = PagedModel((
            Column("due", self._due, 180, sortable=False),
            Column("kind", lambda owed: word(f"follow_up.{owed.kind}"), 160, sortable=False),
            Column("order", lambda owed: owed.number, 216, sortable=False),
            Column("customer", lambda owed: owed.customer, sortable=False),
            Column("text", self._text, 200, sortable=False),
            Column("who", self._who, 120, sortable=False),
        ), spoken=self._spoken)  # fmt: skip
        self.table = RecordTable(self.model)
        self.table.setObjectName("owed")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = EmptyState("circle-check")
        self.header = PageHeader()
        self.remove = Button("", "corner-up-left", name="remove_trial")
        self.to_order = Button("", "external-link", name="open_order")
        self._lay_out()
        self._connect()
        self.go_live()

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Still owed")

    def show_for(self, person: object) -> bool:
        """The office; a technician has it on his day."""
        self._urgent = None
        return isinstance(person, Person) and person.role in _ROLES

    def open(self, reference: str) -> None:
        """The list as it is now; the reference chooses a filter."""
        if reference in FILTERS:
            self.filters.set_value(reference)
        self._load()

    def forget_person(self) -> None:
        """Everybody owes something else."""
        self._rows, self._urgent = (), None
        self._show()

    def refresh(self, change: object) -> None:
        """Anything may settle something."""
        self._urgent = None
        if self.isVisible():
            self._load()

    def badge(self) -> int:
        """What is late, and trials that end soon: the reminder before their last day (A01)."""
        person = self._workplace.access.person
        if person is None or person.role not in _ROLES:
            return 0
        if self._urgent is None:
            self._urgent = sum(owed.overdue or owed.soon for owed in self._workplace.follow_ups.open())
        return self._urgent

    def commands(self) -> Iterable[Command]:
        """The filters."""
        for name in FILTERS:
            yield Command(word(f"owed_filter.{name}"), partial(self.open, name), "list")

    def retranslate(self) -> None:
        """Heads, chips, foot."""
        self.header.set_title(self.title(), self.tr("Late ones first"))
        self._nothing.set_text(self.tr("Nothing is owed"), self.tr("Nothing waits under this filter."))
        titles = (self.tr("Due"), self.tr("What"), self.tr("Order"), self.tr("Customer"), self.tr("Note"))
        self.model.set_titles((*titles, self.tr("Who")))
        self.table.setAccessibleName(self.title())
        self.filters.set_label(self.tr("Filter"))
        self.remove.set_text(word("act.remove_trial"))
        self.to_order.set_text(self.tr("Open the order"))
        self._show()

    def chosen(self) -> FollowUpRow | None:
        """The line one works on."""
        index = self.table.currentIndex()
        return self.model.record(index.row()) if index.isValid() and index.row() < self.model.rowCount() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What can wait gives way where there is little room."""
        super().resizeEvent(event)
        for least, name in _LEAST_WIDTHS:
            at = next(at for at, shown in enumerate(self.model.columns) if shown.key == name)
            self.table.setColumnHidden(at, self.width() < least)

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(column(self.table, margins=(1, 0, 1, 1)), "card"))
        self._stack.addWidget(self._nothing)
        self.column.addWidget(self.header)
        self.column.addLayout(column(row(self.filters, None), (self._stack, 1), gap=S3, margins=(S5, 0, S5, S3)), 1)
        self.add_footer(Footer(self.to_order, self.remove, name="settle"))

    def _connect(self) -> None:
        assert self.footer is not None
        self.filters.changed.connect(self._show)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_foot())
        self.table.opened.connect(self._open_order)
        self.to_order.clicked.connect(lambda: self._go(""))
        self.remove.clicked.connect(partial(self._go, "remove_trial"))
        self.footer.primary.clicked.connect(lambda: self._go(self._act()))

    def _load(self) -> None:
        self._rows = tuple(self._workplace.follow_ups.open(mine=False))
        self._show()

    def _belongs(self, owed: FollowUpRow, name: str) -> bool:
        if name == TRIALS:
            return owed.kind == TRIAL
        return name == ALL or owed.mine

    def _show(self) -> None:
        keep, name = self.chosen(), self.filters.value() or MINE
        counts = {key: sum(self._belongs(owed, key) for owed in self._rows) for key in FILTERS}
        self.filters.set_options(Option(key, f"{word(f'owed_filter.{key}')} {counts[key]}") for key in FILTERS)
        self.filters.set_value(name)
        shown = [owed for owed in self._rows if self._belongs(owed, name)]
        self.model.show(lambda _after, _limit: Batch(shown))
        self._stack.setCurrentIndex(0 if shown else 1)
        if shown:
            at = self.model.find(lambda owed: keep is not None and owed.id == keep.id)
            self.table.setCurrentIndex(self.model.index(max(0, at), 0))
        self._show_foot()

    def _show_foot(self) -> None:
        owed, footer = self.chosen(), self.footer
        if footer is None:
            return
        act = self._act()
        self.remove.setVisible(act == "sell_trial")
        self.to_order.setVisible(owed is not None)
        footer.set_primary(word(f"act.{act}") if act else "", "arrow-right", name=act or "settle")
        late = sum(row.overdue for row in self._rows if row.mine)
        footer.set_saved(self.tr("{n} overdue").format(n=late) if late else self.tr("Nothing is late"),
                         "danger" if late else "ok", "circle-alert" if late else "circle-check")  # fmt: skip

    def _act(self) -> str:
        """What settles the line, where it is one's own."""
        owed, person = self.chosen(), self._workplace.access.person
        if owed is not None and owed.mine and owed.kind == "fee_query" and person is not None:
            return ANSWER if person.may("answer_query") else ""
        return FollowUpsCard.ACTS.get(owed.kind, ("",))[0] if owed is not None and owed.mine else ""

    def _go(self, act: str) -> None:
        owed, person = self.chosen(), self._workplace.access.person
        if owed is None or person is None:
            return
        if act == ANSWER:
            self._answer(owed)
        elif owed.kind in ABOUT_CASH and person.may("see_money"):
            self.go.emit("finance_page", "holders" if owed.kind == "hand_over" else "work")
        else:
            self.go.emit("orders_page", f"{owed.order_id.hex}/{act}" if act else owed.order_id.hex)

    def _open_order(self, _owed: object) -> None:
        self._go(ANSWER if self._act() == ANSWER else "")

    def _answer(self, owed: FollowUpRow) -> None:
        """Finance asks; the desk answers in the collector's place, with the thread in sight (F59)."""
        try:
            open_answer(self, self._workplace, owed.id, self._times, partial(self._answered, owed))
        except FieldtechError as error:
            self.failed.emit(error)

    def _answered(self, owed: FollowUpRow, change: Change) -> None:
        self.changed.emit(change)  # the window tells every page, this one too
        self.said.emit(self.tr("Finance has your answer about {number}").format(number=owed.number), None)

    # what the columns say -----------------------------------------------------------------------------------

    def _due(self, owed: FollowUpRow) -> str:
        late = self._times.late_by(owed.due_at)
        if owed.kind == TRIAL and not late:
            some = self.tr("in 1 day") if owed.days_left == 1 else self.tr("in {n} days").format(n=owed.days_left)
            left = some if owed.days_left else self.tr("today")
            return f"{self._times.day(owed.due_at)} · {left}"
        return " · ".join(filter(None, (self._times.short(owed.due_at), late)))

    def _text(self, owed: FollowUpRow) -> str:
        return self._catalogue.fault(owed.title if owed.kind in (TRIAL, "delivery") or not owed.text else owed.text)

    def _who(self, owed: FollowUpRow) -> str:
        return owed.name or (word(f"role.{owed.role}") if owed.role else "")

    def _spoken(self, owed: FollowUpRow) -> str:
        return ", ".join((word(f"follow_up.{owed.kind}"), owed.number, owed.customer, self._due(owed)))

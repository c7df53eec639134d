"""Finance: what is to be counted and audited, the day that does not close and why, money outside (F58, F59)."""

from calendar import monthrange
from collections.abc import Iterable
from functools import cached_property, partial
from typing import ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QStackedWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.money.views import ALL, QUEUES
from fieldtech.services.papers import Paper
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import Button, IconButton
from fieldtech.ui.kit.choices import Option, Segmented
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import current_language, word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.finance.blocks_view import BlocksView
from fieldtech.ui.pages.finance.days_view import DaysView
from fieldtech.ui.pages.finance.holders_view import HoldersView
from fieldtech.ui.pages.finance.work import FinanceWork
from fieldtech.ui.pages.finance.work_view import WorkView
from fieldtech.ui.pages.money.books import BookWork
from fieldtech.ui.pages.money.wording import MOVED_BY, of_sheet, sentences
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.save_dialog import AskFile
from fieldtech.ui.tokens import S3, S5

WORK, DAYS, HOLDERS, BLOCKS = VIEWS = ("work", "days", "holders", "blocks")
View = WorkView | DaysView | HoldersView | BlocksView
V = TypeVar("V", WorkView, DaysView, HoldersView, BlocksView)


class FinancePage(Page):
    """The reference is a view (``days``), ``days/<date>``, ``slip/<key>``, ``collection/<key>``, or such a key."""

    name: ClassVar[str] = "finance_page"
    icon: ClassVar[str] = "banknote"

    def __init__(self, workplace: Workplace, save_book: AskFile | None = None) -> None:
        super().__init__()
        self._workplace = workplace
        self._count: int | None = None
        self._showing = Showing(workplace)
        self._work = FinanceWork(self, workplace, self._showing)
        self.open_amounts = Button("", "hourglass", name="open_amounts")
        self._books = BookWork(self, workplace, save_book)
        self.export = IconButton("file-spreadsheet", name="export")
        self.choice = Segmented()
        self.choice.setObjectName("finance_view")
        self.header = PageHeader(self.choice, self.open_amounts, self.export)
        self.show_day = Button("", "list", name="show_day")
        self.day = Banner("danger", "", "", self.show_day)
        self._day = ""
        self._stack, self._feet = QStackedWidget(), QStackedWidget()
        self._views: dict[str, View] = {}
        self.work = WorkView(workplace, self._showing, self._work)
        self._add(WORK, self.work)
        self._banner = boxed(column(self.day, margins=(S5, 0, S5, S3)))
        self.column.addLayout(column(self.header, self._banner))
        self.column.addLayout(row((self._stack, 1)), 1)
        self.column.addWidget(self._feet)
        self._feet.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._connect()
        self.go_live()

    # the views beside the work, each made when somebody first turns to it ---------------------------------

    @cached_property
    def days(self) -> DaysView:
        """Which days close, and why not."""
        view = DaysView(self._workplace, self._showing)
        view.place_wanted.connect(self._to_place)
        view.number_wanted.connect(self._work.decide_number)
        view.credit_wanted.connect(self._work.credit)
        view.done.connect(self._done)
        view.failed.connect(self.failed)
        return self._add(DAYS, view)

    @cached_property
    def holders(self) -> HoldersView:
        """Who has money of the company in hand."""
        return self._add(HOLDERS, HoldersView(self._workplace, self._showing))

    @cached_property
    def blocks(self) -> BlocksView:
        """Receipt numbers: issued, used, closed."""
        view = BlocksView(self._workplace, self._showing)
        view.done.connect(self._done)
        view.failed.connect(self.failed)
        return self._add(BLOCKS, view)

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Cash and audit")

    def show_for(self, person: object) -> bool:
        """Finance, and who answers for its figures."""
        self._count = None
        return isinstance(person, Person) and person.may("see_money")

    def open(self, reference: str) -> None:
        """One of the views, or what is to be looked at."""
        self._workplace.context.require("see_money")
        name, _, rest = reference.partition("/")
        if name in ("slip", "collection"):
            self._to(WORK)
            self.work.show_place(reference)
            return
        self._to(name if name in VIEWS else self.choice.value() or WORK)
        if name not in VIEWS and name:
            self.work.choose(name)
        if name == DAYS and rest:
            self.days.choose(rest)

    def forget_person(self) -> None:
        """Nothing of the one before stays in sight."""
        self._count = None
        self.choice.set_value(WORK)
        for view in self._views.values():
            view.forget()

    def refresh(self, change: object) -> None:
        """Money changed hands here or elsewhere."""
        if not isinstance(change, Change) or change.kind in MOVED_BY:  # a note on an order changes nothing here
            self._count = None
        if self.isVisible():
            self._load()

    def badge(self) -> int:
        """How much waits for finance."""
        person = self._workplace.access.person
        if person is None or person.role != "FI":
            return 0
        if self._count is None:
            self._count = self.work.waiting()
        return self._count

    def search_field(self) -> QLineEdit | None:
        """Ctrl+F."""
        return self.work.queue.search if self.choice.value() == WORK else None

    def focus_first(self) -> None:
        """The queue, so that J and K move through it at once."""
        queue = self.work.queue.list
        if self.choice.value() == WORK and queue.isVisibleTo(self):
            queue.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def primary(self) -> QAbstractButton:
        """The button of the view in front."""
        return self._front().footer.primary

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        for name in VIEWS:
            yield Command(word(f"finance_view.{name}"), partial(self._to, name), "banknote")

    def retranslate(self) -> None:
        """Head and the day that stays open."""
        waiting = self.tr("{n} to do").format(n=self._count) if self._count else self.tr("Nothing to do")
        self.header.set_title(self.title(), waiting)
        self.open_amounts.set_text(self.tr("Open amounts"))
        self.show_day.set_text(self.tr("Show the day"))
        days = self.choice.value() == DAYS
        self.export.set_label(self.tr("Save the cash book as xlsx") if days else self.tr("Save the audit list as xlsx"))
        self.export.setVisible(self.choice.value() in (WORK, DAYS, ""))
        self.choice.set_label(self.tr("View"))
        self.choice.set_options(Option(name, word(f"finance_view.{name}")) for name in VIEWS)
        if not self.choice.value():
            self.choice.set_value(WORK)

    # inside -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.choice.changed.connect(lambda: self._to(self.choice.value()))
        self.open_amounts.clicked.connect(lambda: self.go.emit("open_amounts_page", ""))
        self.export.clicked.connect(lambda: self._books.save(self._book))
        self._books.said.connect(lambda text: self.said.emit(text, None))
        self._books.failed.connect(self.failed)
        self.show_day.clicked.connect(lambda: self.open(f"{DAYS}/{self._day}"))
        self.work.go_order.connect(lambda key: self.go.emit("orders_page", key))
        self._work.done.connect(self._done)
        for failed in (self._work.failed, self.work.failed):
            failed.connect(self.failed)

    def _add(self, name: str, view: V) -> V:
        """In the stack with its foot; a view nobody turns to costs the start of the page nothing."""
        self._views[name] = view
        self._stack.addWidget(view)
        self._feet.addWidget(view.footer)
        return view

    def _front(self) -> View:
        match self.choice.value():
            case "days":
                return self.days
            case "holders":
                return self.holders
            case "blocks":
                return self.blocks
            case _:
                return self.work

    def _to(self, name: str) -> None:
        self.choice.set_value(name)
        view = self._front()
        self._stack.setCurrentWidget(view)
        self._feet.setCurrentWidget(view.footer)
        self._load()

    def _to_place(self, place: str) -> None:
        kind, _, key = place.partition("/")
        if kind == "order":
            self.go.emit("orders_page", key)
        elif kind == "owed":
            self.go.emit("open_amounts_page", self._workplace.orders.view(Id(key)).customer.id.hex)
        else:
            self.open(place)

    def _load(self) -> None:
        try:
            front = self._front()
            front.load()
            self._count = self.work.count if front is self.work else self.work.waiting()
            self._show_day()
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.retranslate()

    def _book(self) -> Paper:
        """The audit list as it is filtered, or the cash book of the month of the day shown."""
        books, language = self._workplace.money_books, of_sheet()
        if self.choice.value() != DAYS:
            which = self.work.queue.filter
            return books.audit_list(which if which in QUEUES else ALL, language)
        shown = self.days.view
        day = (
            shown.closing.day
            if shown is not None
            else self._workplace.context.local(self._workplace.context.now()).date()
        )
        return books.cash_book(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]), language)

    def _show_day(self) -> None:
        """The oldest day that does not close is said on top of the work."""
        days = [day for day in self._workplace.finance.days() if not day.closed and day.findings]
        front = self.choice.value() == WORK
        self._banner.setVisible(bool(days) and front)
        if not days or not front:
            return
        first = min(days, key=lambda day: day.day)
        self._day = first.day.isoformat()
        finding = self._workplace.finance.day(first.day, first.centre).closing.findings[:1]
        more = self.tr("And {n} more.").format(n=first.findings - 1) if first.findings > 1 else ""
        said = sentences(*(found.said(current_language()) for found in finding), more)
        self.day.set("danger", self.tr("{day} does not close").format(day=self._day), said)

    def _done(self, change: Change, told: str) -> None:
        self.changed.emit(change)  # the window tells every page, this one too
        self.said.emit(told, None)

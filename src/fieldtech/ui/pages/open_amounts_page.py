"""Open amounts: what each customer owes by age, the oldest first, and the orders behind it (A03, F56)."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.amounts import in_figures
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.money.views import OpenRow, OrderOwing
from fieldtech.services.papers import Paper
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.later import soon
from fieldtech.ui.page import Page
from fieldtech.ui.pages.money.books import BookWork
from fieldtech.ui.pages.money.settling import open_receiving
from fieldtech.ui.pages.money.wording import of_sheet, sentences, yuan
from fieldtech.ui.pages.open_amounts.bank_hint import BankHint
from fieldtech.ui.pages.open_amounts.orders_card import OwingPanel
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.paper_preview import PaperPreview
from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.save_dialog import AskFile
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S3, S5

_AGES = ("to_30", "to_60", "to_90", "older")
_SIDE_BY_SIDE, _PANEL, _PANEL_TIGHT = 1100, 474, 456
_TIGHT = 92  # px of an amount beside an open customer


class OpenAmountsPage(Page):
    """The reference is a customer's key or name."""

    name: ClassVar[str] = "open_amounts_page"
    icon: ClassVar[str] = "trending-up"

    def __init__(self, workplace: Workplace, save_book: AskFile | None = None) -> None:
        super().__init__()
        self._workplace = workplace
        self._books = BookWork(self, workplace, save_book)
        self.export = Button("", "file-spreadsheet", name="export")
        self._showing = Showing(workplace)
        self._rows: tuple[OpenRow, ...] = ()
        self._customer: OpenRow | None = None
        self._ordering = "oldest"
        self.header, self.search = PageHeader(self.export), SearchField()
        self.model = PagedModel((
            Column("customer", lambda found: str(found.customer)),
            Column("orders", lambda found: str(found.orders), 80, align_right=True, sortable=False),
            *(Column(age, partial(_aged, age), 108, align_right=True, sortable=False) for age in _AGES),
            Column("total", lambda found: in_figures(found.total), 120, align_right=True),
        ))  # fmt: skip
        self.table = RecordTable(self.model)
        self.table.setObjectName("open_amounts")
        self.panel = OwingPanel(self._showing.catalogue)
        self._none = EmptyState("circle-check")
        self.no_bank = BankHint(workplace)
        self._lay_out()
        self._connect()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Open amounts")

    def show_for(self, person: object) -> bool:
        """Who plans visits to those customers, and who answers for the money."""
        return isinstance(person, Person) and person.may("see_open_amounts")

    def open(self, reference: str) -> None:
        """As it is now; with a customer, his orders."""
        self._load()
        found = next((one for one in self._rows if reference in (one.customer_id.hex, one.customer)), None)
        if reference and found is not None:
            self._show_customer(found)

    def forget_person(self) -> None:
        """Nothing of the one before."""
        self._close_panel()
        self.search.clear()
        self._rows = ()
        self.no_bank.forget_person()
        self.model.show(lambda _after, _limit: Batch(()))

    def refresh(self, change: object) -> None:
        """Something was received."""
        if self.isVisible():
            self._load()

    def search_field(self) -> QLineEdit:
        """Ctrl+F."""
        return self.search

    def back(self) -> bool:
        """Esc closes the customer."""
        if self._customer is None:
            return False
        self._close_panel()
        return True

    def commands(self) -> Iterable[Command]:
        """The order of the rows."""
        for text, run in self.table.sortings():
            yield Command(text, run, "list")

    def retranslate(self) -> None:
        """Heads and sums."""
        total = sum(found.total for found in self._rows)
        under = self.tr("Customers: {n} · owed in all: {amount}").format(n=len(self._rows), amount=yuan(total))
        self.export.set_text(self.tr("Save as xlsx…"))
        self.export.setVisible(bool(self._rows))
        self.header.set_title(self.title(), under if self._rows else self.tr("Nobody owes anything"))
        self.search.set_label(self.tr("Search open amounts"), self.tr("Customer, number…"))
        self.table.setAccessibleName(self.title())
        self.model.set_titles((
            self.tr("Customer"), self.tr("Orders"), self.tr("0–30 d"), self.tr("31–60 d"),
            self.tr("61–90 d"), self.tr("Older"), self.tr("Total"),
        ))  # fmt: skip
        searching = bool(self.search.text().strip())
        self._none.set_text(
            self.tr("Nothing found") if searching else self.tr("Everything is paid"),
            self.tr("Try another name or number.") if searching else self.tr("Open amounts appear here by themselves."),
        )
        old = sum(found.older for found in self._rows)
        if self.footer is not None:
            said = self.tr("{amount} older than 90 days").format(amount=yuan(old)) if old else (
                self.tr("Nothing is older than 90 days")
            )  # fmt: skip
            self.footer.set_saved(said, "danger" if old else "ok", "circle-alert" if old else "circle-check")
            self.footer.set_primary("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A customer covers the table where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.table.enable_sorting("")
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(column(self.table, margins=(1, 0, 1, 1)), "card"))
        self._stack.addWidget(self._none)
        below = column(self.no_bank, self.search, (self._stack, 1), gap=S3, margins=(S5, 0, S5, S3))
        left = column(self.header, (below, 1))
        self._left = boxed(left)
        self._drawer = QFrame()
        self._drawer.setProperty("role", "drawer")
        self._drawer.setLayout(column((self.panel, 1)))
        self.column.addLayout(row((self._left, 1), (self._drawer, 1), gap=0), 1)
        self.add_footer(Footer(name="open_amounts_next"))
        self._drawer.hide()

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._load())
        self.table.opened.connect(self._show_customer)
        self.table.clicked.connect(self._clicked)
        self.table.sorted_by.connect(self._sort)
        self.no_bank.wanted.connect(lambda: self.go.emit("settings_page", "bank_card"))
        self.no_bank.put_off.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.export.clicked.connect(lambda: self._books.save(self._book))
        self._books.said.connect(lambda text: self.said.emit(text, None))
        self._books.failed.connect(self.failed)
        self.panel.closed.connect(self._close_panel)
        self.panel.order_opened.connect(lambda key: self.go.emit("orders_page", key))
        self.panel.received.connect(self._receive)
        self.panel.customer_wanted.connect(self._open_customer)
        self.panel.statement_wanted.connect(self._open_statement)

    def _load(self) -> None:
        try:
            self._rows = self._workplace.open_amounts.rows(self.search.text().strip(), self._ordering)
            self.no_bank.load()
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.model.show(lambda _after, _limit: Batch(self._rows))
        self._stack.setCurrentIndex(0 if self._rows else 1)
        kept = self._customer
        found = next((one for one in self._rows if kept is not None and one.customer_id == kept.customer_id), None)
        if found is not None:
            self._show_customer(found)
        elif kept is not None:
            self._close_panel()
        self.retranslate()

    def _book(self) -> Paper:
        return self._workplace.money_books.open_amounts(of_sheet())

    def _sort(self, key: str, descending: bool) -> None:
        self._ordering = {"customer": "name", "total": "amount"}.get(key, "oldest")
        self._load()

    def _clicked(self, index: QModelIndex) -> None:
        self._show_customer(self.model.record(index.row()))

    def _show_customer(self, customer: OpenRow) -> None:
        try:
            orders = self._workplace.open_amounts.of_customer(customer.customer_id)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        may_receive = self._workplace.context.require().role == "FI"
        if self._customer is None or not self.panel.months.count():
            self.panel.offer_months(_months(self._showing.times.today()))
        self.panel.show_customer(customer, orders, may_receive=may_receive)
        self._customer = customer
        self._drawer.show()
        self._arrange()

    def _close_panel(self) -> None:
        self._customer = None
        self._drawer.hide()
        self._arrange()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        wide, open_ = self.width() >= _SIDE_BY_SIDE, self._customer is not None
        self._left.setVisible(wide or not open_)
        tight = wide and open_ and self.width() < _SIDE_BY_SIDE + 250
        self._drawer.setMaximumWidth((_PANEL_TIGHT if tight else _PANEL) if wide else 16777215)
        for at, shown in enumerate(self.model.columns):  # every age stays in sight beside the orders
            if shown.width:
                self.table.setColumnWidth(at, min(shown.width, _TIGHT) if tight else shown.width)

    def _receive(self, order: OrderOwing) -> None:
        try:
            payer = self._customer.customer if self._customer is not None else ""
            told = partial(self._done, order, payer)
            open_receiving(self, self._workplace, order.order_id, order.number, self._showing.times, told, payer)
        except FieldtechError as error:
            self.failed.emit(error)

    def _done(self, order: OrderOwing, customer: str, change: Change) -> None:
        """What came of whom, and what is open of the order now."""
        self.changed.emit(change)  # the window tells every page, this one too
        view = self._workplace.collecting.view(order.order_id)
        came = view.received_cents - order.received_cents
        money, other = self.tr("{customer}: {amount} received for {number}."), self.tr("{customer}: {number} noted.")
        rest = self.tr("{amount} is still open.") if view.rest_cents > 0 else self.tr("Nothing is open any more.")
        self.said.emit(sentences(
            (money if came else other).format(customer=customer, amount=yuan(came), number=order.number),
            rest.format(amount=yuan(view.rest_cents)),
        ), None)  # fmt: skip

    def _open_customer(self) -> None:
        if self._customer is not None:
            self.go.emit("customers_page", self._customer.customer_id.hex)

    def _open_statement(self) -> None:
        customer = self._customer
        if customer is None:
            return
        month, papers = self.panel.month(), self._workplace.money_papers
        title = self.tr("Statement {month}: {customer}").format(month=f"{month:%Y-%m}", customer=customer.customer)
        sheet = PaperPreview(
            self.window(), self._workplace, title,
            lambda wanted: papers.statement(customer.customer_id, month, wanted.language),
        )  # fmt: skip
        soon(sheet, sheet.open)


def _aged(age: str, found: OpenRow) -> str:
    return _amount(getattr(found, age))


def _amount(cents: int) -> str:
    return in_figures(cents) if cents else "–"


def _months(today: date) -> list[date]:
    """The last month, whose statement is written now, then this one and those before."""
    first = [date(today.year + (today.month - 1 - n) // 12, (today.month - 1 - n) % 12 + 1, 1) for n in range(7)]
    return [first[1], first[0], *first[2:]]

"""What one customer owes, order by order, and what can be done about it (A03)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fieldtech.model.amounts import in_figures
from fieldtech.services.money.views import OpenRow, OrderOwing
from fieldtech.ui.kit.boxes import Body, Flow, boxed, column, empty, row
from fieldtech.ui.kit.buttons import FLUSH, Button, IconButton, LinkButton
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.language import word
from fieldtech.ui.pages.money.wording import yuan
from fieldtech.ui.pages.order.showing import Catalogue
from fieldtech.ui.tokens import S1, S2, S3, S4, S5

TONES = {"open": "danger", "partial": "warn", "on_account": "info", "refused": "danger"}


class OwingPanel(Live, QWidget):
    """``order_opened(key)``, ``received(order)``, ``statement_wanted`` and ``customer_wanted``."""

    order_opened = Signal(str)
    received = Signal(object)
    statement_wanted = Signal()
    customer_wanted = Signal()
    closed = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.setObjectName("owing")
        self._catalogue = catalogue
        self._customer: OpenRow | None = None
        self._orders: tuple[OrderOwing, ...] = ()
        self._may_receive = False
        self.close_button = IconButton("x", name="close_owing")
        self.close_button.clicked.connect(self.closed)
        self.header = PageHeader(self.close_button)
        self.months = QComboBox()
        self.months.setObjectName("statement_month")
        self.statement = Button("", "file-text", name="statement")
        self.statement.clicked.connect(self.statement_wanted)
        self.customer = LinkButton(name="open_customer")
        self.customer.clicked.connect(self.customer_wanted)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S3)
        acts = Flow()
        for act in (self.months, self.statement, self.customer):
            acts.addWidget(act)
        inside = column(boxed(acts), self._lines, None, gap=S3, margins=(S5, 0, S5, S4))
        self.setLayout(column(self.header, (Body(inside), 1)))
        self.go_live()

    def show_customer(self, customer: OpenRow, orders: Sequence[OrderOwing], *, may_receive: bool) -> None:
        """What this customer owes."""
        self._customer, self._orders, self._may_receive = customer, tuple(orders), may_receive
        self.retranslate()

    def offer_months(self, months: Sequence[date]) -> None:
        """Of which a statement can be written, the usual one first."""
        self.months.clear()
        for month in months:
            self.months.addItem(f"{month:%Y-%m}", month)

    def month(self) -> date:
        """The first of the one chosen."""
        chosen: date = self.months.currentData()
        return chosen

    def retranslate(self) -> None:
        """Head and orders."""
        self.months.setAccessibleName(self.tr("Month of the statement"))
        self.close_button.set_label(self.tr("Close"))
        self.statement.set_text(self.tr("Monthly statement…"))
        self.customer.set_text(self.tr("Open the customer"))
        customer = self._customer
        if customer is None:
            return
        self.header.set_number(customer.number, yuan(customer.total), "danger" if customer.older else "warn")
        self.header.set_title(customer.customer, customer.phone)
        empty(self._lines)
        for order in self._orders:
            self._lines.addWidget(self._line(order))

    def _line(self, order: OrderOwing) -> QWidget:
        number = LinkButton(order.number, name=f"open_{order.number}")
        number.clicked.connect(lambda _=False, key=order.order_id.hex: self.order_opened.emit(key))
        rest = Label(yuan(order.rest_cents), 15, 600, tabular=True)
        pill = Pill(word(f"fee_state.{order.state}"), TONES.get(order.state, "neutral"))
        age = self.tr("{n} days old").format(n=order.days) if order.days > 1 else (
            self.tr("of yesterday") if order.days else self.tr("of today")
        )  # fmt: skip
        parts = [order.day.isoformat(), age, self.tr("due {amount}").format(amount=in_figures(order.due_cents))]
        if order.received_cents:
            parts.append(self.tr("received {amount}").format(amount=in_figures(order.received_cents)))
        if order.waived_cents:
            parts.append(self.tr("waived {amount}").format(amount=in_figures(order.waived_cents)))
        title = self._catalogue.fault(order.title) if order.title else ""
        state = row(pill, (Elided(" · ".join(filter(None, (title, order.reason))), 14), 1), gap=S2)
        foot = row((Label(" · ".join(parts), 13, tone="muted", wrap=True), 1), gap=S2)
        if self._may_receive:
            receive = Button(self.tr("Money received…"), "banknote", name=f"receive_{order.number}")
            receive.setAccessibleName(self.tr("Money received: {number}").format(number=order.number))
            receive.clicked.connect(lambda _=False, order=order: self.received.emit(order))
            foot.addWidget(receive)
        head = row(FLUSH, number, None, rest, gap=S3)
        return boxed(column(head, state, foot, gap=S1, margins=(S4, S2, S4, S3)), "sunken")

"""What is known of the caller, beside the form: repeat faults, the customer, his vehicles, his open orders."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.services.form_drafts import PendingDraft
from fieldtech.services.history.cards import CustomerCard, OpenOrder
from fieldtech.services.intake_desk import Thing
from fieldtech.services.repairs import Earlier
from fieldtech.ui.kit.boxes import Flow, boxed, empty, row
from fieldtech.ui.kit.buttons import Button, LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.language import word
from fieldtech.ui.pages.intake.things import ThingList
from fieldtech.ui.tokens import S2, S3


class CallSide(Live, QWidget):
    """Shows; every decision is announced."""

    customer_opened = Signal(str)
    order_opened = Signal(str)
    thing_chosen = Signal(object)
    address_chosen = Signal(str)
    new_customer = Signal()
    new_vehicle = Signal()
    resumed = Signal(str)

    def __init__(self, zone: tzinfo, fault: Callable[[str], str]) -> None:
        """``fault`` says the title of an order in the language shown."""
        super().__init__()
        self._zone, self._fault = zone, fault
        self._card: CustomerCard | None = None
        self._things: tuple[Thing, ...] = ()
        self._earlier: Sequence[Earlier] = ()
        self._held: Sequence[PendingDraft] = ()
        self.repeat = Banner("danger", icon="history")
        self._make_parts()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(S3)
        for part in (self.repeat, self._nobody, self._customer, self._vehicles, self._orders, self._calls):
            layout.addWidget(part)
        layout.addStretch(1)
        self.go_live()

    def show_caller(self, card: CustomerCard | None, things: tuple[Thing, ...], chosen: Thing | None) -> None:
        """The customer picked and what he has."""
        self._card, self._things = card, things
        self._show_card()
        self._name_things()
        self.things.show_things(things, chosen)

    def show_repeat(self, earlier: Sequence[Earlier]) -> None:
        """Earlier orders for the same fault; none hides the hint."""
        self._earlier = earlier
        self._show_repeat()

    def show_held(self, held: Sequence[PendingDraft]) -> None:
        """Calls on hold."""
        self._held = held
        self._show_held()

    def retranslate(self) -> None:
        """All texts."""
        self._none.set_text(
            self.tr("Who is calling?"),
            self.tr("Type any part of the phone number, name, plate or terminal number. Nobody found: add him."),
        )
        self._customer.set_title(self.tr("Customer"))
        self._orders.set_title(self.tr("Open orders"))
        self._calls.set_title(self.tr("Calls on hold"))
        self._open.set_text(self.tr("Open"))
        self._add_vehicle.set_text(self.tr("Add"))
        self._add_customer.set_text(self.tr("New customer"))
        self._name_things()
        self._show_card()
        self._show_repeat()
        self._show_held()

    # inside -----------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self._add_customer = Button("", "plus", name="new_customer")
        self._add_customer.clicked.connect(self.new_customer)
        self._none = EmptyState("phone-call", self._add_customer)
        self._nobody = Card().add(self._none)
        self._open = LinkButton(name="open_customer")
        self._open.clicked.connect(self._open_customer)
        self._customer = Card("", "building-2", self._open)
        self._name = Label("", 15, 600, wrap=True)
        self._tags = Flow()
        self._address, self._preference = Label("", 13, wrap=True), Label("", 13, wrap=True)
        lines = ((IconLabel("map-pin", line=18), self._address), (IconLabel("info", line=18), self._preference))
        self._lines = [boxed(row(icon, (label, 1), gap=S2)) for icon, label in lines]
        self._sites = QVBoxLayout()
        self._customer.add(self._name, boxed(self._tags), *self._lines, self._sites)
        self._add_vehicle = LinkButton("", "plus", name="new_vehicle")
        self._add_vehicle.clicked.connect(self.new_vehicle)
        self._vehicles = Card("", "truck", self._add_vehicle)
        self.things = ThingList()
        self.things.opened.connect(self.thing_chosen)
        self._vehicles.add(self.things)
        self._orders, self._calls = Card("", "clipboard-list"), Card("", "hourglass")
        self._order_lines, self._call_lines = QVBoxLayout(), QVBoxLayout()
        self._orders.add(self._order_lines)
        self._calls.add(self._call_lines)

    def _show_card(self) -> None:
        card = self._card
        self._nobody.setVisible(card is None)
        for part in (self._customer, self._vehicles, self._orders):
            part.setVisible(card is not None)
        if card is None:
            return
        self._name.setText(card.name)
        self._show_tags(card)
        for line, label, text in zip(
            self._lines, (self._address, self._preference), (card.address, card.preference), strict=True
        ):
            label.setText(text)
            line.setVisible(bool(text))
        self._show_sites(card)
        self._show_orders(card.open_orders)

    def _name_things(self) -> None:
        vehicles = not self._things or any(thing.kind == "vehicle" for thing in self._things)
        name = self.tr("Vehicles") if vehicles else self.tr("Equipment")
        self._vehicles.set_title(name)
        self.things.setAccessibleName(name)

    def _show_tags(self, card: CustomerCard) -> None:
        empty(self._tags)
        settlement = word(f"choice.settlement.{card.settlement}") if card.settlement else ""
        texts = (self.tr("Class {site}").format(site=card.site_class), settlement,
                 self.tr("Vehicles: {n}").format(n=len(card.vehicles)) if card.vehicles else "")  # fmt: skip
        for at, text in enumerate(filter(None, texts)):
            self._tags.addWidget(Pill(text, "neutral" if at else "info", dot=False))

    def _show_sites(self, card: CustomerCard) -> None:
        """With several sites one of them is meant."""
        empty(self._sites)
        for site in card.sites if len(card.sites) > 1 else ():
            button = LinkButton(site.name, "map-pin", name="site")
            button.setToolTip(site.address)
            button.clicked.connect(lambda _=False, address=site.address: self.address_chosen.emit(address))
            self._sites.addWidget(button)

    def _show_orders(self, orders: Sequence[OpenOrder]) -> None:
        empty(self._order_lines)
        self._orders.setVisible(bool(orders))
        self._orders.set_pill(str(len(orders)) if orders else "", "neutral")
        for order in orders[:4]:
            self._order_lines.addWidget(self._order_line(order))

    def _order_line(self, order: OpenOrder) -> QWidget:
        link = LinkButton(order.number, name="open_order")
        link.clicked.connect(lambda _=False, key=order.id.hex: self.order_opened.emit(key))
        state = Pill(word(f"status.{order.status}"), "violet")
        return boxed(row(link, None, state))

    def _show_repeat(self) -> None:
        self.repeat.setVisible(bool(self._earlier))
        if not self._earlier:
            return
        many, days = len(self._earlier) + 1, max(earlier.days_ago for earlier in self._earlier)
        if days <= 1:
            title = self.tr("Same fault again: call {n} since yesterday").format(n=many)
        else:
            title = self.tr("Same fault again: call {n} in {days} days").format(n=many, days=days)
        told = " · ".join(self._told(earlier) for earlier in self._earlier[:3])
        self.repeat.set("danger", title, told + " " + self.tr("This order is linked as a repeat repair."))

    def _told(self, earlier: Earlier) -> str:
        parts = (earlier.number, self._fault(earlier.title), word(f"status.{earlier.status}"))
        return " ".join(filter(None, parts)) + "."

    def _show_held(self) -> None:
        empty(self._call_lines)
        self._calls.setVisible(bool(self._held))
        for held in self._held:
            button = Button(self._call_text(held), "phone", name="resume_call")
            button.clicked.connect(lambda _=False, key=held.key: self.resumed.emit(key))
            self._call_lines.addWidget(button)

    def _call_text(self, held: PendingDraft) -> str:
        began = held.body.get("at")
        at = datetime.fromisoformat(began) if began else held.at
        who = held.body.get("caller") or held.body.get("phone") or held.body.get("text") or self.tr("nobody yet")
        return f"{at.astimezone(self._zone):%H:%M}  {str(who)[:18]}"

    def _open_customer(self) -> None:
        if self._card is not None:
            self.customer_opened.emit(self._card.id.hex)

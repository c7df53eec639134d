"""Customers: found by anything of theirs; contacts, sites, vehicles, what to mind, open orders (P33, T36)."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from fieldtech.forms.masters.sheet import MasterSheet
from fieldtech.model.base import Id
from fieldtech.model.drafts.masters import (
    ContactDraft,
    ContractDraft,
    CustomerDraft,
    EquipmentDraft,
    MasterDraft,
    SiteDraft,
    VehicleDraft,
)
from fieldtech.services.changes import Change
from fieldtech.services.history.cards import ContactLine, CustomerCard, OpenOrder, SiteLine, ThingLine
from fieldtech.services.visits.object_history import EQUIPMENT
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import term, word
from fieldtech.ui.pages.directory.base import DirectoryPage, word_of
from fieldtech.ui.pages.directory.person import PersonWork
from fieldtech.ui.pages.directory.shown import Line, Section, Shown
from fieldtech.ui.pages.history.due import due_words
from fieldtech.ui.pages.money.wording import yuan
from fieldtech.ui.pages.open_amounts.orders_card import TONES as OWING_TONES
from fieldtech.ui.pages.order.showing import Catalogue
from fieldtech.ui.table_keeper import TableMemory
from fieldtech.ui.tables import Batch, Column

_PARTS: dict[str, Callable[..., MasterDraft]] = {
    "contacts": ContactDraft, "sites": SiteDraft, "vehicles": VehicleDraft, "equipment": EquipmentDraft,
    "customer_contracts": ContractDraft,
}  # fmt: skip


class CustomersPage(DirectoryPage):
    """The reference is a customer's key or a text."""

    name: ClassVar[str] = "customers_page"
    icon: ClassVar[str] = "building-2"
    list_kind: ClassVar[str] = "vehicle_list"

    def __init__(self, workplace: Workplace, settings: TableMemory | None = None) -> None:
        self._card: CustomerCard | None = None
        super().__init__(workplace, "customers", settings, extra_icon="phone-call")
        self.panel.extra.connect(self._call)
        self.persons = PersonWork(self, workplace)
        self.persons.done.connect(self._erased)
        self.persons.said.connect(lambda text: self.said.emit(text, None))
        self.persons.failed.connect(self.failed)
        self.go_live()

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Customers")

    def retranslate(self) -> None:
        """The call button too."""
        super().retranslate()
        self.panel.extra_button.set_text(self.tr("New call"))

    def import_reference(self) -> str:
        """Vehicles of the customer shown."""
        is_shown = self.record is not None and self._card is not None
        return f"{self.list_kind}/{self._card.number}" if is_shown and self._card else self.list_kind

    def columns(self) -> Sequence[Column]:
        """Number, name, class, vehicles, address."""
        return (
            Column("number", lambda row: str(row.number), 130),
            Column("name", lambda row: str(row.name)),
            Column("site_class", lambda row: str(row.site_class), 70),
            Column("vehicles", lambda row: str(row.vehicles), 90, align_right=True),
            Column("address", lambda row: str(row.address), 300),
        )

    def column_titles(self) -> Sequence[str]:
        """In the order of the columns."""
        return (self.tr("Number"), self.tr("Name"), self.tr("Class"), self.tr("Vehicles"), self.tr("Address"))

    def fetch(self, text: str, after: Any, limit: int) -> Batch:
        """In the order of a column."""
        page = self.workplace.history.customers(text, after, limit, self.ordering)
        return Batch(page.rows, page.next_key)

    def fresh(self) -> MasterDraft:
        """Of the person's own centre."""
        return CustomerDraft(centre_code=self.workplace.context.require().centre)

    def add_to(self, list_name: str) -> MasterDraft:
        """A part of the customer shown."""
        return _PARTS[list_name](customer=self._card.number if self._card else "")

    def dress(self, sheet: MasterSheet, list_name: str, row_id: Id) -> None:
        """A contact may ask for his data, or to be erased (P38)."""
        if list_name == "contacts":
            self.persons.offer(sheet, row_id)

    def shown(self, record: Id) -> Shown:
        """What a person on the telephone asks for first comes first."""
        card = self._card = self.workplace.history.customer_card(record)
        draft = self.workplace.masters.get("customers", record)
        assert isinstance(draft, CustomerDraft)
        return Shown(
            card.number, card.name, card.address, self._class(card.site_class), "info",
            sections=(
                Section(self.tr("Open orders"), "clipboard-list", lines=order_lines(self.workplace, card.open_orders)),
                self._owing(record),
                self._facts(card, draft),
                Section(self.tr("Contacts"), "users", lines=tuple(map(self._contact, card.contacts)),
                        add=self._may("contacts")),
                Section(self.tr("Vehicles"), "truck", lines=tuple(map(self._vehicle, card.vehicles)),
                        add=self._may("vehicles")),
                Section(self.tr("Equipment"), "package", lines=self._equipment(card.equipment),
                        add=self._may("equipment")),
                Section(self.tr("Sites"), "map-pin", lines=tuple(map(self._site, card.sites)), add=self._may("sites")),
                Section(self.tr("Contracts"), "file-check", lines=self._contracts(record),
                        add=self._may("customer_contracts")),
            ),
        )  # fmt: skip

    def _facts(self, card: CustomerCard, draft: CustomerDraft) -> Section:
        facts = (
            (self.tr("Pays"), word_of("choice.settlement", card.settlement), ""),
            (self.tr("Credit code"), card.uscc, ""),
            (self.tr("Centre"), Catalogue(self.workplace.masters).name("service_centres", card.centre), ""),
            (self.tr("Industry"), draft.industry, ""),
            (self.tr("Business"), draft.business_scope, ""),
        )
        return Section(self.tr("About"), "info", facts, mind=card.preference)

    def _owing(self, record: Id) -> Section:
        """What he owes, for those who may know; the whole is one press away (A03)."""
        if not self.workplace.context.require().may("see_open_amounts"):
            return Section(self.tr("Open amounts"), "trending-up")
        orders = self.workplace.open_amounts.of_customer(record)
        lines = tuple(
            Line(one.number, f"{yuan(one.rest_cents)} · {one.day.isoformat()}", "orders_page", one.order_id.hex,
                 word(f"fee_state.{one.state}"), OWING_TONES.get(one.state, "neutral"))
            for one in orders
        )  # fmt: skip
        total = yuan(sum(one.rest_cents for one in orders))
        whole = (Line(self.tr("In all {amount}").format(amount=total), "", "open_amounts_page", record.hex),)
        return Section(self.tr("Open amounts"), "trending-up", lines=whole + lines if lines else ())

    def _contracts(self, record: Id) -> tuple[Line, ...]:
        """What prices were agreed, and for how long (F54)."""
        tones = {"holds": "ok", "coming": "info", "past": "neutral"}
        parts = self.tr("parts included")
        return tuple(
            Line(one.number,
                 " · ".join(filter(None, (self.tr("{first} to {last}").format(first=one.first_day, last=one.last_day),
                                          parts if one.parts_included else ""))),
                 "edit:customer_contracts", one.id.hex, word(f"contract_state.{one.state}"), tones[one.state])
            for one in self.workplace.contracts.of_customer(record)
        )  # fmt: skip

    def _class(self, code: str) -> str:
        return self.tr("Class {code}").format(code=code)

    def _contact(self, line: ContactLine) -> Line:
        detail = " · ".join(filter(None, (line.role, line.mobile, line.landline, line.email)))
        main = self.tr("Main") if line.is_main else ""
        return Line(line.name, detail, "edit:contacts", line.id.hex, main, "info")

    def _site(self, line: SiteLine) -> Line:
        detail = " · ".join(filter(None, (line.address, line.rules)))
        return Line(line.name, detail, "edit:sites", line.id.hex, self._class(line.site_class), "neutral")

    def _vehicle(self, line: ThingLine) -> Line:
        return Line(line.name, term("vehicle_type", line.detail), "vehicles_page", line.id.hex)

    def _equipment(self, lines: Sequence[ThingLine]) -> tuple[Line, ...]:
        """Each leads to its history, and says when it is due."""
        due = self.workplace.machine_history.due_of([line.id for line in lines])
        return tuple(
            Line(line.name, " · ".join(filter(None, (line.number, line.detail))), "history_page",
                 f"{EQUIPMENT}:{line.id.hex}", *(due_words(due[line.id]) if line.id in due else ("", "neutral")))
            for line in lines
        )  # fmt: skip

    def _may(self, list_name: str) -> str:
        return list_name if self.workplace.masters.may_edit(list_name) else ""

    def _erased(self, change: Change) -> None:
        self.part_saved(change)
        self.said.emit(self.tr("{number} is erased.").format(number=change.number), None)

    def _call(self) -> None:
        if self._card is not None:
            self.go.emit("intake_page", self._card.number)


def order_lines(workplace: Workplace, orders: Sequence[OpenOrder]) -> tuple[Line, ...]:
    """Open orders, what they are about named as the orders page names it."""
    catalogue = Catalogue(workplace.masters)
    return tuple(_order_line(order, catalogue.fault(order.title)) for order in orders)


def _order_line(order: OpenOrder, fault: str) -> Line:
    """An open order with what is set aside for it, leading to it."""
    held = word("unit.held", numbers=word("list.comma").join(order.reserved)) if order.reserved else ""
    about = " · ".join(filter(None, (fault, held)))
    return Line(order.number, about, "orders_page", order.id.hex, word(f"status.{order.status}"), "violet")

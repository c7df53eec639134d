"""Vehicles: what is on each one now, what was, its plates, its orders."""

from collections.abc import Sequence
from typing import Any, ClassVar

from fieldtech.model.base import Id
from fieldtech.model.drafts.masters import MasterDraft, VehicleDraft
from fieldtech.services.history.cards import TerminalCard, VehicleCard
from fieldtech.services.visits.object_history import VEHICLE
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import term, word
from fieldtech.ui.pages.customers_page import order_lines
from fieldtech.ui.pages.directory.base import DirectoryPage, word_of
from fieldtech.ui.pages.directory.entries import entries_of
from fieldtech.ui.pages.directory.shown import Line, Section, Shown
from fieldtech.ui.pages.order.showing import Catalogue
from fieldtech.ui.table_keeper import TableMemory
from fieldtech.ui.tables import Batch, Column
from fieldtech.ui.warranty import warranty_said


class VehiclesPage(DirectoryPage):
    """The reference is a vehicle's key or a text."""

    name: ClassVar[str] = "vehicles_page"
    icon: ClassVar[str] = "truck"
    list_kind: ClassVar[str] = "vehicle_list"
    own_order: ClassVar[str] = ""  # by number, which is no column

    def __init__(self, workplace: Workplace, settings: TableMemory | None = None) -> None:
        super().__init__(workplace, "vehicles", settings, extra_icon="history")
        self.panel.extra.connect(self._history)
        self.go_live()

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Vehicles")

    def retranslate(self) -> None:
        """The way to readings and visits too."""
        super().retranslate()
        self.panel.extra_button.set_text(self.tr("Maintenance history"))

    def columns(self) -> Sequence[Column]:
        """Plate, customer, terminal; make, VIN."""
        return (
            Column("plate", lambda row: str(row.plate or row.number), 130),
            Column("customer", lambda row: str(row.customer)),
            Column("terminal", lambda row: " ".join(filter(None, (row.terminal, row.model))), 190),
            Column("make_model", lambda row: str(row.make_model), 150),
            Column("vin", lambda row: str(row.vin), 190),
        )

    def column_titles(self) -> Sequence[str]:
        """In the order of the columns."""
        return (self.tr("Plate"), self.tr("Customer"), self.tr("Terminal"), self.tr("Make"), self.tr("VIN"))

    def fetch(self, text: str, after: Any, limit: int) -> Batch:
        """In the order of a column."""
        page = self.workplace.history.vehicles(text, after, limit, self.ordering)
        return Batch(page.rows, page.next_key)

    def fresh(self) -> MasterDraft:
        """Empty."""
        return VehicleDraft()

    def shown(self, record: Id) -> Shown:
        """What is on it, the orders, the history."""
        card = self.workplace.history.vehicle_card(record)
        history = self.workplace.history.vehicle_history(record)
        zone = self.workplace.context.zone
        return Shown(
            card.number, card.plate or card.vin or card.number, card.customer,
            plate=card.plate, plate_colour=card.plate_colour,
            sections=(
                Section(self.tr("Open orders"), "clipboard-list", lines=order_lines(self.workplace, card.open_orders)),
                *(self._terminal(terminal) for terminal in card.terminals),
                self._about(card),
            ),
            history=entries_of(history, zone, Catalogue(self.workplace.masters).fault),
            history_title=self.tr("History"),
        )  # fmt: skip

    def _history(self) -> None:
        if self.record is not None:
            self.go.emit("history_page", f"{VEHICLE}:{self.record.hex}")

    def _about(self, card: VehicleCard) -> Section:
        driver = " · ".join(filter(None, (card.driver_name, card.driver_mobile)))
        facts = (
            (self.tr("Plate colour"), word(f"plate_colour.{card.plate_colour}"), ""),
            (self.tr("Kind"), " · ".join(filter(None, (term("vehicle_type", card.vehicle_type), card.make_model))), ""),
            (self.tr("Supply"), word_of("choice.voltage", card.voltage), ""),
            (self.tr("VIN"), card.vin, ""),
            (self.tr("Driver"), driver, ""),
            (self.tr("Note"), card.note, ""),
        )
        owner = Line(card.customer, "", "customers_page", card.customer_id.hex)
        return Section(self.tr("Vehicle"), "truck", facts, (owner,), mind=card.preference)

    def _terminal(self, terminal: TerminalCard) -> Section:
        facts = (
            (self.tr("Model"), terminal.model, ""),
            (self.tr("IMEI"), terminal.imei, ""),
            (self.tr("Bought on"), terminal.bought_on.isoformat() if terminal.bought_on else "", ""),
            (self.tr("Warranty"), warranty_said(terminal.warranty, terminal.warranty_until),
             "ok" if terminal.warranty == "in" else "warn"),
        )  # fmt: skip
        sims = tuple(Line(sim.iccid, sim.msisdn, "stock_page", f"sim:{sim.id.hex}") for sim in terminal.sims)
        unit = Line(terminal.number, terminal.model, "stock_page", f"terminal:{terminal.id.hex}")
        return Section(self.tr("Terminal"), "cpu", facts, (unit, *sims))

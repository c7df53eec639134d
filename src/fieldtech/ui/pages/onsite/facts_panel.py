"""What must never scroll away on site: site notes, contact, warranty, the facts of the order."""

from PySide6.QtWidgets import QWidget

from fieldtech.model.choices import FOUND
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import listed, word
from fieldtech.ui.pages.order.showing import Catalogue
from fieldtech.ui.tokens import S2, S3
from fieldtech.ui.warranty import warranty_said

_WARRANTY_TONE = {"in": "ok", "out": "warn", "damage": "danger"}


class FactsPanel(Live, QWidget):
    """``show_view`` fills it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._catalogue = Catalogue(workplace.masters)
        self._view: OrderView | None = None
        self._site, self._order = Card(" ", "map-pin"), Card(" ", "clipboard-list")
        self._warning = Banner("warn")
        self._address, self._contact = Label("", 13, wrap=True), Label("", 13, wrap=True)
        self._phone = Label("", 14, 600, tabular=True)
        self._facts = Facts(label_width=76)
        self._site.add(
            self._warning,
            row(IconLabel("map-pin", line=20), (self._address, 1), gap=S2),
            row(IconLabel("user", line=20), (column(self._contact, self._phone, gap=2), 1), gap=S2),
        )
        self._order.add(self._facts)
        self.setLayout(column(self._site, self._order, None, gap=S3))
        self.go_live()

    def show_view(self, view: OrderView) -> None:
        """The order as it stands."""
        self._view = view
        self._show_site(view)
        self._facts.set(self._lines(view))

    def retranslate(self) -> None:
        """Everything is words."""
        self._site.set_title(self.tr("On this site"))
        self._order.set_title(self.tr("Order"))
        if self._view is not None:
            self.show_view(self._view)

    def _show_site(self, view: OrderView) -> None:
        who = view.customer
        self._warning.set("warn", self.tr("Mind on this site"), who.preference)
        self._warning.setVisible(bool(who.preference))
        self._address.setText(who.address)
        self._contact.setText(listed(filter(None, (who.contact, who.contact_role))))
        self._phone.setText(spaced(who.phone))

    def _lines(self, view: OrderView) -> list[tuple[str, str, str]]:
        intake = view.facts.get(IntakeDraft)
        codes = " ".join(intake.symptoms) if intake else ""
        vehicle, charges = view.vehicle, view.charges
        unit = vehicle.terminal if vehicle else None
        driver = f"{vehicle.driver_name} {spaced(vehicle.driver_mobile)}".strip() if vehicle else ""
        lines = [
            (self.tr("Symptom"), f"{codes} {self._catalogue.fault(view.title)}".strip(), ""),
            (
                word("fact.found") if intake and intake.channel == FOUND else self.tr("Said"),
                intake.text if intake else "",
                "",
            ),
            (self.tr("Warranty"), warranty_said(charges.state, charges.until), _WARRANTY_TONE.get(charges.state, "")),
            (self.tr("Terminal"), f"{unit.number} · {unit.model}" if unit else "", ""),
            (self.tr("SIM card"), f"…{unit.iccid[-8:]}" if unit and unit.iccid else "", ""),
            (self.tr("Driver"), driver, ""),
            (self.tr("Promised"), self._time(view), ""),
            (self.tr("Repeat of"), view.repeat_of, "warn"),
        ]
        return [line for line in lines if line[1]]

    def _time(self, view: OrderView) -> str:
        return f"{self._workplace.context.local(view.promised_at):%m-%d %H:%M}" if view.promised_at else ""


def spaced(number: str) -> str:
    """A mobile number in groups, as one reads it out."""
    return f"{number[:3]} {number[3:7]} {number[7:]}" if len(number) == 11 and number.isdigit() else number

"""The cards of whom and what it is about: customer and site, vehicle with terminal and SIM card."""

from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.services.install.titles import capital
from fieldtech.services.order_view import OrderView
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import term, word
from fieldtech.ui.pages.order.cards import Fact, ViewCard
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.warranty import warranty_said


class CustomerCard(ViewCard):
    """Customer and site; what to mind there stands out (T36)."""

    icon = "map-pin"

    def __init__(self, showing: Showing, name: str) -> None:
        self.preference = Banner("warn", icon="user-check")
        super().__init__(showing, name)
        self.body.insertWidget(self.body.count() - 1, self.preference)

    def heading(self) -> str:
        """The title."""
        return self.tr("Customer and site")

    def rows(self, view: OrderView) -> list[Fact]:
        """Where, who, how to reach him."""
        customer = view.customer
        self.preference.set("warn", self.tr("Please mind"), customer.preference)
        self.preference.setVisible(bool(customer.preference))
        contact = " · ".join(filter(None, (customer.contact, customer.contact_role)))
        return [
            (self.tr("Customer"), f"{customer.number} · {customer.name}", ""),
            (self.tr("Address"), customer.address, ""),
            (self.tr("Contact"), contact, ""),
            (self.tr("Telephone"), customer.phone, ""),
            (self.tr("E-mail"), customer.email, ""),
            (self.tr("Pays"), self._settlement(customer.settlement), ""),
            (self.tr("Centre"), view.centre_name, ""),
        ]

    def _settlement(self, code: str) -> str:
        return capital(word(f"choice.settlement.{code}")) if code else ""


class VehicleCard(ViewCard):
    """The vehicle or equipment with what is built in, and whether it is under warranty."""

    icon = "truck"

    def heading(self) -> str:
        """The title."""
        equipment = self.view is not None and self.view.equipment is not None
        return self.tr("Equipment") if equipment else self.tr("Vehicle and terminal")

    def rows(self, view: OrderView) -> list[Fact]:
        """Vehicle, terminal, card, warranty."""
        if view.kind == "install":
            return []  # its vehicles have a card of their own
        found = [*self._vehicle(view), *self._equipment(view)]
        return found if view.kind in VISIT_KINDS else [*found, *self._warranty(view)]

    def _vehicle(self, view: OrderView) -> list[Fact]:
        vehicle = view.vehicle
        if vehicle is None:
            return []
        unit = vehicle.terminal
        driver = " · ".join(filter(None, (vehicle.driver_name, vehicle.driver_mobile)))
        lock = self.tr("locked to its terminal") if unit and unit.sim_locked else ""
        sim = " · ".join(filter(None, (unit.iccid, unit.msisdn, lock))) if unit else ""
        return [
            (self.tr("Vehicle"), " · ".join(filter(None, (vehicle.plate, vehicle.make_model))), ""),
            (self.tr("VIN"), vehicle.vin, ""),
            (self.tr("Voltage"), term("choice.voltage", vehicle.voltage), ""),
            (self.tr("Driver"), driver, ""),
            (self.tr("Terminal"), f"{unit.number} · {unit.model}" if unit else self.tr("none"), ""),
            (self.tr("IMEI"), unit.imei if unit else "", ""),
            (self.tr("SIM card"), sim, ""),
        ]

    def _equipment(self, view: OrderView) -> list[Fact]:
        thing = view.equipment
        return [(self.tr("Equipment"), f"{thing.number} · {thing.tag} {thing.name}", "")] if thing else []

    def _warranty(self, view: OrderView) -> list[Fact]:
        call = view.facts.get(IntakeDraft)
        state = view.charges.state
        bought = call.bought_on.isoformat() if call and call.bought_on else ""
        tone = {"in": "ok", "out": "warn", "damage": "warn"}.get(state, "")
        return [
            (self.tr("Model"), call.model if call else "", ""),
            (self.tr("Bought on"), bought or (self.tr("unknown") if call and call.bought_unknown else ""), ""),
            (self.tr("Warranty"), warranty_said(state, view.warranty_until), tone),
        ]

"""What the forms of fleet installs ask while somebody fills them in: customers, vehicles, models, doubts."""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldtech.forms.office.desk import Desk
from fieldtech.forms.reference_field import Reference
from fieldtech.services.install.fleet import FleetCustomer, FleetVehicle
from fieldtech.services.intake_desk import IntakeDesk
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import current_language, term, word


@dataclass(frozen=True)
class Clerk:
    """The desk with its lists; ``workplace`` answers while one types."""

    desk: Desk
    workplace: Workplace

    def customer_field(self, label: str, placeholder: str) -> Reference:
        """The customer, found by anything known of him."""
        return Reference(name="customer", label=label, required=True, span=0, placeholder=placeholder,
                         search=self.find_customers, describe=self.describe_customer)  # fmt: skip

    def find_customers(self, text: str) -> list[Option]:
        """Customers by name, contact, telephone, plate or terminal, each once."""
        found: dict[str, Option] = {}
        for hit in self.workplace.lookup.customers_by(text):
            via = "" if hit.via == "customer" else f"{word(f'via.{hit.via}')} {hit.label}"
            detail = " · ".join(filter(None, (via, hit.address)))
            found.setdefault(hit.number, Option(hit.number, hit.customer, detail))
        return list(found.values())

    def describe_customer(self, number: str) -> Option | None:
        """The customer's name."""
        customer = self.customer(number)
        return Option(customer.number, customer.name, customer.address) if customer else None

    def customer(self, number: str) -> FleetCustomer | None:
        """Whom to call, and where."""
        return self.workplace.fleet.customer(number) if number else None

    def vehicle_options(self, customer: str, without: Sequence[str] = ()) -> list[Option]:
        """The customer's vehicles, as they are told apart."""
        if not customer:
            return []
        return [_option(v) for v in self.workplace.fleet.vehicles(customer) if v.number not in without]

    def model_options(self) -> tuple[Option, ...]:
        """The terminal models of the catalogue."""
        english = current_language() == "en"
        models = IntakeDesk(self.workplace.context).models()
        return tuple(
            Option(model.code, f"{model.code} {(model.en or model.zh) if english else model.zh}".strip())
            for model in models
        )


def _option(vehicle: FleetVehicle) -> Option:
    driver = vehicle.driver or ("" if vehicle.has_driver else word("fleet.no_driver"))
    parts = (vehicle.number, term("vehicle_type", vehicle.vehicle_type), driver, vehicle.terminal)
    return Option(vehicle.number, vehicle.label, " · ".join(filter(None, parts)))

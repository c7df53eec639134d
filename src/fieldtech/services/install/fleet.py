"""The vehicles of a customer as the desk chooses among them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from fieldtech.errors import NotFound
from fieldtech.model.base import Id
from fieldtech.model.custody import Terminal
from fieldtech.model.customers import Contact, Customer, Vehicle
from fieldtech.services.context import Context
from fieldtech.services.install.rows import is_driven, label


@dataclass(frozen=True)
class FleetVehicle:
    """A vehicle with what tells it from the others; ``terminal`` is the one on it now."""

    id: Id
    number: str
    plate: str
    vin: str
    vehicle_type: str
    driver: str
    has_driver: bool
    terminal: str

    @property
    def label(self) -> str:
        """How people call the vehicle."""
        return label(self.plate, self.vin)


@dataclass(frozen=True)
class FleetCustomer:
    """Whom to call, and where his vehicles stand."""

    id: Id
    number: str
    name: str
    address: str
    contact: str
    phone: str


class Fleet:
    """Reading for the forms of the desk."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def customer(self, number: str) -> FleetCustomer | None:
        """The customer of that number with his main contact; None for an unknown one."""
        self._context.require("see_customers")
        with self._context.reading() as session:
            row = session.scalar(select(Customer).where(Customer.number == number))
            if row is None:
                return None
            mine = select(Contact).where(Contact.customer_id == row.id, Contact.active)
            contact = session.scalar(mine.order_by(Contact.is_main.desc(), Contact.number).limit(1))
            phone = (contact.mobile or contact.landline) if contact else ""
            return FleetCustomer(row.id, row.number, row.name, row.address, contact.name if contact else "", phone)

    def vehicles(self, customer: str) -> tuple[FleetVehicle, ...]:
        """The customer's vehicles in use, by plate, in two queries whatever their number."""
        self._context.require("see_customers")
        with self._context.reading() as session:
            owner = select(Customer.id).where(Customer.number == customer).scalar_subquery()
            mine = select(Vehicle).where(Vehicle.customer_id == owner, Vehicle.active)
            rows = session.scalars(mine.order_by(Vehicle.plate, Vehicle.number)).all()
            there = select(Terminal.place_ref, Terminal.number).where(
                Terminal.place_kind == "vehicle", Terminal.place_ref.in_([row.id.hex for row in rows])
            )
            terminals = {found.place_ref: found.number for found in session.execute(there)}
        return tuple(
            FleetVehicle(row.id, row.number, row.plate, row.vin, row.vehicle_type, row.driver_name, is_driven(row),
                         terminals.get(row.id.hex, ""))
            for row in rows
        )  # fmt: skip

    def keys(self, customer: str, numbers: Iterable[str]) -> list[Id]:
        """The keys of some vehicles of the customer, in the order given; raises NotFound."""
        known = {vehicle.number: vehicle.id for vehicle in self.vehicles(customer)}
        wanted = list(numbers)
        if unknown := next((number for number in wanted if number not in known), ""):
            raise NotFound("no_such_vehicle", vehicle=unknown)
        return [known[number] for number in wanted]

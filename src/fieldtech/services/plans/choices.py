"""What the form of a plan offers to choose from: the customer's equipment and sites, the checklists in use."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from fieldtech.errors import NotFound
from fieldtech.model.catalogue import Checklist
from fieldtech.model.customers import Customer, Equipment, Site, Vehicle
from fieldtech.services.context import Context
from fieldtech.services.plans.objects import VEHICLE

_NOT_OF_PLANS = ("RP", "RE", "IA")  # the checklists of repairs and installs


@dataclass(frozen=True)
class PlanChoice:
    """``value`` is the number or code that the draft keeps."""

    value: str
    zh: str
    en: str
    detail: str = ""


class PlanDesk:
    """Short answers while somebody writes a plan."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def equipment(self, customer: str) -> Sequence[PlanChoice]:
        """All equipment of a customer, by its number."""
        self._context.require("see_customers")
        wanted = select(Equipment).join(Customer, Customer.id == Equipment.customer_id)
        wanted = wanted.where(Customer.number == customer, Equipment.active).order_by(Equipment.number)
        with self._context.reading() as session:
            return [
                PlanChoice(one.number, one.name, one.name, " · ".join(filter(None, (one.tag, one.coating))))
                for one in session.scalars(wanted)
            ]

    def sites(self, customer: str) -> Sequence[PlanChoice]:
        """All sites of a customer, by their number."""
        self._context.require("see_customers")
        wanted = select(Site).join(Customer, Customer.id == Site.customer_id)
        wanted = wanted.where(Customer.number == customer, Site.active).order_by(Site.number)
        with self._context.reading() as session:
            return [PlanChoice(one.number, one.name, one.name, one.address) for one in session.scalars(wanted)]

    def owner(self, kind: str, number: str) -> str:
        """The number of the customer to whom a vehicle or a piece of equipment belongs; raises NotFound."""
        self._context.require("see_customers")
        thing = Vehicle if kind == VEHICLE else Equipment
        wanted = select(Customer.number).join(thing, thing.customer_id == Customer.id).where(thing.number == number)
        with self._context.reading() as session:
            found = session.scalar(wanted)
        if found is None:
            raise NotFound("no_such_object", text=number)
        return found

    def checklists(self) -> Sequence[PlanChoice]:
        """The newest version of each checklist that visits may use, by its code."""
        self._context.require("see_orders")
        wanted = select(Checklist).where(Checklist.active, Checklist.code.not_in(_NOT_OF_PLANS))
        with self._context.reading() as session:
            newest = {one.code: one for one in session.scalars(wanted.order_by(Checklist.code, Checklist.version))}
            return [PlanChoice(code, one.title_zh, one.title_en, f"v{one.version}") for code, one in newest.items()]

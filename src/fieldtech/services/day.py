"""The day of the technician signed in: his orders of today and those still open, in the order of their times."""

from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import and_, or_, select, union

from fieldtech.model.base import Id
from fieldtech.model.customers import Customer, Equipment, Vehicle
from fieldtech.model.orders import CrewMember, Order, Transition, is_open
from fieldtech.services.context import Context
from fieldtech.services.crew import OPEN_WITH_TECHNICIAN, on_it, orders_of
from fieldtech.services.order_view import is_overdue

DONE = ("signed", "completed", "archived", "to_replace", "to_factory")


@dataclass(frozen=True)
class DayStop:
    """One stop of the day."""

    id: Id
    number: str
    status: str
    customer: str
    title: str
    plate: str
    plate_colour: int
    slot_from: datetime | None
    slot_to: datetime | None
    overdue: bool
    repeat: bool
    kind: str = "repair"

    @property
    def done(self) -> bool:
        """Whether nothing is left to do there."""
        return self.status in DONE


class Day:
    """Reading the technician's day."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def stops(self) -> tuple[DayStop, ...]:
        """Open orders of the person signed in and those he finished today, by their agreed time."""
        person, now = self._context.require("see_orders"), self._context.now()
        morning = datetime.combine(self._context.local(now).date(), time(), self._context.zone)
        finished = select(Transition.order_id).where(Transition.target.in_(DONE), Transition.at >= morning)
        mine = orders_of(person.login).join(Order, Order.id == CrewMember.order_id).where(is_open())
        shown = or_(Order.status.in_(OPEN_WITH_TECHNICIAN), and_(Order.status.in_(DONE), Order.id.in_(finished)))
        wanted = (
            select(Order, Customer.name, Vehicle.plate, Vehicle.plate_colour, Equipment.name)
            .join(Customer, Customer.id == Order.customer_id)
            .outerjoin(Vehicle, Vehicle.id == Order.vehicle_id)
            .outerjoin(Equipment, Equipment.id == Order.equipment_id)
            .where(Order.id.in_(union(mine, finished)), on_it(person.login), shown)
            .order_by(Order.slot_from.is_(None), Order.slot_from, Order.id)
        )
        with self._context.reading() as session:
            rows = session.execute(wanted).all()
        return tuple(
            DayStop(o.id, o.number, o.status, customer, o.title, plate or equipment or "", colour if plate else 0,
                    o.slot_from, o.slot_to, is_overdue(o, now), o.repeat_of is not None, o.kind)
            for o, customer, plate, colour, equipment in rows
        )  # fmt: skip

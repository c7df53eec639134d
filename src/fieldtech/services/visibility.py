"""Whose orders a person may see: a technician his own and those he registered, everyone else all (P39)."""

from sqlalchemy import ColumnElement, select, true, union
from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden
from fieldtech.model.base import Id
from fieldtech.model.orders import CrewMember, Order
from fieldtech.services.context import Context, Person
from fieldtech.services.crew import orders_of
from fieldtech.services.facts_loader import crew_of, the_order


def seen_order(context: Context, session: Session, order_id: Id) -> Order:
    """The order, if the person signed in may see it; raises NotFound, Forbidden with ``not_your_order``."""
    person = context.require("see_orders")
    order = the_order(session, order_id)
    if not person.may("see_all_orders") and not has_part(session, order, person.login):
        raise Forbidden("not_your_order")
    return order


def has_part(session: Session, order: Order, login: str) -> bool:
    """Whether a person registered the order or is in its crew now."""
    return login in (order.created_by, order.technician) or login in crew_of(session, order)[0]


def visible(person: Person) -> ColumnElement[bool]:
    """For WHERE: the orders a person may see."""
    if person.may("see_all_orders"):
        return true()
    registered = select(Order.id).where(Order.created_by == person.login)
    return Order.id.in_(union(orders_of(person.login), registered))


def require_van(context: Context, session: Session, holder: str) -> None:
    """A technician sees his own van and that of whom he shares an order with; raises Forbidden."""
    person = context.require("see_stock")
    if holder == person.login or person.may("see_all_orders"):
        return
    shared = select(CrewMember.order_id).where(
        CrewMember.login == holder, CrewMember.order_id.in_(orders_of(person.login))
    )
    if session.scalar(shared.limit(1)) is None:
        raise Forbidden("not_your_van")

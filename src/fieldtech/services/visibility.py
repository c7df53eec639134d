"""Whose orders a person may see: a technician his own and those he registered, everyone else all (P39)."""

from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden
from fieldtech.model.base import Id
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
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

"""What a call writes into the order's row: customer, thing, title, emergency (B14, B15)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, NotFound, Problem
from fieldtech.model.catalogue import Symptom, TerminalModel
from fieldtech.model.customers import Customer, Equipment, Site, Vehicle
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.orders import Order
from fieldtech.services.context import Context


def correct(context: Context, session: Session, order: Order, draft: IntakeDraft) -> None:
    """A corrected call corrects the row that lists and rules read; raises NotFound, Invalid."""
    newly = draft.promised_at != order.promised_at
    require_possible(draft, context.now(), context.zone, promise=newly)
    customer, vehicle, equipment = parties_of(session, draft)
    order.customer_id, order.site_class = customer.id, site_class_of(session, draft, customer)
    order.vehicle_id = vehicle.id if vehicle else None
    order.equipment_id = equipment.id if equipment else None
    order.emergency, order.promised_at = draft.emergency, draft.promised_at
    order.title = title_of(session, draft)


def require_possible(draft: IntakeDraft, now: datetime, zone: ZoneInfo, *, promise: bool = True) -> None:
    """Nobody called or bought in the future, and a promise can still be kept (forms 2.4); raises Invalid.

    ``promise`` is False where the promise is history: a paper form keyed in later, or a call corrected elsewhere.
    """
    problems = []
    if promise and draft.promised_at is not None and draft.promised_at <= now:
        problems.append(Problem("promised_at", "promise_passed"))
    if draft.at is not None and draft.at > now:
        problems.append(Problem("at", "in_future"))
    if draft.bought_on is not None and draft.bought_on > now.astimezone(zone).date():
        problems.append(Problem("bought_on", "in_future"))
    if problems:
        raise Invalid(problems)


def parties_of(session: Session, draft: IntakeDraft) -> tuple[Customer, Vehicle | None, Equipment | None]:
    """The customer and the thing; raises NotFound, Invalid when the thing is not this customer's."""
    customer = session.scalar(select(Customer).where(Customer.number == draft.customer))
    if customer is None:
        raise NotFound("no_such_customer", customer=draft.customer)
    vehicle = session.scalar(select(Vehicle).where(Vehicle.number == draft.vehicle)) if draft.vehicle else None
    equipment = (
        session.scalar(select(Equipment).where(Equipment.number == draft.equipment)) if draft.equipment else None
    )
    for thing in (vehicle, equipment):
        if thing is not None and thing.customer_id != customer.id:
            raise Invalid([Problem("vehicle", "not_this_customers")])
    if vehicle is None and equipment is None:
        raise Invalid([Problem("vehicle", "vehicle_or_equipment")])
    _require_known(session, draft)
    return customer, vehicle, equipment


def _require_known(session: Session, draft: IntakeDraft) -> None:
    """Symptoms and model are of the catalogue, retired ones too; raises Invalid (F07, forms 2.4)."""
    problems = []
    known = set(session.scalars(select(Symptom.code).where(Symptom.code.in_(draft.symptoms))))
    if set(draft.symptoms) - known or len(set(draft.symptoms)) < len(draft.symptoms):
        problems.append(Problem("symptoms", "unknown_choice"))
    wanted = select(TerminalModel.id).where(TerminalModel.code == draft.model)
    if draft.model and session.scalar(wanted) is None:
        problems.append(Problem("model", "unknown_choice"))
    if problems:
        raise Invalid(problems)


def site_class_of(session: Session, draft: IntakeDraft, customer: Customer) -> str:
    """The class of the site where the thing is, else the customer's (T35); raises Invalid for another's site."""
    if not draft.site:
        return customer.site_class
    site = session.scalar(select(Site).where(Site.number == draft.site, Site.customer_id == customer.id))
    if site is None:
        raise Invalid([Problem("site", "not_this_customers_site")])
    return site.site_class or customer.site_class


def title_of(session: Session, draft: IntakeDraft) -> str:
    """The symptoms in words, as lists show the order."""
    names = session.scalars(select(Symptom.name_zh).where(Symptom.code.in_(draft.symptoms)).order_by(Symptom.code))
    return "、".join(names)

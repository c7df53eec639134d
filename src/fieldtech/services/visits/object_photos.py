"""Photos of one object of a visit: their slot is ``<object>/<name>``, the name a place, a question or a finding."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.choices import PHOTO_SLOTS
from fieldtech.model.finding_photos import is_of_finding, place_of
from fieldtech.model.maintenance import Finding
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.visits.objects import Thing, things_of
from fieldtech.services.visits.work import VisitWork, items_now


def thing_of_slot(session: Session, order: Order, slot: str) -> Thing | None:
    """The object a slot belongs to; None when it is no slot of an object of this visit."""
    key, slash, name = slot.partition("/")
    object_id = _key(key) if slash else None
    found = things_of(session, order.id, object_id) if object_id is not None else ()
    return found[0] if found and _is_place(session, order, found[0], name) else None


def follow_object_photo(context: Context, session: Session, order: Order, slot: str) -> None:
    """State and gaps of the object after a photo came or went."""
    if (thing := thing_of_slot(session, order, slot)) is not None:
        VisitWork(context).follow(session, order, thing.row)


def _is_place(session: Session, order: Order, thing: Thing, name: str) -> bool:
    if is_of_finding(name):
        wanted = select(Finding.id).where(Finding.order_id == order.id, Finding.object_id == thing.row.id)
        return any(name == place_of(key) for key in session.scalars(wanted))
    return name in PHOTO_SLOTS or name in {str(item["id"]) for item in items_now(session, order)}


def _key(text: str) -> Id | None:
    try:
        return UUID(text)
    except ValueError:
        return None

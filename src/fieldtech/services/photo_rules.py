"""When the photos of an order may be changed, by whom, and which of them still stand."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, NotFound, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.photos import PhotoRemovedDraft
from fieldtech.model.orders import Entry, Order, Photo, SealedRecord
from fieldtech.services.at_work import require_at_work
from fieldtech.services.context import Context
from fieldtech.services.visibility import seen_order

AT_WORK = ("accepted", "departed", "arrived", "in_repair", "installing", "in_service", "waiting", "to_sign")
SEALED = ("signed", "completed", "archived")


def order_at_work(context: Context, session: Session, order_id: Id, step: str) -> Order:
    """The order, where this person may change its photos now; raises Refused, a sealed order by its number."""
    order = seen_order(context, session, order_id)
    if order.status in SEALED:
        raise Refused(step, [Problem("status", "photo_order_sealed", params={"number": order.number})])
    require_at_work(context, session, order, step, AT_WORK)
    return order


def standing_photo(session: Session, photo_id: Id) -> Photo:
    """The photo's row; raises NotFound, and Conflict when it was taken out or moved away."""
    photo = session.get(Photo, photo_id)
    if photo is None:
        raise NotFound("no_such_photo")
    gone = select(Entry.id).where(Entry.kind == PhotoRemovedDraft.kind, Entry.slot == photo_id.hex)
    if session.scalar(gone.where(Entry.order_id == photo.order_id)) is not None:
        raise Conflict("already_taken_out")
    return photo


def require_unsigned(session: Session, order: Order, photo: Photo) -> None:
    """An order opened again for a clerical error keeps the photos a signed sheet names; raises Refused."""
    wanted = select(SealedRecord.id).where(SealedRecord.order_id == order.id, SealedRecord.at >= photo.at)
    if session.scalar(wanted.limit(1)) is not None:
        raise Refused("move_photo", [Problem("photo", "photo_sealed", params={"number": order.number})])

"""Photos of one vehicle of an install order: their slot is ``<row>/<name>``, the name a place or a checklist item."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, Problem
from fieldtech.model.base import Id
from fieldtech.model.choices import PHOTO_SLOTS
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts.photos import PhotoRemovedDraft
from fieldtech.model.installs import InstallRow
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.model.orders import Entry, Order, Photo
from fieldtech.services.context import Context
from fieldtech.services.install.row_work import RowWork, items_of
from fieldtech.services.install.rows import label
from fieldtech.services.order_briefs import PhotoRow, photo_row
from fieldtech.services.visits.object_photos import follow_object_photo, thing_of_slot
from fieldtech.store.arrival import arrival


def row_of_slot(session: Session, order: Order, slot: str) -> InstallRow | None:
    """The vehicle a slot belongs to; None when it is no slot of a vehicle of this order."""
    key, slash, name = slot.partition("/")
    row = session.get(InstallRow, _key(key)) if slash and _key(key) else None
    if row is None or row.order_id != order.id or not row.active:
        return None
    items = {str(item["id"]) for item in items_of(session, order) if item["kind"] == "photo" or item["photo_on_fail"]}
    return row if name in PHOTO_SLOTS or name in items else None


def require_slot(session: Session, order: Order, slot: str) -> None:
    """Slots are a closed list, of the order or of one of its vehicles; raises Invalid."""
    of_visit = order.kind in VISIT_KINDS
    known = thing_of_slot(session, order, slot) if of_visit else row_of_slot(session, order, slot)
    if slot not in PHOTO_SLOTS and known is None:
        raise Invalid([Problem("slot", "unknown_choice")])


def vehicle_of_slot(session: Session, order: Order, slot: str) -> str:
    """How people call the vehicle a slot belongs to: its plate, else the end of its VIN; "" when there is none."""
    if order.kind in VISIT_KINDS and (thing := thing_of_slot(session, order, slot)) is not None:
        return thing.label
    row = row_of_slot(session, order, slot) if order.kind not in VISIT_KINDS else None
    vehicle_id = row.vehicle_id if row is not None else order.vehicle_id
    vehicle = session.get(Vehicle, vehicle_id) if vehicle_id is not None else None
    return label(vehicle.plate, vehicle.vin) if vehicle is not None else ""


def follow_photo(context: Context, session: Session, order: Order, slot: str) -> None:
    """The gaps of the vehicle, or of the object of a visit, after a photo came or went."""
    if order.kind in VISIT_KINDS:
        follow_object_photo(context, session, order, slot)
        return
    if (row := row_of_slot(session, order, slot)) is not None:
        RowWork(context).follow(session, order, row)


def photos_of(session: Session, row: InstallRow) -> tuple[PhotoRow, ...]:
    """The photos of a vehicle in the order they came, without those taken out."""
    removed = select(Entry.slot).where(Entry.order_id == row.order_id, Entry.kind == PhotoRemovedDraft.kind)
    gone = set(session.scalars(removed))
    wanted = select(Photo).where(Photo.order_id == row.order_id, Photo.slot.startswith(f"{row.id.hex}/"))
    found = session.scalars(wanted.order_by(arrival(Photo)))
    vehicle = session.get_one(Vehicle, row.vehicle_id)
    name = label(vehicle.plate, vehicle.vin)
    return tuple(photo_row(photo, name) for photo in found if photo.id.hex not in gone)


def _key(text: str) -> Id | None:
    try:
        return UUID(text)
    except ValueError:
        return None

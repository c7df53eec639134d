"""Photos of one vehicle of an install order: their slot is ``<row>/<name>``, the name a place or a checklist item."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.choices import PHOTO_SLOTS
from fieldtech.model.drafts.photos import PhotoRemovedDraft
from fieldtech.model.installs import InstallRow
from fieldtech.model.orders import Entry, Order, Photo
from fieldtech.services.context import Context
from fieldtech.services.install.row_work import RowWork, items_of
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.store.arrival import arrival


def row_of_slot(session: Session, order: Order, slot: str) -> InstallRow | None:
    """The vehicle a slot belongs to; None when it is no slot of a vehicle of this order."""
    key, slash, name = slot.partition("/")
    row = session.get(InstallRow, _key(key)) if slash and _key(key) else None
    if row is None or row.order_id != order.id or not row.active:
        return None
    items = {str(item["id"]) for item in items_of(session, order) if item["kind"] == "photo" or item["photo_on_fail"]}
    return row if name in PHOTO_SLOTS or name in items else None


def follow_photo(context: Context, session: Session, order: Order, slot: str) -> None:
    """The gaps of the vehicle after a photo came or went."""
    if (row := row_of_slot(session, order, slot)) is not None:
        RowWork(context).follow(session, order, row)


def photos_of(session: Session, row: InstallRow) -> tuple[PhotoRow, ...]:
    """The photos of a vehicle in the order they came, without those taken out."""
    removed = select(Entry.slot).where(Entry.order_id == row.order_id, Entry.kind == PhotoRemovedDraft.kind)
    gone = set(session.scalars(removed))
    wanted = select(Photo).where(Photo.order_id == row.order_id, Photo.slot.startswith(f"{row.id.hex}/"))
    found = session.scalars(wanted.order_by(arrival(Photo)))
    return tuple(
        PhotoRow(p.id, p.slot, p.shown_sha, p.original_sha, p.taken_at, p.caption)
        for p in found
        if p.id.hex not in gone
    )


def _key(text: str) -> Id | None:
    try:
        return UUID(text)
    except ValueError:
        return None

"""Photos of what was found go into the repair order made from it, with the finding's words (F32)."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id, new_id
from fieldtech.model.finding_photos import place_of
from fieldtech.model.machines.repair import BEFORE_ARRIVAL
from fieldtech.model.maintenance import Finding
from fieldtech.model.orders import Entry, Order, Photo
from fieldtech.services.context import Context
from fieldtech.store.arrival import arrival

_SLOT = "other"
_CAPTION = 200  # letters


def carry_photos(context: Context, session: Session, finding: Finding, visit: Order, repair: Order) -> None:
    """All that stand now; each is a row of its own over the same untouched picture."""
    gone = select(Entry.slot).where(Entry.order_id == visit.id, Entry.kind == "photo_removed")
    removed = set(session.scalars(gone))
    wanted = select(Photo).where(Photo.order_id == visit.id, Photo.slot.in_(_slots(finding))).order_by(arrival(Photo))
    _copy(context, session, (one for one in session.scalars(wanted) if one.id.hex not in removed), finding, visit,
          repair.id)  # fmt: skip


def carry_late(context: Context, session: Session, visit: Order, photo: Photo) -> None:
    """A photo taken after the press, as long as nobody went there; only by who made the order (the hub asks so)."""
    wanted = select(Finding, Order).join(Order, Order.id == Finding.repair_id).where(Finding.order_id == visit.id)
    for finding, repair in session.execute(wanted):
        mine = repair.created_by == context.require().login and repair.status in BEFORE_ARRIVAL
        if mine and photo.slot in _slots(finding):
            _copy(context, session, [photo], finding, visit, repair.id)


def _slots(finding: Finding) -> tuple[str, ...]:
    """What lies under its question, or under itself."""
    names = (finding.item, place_of(finding.id)) if finding.item else (place_of(finding.id),)
    return tuple(f"{finding.object_id.hex}/{name}" for name in names)


def _copy(
    context: Context, session: Session, photos: Iterable[Photo], finding: Finding, visit: Order, repair: Id
) -> None:
    for photo in list(photos):
        row = Photo(
            id=new_id(), order_id=repair, slot=_SLOT, original_sha=photo.original_sha, shown_sha=photo.shown_sha,
            taken_at=photo.taken_at, taken_from=photo.taken_from, caption=f"{visit.number}: {finding.text}"[:_CAPTION],
            at=context.now(), by=context.require().login,
        )  # fmt: skip
        session.add(row)
    session.flush()

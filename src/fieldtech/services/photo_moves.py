"""Moving a photo to another order, vehicle or slot: both sides keep a trace, and nothing is overwritten (B25)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import FieldtechError, Invalid, NotFound, Problem
from fieldtech.model.base import Id, new_id
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.photos import PhotoCameDraft, PhotoMoveDraft, PhotoRemovedDraft
from fieldtech.model.facts import Recorded
from fieldtech.model.installs import InstallRow
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.model.orders import Entry, Order, Photo
from fieldtech.model.people import User
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.install.row_photos import follow_photo, require_slot, vehicle_of_slot
from fieldtech.services.install.row_work import items_of
from fieldtech.services.install.rows import label
from fieldtech.services.photo_rules import AT_WORK, order_at_work, require_unsigned, standing_photo
from fieldtech.services.visibility import seen_order, visible
from fieldtech.services.visits.objects import things_of

_MOST_ORDERS = 80  # a dispatcher keys in for all contractors; the newest are enough


@dataclass(frozen=True)
class PhotoPlace:
    """Where a photo may go: an order, or one vehicle of it; ``items`` are what its checklist asks photos of."""

    order: Id
    number: str
    customer: str
    vehicle: str
    row: Id | None = None
    position: int = 0
    items: tuple[Mapping[str, Any], ...] = ()

    def slot(self, name: str) -> str:
        """The slot of that name at this place."""
        return f"{self.row.hex}/{name}" if self.row is not None else name


@dataclass(frozen=True)
class Moved:
    """The photo under its key in the new place, and what changed where it was."""

    there: Change
    here: Change


class PhotoMoves:
    """The use cases of a photo in the wrong place."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def places(self) -> tuple[PhotoPlace, ...]:
        """The orders, and the vehicles of installs, whose photos this person may change now."""
        person = self._context.require("see_orders")
        wanted = select(Order).where(Order.status.in_(AT_WORK), visible(person)).order_by(Order.changed_at.desc())
        found: list[PhotoPlace] = []
        with self._context.reading() as session:
            for order in session.scalars(wanted.limit(_MOST_ORDERS)):
                try:
                    order_at_work(self._context, session, order.id, "move_photo")
                except FieldtechError:
                    continue
                found += _places(session, order)
        return tuple(found)

    def move(self, photo_id: Id, order_id: Id, slot: str, reason: str) -> Moved:
        """Put a photo where it belongs; raises Refused when either order is sealed, Invalid without a reason."""
        draft = PhotoMoveDraft(order_id.hex, slot, reason.strip())
        draft.require_form()
        draft.require_valid()
        return self._move(photo_id, draft)

    def move_back(self, photo_id: Id) -> Moved:
        """Undo of a move, until either side is signed; both moves stay in the trace."""
        came = self.came(photo_id)
        if came is None or not isinstance(came.draft, PhotoCameDraft):
            raise NotFound("no_such_photo")
        with self._context.reading() as session:
            wanted = select(Order.id).where(Order.number == came.draft.from_order)
            order_id = session.scalar(wanted)
        if order_id is None:
            raise NotFound("no_such_photo")
        return self._move(photo_id, PhotoMoveDraft(order_id.hex, came.draft.from_slot, came.draft.reason), back=True)

    def came(self, photo_id: Id) -> Recorded | None:
        """The move that brought a photo where it is: from where, who, when and why; None when it was taken in here."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            photo = session.get(Photo, photo_id)
            if photo is None:
                raise NotFound("no_such_photo")
            seen_order(self._context, session, photo.order_id)
            wanted = select(Entry).where(Entry.kind == PhotoCameDraft.kind, Entry.slot == photo_id.hex)
            row = session.scalar(wanted.where(Entry.order_id == photo.order_id))
            return None if row is None else Recorded(PhotoCameDraft.from_body(row.body), row.at, row.by)

    def name_of(self, login: str) -> str:
        """Who that is."""
        with self._context.reading() as session:
            return session.scalar(select(User.name).where(User.login == login)) or login

    # inside -----------------------------------------------------------------------------------------------

    def _move(self, photo_id: Id, draft: PhotoMoveDraft, *, back: bool = False) -> Moved:
        with self._context.transaction() as session:
            photo = session.get(Photo, photo_id)
            if photo is None:
                raise NotFound("no_such_photo")
            here = order_at_work(self._context, session, photo.order_id, "move_photo")
            there = order_at_work(self._context, session, Id(draft.order), "move_photo")
            standing_photo(session, photo_id)
            require_unsigned(session, here, photo)
            require_slot(session, there, draft.slot)
            if (here.id, photo.slot) == (there.id, draft.slot):
                raise Invalid([Problem("slot", "photo_there_already")])
            fresh = self._copy_of(session, photo, here, there, draft.slot)
            self._trace(session, photo, fresh, here, there, draft.reason, back=back)
            fields = {"from": photo.id.hex, "order": there.number, "slot": draft.slot, "reason": draft.reason}
            self._context.op(session, "move_photo", "photos", fresh.id, fields)
        return Moved(Change("photo", fresh.id, there.number, undo="move_back"), Change("photo", photo_id, here.number))

    def _copy_of(self, session: Session, photo: Photo, here: Order, there: Order, slot: str) -> Photo:
        """A row of its own over the same untouched picture."""
        fresh = Photo(
            id=new_id(),
            order_id=there.id,
            slot=slot,
            original_sha=photo.original_sha,
            shown_sha=photo.shown_sha,
            taken_at=photo.taken_at,
            taken_from=photo.taken_from,
            caption=_own_words(session, here, photo.caption),
            at=self._context.now(),
            by=self._context.require().login,
        )
        session.add(fresh)
        return fresh

    def _trace(
        self, session: Session, photo: Photo, fresh: Photo, here: Order, there: Order, reason: str, *, back: bool
    ) -> None:
        was, now = vehicle_of_slot(session, here, photo.slot), vehicle_of_slot(session, there, fresh.slot)
        came = PhotoCameDraft(
            reason, here.number, photo.slot, was, photo.id.hex, fresh.slot, now, back,
        )  # fmt: skip
        went = PhotoRemovedDraft(
            reason, photo.slot, was, there.number, fresh.slot, now, fresh.id.hex, back,
        )  # fmt: skip
        self._say(session, here, photo, went)
        self._say(session, there, fresh, came)
        session.flush()
        for order, slot in ((here, photo.slot), (there, fresh.slot)):
            order.changed_at = fresh.at
            follow_photo(self._context, session, order, slot)

    def _say(self, session: Session, order: Order, photo: Photo, draft: Draft) -> None:
        now, by = self._context.now(), self._context.require().login
        body = draft.to_body()
        session.add(Entry(order_id=order.id, kind=draft.kind, slot=photo.id.hex, body=body, at=now, by=by))


def _places(session: Session, order: Order) -> list[PhotoPlace]:
    customer = session.get_one(Customer, order.customer_id).name
    vehicle = session.get(Vehicle, order.vehicle_id) if order.vehicle_id else None
    name = label(vehicle.plate, vehicle.vin) if vehicle is not None else ""
    whole = PhotoPlace(order.id, order.number, customer, name)
    if order.kind in VISIT_KINDS:
        things = things_of(session, order.id)
        items = tuple(item for item in items_of(session, order) if item["kind"] == "photo" or item["photo_on_fail"])
        return [replace(whole, vehicle=thing.label, row=thing.row.id, position=thing.row.position, items=items)
                for thing in things] + [whole]  # fmt: skip
    if order.kind != "install":
        return [whole]
    items = tuple(item for item in items_of(session, order) if item["kind"] == "photo" or item["photo_on_fail"])
    wanted = select(InstallRow, Vehicle).join(Vehicle, Vehicle.id == InstallRow.vehicle_id)
    wanted = wanted.where(InstallRow.order_id == order.id, InstallRow.active).order_by(InstallRow.position)
    rows = session.execute(wanted).all()
    return [replace(whole, vehicle=label(v.plate, v.vin), row=row.id, position=row.position, items=items)
            for row, v in rows] + [whole]  # fmt: skip


def _own_words(session: Session, order: Order, caption: str) -> str:
    """Without the item of the checklist it was taken for: elsewhere it would answer another one."""
    known = {str(item["id"]) for item in items_of(session, order)}
    return "" if caption.split(" ")[0] in known else caption

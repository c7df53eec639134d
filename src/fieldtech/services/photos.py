"""Photos in named slots: the original kept untouched by SHA-256, a smaller one for screen and paper."""

from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from fieldtech.errors import FieldtechError, NotFound
from fieldtech.model.base import Id
from fieldtech.model.drafts.base import require_text
from fieldtech.model.drafts.photos import PhotoRemovedDraft
from fieldtech.model.orders import Entry, Photo
from fieldtech.services.access_trail import note_access
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.install.row_photos import follow_photo, require_slot
from fieldtech.services.photo_rules import order_at_work, standing_photo
from fieldtech.services.pictures import believed
from fieldtech.services.visibility import seen_order
from fieldtech.services.visits.finding_photos import carry_late


class Photos:
    """Adding and taking out photos of an order."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add(
        self, order_id: Id, slot: str, data: bytes, caption: str = "", written_at: datetime | None = None
    ) -> Change:
        """Keep the original and a version of at most 1600 px; the time is the camera's, else ``written_at``.

        Raises Invalid for what is no picture, too large, or an unknown slot; Refused at the wrong time.
        """
        require_text("caption", caption)
        with self._context.reading() as session:  # before anything is written to the disk
            require_slot(session, order_at_work(self._context, session, order_id, "add_photo"), slot)
        preparing: Any = import_module("fieldtech.services.preparing")  # Pillow: no start of the window waits for it
        prepared = preparing.prepare(data, self._context.zone)
        camera = believed(prepared.taken_at, self._context.now())
        original_sha, shown_sha = self._context.blobs.put(data), self._context.blobs.put(prepared.shown)
        with self._context.transaction() as session:
            order = order_at_work(self._context, session, order_id, "add_photo")
            row = Photo(
                order_id=order.id,
                slot=slot,
                original_sha=original_sha,
                shown_sha=shown_sha,
                taken_at=camera or written_at,
                taken_from="camera" if camera else "file" if written_at else "",
                caption=caption,
                at=self._context.now(),
                by=self._context.require().login,
            )
            session.add(row)
            session.flush()
            order.changed_at = row.at
            follow_photo(self._context, session, order, slot)
            carry_late(self._context, session, order, row)
            fields = {"slot": slot, "original": original_sha, "shown": shown_sha}
            self._context.op(session, "add_photo", "photos", row.id, fields)
        return Change("photo", row.id, order.number, undo="remove_photo")

    def remove(self, photo_id: Id, reason: str = "") -> Change:
        """Take a photo out of its slot; picture and row stay as evidence."""
        draft = PhotoRemovedDraft(reason)
        draft.require_form()
        with self._context.transaction() as session:
            photo = session.get(Photo, photo_id)
            if photo is None:
                raise NotFound("no_such_photo")
            order = order_at_work(self._context, session, photo.order_id, "remove_photo")
            standing_photo(session, photo_id)
            now, by = self._context.now(), self._context.require().login
            session.add(
                Entry(order_id=order.id, kind=draft.kind, slot=photo_id.hex, body=draft.to_body(), at=now, by=by)
            )
            order.changed_at = now
            session.flush()
            follow_photo(self._context, session, order, photo.slot)
            self._context.op(session, "remove_photo", "photos", photo_id, {"reason": reason})
        return Change("photo", photo_id, order.number)

    def bytes_of(self, sha: str) -> bytes:
        """The picture by the hash of its bytes; raises NotFound, Forbidden, and MachineError when it is damaged."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            wanted = select(Photo.order_id).where(or_(Photo.shown_sha == sha, Photo.original_sha == sha))
            orders = session.scalars(wanted.distinct()).all()
            if not orders:
                raise NotFound("no_such_photo")
            number = self._first_seen(session, orders)
        note_access(self._context, "photo", number)
        return self._context.blobs.get(sha)

    def local(self, moment: datetime) -> datetime:
        """A photo's time in the company's zone."""
        return self._context.local(moment)

    def stored_in(self, original_sha: str) -> str | None:
        """The number of the order that has this very picture, "" for one of others; None when it is new here."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            orders = session.scalars(select(Photo.order_id).where(Photo.original_sha == original_sha).distinct()).all()
            if not orders:
                return None
            try:
                return self._first_seen(session, orders)
            except FieldtechError:
                return ""

    def _first_seen(self, session: Session, orders: Sequence[Id]) -> str:
        """The same picture may lie in orders of others, too; raises what is said of the last of them."""
        for at, order_id in enumerate(orders, 1):
            try:
                return seen_order(self._context, session, order_id).number
            except FieldtechError:
                if at == len(orders):
                    raise
        raise NotFound("no_such_photo")

"""Photos in named slots: the original kept untouched by SHA-256, a smaller one for screen and paper."""

import io
from datetime import datetime
from zoneinfo import ZoneInfo

from PIL import Image, ImageOps, UnidentifiedImageError
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Invalid, NotFound, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.choices import PHOTO_SLOTS
from fieldtech.model.drafts.base import require_text
from fieldtech.model.drafts.photos import PhotoRemovedDraft
from fieldtech.model.guards.onsite import is_assigned
from fieldtech.model.machines.repair import WORKER
from fieldtech.model.orders import Entry, Order, Photo
from fieldtech.services.access_trail import note_access
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.facts_loader import load_duty
from fieldtech.services.install.row_photos import follow_photo, row_of_slot
from fieldtech.services.visibility import seen_order

LONGEST_SIDE = 1600
LARGEST_FILE = 50 * 1024 * 1024
FORMATS = ("JPEG", "PNG", "WEBP", "BMP")
"""What cameras and screenshots make; nothing that starts another program to be read."""
LARGEST_AREA = 120_000_000  # pixels; above it a small file could still fill the memory
_TIME = "%Y:%m:%d %H:%M:%S"
_EXIF_IFD, _TAKEN, _CHANGED = 0x8769, 0x9003, 0x0132
_STATES = ("accepted", "departed", "arrived", "in_repair", "installing", "waiting", "to_sign")


class Photos:
    """Adding and taking out photos of an order."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add(self, order_id: Id, slot: str, data: bytes, caption: str = "") -> Change:
        """Keep the original and a version of at most 1600 px; the time is the camera's where it has one.

        Raises Invalid for what is no picture, too large, or an unknown slot; Refused at the wrong time.
        """
        require_text("caption", caption)
        with self._context.reading() as session:  # before anything is written to the disk
            order = self._at_work(session, order_id)
            if slot not in PHOTO_SLOTS and row_of_slot(session, order, slot) is None:
                raise Invalid([Problem("slot", "unknown_choice")])
        shown, taken = prepare(data, self._context.zone)
        original_sha, shown_sha = self._context.blobs.put(data), self._context.blobs.put(shown)
        with self._context.transaction() as session:
            order = self._at_work(session, order_id)
            row = Photo(
                order_id=order.id,
                slot=slot,
                original_sha=original_sha,
                shown_sha=shown_sha,
                taken_at=taken,
                caption=caption,
                at=self._context.now(),
                by=self._context.require().login,
            )
            session.add(row)
            session.flush()
            order.changed_at = row.at
            follow_photo(self._context, session, order, slot)
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
            order = self._at_work(session, photo.order_id)
            taken_out = select(Entry.id).where(Entry.kind == PhotoRemovedDraft.kind, Entry.slot == photo_id.hex)
            if session.scalar(taken_out.where(Entry.order_id == order.id)) is not None:
                raise Conflict("already_taken_out")
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
            order_id = session.scalar(wanted.limit(1))
            if order_id is None:
                raise NotFound("no_such_photo")
            number = seen_order(self._context, session, order_id).number
        note_access(self._context, "photo", number)
        return self._context.blobs.get(sha)

    def _at_work(self, session: Session, order_id: Id) -> Order:
        order = seen_order(self._context, session, order_id)
        facts = load_duty(self._context, session, order)
        problems = list(is_assigned(facts))
        if facts.actor.role not in WORKER:
            problems.append(Problem("role", "role_may_not", params={"role": facts.actor.role}))
        if order.status not in _STATES:
            problems.append(Problem("status", "wrong_state", params={"status": order.status}))
        if problems:
            raise Refused("add_photo", problems)
        return order


def prepare(data: bytes, zone: ZoneInfo) -> tuple[bytes, datetime | None]:
    """A JPEG of at most 1600 px without its metadata, and when it was taken; raises Invalid."""
    if len(data) > LARGEST_FILE:
        raise Invalid([Problem("photo", "photo_too_large")])
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > LARGEST_AREA:
                raise Invalid([Problem("photo", "photo_too_large")])
            taken = _taken(picture, zone)
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Invalid([Problem("photo", "not_a_picture")]) from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=80, optimize=True)
    return out.getvalue(), taken


def _taken(picture: Image.Image, zone: ZoneInfo) -> datetime | None:
    exif = picture.getexif()
    text = exif.get_ifd(_EXIF_IFD).get(_TAKEN) or exif.get(_CHANGED)
    try:
        return datetime.strptime(str(text), _TIME).replace(tzinfo=zone)
    except ValueError:
        return None

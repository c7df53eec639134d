"""Copies of photos to give away: stamped with order, plate and time, small, and without the place they were taken."""

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from fieldtech.errors import NotFound
from fieldtech.files import write_atomically
from fieldtech.model.base import Id
from fieldtech.model.orders import Photo
from fieldtech.services.access_trail import note_access
from fieldtech.services.context import Context
from fieldtech.services.install.row_photos import vehicle_of_slot
from fieldtech.services.visibility import seen_order
from fieldtech.store.failures import os_failures_told

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # in names of files, on any system


@dataclass(frozen=True)
class StampedCopy:
    """A JPEG with a name for its file."""

    name: str
    data: bytes


class PhotoCopies:
    """Stamped copies; the original is only read."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def stamped(self, photo_id: Id, language: str) -> StampedCopy:
        """The photo with its stamp in ``zh_CN`` or ``en``; raises NotFound, Forbidden, MachineError."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            photo = session.get(Photo, photo_id)
            if photo is None:
                raise NotFound("no_such_photo")
            order = seen_order(self._context, session, photo.order_id)
            plate = vehicle_of_slot(session, order, photo.slot)
            at = self._context.local(photo.taken_at) if photo.taken_at is not None else None
            number, slot, sha, source = order.number, photo.slot.rpartition("/")[2], photo.shown_sha, photo.taken_from
        note_access(self._context, "photo", number)
        stamp: Any = import_module("fieldtech.sheets.stamp")  # Pillow and the faces: only who looks at a photo waits
        vocabulary: Any = import_module("fieldtech.sheets.vocabulary")
        taken = at.isoformat(timespec="seconds") if at is not None else None
        lines = stamp.stamp_lines(vocabulary.Vocabulary(language), number, plate, taken, source)
        name = "_".join(filter(None, (number, plate, slot, f"{at:%Y%m%d-%H%M%S}" if at is not None else sha[:6])))
        return StampedCopy(f"{_FORBIDDEN.sub('-', name)}.jpg", stamp.stamped(self._context.blobs.get(sha), lines))

    def save(self, photo_id: Id, path: Path, language: str) -> Path:
        """Write the stamped copy to a file and note in the access log that it was taken out; raises MachineError."""
        self._context.require("export_sheets")
        copy = self.stamped(photo_id, language)
        note_access(self._context, "photo_copy", copy.name, each=True)
        with os_failures_told(path):
            write_atomically(path, copy.data)
        return path

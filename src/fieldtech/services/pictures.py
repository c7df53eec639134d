"""Picture files somebody picked or dropped, read only when they can be what they say."""

import stat
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fieldtech.errors import Invalid, MachineError, Problem
from fieldtech.services.progress import Progress

LARGEST_FILE = 50 * 1024 * 1024
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".heic", ".heif", ".avif")
"""What a camera's folder is searched for; those that cannot be read are shown with the reason."""
PIECE = 1 << 20  # bytes; between two of them somebody may cancel
_NO_CLOCK = datetime(1980, 1, 3, tzinfo=UTC)  # the first days a memory card knows: its camera has no clock
_CLOCKS_DIFFER = timedelta(days=1)  # a camera abroad, or one that is not set to the minute


@dataclass(frozen=True)
class PictureFile:
    """The bytes of a file, and when it was written: the picture's time where the camera says none."""

    data: bytes
    written_at: datetime | None


def read_picture(path: Path, progress: Progress) -> PictureFile:
    """The file; raises Invalid when it is too large, MachineError when it cannot be read, Cancelled."""
    try:
        if path.is_dir():
            raise Invalid([Problem("photo", "photo_folder")])
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe or device: nobody would ever come to its end
            raise Invalid([Problem("photo", "not_a_picture")])
        if found.st_size > LARGEST_FILE:
            raise Invalid([Problem("photo", "photo_too_large")])
        pieces: list[bytes] = []
        done = 0
        with path.open("rb") as file:
            while done <= LARGEST_FILE and (piece := file.read(PIECE)):
                pieces.append(piece)
                done += len(piece)
                progress.step(min(done, found.st_size), found.st_size)
    except OSError as error:  # gone, a folder, not allowed
        raise MachineError("file_unreadable", path=path.name) from error
    return PictureFile(b"".join(pieces), file_time(found.st_mtime))


def file_time(seconds: float) -> datetime | None:
    """When a file was written; None for a card whose camera has no clock."""
    try:
        at = datetime.fromtimestamp(seconds, UTC).replace(microsecond=0)
    except (OverflowError, OSError, ValueError):
        return None
    return at if at > _NO_CLOCK else None


def believed(camera: datetime | None, now: datetime) -> datetime | None:
    """The camera's time, unless it lies in days to come: that camera's clock is wrong."""
    return camera if camera is not None and camera <= now + _CLOCKS_DIFFER else None

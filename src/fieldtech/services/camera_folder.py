"""A camera's folder: its pictures newest first, each with its time, and which of them we have already."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from fieldtech.errors import Invalid, MachineError
from fieldtech.services.context import Context
from fieldtech.services.photos import Photos
from fieldtech.services.pictures import SUFFIXES, believed, file_time, read_picture
from fieldtech.services.progress import Progress

MOST_PICTURES = 600
"""Of a card with more the newest are shown."""
_DEEPEST = 4  # folders below the one that was picked
_HEAD = 256 * 1024  # bytes: where a camera writes its time
_LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)


@dataclass(frozen=True)
class CameraPicture:
    """A picture file with its time: the camera's, else the file's."""

    path: Path
    taken_at: datetime | None
    taken_from: str  # "camera", "file" or ""


@dataclass(frozen=True)
class LookedAt:
    """What one look at the whole file tells: a small JPEG or why there is none, and where it is stored already.

    ``stored_in`` is None when it is new here, "" when an order of others has it.
    """

    picture: CameraPicture
    small: bytes
    stored_in: str | None
    codes: tuple[str, ...] = ()


class CameraFolder:
    """Reads only; what is chosen goes in through ``Photos``."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def pictures(self, folder: Path, progress: Progress) -> tuple[CameraPicture, ...]:
        """Those in the folder and below, the newest first; raises MachineError when it cannot be read, Cancelled."""
        if not folder.is_dir():
            raise MachineError("file_unreadable", path=folder.name)
        newest = sorted(_files(folder, 0, progress), key=lambda found: found[1], reverse=True)[:MOST_PICTURES]
        return self._timed([path for path, _seconds in newest], progress)

    def files(self, paths: tuple[Path, ...], progress: Progress) -> tuple[CameraPicture, ...]:
        """These files, and those of the folders among them: what somebody dropped or pasted."""
        plain = [path for path in paths if not path.is_dir()]
        inside = [one for folder in paths if folder.is_dir() for one in self.pictures(folder, progress)]
        found = (*self._timed(plain, progress), *inside)
        return tuple(sorted(found, key=lambda picture: picture.taken_at or _LONG_AGO, reverse=True))

    def look(self, picture: CameraPicture, side: int, progress: Progress) -> LookedAt:
        """Its small picture and whether these very bytes are stored; a bad one comes back with its codes."""
        try:
            data = read_picture(picture.path, progress).data
            small = _preparing().thumbnail(data, side)
        except Invalid as error:
            return LookedAt(picture, b"", None, tuple(problem.code for problem in error.problems))
        except MachineError as error:
            return LookedAt(picture, b"", None, (error.code,))
        sha = hashlib.sha256(data).hexdigest()
        return LookedAt(picture, small, Photos(self._context).stored_in(sha))

    def _timed(self, paths: list[Path], progress: Progress) -> tuple[CameraPicture, ...]:
        found = []
        for at, path in enumerate(paths):
            progress.step(at, len(paths))
            found.append(self._time_of(path))
        return tuple(sorted(found, key=lambda picture: picture.taken_at or _LONG_AGO, reverse=True))

    def _time_of(self, path: Path) -> CameraPicture:
        try:
            if not path.is_file():  # a pipe would never come to its end
                return CameraPicture(path, None, "")
            with path.open("rb") as file:
                head = file.read(_HEAD)
            written = file_time(path.stat().st_mtime)
        except OSError:
            return CameraPicture(path, None, "")
        taken = believed(_preparing().camera_time(head, self._context.zone), self._context.now())
        return CameraPicture(path, taken or written, "camera" if taken else "file" if written else "")


def _preparing() -> Any:
    """Pillow takes a while to import: no start of the window waits for it."""
    return import_module("fieldtech.services.preparing")


def _files(folder: Path, depth: int, progress: Progress) -> Iterator[tuple[Path, float]]:
    """Picture files with their times; what cannot be read, and links, are passed by."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    progress.step(0, 0)
    for entry in entries:
        try:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < _DEEPEST:
                    yield from _files(Path(entry.path), depth + 1, progress)
            elif entry.is_file(follow_symlinks=False) and Path(entry.name).suffix.lower() in SUFFIXES:
                yield Path(entry.path), entry.stat().st_mtime
        except OSError:
            continue

"""Puts another database file in the place of the present one, so that a crash leaves the one or the other.

The new file is first laid beside the old one under its final bytes; from then on every start finishes the
exchange. The old log (``-wal``) must never meet the new file: SQLite would replay it.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from fieldtech.files import sync_file, sync_folder


def lay_beside(path: Path, source: Path) -> None:
    """Copy ``source`` beside ``path`` as the file that will replace it; raises OSError."""
    part = path.with_name(f"{path.name}.incoming.part")
    try:
        shutil.copyfile(source, part)
        sync_file(part)
        os.replace(part, _incoming(path))
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def is_replacing(path: Path) -> bool:
    """Whether a file laid beside waits to be put into place."""
    return _incoming(path).exists()


def finish_replacing(path: Path) -> bool:
    """Put a file laid beside into place and keep the old one beside; whether there was one."""
    incoming = _incoming(path)
    if not incoming.exists():
        return False
    kept = next_kept(path)  # the same one again after a crash between the two moves
    _move(_beside(path, "-wal"), _beside(kept, "-wal"))
    _move(path, kept)
    _beside(path, "-shm").unlink(missing_ok=True)
    os.replace(incoming, path)
    sync_folder(path.parent)
    return True


def kept_as(path: Path) -> Path:
    """Where the file that was replaced last is kept: ``.replaced``, then ``.replaced-2`` and so on."""
    return _kept(path, max(_numbers(path), default=1))


def next_kept(path: Path) -> Path:
    """Where a file or folder that is replaced now will be kept: nothing kept before is ever written over."""
    return _kept(path, max(_numbers(path), default=0) + 1)


def _numbers(path: Path) -> Iterator[int]:
    for kept in path.parent.glob(f"{path.name}.replaced*"):
        rest = kept.name.removeprefix(f"{path.name}.replaced")
        if not rest:
            yield 1
        elif rest[0] == "-" and rest[1:].isdecimal():
            yield int(rest[1:])


def _kept(path: Path, number: int) -> Path:
    return _beside(path, ".replaced" if number == 1 else f".replaced-{number}")


def _incoming(path: Path) -> Path:
    return _beside(path, ".incoming")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _move(source: Path, target: Path) -> None:
    if source.exists():
        os.replace(source, target)
        sync_folder(target.parent)

"""Writing a file so that a crash or power cut leaves the old one or the new one, never half of it."""

import os
import threading
from itertools import takewhile
from pathlib import Path


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Replace ``path`` by ``data`` and return when it is on the disk; raises OSError.

    ``private`` keeps other users of the computer from reading it, where the system knows such rights.
    """
    make_folder(path.parent)
    own = f"{os.getpid()}-{threading.get_ident()}"  # two threads may keep the same picture at the same moment
    temporary = path.with_name(f"{path.name}.{own}.part")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600 if private else 0o644)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, and return when their names are on the disk; raises OSError.

    Else a power cut may take a new folder away with every file in it, however well those were written.
    """
    new = list(takewhile(lambda one: not one.is_dir(), (folder, *folder.parents)))
    folder.mkdir(parents=True, exist_ok=True)
    for one in new:
        sync_folder(one.parent)


def sync_file(path: Path) -> None:
    """Return when the bytes of ``path`` are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Return when the names in ``folder`` are on the disk; Windows keeps them safe by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


_BINARY = getattr(os, "O_BINARY", 0)

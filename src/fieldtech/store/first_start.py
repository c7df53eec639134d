"""Tells a data folder on its very first start from one whose database is gone.

The key is kept before the database is made. A crash in between leaves a key alone, as a lost database does; only
the mark written before the key tells them apart. Nobody's lost database is replaced by an empty one in silence.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldtech.errors import MachineError
from fieldtech.files import write_atomically
from fieldtech.store.failures import os_failures_told
from fieldtech.store.keys import has_key
from fieldtech.store.replacing import is_replacing

_MARK = "first-start"


def begin_first_start(folder: Path, database: Path) -> None:
    """Call before the key: marks a folder without key and database; raises MachineError ``database_gone``."""
    if holds_anything(database) or is_replacing(database) or (folder / _MARK).exists():
        return
    if has_key(folder):
        raise MachineError("database_gone", file=database.name)
    with os_failures_told(folder):
        write_atomically(folder / _MARK, b"")


@contextmanager
def undone_without_key(folder: Path) -> Iterator[None]:
    """A start that got no key (disk full, no passphrase) has begun nothing, and leaves no mark behind."""
    try:
        yield
    except BaseException:
        if not has_key(folder):
            (folder / _MARK).unlink(missing_ok=True)
        raise


def end_first_start(folder: Path) -> None:
    """Call when the database is complete."""
    with os_failures_told(folder):
        (folder / _MARK).unlink(missing_ok=True)


def is_data_folder(folder: Path, database: Path) -> bool:
    """Whether anything was ever kept here."""
    return holds_anything(database) or is_replacing(database) or has_key(folder)


def holds_anything(database: Path) -> bool:
    """Whether the file is there with something in it: a full disk or a power cut may leave it empty."""
    return database.exists() and database.stat().st_size > 0

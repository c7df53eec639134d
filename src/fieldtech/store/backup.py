"""Encrypted copies of the database made while it is in use, and the way back from one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from fieldtech.clock import Clock
from fieldtech.errors import MachineError
from fieldtech.files import sync_file, sync_folder
from fieldtech.store.connection import connect
from fieldtech.store.database import Database
from fieldtech.store.failures import os_failures_told, told_apart
from fieldtech.store.replacing import finish_replacing, lay_beside

KEEP = 14
_PATTERN = "fieldtech-*.db"


def make_backup(database: Database, folder: Path, clock: Clock, *, keep: int = KEEP) -> Path:
    """A checked copy in ``folder`` under the same key, the oldest beyond ``keep`` removed; raises MachineError."""
    name = f"fieldtech-{clock().astimezone(UTC):%Y%m%dT%H%M%S%fZ}.db"
    part = folder / f"{name}.part"
    with os_failures_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _copy(database, part)
            check_backup(part, database.key)
            sync_file(part)
            os.replace(part, folder / name)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(folder)
        older = [path for path in list_backups(folder) if path.name != name]  # a clock set back makes it the "oldest"
        for old in older[max(keep - 1, 0) :]:
            old.unlink()
    return folder / name


def list_backups(folder: Path) -> list[Path]:
    """The backups in ``folder``, newest first."""
    return sorted(folder.glob(_PATTERN), reverse=True)


def check_backup(path: Path, key: bytes) -> None:
    """Read every page and every index; raises MachineError ``wrong_key``, ``backup_damaged``, ``backup_missing``."""
    if not path.is_file():
        raise MachineError("backup_missing", file=path.name)
    try:
        with _opened(path, key) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlcipher.DatabaseError:
        sound = False
    except MachineError as error:
        if error.code != "database_damaged":
            raise
        sound = False
    if not sound:
        raise MachineError("backup_damaged", file=path.name)


def restore_backup(backup: Path, path: Path, key: bytes) -> None:
    """Put ``backup`` in the place of the closed database at ``path``, which is kept beside (``kept_as``).

    Raises MachineError, and then nothing was changed; ``database_locked`` when the database is still open.
    """
    check_backup(backup, key)
    with os_failures_told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_log_back(path, key)
        lay_beside(path, backup)
        finish_replacing(path)


def _copy(database: Database, target: Path) -> None:
    target.unlink(missing_ok=True)
    with told_apart(target):
        connection = connect(database.path, database.key)
        try:
            connection.execute("VACUUM INTO ?", (str(target),))  # encrypted with the key of the source
        finally:
            connection.close()


def _write_log_back(path: Path, key: bytes) -> None:
    """Leaving WAL mode needs the file alone, so this also finds out whether somebody has it open."""
    if not path.exists():
        return
    try:
        with told_apart(path), _opened(path, key) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except MachineError as error:
        if error.code not in ("wrong_key", "database_damaged"):  # a damaged file is why one restores
            raise


@contextmanager
def _opened(path: Path, key: bytes) -> Iterator[sqlcipher.Connection]:
    with told_apart(path):
        connection = connect(path, key, busy_seconds=1.0, wal=False)
    try:
        yield connection
    finally:
        connection.close()

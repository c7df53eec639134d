"""Tells a full disk, a locked file, a wrong key and a damaged file from a fault of the program."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from fieldtech.errors import MachineError

_CODES = {
    sqlcipher.SQLITE_FULL: "disk_full",
    sqlcipher.SQLITE_BUSY: "database_locked",
    sqlcipher.SQLITE_LOCKED: "database_locked",
    sqlcipher.SQLITE_PROTOCOL: "database_locked",
    sqlcipher.SQLITE_NOTADB: "wrong_key",
    sqlcipher.SQLITE_CORRUPT: "database_damaged",
    sqlcipher.SQLITE_READONLY: "database_unwritable",
    sqlcipher.SQLITE_CANTOPEN: "database_unwritable",
    sqlcipher.SQLITE_PERM: "database_unwritable",
}
_OS_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EACCES: "file_unwritable",
    errno.EPERM: "file_unwritable",
    errno.EROFS: "file_unwritable",
    errno.ENOENT: "file_unwritable",
    errno.ENOTDIR: "file_unwritable",
}
_READING_CODES = {
    errno.ENOENT: "bundle_missing",
    errno.ENOTDIR: "bundle_missing",
    errno.ENAMETOOLONG: "bundle_missing",
    errno.EACCES: "file_no_rights",
    errno.EPERM: "file_no_rights",
    errno.EISDIR: "file_is_folder",
}
_ROOM_NEEDED = 1 << 20  # bytes; with less than this an I/O error is almost surely the full disk


def machine_error(error: BaseException, path: Path) -> MachineError | None:
    """What the machine could not do, or None when the fault is the program's (SQL, constraints)."""
    if isinstance(error, NoConnectionFree):
        return MachineError("database_locked", file=path.name)
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, sqlcipher.Error):
        return None
    kind = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the high bits only refine it
    if kind == sqlcipher.SQLITE_IOERR:
        return MachineError("disk_full" if _no_room(path) else "disk_failing", file=path.name)
    code = _CODES.get(kind)
    return MachineError(code, file=path.name) if code else None


@contextmanager
def told_apart(path: Path) -> Iterator[None]:
    """Raise MachineError for what the machine could not do; let every other error pass."""
    try:
        yield
    except (DBAPIError, NoConnectionFree, sqlcipher.Error) as error:
        found = machine_error(error, path)
        if found is None:
            raise
        raise found from error


@contextmanager
def os_failures_told(path: Path) -> Iterator[None]:
    """Raise MachineError ``disk_full``, ``file_unwritable`` or ``disk_failing`` for an OSError."""
    try:
        yield
    except OSError as error:
        raise MachineError(_OS_CODES.get(error.errno or 0, "disk_failing"), file=path.name) from error


@contextmanager
def reading_told(path: Path) -> Iterator[None]:
    """Raise MachineError for an OSError while a file that somebody chose is read.

    ``bundle_missing``, ``file_no_rights``, ``file_is_folder``, or ``file_went_away``: a stick that was pulled out,
    a share that is no longer reached.
    """
    try:
        yield
    except OSError as error:
        raise MachineError(_READING_CODES.get(error.errno or 0, "file_went_away"), file=path.name) from error


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM_NEEDED
    except OSError:
        return False

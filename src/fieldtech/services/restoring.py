"""Putting a backup in the place of the database, also of one that is damaged or gone."""

import shutil
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from fieldtech.clock import Clock, system_clock
from fieldtech.errors import MachineError
from fieldtech.paths import DataFolder
from fieldtech.services.access import Access
from fieldtech.services.backing_up import require_backup
from fieldtech.services.context import Context
from fieldtech.services.devices import note_restored
from fieldtech.store.backup import check_backup, make_backup, restore_backup
from fieldtech.store.blobs import Blobs
from fieldtech.store.database import Database
from fieldtech.store.failures import os_failures_told
from fieldtech.store.first_start import holds_anything
from fieldtech.store.keys import open_key
from fieldtech.store.recovery_key import Passphrase, keep_recovery_key, read_recovery_key
from fieldtech.store.replacing import kept_as
from fieldtech.store.schema import bring_up_to_date

_UNREADABLE = ("database_damaged", "wrong_key", "database_unknown")


def restore(
    folder: Path,
    backup: Path,
    login: str,
    pin: str,
    *,
    passphrase: Passphrase | None = None,
    recovery: Path | None = None,
    clock: Clock = system_clock,
) -> Path | None:
    """Restore ``backup``; the person needs the right in the present database, or in the backup if that is lost.

    Returns where the database is kept that was there before, if there was one.

    ``recovery`` is the wrapped key of a computer that is lost, for a folder without a key. Raises MachineError,
    Forbidden, and then the database is as it was.
    """
    data = DataFolder(folder)
    key = read_recovery_key(folder, recovery, passphrase) if recovery else open_key(folder, passphrase=passphrase).bytes
    check_backup(backup, key)
    with os_failures_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if not _present_allows(data, key, login, pin, clock):
        with tempfile.TemporaryDirectory(dir=folder) as aside:
            _must_allow(data, _copied(backup, Path(aside)), key, login, pin, clock)
    if recovery:
        keep_recovery_key(folder, recovery)
    there = holds_anything(data.database)
    with tempfile.TemporaryDirectory(dir=folder) as aside:
        copy = _copied(backup, Path(aside))
        _note_restored(data, copy, key, clock)
        restore_backup(copy, data.database, key)
    return kept_as(data.database) if there else None


def _copied(backup: Path, aside: Path) -> Path:
    copy = aside / backup.name
    with os_failures_told(copy):
        shutil.copyfile(backup, copy)
    return copy


def _note_restored(data: DataFolder, copy: Path, key: bytes, clock: Clock) -> None:
    """The mark is in the data before they take the place: a crash never leaves a computer that does not know."""
    database = Database(copy, key)
    try:
        bring_up_to_date(database, backup=lambda opened: make_backup(opened, data.backups, clock))
        with database.transaction() as session:
            note_restored(session, clock())
    finally:
        database.close()


def _present_allows(data: DataFolder, key: bytes, login: str, pin: str, clock: Clock) -> bool:
    """Whether the present database says yes; False when it can say nothing. Raises Forbidden for a no."""
    if not holds_anything(data.database):
        return False
    try:
        _must_allow(data, data.database, key, login, pin, clock)
    except MachineError as error:
        if error.code not in _UNREADABLE:
            raise
        return False
    return True


def _must_allow(data: DataFolder, path: Path, key: bytes, login: str, pin: str, clock: Clock) -> None:
    database = Database(path, key)
    try:
        bring_up_to_date(database, backup=lambda opened: make_backup(opened, data.backups, clock))
        context = Context(database, Blobs(data.blobs, key), data, clock, ZoneInfo("UTC"))
        Access(context).sign_in(login, pin)
        require_backup(context)
    finally:
        database.close()

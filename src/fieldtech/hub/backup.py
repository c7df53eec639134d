"""Copies of the hub's database made while it works, and the way back.

A backup is always the SQLite file of a hub, whatever the hub runs on: it is checked by opening it, and a company that
outgrows SQLite restores its backup into PostgreSQL. Restoring begins a new epoch, so that the computers send again
what the hub has forgotten; a computer that was ever revoked stays revoked.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, make_url, select, update
from sqlalchemy.exc import SQLAlchemyError

from fieldtech.errors import Conflict, MachineError
from fieldtech.files import sync_file, sync_folder
from fieldtech.hub import state
from fieldtech.hub.engine import Engines
from fieldtech.hub.tables import DEVICES, METADATA, ROWS
from fieldtech.store.connection import connect
from fieldtech.store.failures import os_failures_told, told_apart
from fieldtech.store.replacing import finish_replacing, lay_beside

KEEP = 14
_PATTERN = "hub-*.db"
_NAMED = "hub-%Y%m%dT%H%M%S%fZ"
_AT_ONCE = 2_000  # rows
_PAGE = 4096  # bytes of an encrypted database; it has no less
_SHUT_OUT = "shut_out"
"""In the state of the hub: every computer ever revoked, also of those that a backup does not know yet."""


def make_hub_backup(url: str, key: bytes | None, folder: Path, now: datetime, *, keep: int = KEEP) -> Path:
    """A checked copy in ``folder``, the oldest beyond ``keep`` removed; raises MachineError."""
    target = folder / f"{now.astimezone(UTC):{_NAMED}}.db"
    part = target.with_name(f"{target.name}.part")
    with os_failures_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _copy(url, key, part)
            check_hub_backup(part, key)
            sync_file(part)
            os.replace(part, target)
        finally:
            _remove(part)
        sync_folder(folder)
        for old in _others(folder, target, now)[max(keep - 1, 0) :]:
            old.unlink()
    return target


def list_hub_backups(folder: Path) -> list[Path]:
    """The backups in a folder, newest first."""
    return sorted(folder.glob(_PATTERN), reverse=True)


def made_at(path: Path) -> datetime | None:
    """When a backup was made, by its name."""
    try:
        return datetime.strptime(path.stem, _NAMED).replace(tzinfo=UTC)
    except ValueError:
        return None


def _others(folder: Path, target: Path, now: datetime) -> list[Path]:
    """Newest first; those that a wrong clock has put into the future are the first to go."""
    others = [path for path in list_hub_backups(folder) if path != target]
    return sorted(others, key=lambda path: (made_at(path) or now) > now)


def check_hub_backup(path: Path, key: bytes | None) -> None:
    """Read all of it; raises MachineError ``backup_missing``, ``backup_damaged``, ``hub_backup_other_key``."""
    if not path.is_file():
        raise MachineError("backup_missing", file=path.name)
    try:
        with told_apart(path), closing(_raw(path, key)) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            connection.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
            known = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            sound = sound and known >= set(METADATA.tables)
            sound = sound and connection.execute("SELECT count(*) FROM hub_seq").fetchall() == [(1,)]
    except (sqlite3.DatabaseError, sqlcipher.DatabaseError, MachineError) as error:
        if isinstance(error, MachineError) and error.code == "wrong_key" and key is not None:
            raise MachineError("hub_backup_other_key", file=path.name) from error
        sound = False
    if not sound:
        raise MachineError("backup_damaged", file=path.name)


def is_encrypted(path: Path) -> bool:
    """Whether a backup needs a key: a plain one says in its first bytes what it is, an encrypted one is noise."""
    with os_failures_told(path), path.open("rb") as file:
        first = file.read(_PAGE)
    return len(first) == _PAGE and not first.startswith(b"SQLite format 3")


def restore_hub_backup(backup: Path, url: str, key: bytes | None, now: datetime, *, replace: bool = False) -> str:
    """Put a backup in the place of the database of a hub that is not running; the new epoch.

    Raises MachineError, and Conflict ``hub_has_data`` where rows are and ``replace`` was not said.
    """
    check_hub_backup(backup, key)
    if not replace and holds_rows(url, key):
        raise Conflict("hub_has_data")
    revoked = _revoked(url, key)
    if path := _path_of(url):
        return _replace_file(backup, path, key, revoked, now)
    with (
        _engines(f"sqlite:///{backup}", key) as source,
        _engines(url, key) as target,
        source.reading() as rows,
        target.writing() as into,
    ):
        _fill(rows, into)
        _revoke_again(into, revoked)
        return state.begin_epoch(into, now)


def _copy(url: str, key: bytes | None, part: Path) -> None:
    _remove(part)
    if path := _path_of(url):
        with told_apart(path), closing(_raw(path, key)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        return
    with (
        _engines(url, None) as source,
        _engines(f"sqlite:///{part}", key) as target,
        source.reading() as rows,
        target.writing() as into,
    ):
        _fill(rows, into)


def _fill(source: Connection, target: Connection) -> None:
    """All rows of all tables; a file is new and empty, a server may hold what the triggers let nobody delete."""
    for table in METADATA.sorted_tables:
        target.exec_driver_sql(f"{'DELETE FROM' if target.dialect.name == 'sqlite' else 'TRUNCATE'} {table.name}")
        found = source.execution_options(yield_per=_AT_ONCE).execute(select(table))
        for rows in found.partitions(_AT_ONCE):
            target.execute(table.insert(), [dict(row._mapping) for row in rows])


def _revoked(url: str, key: bytes | None) -> dict[str, str]:
    """Which computers were shut out in the data that are replaced, and when; none where they cannot be read."""
    path = _path_of(url)
    if path is not None and not path.exists():
        return {}
    wanted = select(DEVICES.c.id, DEVICES.c.revoked_at).where(DEVICES.c.revoked_at != "")
    try:
        with _engines(url, key) as engines, engines.reading() as connection:
            now = {row.id: row.revoked_at for row in connection.execute(wanted)}
            return _shut_out(connection) | now
    except MachineError:
        return {}


def _revoke_again(connection: Connection, revoked: dict[str, str]) -> None:
    """Those the backup does not know are remembered all the same: the next one that is restored may know them."""
    shut_out = _shut_out(connection) | revoked
    state.write(connection, _SHUT_OUT, json.dumps(shut_out))
    for device, at in shut_out.items():
        connection.execute(update(DEVICES).where(DEVICES.c.id == device).values(revoked_at=at))


def _shut_out(connection: Connection) -> dict[str, str]:
    return dict(json.loads(state.read(connection, _SHUT_OUT) or "{}"))


def _replace_file(backup: Path, path: Path, key: bytes | None, revoked: dict[str, str], now: datetime) -> str:
    """The copy gets its new epoch before it is put into place, so there is no moment with the old one."""
    fresh = path.with_name(f"{path.name}.restoring")
    with os_failures_told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove(fresh)
        try:
            fresh.write_bytes(backup.read_bytes())
            with _engines(f"sqlite:///{fresh}", key) as engines, engines.writing() as connection:
                _revoke_again(connection, revoked)
                epoch = state.begin_epoch(connection, now)
            with told_apart(fresh), closing(_raw(fresh, key)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")
            lay_beside(path, fresh)
            finish_replacing(path)
        finally:
            _remove(fresh)
    return epoch


def holds_rows(url: str, key: bytes | None) -> bool:
    """Whether there is anything in the database of a hub; raises MachineError."""
    path = _path_of(url)
    if path is not None and not path.exists():
        return False
    with _engines(url, key) as engines, engines.reading() as connection:
        return connection.execute(select(ROWS.c.ident).limit(1)).first() is not None


@contextmanager
def _engines(url: str, key: bytes | None) -> Iterator[Engines]:
    engines = Engines(url, key)
    try:
        engines.prepare()
        yield engines
    except SQLAlchemyError as error:
        raise MachineError("hub_database_unusable") from error
    finally:
        engines.close()


def _path_of(url: str) -> Path | None:
    """The file of a SQLite database; None for a server."""
    parsed = make_url(url)
    return Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None


def _raw(path: Path, key: bytes | None) -> sqlite3.Connection:
    return sqlite3.connect(path) if key is None else connect(path, key, busy_seconds=30.0, wal=False)


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)

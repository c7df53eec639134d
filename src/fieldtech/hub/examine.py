"""Is everything at the hub as it should be? Database, seals, files, certificate; and who it knows."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from fieldtech.clock import Clock, system_clock
from fieldtech.errors import FieldtechError, MachineError
from fieldtech.hub.config import load_config
from fieldtech.hub.desk import open_hub
from fieldtech.hub.engine import Engines
from fieldtech.hub.rows import read_json
from fieldtech.hub.serve import tls_of
from fieldtech.hub.tables import REFS, ROWS
from fieldtech.store.blobs import Blobs

_READ = 1 << 20


@dataclass(frozen=True)
class Found:
    """One thing looked at: how many, and which of them are not right (by their names, never by content)."""

    name: str
    looked_at: int
    faults: tuple[str, ...] = field(default=())


def examine(folder: Path, clock: Clock = system_clock, of_folder: bytes | None = None) -> Iterator[Found]:
    """Look at everything, one finding after the other; raises MachineError when the hub cannot be opened.

    ``of_folder`` is the key of the data folder.
    """
    config = load_config(folder)
    url, key = config.database, config.key(of_folder)
    hub = open_hub(folder, clock, of_folder)
    try:
        yield _database(url, key)
        yield Found("seals", _count(url, key, "sealed_records"), tuple(hub.seal_faults()))
    finally:
        hub.close()
    yield _files(folder / "blobs", _named(url, key), key)
    if config.tls:
        yield _certificate(folder, clock)


def users_at(folder: Path, of_folder: bytes | None = None) -> list[dict[str, Any]]:
    """Login, name, role and whether they may sign in, of everybody the hub knows."""
    config = load_config(folder)
    engines = Engines(config.database, config.key(of_folder))
    try:
        with engines.reading() as connection:
            wanted = select(ROWS.c.row_values).where(ROWS.c.table_name == "users", ROWS.c.gone == 0)
            users = [read_json(text) for text in connection.scalars(wanted)]
    finally:
        engines.close()
    rows = [{name: user.get(name) for name in ("login", "name", "role", "active", "can_login")} for user in users]
    return sorted(rows, key=lambda row: str(row["login"]))


def _database(url: str, key: bytes | None) -> Found:
    engines = Engines(url, key)
    try:
        with engines.reading() as connection:
            if not engines.is_sqlite:
                connection.exec_driver_sql("SELECT count(*) FROM hub_rows")
                return Found("database", 1, engines.unsafe())
            said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            return Found("database", 1, tuple(map(str, said)) if said != ["ok"] else ())
    except SQLAlchemyError as error:
        return Found("database", 1, (type(error).__name__,))
    finally:
        engines.close()


def _count(url: str, key: bytes | None, table: str) -> int:
    engines = Engines(url, key)
    try:
        with engines.reading() as connection:
            return len(connection.scalars(select(ROWS.c.ident).where(ROWS.c.table_name == table)).all())
    finally:
        engines.close()


def _named(url: str, key: bytes | None) -> set[str]:
    """The hashes of the files that rows name."""
    engines = Engines(url, key)
    try:
        with engines.reading() as connection:
            return set(connection.scalars(select(REFS.c.ref).where(REFS.c.kind == "file").distinct()))
    finally:
        engines.close()


def _files(folder: Path, named: set[str], key: bytes | None) -> Found:
    """Every file has the hash it is called by; one that has not come yet, or has come again, is no fault."""
    there = [path for path in sorted(folder.glob("??/*")) if not (path.suffix and path.with_suffix("").is_file())]
    sealed = Blobs(folder, key) if key else None
    bad = [path.name[:12] for path in there if path.name not in named or not _is_sound(path, sealed)]
    return Found("files", len(there), tuple(bad))


def _is_sound(path: Path, sealed: Blobs | None) -> bool:
    if sealed is None:
        return _hash_of(path) == path.name
    try:
        sealed.get(path.name)
    except (MachineError, ValueError):
        return False
    return True


def _hash_of(path: Path) -> str:
    running = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_READ):
            running.update(piece)
    return running.hexdigest()


def _certificate(folder: Path, clock: Clock) -> Found:
    try:
        tls_of(folder, load_config(folder), clock)
    except FieldtechError as error:
        return Found("certificate", 1, (error.code,))
    return Found("certificate", 1)

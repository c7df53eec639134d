"""Opens one connection to an encrypted SQLite file, with the settings every connection needs."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from fieldtech.model.name_order import name_order

BUSY_SECONDS = 15.0
_CACHE_KIB = 32 * 1024  # decrypted pages; without it a search decrypts the same pages again and again

RawConnection = Any  # sqlcipher3 has no types


def connect(
    path: Path, key: bytes, *, busy_seconds: float = BUSY_SECONDS, query_only: bool = False, wal: bool = True
) -> RawConnection:
    """A connection without transactions of its own; raises sqlcipher3 errors, NOTADB for a wrong key.

    The file is made when it does not exist. ``key`` are 32 random bytes used as they are. Without ``wal``
    the journal mode stays as it is in the file, as in a backup.
    """
    if len(key) != 32:
        raise ValueError("the data key has 32 bytes")
    connection = sqlcipher.connect(
        str(path), isolation_level=None, check_same_thread=False, timeout=busy_seconds, cached_statements=256
    )
    try:
        _prepare(connection, key, query_only, wal)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: RawConnection, key: bytes, query_only: bool, wal: bool) -> None:
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the console
    connection.create_function("name_order", 1, name_order, deterministic=True)  # for sorting; never in the schema
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # the first read proves the key
    if wal and connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = WAL")
    for pragma in (
        "synchronous = FULL",
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
        "wal_autocheckpoint = 4000",  # pages: what many rows change again and again is written back once
        "foreign_keys = ON",
        "recursive_triggers = ON",  # without it INSERT OR REPLACE deletes a row past its trigger
        "trusted_schema = OFF",
        f"cache_size = -{_CACHE_KIB}",
        f"query_only = {'ON' if query_only else 'OFF'}",
    ):
        connection.execute(f"PRAGMA {pragma}")

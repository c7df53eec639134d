"""The database of the hub: SQLite in one file (encrypted where a key is given) or PostgreSQL."""

import sqlite3
import threading
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import (
    URL,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    func,
    literal,
    make_url,
    select,
    text,
)
from sqlalchemy import any_ as sql_any
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import Integer, Text

from fieldtech.hub.tables import METADATA, SEQ
from fieldtech.store.connection import connect
from fieldtech.store.many import insert_many

_BUSY_SECONDS = 30.0
_PRAGMAS = (
    "journal_mode = WAL", "synchronous = FULL", "fullfsync = ON", "wal_autocheckpoint = 4000", "cache_size = -65536",
    "temp_store = MEMORY",
)  # fmt: skip
_POINTED = ("SET enable_seqscan = off", "SET plan_cache_mode = force_custom_plan", "SET jit = off")
"""A writer looks rows up by their names only. A server that has not counted a new table yet, or planned while it was
small, would read all of it each time."""
_KEPT = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
"""What was answered is on the disk, whatever the server's administrator thought of the speed of others."""
_UNSAFE = (
    "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') "
    "AND 'off' IN (setting, reset_val) ORDER BY name"
)
_POSTGRES_TYPES = {BigInteger: "bigint", Integer: "integer", Text: "text"}


class Turns:
    """A lock that everybody gets in the order of asking: nobody waits while others go in again and again."""

    def __init__(self) -> None:
        self._door = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    def __enter__(self) -> None:
        mine = threading.Event()
        with self._door:
            if not self._taken:
                self._taken = True
                return
            self._waiting.append(mine)
        mine.wait()

    def __exit__(self, *_error: object) -> None:
        with self._door:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False


class Engines:
    """One writer at a time and several readers; any thread may use it."""

    def __init__(self, url: str, key: bytes | None = None) -> None:
        """Open or make the database; ``url`` is ``sqlite:///…`` or ``postgresql+psycopg://…``."""
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite:
            path = Path(parsed.database or "")
            path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = _sqlite(path, key, "BEGIN IMMEDIATE", 1)
            self._reader = _sqlite(path, key, "BEGIN", 8)
        else:
            self._writer = _postgres(parsed, 2, _POINTED)
            self._reader = _postgres(parsed, 8).execution_options(isolation_level="REPEATABLE READ")
        self._turn = Turns()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that nobody else's can overlap: it holds the row with the sequence number."""
        with self._turn, self._writer.begin() as connection:
            if not self.is_sqlite:
                connection.execute(select(SEQ.c.seq).with_for_update())
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the data."""
        with self._reader.connect() as connection:
            yield connection

    def prepare(self) -> None:
        """Make the tables that are not there yet."""
        with self._turn, self._writer.begin() as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(7141)"))  # two that start at once
            METADATA.create_all(connection)
            if connection.scalar(select(func.count()).select_from(SEQ)) == 0:
                connection.execute(SEQ.insert().values(id=1, seq=0))

    def unsafe(self) -> tuple[str, ...]:
        """Settings of a PostgreSQL server by which a power cut may take away what was answered; SQLite's are ours."""
        if self.is_sqlite:
            return ()
        with self.reading() as connection:
            return tuple(connection.exec_driver_sql(_UNSAFE).scalars())

    def close(self) -> None:
        """Close every connection."""
        self._reader.dispose()
        self._writer.dispose()


def among(connection: Connection, column: ColumnElement[Any] | Column[Any], values: Collection[str]) -> Any:
    """For WHERE: the column is one of the values, however many there are, with one parameter."""
    if connection.dialect.name == "sqlite":
        listed = func.json_each(literal(msgspec.json.encode(list(values)).decode())).table_valued("value")
        return column.in_(select(listed.c.value))
    return column == sql_any(literal(list(values), ARRAY(Text)))


def put(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows, in the order of the table's columns; one whose key is there already is replaced."""
    if not rows:
        return
    names = [column.name for column in table.columns]
    keys = [column.name for column in table.primary_key.columns]
    changed = ", ".join(f"{_quoted(name)} = excluded.{_quoted(name)}" for name in names if name not in keys)
    into = f"INSERT INTO {table.name} ({', '.join(map(_quoted, names))})"
    then = f"ON CONFLICT ({', '.join(map(_quoted, keys))}) DO " + (f"UPDATE SET {changed}" if changed else "NOTHING")
    if connection.dialect.name == "sqlite":
        insert_many(connection, into, rows, then)
        return
    types = ", ".join(f"{_quoted(column.name)} {_POSTGRES_TYPES[type(column.type)]}" for column in table.columns)
    listed = msgspec.json.encode([dict(zip(names, row, strict=True)) for row in rows]).decode()  # one parameter is fast
    connection.exec_driver_sql(f"{into} SELECT * FROM json_to_recordset(%s::json) AS t({types}) {then}", (listed,))


def drop(connection: Connection, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
    """Delete rows by their primary keys."""
    found = list(rows)
    if not found:
        return
    names = [column.name for column in table.primary_key.columns]
    if connection.dialect.name == "sqlite":
        where = " AND ".join(f"{_quoted(name)} = ?" for name in names)
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE {where}", found)
        return
    types = ", ".join(f"{_quoted(name)} {_POSTGRES_TYPES[type(table.c[name].type)]}" for name in names)
    listed = msgspec.json.encode([dict(zip(names, row, strict=True)) for row in found]).decode()
    where = " AND ".join(f"{table.name}.{_quoted(name)} = t.{_quoted(name)}" for name in names)
    given = f"json_to_recordset(%s::json) AS t({types})"
    connection.exec_driver_sql(f"DELETE FROM {table.name} USING {given} WHERE {where}", (listed,))


def _quoted(name: str) -> str:
    return f'"{name}"'


def _postgres(url: URL, size: int, settings: Sequence[str] = ()) -> Engine:
    engine = create_engine(url, pool_size=size, pool_pre_ping=True, hide_parameters=True)

    def settle(connection: Any, _record: object) -> None:
        with connection.cursor() as cursor:
            for setting in (_KEPT, *settings):
                cursor.execute(setting)
        connection.commit()

    event.listen(engine, "connect", settle)
    return engine


def _sqlite(path: Path, key: bytes | None, begin: str, size: int) -> Engine:
    def plain() -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=_BUSY_SECONDS)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=plain if key is None else lambda: connect(path, key, busy_seconds=_BUSY_SECONDS),
        module=sqlite3 if key is None else sqlcipher,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=_BUSY_SECONDS,
        hide_parameters=True,  # what people typed has no business in an error or a log
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine

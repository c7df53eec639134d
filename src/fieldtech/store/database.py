"""The encrypted database: one writer, several readers, and the transaction as a ``with`` block."""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from fieldtech.store.connection import BUSY_SECONDS, connect
from fieldtech.store.failures import os_failures_told, told_apart
from fieldtech.store.replacing import finish_replacing

CommitCheck = Callable[[Session, frozenset[str]], None]
"""Called before a commit with the session and the names of the tables written; raises to refuse it."""

_WRITE = re.compile(
    r'\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+["\[`]?(\w+)', re.I
)


class Database:
    """An open database file. Any thread may use it; a session belongs to the ``with`` block that gave it."""

    def __init__(
        self,
        path: Path,
        key: bytes,
        *,
        on_commit_check: CommitCheck | None = None,
        busy_seconds: float = BUSY_SECONDS,
    ) -> None:
        """Open or make the file; raises MachineError."""
        self.path = path
        self.key = key
        self._check = on_commit_check
        self._inside = threading.local()
        self._writer = self._engine("BEGIN IMMEDIATE", busy_seconds, size=1, query_only=False)
        self._readers = self._engine("BEGIN", busy_seconds, size=8, query_only=True)
        if on_commit_check is not None:
            event.listen(self._writer, "begin", _forget_tables)
            event.listen(self._writer, "before_cursor_execute", _note_table)
        with os_failures_told(path), told_apart(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            finish_replacing(path)  # a restore that a crash interrupted
            self._writer.connect().close()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session that may write; commits when the block ends and rolls back when it raises.

        Takes the write lock at once, so nothing read in it can be outdated when it commits. Raises
        MachineError; constraint violations stay SQLAlchemy's IntegrityError.
        """
        with self._alone(), told_apart(self.path), Session(self._writer, expire_on_commit=False) as session:
            session.connection()  # locks now
            yield session
            session.flush()
            if self._check is not None:
                self._check(session, frozenset(_tables(session.connection())))
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the data and cannot write; raises MachineError."""
        with told_apart(self.path), Session(self._readers, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def receiving(self) -> Iterator[Session]:
        """A transaction for rows from the hub, with foreign keys unchecked.

        A technician's rows may name rows that he must not have, so a missing parent is nothing wrong there; where
        people write, keys are checked as ever.
        """
        with (
            self._alone(), told_apart(self.path), self._unchecked() as connection,
            Session(connection, expire_on_commit=False, join_transaction_mode="control_fully") as session,
        ):  # fmt: skip
            session.connection()  # locks now
            yield session
            session.flush()
            session.commit()

    @contextmanager
    def restructuring(self) -> Iterator[Connection]:
        """One transaction for changing tables, with foreign keys unchecked until the caller checks them."""
        with self._alone(), told_apart(self.path), self._unchecked() as connection, connection.begin():
            yield connection

    @contextmanager
    def _unchecked(self) -> Iterator[Connection]:
        with self._writer.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction
            try:
                yield connection
            finally:
                raw.execute("PRAGMA foreign_keys = ON")

    def close(self) -> None:
        """Write the log back into the file, so that it is complete by itself, and close every connection."""
        self._readers.dispose()
        with told_apart(self.path), self._writer.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._writer.dispose()

    def _engine(self, begin: str, busy_seconds: float, *, size: int, query_only: bool) -> Engine:
        engine = create_engine(
            "sqlite+pysqlite://",
            creator=lambda: connect(self.path, self.key, busy_seconds=busy_seconds, query_only=query_only),
            module=sqlcipher,
            poolclass=QueuePool,
            pool_size=size,
            max_overflow=0,
            pool_timeout=busy_seconds,
            hide_parameters=True,  # what people typed has no business in an error or a log
        )
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if getattr(self._inside, "transaction", False):
            raise RuntimeError("a transaction inside a transaction: pass the session on instead")
        self._inside.transaction = True
        try:
            yield
        finally:
            self._inside.transaction = False


def _tables(connection: Connection) -> set[str]:
    tables: set[str] = connection.info.setdefault("tables_written", set())
    return tables


def _forget_tables(connection: Connection) -> None:
    _tables(connection).clear()


def _note_table(connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
    if found := _WRITE.match(statement):
        _tables(connection).add(found[1])

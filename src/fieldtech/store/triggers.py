"""Triggers that refuse to change or delete rows which are evidence: insert-only tables and sealed records.

Two things stay possible. A row's place (its ``rowid``) may change, because facts stand in the order of the hub: the
trigger names every column, and the place is none. And a row named in the table ``evicted`` may leave this computer.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from fieldtech.model.tables import Base
from fieldtech.store.op_guard import tables_marked

INSERT_ONLY: tuple[str, ...] = tuple(sorted(tables_marked(Base, "__insert_only__")))
REFUSAL = "insert_only"
_PREFIX = "insert_only_"


def guards(insert_only: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """What is refused: (table, ``update`` or ``delete``)."""
    return tuple((table, kind) for table in insert_only for kind in ("update", "delete"))


def put_triggers(connection: Connection, insert_only: Iterable[str]) -> None:
    """Make all triggers anew; a table rebuilt by a migration has lost its own."""
    drop_triggers(connection)
    for table, kind in guards(insert_only):
        when = _any_column(connection, table) if kind == "update" else _not_evicted(connection, table)
        connection.exec_driver_sql(
            f"CREATE TRIGGER \"{_PREFIX}{table}_{kind}\" BEFORE {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def _any_column(connection: Connection, table: str) -> str:
    found = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').scalars(1)
    columns = ", ".join(f'"{name}"' for name in found)
    return f'UPDATE OF {columns} ON "{table}"'


def _not_evicted(connection: Connection, table: str) -> str:
    if not _has_evictions(connection):  # a schema of tests without the table
        return f'DELETE ON "{table}"'
    allowed = f"SELECT 1 FROM evicted WHERE table_name = '{table}' AND key = lower(hex(OLD.id))"
    return f'DELETE ON "{table}" WHEN NOT EXISTS ({allowed})'


def _has_evictions(connection: Connection) -> bool:
    found = connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'evicted'")
    return found.first() is not None


def drop_triggers(connection: Connection) -> None:
    """Remove ours, so that a migration may rewrite rows."""
    for name in _names(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def missing_triggers(connection: Connection, insert_only: Iterable[str]) -> frozenset[str]:
    """The names of triggers that should be there and are not."""
    return frozenset(f"{_PREFIX}{table}_{kind}" for table, kind in guards(insert_only)) - _names(connection)


def _names(connection: Connection) -> frozenset[str]:
    found = connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'trigger'")).scalars()
    return frozenset(name for name in found if name.startswith(_PREFIX))

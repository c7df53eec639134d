"""Triggers that refuse to change or delete rows which are evidence: insert-only tables and sealed records."""

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
        connection.exec_driver_sql(
            f'CREATE TRIGGER "{_PREFIX}{table}_{kind}" BEFORE {kind.upper()} ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


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

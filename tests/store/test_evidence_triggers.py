"""Of evidence nothing may change but its place in the order of the hub; it leaves by an eviction only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from fieldtech.model.base import new_id
from fieldtech.model.tables import Base
from fieldtech.store.connection import connect
from fieldtech.store.database import Database
from fieldtech.store.schema import bring_up_to_date
from fieldtech.store.triggers import INSERT_ONLY, drop_triggers, put_triggers

KEYS = [new_id() for _ in range(3)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Three rows in every insert-only table, whatever they hold."""
    database = Database(tmp_path_factory.mktemp("triggers") / "data.db", bytes(32))
    bring_up_to_date(database, backup=lambda _database: None)
    with database.restructuring() as connection:
        for table in INSERT_ONLY:
            columns = [c.name for c in Base.metadata.tables[table].columns]
            named = ", ".join(f'"{name}"' for name in columns)
            for n, key in enumerate(KEYS):
                values = tuple(key.bytes if name == "id" else f"{name}{n}" for name in columns)
                marks = ", ".join("?" * len(columns))
                connection.exec_driver_sql(f'INSERT INTO "{table}" ({named}) VALUES ({marks})', values)
    yield database
    database.close()


def refused(database: Database, statement: str) -> bool:
    with database.transaction() as session:
        try:
            session.execute(text(statement))
        except IntegrityError as error:
            return "insert_only" in str(error)
        finally:
            session.rollback()
    return False


@pytest.mark.parametrize("table", INSERT_ONLY)
def test_no_column_may_change(table: str, filled: Database) -> None:  # B25 F34
    columns = [c.name for c in Base.metadata.tables[table].columns]
    assert [name for name in columns if not refused(filled, f'UPDATE "{table}" SET "{name}" = "{name}"')] == []
    assert refused(filled, f'UPDATE "{table}" SET rowid = rowid + 9, id = id')
    assert refused(filled, f'DELETE FROM "{table}"')
    assert refused(filled, f'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}"')


@pytest.mark.parametrize("table", INSERT_ONLY)
def test_the_place_may(table: str, filled: Database) -> None:
    with filled.transaction() as session:
        session.execute(text(f'UPDATE "{table}" SET rowid = 10 - rowid'))
        assert list(session.execute(text(f'SELECT id FROM "{table}" ORDER BY rowid')).scalars()) == [
            key.bytes for key in reversed(KEYS)
        ]
        session.rollback()


@pytest.mark.parametrize("table", INSERT_ONLY)
def test_only_what_is_named_as_evicted_may_leave(table: str, filled: Database) -> None:
    with filled.transaction() as session:
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
        session.execute(text("INSERT INTO evicted VALUES (:t, :k)"), {"t": table, "k": KEYS[1].hex})
        session.execute(text(f'DELETE FROM "{table}" WHERE id = :k'), {"k": KEYS[1].bytes})
        with pytest.raises(IntegrityError, match="insert_only"):
            session.execute(text(f'DELETE FROM "{table}" WHERE id = :k'), {"k": KEYS[2].bytes})
        session.rollback()


def test_vacuum_keeps_the_places(filled: Database, tmp_path: Path) -> None:
    """The places of the hub have gaps; a backup must not close them."""
    with filled.transaction() as session:
        for table in INSERT_ONLY:
            session.execute(text(f'UPDATE "{table}" SET rowid = rowid * 1000'))
    before = places(filled)
    raw = connect(filled.path, bytes(32))
    raw.execute("VACUUM")
    copy = tmp_path / "copy.db"
    raw.execute("VACUUM INTO ?", (str(copy),))
    raw.close()
    second = Database(copy, bytes(32))
    assert places(filled) == places(second) == before
    second.close()


def places(database: Database) -> dict[str, list[int]]:
    def of(session: Session, table: str) -> list[int]:
        return list(session.execute(text(f'SELECT rowid FROM "{table}" ORDER BY rowid')).scalars())

    with database.reading() as session:
        return {table: of(session, table) for table in INSERT_ONLY}


def test_a_new_column_is_covered_when_the_triggers_are_made_anew(filled: Database) -> None:
    with filled.restructuring() as connection:
        drop_triggers(connection)
        connection.exec_driver_sql("ALTER TABLE photos ADD COLUMN later TEXT")
        put_triggers(connection, INSERT_ONLY)
    assert refused(filled, "UPDATE photos SET later = 'x'")

"""A new database and a migrated one are the same; a newer one is refused; a failure changes nothing."""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from fieldtech.errors import MachineError
from fieldtech.store import triggers
from fieldtech.store.database import Database
from fieldtech.store.migrations.upgrade import script_revisions, upgrade
from fieldtech.store.schema import PRODUCT, REVISIONS, Schema, bring_up_to_date
from fieldtech.store.sum_triggers import put_sum_triggers

from .old_schema import NEW, OLD, fill_old


def _no_backup(_database: Database) -> None:
    pytest.fail("no backup was needed")


def _ignore(_database: Database) -> None:
    pass


def _declared(tmp_path: Path, key: bytes, schema: Schema) -> dict[str, object]:
    database = Database(tmp_path / "declared.db", key)
    bring_up_to_date(database, backup=_no_backup, schema=schema)
    return _close_described(database)


def _close_described(database: Database) -> dict[str, object]:
    with database.reading() as session:
        described = _describe(session.connection())
    database.close()
    return described


def _describe(connection: Connection) -> dict[str, object]:
    """What the schema means: the parts of a table may stand in another order in its SQL."""
    rows = connection.execute(text("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")).all()
    return {f"{kind} {name}": _parts(sql) for kind, name, sql in rows}


def _parts(sql: str) -> object:
    plain = re.sub(r"\s+", " ", re.sub(r'["\n\t]', " ", sql))
    plain = re.sub(r"\s*([(),])\s*", r"\1", plain).strip()
    head, _, body = plain.partition("(")
    return (head, sorted(re.split(r",(?![^(]*\))", body.removesuffix(")")))) if "CREATE TABLE" in head else plain


def test_the_revisions_are_those_of_the_scripts() -> None:
    assert script_revisions(PRODUCT.versions) == REVISIONS


def test_migrated_equals_declared(tmp_path: Path, key: bytes) -> None:
    migrated = Database(tmp_path / "migrated.db", key)
    with migrated.restructuring() as connection:
        upgrade(connection, PRODUCT.metadata, PRODUCT.versions)
        triggers.put_triggers(connection, PRODUCT.insert_only)
        put_sum_triggers(connection)
    assert _close_described(migrated) == _declared(tmp_path, key, PRODUCT)


def test_the_comparison_sees_a_difference() -> None:
    assert _parts("CREATE TABLE a (x INT, y INT)") == _parts('CREATE TABLE "a" (\n\ty INT,\n\tx INT)')
    assert _parts("CREATE TABLE a (x INT, y INT)") != _parts("CREATE TABLE a (x INT, y INT NOT NULL)")
    assert _parts("CREATE TABLE a (x INT CHECK (x IN (1, 2)))") != _parts("CREATE TABLE a (x INT CHECK (x IN (1, 3)))")


def test_a_new_database_is_made_once(database: Database) -> None:
    assert bring_up_to_date(database, backup=_no_backup)
    assert not bring_up_to_date(database, backup=_no_backup)


def test_alembic_and_keyring_are_not_imported_when_nothing_is_to_migrate(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from fieldtech.store import backup, blobs, keys, lists, search\n"
        "from fieldtech.store.database import Database\n"
        "from fieldtech.store.schema import bring_up_to_date\n"
        "database = Database(pathlib.Path(sys.argv[1]), bytes(32))\n"
        "bring_up_to_date(database, backup=print)\n"
        "print(sorted({'alembic', 'keyring', 'mako'} & set(sys.modules)))\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "a.db")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_evidence_cannot_be_changed_or_deleted(database: Database) -> None:
    # R6: by no statement, not even by one that replaces
    bring_up_to_date(database, backup=_no_backup, schema=OLD)
    with database.transaction() as session:
        session.execute(text("INSERT INTO notes (id, text) VALUES (1, 'as it was')"))
    for statement in (
        "UPDATE notes SET text = 'forged'",
        "DELETE FROM notes",
        "INSERT OR REPLACE INTO notes (id, text) VALUES (1, 'forged')",
    ):
        with pytest.raises(IntegrityError, match="insert_only"), database.transaction() as session:
            session.execute(text(statement))
    with database.reading() as session:
        assert session.execute(text("SELECT text FROM notes")).scalars().all() == ["as it was"]


def test_the_product_guards_its_evidence() -> None:
    assert {"sealed_records", "entries", "transitions", "swaps", "photos"} <= set(triggers.INSERT_ONLY)
    assert "orders" not in triggers.INSERT_ONLY


@pytest.fixture
def old(database: Database) -> Database:
    bring_up_to_date(database, backup=_no_backup, schema=OLD)
    fill_old(database)
    return database


def test_an_old_database_with_data_is_migrated_after_a_backup(old: Database, tmp_path: Path, key: bytes) -> None:
    saved: list[Path] = []
    assert bring_up_to_date(old, backup=lambda database: saved.append(database.path), schema=NEW)
    assert saved == [old.path]
    with old.reading() as session:
        assert session.execute(text("SELECT text, kind FROM notes ORDER BY id")).all() == [
            (f"note {n}", "plain") for n in range(20)
        ]
        assert session.execute(text("SELECT count(*) FROM lines")).scalar() == 20
        described = _describe(session.connection())
    assert described == _declared(tmp_path, key, NEW)
    assert {name for name in described if "trigger" in name} == {
        "trigger insert_only_notes_update",
        "trigger insert_only_notes_delete",
    }


def test_foreign_keys_are_on_again_after_a_migration(old: Database) -> None:
    bring_up_to_date(old, backup=_ignore, schema=NEW)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), old.transaction() as session:
        session.execute(text("INSERT INTO lines (note_id) VALUES (999)"))


def test_a_failing_backup_stops_the_migration(old: Database) -> None:
    def fail(_database: Database) -> None:
        raise MachineError("disk_full")

    _assert_refused(old, "disk_full", fail, NEW)


def test_a_newer_database_is_refused(old: Database) -> None:
    bring_up_to_date(old, backup=_ignore, schema=NEW)
    _assert_refused(old, "database_newer", _no_backup, OLD)


def test_a_strange_database_is_refused(database: Database) -> None:
    with database.transaction() as session:
        session.execute(text("CREATE TABLE other (id INTEGER)"))
    _assert_refused(database, "database_unknown", _no_backup, OLD)


@pytest.mark.parametrize("broken", ["statement", "foreign_keys", "revision"])
def test_a_failing_migration_changes_nothing(old: Database, tmp_path: Path, broken: str) -> None:
    body = {
        "statement": 'op.execute("ALTER TABLE nowhere ADD COLUMN x")',
        "foreign_keys": 'op.execute("DELETE FROM notes WHERE id = 3")',
        "revision": "pass",
    }[broken]
    versions = tmp_path / "versions"
    versions.mkdir()
    for script in OLD.versions.glob("0001*.py"):
        (versions / script.name).write_text(script.read_text())
    (versions / "0002_broken.py").write_text(
        "from alembic import op\nrevision = '0002'\ndown_revision = '0001'\n\n\ndef upgrade():\n"
        f"    op.execute('CREATE TABLE half (id INTEGER)')\n    {body}\n"
    )
    revisions = ("0001", "0002", "0003") if broken == "revision" else ("0001", "0002")
    _assert_refused(old, "migration_failed", _ignore, replace(NEW, versions=versions, revisions=revisions))


def _assert_refused(database: Database, code: str, backup: Callable[[Database], object], schema: Schema) -> None:
    with database.reading() as session:
        before = _describe(session.connection())
    with pytest.raises(MachineError, match=code):
        bring_up_to_date(database, backup=backup, schema=schema)
    with database.reading() as session:
        assert _describe(session.connection()) == before


def test_no_table_of_the_first_script_points_at_one_that_is_not_there_yet(tmp_path: Path, key: bytes) -> None:
    """SQLite would not mind; the office's PostgreSQL would."""
    database = Database(tmp_path / "parted.db", key)
    there: set[str] = set()
    with database.restructuring() as connection:
        upgrade(connection, PRODUCT.metadata, PRODUCT.versions)
        made = connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")).scalars()
        for name in [name for name in made if name in PRODUCT.metadata.tables]:
            wanted = {key.column.table.name for key in PRODUCT.metadata.tables[name].foreign_keys}
            assert wanted <= there | {name}
            there.add(name)
    database.close()
    assert there == set(PRODUCT.metadata.tables)


def test_a_migration_keeps_what_dangled_before_and_pulls_everything_anew(tmp_path: Path, key: bytes) -> None:
    """A technician's rows name rows of others; new columns and places come from the hub."""
    database = Database(tmp_path / "old.db", key)
    bring_up_to_date(database, backup=_no_backup, schema=OLD)
    fill_old(database)
    with database.restructuring() as connection:
        connection.exec_driver_sql("CREATE TABLE sync_state (cursor INT, full INT)")
        connection.exec_driver_sql("CREATE TABLE sync_seen (key TEXT)")
        connection.exec_driver_sql("INSERT INTO sync_state VALUES (7, 0)")
        connection.exec_driver_sql("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE child (id INT REFERENCES parent (id))")
        connection.exec_driver_sql("INSERT INTO child VALUES (99)")
    assert bring_up_to_date(database, backup=_ignore, schema=NEW)
    with database.reading() as session:
        assert session.execute(text("SELECT cursor, full FROM sync_state")).one() == (0, 1)
    database.close()

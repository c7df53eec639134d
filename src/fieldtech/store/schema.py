"""Makes a new database, or brings an older one up to date in one transaction; refuses a newer one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, MetaData, text
from sqlalchemy.exc import SQLAlchemyError

from fieldtech.errors import MachineError
from fieldtech.model.tables import Base
from fieldtech.store import search, triggers
from fieldtech.store.database import Database
from fieldtech.store.failures import machine_error
from fieldtech.store.sum_triggers import put_sum_triggers

REVISIONS = ("0001",)
"""Every revision in order, the last is the head: known without importing Alembic, held equal by a test."""


@dataclass(frozen=True)
class Schema:
    """What the database should look like and the scripts that lead there."""

    metadata: MetaData
    insert_only: tuple[str, ...]
    extra: tuple[str, ...]  # statements for what SQLAlchemy cannot declare
    revisions: tuple[str, ...]
    versions: Path

    @property
    def head(self) -> str:
        """The revision of an up-to-date database."""
        return self.revisions[-1]


PRODUCT = Schema(
    Base.metadata, triggers.INSERT_ONLY, search.DDL, REVISIONS, Path(__file__).parent / "migrations" / "versions"
)

Backup = Callable[[Database], object]


def bring_up_to_date(database: Database, *, backup: Backup, schema: Schema = PRODUCT) -> bool:
    """Make or migrate the tables; whether anything was done.

    ``backup`` is called before a migration. Raises MachineError: ``database_newer``, ``database_unknown``,
    ``migration_failed`` and those of the store. A crash at any moment leaves the old or the new state.
    """
    with database.reading() as session:
        found = _revision(session.connection())
        fresh = found is None and _is_empty(session.connection())
    if found == schema.head:
        return False
    if not fresh:
        _must_be_known(found, schema)
        backup(database)
    with database.restructuring() as connection:
        return _restructure(connection, schema, database.path)


def _restructure(connection: Connection, schema: Schema, path: Path) -> bool:
    found = _revision(connection)  # again: another window may have been quicker
    if found == schema.head:
        return False
    if found is None and _is_empty(connection):
        _create(connection, schema)
        return True
    _must_be_known(found, schema)
    try:
        _migrate(connection, schema)
    except SQLAlchemyError as error:
        raise machine_error(error, path) or MachineError("migration_failed", step="statement") from error
    return True


def _create(connection: Connection, schema: Schema) -> None:
    schema.metadata.create_all(connection, checkfirst=False)
    for statement in schema.extra:
        connection.exec_driver_sql(statement)
    triggers.put_triggers(connection, schema.insert_only)
    put_sum_triggers(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": schema.head})


def _migrate(connection: Connection, schema: Schema) -> None:
    from fieldtech.store.migrations.upgrade import upgrade  # lazy: Alembic costs 0.2 s of every start

    dangling = _dangling(connection)
    triggers.drop_triggers(connection)
    upgrade(connection, schema.metadata, schema.versions)
    triggers.put_triggers(connection, schema.insert_only)
    put_sum_triggers(connection)
    if triggers.missing_triggers(connection, schema.insert_only):
        raise MachineError("migration_failed", step="triggers")
    if _dangling(connection) - dangling:
        raise MachineError("migration_failed", step="foreign_keys")
    if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
        raise MachineError("migration_failed", step="integrity")
    if _revision(connection) != schema.head:
        raise MachineError("migration_failed", step="revision")
    _pull_everything(connection)


def _dangling(connection: Connection) -> Counter[tuple[str, str]]:
    """How many rows of which table name a row of which that is not there: some do, where an office keeps the other."""
    return Counter((row[0], row[2]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check"))


def _pull_everything(connection: Connection) -> None:
    """From the hub, at the next exchange: columns that are new here, and the places that a rebuilt table lost."""
    if _has_table(connection, "name = 'sync_state'"):
        connection.exec_driver_sql("UPDATE sync_state SET cursor = 0, full = 1")
        connection.exec_driver_sql("DELETE FROM sync_seen")


def _revision(connection: Connection) -> str | None:
    if not _has_table(connection, "name = 'alembic_version'"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _is_empty(connection: Connection) -> bool:
    return not _has_table(connection, "name NOT LIKE 'sqlite_%'")


def _has_table(connection: Connection, where: str) -> bool:
    query = f"SELECT 1 FROM sqlite_schema WHERE type = 'table' AND {where} LIMIT 1"
    return connection.exec_driver_sql(query).first() is not None


def _must_be_known(found: str | None, schema: Schema) -> None:
    if found is None:
        raise MachineError("database_unknown")
    if found not in schema.revisions:
        raise MachineError("database_newer", revision=found)

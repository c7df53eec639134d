"""Where the hub of a run keeps its data: an SQLite file or a schema of a PostgreSQL server; copied and put back."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import select

from fieldtech.clock import Clock
from fieldtech.hub.engine import Engines
from fieldtech.hub.hub import Hub
from fieldtech.hub.tables import METADATA

Rows = dict[str, list[dict[str, Any]]]
_BATCH = 500


class HubHome(Protocol):
    """The data of one hub; closed while they are copied or put back."""

    def open(self, clock: Clock) -> Hub:
        """The hub on these data."""

    def begin_as(self, other: Path) -> None:
        """With the data of a hub on SQLite, closed, in a folder."""

    def keep(self, copy: Path) -> None:
        """A copy, as a backup."""

    def put_back(self, copy: Path) -> None:
        """As they were in the copy, which is used up."""


@dataclass
class FileHome:
    """SQLite: everything is in one folder."""

    folder: Path

    def open(self, clock: Clock) -> Hub:
        return Hub.open(_address(self.folder), self.folder, clock=clock)

    def begin_as(self, other: Path) -> None:
        shutil.copytree(other, self.folder, ignore=shutil.ignore_patterns("*-shm"))

    def keep(self, copy: Path) -> None:
        shutil.copytree(self.folder, copy)

    def put_back(self, copy: Path) -> None:
        shutil.rmtree(self.folder)
        shutil.move(copy, self.folder)


@dataclass
class ServerHome:
    """PostgreSQL: the rows are in a schema that run after run uses, the files in a folder."""

    folder: Path
    url: str

    def open(self, clock: Clock) -> Hub:
        return Hub.open(self.url, self.folder, clock=clock)

    def begin_as(self, other: Path) -> None:
        shutil.copytree(other, self.folder)
        write_rows(self.url, read_rows(_address(other)))

    def keep(self, copy: Path) -> None:
        shutil.copytree(self.folder, copy)
        (copy / "hub.db").unlink(missing_ok=True)
        write_rows(_address(copy), read_rows(self.url))

    def put_back(self, copy: Path) -> None:
        shutil.rmtree(self.folder)
        shutil.move(copy, self.folder)
        write_rows(self.url, read_rows(_address(self.folder)))


def _address(folder: Path) -> str:
    return f"sqlite:///{folder / 'hub.db'}"


def read_rows(url: str) -> Rows:
    """Everything a hub has, table by table."""
    engines = Engines(url)
    try:
        with engines.reading() as connection:
            return {
                table.name: [dict(row._mapping) for row in connection.execute(select(table))]
                for table in METADATA.sorted_tables
            }
    finally:
        engines.close()


def write_rows(url: str, rows: Rows) -> None:
    """A hub with these rows and no others."""
    engines = Engines(url)
    try:
        engines.prepare()
        with engines.writing() as connection:
            for table in METADATA.sorted_tables:
                how = "DELETE FROM" if engines.is_sqlite else "TRUNCATE"
                connection.exec_driver_sql(f"{how} {table.name}")
                for at in range(0, len(rows[table.name]), _BATCH):
                    connection.execute(table.insert(), rows[table.name][at : at + _BATCH])
    finally:
        engines.close()

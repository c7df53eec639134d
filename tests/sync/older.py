"""The data of an older version (``tests/data/older``), opened by today's program."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import stories
from fieldtech.clock import FixedClock
from fieldtech.hub.hub import Hub
from fieldtech.model.tables import Base
from fieldtech.paths import DataFolder
from fieldtech.services.context import Context
from fieldtech.store import search, triggers
from fieldtech.store.blobs import Blobs
from fieldtech.store.database import Database
from fieldtech.store.schema import Schema, bring_up_to_date

from . import deeds
from .company import KEY, LAPTOP, NOW, PEOPLE
from .computers import Computer, InProcess, registration
from .freeze import BYTES
from .hubs import HubHome, write_rows

OLDER = Path(__file__).parents[1] / "data" / "older"
FROM_OLDER = Schema(Base.metadata, triggers.INSERT_ONLY, search.DDL, ("0000", "0001"), OLDER / "versions")
PENDING = 4
"""Operations on the laptop that the older version had not sent."""


def older_hub(home: HubHome, url: str) -> Hub:
    """The hub with what it had under the older version, opened by today's."""
    rows = json.loads((OLDER / "hub.json").read_text(encoding="utf-8"), object_hook=_with_bytes)
    write_rows(url, rows)
    return home.open(FixedClock(NOW))


def older_laptop(folder: Path) -> Database:
    """The laptop's database as the older version left it."""
    database = Database(DataFolder(folder).database, KEY)
    with database.restructuring() as connection:
        for statement in _statements():
            connection.exec_driver_sql(statement)
    return database


def upgraded(folder: Path, hub: Hub) -> Computer:
    """The laptop after today's program was installed on it and has started."""
    database = older_laptop(folder)
    bring_up_to_date(database, backup=lambda _database: None, schema=FROM_OLDER)
    data = DataFolder(folder)
    context = Context(database, Blobs(data.blobs, KEY), data, FixedClock(NOW), stories.ZONE)
    deeds.act_as(context, PEOPLE[LAPTOP])
    return Computer(context, InProcess(hub, registration(database).token))


def _statements() -> Iterator[str]:
    return (line.removesuffix(";") for line in (OLDER / "laptop.sql").read_text(encoding="utf-8").splitlines())


def _with_bytes(found: dict[str, Any]) -> dict[str, Any]:
    return {
        name: bytes.fromhex(value.removeprefix(BYTES)) if isinstance(value, str) and value.startswith(BYTES) else value
        for name, value in found.items()
    }

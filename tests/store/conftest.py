"""A key, an empty database and small tables of our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldtech.store.database import Database

KEY = bytes(range(32))


@pytest.fixture
def key() -> bytes:
    return KEY


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "fieldtech.db", KEY, busy_seconds=0.2)
    yield database
    database.close()

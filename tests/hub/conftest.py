"""The hub on both engines: every test of this folder runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.office import Office
from hub.till import Till


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/hub.db"
    found = request.getfixturevalue("server")
    if found is None:
        pytest.skip("FIELDTECH_NO_POSTGRES=1")
    return str(found.new_database())


@pytest.fixture
def office(url: str, tmp_path: Path) -> Iterator[Office]:
    """A hub with a company in it; see ``office.py``."""
    made = Office(url, tmp_path / "hub")
    yield made
    made.hub.close()


@pytest.fixture
def till(office: Office) -> Till:
    """An order of 31.00 whose work is done, and a block of receipts; see ``till.py``."""
    return Till(office)

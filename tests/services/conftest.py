"""Services are tested on a real encrypted database with the catalogue and the demo company in it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from fieldtech.clock import FixedClock
from fieldtech.model.base import Base
from fieldtech.model.kinds import KINDS
from fieldtech.model.people import User
from fieldtech.paths import DataFolder
from fieldtech.services.context import Context, Person
from fieldtech.services.imports import Imports
from fieldtech.store.blobs import Blobs
from fieldtech.store.database import Database
from fieldtech.store.op_guard import op_guard, tables_marked
from fieldtech.store.schema import bring_up_to_date

KEY = bytes(range(32))
NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)  # nine in the morning in Shanghai

AsPerson = Callable[[str], Person]


def open_context(folder: Path) -> Context:
    """An empty, up-to-date data folder; every commit is checked for its op."""
    data = DataFolder(folder)
    database = Database(data.database, KEY, on_commit_check=op_guard(tables_marked(Base, "__synced__"), kinds=KINDS))
    bring_up_to_date(database, backup=lambda _database: None)
    return Context(database, Blobs(data.blobs, KEY), data, FixedClock(NOW), ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database file with catalogue and demo company, to be copied."""
    context = open_context(tmp_path_factory.mktemp("demo"))
    imports = Imports(context, demo_folder=True)
    imports.ensure_catalogue()
    imports.demo()
    context.database.close()
    return context.folder.database


@pytest.fixture
def empty_context(tmp_path: Path) -> Iterator[Context]:
    """A new data folder without anything."""
    context = open_context(tmp_path / "empty")
    yield context
    context.database.close()


@pytest.fixture
def context(demo_file: Path, tmp_path: Path) -> Iterator[Context]:
    """The demo company on the morning of 18 November 2026, nobody signed in."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / demo_file.name).write_bytes(demo_file.read_bytes())
    context = open_context(folder)
    yield context
    context.database.close()


@pytest.fixture
def as_person(context: Context) -> AsPerson:
    """Signs somebody of the demo company in, without asking for the PIN."""

    def sign_in(login: str) -> Person:
        with context.reading() as session:
            user = session.scalars(select(User).where(User.login == login)).one()
        context.person = Person(user.login, user.name, user.role, user.centre_code)
        return context.person

    return sign_in

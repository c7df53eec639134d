"""Transactions commit or leave nothing, and every failure of the machine is told apart."""

import os
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from fieldtech.errors import MachineError
from fieldtech.store.connection import connect
from fieldtech.store.database import Database
from fieldtech.store.op_guard import op_guard, tables_marked


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "things"
    __synced__ = True
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(default="")


class Op(Base):
    __tablename__ = "outbox"
    id: Mapped[int] = mapped_column(primary_key=True)


@pytest.fixture
def things(database: Database) -> Database:
    with database.transaction() as session:
        Base.metadata.create_all(session.connection())
    return database


def _count(database: Database) -> int:
    with database.reading() as session:
        return session.query(Thing).count()


def test_a_transaction_commits_when_its_block_ends(things: Database) -> None:
    with things.transaction() as session:
        session.add(Thing(id=1))
    assert _count(things) == 1


def test_a_transaction_that_raises_leaves_nothing(things: Database) -> None:
    with pytest.raises(KeyError), things.transaction() as session:
        session.add(Thing(id=1))
        session.flush()
        raise KeyError
    assert _count(things) == 0


def test_reading_cannot_write(things: Database) -> None:
    with things.reading() as session, pytest.raises(OperationalError, match="readonly"):
        session.execute(text("INSERT INTO things VALUES (1, '')"))


def test_reading_sees_one_moment(things: Database) -> None:
    with things.reading() as before:
        assert before.query(Thing).count() == 0
        with things.transaction() as session:
            session.add(Thing(id=1))
        assert before.query(Thing).count() == 0
    assert _count(things) == 1


def test_a_transaction_inside_a_transaction_is_a_mistake(things: Database) -> None:
    with pytest.raises(RuntimeError, match="inside"), things.transaction(), things.transaction():
        pass
    with things.transaction() as session:
        session.add(Thing(id=1))
    assert _count(things) == 1


def test_threads_wait_for_each_other(tmp_path: Path, key: bytes) -> None:
    database = Database(tmp_path / "threads.db", key)
    with database.transaction() as session:
        Base.metadata.create_all(session.connection())
        session.add(Thing(id=1, text="0"))

    def add_one() -> None:
        for _ in range(25):
            with database.transaction() as session:
                thing = session.get_one(Thing, 1)
                thing.text = str(int(thing.text) + 1)

    threads = [threading.Thread(target=add_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert session.get_one(Thing, 1).text == "100"
    database.close()


def test_constraints_stay_the_callers_business(things: Database) -> None:
    with pytest.raises(IntegrityError), things.transaction() as session:
        session.add(Thing(id=1))
        session.flush()
        session.execute(text("INSERT INTO things VALUES (1, '')"))
    assert _count(things) == 0


def test_every_connection_has_the_settings(things: Database) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "fullfsync": 1, "recursive_triggers": 1}
    for block in (things.transaction, things.reading):
        with block() as session:
            found = {name: session.execute(text(f"PRAGMA {name}")).scalar() for name in wanted}
        assert found == wanted


def test_closing_leaves_one_complete_file(tmp_path: Path, key: bytes) -> None:
    database = Database(tmp_path / "a.db", key)
    with database.transaction() as session:
        Base.metadata.create_all(session.connection())
        session.add(Thing(id=1))
    database.close()
    assert os.listdir(tmp_path) == ["a.db"]
    again = Database(tmp_path / "a.db", key)
    assert _count(again) == 1
    again.close()


def test_nothing_is_readable_without_the_key(things: Database) -> None:
    # D13
    with things.transaction() as session:
        session.add(Thing(id=1, text="13800138000 王建国"))
    things.close()
    raw = things.path.read_bytes()
    assert b"13800138000" not in raw
    assert "王建国".encode() not in raw
    assert not raw.startswith(b"SQLite format 3")


def test_the_wrong_key_is_told(things: Database) -> None:
    things.close()
    before = things.path.read_bytes()
    with pytest.raises(MachineError, match="wrong_key"):
        Database(things.path, bytes(32))
    assert things.path.read_bytes() == before


def test_a_file_that_is_no_database_is_told(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "fieldtech.db"
    path.write_bytes(b"PK\x03\x04" * 2000)
    with pytest.raises(MachineError, match="wrong_key"):
        Database(path, key)


def test_a_damaged_page_is_told(things: Database, key: bytes) -> None:
    with things.transaction() as session:
        session.add_all(Thing(id=n, text="x" * 1000) for n in range(200))
    things.close()
    raw = bytearray(things.path.read_bytes())
    raw[len(raw) // 2] ^= 1
    things.path.write_bytes(raw)
    damaged = Database(things.path, key)
    with pytest.raises(MachineError, match="database_damaged"), damaged.reading() as session:
        session.execute(text("SELECT sum(length(text)) FROM things")).scalar()


def test_a_locked_database_is_told(things: Database, key: bytes) -> None:
    other = connect(things.path, key)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(MachineError, match="database_locked"), things.transaction():
        pytest.fail("got the lock")
    other.execute("ROLLBACK")
    other.close()
    with things.transaction() as session:
        session.add(Thing(id=1))
    assert _count(things) == 1


def test_another_thread_holding_the_transaction_is_told_as_locked(things: Database) -> None:
    told: list[str] = []

    def second() -> None:
        try:
            with things.transaction():
                pytest.fail("got in")
        except MachineError as error:
            told.append(error.code)

    with things.transaction():
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert told == ["database_locked"]


def test_a_full_disk_is_told_and_nothing_is_half_done(things: Database) -> None:
    with things.transaction() as session:
        session.add(Thing(id=1, text="before"))
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count = {pages + 20}"))
    with pytest.raises(MachineError, match="disk_full") as told, things.transaction() as session:
        for n in range(2, 500):
            session.add(Thing(id=n, text="x" * 1000))
            session.flush()
    assert told.value.params == {"file": "fieldtech.db"}
    assert _count(things) == 1
    with things.transaction() as session:  # room again
        session.execute(text("PRAGMA max_page_count = 1000000"))
        session.add(Thing(id=2))
    assert _count(things) == 2


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, key: bytes) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(MachineError, match="disk_failing"):
        Database(tmp_path / "file" / "fieldtech.db", key)


@pytest.fixture
def guarded(tmp_path: Path, key: bytes) -> Database:
    database = Database(
        tmp_path / "guarded.db", key, on_commit_check=op_guard(tables_marked(Base, "__synced__"), "outbox")
    )
    with database.transaction() as session:
        Base.metadata.create_all(session.connection())
        session.add_all([Thing(id=1), Op(id=1)])
    return database


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO things VALUES (2, '')",
        "insert or ignore into things values (2, '')",
        "UPDATE things SET text = 'x'",
        'DELETE FROM "things"',
        "REPLACE INTO things VALUES (1, '')",
    ],
)
def test_a_synced_change_without_an_op_fails(guarded: Database, statement: str) -> None:
    with pytest.raises(AssertionError, match="things"), guarded.transaction() as session:
        session.execute(text(statement))
    with guarded.reading() as session:
        assert [(thing.id, thing.text) for thing in session.query(Thing)] == [(1, "")]


def test_a_mapped_change_without_an_op_fails(guarded: Database) -> None:
    with pytest.raises(AssertionError, match="things"), guarded.transaction() as session:
        session.get_one(Thing, 1).text = "x"


def test_a_synced_change_with_its_op_passes_and_the_next_needs_its_own(guarded: Database) -> None:
    with guarded.transaction() as session:
        session.add_all([Thing(id=2), Op(id=2)])
    with pytest.raises(AssertionError), guarded.transaction() as session:
        session.add(Thing(id=3))


def test_the_check_can_look_into_the_session(tmp_path: Path, key: bytes) -> None:
    seen: list[tuple[int, frozenset[str]]] = []

    def look(session: Session, written: frozenset[str]) -> None:
        seen.append((session.query(Op).count(), written))

    database = Database(tmp_path / "looked.db", key, on_commit_check=look)
    with database.transaction() as session:
        Base.metadata.create_all(session.connection())
        session.add(Op(id=1))
    assert seen == [(1, frozenset({"outbox"}))]
    database.close()


def test_an_error_does_not_repeat_what_was_typed(things: Database) -> None:
    """P39: what goes wrong may be logged, the customer's name may not."""
    with pytest.raises(IntegrityError) as raised, things.transaction() as session:
        session.add_all([Thing(id=1, text="Anna Smith"), Thing(id=1, text="Anna Smith")])
    assert "Anna" not in str(raised.value)

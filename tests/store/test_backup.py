"""Backups are complete, encrypted, few, and restored only when sound."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from fieldtech.clock import FixedClock
from fieldtech.errors import MachineError
from fieldtech.store.backup import check_backup, list_backups, make_backup, restore_backup
from fieldtech.store.database import Database
from fieldtech.store.replacing import lay_beside


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 18, 1, 12, tzinfo=UTC), step=timedelta(hours=1))


@pytest.fixture
def filled(database: Database) -> Database:
    with database.transaction() as session:
        session.execute(text("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)"))
    _write(database, "before")
    return database


def _write(database: Database, note: str) -> None:
    with database.transaction() as session:
        session.execute(text("INSERT INTO notes (text) VALUES (:note)"), {"note": note})


def _notes(path: Path, key: bytes) -> list[str]:
    database = Database(path, key)
    with database.reading() as session:
        notes = list(session.execute(text("SELECT text FROM notes ORDER BY id")).scalars())
    database.close()
    return notes


def test_a_backup_holds_all_that_is_committed(filled: Database, tmp_path: Path, clock: FixedClock, key: bytes) -> None:
    path = make_backup(filled, tmp_path / "backups", clock)
    _write(filled, "after")
    assert path.name == "fieldtech-20261118T011200000000Z.db"
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert _notes(path, key) == ["before"]


def test_a_backup_is_made_while_somebody_writes(
    filled: Database, tmp_path: Path, clock: FixedClock, key: bytes
) -> None:
    with filled.transaction() as session:
        session.execute(text("INSERT INTO notes (text) VALUES ('not yet')"))
        path = make_backup(filled, tmp_path / "backups", clock)
    assert _notes(path, key) == ["before"]


def test_a_backup_is_encrypted(filled: Database, tmp_path: Path, clock: FixedClock) -> None:
    # D13
    path = make_backup(filled, tmp_path / "backups", clock)
    assert b"before" not in path.read_bytes()
    with pytest.raises(MachineError, match="wrong_key"):
        check_backup(path, bytes(32))


def test_the_oldest_backups_go(filled: Database, tmp_path: Path, clock: FixedClock) -> None:
    made = [make_backup(filled, tmp_path / "backups", clock, keep=3) for _ in range(5)]
    assert list_backups(tmp_path / "backups") == made[:1:-1]


def test_a_backup_made_with_the_clock_set_back_stays(filled: Database, tmp_path: Path, clock: FixedClock) -> None:
    for _ in range(3):
        make_backup(filled, tmp_path / "backups", clock, keep=3)
    clock.set(datetime(2020, 1, 1, tzinfo=UTC))
    made = make_backup(filled, tmp_path / "backups", clock, keep=3)
    assert made.is_file()
    assert len(list_backups(made.parent)) == 3


def test_a_backup_comes_back_and_the_replaced_file_is_kept(
    filled: Database, tmp_path: Path, clock: FixedClock, key: bytes
) -> None:
    backup = make_backup(filled, tmp_path / "backups", clock)
    _write(filled, "after")
    filled.close()
    restore_backup(backup, filled.path, key)
    assert _notes(filled.path, key) == ["before"]
    assert _notes(filled.path.with_name("fieldtech.db.replaced"), key) == ["before", "after"]


def test_a_database_in_use_is_not_replaced(filled: Database, tmp_path: Path, clock: FixedClock, key: bytes) -> None:
    backup = make_backup(filled, tmp_path / "backups", clock)
    _write(filled, "after")
    with pytest.raises(MachineError, match="database_locked"):
        restore_backup(backup, filled.path, key)
    assert _notes(filled.path, key) == ["before", "after"]


@pytest.mark.parametrize("damage", ["flip", "cut", "gone", "other"])
def test_an_unsound_backup_changes_nothing(
    filled: Database, tmp_path: Path, clock: FixedClock, key: bytes, damage: str
) -> None:
    with filled.transaction() as session:
        session.execute(text("INSERT INTO notes (text) SELECT hex(zeroblob(2000)) FROM notes, pragma_function_list"))
    backup = make_backup(filled, tmp_path / "backups", clock)
    filled.close()
    before = filled.path.read_bytes()
    raw = bytearray(backup.read_bytes())
    raw[len(raw) // 2] ^= 1
    if damage == "gone":
        backup.unlink()
    else:
        backup.write_bytes({"flip": raw, "cut": raw[: len(raw) // 3], "other": b"hello"}[damage])
    with pytest.raises(MachineError) as told:
        restore_backup(backup, filled.path, key)
    assert told.value.code in {"flip": "backup_damaged", "cut": "backup_damaged", "gone": "backup_missing"}.get(
        damage, "wrong_key"
    )
    assert filled.path.read_bytes() == before


def test_a_damaged_database_can_be_replaced(filled: Database, tmp_path: Path, clock: FixedClock, key: bytes) -> None:
    backup = make_backup(filled, tmp_path / "backups", clock)
    filled.close()
    filled.path.write_bytes(b"nothing of use" * 1000)
    restore_backup(backup, filled.path, key)
    assert _notes(filled.path, key) == ["before"]


def test_a_restore_onto_an_empty_computer(filled: Database, tmp_path: Path, clock: FixedClock, key: bytes) -> None:
    backup = make_backup(filled, tmp_path / "backups", clock)
    restore_backup(backup, tmp_path / "new" / "fieldtech.db", key)
    assert _notes(tmp_path / "new" / "fieldtech.db", key) == ["before"]


def test_an_interrupted_restore_is_finished_at_the_next_start(
    filled: Database, tmp_path: Path, clock: FixedClock, key: bytes
) -> None:
    backup = make_backup(filled, tmp_path / "backups", clock)
    _write(filled, "after")
    copied = tmp_path / "crashed"
    copied.mkdir()
    for ending in ("", "-wal"):  # the files as a crash leaves them
        (copied / f"fieldtech.db{ending}").write_bytes(Path(f"{filled.path}{ending}").read_bytes())
    lay_beside(copied / "fieldtech.db", backup)
    assert _notes(copied / "fieldtech.db", key) == ["before"]
    assert (copied / "fieldtech.db.replaced-wal").exists()


def test_a_place_that_cannot_be_written_is_told(filled: Database, tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(MachineError, match="disk_failing"):
        make_backup(filled, tmp_path / "backups", clock)

"""kill -9 at every statement of making or migrating the tables leaves the old or the new state (R9)."""

import shutil
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from sqlalchemy import text

from fieldtech.store.database import Database
from fieldtech.store.schema import bring_up_to_date
from store.old_schema import OLD, fill_old

from .children import migrate_and_die

KEY = bytes(range(32))
State = tuple[list[tuple[str, str]], list[tuple[object, ...]]]


def _state(path: Path) -> State:
    database = Database(path, KEY)
    with database.reading() as session:
        assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert session.execute(text("PRAGMA foreign_key_check")).first() is None
        tables = [tuple(row) for row in session.execute(text("SELECT name, sql FROM sqlite_schema ORDER BY 1"))]
        notes = session.execute(text("SELECT * FROM notes")).all() if any(t[0] == "notes" for t in tables) else []
    database.close()
    return tables, [tuple(row) for row in notes]


def _kill_everywhere(processes: ForkServerContext, old: Path, goal: str, stride: int) -> tuple[int, list[State]]:
    """Kill at every ``stride``-th statement; the number of statements and the states seen afterwards."""
    seen: list[State] = []
    statements = 0
    while True:
        path = old.with_name("try.db")
        shutil.copyfile(old, path)
        child = processes.Process(target=migrate_and_die, args=(path, KEY, goal, statements))
        child.start()
        child.join()
        seen.append(_state(path))
        for ending in ("", "-wal", "-shm"):
            path.with_name(f"try.db{ending}").unlink(missing_ok=True)
        if child.exitcode == 0:
            return statements, seen
        assert child.exitcode == -9
        statements += stride


@pytest.mark.parametrize(
    ("start", "goal", "stride"), [("old", "new", 1), ("nothing", "old", 1), ("nothing", "product", 9)]
)
def test_a_kill_leaves_the_old_or_the_new(
    tmp_path: Path, cheap_processes: ForkServerContext, start: str, goal: str, stride: int
) -> None:
    path = tmp_path / "old.db"
    database = Database(path, KEY)
    if start == "old":
        bring_up_to_date(database, backup=print, schema=OLD)
        fill_old(database)
    database.close()
    old = _state(path)
    statements, seen = _kill_everywhere(cheap_processes, path, goal, stride)
    assert statements >= 20
    assert old in seen
    assert [state for state in seen if state not in (old, seen[-1])] == []
    assert seen[-1] != old

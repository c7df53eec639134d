"""kill -9 at any moment of saving: nothing that was said to be saved is lost."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path

from sqlalchemy import text

from fieldtech.store.database import Database

from .children import save_for_ever

KILLS = 150
KEY = bytes(range(32))


def test_nothing_said_to_be_saved_is_lost(tmp_path: Path, cheap_processes: ForkServerContext) -> None:
    # R1
    dice = random.Random(1)
    path = tmp_path / "fieldtech.db"
    with _opened(path) as database, database.transaction() as session:
        session.execute(text("CREATE TABLE saved (number INTEGER PRIMARY KEY, text TEXT)"))
        session.execute(text("CREATE TABLE totals (saved INTEGER)"))
        session.execute(text("INSERT INTO totals VALUES (0)"))
    last = -1
    for _ in range(KILLS):
        said = _killed(cheap_processes, path, last + 1, dice)
        with _opened(path) as database, database.reading() as session:
            assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
            numbers = session.execute(text("SELECT number FROM saved ORDER BY number")).scalars().all()
            assert numbers == list(range(len(numbers)))
            assert session.execute(text("SELECT saved FROM totals")).scalar() == len(numbers)
        assert len(numbers) > said
        last = len(numbers) - 1
    assert last > KILLS  # the killed ones did save


def _killed(processes: ForkServerContext, path: Path, start: int, dice: random.Random) -> int:
    """The last number said before the kill, at a random moment after the first."""
    ours, theirs = processes.Pipe(duplex=False)
    child = processes.Process(target=save_for_ever, args=(path, KEY, start, theirs))
    child.start()
    theirs.close()
    said = [ours.recv()]
    waited = dice.uniform(0, 0.02)
    child.join(waited)  # returns after that time, for it never ends by itself
    child.kill()
    child.join()
    said += _rest(ours)
    return int(said[-1])


def _rest(pipe: Connection) -> list[int]:
    heard: list[int] = []
    try:
        while True:
            heard.append(pipe.recv())
    except (EOFError, OSError):
        return heard
    finally:
        pipe.close()


@contextmanager
def _opened(path: Path) -> Iterator[Database]:
    database = Database(path, KEY)
    yield database
    database.close()

"""The power goes while a laptop works and its hub takes in: what was said to be safe is there afterwards (R2).

How it is recorded and what a disk may forget: ``recorded_disk``, ``imagined_disk``, docs/decisions/0014-power-loss.md.
"""

import hashlib
import os
import pickle
import random
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select, text

from fieldtech.clock import FixedClock
from fieldtech.errors import MachineError
from fieldtech.hub.desk import HubChannel, HubDesk
from fieldtech.hub.engine import Engines
from fieldtech.hub.hub import Hub
from fieldtech.hub.rows import read_json
from fieldtech.hub.tables import METADATA, OPS, ROWS, SEQ
from fieldtech.model.orders import Entry, Photo
from fieldtech.services.context import Context
from fieldtech.sync.channel import Refused
from fieldtech.sync.exchange import Exchange
from soaking import Part, called, parts
from sync.company import KEY, LAPTOP, NOW, Company, opened
from sync.computers import new_hub, registration

from .imagined_disk import Disk
from .power_child import ANSWERED, SAVED, STORED
from .recorded_disk import Event

TESTS = Path(__file__).parents[1]
HUB = "hub"
WHOSE = ((LAPTOP, HUB), (LAPTOP,), (HUB,))
"""Whose power goes: both stand in one room, or one of them somewhere else."""


@dataclass
class Recorded:
    """The disks before the day, and all that happened to them; ``key`` is that of the hub's files."""

    folder: Path
    events: list[Event]
    key: bytes = b""


@pytest.fixture(scope="session")
def recorded(founded: Company, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    return record(founded, tmp_path_factory.mktemp("power"), 36)


@pytest.fixture(scope="session")
def encrypted(founded: Company, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """A shorter day at an office whose computer is desktop and hub in one."""
    return record(founded, tmp_path_factory.mktemp("power_encrypted"), 12, KEY)


def record(founded: Company, folder: Path, rounds: int, key: bytes = b"") -> Recorded:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("files are recorded by way of /proc")
    for name in (LAPTOP, HUB):
        shutil.copytree(founded.folder / name, folder / "before" / name, ignore=shutil.ignore_patterns("*-shm"))
    if key:
        encrypt(folder / "before" / HUB / "hub.db", key)
    shutil.copytree(folder / "before", folder / "disk")
    path = os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    subprocess.run(
        [sys.executable, "-m", "faults.power_child", folder / "disk", folder / "events", str(rounds), key.hex()],
        env=os.environ | {"PYTHONPATH": path}, cwd=folder, check=True,
    )  # fmt: skip
    return Recorded(folder / "before", pickle.loads((folder / "events").read_bytes()), key)


def encrypt(path: Path, key: bytes) -> None:
    """The same rows in an encrypted file; no photo has reached this hub yet."""
    plain = Engines(f"sqlite:///{path}")
    copy = Engines(f"sqlite:///{path}.new", key)
    copy.prepare()
    with plain.reading() as source, copy.writing() as target:
        target.execute(SEQ.delete())
        for table in METADATA.sorted_tables:
            if rows := source.execute(select(table)).all():
                target.execute(table.insert(), [row._asdict() for row in rows])
    plain.close()
    copy.close()
    path.with_name(f"{path.name}.new").replace(path)


def lose_power(recorded: Recorded, runs: int, seed: int, folder: Path) -> None:
    """At so many moments; raises AssertionError for anything lost, damaged or doubled."""
    dice = random.Random(seed)
    disk, lived = Disk(recorded.folder), 0
    for number, moment in enumerate(sorted(dice.randrange(1, len(recorded.events)) for _ in range(runs))):
        disk.happen(recorded.events[lived:moment])
        lived = moment
        dark = WHOSE[number % len(WHOSE)]
        found = {path: data for path, data in disk.now().items() if path.split("/")[0] not in dark}
        found |= {path: data for path, data in disk.after(dice).items() if path.split("/")[0] in dark}
        here = folder / str(number)
        for path, data in found.items():
            (here / path).parent.mkdir(parents=True, exist_ok=True)
            (here / path).write_bytes(data)
        said = [event[1:] for event in recorded.events[:moment] if event[0] == "said"]
        promised = {kind: [what for k, what in said if k == kind] for kind in (SAVED, ANSWERED, STORED)}
        _as_promised(here, promised, recorded.key or None)
        shutil.rmtree(here)


def _as_promised(folder: Path, promised: dict[str, list[str]], key: bytes | None) -> None:
    context, hub = opened(folder / LAPTOP, FixedClock(NOW)), new_hub(folder / HUB, FixedClock(NOW), key)
    try:
        with context.reading() as session:
            assert session.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
            entries = {one.id.hex: str(one.body["text"]) for one in session.scalars(select(Entry))}
        assert set(promised[SAVED]) - set(entries.values()) == set()
        _photos_are_there(context)
        _hub_has(hub, folder, promised)
        _go_on(context, hub)
        with context.reading() as session:
            assert {one.id.hex: str(one.body["text"]) for one in session.scalars(select(Entry))} == entries
        at_hub = _entries_at(hub)
        assert set(entries) - at_hub.keys() == set()
        written = Counter(text for text in at_hub.values() if text.startswith(("report", "end")))
        assert [text for text, times in written.items() if times > 1] == []
        assert hub.seal_faults() == []
    finally:
        context.database.close()
        hub.close()


def _photos_are_there(context: Context) -> None:
    with context.reading() as session:
        named = {sha for one in session.scalars(select(Photo)) for sha in (one.original_sha, one.shown_sha)}
    for sha in named:
        assert hashlib.sha256(context.blobs.get(sha)).hexdigest() == sha


def _hub_has(hub: Hub, folder: Path, promised: dict[str, list[str]]) -> None:
    with hub._engines.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        known = set(connection.scalars(select(OPS.c.op_id)))
    assert set(promised[ANSWERED]) - known == set()
    for sha in promised[STORED]:
        shelf = hub._filed._shelf
        assert shelf.state(sha) is None and hashlib.sha256(shelf.get(sha, 0, 1 << 20)).hexdigest() == sha


def _go_on(context: Context, hub: Hub) -> None:
    """The exchange resumes; a photo of which the hub had half and forgot what was in it begins again."""
    channel = HubChannel(HubDesk(hub), registration(context.database).token)
    for _turn in range(3):
        try:
            assert Exchange(context.database, context.blobs, channel, context.clock).run().agrees
        except Refused as refusal:
            assert refusal.code == "blob_hash_differs"
    with context.reading() as session:
        assert session.execute(text("SELECT count(*) FROM outbox WHERE settled = 0")).scalar() == 0
        assert session.execute(text("SELECT count(*) FROM blob_states WHERE state <> 'confirmed'")).scalar() == 0


def _entries_at(hub: Hub) -> dict[str, str]:
    with hub._engines.reading() as connection:
        found = connection.scalars(select(ROWS.c.row_values).where(ROWS.c.table_name == "entries")).all()
    return {row["id"]: str(row["body"]["text"]) for row in map(read_json, found)}


def test_the_power_goes_twenty_times(recorded: Recorded, quick_folder: Path) -> None:  # R2
    lose_power(recorded, 20, 1, quick_folder)


def test_the_power_goes_where_the_hub_is_encrypted(encrypted: Recorded, quick_folder: Path) -> None:  # R2
    assert not (encrypted.folder / HUB / "hub.db").read_bytes().startswith(b"SQLite format")
    lose_power(encrypted, 12, 2, quick_folder)


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize("part", parts("power"), ids=called)
def test_the_power_goes_two_hundred_times(
    part: Part, recorded: Recorded, encrypted: Recorded, quick_folder: Path
) -> None:  # R2
    lose_power(recorded, part.runs, part.seed, quick_folder)
    lose_power(encrypted, part.runs // 4, part.seed, quick_folder)


LEFT_OUT = {
    "the log": lambda event: event[0] == "synced" and event[1].endswith("-wal"),
    "the database": lambda event: event[0] == "synced" and event[1].endswith(".db"),
    "photos": lambda event: event[0] == "content",
    "folders": lambda event: event[0] == "names",
}


@pytest.mark.parametrize("what", LEFT_OUT)
def test_a_sync_left_out_is_noticed(what: str, recorded: Recorded, quick_folder: Path) -> None:
    """If this went unnoticed, the others would prove nothing."""
    forgetful = [event for event in recorded.events if not LEFT_OUT[what](event)]
    with pytest.raises((AssertionError, MachineError, OSError)):
        lose_power(Recorded(recorded.folder, forgetful), 60, 3, quick_folder)

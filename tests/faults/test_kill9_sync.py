"""kill -9 of hub and laptop at any moment of a sync, and lines that break: nothing lost, nothing doubled (R1)."""

import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from sqlalchemy import select

from fieldtech.hub.config import hub_folder, load_config
from fieldtech.hub.engine import Engines
from fieldtech.hub.tables import ROWS
from fieldtech.hub.tls import ensure_tls
from fieldtech.model.syncing import SyncState
from fieldtech.sync.channel import Unreachable
from soaking import Part, called, parts
from sync.firms import copied

from .proxy import breaking_line
from .sync_children import note, open_van, photo, serve, work_for_ever


@dataclass
class Yard:
    """A hub and a laptop in processes of their own, started and killed."""

    processes: ForkServerContext
    folder: Path
    order: str
    port: int = 0
    hub: BaseProcess | None = None
    van: BaseProcess | None = None
    heard: Connection | None = None
    said: list[int] = field(default_factory=list)
    rounds: int = 0

    @property
    def hub_data(self) -> Path:
        return hub_folder(self.folder / "office")

    def start_hub(self) -> None:
        ours, theirs = self.processes.Pipe(duplex=False)
        self.hub = self.processes.Process(target=serve, args=(self.hub_data, self.port, theirs))
        self.hub.start()
        theirs.close()
        self.port = int(ours.recv())

    def start_van(self) -> None:
        self.rounds += 1
        self.heard, theirs = self.processes.Pipe(duplex=False)
        args = (self.folder / "van", self.order, self.rounds * 1_000, theirs)
        self.van = self.processes.Process(target=work_for_ever, args=args)
        self.van.start()
        theirs.close()

    def kill(self, process: BaseProcess | None) -> None:
        if process is not None and process.is_alive():
            process.kill()
            process.join()

    def listen(self, wait: float) -> None:
        """What the laptop says in so many seconds."""
        assert self.heard is not None
        try:
            while self.heard.poll(wait):
                self.said.append(int(self.heard.recv()))
                wait = 0
        except (EOFError, OSError):
            return

    def point_at(self, port: int) -> None:
        """The laptop knows the hub under this port, by its certificate."""
        workplace, _syncing = open_van(self.folder / "van")
        with workplace.context.transaction() as session:
            state = session.get_one(SyncState, 1)
            state.hub_url, state.ca = f"https://127.0.0.1:{port}", self._authority()
        workplace.close()

    def at_hub(self) -> Counter[str]:
        """How often the hub has each thing noted."""
        engines = Engines(load_config(self.hub_data).database)
        with engines.reading() as connection:
            entries = connection.scalars(select(ROWS.c.row_values).where(ROWS.c.table_name == "entries")).all()
        engines.close()
        return Counter(row["body"]["text"] for row in map(json.loads, entries) if row["kind"] == "situation")

    def _authority(self) -> str:
        names = load_config(self.hub_data).names
        return ensure_tls(self.hub_data / "tls", names, datetime.now(UTC)).authority.read_text()


@pytest.fixture
def yard(firm_template: Path, cheap_processes: ForkServerContext, tmp_path: Path) -> Iterator[Yard]:
    firm = copied(firm_template, tmp_path)
    firm.close()
    yard = Yard(cheap_processes, tmp_path, firm.order.hex)
    yard.start_hub()
    yard.point_at(yard.port)
    yield yard
    yard.kill(yard.hub)
    yard.kill(yard.van)


def killed_again_and_again(yard: Yard, kills: int, dice: random.Random) -> None:
    yard.start_van()
    for _ in range(kills):
        yard.listen(30.0)  # at least one thing is saved
        yard.listen(dice.uniform(0, 0.25))
        if dice.random() < 0.5:
            yard.kill(yard.hub)
            yard.listen(dice.uniform(0, 0.05))
            yard.start_hub()
        else:
            yard.kill(yard.van)
            yard.listen(0.0)
            yard.start_van()
    yard.kill(yard.van)
    yard.listen(0.0)


def nothing_is_lost_or_doubled(yard: Yard, kills: int) -> None:
    workplace, syncing = open_van(yard.folder / "van")
    assert syncing.run().agrees
    assert syncing.status().waiting == 0
    workplace.close()
    found, saved = yard.at_hub(), {f"report {number}" for number in yard.said if number >= 0}
    assert len(saved) >= kills // 2
    assert saved - found.keys() == set()
    assert {text: count for text, count in found.items() if count > 1} == {}
    shelf = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (yard.hub_data / "blobs").glob("??/*")}
    taken = {hashlib.sha256(photo(number)).hexdigest() for number in yard.said if number >= 0 and number % 3 == 0}
    assert taken and taken - shelf == set()


@pytest.mark.parametrize("part", range(6))
def test_killed_at_any_moment_of_a_sync(part: int, yard: Yard) -> None:  # R1
    """150 kills in all, in parts that several processors may share."""
    killed_again_and_again(yard, 25, random.Random(part))
    nothing_is_lost_or_doubled(yard, 25)


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize("part", parts("kills"), ids=called)
def test_killed_a_thousand_times(part: Part, yard: Yard) -> None:  # R1
    killed_again_and_again(yard, part.runs, random.Random(part.seed))
    nothing_is_lost_or_doubled(yard, part.runs)


def test_a_line_that_breaks_goes_on_where_it_stopped(yard: Yard) -> None:
    dice = random.Random(3)
    cuts = [dice.randrange(200, 60_000) for _ in range(12)]
    with breaking_line(yard.port, cuts) as line:
        yard.point_at(line.port)
        workplace, syncing = open_van(yard.folder / "van")
        for number in range(3, 6):
            note(workplace, yard.order, number)
            yard.said.append(number)
        while line.cuts:
            try:
                syncing.run()  # most cuts are survived by trying again, with less in a request
            except Unreachable:
                assert syncing.status().code == "offline"
        workplace.close()
        nothing_is_lost_or_doubled(yard, 6)
        assert line.cut >= 6

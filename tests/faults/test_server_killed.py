"""The PostgreSQL server of a hub dies while computers push: what was answered is there afterwards, once (R1, R2).

Its own settings are the worst an administrator can choose without giving up ``fsync``: commits are written to the disk
ten seconds late, unless a connection asks for more. The hub's connections do (docs/decisions/0014-power-loss.md).
"""

import random
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select

import postgres
from fieldtech.errors import MachineError
from fieldtech.hub.desk import HubDesk
from fieldtech.hub.rows import read_json
from fieldtech.hub.tables import OPS, ROWS
from fieldtech.sync.messages import Push, Row
from hub.office import NOW, Laptop, Office, new
from soaking import Part, called, parts

LAZY = {"synchronous_commit": "off", "wal_writer_delay": "'10s'", "full_page_writes": "on"}
BATCH = 3
ASKED = "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')"


@pytest.fixture(scope="module")
def lazy() -> Iterator[postgres.Server]:
    """A server of one's own, to be killed."""
    if postgres.is_switched_off():
        pytest.skip("FIELDTECH_NO_POSTGRES=1")
    if not postgres.can_be_killed():
        pytest.skip("only where the end of another's process is told")
    with postgres.running(**LAZY) as server:
        yield server


class Pushing(threading.Thread):
    """One computer that pushes without end and, as any does, sends again what was not answered."""

    def __init__(self, laptop: Laptop, order: str, over: threading.Event) -> None:
        super().__init__(name=laptop.by, daemon=True)
        self.laptop, self.order, self.over = laptop, order, over
        self.desk = HubDesk(laptop.hub)
        self.answered: list[str] = []
        self.failed, self.wrong = 0, set[str]()
        self.progress, self.gone = threading.Event(), threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            ops = [self.laptop.op("note", self._row(), about=self.order) for _ in range(BATCH)]
            while not self._sent(Push(ops)):
                self.failed += 1
                if self.gone.wait(0.002):
                    return

    def _sent(self, push: Push) -> bool:
        try:
            answer = self.desk.push(self.laptop.token, push)
        except MachineError:
            return False
        self.wrong |= {ack.reason or ack.result for ack in answer.acks if ack.result != "ok"}
        self.answered += [ack.op_id for ack in answer.acks]
        self.progress.set()
        return True

    def _row(self) -> Row:
        laptop = self.laptop
        body = {"text": f"report {laptop.id} {laptop.sent}"}
        return new("entries", order_id=self.order, kind="diagnosis", slot="", body=body, at=NOW, by=laptop.by)


def killed(server: postgres.Server, office: Office, kills: int, dice: random.Random) -> list[Pushing]:
    """Load from three computers, and so many ends of the server at any moment of it."""
    over = threading.Event()
    laptops = (office.tom, office.tim, Laptop(office.hub, ("tom",), "another"))
    pushing = [Pushing(laptop, office.order(str(n), laptop.by, "in_repair"), over) for n, laptop in enumerate(laptops)]
    for one in pushing:
        one.start()
    try:
        for _ in range(kills):
            for one in pushing:  # everybody was answered since the last time
                one.progress.clear()
                assert one.progress.wait(60.0)
            over.wait(dice.uniform(0, 0.03))
            (server.kill if dice.random() < 0.5 else server.stop)()
            server.start_again()
        for one in pushing:
            one.progress.clear()
            assert one.progress.wait(60.0)
    except BaseException:
        for one in pushing:  # nobody will answer any more
            one.gone.set()
        raise
    finally:
        over.set()
        for one in pushing:
            one.join(60.0)
    return pushing


def nothing_is_lost_or_doubled(office: Office, pushing: list[Pushing]) -> None:
    with office.hub._engines.reading() as connection:
        ops = list(connection.execute(select(OPS.c.op_id, OPS.c.device, OPS.c.dev_seq, OPS.c.result)))
        entries = connection.scalars(select(ROWS.c.row_values).where(ROWS.c.table_name == "entries")).all()
    known = Counter(op.op_id for op in ops)
    for one in pushing:
        assert one.wrong == set() and len(one.answered) == one.laptop.sent
        assert set(one.answered) - known.keys() == set()
        assert [op for op in one.answered if known[op] != 1] == []
        mine = sorted(op.dev_seq for op in ops if op.device == one.laptop.id)
        assert mine == list(range(1, one.laptop.sent + 1))
        device = next(found for found in office.hub.devices() if found.id == one.laptop.id)
        assert device.last_dev_seq == one.laptop.sent
    written = Counter(str(read_json(row)["body"]["text"]) for row in entries)
    reports = {text: times for text, times in written.items() if text.startswith("report")}
    assert len(reports) == sum(len(one.answered) for one in pushing) and set(reports.values()) == {1}
    assert office.hub.seal_faults() == []


def examined(server: postgres.Server, folder: Path, kills: int, seed: int) -> None:
    office = Office(server.new_database(), folder / "hub")
    try:
        pushing = killed(server, office, kills, random.Random(seed))
        nothing_is_lost_or_doubled(office, pushing)
        assert sum(one.failed for one in pushing) > 0  # it did happen while they pushed
    finally:
        office.hub.close()


def test_the_server_is_killed_under_load(lazy: postgres.Server, tmp_path: Path) -> None:  # R1 R2
    examined(lazy, tmp_path, 4, 1)


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize("part", parts("server"), ids=called)
def test_the_server_is_killed_two_hundred_times(part: Part, lazy: postgres.Server, tmp_path: Path) -> None:  # R1 R2
    examined(lazy, tmp_path, part.runs, part.seed)


def test_the_hubs_own_connections_keep_what_they_commit(lazy: postgres.Server, tmp_path: Path) -> None:  # R2
    office = Office(lazy.new_database(), tmp_path / "hub")
    engines = office.hub._engines
    with engines.writing() as writing, engines.reading() as reading:
        for connection in (writing, reading):
            said = {row.name: row.setting for row in connection.exec_driver_sql(ASKED)}
            assert said == {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
    office.hub.close()


def lost(server: postgres.Server) -> int:
    """How many of twenty rows are gone that a connection committed without asking for them to be kept."""
    with psycopg.connect(server.plain, autocommit=True) as connection:
        connection.execute("SET synchronous_commit = on")
        connection.execute("CREATE TABLE promised (n int)")
        connection.execute("RESET synchronous_commit")
        for number in range(20):
            connection.execute("INSERT INTO promised VALUES (%s)", (number,))
        server.stop()
    server.start_again()
    with psycopg.connect(server.plain, autocommit=True) as connection:
        found = connection.execute("SELECT count(*) FROM promised").fetchone()
        connection.execute("DROP TABLE promised")
    assert found is not None
    return 20 - int(found[0])


def test_a_connection_that_asked_for_nothing_loses_what_it_committed(lazy: postgres.Server) -> None:
    """If this lost nothing, the others would prove nothing; its writer of the log may be early once, not each time."""
    assert any(lost(lazy) for _ in range(5))

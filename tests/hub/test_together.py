"""Who waits for the writer is written with the others who wait, and none of them can spoil another's work (R3)."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import msgspec
import pytest
from sqlalchemy import Connection, event

from fieldtech.hub.engine import Engines
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.hub import Hub
from fieldtech.hub.together import Together
from fieldtech.sync.messages import OpMessage, PushAnswer
from hub.office import NOW, Laptop, Office, changed, key, new

MOST_SECONDS = 60


def until(met: Callable[[], bool]) -> None:
    """Wait for a condition, not for a time."""
    tick = threading.Event()
    for _ in range(MOST_SECONDS * 500):
        if met():
            return
        tick.wait(0.002)
    raise AssertionError("never happened")


def together(*calls: Callable[[], Any]) -> list[Any]:
    """What each returned or raised, each in a thread of its own."""
    said: list[Any] = [None] * len(calls)

    def call(number: int) -> None:
        try:
            said[number] = calls[number]()
        except HubRefused as refusal:
            said[number] = refusal.code

    threads = [threading.Thread(target=call, args=(number,), daemon=True) for number in range(len(calls))]
    for one in threads:
        one.start()
    for one in threads:
        one.join(MOST_SECONDS)
    return said


@dataclass(frozen=True)
class Job:
    name: str
    size: int = 1


class Desk:
    """A writer that opens only when told, and writes down what went together."""

    def __init__(self, most: int = 10) -> None:
        self.open = threading.Event()
        self.groups: list[list[str]] = []
        self.committed: list[str] = []
        self.broken = 0
        self.line = Together[Job, str](self.writing, self.apply, most)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        self.open.wait(MOST_SECONDS)
        if self.broken:
            self.broken -= 1
            raise OSError("no disk")
        before = len(self.groups)
        yield cast("Connection", None)
        self.committed += [name for group in self.groups[before:] for name in group]

    def apply(self, _connection: Connection, jobs: Sequence[Job]) -> list[str | Exception | None]:
        if len(jobs) > 1 and any(job.name == "poison" for job in jobs):
            raise ValueError("the whole transaction is gone")
        self.groups.append([job.name for job in jobs])
        return [self.said(job, number) for number, job in enumerate(jobs)]

    def said(self, job: Job, number: int) -> str | Exception | None:
        if job.name == "twin" and number:
            return None
        return HubRefused("not_you") if job.name in ("stranger", "poison") else f"done {job.name}"

    def all_at_once(self, *jobs: Job) -> list[Any]:
        """Each in a thread, in this order, before the writer opens."""
        threads_in = [lambda job=job: self.line.run(job) for job in jobs]
        opener = threading.Thread(target=lambda: (until(lambda: self.line.waiting == len(jobs)), self.open.set()))
        opener.start()
        said = together(*threads_in)
        opener.join(MOST_SECONDS)
        return said


def test_who_waits_together_is_written_together() -> None:
    desk = Desk()
    said = desk.all_at_once(*(Job(str(number)) for number in range(5)))
    assert said == [f"done {number}" for number in range(5)]
    assert [sorted(group) for group in desk.groups] == [["0", "1", "2", "3", "4"]]
    assert desk.line.run(Job("later")) == "done later" and desk.line.waiting == 0


def test_there_is_no_end_to_what_one_may_bring_but_a_limit_for_all() -> None:
    desk = Desk(most=4)
    assert desk.all_at_once(Job("a", 3), Job("b", 3), Job("c", 9)) == ["done a", "done b", "done c"]
    assert sorted(map(tuple, desk.groups)) == [("a",), ("b",), ("c",)]


def test_a_refusal_is_heard_by_its_own_only() -> None:
    desk = Desk()
    assert desk.all_at_once(Job("a"), Job("stranger"), Job("b")) == ["done a", "not_you", "done b"]
    assert len(desk.groups) == 1


def test_a_second_one_of_the_same_goes_into_the_next_transaction() -> None:
    desk = Desk()
    assert desk.all_at_once(Job("twin"), Job("twin"), Job("twin")) == ["done twin"] * 3
    assert [len(group) for group in desk.groups] == [3, 2, 1]


def test_what_breaks_the_transaction_of_all_breaks_only_its_own() -> None:
    desk = Desk()
    assert desk.all_at_once(Job("a"), Job("poison"), Job("b")) == ["done a", "not_you", "done b"]
    assert sorted(desk.committed) == ["a", "b", "poison"] and all(len(group) == 1 for group in desk.groups)


def test_when_nothing_can_be_written_everybody_hears_it_and_it_goes_on_afterwards() -> None:
    desk = Desk()
    desk.broken = 1
    desk.open.set()
    with pytest.raises(OSError, match="no disk"):
        desk.line.run(Job("a"))
    assert desk.line.run(Job("b")) == "done b" and desk.line.waiting == 0


# on the real hub


@contextmanager
def held(office: Office, waiting: int) -> Iterator[None]:
    """Another program writes until so many wait here."""
    engines = Engines(office.url)
    with engines.writing():
        release = threading.Thread(target=lambda: until(lambda: office.hub.pushes_waiting == waiting))
        release.start()
        yield
        release.join(MOST_SECONDS)
    engines.close()


def at_once(office: Office, *calls: Callable[[], Any]) -> list[Any]:
    """All of them wait for the writer before the first is let in."""
    said: list[Any] = []
    worker = threading.Thread(target=lambda: said.extend(together(*calls)))
    with held(office, len(calls)):
        worker.start()
    worker.join(MOST_SECONDS)
    return said


def note(laptop: Laptop, order: str, **values: Any) -> OpMessage:
    entry = new("entries", order_id=order, kind="situation", slot="", body={}, at=NOW, by=laptop.by, **values)
    return laptop.op("note", entry, about=order)


def transactions(hub: Hub) -> list[int]:
    """Counts the commits of the writer from now on."""
    found: list[int] = []
    event.listen(hub._engines._writer, "commit", lambda _connection: found.append(1))
    return found


def test_computers_that_push_at_once_share_a_transaction_and_keep_their_order(office: Office) -> None:
    mine, his = office.order("mine", "tom", "in_repair"), office.order("his", "tim", "in_repair")
    commits = transactions(office.hub)
    toms, tims = [note(office.tom, mine) for _ in range(3)], [note(office.tim, his) for _ in range(3)]
    desks = office.desk.op("save_customer", new("customers", number="C-10", name="x", active=True))
    answers = at_once(office, lambda: office.tom.send(*toms), lambda: office.tim.send(*tims),
                      lambda: office.desk.send(desks))  # fmt: skip
    assert [[ack.result for ack in answer.acks] for answer in answers] == [["ok"] * 3, ["ok"] * 3, ["ok"]]
    assert len(commits) == 1
    seqs = [ack.seq for answer in answers for ack in answer.acks]
    assert len(set(seqs)) == len(seqs)
    assert all(sorted(one.acks, key=lambda ack: ack.seq) == one.acks for one in answers)
    office.desk.pull()
    assert all(office.desk.has("entries", op.rows[0].key[0]) for op in (*toms, *tims))
    assert office.tom.send(*toms) == answers[0]


def test_the_same_push_twice_at_once_is_kept_once(office: Office) -> None:
    mine = office.order("mine", "tom", "in_repair")
    ops = [note(office.tom, mine) for _ in range(3)]
    first, second = at_once(office, lambda: office.tom.send(*ops), lambda: office.tom.send(*ops))
    assert first == second and [ack.result for ack in first.acks] == ["ok"] * 3


def test_a_clone_in_the_same_transaction_gets_the_answers_of_the_first(office: Office) -> None:
    mine = office.order("mine", "tom", "in_repair")
    ops = [note(office.tom, mine) for _ in range(2)]
    clone = Laptop(office.hub, ("tom",), "clone")
    said = at_once(office, lambda: office.tom.send(*ops), lambda: clone.send(*ops))
    assert {op.op_id: ack for op, ack in zip(ops, said[0].acks, strict=True)} == {a.op_id: a for a in said[1].acks}
    office.desk.pull()
    assert sum(table == "entries" and row["kind"] == "situation" for (table, _), row in _values(office.desk)) == 2


def _values(laptop: Laptop) -> list[tuple[tuple[str, str], dict[str, Any]]]:
    return [(name, row.values) for name, row in laptop.rows.items()]


def test_a_stranger_a_fork_and_a_poison_leave_the_others_alone(office: Office) -> None:
    mine = office.order("mine", "tom", "in_repair")
    office.tim.send(first := note(office.tim, mine))
    fork = msgspec.structs.replace(first, op_id=key())
    poison = msgspec.structs.replace(note(office.desk, mine), row="half \ud800", by="nul\x00")
    stranger = Laptop(office.hub, ("sam",), "stolen")
    office.hub.revoke(stranger.id)
    good = note(office.tom, mine)
    answers = at_once(office, stranger.send, lambda: office.tim.send(fork),
                      lambda: office.desk.send(poison), lambda: office.tom.send(good))  # fmt: skip
    assert answers[:2] == ["device_revoked", "device_fork"]
    assert [answer.acks[0].result for answer in answers[2:]] == ["rejected", "ok"]


def test_what_one_of_them_registers_the_other_may_speak_of_at_once(office: Office) -> None:
    """An operation on an order that comes in the same transaction is judged, whoever came first."""
    order = key()
    registered = new("orders", id=order, number="WX-new", kind="repair", status="registered", technician="tom",
                     customer_id=office.ids["customer"], created_by="dina")  # fmt: skip
    early = note(office.tom, order)
    made = office.desk.op("register_order", registered, by="dina")
    answers: list[PushAnswer] = at_once(office, lambda: office.tom.send(early), lambda: office.desk.send(made))
    assert answers[1].acks[0].result == "ok"
    assert office.tom.send(early).acks[0].result == "ok"
    office.desk.pull()
    assert office.desk.has("entries", early.rows[0].key[0])


def test_of_two_who_change_the_same_at_once_one_loses_and_it_is_kept(office: Office) -> None:
    other, ids = Laptop(office.hub, ("cora",), "other"), office.ids
    said = [
        laptop.op("save_contact", changed("contacts", ids["contact"], {"mobile": "1"}, mobile=number))
        for laptop, number in ((office.desk, "2"), (other, "3"))
    ]
    at_once(office, lambda: office.desk.send(said[0]), lambda: other.send(said[1]))
    office.desk.pull()
    [conflict] = [row for (table, _), row in _values(office.desk) if table == "conflicts"]
    assert {conflict["winner"]["value"], conflict["loser"]["value"]} == {"2", "3"}
    assert office.desk.values("contacts", ids["contact"])["mobile"] == conflict["winner"]["value"]

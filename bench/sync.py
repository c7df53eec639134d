"""Sync of 10,000 orders over HTTP on loopback beside PouchDB and express-pouchdb, and twenty computers at one hub.

Ours is the whole exchange of the program: operations judged by the hub, rows in the encrypted database of the laptop,
every answer after a sync of the disk. An order is one operation of three rows (order, two entries); for PouchDB it is
one document with the same fields, LevelDB on both sides, which does not wait for the disk. A pull has ended when the
rows are kept, as a replication there; a whole exchange also compares a sum over all rows with the hub's, which has no
equal there and is a line of its own. Goals: push and pull at least 1.5 times as quick as PouchDB; twenty computers at
once at least 2,000 operations a second with 99 of 100 pushes under a second, pull at least 5,000 rows a second.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import hub_load
import pouch
from sqlalchemy import select

from fieldtech.clock import FixedClock, system_clock
from fieldtech.commands.hub_acts import spare_what_stays
from fieldtech.hub.config import sqlite_url
from fieldtech.hub.hub import Hub
from fieldtech.model.base import new_id
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.orders import Entry, Order, Photo
from fieldtech.services.context import Context
from fieldtech.sync.exchange import PAGE, Exchange, Outcome
from fieldtech.sync.https import HttpsChannel
from sync import company, deeds
from sync.computers import register

ORDERS, CHANGED, HIS, PHOTOS, PHOTO = 10_000, 1_000, 10, 100, 300_000
ENTRIES = ("intake", "repeat_check")
FASTER, RATE, P99_MS, ROWS = 1.5, 2_000, 1_000, 5_000
LOADS = ((40, 1), (40, 10), (20, 50))
"""Pushes of each computer and operations in a push; the goal counts for the largest."""
NAMES = {
    "push": f"{ORDERS:,} orders up", "pull": f"{ORDERS:,} orders to a second computer",
    "agree": "the same and both sums compared",
    "delta": f"{CHANGED:,} changed orders up and down", "technician": f"one technician's {HIS} of {ORDERS:,}",
    "photos": f"{PHOTOS} photos of {PHOTO // 1000} kB up",
}  # fmt: skip
GOALS = ("push", "pull")


@dataclass
class Laptop:
    """A computer with its way to the hub; ``spent`` are the seconds of each step of its last exchange."""

    context: Context
    channel: HttpsChannel
    spent: dict[str, float] = field(default_factory=dict)

    def sync(self) -> Outcome:
        """One exchange."""
        self.spent = {}
        step, began = "begin", time.perf_counter()

        def tell(name: str, _done: int, _total: int) -> None:
            nonlocal step, began
            now = time.perf_counter()
            self.spent[step] = self.spent.get(step, 0.0) + now - began
            step, began = name, now

        exchange = Exchange(self.context.database, self.context.blobs, self.channel, system_clock)
        outcome = exchange.run(tell)
        tell("end", 0, 0)
        return outcome


class Bench:
    """A hub in a process of its own and computers as tests have them, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.found: dict[str, float] = {}
        self.rows = 0.0
        self.hub = Hub.open(sqlite_url(folder / "hub"), folder / "hub")
        self.first = self._context("first")
        company._fill(self.first)
        deeds.act_as(self.first, "zhenghao")

    def make_orders(self) -> Path:
        """The orders, and the file with the documents for the peer."""
        docs = self.folder / "orders.jsonl"
        with docs.open("w") as file:
            for number in range(ORDERS):
                doc = order(self.first, number, "wulei" if number % (ORDERS // HIS) == 0 else "zhaoqiang")
                file.write(json.dumps(doc, ensure_ascii=False) + "\n")
        return docs

    def measure(self, port: int) -> None:
        """Everything, over HTTP."""
        first = self._laptop(port, self.first, list(company.ROLES), "first")
        self._pushed(first)
        second = self._laptop(port, self._context("second"), list(company.ROLES))
        self.rows = _given(second.channel)
        came = second.sync()
        self.found["pull"] = sum(second.spent.get(step, 0.0) for step in ("begin", "push", "pull"))
        self.found["agree"] = sum(second.spent.values())
        _sure(came.agrees is True and came.pulled > 2 * ORDERS, "pull")
        self._delta(first, second)
        wulei = self._laptop(port, self._context("wulei"), ["wulei"])
        self._timed("technician", wulei.sync)
        with wulei.context.reading() as session:
            _sure(len(session.scalars(select(Order.id)).all()) == HIS, "technician")
        self._photos(first)

    def _pushed(self, first: Laptop) -> None:
        outcome = first.sync()
        _sure(outcome.pushed >= ORDERS and outcome.agrees is True, "push")
        self.found["push"] = first.spent["push"]

    def _delta(self, first: Laptop, second: Laptop) -> None:
        with self.first.reading() as session:
            ids = list(session.scalars(select(Order.id).limit(CHANGED)))
        for one in ids:
            deeds.arrive(self.first, one, "changed")
        self._timed("delta", lambda: (first.sync(), second.sync()))

    def _photos(self, first: Laptop) -> None:
        with self.first.reading() as session:
            ids = list(session.scalars(select(Order.id).limit(PHOTOS)))
        for one in ids:
            sha = self.first.blobs.put(os.urandom(PHOTO))
            with self.first.transaction() as session:
                by, now = self.first.require().login, self.first.now()
                session.add(Photo(order_id=one, slot="plate", original_sha=sha, shown_sha=sha, at=now, by=by))
                self.first.op(session, "add_photo", "orders", one, {})
        outcome = first.sync()
        _sure(outcome.files_up == PHOTOS, "photos")
        self.found["photos"] = first.spent["push"] + first.spent["files_up"]

    def _timed(self, name: str, work: Callable[[], object]) -> None:
        began = time.perf_counter()
        work()
        self.found[name] = time.perf_counter() - began

    def _context(self, name: str) -> Context:
        return company.opened(self.folder / name, FixedClock(company.NOW))

    def _laptop(self, port: int, context: Context, logins: list[str], how: str = "join") -> Laptop:
        token = register(context, self.hub, logins, how).channel.token
        return Laptop(context, HttpsChannel([f"http://127.0.0.1:{port}"], token))


def order(context: Context, number: int, technician: str) -> dict[str, object]:
    """A call comes in and somebody is sent; the same as a document."""
    with context.transaction() as session:
        customer = session.scalars(select(Customer)).one()
        vehicle = session.scalars(select(Vehicle)).one()
        by, now = context.require().login, context.now()
        made = Order(
            id=new_id(), number=f"WX-{number}", status="registered", customer_id=customer.id, vehicle_id=vehicle.id,
            centre_code=customer.centre_code, created_at=now, created_by=by, first_responder=by, changed_at=now,
            title="定位漂移 不上线", technician=technician,
        )  # fmt: skip
        session.add(made)
        session.flush()
        told = [{"kind": kind, "slot": "", "body": {"text": f"to {technician}"}} for kind in ENTRIES]
        session.add_all(Entry(order_id=made.id, at=now, by=by, **one) for one in told)
        context.op(session, "register_order", "orders", made.id, {})
        session.flush()
        values = {name.key: getattr(made, name.key) for name in Order.__mapper__.column_attrs}
    doc = {name: value if isinstance(value, int | bool) else str(value) for name, value in values.items()}
    return {"_id": made.id.hex, **doc, "entries": [{**one, "at": str(now), "by": by} for one in told]}


def _given(channel: HttpsChannel) -> float:
    """Rows a second that the hub gives."""
    began, rows, cursor, more = time.perf_counter(), 0, 0, True
    while more:
        answer = channel.pull(cursor, PAGE)
        rows, cursor, more = rows + len(answer.rows), answer.cursor, answer.more
    return rows / (time.perf_counter() - began)


def _sure(met: bool, what: str) -> None:
    if not met:
        raise SystemExit(f"{what}: not everything arrived")


def beside_peer(folder: Path) -> bool:
    """Print our figures and the peer's; whether the goals were met."""
    (folder / "hub").mkdir(parents=True)
    bench = Bench(folder)
    docs = bench.make_orders()
    spare_what_stays()  # as the program does
    with hub_load.served(folder / "hub", sqlite_url(folder / "hub"), tls=False) as port:
        bench.measure(port)
    theirs = pouch.measured(folder / "pouch", docs, PHOTOS, PHOTO)
    if isinstance(theirs, str):
        print(theirs)
        theirs = {}
    elif "pull" in theirs:
        theirs["agree"] = theirs["pull"]
    met = True
    for name, label in NAMES.items():
        ours, peer = bench.found[name], theirs.get(name)
        said = f"   PouchDB {peer:7.2f} s   ratio {peer / ours:5.2f}" if peer else ""
        goal = f"   goal {FASTER}" if peer and name in GOALS else ""
        met = met and not (goal and peer and peer / ours < FASTER)
        print(f"{label:36s} {ours:7.2f} s{said}{goal}")
    print(f"the hub gives {bench.rows:,.0f} rows/s   goal {ROWS:,}   {hub_load.load_average()}")
    return met and bench.rows >= ROWS


def twenty(engine: str, folder: Path) -> bool:
    """Print what the hub takes from twenty computers at once; whether the goals were met."""
    met = False
    with hub_load.company(engine, folder) as (office, url), hub_load.served(folder / "hub", url) as port:
        for pushes, size in LOADS:
            load = hub_load.at_once(office, port, pushes, size)
            met = load.rate >= RATE and load.p99 < P99_MS
            print(f"{engine:10s} 20 computers, {size:2d} a push  {load}   {hub_load.load_average()}")
    print(f"{engine:10s} goal for the last: {RATE:,} ops/s, p99 under {P99_MS:,} ms")
    return met


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        met = [beside_peer(Path(folder) / "peer")]
        for engine in ("sqlite", "postgresql"):
            try:
                met.append(twenty(engine, Path(folder) / engine))
            except RuntimeError as error:  # no server of that kind here
                print(f"{engine}: {error}")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Twenty computers of technicians that push to one hub at once, over HTTPS, each push safe on the disk when answered.

Part of ``sync.py``. The hub is a process of its own, as it is installed; the computers are threads of this one that
send what was made ready before, so that their own work is not measured.
"""

import json
import os
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import postgres
from fieldtech.hub.config import HubConfig, save_config, sqlite_url
from fieldtech.sync.messages import Push, PushAnswer, decode, encode
from hub.office import NOW, Laptop, Office, changed, new

DEVICES = 20
ORDERS = 5  # of each


@dataclass(frozen=True)
class Load:
    """What was measured: operations, seconds, and of every push how long it took (ms)."""

    ops: int
    seconds: float
    times: list[float]

    @property
    def rate(self) -> float:
        """Operations a second."""
        return self.ops / self.seconds

    @property
    def p99(self) -> float:
        """Milliseconds within which 99 of 100 pushes were answered."""
        return quantiles(self.times, n=100)[98]

    def __str__(self) -> str:
        return f"{self.rate:7,.0f} ops/s   push median {median(self.times):6.1f} ms   p99 {self.p99:6.1f} ms"


@contextmanager
def served(folder: Path, url: str, *, tls: bool = True) -> Iterator[int]:
    """The hub of a folder in a process of its own; its port."""
    save_config(folder, HubConfig(url, "127.0.0.1", 0, tls=tls))
    command = [sys.executable, "-m", "fieldtech", "--data", str(folder.parent), "--json", "hub", "serve"]
    hub = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert hub.stdout is not None
    try:
        yield int(json.loads(hub.stdout.readline())["port"])
    finally:
        hub.terminate()
        hub.wait()


@contextmanager
def company(engine: str, folder: Path) -> Iterator[tuple[Office, str]]:
    """A hub on ``sqlite`` or ``postgresql`` with twenty technicians, each with orders of his own."""
    with postgres.running() if engine == "postgresql" else nullcontext() as server:
        at = folder / "hub"
        at.mkdir(parents=True)
        url = server.new_database() if server else sqlite_url(at)
        office = Office(url, at)
        people = [f"t{n}" for n in range(DEVICES)]
        users = [new("users", login=one, name=one, role="TE", centre_code="QD01", active=True, can_login=True)
                 for one in people]  # fmt: skip
        office.desk.must("import", *users)
        for one in people:
            for n in range(ORDERS):
                office.order(f"{one}.{n}", one, "in_repair")
        try:
            yield office, url
        finally:
            office.hub.close()


def pushes_of(laptop: Laptop, orders: list[str], pushes: int, size: int) -> list[bytes]:
    """Work on his orders: each operation writes an entry and changes the order."""
    made = []
    for _ in range(pushes):
        ops = []
        for n in range(size):
            order = orders[n % len(orders)]
            entry = new("entries", order_id=order, kind="situation", slot="", body={"text": "定位漂移" * 20}, at=NOW,
                        by=laptop.by)  # fmt: skip
            touched = changed("orders", order, changed_at=_moment(len(made) * size + n))
            ops.append(laptop.op("note", entry, touched, about=order))
        made.append(encode(Push(ops, NOW, size, "1.0")))
    return made


def _moment(number: int) -> str:
    """Another one for every operation."""
    return f"2026-11-18T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}.000Z"


def at_once(office: Office, port: int, pushes: int, size: int) -> Load:
    """All computers push from the same moment on, each one after the other."""
    laptops = [Laptop(office.hub, (f"t{n}",), f"t{n}") for n in range(DEVICES)]
    bodies = [pushes_of(one, [office.ids[f"{one.by}.{n}"] for n in range(ORDERS)], pushes, size) for one in laptops]
    start, times, wrong = threading.Barrier(DEVICES + 1), list[float](), list[str]()

    def work(laptop: Laptop, waiting: list[bytes]) -> None:
        connection = _connected(port)
        start.wait()
        for body in waiting:
            began = time.perf_counter()
            answer = asked(connection, laptop.token, body)
            times.append((time.perf_counter() - began) * 1000)
            wrong.extend(ack.reason for ack in answer.acks if ack.result != "ok")
        connection.close()

    threads = [threading.Thread(target=work, args=pair) for pair in zip(laptops, bodies, strict=True)]
    for one in threads:
        one.start()
    start.wait()
    began = time.perf_counter()
    for one in threads:
        one.join()
    seconds = time.perf_counter() - began
    if wrong or len(times) != DEVICES * pushes:
        raise SystemExit(f"not accepted: {wrong[:3]} {len(times)}")
    return Load(DEVICES * pushes * size, seconds, times)


def asked(connection: HTTPConnection, token: str, body: bytes) -> PushAnswer:
    """The answer to one push; waits when the hub says that it was asked too often."""
    while True:
        connection.request("POST", "/v1/push", body, {"authorization": f"Bearer {token}"})
        response = connection.getresponse()
        data = response.read()
        if response.status == 200:
            return decode(data, PushAnswer)
        if response.status != 429:
            raise SystemExit(f"{response.status} {data[:200]!r}")
        time.sleep(0.05)


def _connected(port: int) -> HTTPConnection:
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    connection = HTTPSConnection("127.0.0.1", port, context=trusting, timeout=120)
    connection.connect()
    return connection


def load_average() -> str:
    """How busy this computer was meanwhile."""
    return f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"

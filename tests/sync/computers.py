"""Computers and a hub in one process, with everything that can go wrong between them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from fieldtech.hub.errors import HubRefused
from fieldtech.hub.hub import Hub
from fieldtech.model.people import User
from fieldtech.services.context import Context
from fieldtech.services.devices import this_device
from fieldtech.store.database import Database
from fieldtech.sync.channel import Refused
from fieldtech.sync.exchange import PAGE, Exchange, Outcome
from fieldtech.sync.messages import MOST_OPS, Check, PullAnswer, Push, PushAnswer
from fieldtech.sync.registration import Registered, begin_again, begin_first, begin_joining, state_of
from fieldtech.sync.shapes import shapes, synced_tables

Fault = Callable[[str], None]
"""Called before and after every message with its name: ``push?`` and ``push!``; may raise."""


def no_fault(_where: str) -> None:
    pass


@dataclass
class InProcess:
    """The hub as a channel; what goes through it is kept, so that it can come late, twice and out of order."""

    hub: Hub
    token: str
    fault: Fault = no_fault
    pushes: list[Push] = field(default_factory=list)

    def push(self, push: Push) -> PushAnswer:
        self.pushes.append(push)
        return self._call("push", lambda: self.hub.push(self.token, push))

    def pull(self, cursor: int, limit: int) -> PullAnswer:
        return self._call("pull", lambda: self.hub.pull(self.token, cursor, limit))

    def check(self) -> Check:
        return self._call("check", lambda: self.hub.check(self.token))

    def blob_state(self, sha: str) -> tuple[int, bool]:
        have = self._call("blob_state", lambda: self.hub.blob_state(self.token, sha))
        return (0, True) if have is None else (have, False)

    def put_blob(self, sha: str, offset: int, data: bytes, total: int) -> int:
        def put() -> int:
            have = self.hub.put_blob(self.token, sha, offset, data)
            if have is not None and have >= total:  # as HubDesk does
                raise HubRefused("blob_hash_differs", 422)
            return total if have is None else have

        return self._call("put_blob", put)

    def get_blob(self, sha: str, offset: int) -> bytes:
        return self._call("get_blob", lambda: self.hub.get_blob(self.token, sha, offset))

    def _call(self, name: str, ask: Callable[[], Any]) -> Any:
        self.fault(f"{name}?")
        try:
            answer = ask()
        except HubRefused as refusal:
            raise Refused(refusal.code, **refusal.params) from refusal
        self.fault(f"{name}!")
        return answer


@dataclass
class Computer:
    """One workplace's data and its way to the hub; ``page`` rows and ``most`` operations in a request."""

    context: Context
    channel: InProcess
    page: int = PAGE
    most: int = MOST_OPS

    @property
    def database(self) -> Database:
        return self.context.database

    def sync(self, fault: Fault = no_fault) -> Outcome:
        self.channel.fault = fault
        try:
            return self.exchange().run()
        finally:
            self.channel.fault = no_fault

    def exchange(self) -> Exchange:
        context = self.context
        return Exchange(
            self.database, context.blobs, self.channel, context.clock, page=self.page, most=self.most
        )  # fmt: skip


@dataclass
class Ledger:
    """Operations that a computer no longer has, because its data were put back from a copy."""

    gone: set[str] = field(default_factory=set)

    def lost(self, computer: Computer, context: Context) -> None:
        with context.reading() as session:
            self.gone |= set(session.execute(text("SELECT lower(hex(op_id)) FROM outbox")).scalars())


def everybody(context: Context) -> list[str]:
    with context.reading() as session:
        return list(session.scalars(select(User.login).where(User.can_login)))


def register(context: Context, hub: Hub, logins: Iterable[str], how: str = "join") -> Computer:
    """Tell the hub of a computer and the computer of the hub."""
    code = hub.new_code(logins, "computer")
    with context.reading() as session:
        here = this_device(session)
    known = hub.register(code, here.public_key, here.certificate, "computer", here.code, here.id.hex)
    office = {"office": known.office_ed25519.hex()}
    registered = Registered("in process", known.device_id, known.token, known.epoch, keys=office)
    begin = {"first": begin_first, "join": begin_joining, "again": begin_again}[how]
    with context.database.receiving() as session:
        begin(session, registered, context.clock())
    return Computer(context, InProcess(hub, known.token))


def reopened(context: Context) -> Context:
    """As after a start of the program."""
    context.database.close()
    database = Database(context.database.path, context.database.key)
    return Context(database, context.blobs, context.folder, context.clock, context.zone)


def contents(database: Database, *, places: bool = True) -> dict[str, list[tuple[Any, ...]]]:
    """Every synced row as plain values in the order of the facts, its place among them included."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with database.reading() as session:
        for table in synced_tables():
            shape = shapes()[table]
            rows = session.connection().exec_driver_sql(f'SELECT {shape.selected} FROM "{table}" ORDER BY rowid')
            found[table] = [
                (row[0] if places else 0, _comparable(table, shape.plain(row[1:]))) for row in rows
            ]  # fmt: skip
            if not places:
                found[table].sort(key=repr)
    return found


def _comparable(table: str, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if (table, name) != ("users", "pin_hash")}


def differences(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The first rows of each table that only one of the two has."""
    return {
        table: (_only(rows, other[table]), _only(other[table], rows))
        for table, rows in one.items()
        if rows != other[table]
    }


def _only(rows: list[Any], others: list[Any]) -> list[Any]:
    return [row for row in rows if row not in others][:2]


def unsettled(database: Database) -> list[Any]:
    with database.reading() as session:
        query = "SELECT dev_seq, kind, result, reason, params, hub_seq FROM outbox WHERE settled = 0"
        return list(session.execute(text(query)))


def refused(database: Database) -> list[Any]:
    with database.reading() as session:
        query = "SELECT kind, \"by\", reason, params FROM outbox WHERE result NOT IN ('', 'ok')"
        return list(session.execute(text(query)))


def registration(database: Database) -> Any:
    with database.reading() as session:
        return state_of(session)


def new_hub(folder: Path, clock: Any, key: bytes | None = None) -> Hub:
    return Hub.open(f"sqlite:///{folder / 'hub.db'}", folder, clock=clock, key=key)

"""Data folders in every state of the repair story, played once per test run and copied in milliseconds.

``prepared.open("in_repair", folder)`` gives a workplace, nobody signed in, with the clock where the story stands;
``act_as`` puts somebody in without the slow PIN; ``fingerprint`` tells whether anything at all was written.
"""

import hashlib
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

import stories
from fieldtech.clock import FixedClock
from fieldtech.demo.acts import Acts
from fieldtech.model.base import Id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.drafts.base import Draft
from fieldtech.model.orders import Entry, Order
from fieldtech.model.people import User
from fieldtech.services.context import Person
from fieldtech.services.custody import place
from fieldtech.services.workplace import Workplace


@dataclass(frozen=True)
class Snapshot:
    """A closed data folder, the order in it and the time it was."""

    folder: Path
    order: Id | None
    now: datetime


class Prepared:
    """Plays the story as far as somebody asks and keeps a copy of every state on the way."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[str, Snapshot] = {}
        self._order: Id | None = None
        self._live = stories.open_demo(folder / "live")
        self._keep("demo")

    def open(self, state: str, folder: Path) -> tuple[Workplace, Id]:
        """A copy of the story in that state, and its order."""
        snapshot = self._snapshot(state)
        workplace = self._copy(snapshot, folder)
        assert snapshot.order is not None
        return workplace, snapshot.order

    def folder_of(self, state: str) -> Path:
        """The closed data folder of that state, to be copied."""
        return self._snapshot(state).folder

    def demo(self, folder: Path) -> Workplace:
        """A copy of the demo company before any call."""
        return self._copy(self._snapshot("demo"), folder)

    def _copy(self, snapshot: Snapshot, folder: Path) -> Workplace:
        shutil.copytree(snapshot.folder, folder)
        clock = FixedClock(snapshot.now)
        return Workplace.open(folder, clock=clock, zone=stories.ZONE, demo=True, on_commit_check=stories.OP_GUARD)

    def _snapshot(self, state: str) -> Snapshot:
        for name in stories.STATES:
            if state in self._kept:
                break
            if name not in self._kept:
                self._play(name)
        return self._kept[state]

    def _play(self, name: str) -> None:
        if name == "registered":
            act_as(self._live, "zhoumin")
            self._order = self._live.repairs.register(stories.intake()).id
        else:
            assert self._order is not None
            getattr(Acts(self._live), name)(self._order)
        self._keep(name)

    def _keep(self, name: str) -> None:
        self._live.close()  # writes everything back into the file; the next use opens it again
        copy = self._folder / name
        shutil.copytree(self._folder / "live", copy)
        self._kept[name] = Snapshot(copy, self._order, self._live.context.now())


def act_as(workplace: Workplace, login: str) -> Person:
    """Somebody of the demo company is in."""
    with workplace.context.reading() as session:
        user = session.scalars(select(User).where(User.login == login)).one()
    return act_in_role(workplace, user.role, user.login)


def act_in_role(workplace: Workplace, role: str, login: str = "") -> Person:
    """Somebody with that role is in, of the demo company or not."""
    person = Person(login or f"somebody_{role.lower()}", role, role, "QD01")
    workplace.context.person = person
    workplace.context.opened.clear()
    return person


def fingerprint(workplace: Workplace) -> str:
    """A hash over every row of every table, the outbox included."""
    digest = hashlib.sha256()
    with workplace.context.reading() as session:
        connection = session.connection()
        names = connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")).scalars()
        for name in names.all():
            digest.update(name.encode())
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):
                digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


def write_entry(workplace: Workplace, order_id: Id, draft: Draft, slot: str = "") -> None:
    """An entry no form of ours would let through, as an older program or another computer could bring it."""
    context = workplace.context
    with context.transaction() as session:
        row = Entry(order_id=order_id, kind=draft.kind, slot=slot, body=draft.to_body(), at=context.now(), by="other")
        session.add(row)
        context.op(session, "test_entry", "entries", row.id or order_id, {})


def set_order(workplace: Workplace, order_id: Id, **values: Any) -> None:
    """Columns of the order's row as a test needs them."""
    with workplace.context.transaction() as session:
        order = session.get_one(Order, order_id)
        for name, value in values.items():
            setattr(order, name, value)
        workplace.context.op(session, "test", "orders", order_id, {})


def status_of(workplace: Workplace, order_id: Id) -> str:
    """The order's state."""
    with workplace.context.reading() as session:
        return session.get_one(Order, order_id).status


def spare(workplace: Workplace) -> str:
    """Another terminal comes into the van of the order."""
    with workplace.context.transaction() as session:
        van = session.scalars(select(Terminal).where(Terminal.number == stories.NEW_TERMINAL)).one().place_ref
        wanted = select(Terminal).where(Terminal.place_kind == "location", Terminal.place_ref != van)
        taken = set(session.scalars(select(Sim.place_ref).where(Sim.place_kind == "terminal")))
        unit = next(t for t in session.scalars(wanted.order_by(Terminal.number)) if t.id.hex not in taken)
        place(workplace.context, session, unit, "location", van, "with_technician")
        workplace.context.op(session, "test", "terminals", unit.id, {})
        return unit.number

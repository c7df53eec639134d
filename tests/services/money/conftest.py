"""The money of 闽DT8801 in every state of its story, played once per run and copied for each test."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.clock import FixedClock
from fieldtech.demo.money_acts import MoneyActs
from fieldtech.model.base import Id
from fieldtech.model.people import User
from fieldtech.services.context import Person
from fieldtech.services.workplace import Workplace
from prepared import Prepared


@dataclass(frozen=True)
class Till:
    """A workplace with the story's order, collection and slip, as far as they are there."""

    workplace: Workplace
    acts: MoneyActs
    order: Id
    collection: Id
    slip: Id


class Told:
    """Plays the story as far as somebody asks and keeps a closed copy of every state."""

    def __init__(self, prepared: Prepared, folder: Path) -> None:
        self._prepared, self._folder = prepared, folder
        self._kept: dict[str, tuple[Path, datetime, tuple[Id, Id, Id]]] = {}

    def open(self, state: str, folder: Path) -> Till:
        """A copy of the story in that state."""
        if state not in self._kept:
            self._kept[state] = self._play(state)
        kept, now, keys = self._kept[state]
        shutil.copytree(kept, folder)
        workplace = _opened(folder, now)
        return Till(workplace, MoneyActs(workplace, partial(sit, workplace)), *keys)

    def _play(self, state: str) -> tuple[Path, datetime, tuple[Id, Id, Id]]:
        folder = self._folder / state
        if state == "finished":
            workplace = self._prepared.demo(folder)
            acts = MoneyActs(workplace, partial(sit, workplace))
            acts.block()
            keys = (acts.finished(), Id(int=0), Id(int=0))
        else:
            before = self.open(_BEFORE[state], folder)
            workplace, keys = before.workplace, _PLAYED[state](before)
        now = workplace.context.now()
        workplace.close()  # everything is in the file now
        return folder, now, keys


_BEFORE = {"paid": "finished", "handed_over": "paid", "counted": "handed_over", "short": "handed_over"}


def _paid(till: Till) -> tuple[Id, Id, Id]:
    return till.order, till.acts.paid(till.order), Id(int=0)


def _handed(till: Till) -> tuple[Id, Id, Id]:
    return till.order, till.collection, till.acts.handed_over(till.collection)


def _counted(till: Till) -> tuple[Id, Id, Id]:
    till.acts.counted(till.slip)
    return till.order, till.collection, till.slip


def _short(till: Till) -> tuple[Id, Id, Id]:
    till.acts.counted(till.slip, 21_00, "清点 21.00，少一张 10 元")
    return till.order, till.collection, till.slip


_PLAYED: dict[str, Callable[[Till], tuple[Id, Id, Id]]] = {
    "paid": _paid, "handed_over": _handed, "counted": _counted, "short": _short,
}  # fmt: skip


def _opened(folder: Path, now: datetime) -> Workplace:
    clock = FixedClock(now)
    return Workplace.open(folder, clock=clock, zone=stories.ZONE, demo=True, on_commit_check=stories.OP_GUARD)


def sit(workplace: Workplace, login: str) -> Person:
    """Somebody of the demo company sits down, without the slow PIN."""
    with workplace.context.reading() as session:
        user = session.scalars(select(User).where(User.login == login)).one()
    workplace.context.person = Person(user.login, user.name, user.role, user.centre_code)
    workplace.context.opened.clear()
    return workplace.context.person


@pytest.fixture(scope="session")
def told(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Shared by all tests of a process."""
    return Told(prepared, tmp_path_factory.mktemp("money"))


@pytest.fixture
def till(told: Told, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Till]:
    """The story in the state with which the test is parametrized, else paid; closed again after the test."""
    opened = told.open(getattr(request, "param", "paid"), tmp_path / "data")
    yield opened
    opened.workplace.close()

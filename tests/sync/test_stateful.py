"""Anything may happen between computers and hub, in any order; when all is quiet again everything is right.

R3: every operation is at the hub exactly once and in the order of its computer. R4: all views are equal to what the
hub says each should have, the order of facts included. R7: a technician's computer never has a row of another's order.

``FIELDTECH_SOAK_RUNS=10000`` runs it longer and at random.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from fieldtech.model.base import Id
from fieldtech.model.orders import Order
from fieldtech.sync.channel import FORK, Refused, Unreachable
from fieldtech.sync.exchange import Outcome
from fieldtech.sync.messages import PullAnswer, PushAnswer

from . import deeds
from .company import LAPTOP, OFFICE, OTHER, PEOPLE, SECOND, SPARE, TECHNICIANS, Company, copied, opened
from .computers import Computer, InProcess, Ledger, register, registration
from .proofs import everything_is_right, nobody_has_others_orders

RUNS = int(os.environ.get("FIELDTECH_SOAK_RUNS", "0"))
PARTS = 1 if RUNS else 12  # that several processors may share
LAPTOPS = (LAPTOP, SPARE, OTHER)
OFFICES = (OFFICE, SECOND)
CALLS = ("push", "pull", "check", "blob_state", "put_blob", "get_blob")
STEPS = (
    ("assign_emergency", "registered", "assigned"), ("accept", "assigned", "accepted"),
    ("refuse", "assigned", "approved"), ("depart", "accepted", "departed"),
)  # fmt: skip
computers = st.sampled_from(tuple(PEOPLE))
numbers = st.integers(0, 3)


class Crash(Exception):
    """The program ends here."""


class Machine(RuleBasedStateMachine):
    """One company from its founding to a quiet end."""

    base: Company

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=_quick_folder()))
        self.company = copied(self.base, self.folder / "now")
        self.ledger = Ledger()
        self.late_answers: list[tuple[str, PushAnswer]] = []
        self.late_pages: list[tuple[str, int, PullAnswer]] = []
        self.older: dict[str, Path] = {}
        self.disaster = ""
        self.seals: dict[str, str] = {}

    # what people do
    @rule(name=computers, nth=numbers, text=st.sampled_from("ab"))
    def write(self, name: str, nth: int, text: str) -> None:
        if order := self.order(name, nth):
            deeds.entry(self.at(name), order, text)

    @rule(name=computers, nth=numbers, text=st.sampled_from("xyz"))
    def retitle(self, name: str, nth: int, text: str) -> None:
        if order := self.order(name, nth):
            deeds.title(self.at(name), order, text)

    @rule(name=computers, text=st.sampled_from("xyz"))
    def note_on_vehicle(self, name: str, text: str) -> None:
        deeds.vehicle_note(self.at(name), text)

    @rule(name=computers, nth=numbers, quantity=st.integers(-2, 2))
    def use_parts(self, name: str, nth: int, quantity: int) -> None:
        if order := self.order(name, nth):
            deeds.move(self.at(name), order, quantity)

    @rule(name=computers, nth=numbers, which=st.sampled_from(STEPS))
    def take_step(self, name: str, nth: int, which: tuple[str, str, str]) -> None:
        order = self.order(name, nth)
        allowed = (OFFICE,) if which[0] == "assign_emergency" else LAPTOPS
        if order and self.status(name, order) == which[1] and (name in allowed):
            deeds.step(self.at(name), order, *which)

    @rule(name=st.sampled_from(OFFICES), nth=numbers, technician=st.sampled_from(TECHNICIANS))
    def reassign(self, name: str, nth: int, technician: str) -> None:
        if order := self.order(name, nth):
            deeds.reassign(self.at(name), order, technician)

    @rule(name=st.sampled_from(OFFICES), number=numbers, technician=st.sampled_from(TECHNICIANS))
    def call_comes_in(self, name: str, number: int, technician: str) -> None:
        if f"NEW-{number}" not in self.numbers(name):
            deeds.register(self.at(name), f"NEW-{number}", technician)

    @rule(name=st.sampled_from(OFFICES), number=numbers)
    def new_customer(self, name: str, number: int) -> None:
        deeds.customer(self.at(name), f"C-NEW-{number}")

    @rule(name=st.sampled_from(LAPTOPS), nth=numbers)
    def seal(self, name: str, nth: int) -> None:
        if order := self.order(name, nth):
            deeds.seal(self.at(name), order)

    @rule(name=computers, nth=numbers, picture=st.binary(min_size=1, max_size=40))
    def photograph(self, name: str, nth: int, picture: bytes) -> None:
        if name in LAPTOPS and (order := self.order(name, nth)):
            deeds.photo(self.at(name), order, picture)

    # what the network and the power do
    @rule(name=computers)
    def sync(self, name: str) -> None:
        self.exchange(name)

    @rule(name=computers, where=st.sampled_from(CALLS), when=st.sampled_from("?!"), nth=st.integers(1, 3))
    def broken_sync(self, name: str, where: str, when: str, nth: int) -> None:
        """The request is lost, or its answer."""
        self.exchange(name, self.fault(f"{where}{when}", nth, Unreachable))

    @rule(name=computers, where=st.sampled_from(CALLS), when=st.sampled_from("?!"), nth=st.integers(1, 3))
    def crash_in_sync(self, name: str, where: str, when: str, nth: int) -> None:
        self.exchange(name, self.fault(f"{where}{when}", nth, Crash))

    @rule(name=computers)
    def push_again(self, name: str) -> None:
        """An old request comes a second time; its answer gets lost or comes much later."""
        channel = self.company.computers[name].channel
        if channel.pushes and self.disaster != "hub":
            answer = self.company.hub.push(channel.token, channel.pushes[0])
            self.late_answers.append((name, answer))

    @rule(name=computers)
    def pull_ahead(self, name: str) -> None:
        """An answer to a pull that arrives later, as a reply in a file does."""
        computer = self.company.computers[name]
        cursor = registration(computer.database).cursor
        self.late_pages.append((name, cursor, computer.channel.pull(cursor, 3)))

    @precondition(lambda self: self.late_answers or self.late_pages)
    @rule(last=st.booleans(), twice=st.booleans())
    def late_mail(self, last: bool, twice: bool) -> None:
        at = -1 if last else 0
        for _time in range(1 + twice):
            if self.late_pages:
                name, cursor, page = self.late_pages[at]
                self.company.computers[name].exchange().take_rows(page, cursor)
            if self.late_answers:
                name, answer = self.late_answers[at]
                self.company.computers[name].exchange().take_acks(answer)
        self.late_pages, self.late_answers = self.late_pages[1:], self.late_answers[1:]

    # disasters
    @rule(name=st.sampled_from(LAPTOPS))
    def back_up(self, name: str) -> None:
        if name not in self.older:
            self.older[name] = self.folder / f"older-{name}"
            self.closed_copy(name, self.older[name])

    @precondition(lambda self: self.disaster != "hub")
    @rule(name=st.sampled_from(LAPTOPS))
    def go_back(self, name: str) -> None:
        """The laptop's data folder is put back from its copy: what it did since is only where it sent it."""
        if name in self.older:
            self.disaster = "computer"
            self.forget(name)
            self.ledger.lost(self.company.computers[name], self.at(name))
            self.at(name).database.close()
            shutil.rmtree(self.folder / "now" / name)
            shutil.move(self.older.pop(name), self.folder / "now" / name)
            self.reopen(name)

    @rule()
    def back_up_hub(self) -> None:
        if "hub" not in self.older:
            self.older["hub"] = self.folder / "older-hub"
            self.company.hub.close()
            shutil.copytree(self.folder / "now" / "hub", self.older["hub"])
            self.company.reopen_hub()

    @precondition(lambda self: self.disaster == "" and "hub" in self.older)
    @rule()
    def hub_goes_back(self) -> None:
        """The hub comes from yesterday's backup."""
        self.disaster = "hub"
        self.late_answers, self.late_pages = [], []
        self.company.hub.close()
        shutil.rmtree(self.folder / "now" / "hub")
        shutil.move(self.older.pop("hub"), self.folder / "now" / "hub")
        self.company.reopen_hub()
        self.company.hub.new_epoch()

    # what must always be so
    @invariant()
    def nobody_has_more_than_his_own(self) -> None:
        if hasattr(self, "company"):
            for name in LAPTOPS:
                nobody_has_others_orders(self.company, name)

    def teardown(self) -> None:
        if not hasattr(self, "company"):
            return
        try:
            self.until_quiet()
            everything_is_right(self.company, self.ledger, self.disaster)
        finally:
            self.company.close()
            shutil.rmtree(self.folder)

    # inside
    def until_quiet(self) -> None:
        """Everybody exchanges until nobody has anything to say."""
        for _round in range(6):
            done = [self.exchange(name) for name in PEOPLE]
            if all(outcome and outcome.agrees and not outcome.pulled + outcome.pushed for outcome in done):
                return
        raise AssertionError(f"never quiet: {done}")

    def at(self, name: str) -> Any:
        return self.company.computers[name].context

    def order(self, name: str, nth: int) -> Id | None:
        here = deeds.orders_here(self.at(name), PEOPLE[name])
        return here[nth % len(here)] if here else None

    def status(self, name: str, order: Id) -> str:
        with self.at(name).reading() as session:
            return session.get_one(Order, order).status

    def numbers(self, name: str) -> set[str]:
        with self.at(name).reading() as session:
            return {order.number for order in session.query(Order)}

    def fault(self, where: str, nth: int, error: type[Exception]) -> Any:
        seen = [0]

        def raise_it(here: str) -> None:
            seen[0] += here == where
            if here == where and seen[0] == nth:
                raise error()

        return raise_it

    def exchange(self, name: str, fault: Any = None) -> Outcome | None:
        """Also what a person does when the hub no longer knows his computer: he registers it anew."""
        computer = self.company.computers[name]
        try:
            return computer.sync(fault) if fault else computer.sync()
        except Unreachable:
            pass
        except Crash:
            self.reopen(name)
        except Refused as refusal:
            if refusal.code != FORK:
                raise
            self.register_again(name)
        return None

    def register_again(self, name: str) -> None:
        old = self.company.computers[name]
        logins = [PEOPLE[name]]
        self.company.computers[name] = register(old.context, self.company.hub, logins, "again")
        self.forget(name)

    def forget(self, name: str) -> None:
        self.late_answers = [late for late in self.late_answers if late[0] != name]
        self.late_pages = [late for late in self.late_pages if late[0] != name]

    def reopen(self, name: str) -> None:
        old = self.company.computers[name]
        old.database.close()
        context = opened(self.folder / "now" / name, self.company.clock)
        context.person = old.context.person
        token = registration(context.database).token
        self.company.computers[name] = Computer(context, InProcess(self.company.hub, token, pushes=old.channel.pushes))

    def closed_copy(self, name: str, target: Path) -> None:
        self.at(name).database.close()
        shutil.copytree(self.folder / "now" / name, target)
        self.reopen(name)


def _quick_folder() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


@pytest.mark.parametrize("part", range(PARTS))
def test_everything_converges(part: int, founded: Company) -> None:  # R3 R4 R7 R10
    Machine.base = founded
    seeded = type("Machine", (Machine,), {"_hypothesis_internal_use_seed": None if RUNS else part})
    run_state_machine_as_test(
        seeded,
        settings=settings(
            max_examples=RUNS or 300 // PARTS, stateful_step_count=20, deadline=None, database=None,
            suppress_health_check=list(HealthCheck), print_blob=True, phases=[Phase.generate],
        ),
    )  # fmt: skip

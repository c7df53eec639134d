"""What people do in the stateful suite, and what every rule needs: whose computer it is and what is on it."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from fieldtech.model.base import Id
from fieldtech.model.orders import Order
from fieldtech.sync.channel import FORK, Refused, Unreachable
from fieldtech.sync.exchange import Outcome
from fieldtech.sync.messages import PullAnswer, PushAnswer

from . import deeds
from .company import LAPTOP, OFFICE, OTHER, PEOPLE, SECOND, SPARE, TECHNICIANS, Company, copied, opened
from .computers import Computer, InProcess, Ledger, register, registration
from .hubs import HubHome, ServerHome

CLONE = "clone"
LAPTOPS = (LAPTOP, SPARE, OTHER)
OFFICES = (OFFICE, SECOND)
STEPS = (
    ("assign_emergency", "registered", "assigned"), ("accept", "assigned", "accepted"),
    ("refuse", "assigned", "approved"), ("depart", "accepted", "departed"),
)  # fmt: skip
computers = st.sampled_from((*PEOPLE, CLONE))
laptops = st.sampled_from((*LAPTOPS, CLONE))
numbers = st.integers(0, 3)


class Crash(Exception):
    """The program ends here."""


class Working(RuleBasedStateMachine):
    """One company; ``server`` is the schema for its hub, or nothing for SQLite."""

    base: Company
    server: str = ""

    @initialize(sizes=st.sampled_from(((1, 1), (2, 1), (2, 2), (3, 1), (50, 3))))
    def begin(self, sizes: tuple[int, int]) -> None:
        """``sizes`` are the rows of a page and the operations of a push: what goes wrong does so between them, too."""
        self.sizes = sizes
        self.folder = Path(tempfile.mkdtemp(dir=_quick_folder()))
        home: HubHome | None = ServerHome(self.folder / "now-hub", self.server) if self.server else None
        self.company = copied(self.base, self.folder / "now", home)
        self.ledger = Ledger()
        self.late_answers: list[tuple[str, PushAnswer]] = []
        self.late_pages: list[tuple[str, int, PullAnswer]] = []
        self.sticks: list[bytes] = []
        self.replies: list[tuple[str, bytes]] = []
        self.older: dict[str, Path] = {}
        self.disaster = ""

    # what people do
    @rule(name=computers, nth=numbers, text=st.sampled_from("ab"))
    def write(self, name: str, nth: int, text: str) -> None:
        if order := self.order(name, nth):
            deeds.entry(self.at(name), order, text)

    @rule(name=computers, nth=numbers, text=st.sampled_from("xyz"))
    def arrive(self, name: str, nth: int, text: str) -> None:
        if order := self.order(name, nth):
            deeds.arrive(self.at(name), order, text)

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
        allowed = (OFFICE,) if which[0] == "assign_emergency" else (*LAPTOPS, CLONE)
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

    @rule(name=laptops, nth=numbers)
    def seal(self, name: str, nth: int) -> None:
        if order := self.order(name, nth):
            deeds.seal(self.at(name), order)

    @rule(name=laptops, nth=numbers, picture=st.binary(min_size=1, max_size=40))
    def photograph(self, name: str, nth: int, picture: bytes) -> None:
        if order := self.order(name, nth):
            deeds.photo(self.at(name), order, picture)

    # for all rules
    def here(self, name: str) -> str:
        """The computer; where nobody copied one, the clone's part is played by another."""
        return name if name in self.company.computers else LAPTOP

    def computer(self, name: str) -> Computer:
        return self.company.computers[self.here(name)]

    def at(self, name: str) -> Any:
        return self.computer(name).context

    def order(self, name: str, nth: int) -> Id | None:
        found = deeds.orders_here(self.at(name), self.company.people[self.here(name)])
        return found[nth % len(found)] if found else None

    def status(self, name: str, order: Id) -> str:
        with self.at(name).reading() as session:
            return session.get_one(Order, order).status

    def numbers(self, name: str) -> set[str]:
        with self.at(name).reading() as session:
            return {order.number for order in session.query(Order)}

    def exchange(self, name: str, fault: Any = None) -> Outcome | None:
        """Also what a person does when the hub no longer knows his computer: he registers it anew."""
        computer = self.computer(name)
        computer.page, computer.most = self.sizes
        try:
            return computer.sync(fault) if fault else computer.sync()
        except Unreachable:
            pass
        except Crash:
            self.reopen(self.here(name))
        except Refused as refusal:
            if refusal.code != FORK:
                raise
            self.register_again(self.here(name))
        return None

    def register_again(self, name: str) -> None:
        old = self.company.computers[name]
        logins = [self.company.people[name]]
        self.company.computers[name] = register(old.context, self.company.hub, logins, "again")
        self.forget(name)

    def forget(self, name: str) -> None:
        """What is still on the wire belongs to a registration that is over; files may come as late as they like."""
        self.late_answers = [late for late in self.late_answers if late[0] != name]
        self.late_pages = [late for late in self.late_pages if late[0] != name]

    def reopen(self, name: str) -> None:
        old = self.company.computers[name]
        old.database.close()
        self.open_at(name, old.context.person, old.channel)

    def open_at(self, name: str, person: Any, channel: InProcess) -> None:
        context = opened(self.folder / "now" / name, self.company.clock)
        context.person = person
        token = registration(context.database).token
        self.company.computers[name] = Computer(context, InProcess(self.company.hub, token, pushes=channel.pushes))

    def closed_copy(self, name: str, target: Path) -> None:
        self.company.computers[name].database.close()
        shutil.copytree(self.folder / "now" / name, target)
        self.reopen(name)


def _quick_folder() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None

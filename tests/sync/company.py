"""A small company with two office computers and three laptops, set up once and copied for every run."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import stories
from fieldtech.clock import FixedClock
from fieldtech.hub.hub import Hub
from fieldtech.model.catalogue import Part, StockLocation
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.people import ServiceCentre, User
from fieldtech.paths import DataFolder
from fieldtech.services.context import Context
from fieldtech.services.devices import Devices
from fieldtech.store.blobs import Blobs
from fieldtech.store.database import Database
from fieldtech.store.schema import bring_up_to_date

from . import deeds
from .computers import Computer, InProcess, new_hub, register, registration
from .hubs import FileHome, HubHome

OFFICE, SECOND, LAPTOP, SPARE, OTHER = "office", "second", "laptop", "spare", "other"
PEOPLE = {OFFICE: "zhenghao", SECOND: "zhoumin", LAPTOP: "wulei", SPARE: "wulei", OTHER: "zhaoqiang"}
"""Who works on which computer; 吴磊 has two."""
ROLES = {"zhenghao": "DI", "zhoumin": "DI", "wulei": "TE", "zhaoqiang": "TE", "fengli": "FI"}
TECHNICIANS = ("wulei", "zhaoqiang")
NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
KEY = bytes(range(32))


@dataclass
class Company:
    """The hub and its computers, as they are after a first exchange."""

    folder: Path
    hub: Hub
    computers: dict[str, Computer]
    clock: FixedClock
    home: HubHome
    people: dict[str, str] = field(default_factory=lambda: dict(PEOPLE))

    def reopen_hub(self) -> None:
        """As after a restart of the server."""
        self.hub = self.home.open(self.clock)
        for computer in self.computers.values():
            computer.channel.hub = self.hub

    def close(self) -> None:
        """Let go of all files."""
        self.hub.close()
        for computer in self.computers.values():
            computer.database.close()


def found(folder: Path) -> Company:
    """A few people, a customer and three orders; everybody is registered and has synced once."""
    clock = FixedClock(NOW)
    first = opened(folder / OFFICE, clock)
    _fill(first)
    hub = new_hub(folder / "hub", clock)
    computers = {OFFICE: register(first, hub, ROLES, "first")}
    deeds.act_as(first, PEOPLE[OFFICE])
    for number, technician in enumerate((*TECHNICIANS, TECHNICIANS[0]), 1):
        deeds.register(first, f"WX-{number}", technician)
    computers[OFFICE].sync()
    for name in (SECOND, LAPTOP, SPARE, OTHER):
        logins = list(ROLES) if name == SECOND else [PEOPLE[name]]
        computers[name] = register(opened(folder / name, clock), hub, logins)
    for _round in range(2):
        for name, computer in computers.items():
            assert computer.sync().agrees, name
            deeds.act_as(computer.context, PEOPLE[name])
    company = Company(folder, hub, computers, clock, FileHome(folder / "hub"))
    company.close()
    return company


def copied(company: Company, folder: Path, home: HubHome | None = None) -> Company:
    """Another one in the same state, in a moment; ``home`` is where its hub's data go."""
    shutil.copytree(company.folder, folder, ignore=shutil.ignore_patterns("*-shm", "hub"))
    clock = FixedClock(company.clock())
    home = home or FileHome(folder / "hub")
    home.begin_as(company.folder / "hub")
    hub = home.open(clock)
    computers = {}
    for name, old in company.computers.items():
        context = opened(folder / name, clock)
        context.person = old.context.person
        computers[name] = Computer(context, InProcess(hub, registration(context.database).token))
    return Company(folder, hub, computers, clock, home)


def opened(folder: Path, clock: FixedClock) -> Context:
    """The data of one computer, new or not; without the catalogue, which nobody needs here."""
    data = DataFolder(folder)
    database = Database(data.database, KEY, on_commit_check=stories.OP_GUARD)
    fresh = bring_up_to_date(database, backup=lambda _database: None)
    context = Context(database, Blobs(data.blobs, KEY), data, clock, stories.ZONE)
    if fresh:
        Devices(context).ensure_this()
    return context


def _fill(context: Context) -> None:
    with context.transaction() as session:
        session.add(ServiceCentre(code="QD01", name="青岛", company="公司"))
        session.flush()
        customer = Customer(number="C-1", name="海岳", centre_code="QD01")
        people = [User(login=login, name=login, role=role, centre_code="QD01") for login, role in ROLES.items()]
        store = StockLocation(code="WH", kind="warehouse", name="库", centre_code="QD01")
        vans = [
            StockLocation(code=f"VAN-{login}", kind="van", name=login, centre_code="QD01", holder_login=login)
            for login in TECHNICIANS
        ]
        session.add_all(
            [customer, *people, store, *vans, Part(code="P-1", name_zh="线", name_en="wire", price_cents=100)]
        )
        session.flush()
        vehicle = Vehicle(number="V-1", plate="鲁B12345", customer_id=customer.id)
        session.add(vehicle)
        context.op(session, "import", "vehicles", "", {})

"""The office's computer dies and the hub is put back from yesterday's backup: nothing a computer has is lost (R10)."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import select, text

from fieldtech.hub.backup import make_hub_backup, restore_hub_backup
from fieldtech.hub.tables import SEALS
from fieldtech.model.local import Op
from fieldtech.model.orders import Entry, Photo
from fieldtech.sync.channel import OLD_COPY, Refused

from . import deeds
from .company import LAPTOP, OFFICE, OTHER, PEOPLE, SECOND, SPARE, Company, copied
from .computers import Ledger, contents, differences, new_hub, register, registration, unsettled
from .hubs import FileHome, HubHome, ServerHome
from .proofs import everything_is_right

ORDERS_OF_COMING_BACK = [order for n, order in enumerate(permutations(PEOPLE)) if n % 30 == 7]


@dataclass
class Office:
    """A company, where its hub's database is, and yesterday's backup."""

    company: Company
    url: str
    backup: Path | None = None

    def evening(self, folder: Path) -> None:
        """The backup of every night, and a copy of the photos."""
        home = self.company.home.folder
        self.backup = make_hub_backup(self.url, None, folder / "backups", self.company.clock())
        shutil.copytree(home / "blobs", folder / "photos")

    def disaster(self, folder: Path) -> None:
        """A new computer, and on it what was backed up."""
        self.company.hub.close()
        home = self.company.home.folder
        shutil.rmtree(home)
        shutil.copytree(folder / "photos", home / "blobs")
        assert self.backup is not None
        restore_hub_backup(self.backup, self.url, None, self.company.clock(), replace=True)
        self.company.reopen_hub()


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, founded: Company, tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "company" / "hub"
    home: HubHome = FileHome(folder)
    url = f"sqlite:///{folder / 'hub.db'}"
    if request.param == "postgresql":
        server = request.getfixturevalue("server")
        if server is None:
            pytest.skip("FIELDTECH_NO_POSTGRES=1")
        url = server.new_database()
        home = ServerHome(folder, url)
    company = copied(founded, tmp_path / "company", home)
    yield Office(company, url)
    company.close()


def everybody_syncs(company: Company, names: tuple[str, ...]) -> None:
    for _round in range(6):
        done = [company.computers[name].sync() for name in names]
        if all(outcome.agrees and not outcome.pulled + outcome.pushed for outcome in done):
            return
    raise AssertionError(f"never quiet: {done}")


def work(company: Company, day: str) -> None:
    """Both technicians on site, the office at its desk."""
    for name in (LAPTOP, OTHER):
        context = company.computers[name].context
        order = deeds.orders_here(context, PEOPLE[name])[0]
        deeds.entry(context, order, f"{day} on {name}")
        deeds.photo(context, order, f"{day} {name}".encode() * 100)
        deeds.seal(context, order)
        deeds.move(context, order, 1)
    deeds.register(company.computers[OFFICE].context, f"WX-{day}", PEOPLE[LAPTOP])
    deeds.customer(company.computers[SECOND].context, f"C-{day}")


def photos_of(company: Company) -> set[str]:
    with company.computers[OFFICE].context.reading() as session:
        return {sha for one in session.scalars(select(Photo)) for sha in (one.original_sha, one.shown_sha)}


@pytest.mark.parametrize("back", ORDERS_OF_COMING_BACK, ids=lambda names: names[0] + "-" + names[1])
def test_whoever_comes_first_nothing_is_lost(back: tuple[str, ...], office: Office, tmp_path: Path) -> None:  # R10
    company = office.company
    work(company, "yesterday")
    everybody_syncs(company, tuple(PEOPLE))
    office.evening(tmp_path)
    work(company, "today")
    everybody_syncs(company, tuple(PEOPLE))
    moved = deeds.orders_here(company.computers[OFFICE].context, PEOPLE[OFFICE])[0]
    deeds.reassign(company.computers[OFFICE].context, moved, PEOPLE[OTHER])
    everybody_syncs(company, tuple(PEOPLE))
    waiting = company.computers[SPARE].context
    deeds.entry(waiting, deeds.orders_here(waiting, PEOPLE[SPARE])[0], "not sent when it happened")
    before = contents(company.computers[OFFICE].database, places=False)
    photos = photos_of(company)

    office.disaster(tmp_path)
    with company.hub._engines.reading() as connection:
        assert len(connection.execute(select(SEALS)).all()) == 2
    everybody_syncs(company, back)

    everything_is_right(company, Ledger(), "hub")
    after = contents(company.computers[OFFICE].database, places=False)
    lost = {table: gone for table, (gone, _new) in differences(before, after).items() if gone and table != "orders"}
    assert lost == {}
    kept = {values["id"] for _place, values in after["orders"]}
    assert {values["id"] for _place, values in before["orders"]} <= kept
    assert {str(values["body"]["text"]) for _place, values in after["entries"]} >= {
        f"{day} on {name}" for day in ("yesterday", "today") for name in (LAPTOP, OTHER)
    } | {"not sent when it happened"}  # fmt: skip
    for sha in photos:
        assert company.hub.blob_state(company.computers[OFFICE].channel.token, sha) is None
    assert company.hub.seal_faults() == []
    with company.hub._engines.reading() as connection:
        assert len(connection.execute(select(SEALS)).all()) == 4
    for computer in company.computers.values():
        assert unsettled(computer.database) == []
        with computer.context.reading() as session:
            assert session.execute(text("SELECT count(*) FROM blob_states WHERE state <> 'confirmed'")).scalar() == 0


def test_a_hub_that_forgot_a_computer_altogether(company: Company, tmp_path: Path) -> None:  # R10
    """The backup is older than the first thing it sent: all of that is sent again, with its photos."""
    laptop = company.computers[LAPTOP]
    company.hub.close()
    company.home.keep(tmp_path / "older")
    company.reopen_hub()
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    deeds.photo(laptop.context, order, b"the first thing")
    deeds.entry(laptop.context, order, "the second thing")
    assert laptop.sync().agrees
    _put_back(company, tmp_path / "older")
    everybody_syncs(company, tuple(PEOPLE))
    everything_is_right(company, Ledger(), "hub")
    for sha in photos_of(company):
        assert company.hub.blob_state(laptop.channel.token, sha) is None


def test_what_was_refused_and_done_once_more_by_hand_stands_once(company: Company, tmp_path: Path) -> None:  # R10
    laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    company.hub.close()
    company.home.keep(tmp_path / "older")
    company.reopen_hub()
    device = registration(laptop.database).device_id
    company.hub.set_people(device, [PEOPLE[OTHER]])  # a slip of the office
    deeds.entry(laptop.context, order, "paid 300")
    laptop.sync()
    company.hub.set_people(device, [PEOPLE[LAPTOP]])
    laptop.sync()
    deeds.entry(laptop.context, order, "paid 300")
    assert laptop.sync().agrees
    _put_back(company, tmp_path / "older")
    everybody_syncs(company, tuple(PEOPLE))
    everything_is_right(company, Ledger(), "hub")
    with office.context.reading() as session:
        said = [entry.body.get("text") for entry in session.scalars(select(Entry))]
    assert said.count("paid 300") == 1
    with laptop.context.reading() as session:
        told = session.scalars(select(Op).order_by(Op.dev_seq)).all()
    assert [(op.result, op.reason, op.state) for op in told][-2:] == [
        ("rejected", "not_of_this_computer", "refused"), ("ok", "", "confirmed"),
    ]  # fmt: skip
    again = register(laptop.context, company.hub, [PEOPLE[LAPTOP]], "again")
    deeds.entry(again.context, order, "the next thing")
    assert again.sync().agrees and unsettled(again.database) == []


def test_a_computer_that_registered_after_the_backup_registers_again(company: Company, tmp_path: Path) -> None:  # R10
    company.hub.close()
    company.home.keep(tmp_path / "older")
    company.reopen_hub()
    fresh = register(company.computers[LAPTOP].context, company.hub, [PEOPLE[LAPTOP]], "again")
    company.computers[LAPTOP] = fresh
    order = deeds.orders_here(fresh.context, PEOPLE[LAPTOP])[0]
    for words in ("one", "two"):
        deeds.entry(fresh.context, order, words)
    assert fresh.sync().agrees
    _put_back(company, tmp_path / "older")
    with pytest.raises(Refused, match="device_unknown"):
        fresh.sync()
    company.computers[LAPTOP] = register(fresh.context, company.hub, [PEOPLE[LAPTOP]], "again")
    everybody_syncs(company, tuple(PEOPLE))
    everything_is_right(company, Ledger(), "hub")


def test_an_old_copy_of_the_hub_gets_no_photos_and_nothing_counts_as_stored(company: Company, tmp_path: Path) -> None:
    """Somebody left it running: what it takes the office does not have."""
    laptop = company.computers[LAPTOP]
    company.hub.close()
    company.home.keep(tmp_path / "old")
    company.reopen_hub()
    company.hub.new_epoch()
    assert laptop.sync().agrees
    before = registration(laptop.database).synced_at
    company.clock.advance(timedelta(hours=1))
    old = new_hub(tmp_path / "old", company.clock)
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    deeds.photo(laptop.context, order, b"the only picture")
    laptop.channel.hub = old
    calls: list[str] = []
    with pytest.raises(Refused, match=OLD_COPY):
        laptop.sync(calls.append)
    assert calls == ["push?", "push!"] and registration(laptop.database).synced_at == before
    laptop.channel.hub = company.hub
    assert laptop.sync().agrees

    def swapped(where: str) -> None:  # the right one answered the push
        if where == "pull?":
            laptop.channel.hub = old

    with pytest.raises(Refused, match=OLD_COPY):
        laptop.sync(swapped)
    old.close()
    assert company.computers[OFFICE].sync().agrees
    assert photos_of(company)
    for sha in photos_of(company):
        assert company.hub.blob_state(laptop.channel.token, sha) is None


def _put_back(company: Company, copy: Path) -> None:
    company.hub.close()
    company.home.put_back(copy)
    company.reopen_hub()
    company.hub.new_epoch()

"""The real hub behind the server: files that came damaged, a full disk, what a first computer hears."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldtech.errors import MachineError
from fieldtech.hub.desk import HubChannel, HubDesk
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.hub import Hub
from fieldtech.sync.channel import Refused
from fieldtech.sync.joining import Registration
from fieldtech.sync.messages import Push

from .office import Laptop, Office, key, new

PHOTO = bytes(range(256)) * 40
SHA = hashlib.sha256(PHOTO).hexdigest()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Office]:
    """A hub on SQLite."""
    made = Office(f"sqlite:///{tmp_path}/hub.db", tmp_path / "hub")
    yield made
    made.hub.close()


def with_photo(office: Office) -> HubChannel:
    """An order whose photo has not come yet."""
    order = office.order("A", "tom", "in_repair")
    photo = new("photos", order_id=order, slot="plate", original_sha=SHA, shown_sha=SHA, by="tom")
    office.tom.must("add_photo", photo, about=order)
    return HubChannel(HubDesk(office.hub), office.tom.token)


def test_a_photo_that_was_damaged_on_the_way_begins_again(small: Office) -> None:
    channel = with_photo(small)
    assert channel.put_blob(SHA, 0, PHOTO[:5_000], len(PHOTO)) == 5_000
    with pytest.raises(Refused, match="blob_hash_differs"):
        channel.put_blob(SHA, 5_000, bytes(len(PHOTO) - 5_000), len(PHOTO))
    assert channel.blob_state(SHA) == (0, False)
    assert channel.put_blob(SHA, 0, PHOTO, len(PHOTO)) == len(PHOTO)
    assert channel.blob_state(SHA)[1] and channel.get_blob(SHA, 100) == PHOTO[100:]
    assert channel.get_blob(SHA, len(PHOTO)) == b""


def test_a_file_nobody_named_is_not_taken(small: Office) -> None:  # P38
    channel = HubChannel(HubDesk(small.hub), small.tom.token)
    for ask in (lambda: channel.put_blob(SHA, 0, PHOTO, len(PHOTO)), lambda: channel.blob_state(SHA)):
        with pytest.raises(Refused, match="blob_unknown"):
            ask()


def limited(hub: Hub, pages: int) -> None:
    """As many pages as the disk has room for; the writer has one connection."""
    with hub._engines._writer.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_keeps_nothing_and_goes_on_later(small: Office) -> None:
    desk = HubDesk(small.hub)
    with small.hub._engines.reading() as connection:
        pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
    laptop = Laptop(small.hub, ("cora",), "desk 2")
    ops = [
        laptop.op("save_vehicle", new("vehicles", number=f"X{n}", customer_id=small.ids["customer"], note="n" * 900))
        for n in range(300)
    ]
    before = small.hub.figures().seq
    limited(small.hub, pages + 8)
    with pytest.raises(MachineError, match="disk_full"):
        desk.push(laptop.token, Push(ops))
    assert small.hub.figures().seq == before
    limited(small.hub, 1_000_000)
    assert {ack.result for ack in desk.push(laptop.token, Push(ops)).acks} == {"ok"}


def test_the_first_computer_hears_that_it_is_the_first(tmp_path: Path) -> None:
    hub = Hub.open(f"sqlite:///{tmp_path}/hub.db", tmp_path)
    for first in (True, False):
        wanted = Registration("07" * 32, "PEM", "n" * 500, "", key(), hub.new_code(["ada"], "x"))
        told = HubDesk(hub, lambda said=first: said).welcome(wanted)
        assert told.first == first and len(told.office) == 64
    assert {len(one.name) for one in hub.devices()} == {80}
    with pytest.raises(HubRefused, match="key_malformed"):
        HubDesk(hub).welcome(Registration("zz", "PEM", code="x"))
    hub.close()


def test_the_computer_that_brings_the_company_has_all_its_people(tmp_path: Path) -> None:
    hub = Hub.open(f"sqlite:///{tmp_path / 'hub.db'}", tmp_path)
    for knows_nobody, people in ((True, ["ada", "tom", "cora"]), (False, ["ada"])):
        code = hub.new_code(("ada",), "office")
        wanted = Registration("07" * 32, "PEM", "office", "", "", code, ["tom", "cora"])
        welcome = HubDesk(hub, lambda first=knows_nobody: first).welcome(wanted)  # type: ignore[misc]
        assert (welcome.first, welcome.logins) == (knows_nobody, people)
    hub.close()

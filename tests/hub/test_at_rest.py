"""The office's data on its own computer: neither database nor photos nor pieces of them can be read without the key."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fieldtech.clock import FixedClock
from fieldtech.errors import MachineError
from fieldtech.hub.backup import make_hub_backup, restore_hub_backup
from fieldtech.hub.blobs import BlobShelf
from fieldtech.hub.config import HubConfig, save_config, sqlite_url
from fieldtech.hub.desk import open_hub
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.examine import examine, users_at
from fieldtech.hub.hub import Hub
from fieldtech.hub.keeper import Keeper
from fieldtech.hub.parts import PlainParts, SealedParts

from .office import NOW, START, Laptop, new

KEY, OTHER = bytes(range(32)), bytes(32)
SECRET = b"Harbour Logistics 13812345678"
PICTURE = SECRET * 400
SHA = hashlib.sha256(PICTURE).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A hub that was told to encrypt."""
    at = tmp_path / "hub"
    at.mkdir()
    save_config(at, HubConfig(sqlite_url(at), encrypted=True, tls=False))
    return at


@pytest.fixture
def hub(folder: Path) -> Iterator[Hub]:
    opened = open_hub(folder, FixedClock(START), KEY)
    yield opened
    opened.close()


def filled(hub: Hub) -> Laptop:
    """A customer, an order with a photo, and half of another photo."""
    desk = Laptop(hub, ("ada",), "desk")
    user = new("users", login="ada", name="Ada", role="DI", centre_code="Q", active=True, can_login=True, pin_hash="x")
    desk.must("found_company", user, by="system")
    order = new("orders", number="WX-1", kind="repair", status="registered", created_by="ada", title=SECRET.decode())
    desk.must("register_order", order)
    other = hashlib.sha256(PICTURE * 2).hexdigest()
    for sha in (SHA, other):
        photo = new("photos", order_id=order.key[0], slot="a", original_sha=sha, shown_sha=sha, at=NOW, by="ada")
        desk.must("add_photo", photo, about=order.key[0])
    assert hub.put_blob(desk.token, SHA, 0, PICTURE) is None
    assert hub.put_blob(desk.token, other, 0, PICTURE) == len(PICTURE)
    return desk


def spoil(path: Path) -> None:
    """Turn one bit of the file: a byte chosen beforehand may be what an encrypted file ends with anyway."""
    held = path.read_bytes()
    path.write_bytes(held[:-1] + bytes([held[-1] ^ 1]))


def test_nothing_readable_lies_on_the_disk(hub: Hub, folder: Path) -> None:
    desk = filled(hub)
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "hub.json"]
    assert {"hub.db", SHA} <= {path.name for path in files} and any(path.parent.name == "parts" for path in files)
    for path in files:
        held = path.read_bytes()
        assert SECRET not in held and b"SQLite format" not in held and b"hub_rows" not in held, path
    assert hub.get_blob(desk.token, SHA) == PICTURE and hub.get_blob(desk.token, SHA, 100, 50) == PICTURE[100:150]
    assert hub.get_blob(desk.token, SHA, len(PICTURE)) == b""


def test_only_its_key_opens_it(hub: Hub, folder: Path) -> None:
    desk = filled(hub)
    hub.close()
    for key, code in ((None, "hub_needs_key"), (OTHER, "hub_database_unusable")):
        with pytest.raises(MachineError) as refused:
            open_hub(folder, FixedClock(START), key)
        assert refused.value.code == code
    again = open_hub(folder, FixedClock(START), KEY)
    assert again.get_blob(desk.token, SHA) == PICTURE
    again.close()
    assert [user["login"] for user in users_at(folder, KEY)] == ["ada"]


def test_it_is_examined_and_a_damaged_photo_is_found(hub: Hub, folder: Path) -> None:
    filled(hub)
    hub.close()
    assert [found.faults for found in examine(folder, FixedClock(START), KEY)] == [(), (), ()]
    path = folder / "blobs" / SHA[:2] / SHA
    spoil(path)
    assert [found.faults for found in examine(folder, FixedClock(START), KEY)] == [(), (), (SHA[:12],)]


def test_its_backups_are_encrypted_alike_and_come_back(hub: Hub, folder: Path) -> None:
    desk, url = filled(hub), sqlite_url(folder)
    clock = FixedClock(START)
    made = Keeper(url, folder, clock, KEY).look()
    assert made is not None and SECRET not in made.read_bytes() and b"SQLite format" not in made.read_bytes()
    hub.close()
    for wrong in (None, OTHER):
        with pytest.raises(MachineError):
            restore_hub_backup(made, url, wrong, START, replace=True)
    restore_hub_backup(made, url, KEY, START, replace=True)
    again = open_hub(folder, clock, KEY)
    assert again.get_blob(desk.token, SHA) == PICTURE
    again.close()
    make_hub_backup(url, KEY, folder / "more", START + timedelta(days=1))


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "sealed"])
def test_a_file_in_pieces_goes_on_where_it_stopped(tmp_path: Path, key: bytes | None) -> None:
    assert BlobShelf(tmp_path, key=key).put(SHA, 0, PICTURE[:1_000]) == 1_000
    assert BlobShelf(tmp_path, key=key).put(SHA, 1_000, PICTURE[1_000:5_000]) == 5_000
    shelf = BlobShelf(tmp_path, key=key)
    assert shelf.state(SHA) == 5_000
    assert shelf.put(SHA, 3_000, PICTURE[3_000:6_000]) == 6_000
    with pytest.raises(HubRefused, match="blob_gap"):
        shelf.put(SHA, 7_000, PICTURE[7_000:])
    assert shelf.put(SHA, 0, PICTURE[:10]) == 10
    longer = bytes(len(PICTURE) + 1)
    assert shelf.put(SHA, 10, longer) == 10 + len(longer)
    assert shelf.put(SHA, 10, PICTURE[10:]) is None
    assert shelf.get(SHA, 0, 1 << 20) == PICTURE and not list((tmp_path / "parts").iterdir())


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "sealed"])
@pytest.mark.parametrize("left", [bytes(131_072), b"!" * 700], ids=["zeros", "rubbish"])
def test_what_a_power_cut_left_of_a_file_in_pieces_does_not_stop_it(
    tmp_path: Path, key: bytes | None, left: bytes
) -> None:
    assert BlobShelf(tmp_path, key=key).put(SHA, 0, PICTURE[:1_000]) == 1_000
    part = tmp_path / "parts" / SHA
    for spoiled in (part.read_bytes() + left, left):
        part.write_bytes(spoiled)
        shelf = BlobShelf(tmp_path, key=key)
        have = shelf.state(SHA)
        assert have is not None and have >= 0
        for _turn in range(3):  # a computer sends from where the hub says; at the end the hash decides
            have = shelf.put(SHA, min(have, len(PICTURE)), PICTURE[min(have, len(PICTURE)) :])
            if have is None:
                break
            have = 0 if have >= len(PICTURE) else have
        assert shelf.get(SHA, 0, 1 << 20) == PICTURE
        (tmp_path / SHA[:2] / SHA).unlink()
        part.write_bytes(left)


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "sealed"])
def test_a_file_that_rotted_is_set_aside_and_asked_for_again(tmp_path: Path, key: bytes | None) -> None:
    shelf = BlobShelf(tmp_path, key=key)
    assert shelf.put(SHA, 0, PICTURE) is None
    path = tmp_path / SHA[:2] / SHA
    spoil(path)
    with pytest.raises(HubRefused, match="blob_missing"):
        shelf.get(SHA, 0, 1 << 20)
    assert shelf.state(SHA) == 0 and path.with_name(f"{SHA}.damaged").is_file()
    assert shelf.put(SHA, 0, PICTURE) is None
    assert shelf.get(SHA, 0, 1 << 20) == PICTURE


def test_a_file_whose_first_piece_rotted_begins_again(tmp_path: Path) -> None:
    assert BlobShelf(tmp_path, key=KEY).put(SHA, 0, PICTURE[:1_000]) == 1_000
    spoil(tmp_path / "parts" / SHA)
    shelf = BlobShelf(tmp_path, key=KEY)
    assert shelf.put(SHA, 1_000, PICTURE[1_000:2_000]) == 0
    assert shelf.put(SHA, 0, PICTURE) is None


def test_a_piece_that_was_torn_by_a_crash_is_not_there(tmp_path: Path) -> None:
    parts, path = SealedParts(KEY), tmp_path / SHA
    parts.write(path, 0, PICTURE[:1_000])
    whole = path.stat().st_size
    parts.write(path, 1_000, PICTURE[1_000:2_000])
    torn = path.read_bytes()
    for length in (whole, whole + 3, len(torn) - 1):
        path.write_bytes(torn[:length])
        assert parts.size(path) == 1_000 and parts.read(path) == PICTURE[:1_000]
        parts.write(path, 1_000, PICTURE[1_000:1_500])
        assert parts.read(path) == PICTURE[:1_500]
    path.write_bytes(torn[:40] + bytes([torn[40] ^ 1]) + torn[41:])
    with pytest.raises(MachineError, match="blob_damaged"):
        parts.read(path)
    with pytest.raises(MachineError, match="blob_damaged"):
        SealedParts(OTHER).read(path)
    assert PlainParts().size(tmp_path / "none") == parts.size(tmp_path / "none") == 0

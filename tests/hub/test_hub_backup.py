"""A copy of the hub made while it works, checked, put back with a new epoch."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldtech.clock import FixedClock
from fieldtech.errors import Conflict, MachineError
from fieldtech.hub.authority_copy import put_tls_back
from fieldtech.hub.backup import KEEP, check_hub_backup, list_hub_backups, make_hub_backup, restore_hub_backup
from fieldtech.hub.config import HubConfig, save_config, sqlite_url
from fieldtech.hub.desk import open_hub
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.hub import Hub
from fieldtech.hub.keeper import Keeper
from fieldtech.hub.tls import ensure_tls

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
KEY = bytes(range(32))


def hub_in(folder: Path) -> Hub:
    folder.mkdir(exist_ok=True)
    save_config(folder, HubConfig(sqlite_url(folder)))
    return open_hub(folder, lambda: NOW)


def registered(hub: Hub, name: str) -> str:
    key = hashlib.sha256(name.encode()).digest()  # every computer has one of its own
    return hub.register(hub.new_code(["wulei"], name), key, b"PEM", name).token


def names(hub: Hub) -> list[str]:
    return [computer.name for computer in hub.devices()]


def test_a_backup_holds_all_and_comes_back_with_a_new_epoch(tmp_path: Path) -> None:  # R10
    folder = tmp_path / "hub"
    hub = hub_in(folder)
    token = registered(hub, "first")
    url, epoch, office = sqlite_url(folder), hub.epoch, hub.office_key
    backup = make_hub_backup(url, None, tmp_path / "backups", NOW)  # while the hub is open
    registered(hub, "second")
    hub.close()
    with pytest.raises(Conflict, match="hub_has_data"):
        restore_hub_backup(backup, url, None, NOW)
    fresh = restore_hub_backup(backup, url, None, NOW, replace=True)
    hub = open_hub(folder, lambda: NOW)
    assert names(hub) == ["first"] and hub.office_key == office
    assert hub.epoch == fresh != epoch
    assert hub.pull(token, 0).epoch == fresh
    hub.close()
    assert sorted(path.name for path in (tmp_path / "backups").iterdir()) == [backup.name]
    check_hub_backup(backup, None)  # is still what it was


def test_a_computer_revoked_since_the_backup_stays_outside(tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    hub = hub_in(folder)
    older = make_hub_backup(sqlite_url(folder), None, tmp_path, NOW - timedelta(days=1))
    honest, stolen = registered(hub, "honest"), registered(hub, "stolen")
    backup = make_hub_backup(sqlite_url(folder), None, tmp_path, NOW)
    hub.revoke(next(one.id for one in hub.devices() if one.name == "stolen"))
    hub.close()
    for each in (backup, older, backup):  # one of them does not even know the computer
        restore_hub_backup(each, sqlite_url(folder), None, NOW, replace=True)
    hub = open_hub(folder, lambda: NOW)
    assert hub.pull(honest, 0).epoch == hub.epoch
    with pytest.raises(HubRefused, match="device_revoked"):
        hub.pull(stolen, 0)
    hub.close()


def test_on_a_new_machine_the_computers_still_know_their_office(tmp_path: Path) -> None:
    folder, new = tmp_path / "hub", tmp_path / "new"
    hub_in(folder).close()
    trusted = ensure_tls(folder / "tls", ["office.lan"], NOW).pin
    keeper = Keeper(sqlite_url(folder), folder, FixedClock(NOW))
    assert keeper.look() is not None
    assert ensure_tls(new / "tls", ["office.lan"], NOW).pin != trusted
    for _twice in range(2):
        put_tls_back(folder / "backups", new)
        assert ensure_tls(new / "tls", ["office.lan"], NOW).pin == trusted
        assert (new / "tls/authority.key").stat().st_mode & 0o077 == 0


def test_a_backup_goes_into_an_empty_hub(tmp_path: Path) -> None:
    hub = hub_in(tmp_path / "old")
    registered(hub, "first")
    hub.close()
    backup = make_hub_backup(sqlite_url(tmp_path / "old"), None, tmp_path, NOW)
    save_config_only = tmp_path / "new"
    save_config_only.mkdir()
    save_config(save_config_only, HubConfig(sqlite_url(save_config_only)))
    restore_hub_backup(backup, sqlite_url(save_config_only), None, NOW)
    found = open_hub(save_config_only, lambda: NOW)
    assert names(found) == ["first"]
    found.close()


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    hub = hub_in(folder)
    registered(hub, "first")
    hub.close()
    url = sqlite_url(folder)
    backup = make_hub_backup(url, None, tmp_path, NOW)
    whole = backup.read_bytes()
    for number, damaged in enumerate(
        (b"", b"SQLite", whole[: len(whole) // 2], whole[:8192] + bytes(len(whole) - 8192))
    ):
        path = tmp_path / f"damaged{number}.db"
        path.write_bytes(damaged)
        with pytest.raises(MachineError, match="backup_damaged"):
            restore_hub_backup(path, url, None, NOW, replace=True)
    with pytest.raises(MachineError, match="backup_missing"):
        restore_hub_backup(tmp_path / "none.db", url, None, NOW, replace=True)
    hub = open_hub(folder, lambda: NOW)
    assert names(hub) == ["first"]
    hub.close()


def test_old_backups_are_thinned(tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    hub_in(folder).close()
    for day in range(4):
        last = make_hub_backup(sqlite_url(folder), None, tmp_path / "kept", NOW + timedelta(days=day), keep=2)
    found = list_hub_backups(tmp_path / "kept")
    assert len(found) == 2 and found[0] == last


def test_an_encrypted_hub_has_encrypted_backups(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path)
    hub = Hub.open(url, tmp_path, clock=lambda: NOW, key=KEY)
    epoch = hub.epoch
    hub.close()
    backup = make_hub_backup(url, KEY, tmp_path / "kept", NOW)
    assert b"SQLite format" not in backup.read_bytes()[:64]
    with pytest.raises(MachineError, match="hub_backup_other_key"):
        restore_hub_backup(backup, url, bytes(32), NOW, replace=True)
    restore_hub_backup(backup, url, KEY, NOW, replace=True)
    hub = Hub.open(url, tmp_path, clock=lambda: NOW, key=KEY)
    assert hub.epoch != epoch
    hub.close()


def test_on_either_engine_and_from_one_to_the_other(url: str, tmp_path: Path) -> None:  # R10
    hub = Hub.open(url, tmp_path / "hub", clock=lambda: NOW)
    token, epoch = registered(hub, "first"), hub.epoch
    hub.close()
    backup = make_hub_backup(url, None, tmp_path / "kept", NOW)
    elsewhere = sqlite_url(tmp_path / "elsewhere")
    restore_hub_backup(backup, elsewhere, None, NOW)
    moved = Hub.open(elsewhere, tmp_path / "elsewhere", clock=lambda: NOW)
    registered(moved, "second")
    moved.close()
    back = make_hub_backup(elsewhere, None, tmp_path / "kept", NOW + timedelta(seconds=1))
    with pytest.raises(Conflict, match="hub_has_data"):
        restore_hub_backup(back, url, None, NOW)
    restore_hub_backup(back, url, None, NOW, replace=True)
    hub = Hub.open(url, tmp_path / "hub", clock=lambda: NOW)
    assert names(hub) == ["first", "second"] and hub.epoch != epoch
    assert hub.pull(token, 0).epoch == hub.epoch and hub.seal_faults() == []
    hub.close()


def test_a_backup_a_day_is_kept_without_asking(tmp_path: Path) -> None:
    hub_in(tmp_path).close()
    clock = FixedClock(NOW)
    keeper = Keeper(sqlite_url(tmp_path), tmp_path, clock)
    first = keeper.look()
    clock.advance(timedelta(hours=23))
    assert first is not None and keeper.look() is None
    clock.advance(timedelta(hours=2))
    second = keeper.look()
    assert second is not None and list_hub_backups(tmp_path / "backups") == [second, first]
    clock.set(NOW - timedelta(days=30))  # a clock that was set right must not wait for the old time
    third = keeper.look()
    assert third is not None and keeper.look() is None
    for day in range(1, 20):  # nor lose what it kept since to copies of a time to come
        clock.set(NOW - timedelta(days=30) + timedelta(days=day, minutes=1))
        assert keeper.look() is not None
    kept = list_hub_backups(tmp_path / "backups")
    assert len(kept) == KEEP and not {first, second, third} & set(kept)

"""``fieldtech hub`` from outside: made, listening, a computer registered and revoked, backed up, restored, checked."""

import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_commands import ENTRY, Office, environment, one_line

from fieldtech.hub.config import hub_folder, load_config
from fieldtech.hub.desk import open_hub
from fieldtech.sync.channel import Refused
from fieldtech.sync.https import HttpsChannel
from fieldtech.sync.invitation import read_invitation
from fieldtech.sync.joining import Joined, Registration, join


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A hub that was made."""
    office = Office(tmp_path_factory.mktemp("hub") / "data")
    where = ("--host", "127.0.0.1", "--port", "0", "--address", "https://office.test:8443/")
    made = office.run("hub", "init", *where, "--json", user="", pin=None)
    assert made.code == 0 and str(office.data / "hub") in made.out and "https://office.test:8443" in made.out
    return office


@pytest.fixture(scope="module")
def address(hub: Office) -> Iterator[str]:
    """Where the hub listens, in a process of its own."""
    words = [str(ENTRY), "--data", str(hub.data), "--json", "hub", "serve"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, env=environment(None), encoding="utf-8")
    assert process.stdout is not None
    line = process.stdout.readline()
    yield line.split('"')[3]
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0 and process.stdout.read() == ""
    log = (hub_folder(hub.data) / "logs" / "hub.log").read_text()
    assert '"started"' in log and '"stopped"' in log and '"ERROR"' not in log


def joined(hub: Office, address: str, name: str) -> Joined:
    said = hub.run("hub", "code", "wulei", "--name", name, "--json", user="", pin=None).json()
    assert isinstance(said, dict)
    text = said["text"].replace("https://office.test:8443", address)
    return join(read_invitation(text), Registration("07" * 32, "PEM"))


def devices(hub: Office) -> dict[str, dict[str, object]]:
    found = hub.run("hub", "devices", "--json", user="", pin=None).json()
    assert isinstance(found, list)
    return {row["name"]: row for row in found}


def test_a_computer_registers_works_and_is_revoked(hub: Office, address: str) -> None:
    told = joined(hub, address, "van 7")
    channel = HttpsChannel(told.addresses, told.welcome.token, told.authority)
    assert channel.check().epoch == told.welcome.epoch
    row = devices(hub)["van 7"]
    assert (row["logins"], row["revoked_at"]) == (["wulei"], "")
    spoken = hub.run("hub", "devices", user="", pin=None, lang="en").out
    assert "van 7" in spoken and "wulei" in spoken
    assert hub.run("hub", "people", "van 7", "wulei", "zhaoqiang", user="", pin=None).code == 0
    assert devices(hub)["van 7"]["logins"] == ["wulei", "zhaoqiang"]
    assert hub.run("hub", "revoke", "van 7", user="", pin=None).code == 0
    with pytest.raises(Refused, match="device_revoked"):
        channel.check()
    channel.close()
    assert devices(hub)["van 7"]["revoked_at"]
    again = hub.run("hub", "revoke", "van 7", user="", pin=None, lang="en")
    assert again.code == 0 and "van 7 was revoked before" in again.out
    one_line(hub.run("hub", "people", "van 7", "wulei", user="", pin=None, lang="en"), "van 7")
    known = joined(hub, address, "")
    spoken = hub.run("hub", "devices", user="", pin=None, lang="en").out
    shown = re.findall(r"^(\w+)  ", spoken, re.MULTILINE)  # long enough to name each, though their ids begin alike
    assert f"registered anew as {shown[-1]}" in spoken and known.welcome.device_id.startswith(shown[-1])
    assert len(set(shown)) == len(shown) == len(spoken.splitlines())
    assert devices(hub)["van 7"]["id"] == known.welcome.device_id
    own = open_hub(hub_folder(hub.data))
    own.keep_own(known.welcome.device_id)
    own.close()
    one_line(hub.run("hub", "revoke", "van 7", user="", pin=None, lang="en"), "--yes")
    assert not devices(hub)["van 7"]["revoked_at"]
    assert hub.run("hub", "revoke", "van 7", "--yes", user="", pin=None).code == 0


def certificate(hub: Office) -> bytes:
    return (hub_folder(hub.data) / "tls" / "server.pem").read_bytes()


def test_a_code_is_text_and_hint_and_names_where_the_hub_is_now(hub: Office) -> None:
    said = hub.run("hub", "code", "wulei", user="", pin=None, lang="zh_CN").out.splitlines()
    assert len(said) == 3 and read_invitation(said[0]).code and "十分钟" in said[1]
    assert "wulei" in said[2] and "办公室自己的电脑" in said[2]  # nobody is known there yet
    assert hub.run("hub", "address", "--json", user="", pin=None).json() == {"addresses": ["https://office.test:8443"]}
    before = certificate(hub)
    changed = hub.run("hub", "address", "https://10.0.0.9:8443/", "https://[::1]", user="", pin=None, lang="en")
    assert changed.code == 0 and changed.out.startswith("https://10.0.0.9:8443\nhttps://[::1]\nChanged: ")
    assert certificate(hub) != before
    said = hub.run("hub", "code", "wulei", user="", pin=None).out.splitlines()
    assert read_invitation(said[0]).addresses == ("https://10.0.0.9:8443", "https://[::1]")
    assert hub.run("hub", "address", "https://office.test:8443", user="", pin=None).code == 0


def test_backup_and_restore_begin_a_new_epoch(hub: Office, address: str, tmp_path: Path) -> None:  # R10
    told = joined(hub, address, "van 8")
    made = hub.run("hub", "backup", "--out", str(tmp_path / "usb"), "--json", user="", pin=None).json()
    assert isinstance(made, dict)
    assert {path.name for path in (tmp_path / "usb").iterdir()} >= {"tls", Path(made["file"]).name}
    busy = hub.run("hub", "restore", made["file"], "--replace", user="", pin=None, lang="en")
    assert busy.code == 1
    one_line(busy, "running")
    other = Office(tmp_path / "other")
    assert other.run("hub", "init", user="", pin=None).code == 0
    assert "hub code LOGIN" in other.run("hub", "devices", user="", pin=None, lang="en").out
    assert other.run("hub", "restore", made["file"], user="", pin=None).code == 0
    assert set(devices(other)) >= {"van 8"}
    one_line(other.run("hub", "restore", made["file"], user="", pin=None, lang="en"), "--replace")
    photo = hub_folder(other.data) / "blobs" / "ab" / ("ab" + "1" * 62)
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"a picture")
    made = other.run("hub", "backup", "--json", user="", pin=None).json()
    assert (
        isinstance(made, dict) and not (Path(made["file"]).parent / "blobs").exists()
    )  # its files stay where they are
    again = other.run("hub", "restore", made["file"], "--replace", "--json", user="", pin=None).json()
    assert isinstance(again, dict) and again["epoch"] != told.welcome.epoch
    assert photo.read_bytes() == b"a picture"


def test_a_healthy_hub_and_a_damaged_file(hub: Office) -> None:
    well = hub.run("hub", "check", "--json", user="", pin=None)
    found = well.json()
    assert well.code == 0 and isinstance(found, list)
    assert [row["name"] for row in found if not row["faults"]] == ["database", "seals", "files", "certificate"]
    stray = hub_folder(hub.data) / "blobs" / "ab" / ("ab" + "0" * 62)
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"not what its name says")
    ill = hub.run("hub", "check", user="", pin=None, lang="en")
    stray.unlink()
    assert ill.code == 1 and ill.out.count("✗") == 1 and "ab00" in ill.out and "beside the newest backup" in ill.out


def test_users_of_an_empty_hub_and_a_second_init(hub: Office) -> None:
    assert hub.run("hub", "users", "--json", user="", pin=None).json() == []
    assert "knows nobody" in hub.run("hub", "users", user="", pin=None, lang="en").out
    one_line(hub.run("hub", "init", user="", pin=None, lang="en"), "already", "hub address")
    assert load_config(hub_folder(hub.data)).port == 0


@pytest.mark.parametrize(
    ("more", "port"),
    [
        (("--address", "https://office.test:18443"), 18443),  # where laptops will look for it
        (("--address", "https://office.test", "--address", "https://10.0.0.2:9443"), 8443),
        (("--address", "https://office.test:18443", "--port", "7000"), 7000),
        (("--address", "https://office.test:18443", "--no-tls"), 8443),  # that is the proxy's
    ],
)
def test_a_hub_listens_where_its_address_says(tmp_path: Path, more: tuple[str, ...], port: int) -> None:
    office = Office(tmp_path / "data")
    assert office.run("hub", "init", *more, user="", pin=None).code == 0
    assert load_config(hub_folder(office.data)).port == port


def test_a_database_that_is_not_there_makes_no_hub(tmp_path: Path) -> None:
    office = Office(tmp_path)
    url = "postgresql+psycopg://nobody:secret@127.0.0.1:9/none"
    answer = office.run("hub", "init", "--db", url, user="", pin=None, lang="en")
    one_line(answer)
    assert "secret" not in answer.err and not (tmp_path / "hub" / "hub.json").exists()

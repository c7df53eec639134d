"""The hub as a server with its own certificate: found by its pin, believed by nobody else, stopped in order."""

import os
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from fieldtech.clock import FixedClock
from fieldtech.errors import MachineError
from fieldtech.hub.config import HubConfig, host_of, is_hub, load_config, save_config, sqlite_url
from fieldtech.hub.serve import HubServer
from fieldtech.sync.channel import LineCut, Refused, Unreachable
from fieldtech.sync.https import HttpsChannel, make_client
from fieldtech.sync.invitation import Invitation
from fieldtech.sync.joining import Registration, join

from .plain_core import REVOKED, TOKEN, PlainCore

ME = Registration("00" * 32, "PEM", "laptop of wulei")


def served(folder: Path) -> HubServer:
    return HubServer(PlainCore(), folder, HubConfig("", host="127.0.0.1", port=0))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubServer]:
    with served(tmp_path_factory.mktemp("hub")) as running:
        yield running


@pytest.fixture
def address(server: HubServer) -> str:
    return f"https://127.0.0.1:{server.port}"


def pin(server: HubServer) -> str:
    assert server.tls is not None
    return server.tls.pin


def no_wait(_seconds: float) -> None:
    """Between two tries."""


def test_a_computer_joins_by_the_pin_and_works(server: HubServer, address: str) -> None:
    joined = join(Invitation(("https://127.0.0.1:9", address), "GOODCODE", pin(server)), ME)
    assert joined.addresses == [address, "https://127.0.0.1:9"]
    assert (joined.welcome.token, joined.welcome.computer_code, joined.welcome.logins) == (TOKEN, "B", ["wulei"])
    channel = HttpsChannel(joined.addresses, joined.welcome.token, joined.authority, sleep=no_wait)
    assert channel.check().epoch == "e1"
    channel.close()


def test_small_answers_do_not_wait_for_one_another(server: HubServer) -> None:
    """asyncio switches Nagle's delay (40 ms an answer) off only where the protocol of the socket is said."""
    assert server._socket.proto == socket.IPPROTO_TCP


def test_an_office_with_another_pin_learns_no_code(server: HubServer, address: str) -> None:
    with pytest.raises(Refused, match="office_not_proved"):
        join(Invitation((address,), "GOODCODE", "ABCDEFGHIJKLMN23"), ME)
    with pytest.raises(Refused, match="office_not_trusted"):  # no authority of the system signed it
        join(Invitation((address,), "GOODCODE", "-"), ME)


def test_a_wrong_code_is_refused(server: HubServer, address: str) -> None:
    with pytest.raises(Refused, match="code_not_valid"):
        join(Invitation((address,), "BADCODE2", pin(server)), ME)


@pytest.mark.parametrize(("token", "code"), [("nobody", "device_unknown"), (REVOKED, "device_revoked")])
def test_who_sends_much_hears_all_the_same_that_he_may_not(
    server: HubServer, address: str, token: str, code: str
) -> None:
    """A server that closed the line while the other still sent would never be heard."""
    assert server.tls is not None
    channel = HttpsChannel([address], token, server.tls.authority.read_text(), sleep=no_wait)
    with pytest.raises(Refused, match=code):
        channel.put_blob("0" * 64, 0, os.urandom(12 << 20), 12 << 20)
    channel.close()


def test_somebody_elses_server_is_not_believed(server: HubServer, tmp_path: Path, address: str) -> None:
    assert server.tls is not None
    ours = server.tls.authority.read_text()
    with served(tmp_path) as other:
        channel = HttpsChannel([f"https://127.0.0.1:{other.port}"], TOKEN, ours, sleep=no_wait)
        with pytest.raises(Refused, match="office_not_trusted"):
            channel.check()
        channel.close()


def test_a_hub_that_nobody_starts_again_renews_its_certificate(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 22, tzinfo=UTC))
    config = HubConfig("", host="127.0.0.1", port=0)
    running = HubServer(PlainCore(), tmp_path, config, clock=clock)
    assert not running.renew()  # whoever looks after it may be quicker than the server
    with running:
        where = ("127.0.0.1", running.port)
        first = ssl.get_server_certificate(where)
        assert not running.renew() and ssl.get_server_certificate(where) == first
        clock.advance(timedelta(days=200))
        assert running.renew()
        second = ssl.get_server_certificate(where)
        assert second != first
        save_config(tmp_path, msgspec.structs.replace(config, addresses=["https://10.0.0.9"]))  # while it serves
        assert running.renew() and not running.renew()
        assert ssl.get_server_certificate(where) != second
        assert running.tls is not None
        channel = HttpsChannel([f"https://127.0.0.1:{running.port}"], TOKEN, running.tls.authority.read_text())
        assert channel.check().epoch == "e1"
        channel.close()


def test_nobody_there_is_said_after_some_tries() -> None:
    waited: list[float] = []
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))  # not listening
        address = f"https://127.0.0.1:{unused.getsockname()[1]}"
        channel = HttpsChannel([address], TOKEN, client=make_client(), sleep=waited.append)
        with pytest.raises(Unreachable, match="hub_unreachable") as said:
            channel.check()
        assert not isinstance(said.value, LineCut)  # there was no line at all
        channel.close()
        with pytest.raises(Unreachable):
            join(Invitation((address,), "GOODCODE", "ABCDEFGHIJKLMN23"), ME)
    assert waited == [0.5, 2.0]


def test_a_port_in_use_is_said(server: HubServer, tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="port_taken"):
        HubServer(PlainCore(), tmp_path, HubConfig("", host="127.0.0.1", port=server.port))


def test_the_configuration_is_kept_for_this_user_only(tmp_path: Path) -> None:
    assert not is_hub(tmp_path)
    with pytest.raises(MachineError, match="no_hub"):
        load_config(tmp_path)
    config = HubConfig(sqlite_url(tmp_path), addresses=["https://office.lan:8443", "https://[fe80::1]:8443"])
    save_config(tmp_path, config)
    assert load_config(tmp_path) == config and config.names[:2] == ["office.lan", "fe80::1"]
    assert (tmp_path / "hub.json").stat().st_mode & 0o077 == 0
    (tmp_path / "hub.json").write_bytes(b"\xff")
    with pytest.raises(MachineError, match="hub_config_damaged"):
        load_config(tmp_path)


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://a.b:1/x", "a.b"), ("192.168.1.5", "192.168.1.5"), ("https://[::1]:8443", "::1"), ("fe80::1", "fe80::1")],
)
def test_the_host_in_an_address(address: str, host: str) -> None:
    assert host_of(address) == host

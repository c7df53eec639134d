"""The office's own certificate authority: made once, renewed in time, and trusted by its pin alone."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509

from fieldtech.errors import Invalid
from fieldtech.hub.tls import TlsFiles, ensure_tls
from fieldtech.sync.channel import Refused
from fieldtech.sync.https import trusting
from fieldtech.sync.invitation import Invitation, read_invitation
from fieldtech.sync.joining import Registration, Welcome, join
from fieldtech.sync.messages import encode
from fieldtech.sync.pin import pin_of

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
NAMES = ["office.lan", "192.168.1.5", "::1"]


def names_of(files: TlsFiles) -> set[str]:
    certificate = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {str(name.value) for name in names}


def bytes_of(files: TlsFiles) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in (files.certificate, files.key, files.authority))


def test_made_once_and_then_left_alone(tmp_path: Path) -> None:
    files = ensure_tls(tmp_path, NAMES, NOW)
    before = bytes_of(files)
    assert names_of(files) == set(NAMES)
    assert bytes_of(ensure_tls(tmp_path, NAMES, NOW + timedelta(days=190))) == before
    assert (tmp_path / "authority.key").stat().st_mode & 0o077 == 0 and files.key.stat().st_mode & 0o077 == 0
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files.certificate, files.key)  # a pair


@pytest.mark.parametrize("change", ["late", "other name", "damaged", "no key", "another authority"])
def test_the_servers_certificate_is_renewed_and_the_pin_stays(tmp_path: Path, change: str) -> None:
    files = ensure_tls(tmp_path, NAMES, NOW)
    before, pin = bytes_of(files), files.pin
    later, names = NOW, NAMES
    match change:
        case "late":
            later = NOW + timedelta(days=200)
        case "other name":
            names = ["192.168.1.9"]
        case "damaged":
            files.certificate.write_bytes(b"damaged")
        case "no key":
            files.key.unlink()
        case _:
            other = ensure_tls(tmp_path / "other", NAMES, NOW)
            files.certificate.write_bytes(other.certificate.read_bytes())
            files.key.write_bytes(other.key.read_bytes())
    renewed = ensure_tls(tmp_path, names, later)
    assert bytes_of(renewed)[:2] != before[:2] and bytes_of(renewed)[2] == before[2]
    assert renewed.pin == pin == pin_of(before[2]) and names_of(renewed) == set(names)


def test_another_authority_has_another_pin(tmp_path: Path) -> None:
    assert ensure_tls(tmp_path / "a", NAMES, NOW).pin != ensure_tls(tmp_path / "b", NAMES, NOW).pin


def test_only_the_certificate_of_the_pin_is_trusted(tmp_path: Path) -> None:
    """Whoever answers first may put his own behind the office's: it gets neither believed nor kept."""
    office, other = (ensure_tls(tmp_path / name, NAMES, NOW) for name in ("a", "b"))
    own, foreign = (files.authority.read_text(encoding="ascii") for files in (office, other))
    trusted: list[list[object]] = []

    def answering(text: str) -> Callable[[ssl.SSLContext], httpx.Client]:
        def answer(request: httpx.Request) -> httpx.Response:
            if request.url.path == "/authority.pem":
                return httpx.Response(200, text=text)
            return httpx.Response(200, content=encode(Welcome("1" * 32, "token", "epoch", "00" * 32)))

        def client(trust: ssl.SSLContext) -> httpx.Client:
            trusted.append(trust.get_ca_certs())
            return httpx.Client(transport=httpx.MockTransport(answer))

        return client

    invitation = Invitation(("https://office.test",), "ABCDEFGHJKLM", office.pin)
    joined = join(invitation, Registration("00" * 32, ""), answering(own + foreign))
    assert joined.authority.split() == own.split()
    assert len(trusted[-1]) == 1
    with pytest.raises(Refused, match="office_not_proved"):
        join(invitation, Registration("00" * 32, ""), answering(foreign + own))
    assert len(trusting(own + foreign).get_ca_certs()) == 1  # kept by a program that did not look
    with pytest.raises(Refused, match="office_not_trusted"):
        trusting("no certificate at all")


def test_an_invitation_is_read_as_scanned_or_typed() -> None:
    invitation = Invitation(("https://192.168.1.5:8443", "https://office.lan:8443"), "K7QM2XTD", "ABCDEFGHIJKLMN23")
    assert read_invitation(invitation.text()) == invitation
    typed = " ftjoin \n https://192.168.1.5:8443/,https://office.lan:8443 k7qm-2xtd  abcd-efgh-ijkl-mn23 "
    assert read_invitation(typed) == invitation
    proxied = Invitation(("https://hub.example.cn",), "K7QM2XTD", "-")
    assert read_invitation(proxied.text()) == proxied


@pytest.mark.parametrize(
    "text",
    [
        "", "FTJOIN", "hello", "FTJOIN https://a K7QM2XTD", "FTNO https://a K7QM2XTD ABCDEFGHIJKLMN23",
        "FTJOIN http://a K7QM2XTD ABCDEFGHIJKLMN23", "FTJOIN https://a:99999 K7QM2XTD ABCDEFGHIJKLMN23",
        "FTJOIN https:// K7QM2XTD ABCDEFGHIJKLMN23", "FTJOIN , K7QM2XTD ABCDEFGHIJKLMN23",
        "FTJOIN https://a K7 ABCDEFGHIJKLMN23", "FTJOIN https://a K7QM2XTD ABCDEFGHIJKLMN",
        "FTJOIN https://[a K7QM2XTD -",
    ],
)  # fmt: skip
def test_what_is_no_invitation_is_said(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_invitation(text)
    assert [problem.code for problem in refused.value.problems] == ["invitation_shape"]

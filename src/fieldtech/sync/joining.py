"""Registering a computer: find the office, prove it by its pin, hand over the code and the public keys."""

import ssl
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from fieldtech.sync.channel import Refused, Unreachable
from fieldtech.sync.https import ask_once, make_client, read_message, trusting
from fieldtech.sync.invitation import Invitation
from fieldtech.sync.messages import encode
from fieldtech.sync.pin import first_of, pin_of

if TYPE_CHECKING:  # 0.1 s to load, and only the network needs it
    import httpx


class Registration(msgspec.Struct, frozen=True):
    """A computer that wants to be known: the keys it seals with (hex, PEM), its name, the one-time code.

    ``people`` are those who can sign in there: of the computer that brings the company to a new hub all of them work
    on it, and what any of them did comes from it.
    """

    public_key: str
    certificate: str
    name: str = ""
    computer_code: str = ""
    device_id: str = ""
    code: str = ""
    people: list[str] = []


class Welcome(msgspec.Struct, frozen=True):
    """What a registered computer keeps: who it is, its secret token, the office's public key (hex), its letters.

    ``first``: the office knows nobody yet, so this computer brings the company.
    """

    device_id: str
    token: str
    epoch: str
    office: str
    computer_code: str = ""
    logins: list[str] = []
    first: bool = False


class Joined(msgspec.Struct, frozen=True):
    """Where the office answered, the authority it proved (PEM), and what it said."""

    addresses: list[str]
    authority: str
    welcome: Welcome


Clients = Callable[[ssl.SSLContext], "httpx.Client"]


def join(invitation: Invitation, registration: Registration, clients: Clients | None = None) -> Joined:
    """Register at the first address that answers; raises Unreachable, Refused. Never tried twice by itself.

    The code is good for one registration: when the answer is lost, the office gives another code.
    """
    made = clients or (lambda trust: make_client(trust=trust))
    for address in invitation.addresses:
        try:
            authority = "" if invitation.pin == "-" else _authority(address, invitation.pin, made)
        except Unreachable:
            continue
        with made(trusting(authority)) as client:
            headers = {"content-type": "application/json"}
            sent = encode(msgspec.structs.replace(registration, code=invitation.code))
            response = ask_once(client, "POST", f"{address}/v1/register", content=sent, headers=headers)
            welcome = read_message(response, Welcome)
        others = [other for other in invitation.addresses if other != address]
        return Joined([address, *others], authority, welcome)
    raise Unreachable


def _authority(address: str, pin: str, made: Clients) -> str:
    """The office's certificate authority, fetched from whoever answers and believed for its hash alone."""
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    with made(anybody) as client:
        text = ask_once(client, "GET", f"{address}/authority.pem").text
    try:
        if pin_of(text.encode()) == pin:
            return first_of(text)  # whoever answers may have put his own behind it
    except ValueError:
        pass
    raise Refused("office_not_proved")

"""What another computer of the office asks the hub about computers, and what the hub answers (protocol version 1)."""

from typing import Any, Protocol

import msgspec


class ComputerMessage(msgspec.Struct, frozen=True, omit_defaults=True):
    """One computer as the hub knows it; ``own`` is the one on whose disk the hub lies. Times are ISO texts or empty.

    ``now`` is the registration that came in the place of this one.
    """

    id: str
    name: str
    code: str
    people: list[str]
    registered_at: str
    revoked_at: str = ""
    last_contact: str = ""
    waiting: int = 0
    version: str = ""
    clock_offset: int = 0
    own: bool = False
    now: str = ""


class RefusedMessage(msgspec.Struct, frozen=True, omit_defaults=True):
    """Work the hub did not take: when and by whom it was done, on which order (number), and the code why."""

    at: str
    by: str
    number: str
    reason: str
    params: dict[str, Any] = {}


class Computers(msgspec.Struct, frozen=True):
    """All of them; ``now`` is the hub's time, ``asking`` the computer that asked.

    ``refused`` is work that was not taken and is only on the computer (by its id) that did it.
    """

    computers: list[ComputerMessage]
    now: str
    asking: str
    refused: dict[str, list[RefusedMessage]] = {}


class Asked(msgspec.Struct, frozen=True):
    """Something that needs nothing else but who wants it."""

    by: str


class CodeWanted(msgspec.Struct, frozen=True):
    """A one-time code for a computer on which these people work."""

    by: str
    people: list[str]
    name: str = ""


class CodeGiven(msgspec.Struct, frozen=True):
    """The code, and for how many seconds it is good."""

    code: str
    seconds: int


class PeopleWanted(msgspec.Struct, frozen=True):
    """Who works on a computer from now on."""

    by: str
    people: list[str]


class Done(msgspec.Struct, frozen=True):
    """It was done; ``computer`` is the one it was done with."""

    computer: str


class OfficeChannel(Protocol):
    """A way to the hub for who looks after computers; raises Unreachable and Refused."""

    def computers(self, by: str) -> Computers:
        """All of them."""

    def invite(self, wanted: CodeWanted) -> CodeGiven:
        """A code for one more."""

    def set_people(self, computer: str, wanted: PeopleWanted) -> Done:
        """Who works on one."""

    def revoke(self, computer: str, asked: Asked) -> Done:
        """One gets nothing any more."""

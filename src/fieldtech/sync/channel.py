"""A way to the hub, whatever carries it: HTTPS, the hub in the same process, or files."""

from typing import Protocol

from fieldtech.errors import FieldtechError
from fieldtech.sync.messages import Check, PullAnswer, Push, PushAnswer


class Unreachable(FieldtechError):
    """No answer came: the hub may have got the request or not. Everything waits and nobody is bothered."""

    def __init__(self, code: str = "hub_unreachable", **params: object) -> None:
        super().__init__(code, **params)


class LineCut(Unreachable):
    """The line to the hub was there and broke off: something smaller may get through."""


class AnotherHub(Unreachable):
    """Another hub answered than the one before, restored or an old copy: nothing counts until it has taken a push."""


class Refused(FieldtechError):
    """The hub answered that it will not: ``device_fork``, ``device_revoked``, ``hub_newer`` and so on."""


FORK = "device_fork"
"""The hub has another operation under the same number: this computer was restored or copied and must register anew."""
GAP = "push_gap"
"""The hub waits for an operation under a number that this computer no longer sends: it must register anew."""
ANEW = "registered_meanwhile"
"""This computer was registered anew during an exchange, whose answers therefore say nothing: the next one goes on."""
OLD_COPY = "hub_old_copy"
"""A copy of the hub from before a restore answered, which is not the office."""


class Channel(Protocol):
    """What the exchange asks of the hub in the name of this computer; raises Unreachable and Refused."""

    def push(self, push: Push) -> PushAnswer:
        """Hand over operations in device order."""

    def pull(self, cursor: int, limit: int) -> PullAnswer:
        """The rows after a cursor."""

    def check(self) -> Check:
        """What this computer should have."""

    def blob_state(self, sha: str) -> tuple[int, bool]:
        """How many bytes of a file the hub has, and whether that is all of it."""

    def put_blob(self, sha: str, offset: int, data: bytes, total: int) -> int:
        """Append to a file of ``total`` bytes; how many bytes the hub has now."""

    def get_blob(self, sha: str, offset: int) -> bytes:
        """The file from an offset on, or as much of it as comes in one answer; nothing at its end."""

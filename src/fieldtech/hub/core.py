"""What the server asks of the hub's core, and what everything that carries messages may rely on."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import msgspec

from fieldtech.sync.joining import Registration, Welcome
from fieldtech.sync.messages import Check, PullAnswer, Push, PushAnswer

T = TypeVar("T")


class Figures(msgspec.Struct, frozen=True):
    """Computers, how many of them reported within a day, what they still hold, and what needs a person."""

    computers: int
    seen_today: int
    waiting: int
    review: int
    deferred: int
    epoch: str


class HubCore(Protocol):
    """The hub without a network. Every call raises FieldtechError with a code; any thread may call."""

    def knows(self, token: str) -> None:
        """Raise HubRefused for a token of nobody, or of a computer that was revoked."""

    def push(self, token: str, push: Push) -> PushAnswer:
        """Judge and store operations."""

    def pull(self, token: str, cursor: int, limit: int) -> PullAnswer:
        """Rows after a cursor."""

    def check(self, token: str) -> Check:
        """What the computer should have."""

    def blob_state(self, token: str, sha: str) -> tuple[int, bool]:
        """How many bytes are there, and whether that is all of it."""

    def put_blob(self, token: str, sha: str, offset: int, data: bytes, total: int) -> int:
        """Append; how many bytes are there now."""

    def get_blob(self, token: str, sha: str, offset: int) -> bytes:
        """The bytes from an offset on."""

    def epoch(self) -> str:
        """Changes when the hub was restored from a backup."""

    def welcome(self, registration: Registration) -> Welcome:
        """Know another computer."""

    def manage(self, act: Callable[[Any], T]) -> T:
        """Do something with computers for who looks after them (``management.Management``)."""

    def figures(self) -> Figures:
        """For the page that says how the hub is."""

    def unsafe(self) -> tuple[str, ...]:
        """Settings of the database's server by which a power cut may take away what was answered."""

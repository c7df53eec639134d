"""The hub as the server and a computer in the same process ask it: whole sizes, plain texts, figures."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from fieldtech.clock import Clock, system_clock
from fieldtech.errors import MachineError
from fieldtech.hub.config import load_config
from fieldtech.hub.core import Figures
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.hub import Hub
from fieldtech.hub.management import Management
from fieldtech.sync.channel import Refused
from fieldtech.sync.joining import Registration, Welcome
from fieldtech.sync.messages import Check, PullAnswer, Push, PushAnswer
from fieldtech.sync.office_messages import Asked, CodeGiven, CodeWanted, Computers, Done, PeopleWanted

T = TypeVar("T")
_LONGEST_NAME = 80
_PIECE = 4 * 1024 * 1024


class HubDesk:
    """``HubCore`` over a real hub."""

    def __init__(self, hub: Hub, knows_nobody: Callable[[], bool] = lambda: False) -> None:
        self._hub, self._knows_nobody = hub, knows_nobody
        self._management = Management(hub)

    def knows(self, token: str) -> None:
        """Raise HubRefused for a token of nobody, or of a computer that was revoked."""
        with database_told():
            self._hub.knows(token)

    def push(self, token: str, push: Push) -> PushAnswer:
        """Judge and store operations."""
        with database_told():
            return self._hub.push(token, push)

    def pull(self, token: str, cursor: int, limit: int) -> PullAnswer:
        """Rows after a cursor."""
        with database_told():
            return self._hub.pull(token, cursor, limit)

    def check(self, token: str) -> Check:
        """What the computer should have."""
        with database_told():
            return self._hub.check(token)

    def blob_state(self, token: str, sha: str) -> tuple[int, bool]:
        """How many bytes are there, and whether that is all of it (then 0: nobody needs the number)."""
        with database_told():
            have = self._hub.blob_state(token, sha)
        return (0, True) if have is None else (have, False)

    def put_blob(self, token: str, sha: str, offset: int, data: bytes, total: int) -> int:
        """Append; how many bytes are there now; raises HubRefused when the whole has another hash."""
        with database_told():
            have = self._hub.put_blob(token, sha, offset, data)
            if have is not None and have >= total:
                self._hub.put_blob(token, sha, 0, b"")  # begin again: these are other bytes than were named
                raise HubRefused("blob_hash_differs", 422)
        return total if have is None else have

    def get_blob(self, token: str, sha: str, offset: int) -> bytes:
        """The bytes from an offset on."""
        with database_told():
            return self._hub.get_blob(token, sha, offset, _PIECE)

    def epoch(self) -> str:
        """Changes when the hub was restored from a backup."""
        with database_told():
            return self._hub.epoch

    def welcome(self, registration: Registration) -> Welcome:
        """Know another computer."""
        try:
            key = bytes.fromhex(registration.public_key)
        except ValueError as error:
            raise HubRefused("key_malformed") from error
        first = self._knows_nobody()
        with database_told():
            found = self._hub.register(
                registration.code, key, registration.certificate.encode(), registration.name[:_LONGEST_NAME],
                registration.computer_code, registration.device_id, registration.people if first else (),
            )  # fmt: skip
        office = found.office_ed25519.hex()
        return Welcome(
            found.device_id, found.token, found.epoch, office, found.computer_code, list(found.logins),
            first,
        )  # fmt: skip

    def manage(self, act: Callable[[Management], T]) -> T:
        """Do something with computers for who looks after them."""
        with database_told():
            return act(self._management)

    def figures(self) -> Figures:
        """For the page that says how the hub is."""
        with database_told():
            found = self._hub.figures()
        return Figures(found.computers, found.seen_today, found.waiting, found.review, found.deferred, found.epoch)

    def unsafe(self) -> tuple[str, ...]:
        """Settings of the database's server by which a power cut may take away what was answered."""
        with database_told():
            return self._hub.unsafe()


class HubChannel:
    """The way to the hub for a computer whose hub is in the same process."""

    def __init__(self, desk: HubDesk, token: str) -> None:
        self._desk, self._token = desk, token

    def push(self, push: Push) -> PushAnswer:
        """Hand over operations; raises Refused."""
        return _refusing(lambda: self._desk.push(self._token, push))

    def pull(self, cursor: int, limit: int) -> PullAnswer:
        """Rows after a cursor; raises Refused."""
        return _refusing(lambda: self._desk.pull(self._token, cursor, limit))

    def check(self) -> Check:
        """What this computer should have; raises Refused."""
        return _refusing(lambda: self._desk.check(self._token))

    def blob_state(self, sha: str) -> tuple[int, bool]:
        """How many bytes of a file the hub has; raises Refused."""
        return _refusing(lambda: self._desk.blob_state(self._token, sha))

    def put_blob(self, sha: str, offset: int, data: bytes, total: int) -> int:
        """Append to a file; raises Refused."""
        return _refusing(lambda: self._desk.put_blob(self._token, sha, offset, data, total))

    def get_blob(self, sha: str, offset: int) -> bytes:
        """The file from an offset on; raises Refused."""
        return _refusing(lambda: self._desk.get_blob(self._token, sha, offset))

    def computers(self, by: str) -> Computers:
        """All computers; raises Refused."""
        return _refusing(lambda: self._desk.manage(lambda desk: desk.computers(self._token, by)))

    def invite(self, wanted: CodeWanted) -> CodeGiven:
        """A code for one more; raises Refused."""
        return _refusing(lambda: self._desk.manage(lambda desk: desk.invite(self._token, wanted)))

    def set_people(self, computer: str, wanted: PeopleWanted) -> Done:
        """Who works on one; raises Refused."""
        return _refusing(lambda: self._desk.manage(lambda desk: desk.set_people(self._token, computer, wanted)))

    def revoke(self, computer: str, asked: Asked) -> Done:
        """One gets nothing any more; raises Refused."""
        return _refusing(lambda: self._desk.manage(lambda desk: desk.revoke(self._token, computer, asked)))


def open_hub(folder: Path, clock: Clock = system_clock, key: bytes | None = None) -> Hub:
    """The hub of a folder, on the database it was told; ``key`` is that of the data folder. Raises MachineError.

    What an older program did not know is judged again: this may be the first start after its upgrade.
    """
    config = load_config(folder)
    with database_told():
        hub = Hub.open(config.database, folder, clock=clock, key=config.key(key))
        hub.replay_deferred()
    return hub


@contextmanager
def database_told() -> Iterator[None]:
    """Raise MachineError ``disk_full`` or ``hub_database_unusable`` for what the database could not do."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        text = str(error).lower()
        full = "disk is full" in text or "no space left" in text
        raise MachineError("disk_full" if full else "hub_database_unusable", file="hub.db") from error


def _refusing(ask: Callable[[], T]) -> T:
    try:
        return ask()
    except HubRefused as refused:
        raise Refused(refused.code, **refused.params) from refused

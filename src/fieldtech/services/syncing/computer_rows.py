"""The computers of an office as a person reads them, whoever told of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

SILENT_AFTER = timedelta(days=3)
ONLINE_WITHIN = timedelta(minutes=10)
_ORDER = ("silent", "offline", "online", "new", "revoked")


@dataclass(frozen=True)
class ComputerRow:
    """One computer as the office sees it; ``state`` is online, offline, silent, new or revoked.

    ``own`` is the computer somebody sits at, ``is_hub`` the one on which the office's server runs.
    """

    id: str
    name: str
    code: str
    people: tuple[str, ...]
    state: str
    last_contact: datetime | None
    waiting: int
    version: str
    clock_offset: int
    registered_at: datetime
    revoked_at: datetime | None
    own: bool = False
    is_hub: bool = False

    @property
    def title(self) -> str:
        """What it is called, or who works on it."""
        return self.name or self.code or self.id[-6:].upper()


def state_at(now: datetime, last: datetime | None, *, revoked: bool) -> str:
    """How a computer stands by its last contact."""
    if revoked:
        return "revoked"
    if last is None:
        return "new"
    if now - last < ONLINE_WITHIN:
        return "online"
    return "silent" if now - last > SILENT_AFTER else "offline"


def in_order(rows: Iterable[ComputerRow]) -> list[ComputerRow]:
    """Those that need a look first."""
    return sorted(rows, key=lambda row: (_ORDER.index(row.state), -row.waiting, row.name))


def moment(text: str) -> datetime | None:
    """A time as the hub tells it; None for none."""
    return datetime.fromisoformat(text) if text else None

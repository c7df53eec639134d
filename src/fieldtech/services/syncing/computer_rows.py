"""The computers of an office as a person reads them, whoever told of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from fieldtech.sync.office_messages import RefusedMessage
from fieldtech.words import sentence, word

SILENT_AFTER = timedelta(days=3)
ONLINE_WITHIN = timedelta(minutes=10)
_ORDER = ("silent", "offline", "online", "new", "revoked")


@dataclass(frozen=True)
class RefusedRow:
    """Work of a computer that the office did not take; ``reason`` has a sentence (``problem.…``)."""

    at: datetime | None
    by: str
    number: str
    reason: str
    params: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class ComputerRow:
    """One computer as the office sees it; ``state`` is online, offline, silent, new or revoked.

    ``own`` is the computer somebody sits at, ``is_hub`` the one on which the office's server runs; ``refused`` is work
    of it that is nowhere else. ``now`` is the registration that came in the place of this one, ``before`` says when it
    had registered until then.
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
    refused: tuple[RefusedRow, ...] = ()
    now: str = ""
    before: tuple[datetime, ...] = ()

    @property
    def title(self) -> str:
        """What it is called, or who works on it."""
        return self.name or self.code or self.id[-6:].upper()


def refused_lines(
    rows: Sequence[RefusedRow],
    language: str,
    names: Mapping[str, str],
    when: Callable[[datetime | None], str],
    most: int,
) -> list[str]:
    """In words, what one person did on one order and was refused for one reason together; at most so many lines."""
    alike: dict[tuple[str, str, str], list[RefusedRow]] = {}
    for row in rows:
        why = sentence(row.reason, language, **row.params)
        alike.setdefault((row.number, row.by, why), []).append(row)
    said = []
    for (number, by, why), group in list(alike.items())[:most]:
        about = {"number": number or word("computers.refused.no_order", language), "by": names.get(by, by), "why": why}
        said.append(word("computers.refused.one", language, n=str(len(group)), at=when(group[0].at) or "?", **about))
    if more := sum(map(len, list(alike.values())[most:])):
        said.append(word("computers.refused.more", language, n=str(more)))
    return [*said, word("computers.refused.where", language)]


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
    """Every computer once, as it is registered now; those that need a look first."""
    return sorted(_once(rows), key=lambda row: (not _has_refused(row), _ORDER.index(row.state), -row.waiting, row.name))


def _once(rows: Iterable[ComputerRow]) -> list[ComputerRow]:
    """What was refused before a computer registered anew is on it still."""
    found = {row.id: row for row in rows}
    for old in [row for row in found.values() if row.now in found]:
        new = found[old.now]
        found[new.id] = replace(new, refused=(*old.refused, *new.refused), before=(*new.before, old.registered_at))
        del found[old.id]
    return list(found.values())


def _has_refused(row: ComputerRow) -> bool:
    return bool(row.refused) and row.state != "revoked"


def refused_row(told: RefusedMessage) -> RefusedRow:
    """As the hub tells it."""
    params = {name: str(value) for name, value in told.params.items()}
    return RefusedRow(moment(told.at), told.by, told.number, told.reason, params)


def moment(text: str) -> datetime | None:
    """A time as the hub tells it; None for none."""
    return datetime.fromisoformat(text) if text else None

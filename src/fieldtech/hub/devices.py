"""The computers that may speak to the hub: one-time codes, registration, tokens, contact and revocation."""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from fieldtech.hub.errors import HubRefused
from fieldtech.hub.rows import read_json, write_json
from fieldtech.hub.tables import CODES, DEVICES
from fieldtech.model.base import moment_text, new_id
from fieldtech.sync.fitting import is_id
from fieldtech.sync.messages import Push

CODE_LIFE = timedelta(minutes=10)
CLOCK_TOLERANCE = timedelta(minutes=5)
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that reads like something else
_CODE_LENGTH = 12
_MOST_WAITING = 1 << 53
_COLUMNS = [column for column in DEVICES.columns if column.name not in ("token_sha",)]


@dataclass(frozen=True)
class Computer:
    """A registered computer and what the hub knows of it; times are ISO texts, empty when there was none."""

    id: str
    name: str
    code: str
    public_key: bytes
    certificate: bytes
    logins: tuple[str, ...]
    registered_at: str
    revoked_at: str
    last_contact: str
    clock_offset: int
    waiting: int
    version: str
    last_dev_seq: int
    scope: str
    granted_seq: int

    @property
    def title(self) -> str:
        """What people call it."""
        return self.name or ", ".join(self.logins)

    @property
    def clock_is_off(self) -> bool:
        """Whether its clock is more than five minutes wrong (seconds, ahead is positive)."""
        return abs(self.clock_offset) > CLOCK_TOLERANCE.total_seconds()


@dataclass(frozen=True)
class Asking:
    """A computer that asks about computers, the id of the one with the hub's disk ("" for none), the hub's time."""

    computer: Computer
    own: str
    now: str


@dataclass(frozen=True)
class Registered:
    """What a computer is told when it has registered; the token is shown this once."""

    device_id: str
    token: str
    epoch: str
    computer_code: str
    office_ed25519: bytes
    logins: tuple[str, ...]


def new_code(connection: Connection, now: datetime, logins: tuple[str, ...], name: str) -> str:
    """A code for one computer, good for ten minutes, in groups of four."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    connection.execute(
        CODES.insert().values(
            code_sha=_sha(code), name=name, logins=write_json(list(logins)).decode(),
            expires_at=moment_text(now + CODE_LIFE), used_at="",
        )
    )  # fmt: skip
    return "-".join(code[at : at + 4] for at in range(0, _CODE_LENGTH, 4))


def use_code(connection: Connection, now: datetime, code: str) -> tuple[str, tuple[str, ...]]:
    """The name and the people a code stands for, once; raises HubRefused."""
    plain = "".join(part for part in code.upper() if part.isalnum())
    found = connection.execute(select(CODES).where(CODES.c.code_sha == _sha(plain))).first()
    if found is None or found.used_at or found.expires_at < moment_text(now):
        raise HubRefused("code_not_valid", 403)
    connection.execute(update(CODES).where(CODES.c.code_sha == found.code_sha).values(used_at=moment_text(now)))
    return found.name, tuple(read_json(found.logins))


def add(connection: Connection, computer: Computer) -> str:
    """Keep a new computer; its token."""
    token = secrets.token_urlsafe(32)
    values = {column.name: getattr(computer, column.name) for column in _COLUMNS}
    values["logins"] = write_json(list(computer.logins)).decode()
    connection.execute(DEVICES.insert().values(**values, token_sha=_sha(token)))
    return token


def new_computer(
    taken: set[str], now: datetime, *, name: str, code: str, keys: tuple[bytes, bytes], logins: tuple[str, ...],
    device_id: str = "",
) -> Computer:  # fmt: skip
    """A computer as it registers, with the letters for its numbers: those it asks for, or the next that are free.

    Raises HubRefused for an id no program of ours makes: all computers get it as the key of a row.
    """
    if device_id and not is_id(device_id):
        raise HubRefused("key_malformed")
    name, code = (plain_text(text) for text in (name, code))
    return Computer(
        id=device_id or new_id().hex, name=name, code=_free_letters(taken, code), public_key=keys[0],
        certificate=keys[1], logins=logins, registered_at=moment_text(now), revoked_at="", last_contact="",
        clock_offset=0, waiting=0, version="", last_dev_seq=0, scope="", granted_seq=-1,
    )  # fmt: skip


def by_token(connection: Connection, token: str) -> Computer:
    """The computer with this token; raises HubRefused for an unknown or a revoked one."""
    wanted = _sha(token)
    found = connection.execute(select(DEVICES).where(DEVICES.c.token_sha == wanted)).first()
    if found is None or not hmac.compare_digest(found.token_sha, wanted):
        raise HubRefused("device_unknown", 401)
    return _not_revoked(_computer(found))


def by_id(connection: Connection, device_id: str, *, revoked: bool = False) -> Computer:
    """The computer; raises HubRefused for an unknown one, and for a revoked one unless those are meant, too."""
    found = connection.execute(select(DEVICES).where(DEVICES.c.id == device_id)).first()
    if found is None:
        raise HubRefused("device_unknown", 401)
    return _computer(found) if revoked else _not_revoked(_computer(found))


def with_token(token: str) -> Callable[[Connection], Computer]:
    """Finds the computer with this token."""
    return lambda connection: by_token(connection, token)


def with_id(device_id: str, *, revoked: bool = False) -> Callable[[Connection], Computer]:
    """Finds the computer, ``revoked`` or not."""
    return lambda connection: by_id(connection, device_id, revoked=revoked)


def every(connection: Connection) -> list[Computer]:
    """All computers, revoked ones too, in the order of their registration."""
    return [_computer(row) for row in connection.execute(select(DEVICES).order_by(DEVICES.c.registered_at))]


def replaced(known: Sequence[Computer]) -> dict[str, str]:
    """Registrations in whose place a later one of the same computer came, each with the id of that one.

    One that reported after that is a copy of the computer and stands for itself.
    """
    newest = {one.public_key: one for one in known}
    return {
        one.id: now.id
        for one in known
        if (now := newest[one.public_key]).id != one.id
        and one.last_contact <= now.registered_at
        and (one.revoked_at or not now.revoked_at)
    }


def revoke(connection: Connection, device_id: str, now: datetime) -> list[Computer]:
    """This registration and those in whose place it came are over; raises HubRefused."""
    gone, known, at = [by_id(connection, device_id)], every(connection), moment_text(now)
    before = replaced(known)
    gone += [one for one in known if before.get(one.id) == device_id and not one.revoked_at]
    for one in gone:
        note(connection, one.id, revoked_at=at)
    return [replace(one, revoked_at=at) for one in gone]


def note(connection: Connection, device_id: str, **values: Any) -> None:
    """Keep what was learnt of a computer."""
    connection.execute(update(DEVICES).where(DEVICES.c.id == device_id).values(**values))


def set_people(connection: Connection, device_id: str, logins: Iterable[str]) -> None:
    """Who works on a computer. Raises HubRefused."""
    by_id(connection, device_id)
    note(connection, device_id, logins=write_json(list(logins)).decode())


@dataclass(frozen=True)
class Contact:
    """A push of a computer; ``answered`` of what it had waiting has now got its answer."""

    computer: Computer
    push: Push
    last_dev_seq: int
    answered: int


def note_contacts(connection: Connection, contacts: Iterable[Contact], now: datetime) -> None:
    """Keep what pushes say of their computers."""
    found = [_learnt(one, now) for one in contacts]
    if found:
        names = ("last_contact", "version", "waiting", "clock_offset", "last_dev_seq")
        connection.execute(
            update(DEVICES)
            .where(DEVICES.c.id == bindparam("device"))
            .values({name: bindparam(name) for name in names}),
            found,
        )


def _learnt(contact: Contact, now: datetime) -> dict[str, Any]:
    push, offset = contact.push, offset_of(contact.push.clock, now)
    version = "".join(letter for letter in push.version if letter.isascii() and letter.isprintable())
    return {
        "device": contact.computer.id, "last_contact": moment_text(now), "version": version[:40],
        "waiting": max(0, min(push.waiting, _MOST_WAITING) - contact.answered),
        "clock_offset": contact.computer.clock_offset if offset is None else offset,
        "last_dev_seq": contact.last_dev_seq,
    }  # fmt: skip


def offset_of(clock: str, now: datetime) -> int | None:
    """How many seconds a computer's clock is ahead; None when it did not say."""
    try:
        said = datetime.fromisoformat(clock)
        return round((said - now).total_seconds())
    except (ValueError, TypeError):
        return None


def _computer(row: Row[Any]) -> Computer:
    values = {column.name: getattr(row, column.name) for column in _COLUMNS}
    return Computer(**{**values, "logins": tuple(read_json(row.logins))})


def _not_revoked(computer: Computer) -> Computer:
    if computer.revoked_at:
        raise HubRefused("device_revoked", 403)
    return computer


def _free_letters(taken: set[str], wanted: str) -> str:
    if wanted not in taken:
        return wanted
    letters = "BCDEFGHJKLMNPQRSTUVWXYZA"
    doubles = (first + second for first in letters for second in letters)
    found: str = next(code for code in (*letters, *doubles) if code not in taken)
    return found


def plain_text(text: str) -> str:
    """Without what no database of ours can keep."""
    return text.encode("utf-8", "ignore").decode().replace("\x00", "")


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

"""The data key: 256 random bits that open the database and the photos, and where they are kept."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from fieldtech.errors import MachineError
from fieldtech.files import write_atomically
from fieldtech.store.keyrings import KeyRing, KeyRingUnavailable, SystemKeyRing
from fieldtech.store.wrapped_key import KEY_BYTES, unwrap_key, wrap_key

KEYRING_MARK = "key.keyring"
WRAPPED_FILE = "key.wrapped"
DEMO_FILE = "key.demo"
_DATABASE_FILE = "fieldtech.db"

Passphrase = Callable[[], str]


class KeyKind(Enum):
    """Where the key is kept; the window warns about ``PLAIN_DEMO``."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"
    PLAIN_DEMO = "plain_demo"


@dataclass(frozen=True)
class DataKey:
    """The key and where it came from."""

    bytes: bytes
    kind: KeyKind

    def __repr__(self) -> str:
        return f"DataKey({self.kind.value})"  # the key never reaches a log or a traceback


def open_or_create_key(
    folder: Path, *, passphrase: Passphrase | None = None, demo: bool = False, ring: KeyRing | None = None
) -> DataKey:
    """The key of the data in ``folder``, made and kept there on the first call.

    Raises MachineError as ``open_key`` does, and ``key_not_saved``.
    """
    if has_key(folder) or (folder / _DATABASE_FILE).exists():
        return open_key(folder, passphrase=passphrase, ring=ring)
    try:
        return _create(folder, passphrase, demo, ring or SystemKeyRing())
    except OSError as error:
        raise MachineError("key_not_saved", folder=folder) from error


def open_key(folder: Path, *, passphrase: Passphrase | None = None, ring: KeyRing | None = None) -> DataKey:
    """The key kept in ``folder``; makes none.

    Raises MachineError: ``key_missing``, ``key_damaged``, ``keyring_unavailable``, ``passphrase_needed``,
    ``wrong_passphrase``.
    """
    if (folder / KEYRING_MARK).exists():
        return DataKey(_from_ring(folder, ring or SystemKeyRing()), KeyKind.KEYRING)
    if (folder / WRAPPED_FILE).exists():
        return DataKey(unwrap_key(folder / WRAPPED_FILE, _asked(passphrase)), KeyKind.PASSPHRASE)
    if (folder / DEMO_FILE).exists():
        return DataKey(_hex(_text(folder / DEMO_FILE)), KeyKind.PLAIN_DEMO)
    raise MachineError("key_missing", folder=folder)


def has_key(folder: Path) -> bool:
    """Whether a key was ever made for this folder."""
    return any((folder / name).exists() for name in (KEYRING_MARK, WRAPPED_FILE, DEMO_FILE))


def _create(folder: Path, passphrase: Passphrase | None, demo: bool, ring: KeyRing) -> DataKey:
    key = secrets.token_bytes(KEY_BYTES)
    if demo:
        write_atomically(folder / DEMO_FILE, key.hex().encode(), private=True)
        return DataKey(key, KeyKind.PLAIN_DEMO)
    if _into_ring(folder, ring, key):
        return DataKey(key, KeyKind.KEYRING)
    wrap_key(folder / WRAPPED_FILE, key, _asked(passphrase))
    return DataKey(key, KeyKind.PASSPHRASE)


def _into_ring(folder: Path, ring: KeyRing, key: bytes) -> bool:
    entry = secrets.token_hex(8)  # two data folders on one computer must not share an entry
    try:
        ring.set(entry, key.hex())
        kept = ring.get(entry) == key.hex()
    except KeyRingUnavailable:
        return False
    if kept:
        write_atomically(folder / KEYRING_MARK, entry.encode(), private=True)
    return kept


def _from_ring(folder: Path, ring: KeyRing) -> bytes:
    try:
        text = ring.get(_text(folder / KEYRING_MARK))
    except KeyRingUnavailable as error:
        raise MachineError("keyring_unavailable") from error
    if text is None:
        raise MachineError("key_missing", folder=folder)
    return _hex(text)


def _asked(passphrase: Passphrase | None) -> str:
    answer = passphrase() if passphrase is not None else ""
    if not answer:
        raise MachineError("passphrase_needed")
    return answer


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError) as error:
        raise MachineError("key_damaged", file=path.name) from error


def _hex(text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError as error:
        raise MachineError("key_damaged") from error
    if len(key) != KEY_BYTES:
        raise MachineError("key_damaged")
    return key

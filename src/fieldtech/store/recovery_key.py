"""The key of a computer that is lost, out of the file that was written beside a backup."""

import json
from collections.abc import Callable
from pathlib import Path

from fieldtech.errors import MachineError
from fieldtech.files import write_atomically
from fieldtech.store.failures import os_failures_told, reading_told
from fieldtech.store.keys import WRAPPED_FILE, has_key
from fieldtech.store.wrapped_key import unwrap_key

Passphrase = Callable[[], str]


def read_recovery_key(folder: Path, recovery: Path, passphrase: Passphrase | None) -> bytes:
    """The key in ``recovery`` for a ``folder`` that has none; changes nothing.

    Raises MachineError ``key_there_already``, ``recovery_key_missing``, ``recovery_key_unlike`` for another kind of
    file, ``key_damaged``, ``wrong_passphrase``.
    """
    if has_key(folder):
        raise MachineError("key_there_already", folder=folder)
    if not recovery.is_file():
        raise MachineError("recovery_key_missing", file=recovery.name)
    with reading_told(recovery):
        if not _is_like_one(recovery.read_bytes()):
            raise MachineError("recovery_key_unlike", file=recovery.name)
    return unwrap_key(recovery, passphrase() if passphrase else "")


def keep_recovery_key(folder: Path, recovery: Path) -> Path:
    """From now on it is the key of ``folder``; where it is kept. Raises MachineError."""
    kept = folder / WRAPPED_FILE
    with os_failures_told(kept):
        write_atomically(kept, recovery.read_bytes(), private=True)
    return kept


def _is_like_one(content: bytes) -> bool:
    """Whether it was ever a key file, damaged or not: who named the wrong file need not look for a backup of it."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return b'"sha256"' in content and b'"key"' in content
    return isinstance(document, dict) and "body" in document

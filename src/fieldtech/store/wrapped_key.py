"""A data key in a file, wrapped by a passphrase: argon2id makes the wrapping key, AES-GCM wraps.

The same file serves as a recovery key: backups are encrypted with the data key, so a computer that is lost
takes them along unless its key was also kept elsewhere.
"""

import base64
import binascii
import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fieldtech.errors import MachineError
from fieldtech.files import write_atomically

KEY_BYTES = 32
_LABEL = b"fieldtech key 1"
_COSTS = {"time": 3, "memory": 64 * 1024, "lanes": 4}  # RFC 9106, second recommendation; memory in KiB
_MOST = {"time": 64, "memory": 4 * 1024 * 1024, "lanes": 64}  # a damaged file must not eat the computer


def wrap_key(path: Path, key: bytes, passphrase: str) -> None:
    """Write ``key`` to ``path``, readable only with ``passphrase``; raises OSError."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = AESGCM(_wrapping_key(passphrase, salt, _COSTS)).encrypt(nonce, key, _LABEL)
    body = {"version": 1, **_COSTS, "salt": _text(salt), "nonce": _text(nonce), "key": _text(wrapped)}
    document = {"body": body, "sha256": _sum(body)}
    write_atomically(path, json.dumps(document, indent=1).encode(), private=True)


def unwrap_key(path: Path, passphrase: str) -> bytes:
    """The key in ``path``; raises MachineError ``wrong_passphrase`` or ``key_damaged``."""
    body = _body(path)
    costs = {name: body[name] for name in _COSTS}
    cipher = AESGCM(_wrapping_key(passphrase, body["salt"], costs))
    try:
        return cipher.decrypt(body["nonce"], body["key"], _LABEL)
    except InvalidTag as error:
        raise MachineError("wrong_passphrase") from error


def _body(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="ascii"))
        body: dict[str, Any] = document["body"]
        if document["sha256"] != _sum(body) or body["version"] != 1:
            raise ValueError("checksum or version")
        if any(not 1 <= body[name] <= most for name, most in _MOST.items()):
            raise ValueError("costs")
        return body | {name: base64.b64decode(body[name], validate=True) for name in ("salt", "nonce", "key")}
    except (OSError, ValueError, KeyError, TypeError, binascii.Error) as error:
        raise MachineError("key_damaged", file=path.name) from error


def _wrapping_key(passphrase: str, salt: bytes, costs: dict[str, int]) -> bytes:
    return hash_secret_raw(
        passphrase.encode(), salt, costs["time"], costs["memory"], costs["lanes"], KEY_BYTES, Type.ID
    )


def _sum(body: dict[str, Any]) -> str:
    """Tells damage from a wrong passphrase; the secrecy rests on AES-GCM alone."""
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()

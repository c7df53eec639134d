"""Photos and sealed sheets: encrypted files named by the SHA-256 of their plain bytes."""

import hashlib
import re
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldtech.errors import MachineError
from fieldtech.files import write_atomically
from fieldtech.store.failures import os_failures_told

_MAGIC = b"FTB1"
_NONCE = 12
_NAME = re.compile(r"[0-9a-f]{64}")


class Blobs:
    """The files of one data folder. A file is written once and never changed; any thread may use it."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """``key`` is the data key; the files get a key of their own, derived from it."""
        derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"fieldtech blobs 1").derive(key)
        self._folder = folder
        self._cipher = AESGCM(derived)

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its SHA-256 in hex, when it is on the disk; raises MachineError.

        Keeping the same bytes again costs nothing but heals a damaged file.
        """
        sha = hashlib.sha256(data).hexdigest()
        if not self._is_sound(sha):
            nonce = secrets.token_bytes(_NONCE)
            sealed = _MAGIC + nonce + self._cipher.encrypt(nonce, data, sha.encode())
            with os_failures_told(self._path(sha)):
                write_atomically(self._path(sha), sealed, private=True)
        return sha

    def get(self, sha: str) -> bytes:
        """The bytes with this hash; raises MachineError ``blob_missing`` or ``blob_damaged``."""
        path = self._path(sha)
        try:
            with os_failures_told(path):
                sealed = path.read_bytes()
        except MachineError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                raise MachineError("blob_missing", sha=sha[:12]) from error
            raise
        return self._opened(sha, sealed)

    def has(self, sha: str) -> bool:
        """Whether a file with this hash is here; ``get`` tells whether it is sound."""
        return self._path(sha).is_file()

    def remove(self, sha: str) -> None:
        """Let go of the file, if it is here; raises MachineError. Only for what is safe elsewhere."""
        with os_failures_told(self._path(sha)):
            self._path(sha).unlink(missing_ok=True)

    def _opened(self, sha: str, sealed: bytes) -> bytes:
        start = len(_MAGIC) + _NONCE
        try:
            if not sealed.startswith(_MAGIC):
                raise ValueError("not a blob")
            data = self._cipher.decrypt(sealed[len(_MAGIC) : start], sealed[start:], sha.encode())
        except (InvalidTag, ValueError) as error:
            raise MachineError("blob_damaged", sha=sha[:12]) from error
        if hashlib.sha256(data).hexdigest() != sha:
            raise MachineError("blob_damaged", sha=sha[:12])
        return data

    def _is_sound(self, sha: str) -> bool:
        try:
            self.get(sha)
        except MachineError:
            return False
        return True

    def _path(self, sha: str) -> Path:
        if not _NAME.fullmatch(sha):
            raise ValueError("not a SHA-256 in hex")  # names may come from another computer
        return self._folder / sha[:2] / sha

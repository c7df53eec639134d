"""Pieces of files that are not whole yet, in one file each: as they came, or each piece encrypted."""

import secrets
import struct
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldtech.errors import MachineError

_SIZE = struct.Struct(">I")
_NONCE, _TAG = 12, 16
_HEAD = _SIZE.size + _NONCE
_FRAME = _HEAD + _TAG


class Parts(Protocol):
    """How the pieces of one file lie on the disk."""

    def size(self, path: Path) -> int:
        """How many bytes are there."""

    def read(self, path: Path) -> bytes:
        """All of them."""

    def write(self, path: Path, offset: int, data: bytes) -> None:
        """Put a piece at ``offset``, within or at the end of what is there; what came after it is forgotten."""


class PlainParts:
    """As they came."""

    def size(self, path: Path) -> int:
        """How many bytes are there."""
        return path.stat().st_size if path.is_file() else 0

    def read(self, path: Path) -> bytes:
        """All of them."""
        return path.read_bytes()

    def write(self, path: Path, offset: int, data: bytes) -> None:
        """Put a piece at ``offset``."""
        with path.open("r+b" if path.exists() else "w+b") as file:
            file.seek(offset)
            file.truncate()
            file.write(data)


class SealedParts:
    """Records of size, nonce and encrypted piece, one after the other; a torn last one counts as not there."""

    def __init__(self, key: bytes) -> None:
        """``key`` is the data key; the pieces get a key of their own, derived from it."""
        derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"fieldtech parts 1").derive(key)
        self._cipher = AESGCM(derived)

    def size(self, path: Path) -> int:
        """How many bytes are there."""
        return sum(end - start - _FRAME for start, end in _records(path.read_bytes())) if path.is_file() else 0

    def read(self, path: Path) -> bytes:
        """All of them; raises MachineError ``blob_damaged``."""
        whole, pieces = path.read_bytes(), []
        for start, end in _records(whole):
            nonce = whole[start + _SIZE.size : start + _HEAD]
            try:
                pieces.append(self._cipher.decrypt(nonce, whole[start + _HEAD : end], path.name.encode()))
            except InvalidTag as error:
                raise MachineError("blob_damaged", sha=path.name[:12]) from error
        return b"".join(pieces)

    def write(self, path: Path, offset: int, data: bytes) -> None:
        """Put a piece at ``offset``."""
        records = _records(path.read_bytes()) if path.is_file() else []
        follows = offset == sum(end - start - _FRAME for start, end in records)
        kept = b"" if follows else self._sealed(self.read(path)[:offset], path)
        with path.open("r+b" if path.exists() else "w+b") as file:
            file.seek(records[-1][1] if follows and records else 0)
            file.truncate()
            file.write(kept + self._sealed(data, path))

    def _sealed(self, data: bytes, path: Path) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        sealed = self._cipher.encrypt(nonce, data, path.name.encode())
        return _SIZE.pack(len(sealed)) + nonce + sealed


def _records(whole: bytes) -> list[tuple[int, int]]:
    """Where each whole record begins and ends; none is shorter than its tag, as the zeros after a power cut are."""
    found, at = [], 0
    while at + _FRAME <= len(whole):
        end = at + _HEAD + int(_SIZE.unpack_from(whole, at)[0])
        if not at + _FRAME <= end <= len(whole):
            break
        found.append((at, end))
        at = end
    return found

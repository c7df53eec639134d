"""Photos and documents at the hub: files named by the SHA-256 of their bytes, received piece by piece."""

import hashlib
import logging
import os
import threading
from pathlib import Path
from typing import Any

from fieldtech.errors import MachineError
from fieldtech.files import make_folder, write_atomically
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.parts import Parts, PlainParts, SealedParts
from fieldtech.hub.refs import is_sha
from fieldtech.store.blobs import Blobs
from fieldtech.sync.messages import MOST_BLOB

_LOG = logging.getLogger(__name__)


class BlobShelf:
    """One folder of files; pieces wait in ``parts`` until the hash of the whole is right.

    What a bad disk or a power cut left unreadable is not there: who has it sends it again, nobody waits behind it.
    """

    def __init__(self, folder: Path, most: int = MOST_BLOB, key: bytes | None = None) -> None:
        """``key`` encrypts files and pieces."""
        self._folder = folder
        self._sealed = Blobs(folder, key) if key else None
        self._parts: Parts = SealedParts(key) if key else PlainParts()
        self._most = most
        self._turn = threading.Lock()
        self._sums: dict[str, tuple[int, Any]] = {}  # size and running hash of what is on its way

    def state(self, sha: str) -> int | None:
        """How many bytes are here; None when the file is whole."""
        if self._path(sha).is_file():
            return None
        return self._parts.size(self._part(sha))

    def put(self, sha: str, offset: int, data: bytes) -> int | None:
        """Add a piece at ``offset``; what came after it before is forgotten. Raises HubRefused."""
        with self._turn:
            have = self.state(sha)
            if have is None:
                return None
            if offset < 0 or offset > have:
                raise HubRefused("blob_gap", 409, have=have)
            if offset + len(data) > self._most:
                self._drop(sha)
                raise HubRefused("blob_too_large", 413, most=self._most)
            if offset == 0 and hashlib.sha256(data).hexdigest() == sha:  # all of it at once
                self._keep(sha, data)
                self._drop(sha)
                return None
            try:
                return self._add(sha, offset, data)
            except MachineError as error:
                if error.code != "blob_damaged":
                    raise
                self._drop(sha)
                return 0

    def get(self, sha: str, offset: int, most: int) -> bytes:
        """A piece of a whole file; raises HubRefused when it is not here."""
        at = max(0, offset)
        try:
            if self._sealed is not None:
                return self._sealed.get(sha)[at : at + min(most, self._most)]
            return self._plain(sha, at, min(most, self._most))
        except FileNotFoundError as error:
            raise HubRefused("blob_missing", 404) from error
        except MachineError as error:
            if error.code == "blob_damaged":
                self._set_aside(sha)
            elif error.code != "blob_missing":
                raise
            raise HubRefused("blob_missing", 404) from error

    def _add(self, sha: str, offset: int, data: bytes) -> int | None:
        if offset == 0:
            self._drop(sha)
        self._write(sha, offset, data)
        running = self._sum(sha, offset, data)
        if running.hexdigest() != sha:
            return offset + len(data)
        self._keep(sha, self._parts.read(self._part(sha)))
        self._drop(sha)
        return None

    def _plain(self, sha: str, at: int, most: int) -> bytes:
        with self._path(sha).open("rb") as file:
            if at == 0 and hashlib.file_digest(file, "sha256").hexdigest() != sha:
                raise MachineError("blob_damaged", sha=sha[:12])
            file.seek(at)
            return file.read(most)

    def _set_aside(self, sha: str) -> None:
        """Kept for who looks into it, and asked for again."""
        _LOG.error("the file %s is unreadable and was set aside", sha[:12])
        with self._turn:
            path = self._path(sha)
            if path.is_file():
                os.replace(path, path.with_name(f"{sha}.damaged"))

    def _keep(self, sha: str, data: bytes) -> None:
        if self._sealed is not None:
            self._sealed.put(data)
        else:
            write_atomically(self._path(sha), data, private=True)

    def _write(self, sha: str, offset: int, data: bytes) -> None:
        part = self._part(sha)
        make_folder(part.parent)
        self._parts.write(part, offset, data)

    def _sum(self, sha: str, offset: int, data: bytes) -> Any:
        """The hash so far, without reading the whole part again for every piece."""
        size, running = self._sums.get(sha, (0, hashlib.sha256()))
        if size != offset:
            running = hashlib.sha256(self._parts.read(self._part(sha)))
        else:
            running.update(data)
        self._sums[sha] = (offset + len(data), running)
        return running

    def _drop(self, sha: str) -> None:
        self._sums.pop(sha, None)
        self._part(sha).unlink(missing_ok=True)

    def _path(self, sha: str) -> Path:
        if not is_sha(sha):
            raise HubRefused("blob_unknown", 404)
        return self._folder / sha[:2] / sha

    def _part(self, sha: str) -> Path:
        return self._folder / "parts" / sha

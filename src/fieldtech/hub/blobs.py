"""Photos and documents at the hub: files named by the SHA-256 of their bytes, received piece by piece."""

import hashlib
import threading
from pathlib import Path
from typing import Any

from fieldtech.files import make_folder, write_atomically
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.refs import is_sha
from fieldtech.sync.messages import MOST_BLOB

_READ = 1 << 20


class BlobShelf:
    """One folder of files; pieces wait in ``parts`` until the hash of the whole is right."""

    def __init__(self, folder: Path, most: int = MOST_BLOB) -> None:
        self._folder = folder
        self._most = most
        self._turn = threading.Lock()
        self._sums: dict[str, tuple[int, Any]] = {}  # size and running hash of what is on its way

    def state(self, sha: str) -> int | None:
        """How many bytes are here; None when the file is whole."""
        if self._path(sha).is_file():
            return None
        part = self._part(sha)
        return part.stat().st_size if part.is_file() else 0

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
            self._write(sha, offset, data)
            running = self._sum(sha, offset, data)
            if running.hexdigest() != sha:
                return offset + len(data)
            write_atomically(self._path(sha), self._part(sha).read_bytes(), private=True)
            self._drop(sha)
            return None

    def get(self, sha: str, offset: int, most: int) -> bytes:
        """A piece of a whole file; raises HubRefused when it is not here."""
        try:
            with self._path(sha).open("rb") as file:
                file.seek(max(0, offset))
                return file.read(min(most, self._most))
        except FileNotFoundError as error:
            raise HubRefused("blob_missing", 404) from error

    def _write(self, sha: str, offset: int, data: bytes) -> None:
        part = self._part(sha)
        make_folder(part.parent)
        with part.open("r+b" if part.exists() else "w+b") as file:
            file.seek(offset)
            file.truncate()
            file.write(data)

    def _sum(self, sha: str, offset: int, data: bytes) -> Any:
        """The hash so far, without reading the whole part again for every piece."""
        size, running = self._sums.get(sha, (0, hashlib.sha256()))
        if size != offset:
            running = hashlib.sha256()
            with self._part(sha).open("rb") as file:
                while piece := file.read(_READ):
                    running.update(piece)
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

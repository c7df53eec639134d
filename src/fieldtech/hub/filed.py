"""The files at the hub for the computers that may give or have them; one that the disk spoiled is asked for again."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, select

from fieldtech.hub.blob_rights import require_blob
from fieldtech.hub.blobs import BlobShelf
from fieldtech.hub.devices import Computer
from fieldtech.hub.engine import Engines
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.pushes import Finding
from fieldtech.hub.tables import REFS

_ASIDE = ".damaged"
_MOST_ASKED = 1_000


class Filed:
    """Any thread may call it; raises HubRefused for a file nobody named, or none of that computer's."""

    def __init__(self, engines: Engines, folder: Path, key: bytes | None) -> None:
        self._engines, self._folder, self._shelf = engines, folder, BlobShelf(folder, key=key)
        self._spoiled: set[str] | None = None

    def state(self, find: Finding, sha: str) -> int | None:
        """How many bytes are here; None when it is whole."""
        self._require(find, sha, giving=True)
        return self._shelf.state(sha)

    def put(self, find: Finding, sha: str, offset: int, data: bytes) -> int | None:
        """Add a piece; how many bytes are here then, None when it is whole."""
        self._require(find, sha, giving=True)
        return self._shelf.put(sha, offset, data)

    def get(self, find: Finding, sha: str, offset: int, most: int) -> bytes:
        """A piece of a whole file; nothing at its end."""
        self._require(find, sha)
        try:
            return self._shelf.get(sha, offset, most)
        except HubRefused:
            if (self._folder / sha[:2] / f"{sha}{_ASIDE}").is_file():
                self._spoilt().add(sha)
            raise

    def lacking(self, connection: Connection, order: str) -> int:
        """How many files that the rows of an order name are not here whole."""
        rows = select(REFS.c.ident).where(REFS.c.kind == "order", REFS.c.ref == order)
        named = select(REFS.c.ref).where(REFS.c.kind == "file", REFS.c.ident.in_(rows)).distinct()
        return sum(self._shelf.state(sha) is not None for sha in connection.scalars(named))

    def asked_for(self, connection: Connection, computer: Computer) -> list[str]:
        """Files that were here whole, are not any more, and that this computer may give; nearly always none."""
        return sorted(self._given_by(connection, computer))[:_MOST_ASKED]

    def _given_by(self, connection: Connection, computer: Computer) -> Iterator[str]:
        for sha in [sha for sha in self._spoilt() if self._shelf.state(sha) is not None]:
            with suppress(HubRefused):
                require_blob(connection, computer, sha, giving=True)
                yield sha

    def _spoilt(self) -> set[str]:
        """Those that were set aside since ever: the folder is looked through once, then kept in mind."""
        if self._spoiled is None:
            self._spoiled = {path.stem for path in self._folder.glob(f"??/*{_ASIDE}")}
        return self._spoiled

    def _require(self, find: Finding, sha: str, *, giving: bool = False) -> None:
        with self._engines.reading() as connection:
            require_blob(connection, find(connection), sha, giving=giving)

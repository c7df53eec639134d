"""The operations of this computer that are not settled: what they did to each row, in device order."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

from fieldtech.sync.plain import Row, key_text

RowName = tuple[str, str]
"""Table and the text of the key."""

_UNSETTLED = text("SELECT op_id, dev_seq FROM outbox WHERE settled = 0 ORDER BY dev_seq")
_ALL_FIELDS = text(
    "SELECT op_id, table_name, row, fields FROM outbox WHERE settled = 0 AND dev_seq BETWEEN :first AND :last"
)
_FIELDS = text("SELECT table_name, row, fields FROM outbox WHERE op_id = :op")
ABOUT: Row = {"what": "about"}
"""The row an operation speaks of without changing it: it stays while the operation is pending."""


class ImageCache:
    """What operations did never changes, so it is read once for many transactions."""

    def __init__(self) -> None:
        self._images: dict[bytes, list[tuple[RowName, Row]]] = {}

    def of(self, session: Session, op: bytes) -> list[tuple[RowName, Row]]:
        """The images of one operation."""
        found = self._images.get(op)
        if found is None:
            found = self._images[op] = _images_in(*session.execute(_FIELDS, {"op": op}).one())
        return found

    def read(self, session: Session, ops: Sequence[tuple[bytes, int]]) -> None:
        """Read at once what is not known of these unsettled operations, each with its number, in their order."""
        numbers = [number for op, number in ops if op not in self._images]
        if len(numbers) > 1:
            for op, table, subject, fields in session.execute(_ALL_FIELDS, {"first": numbers[0], "last": numbers[-1]}):
                if op not in self._images:
                    self._images[op] = _images_in(table, subject, fields)

    def keep_only(self, ops: set[bytes]) -> None:
        """Forget what was settled."""
        for op in self._images.keys() - ops:
            del self._images[op]


def _images_in(table: str, subject: str, fields: str) -> list[tuple[RowName, Row]]:
    images = [((row["table"], key_text(row["key"])), row) for row in msgspec.json.decode(fields).get("rows", [])]
    return [*images, ((table, key_text([subject])), ABOUT)]


class Pending:
    """The unsettled operations as they are in this transaction."""

    def __init__(self, session: Session, cache: ImageCache) -> None:
        self._session = session
        self._cache = cache
        self._rows: dict[RowName, list[Row]] = {}
        self.read()

    def read(self) -> None:
        """Look again after operations were settled or taken out."""
        found = [(row.op_id, row.dev_seq) for row in self._session.execute(_UNSETTLED)]
        ops: list[bytes] = [op for op, _number in found]
        self._cache.read(self._session, found)
        self._rows = {}
        for op in ops:
            for name, image in self._cache.of(self._session, op):
                self._rows.setdefault(name, []).append(image)
        self._cache.keep_only(set(ops))

    def images(self, name: RowName) -> list[Row]:
        """What is still to be replayed over a row, oldest first."""
        return self._rows.get(name, [])

    def __contains__(self, name: RowName) -> bool:
        return name in self._rows

    def new_in(self, table: str) -> Iterator[str]:
        """Keys of the rows that pending operations made, in device order."""
        return (key for (name, key), images in self._rows.items() if name == table and images[0]["what"] == "new")

    def touched_by(self, op: bytes) -> set[RowName]:
        """The rows of one operation."""
        return {name for name, _image in self._cache.of(self._session, op)}


def replayed(base: Row | None, images: list[Row]) -> tuple[bool, Row | None]:
    """Whether anything can be said, and the row as pending operations make it from what the hub has.

    A change of a row that the hub has taken away says nothing of the other columns: then the row stays as it is
    until the operation is settled, and so does one that an operation only speaks of.
    """
    row: dict[str, Any] | None = base
    for image in images:
        if image["what"] == "gone":
            row = None
        elif image["what"] == "new":
            row = {**(row or {}), **image["values"]}
        elif row is None:
            return False, None
        elif image["what"] == "changed":
            row = {**row, **image["values"]}
    return True, row

"""The operations of this computer that are not settled: what they did to each row, in device order."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

from fieldtech.sync.plain import Row, key_text

RowName = tuple[str, str]
"""Table and the text of the key."""

_UNSETTLED = "SELECT op_id, dev_seq FROM outbox WHERE settled = 0 ORDER BY dev_seq"
_ALL_FIELDS = text(
    "SELECT op_id, table_name, row, fields FROM outbox WHERE settled = 0 AND dev_seq BETWEEN :first AND :last "
    "ORDER BY dev_seq"
)
ABOUT: Row = {"what": "about"}
"""The row an operation speaks of without changing it: it stays while the operation is pending."""

_Rows = dict[str, dict[str, dict[bytes, list[Row]]]]
"""By table and key, what each operation does to the row, in device order."""


class ImageCache:
    """What unsettled operations did, kept from one transaction to the next: it never changes."""

    def __init__(self) -> None:
        self._images: dict[bytes, list[tuple[RowName, Row]]] = {}
        self._rows: _Rows = {}
        self._last = 0

    def bring_up_to(self, session: Session) -> _Rows:
        """What is unsettled by now; only what was not read before is read."""
        found: list[Any] = list(session.connection().exec_driver_sql(_UNSETTLED).all())
        unsettled = {op for op, _number in found}
        self.forgotten([op for op in self._images if op not in unsettled])
        new = [number for op, number in found if op not in self._images]
        if new and new[0] < self._last:  # some that were settled wait again: the order begins anew
            self._images, self._rows = {}, {}
            new = [number for _op, number in found]
        if new:
            self._last = new[-1]
            for op, *said in session.execute(_ALL_FIELDS, {"first": new[0], "last": new[-1]}):
                self._note(op, _images_in(*said))
        return self._rows

    def forgotten(self, ops: Iterable[bytes]) -> set[RowName]:
        """They were settled; the rows they touched."""
        names: set[RowName] = set()
        for op in ops:
            for (table, key), _image in self._images.pop(op, []):
                names.add((table, key))
                over = self._rows[table].get(key, {})
                over.pop(op, None)
                if not over:
                    self._rows[table].pop(key, None)
        return names

    def _note(self, op: bytes, images: list[tuple[RowName, Row]]) -> None:
        self._images[op] = images
        for (table, key), image in images:
            self._rows.setdefault(table, {}).setdefault(key, {}).setdefault(op, []).append(image)


def _images_in(table: str, subject: str, fields: str) -> list[tuple[RowName, Row]]:
    images = [((row["table"], key_text(row["key"])), row) for row in msgspec.json.decode(fields).get("rows", [])]
    return [*images, ((table, key_text([subject])), ABOUT)]


class Pending:
    """The unsettled operations as they are in this transaction; they are looked for when somebody asks."""

    def __init__(self, session: Session, cache: ImageCache) -> None:
        self._session = session
        self._cache = cache

    @cached_property
    def _rows(self) -> _Rows:
        return self._cache.bring_up_to(self._session)

    def settle(self, ops: Sequence[bytes]) -> set[RowName]:
        """These, which were unsettled until now, are so no more; the rows they touched."""
        known = self._rows  # all are read at once
        return self._cache.forgotten(ops) if known else set()

    def images(self, name: RowName) -> list[Row]:
        """What is still to be replayed over a row, oldest first."""
        return [image for images in self._rows.get(name[0], {}).get(name[1], {}).values() for image in images]

    def __contains__(self, name: RowName) -> bool:
        return name[1] in self._rows.get(name[0], {})

    def new_in(self, table: str) -> Iterator[str]:
        """Keys of the rows that pending operations made, in device order."""
        rows = self._rows.get(table, {})
        return (key for key, over in rows.items() if next(iter(over.values()))[0]["what"] == "new")


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

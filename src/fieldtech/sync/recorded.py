"""What one transaction did to each row, folded into one image per row: new, changed or gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fieldtech.model.kinds import FORGETS
from fieldtech.sync.plain import Row, key_text


@dataclass
class Image:
    """One row: ``before`` is the whole row before the transaction, None when there was none."""

    table: str
    key: list[Any]
    before: Row | None
    now: Row | None

    def to_row(self) -> Row | None:
        """As an operation carries it; None when nothing came of it."""
        shape: Row = {"table": self.table, "key": self.key}
        if self.before is None:
            return None if self.now is None else {**shape, "what": "new", "values": self.now}
        if self.now is None:
            return {**shape, "what": "gone", "values": {}, "was": self.before}
        changed = {name: value for name, value in self.now.items() if self.before.get(name) != value}
        if not changed:
            return None
        return {**shape, "what": "changed", "values": changed, "was": {name: self.before[name] for name in changed}}


class Images:
    """All rows of a transaction in the order in which they were first touched."""

    def __init__(self) -> None:
        self._images: dict[tuple[str, str], Image] = {}

    def knows(self, table: str, key: list[Any]) -> bool:
        """Whether the row was touched before."""
        return (table, key_text(key)) in self._images

    def note(self, table: str, key: list[Any], before: Row | None, now: Row | None) -> None:
        """A row went from ``before`` to ``now``; what was before the first time stays."""
        name = (table, key_text(key))
        known = self._images.get(name)
        if known is None:
            self._images[name] = Image(table, key, before, now)
        else:
            known.now = now

    def rows(self, kind: str = "") -> list[Row]:
        """What the operation of that kind carries; one that forgets does not say what it took out."""
        found = (row for image in self._images.values() if (row := image.to_row()) is not None)
        left_out = {"was"} if kind in FORGETS else set()
        return [{name: value for name, value in row.items() if name not in left_out} for row in found]

    def touched(self) -> Iterator[tuple[str, str, Row | None]]:
        """Table, key and the row before, of those that came to something."""
        for (table, key), image in self._images.items():
            if image.to_row() is not None:
                yield table, key, image.before

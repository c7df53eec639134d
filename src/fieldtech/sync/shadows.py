"""The hub's view of rows over which operations of this computer stand, and the rows that follow from it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from fieldtech.store.many import insert_many
from fieldtech.sync.pending import Pending, RowName, replayed
from fieldtech.sync.plain import Row, key_parts, pieces
from fieldtech.sync.rowstore import RowStore, Wanted
from fieldtech.sync.shapes import shapes

_READ = "SELECT key, body, place FROM sync_shadow WHERE table_name = ? AND key IN ({marks})"
_AT_ONCE = 400
_ANY = text("SELECT 1 FROM sync_shadow LIMIT 1")
_INTO = "INSERT INTO sync_shadow (table_name, key, body, place)"
_THEN = "ON CONFLICT (table_name, key) DO UPDATE SET body = excluded.body, place = excluded.place"
_DROP = text("DELETE FROM sync_shadow WHERE table_name = :table AND key = :key")
_ALL = text("SELECT table_name, key FROM sync_shadow ORDER BY table_name, key")


@dataclass(frozen=True)
class Shadow:
    """What the hub has: nothing when ``body`` is None."""

    body: Row | None
    place: int = 0


class Shadows:
    """``sync_shadow`` in one transaction."""

    def __init__(self, session: Session, store: RowStore, pending: Pending) -> None:
        self._session = session
        self._store = store
        self._pending = pending

    def get(self, names: Iterable[RowName]) -> dict[RowName, Shadow]:
        """The hub's view of rows; those that are what the hub has are left out."""
        if self._session.execute(_ANY).first() is None:
            return {}
        by_table: dict[str, list[str]] = {}
        for table, key in names:
            by_table.setdefault(table, []).append(key)
        found: dict[RowName, Shadow] = {}
        for table, keys in by_table.items():
            for some in pieces(keys, _AT_ONCE):
                query = _READ.format(marks=", ".join("?" * len(some)))
                for key, body, place in self._session.connection().exec_driver_sql(query, (table, *some)):
                    found[(table, key)] = Shadow(None if body is None else json.loads(body), place)
        return found

    def every(self) -> list[RowName]:
        """All rows that have one."""
        return [(row[0], row[1]) for row in self._session.execute(_ALL)]

    def put(self, said: Mapping[RowName, Shadow]) -> None:
        """The hub says something new of rows under pending operations."""
        rows = [
            (*name, None if shadow.body is None else json.dumps(shadow.body), shadow.place)
            for name, shadow in said.items()
        ]
        insert_many(self._session.connection(), _INTO, rows, _THEN)

    def rebase(self, names: Iterable[RowName]) -> None:
        """Make rows what they are now: the hub's, with what is pending over it; forget what is settled."""
        wanted: dict[RowName, Wanted] = {}
        settled: list[RowName] = []
        for name, shadow in self.get(dict.fromkeys(names)).items():
            if name[0] not in shapes():
                continue
            images = self._pending.images(name)
            if not images:
                settled.append(name)
            known, row = replayed(shadow.body, images)
            if known:
                self._make(name, row, shadow, wanted)
        self._drop(settled, self._store.put(list(wanted.values())))

    def _drop(self, settled: list[RowName], failed: list[Wanted]) -> None:
        waiting = {(row.table, row.name) for row in failed}
        if done := [_named(name) for name in settled if name not in waiting]:
            self._session.execute(_DROP, done)

    def rebase_waiting(self) -> None:
        """Rows that a unique number kept out, now that something was settled."""
        self.rebase([name for name in self.every() if name not in self._pending])

    def _make(self, name: RowName, row: Row | None, shadow: Shadow, wanted: dict[RowName, Wanted]) -> None:
        table, key = name[0], key_parts(name[1])
        if row is None:
            if self._store.read(table, [key]):
                self._store.remove(table, [key])
        else:
            wanted[name] = Wanted(table, key, row, shadow.place if shadow.body is not None else 0)


def _named(name: RowName) -> dict[str, str]:
    return {"table": name[0], "key": name[1]}

"""Reading and writing the rows of this computer as the hub has them: many at once, past the objects.

Every row has a place (its ``rowid``): a row from the hub gets the hub's place, whoever stands there moves to the end.
The caller's transaction has foreign keys unchecked, because a technician's rows may name rows he must not have.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from fieldtech.store.many import insert_many
from fieldtech.sync.plain import Row, key_text, pieces
from fieldtech.sync.shapes import Shape, shapes

_AT_ONCE = 400


@dataclass
class Held:
    """A row as it is in the database, with its place."""

    place: int
    values: Row


@dataclass
class Wanted:
    """A row as it shall be; ``place`` 0 leaves it where it is."""

    table: str
    key: list[Any]
    values: Row
    place: int = 0
    name: str = ""
    """The text of its key."""

    def __post_init__(self) -> None:
        self.name = self.name or key_text(self.key)


class RowStore:
    """The shared tables in one transaction; ``changed`` are the rows that are not what they were."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection()
        self.changed: set[tuple[str, str]] = set()

    def read(self, table: str, keys: Iterable[list[Any]]) -> dict[str, Held]:
        """Rows by the text of their key; those that are not there are left out."""
        shape = shapes()[table]
        stored = [shape.stored_key(key) for key in keys]
        found: dict[str, Held] = {}
        for some in pieces(stored, _AT_ONCE):
            for row in self._connection.exec_driver_sql(_by_keys(shape, len(some)), tuple(_flat(some))):
                values = shape.plain(row[1:])
                found[key_text(shape.key(values))] = Held(row[0], values)
        return found

    def put(self, wanted: Sequence[Wanted]) -> list[Wanted]:
        """Make the rows so; what another row's unique value forbids is tried again at the end, and given back."""
        failed: list[Wanted] = []
        for table in dict.fromkeys(row.table for row in wanted):
            failed += self._put(shapes()[table], [row for row in wanted if row.table == table])
        return self._put_again(failed) if failed else []

    def remove(self, table: str, keys: Iterable[list[Any]]) -> None:
        """Take rows away; facts by the permission that their trigger asks for."""
        shape = shapes()[table]
        for some in pieces([shape.stored_key(key) for key in keys], _AT_ONCE):
            if shape.facts:
                self._many("INSERT OR IGNORE INTO evicted VALUES (?, ?)", [(table, key[0].hex()) for key in some])
            self._many(f'DELETE FROM "{table}" WHERE {shape.where_key}', some)
            if shape.facts:
                self._many("DELETE FROM evicted WHERE table_name = ? AND key = ?", [(table, k[0].hex()) for k in some])
        self.changed |= {(table, key_text(key)) for key in keys}

    def _put(self, shape: Shape, wanted: list[Wanted]) -> list[Wanted]:
        if min(row.place for row in wanted) > self._last(shape) and self._inserted(shape, wanted):
            return []  # all stand behind what is here, as ever when a computer joins, and so none is here yet
        held = self.read(shape.table, [row.key for row in wanted])
        new: list[Wanted] = []
        changes: dict[tuple[str, ...], list[Wanted]] = {}
        for row in wanted:
            before = held.get(row.name)
            if before is None:
                new.append(row)
            elif changed := {n: v for n, v in shape.known(row.values).items() if before.values[n] != v}:
                row.values = before.values | changed
                changes.setdefault(tuple(changed), []).append(row)
        failed = [row for columns, rows in changes.items() for row in self._change(shape, columns, rows)]
        there = held.keys() - {row.name for row in failed}
        moved = [row for row in wanted if row.name in there and row.place not in (0, held[row.name].place)]
        self._move(shape, moved)
        return failed + self._insert(shape, new)

    def _change(self, shape: Shape, columns: tuple[str, ...], rows: list[Wanted]) -> list[Wanted]:
        """Rows of which the same columns change; those that cannot be so now."""
        if shape.facts:  # not what the hub has under these keys
            self.remove(shape.table, [row.key for row in rows])
            return self._insert(shape, rows)
        parts = [shape.by_name[name] for name in columns]
        names = ", ".join(f'"{part.column}" = ?' for part in parts)
        said = [[part.to_store(row.values[part.attribute]) for part in parts] for row in rows]
        values = [(*one, *shape.stored_key(row.key)) for one, row in zip(said, rows, strict=True)]
        try:
            with self._connection.begin_nested():
                self._many(f'UPDATE "{shape.table}" SET {names} WHERE {shape.where_key}', values)
        except IntegrityError:
            if len(rows) == 1:
                return rows
            middle = len(rows) // 2
            return self._change(shape, columns, rows[:middle]) + self._change(shape, columns, rows[middle:])
        self.changed |= {(shape.table, row.name) for row in rows}
        return []

    def _insert(self, shape: Shape, rows: list[Wanted]) -> list[Wanted]:
        if not rows:
            return []
        self._free(shape, rows)
        if self._inserted(shape, rows):
            return []
        if len(rows) == 1:
            return rows
        middle = len(rows) // 2
        return self._insert(shape, rows[:middle]) + self._insert(shape, rows[middle:])

    def _inserted(self, shape: Shape, rows: list[Wanted]) -> bool:
        """Whether all of them could be; else none is."""
        values = [(row.place or None, *shape.stored(row.values)) for row in rows]
        try:
            with self._connection.begin_nested():
                insert_many(self._connection, f'INSERT INTO "{shape.table}" ({shape.selected})', values)
        except IntegrityError:
            return False
        self.changed |= {(shape.table, row.name) for row in rows}
        return True

    def _last(self, shape: Shape) -> int:
        """The last place of the table."""
        return int(self._connection.exec_driver_sql(f'SELECT max(rowid) FROM "{shape.table}"').scalar() or 0)

    def _put_again(self, failed: list[Wanted]) -> list[Wanted]:
        """Rows that exchange a unique value, or wait for one that was freed later: first all go, then all come."""
        before: list[Wanted] = []
        for row in failed:
            for held in self.read(row.table, [row.key]).values():
                before.append(Wanted(row.table, row.key, held.values, held.place))
                self.remove(row.table, [row.key])
        waiting = [row for row in failed if self._insert(shapes()[row.table], [row])]
        names = {(row.table, row.name) for row in waiting}
        for row in before:
            if (row.table, row.name) in names:
                self._insert(shapes()[row.table], [row])  # what it was, unless that is taken too
        return waiting

    def _move(self, shape: Shape, rows: list[Wanted]) -> None:
        self._free(shape, rows)
        moves = [(row.place, *shape.stored_key(row.key)) for row in rows]
        self._many(f'UPDATE "{shape.table}" SET rowid = ? WHERE {shape.where_key}', moves)

    def _free(self, shape: Shape, rows: list[Wanted]) -> None:
        """Whoever stands on a place that is given to another goes to the end."""
        given = {row.place: row for row in rows if row.place}
        if not given:
            return
        last = self._last(shape)
        for some in pieces([place for place in given if place <= last], _AT_ONCE):
            marks = ", ".join("?" * len(some))
            query = f'SELECT {shape.selected} FROM "{shape.table}" WHERE rowid IN ({marks}) ORDER BY rowid'
            for row in self._connection.exec_driver_sql(query, tuple(some)).all():
                if key_text(shape.key(shape.plain(row[1:]))) != given[row[0]].name:
                    self.to_end(shape.table, row[0], max(given))

    def to_end(self, table: str, place: int, beyond: int = 0) -> None:
        """Move the row at a place behind all others and behind ``beyond``."""
        query = f'UPDATE "{table}" SET rowid = max((SELECT max(rowid) FROM "{table}"), ?) + 1 WHERE rowid = ?'
        self._connection.exec_driver_sql(query, (beyond, place))

    def _many(self, statement: str, values: Sequence[tuple[Any, ...]]) -> None:
        if values:
            self._connection.exec_driver_sql(statement, list(values))


def _by_keys(shape: Shape, count: int) -> str:
    if len(shape.keys) == 1:
        condition = f'"{shape.key_columns[0]}" IN ({", ".join("?" * count)})'
    else:
        condition = " OR ".join(f"({shape.where_key})" for _ in range(count))
    return f'SELECT {shape.selected} FROM "{shape.table}" WHERE {condition}'


def _flat(keys: Iterable[tuple[Any, ...]]) -> list[Any]:
    return [part for key in keys for part in key]

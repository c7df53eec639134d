"""The rows an operation carries: what was inserted, changed or taken away, so that the office can do it again.

The fields of an operation say what a person meant; its rows say what came of it on his computer. The office checks
the first and stores the second. On a computer that is registered with a hub the recorder also keeps, of every row
that no unsettled operation has touched before, what the hub has of it (``sync_shadow``). Before the registration
that is not needed: then the hub has nothing, and ``joining`` says so of every row at once.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import event, insert, inspect, text
from sqlalchemy.orm import DeclarativeBase, Mapper, ORMExecuteState, Session, UOWTransaction
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from fieldtech.model.base import Base
from fieldtech.model.blob_names import blobs_named
from fieldtech.model.local import Op
from fieldtech.sync.plain import Row, columns_of, is_synced, key_names, key_of, names_of, pieces, plain
from fieldtech.sync.recorded import Images

_RECORDER = "row_recorder"
MOST_ROWS = 2_000
"""In one operation: a longer import goes in parts, so that none is too large for a request."""

_SHADOW = text("INSERT OR IGNORE INTO sync_shadow (table_name, key, body, place) VALUES (:table, :key, :body, 0)")
_BLOB = text(
    "INSERT INTO blob_states (sha, state) VALUES (:sha, 'here') "
    "ON CONFLICT (sha) DO UPDATE SET state = 'here' WHERE state = 'wanted'"
)


class RowRecorder:
    """Listens to a session and notes every synced row it writes; ``attach`` gives them to the operation."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._images = Images()
        self._ops: list[Op] = []
        event.listen(session, "after_flush", self._note)
        event.listen(session, "do_orm_execute", _refuse_unseen)
        session.info[_RECORDER] = self

    def note_new(self, kind: type[DeclarativeBase], rows: Iterable[Row]) -> None:
        """Rows that were inserted without objects."""
        names, keys = names_of(kind), key_names(kind)
        for row in rows:
            values = {name: plain(row[name]) for name in names}
            self._images.note(kind.__tablename__, [values[name] for name in keys], None, values)

    def attach(self) -> None:
        """Put the rows into the last operation of the transaction; call before the commit."""
        self._session.flush()
        rows = self._images.rows(self._ops[-1].kind if self._ops else "")
        if not self._ops or not rows:
            return
        self._keep_shadows()
        op = self._ops[-1]
        first, *others = pieces(rows, MOST_ROWS)
        _give(op, first)
        for number, part in enumerate(others, 2):
            more = Op(kind=op.kind, table=op.table, row=op.row, fields={"part": number}, at=op.at, by=op.by)
            _give(more, part)
            self._session.add(more)
        if named := sorted({sha for row in rows for sha in _blobs(row)}):
            self._session.execute(_BLOB, [{"sha": sha} for sha in named])
        self._session.flush()

    def _keep_shadows(self) -> None:
        if self._session.execute(text("SELECT 1 FROM sync_state")).first() is None:
            return
        before = [
            {"table": table, "key": key, "body": None if row is None else json.dumps(row)}
            for table, key, row in self._images.touched()
        ]
        self._session.execute(_SHADOW, before)

    def _note(self, session: Session, _context: UOWTransaction) -> None:
        self._ops += [item for item in session.new if isinstance(item, Op)]
        for item in session.new:
            if is_synced(type(item)):
                self._images.note(item.__tablename__, key_of(item), None, columns_of(item))
        for item in session.dirty:
            if is_synced(type(item)):
                self._note_change(item, columns_of(item))
        for item in session.deleted:
            if is_synced(type(item)):
                self._note_change(item, None)

    def _note_change(self, item: DeclarativeBase, now: Row | None) -> None:
        table, key = item.__tablename__, key_of(item)
        known = self._images.knows(table, key)
        self._images.note(table, key, None if known else columns_of(item) | _before(item), now)


def insert_new(session: Session, kind: type[DeclarativeBase], rows: Iterable[Row]) -> None:
    """Insert many rows at once, without making an object of each; what is left out has a plain default."""
    filled = [{**_plain_defaults(kind), **row} for row in rows]
    if not filled:
        return
    session.execute(insert(kind), filled)
    recorder = session.info.get(_RECORDER)
    if recorder is not None and is_synced(kind):
        recorder.note_new(kind, filled)


def apply_rows(session: Session, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as they were recorded; raises KeyError for a table this program does not know."""
    mappers = {mapper.class_.__tablename__: mapper for mapper in Base.registry.mappers}
    for row in rows:
        mapper = mappers[row["table"]]
        key = tuple(_python(column, value) for column, value in zip(mapper.primary_key, row["key"], strict=True))
        found = session.get(mapper.class_, key if len(key) > 1 else key[0])
        if row["what"] == "gone":
            if found is not None:
                session.delete(found)
            continue
        values = _values(mapper, row["values"])
        if found is None:
            session.add(mapper.class_(**values))
        else:
            for name, value in values.items():
                setattr(found, name, value)
        session.flush()


def _give(op: Op, rows: Iterable[Row]) -> None:
    carried = list(rows)
    op.fields = {**op.fields, "rows": carried}
    op.blobs = sorted({sha for row in carried for sha in _blobs(row)})


def _blobs(row: Row) -> frozenset[str]:
    return blobs_named(row["table"], row["values"])


def _before(item: DeclarativeBase) -> Row:
    """The attributes that a flush has just written, as they were."""
    state = inspect(item)
    found: Row = {}
    for name in names_of(type(item)):
        history = state.attrs[name].history
        if history.has_changes():
            if not history.deleted:
                raise RuntimeError(f"{item.__tablename__}.{name} was set before it was read")
            found[name] = plain(history.deleted[0])
    return found


def _refuse_unseen(state: ORMExecuteState) -> None:
    """An UPDATE or DELETE of many rows at once would reach no operation."""
    if (state.is_update or state.is_delete) and state.bind_mapper and is_synced(state.bind_mapper.class_):
        name = state.bind_mapper.class_.__tablename__
        raise RuntimeError(f"change the objects of {name} one by one, so that an operation carries them")


def _plain_defaults(kind: type[DeclarativeBase]) -> Row:
    defaults = {a.key: a.columns[0].default for a in inspect(kind).column_attrs}
    return {name: default.arg for name, default in defaults.items() if isinstance(default, ScalarElementColumnDefault)}


def _values(mapper: Mapper[Any], values: Mapping[str, Any]) -> Row:
    columns = {attribute.key: attribute.columns[0] for attribute in mapper.column_attrs}
    return {name: _python(columns[name], value) for name, value in values.items() if name in columns}


def _python(column: Any, value: Any) -> Any:
    if value is None or not isinstance(value, str):
        return value
    reader = _READERS.get(type(column.type).__name__)
    return reader(value) if reader else value


_READERS: dict[str, Any] = {
    "Key": UUID,
    "Moment": datetime.fromisoformat,
    "Date": date.fromisoformat,
    "LargeBinary": bytes.fromhex,
}
"""How the text of a column's type becomes a value again."""

"""The rows an operation carries: what was inserted or changed, by table, so that the office can replay it exactly.

The fields of an operation say what a person meant; its rows say what came of it on his computer. The office checks
the first and stores the second.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import DeclarativeBase, Mapper, Session, UOWTransaction
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from fieldtech.model.base import Base, moment_text
from fieldtech.model.local import Op

Row = dict[str, Any]
_RECORDER = "row_recorder"


class RowRecorder:
    """Listens to a session and notes every synced row it writes; ``attach`` gives them to the operation."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows: dict[tuple[str, str], Row] = {}
        self._ops: list[Op] = []
        event.listen(session, "after_flush", self._note)
        session.info[_RECORDER] = self

    def note_new(self, kind: type[DeclarativeBase], rows: Iterable[Row]) -> None:
        """Rows that were inserted without objects."""
        table, names, key_names = kind.__tablename__, _names(kind), _key_names(kind)
        for row in rows:
            values = {name: _plain(row[name]) for name in names}
            key = [values[name] for name in key_names]
            self._rows[(table, repr(key))] = {"table": table, "key": key, "what": "new", "values": values}

    def attach(self) -> None:
        """Put the rows into the last operation of the transaction; call before the commit."""
        self._session.flush()
        if self._ops and self._rows:
            op = self._ops[-1]
            op.fields = {**op.fields, "rows": list(self._rows.values())}
            self._session.flush()

    def _note(self, session: Session, _context: UOWTransaction) -> None:
        self._ops += [item for item in session.new if isinstance(item, Op)]
        for item in session.new:
            if _synced(item):
                self._keep(item, "new", _columns(item))
        for item in session.dirty:
            if _synced(item) and (changed := _changed(item)):
                self._keep(item, "changed", changed)
        for item in session.deleted:
            if _synced(item):
                self._keep(item, "gone", {})

    def _keep(self, item: DeclarativeBase, what: str, values: Row) -> None:
        table, key = item.__tablename__, _key(item)
        known = self._rows.get((table, repr(key)))
        if known is not None and what == "changed":
            known["values"] |= values
            return
        self._rows[(table, repr(key))] = {"table": table, "key": key, "what": what, "values": values}


def insert_new(session: Session, kind: type[DeclarativeBase], rows: Iterable[Row]) -> None:
    """Insert many rows at once, without making an object of each; what is left out has a plain default."""
    filled = [{**_plain_defaults(kind), **row} for row in rows]
    if not filled:
        return
    session.execute(insert(kind), filled)
    recorder = session.info.get(_RECORDER)
    if recorder is not None and kind.__dict__.get("__synced__", False):
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


def _synced(item: object) -> bool:
    return bool(getattr(type(item), "__synced__", False))


def _columns(item: DeclarativeBase) -> Row:
    return {name: _plain(getattr(item, name)) for name in _names(type(item))}


def _changed(item: DeclarativeBase) -> Row:
    state = inspect(item)
    names = [a.key for a in state.mapper.column_attrs if state.attrs[a.key].history.has_changes()]
    return {name: _plain(getattr(item, name)) for name in names}


def _key(item: DeclarativeBase) -> list[Any]:
    return [_plain(getattr(item, name)) for name in _key_names(type(item))]


@cache
def _names(kind: type[DeclarativeBase]) -> tuple[str, ...]:
    return tuple(attribute.key for attribute in inspect(kind).column_attrs)


@cache
def _plain_defaults(kind: type[DeclarativeBase]) -> Row:
    defaults = {a.key: a.columns[0].default for a in inspect(kind).column_attrs}
    return {name: default.arg for name, default in defaults.items() if isinstance(default, ScalarElementColumnDefault)}


@cache
def _key_names(kind: type[DeclarativeBase]) -> tuple[str, ...]:
    mapper: Mapper[Any] = inspect(kind)
    return tuple(mapper.get_property_by_column(column).key for column in mapper.primary_key)


def _values(mapper: Mapper[Any], values: Mapping[str, Any]) -> Row:
    columns = {attribute.key: attribute.columns[0] for attribute in mapper.column_attrs}
    return {name: _python(columns[name], value) for name, value in values.items() if name in columns}


def _plain(value: Any) -> Any:
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return value


def _python(column: Any, value: Any) -> Any:
    if value is None or not isinstance(value, str):
        return value
    reader = _READERS.get(type(column.type).__name__)
    return reader(value) if reader else value


_READERS: dict[str, Callable[[str], Any]] = {
    "Key": uuid.UUID,
    "Moment": datetime.fromisoformat,
    "Date": date.fromisoformat,
    "LargeBinary": bytes.fromhex,
}
"""How the text of a column's type becomes a value again."""

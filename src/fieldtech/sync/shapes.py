"""How the rows of each shared table are kept in the database, for reading and writing many of them without objects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import msgspec
from sqlalchemy import Column, LargeBinary
from sqlalchemy.orm import Mapper
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault
from sqlalchemy.types import JSON, Boolean

from fieldtech.model.base import Base, Key
from fieldtech.sync.plain import Row, is_synced

KEPT_COLUMNS: Mapping[str, frozenset[str]] = {
    "devices": frozenset({"id", "name", "code", "public_key", "certificate", "revoked_at"}),
}
"""Tables of this computer that take rows from the hub all the same, and which columns: never a private key."""
_BINARY = (Key, LargeBinary)


@dataclass(frozen=True)
class Part:
    """One column: its name in the database, and how its value becomes plain and back."""

    attribute: str
    column: str
    to_store: Callable[[Any], Any]
    to_plain: Callable[[Any], Any]
    default: Callable[[Row], Any]
    is_binary: bool


@dataclass(frozen=True)
class Shape:
    """One table. ``facts`` are rows that never change."""

    table: str
    parts: tuple[Part, ...]
    keys: tuple[str, ...]
    facts: bool

    @cached_property
    def by_name(self) -> dict[str, Part]:
        """The columns by the names used in operations."""
        return {part.attribute: part for part in self.parts}

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(part.attribute for part in self.parts)

    @cached_property
    def _other(self) -> tuple[tuple[int, Part], ...]:
        """The columns, with their position, that are kept in another way than they travel."""
        return tuple((at, part) for at, part in enumerate(self.parts) if part.to_store is not _same)

    @cached_property
    def key_columns(self) -> tuple[str, ...]:
        """The columns of the primary key in the database."""
        return tuple(self.by_name[name].column for name in self.keys)

    @cached_property
    def selected(self) -> str:
        """All columns for a SELECT, after the place."""
        return ", ".join(["rowid", *(f'"{part.column}"' for part in self.parts)])

    @cached_property
    def where_key(self) -> str:
        """The condition on one row."""
        return " AND ".join(f'"{name}" = ?' for name in self.key_columns)

    def known(self, values: Row) -> Row:
        """The values without columns that this program does not know."""
        return {name: value for name, value in values.items() if name in self.by_name}

    def filled(self, values: Row) -> Row:
        """With the default of every column that is missing."""
        return {p.attribute: values[p.attribute] if p.attribute in values else p.default(values) for p in self.parts}

    def stored(self, values: Row) -> list[Any]:
        """A whole row for the database, with the default of every column that is missing."""
        try:
            found = [values[name] for name in self._names]
        except KeyError:
            return self.stored(self.filled(values))
        for at, part in self._other:
            found[at] = part.to_store(found[at])
        return found

    def stored_key(self, key: list[Any]) -> tuple[Any, ...]:
        """A key for the database."""
        return tuple(self.by_name[name].to_store(part) for name, part in zip(self.keys, key, strict=True))

    def plain(self, row: Any) -> Row:
        """A row of the database."""
        found: Row = dict(zip(self._names, row, strict=True))
        for _at, part in self._other:
            found[part.attribute] = part.to_plain(found[part.attribute])
        return found

    def filled_plain(self, row: Any) -> Row:
        """A row of the database without what is empty."""
        found: Row = {name: value for name, value in zip(self._names, row, strict=True) if value}
        for _at, part in self._other:
            if part.attribute in found:
                found[part.attribute] = part.to_plain(found[part.attribute])
        return found

    def key(self, values: Row) -> list[Any]:
        """The key of a row."""
        return [values[name] for name in self.keys]


@cache
def shapes() -> dict[str, Shape]:
    """Every table that takes rows from the hub."""
    kinds = [mapper.class_ for mapper in Base.registry.mappers]
    wanted = [kind for kind in kinds if is_synced(kind) or kind.__tablename__ in KEPT_COLUMNS]
    return {kind.__tablename__: _shape(kind) for kind in wanted}


@cache
def synced_tables() -> tuple[str, ...]:
    """The tables whose rows are the same everywhere, by name."""
    return tuple(sorted(name for name in shapes() if name not in KEPT_COLUMNS))


def _shape(kind: Any) -> Shape:
    mapper: Mapper[Any] = kind.__mapper__
    parts = tuple(_part(attribute.key, attribute.columns[0]) for attribute in mapper.column_attrs)
    keys = tuple(mapper.get_property_by_column(column).key for column in mapper.primary_key)
    return Shape(kind.__tablename__, parts, keys, bool(getattr(kind, "__insert_only__", False)))


def _part(attribute: str, column: Any) -> Part:
    to_store, to_plain = _converters(column)
    return Part(attribute, column.name, to_store, to_plain, _default(column), isinstance(column.type, _BINARY))


def _converters(column: Column[Any]) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    if isinstance(column.type, _BINARY):
        return (lambda v: None if v is None else bytes.fromhex(v)), (lambda v: None if v is None else v.hex())
    if isinstance(column.type, JSON):
        return (lambda v: _write(v).decode()), (lambda v: None if v is None else _read(v))
    if isinstance(column.type, Boolean):
        return (lambda v: None if v is None else int(v)), (lambda v: None if v is None else bool(v))
    return _same, _same


def _same(value: Any) -> Any:
    return value


_write = msgspec.json.Encoder().encode
_read = msgspec.json.Decoder().decode


def _default(column: Column[Any]) -> Callable[[Row], Any]:
    default = column.default
    if isinstance(default, ScalarElementColumnDefault):
        return lambda _values: default.arg
    if isinstance(default, CallableColumnDefault) and not column.primary_key:
        return lambda values: default.arg(_Insert(values))  # type: ignore[arg-type]
    return lambda _values: None


class _Insert:
    """What SQLAlchemy shows a default that looks at the other columns."""

    def __init__(self, values: Row) -> None:
        self._values = values

    def get_current_parameters(self) -> Row:
        """The row being inserted."""
        return self._values

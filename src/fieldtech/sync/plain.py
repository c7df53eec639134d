"""Rows as plain values, the same in an operation, on the wire and in a comparison: no object, no bytes, no time.

Keys are 32 hexadecimal digits, times ISO 8601 in UTC with milliseconds, bytes hexadecimal.
"""

import json
import uuid
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import DeclarativeBase, Mapper

from fieldtech.model.base import moment_text

Row = dict[str, Any]


def plain(value: Any) -> Any:
    """A value of a mapped attribute as it travels."""
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return value


def columns_of(item: DeclarativeBase) -> Row:
    """All attributes of a mapped object."""
    return {name: plain(getattr(item, name)) for name in names_of(type(item))}


def key_of(item: DeclarativeBase) -> list[Any]:
    """The parts of its primary key."""
    return [plain(getattr(item, name)) for name in key_names(type(item))]


def key_text(key: Sequence[Any]) -> str:
    """A key as the tables of the exchange keep it."""
    try:
        said = "".join(key)
    except TypeError:  # not only texts
        said = ""
    if said.isascii() and said.isalnum():  # nearly every key, of thousands in a pull
        return '["' + '","'.join(key) + '"]'
    return json.dumps(list(key), ensure_ascii=False, separators=(",", ":"))


def key_parts(text: str) -> list[Any]:
    """The parts of a key again."""
    found: list[Any] = json.loads(text)
    return found


def is_synced(kind: type) -> bool:
    """Whether the rows of a mapped class travel."""
    return bool(getattr(kind, "__synced__", False))


@cache
def names_of(kind: type[DeclarativeBase]) -> tuple[str, ...]:
    """The names of all attributes that are columns."""
    return tuple(attribute.key for attribute in inspect(kind).column_attrs)


@cache
def key_names(kind: type[DeclarativeBase]) -> tuple[str, ...]:
    """The names of the attributes that make the primary key."""
    mapper: Mapper[Any] = inspect(kind)
    return tuple(mapper.get_property_by_column(column).key for column in mapper.primary_key)


def pieces(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """The items, so many at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))

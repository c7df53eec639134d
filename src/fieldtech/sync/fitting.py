"""Whether a row can be kept: the form of its key and the kind of each of its values, by the columns of its table.

Compiled once for each table. The hub takes no row that does not fit, and a computer puts one aside: a value that cannot
be read again would stop every page on which it stands.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from sqlalchemy import LargeBinary
from sqlalchemy.types import JSON, Boolean, Date, Integer

from fieldtech.model.base import Base, Key, Moment

Fits = Callable[[Any], bool]

_ID = re.compile(r"[0-9a-f]{32}")
_BYTES = re.compile(r"(?:[0-9a-f]{2})*")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def misfit(table: str, key: Sequence[Any], values: Mapping[str, Any]) -> str:
    """The name of what does not fit its column, nothing when all does; columns nobody knows are passed over."""
    columns, names = _table(table)
    if len(key) != len(names):
        return "key"
    for name, part in zip(names, key, strict=True):
        if part is None or not columns[name](part):
            return name
    for name, value in values.items():
        fits = columns.get(name)
        if fits is not None and not fits(value):
            return name
    return ""


def is_id(text: str) -> bool:
    """Whether it is a key as it travels: 32 hexadecimal digits."""
    return _ID.fullmatch(text) is not None


@cache
def _table(name: str) -> tuple[dict[str, Fits], tuple[str, ...]]:
    mapper = next(one for one in Base.registry.mappers if one.class_.__tablename__ == name)
    hints = get_type_hints(mapper.class_)
    columns = {one.key: _fits(one.columns[0], hints.get(one.key)) for one in mapper.column_attrs}
    return columns, tuple(mapper.get_property_by_column(column).key for column in mapper.primary_key)


def _fits(column: Any, hint: Any) -> Fits:
    wanted = _of_type(column, hint)
    if not column.nullable:
        return wanted
    return lambda value: value is None or wanted(value)


def _of_type(column: Any, hint: Any) -> Fits:
    kind = column.type
    if isinstance(kind, Key):
        return lambda value: type(value) is str and _ID.fullmatch(value) is not None
    if isinstance(kind, Moment):
        return lambda value: type(value) is str and _is_time(_MOMENT, value, datetime.fromisoformat)
    if isinstance(kind, Date):
        return lambda value: type(value) is str and _is_time(_DATE, value, date.fromisoformat)
    if isinstance(kind, LargeBinary):
        return lambda value: type(value) is str and _BYTES.fullmatch(value) is not None
    if isinstance(kind, JSON):
        return _of_json(hint)
    plain = bool if isinstance(kind, Boolean) else int if isinstance(kind, Integer) else str
    return lambda value: type(value) is plain


def _of_json(hint: Any) -> Fits:
    """An object or a list, as the column is mapped."""
    (mapped,) = get_args(hint) or (None,)
    wanted = get_origin(mapped) or mapped
    if wanted not in (dict, list):
        return lambda _value: True
    return lambda value: type(value) is wanted


def _is_time(form: re.Pattern[str], value: str, read: Callable[[str], Any]) -> bool:
    if form.fullmatch(value) is None:
        return False
    try:
        read(value)
    except ValueError:
        return False
    return True

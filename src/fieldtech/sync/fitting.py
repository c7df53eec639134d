"""Whether a row can be kept: the form of its key and the kind of each of its values, by the columns of its table.

Compiled once for each table. The hub takes no row that does not fit, and a computer puts one aside: a value that cannot
be read again would stop every page on which it stands.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from sqlalchemy import LargeBinary
from sqlalchemy.types import JSON, Boolean, Date, Integer

from fieldtech.model.base import Base, Key, Moment

Fits = Callable[[Any], object]
"""True, or whatever counts as true, for a value that fits."""

_ID = re.compile(r"[0-9a-f]{32}")
_BYTES = re.compile(r"(?:[0-9a-f]{2})*")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def misfit(table: str, key: Sequence[Any], values: Mapping[str, Any]) -> str:
    """The name of what does not fit its column, nothing when all does; columns nobody knows are passed over."""
    form = _form(table)
    if len(key) != len(form.keys):
        return "key"
    if (None in key or list(map(values.get, form.keys)) != key) and (
        wrong := _misfit(table, dict(zip(form.keys, key, strict=True)))
    ):
        return wrong
    return _misfit(table, values)  # in which nearly every key stands once more


@dataclass(frozen=True)
class _Form:
    """Of the columns of a table the types of their values, and what else must be true of some; which are the key."""

    types: Mapping[str, frozenset[type]]
    more: Mapping[str, Fits]
    keys: tuple[str, ...]


def _misfit(table: str, values: Mapping[str, Any]) -> str:
    wrong, more = _looked_at(table, tuple(values), tuple(map(type, values.values())))
    for name, fits in more:
        if not fits(values[name]):
            return name
    return wrong


@lru_cache(1_024)
def _looked_at(table: str, names: tuple[str, ...], types: tuple[type, ...]) -> tuple[str, tuple[tuple[str, Fits], ...]]:
    """Which value is of a wrong type, else what more to look at: told once, for most rows of a table are alike."""
    form = _form(table)
    for name, kind in zip(names, types, strict=True):
        if name in form.types and kind not in form.types[name]:
            return name, ()
    filled = {name for name, kind in zip(names, types, strict=True) if kind is not type(None)}
    return "", tuple((name, fits) for name, fits in form.more.items() if name in filled)


def is_id(text: str) -> bool:
    """Whether it is a key as it travels: 32 hexadecimal digits."""
    return _ID.fullmatch(text) is not None


@cache
def _form(table: str) -> _Form:
    mapper = next(one for one in Base.registry.mappers if one.class_.__tablename__ == table)
    hints = get_type_hints(mapper.class_)
    types, more = dict[str, frozenset[type]](), dict[str, Fits]()
    for one in mapper.column_attrs:
        wanted, fits = _of_type(one.columns[0].type, hints.get(one.key))
        if wanted is not None:
            types[one.key] = frozenset({wanted, type(None)} if one.columns[0].nullable else {wanted})
        if fits is not None:
            more[one.key] = fits
    return _Form(types, more, tuple(mapper.get_property_by_column(column).key for column in mapper.primary_key))


def _of_type(kind: Any, hint: Any) -> tuple[type | None, Fits | None]:
    if isinstance(kind, Key):
        return str, _ID.fullmatch
    if isinstance(kind, Moment):
        return str, _is_moment
    if isinstance(kind, Date):
        return str, _is_date
    if isinstance(kind, LargeBinary):
        return str, _BYTES.fullmatch
    if isinstance(kind, JSON):
        return _of_json(hint), None
    plain = bool if isinstance(kind, Boolean) else int if isinstance(kind, Integer) else str
    return plain, None


def _of_json(hint: Any) -> type | None:
    """An object or a list, as the column is mapped."""
    (mapped,) = get_args(hint) or (None,)
    wanted = get_origin(mapped) or mapped
    return wanted if wanted in (dict, list) else None


@lru_cache(4_096)
def _is_moment(value: str) -> bool:
    """Most rows say the same time twice."""
    return _is_time(_MOMENT, value, datetime.fromisoformat)


def _is_date(value: str) -> bool:
    return _is_time(_DATE, value, date.fromisoformat)


def _is_time(form: re.Pattern[str], value: str, read: Callable[[str], Any]) -> bool:
    if form.fullmatch(value) is None:
        return False
    try:
        read(value)
    except ValueError:
        return False
    return True

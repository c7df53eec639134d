"""Whether a body can be read as its draft: whoever opens an order reads all of its entries.

Compiled once for each draft from its annotations. What a newer program adds is passed over, as
``Draft.from_body`` does.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from typing import Any, Union, get_args, get_origin, get_type_hints

from fieldtech.model.drafts.base import Draft

Fits = Callable[[Any], bool]

_YEARS = range(1900, 2200)  # near the ends of the calendar no time can be said in another zone
_PLAIN: dict[Any, Fits] = {
    str: lambda value: type(value) is str,
    bool: lambda value: type(value) is bool,
    int: lambda value: isinstance(value, int),
    float: lambda value: isinstance(value, int | float),
    type(None): lambda value: value is None,
}


@dataclass(frozen=True)
class _Form:
    """What each field takes, and which may not be missing."""

    fits: Mapping[str, Fits]
    needed: frozenset[str]


_FORMS: dict[type[Draft], _Form] = {}


def is_newer(draft: type[Draft], body: Mapping[str, Any]) -> bool:
    """Whether a newer program wrote it: there are fields that nobody here knows."""
    return not body.keys() <= _form(draft).fits.keys()


def draft_misfit(draft: type[Draft], body: Mapping[str, Any]) -> str:
    """The name of a field that cannot be read; nothing when all can."""
    form = _form(draft)
    for name, value in body.items():
        if name in form.fits and not form.fits[name](value):
            return name
    return min(form.needed - body.keys(), default="")


def _form(draft: type[Draft]) -> _Form:
    if draft not in _FORMS:
        hints, known = get_type_hints(draft), fields(draft)
        needed = {one.name for one in known if one.default is MISSING and one.default_factory is MISSING}
        _FORMS[draft] = _Form({one.name: _fits(hints[one.name]) for one in known}, frozenset(needed))
    return _FORMS[draft]


def _fits(hint: Any) -> Fits:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, Union):
        choices = [_fits(one) for one in arguments]
        return lambda value: any(fits(value) for fits in choices)
    if origin in (tuple, list):
        item = _fits(arguments[0])
        return lambda value: type(value) is list and all(map(item, value))
    if origin is dict:
        inner = _fits(arguments[1])
        return lambda value: type(value) is dict and all(map(inner, value.values()))
    if hint is datetime:
        return _is_moment
    if hint is date:
        return _is_day
    if isinstance(hint, type) and issubclass(hint, Draft):
        return lambda value: type(value) is dict and not draft_misfit(hint, value)
    return _PLAIN.get(hint, _anything)


def _is_moment(value: Any) -> bool:
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return found.tzinfo is not None and found.year in _YEARS


def _is_day(value: Any) -> bool:
    try:
        return date.fromisoformat(value).year in _YEARS
    except (TypeError, ValueError):
        return False


def _anything(_value: Any) -> bool:
    return True

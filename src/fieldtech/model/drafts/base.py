"""A draft is a frozen dataclass with its rules; it travels as a JSON body in entries, ops and form drafts."""

import dataclasses
import types
import typing
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import Any, ClassVar, Self

from fieldtech.errors import Invalid, Problem
from fieldtech.model.limits import (
    FIRST_DAY,
    LARGEST_NUMBER,
    LAST_DAY,
    LONG_TEXTS,
    LONGEST_LINE,
    LONGEST_PROMISE,
    LONGEST_TEXT,
)


@dataclass(frozen=True)
class Draft:
    """Base of all drafts: ``kind`` names the entry it becomes; ``problems`` are its rules, said once."""

    kind: ClassVar[str] = ""

    def problems(self) -> Iterator[Problem]:
        """All that is wrong with it, as codes."""
        yield from ()

    def require_valid(self) -> None:
        """Raise ``Invalid`` with every problem of severity error."""
        if errors := [p for p in self.problems() if p.severity == "error"]:
            raise Invalid(errors)

    def form_problems(self) -> Iterator[Problem]:
        """What no record can hold: endless texts, years of another age, and numbers that are not whole or endless."""
        for name, hint in _hints(type(self)).items():
            value = getattr(self, name)
            if not (isinstance(value, float) and float in typing.get_args(hint)):  # limits of a measurement
                yield from _form_problems(name, value)

    def all_problems(self) -> Iterator[Problem]:
        """Everything said while it is typed: the rules, and what no record can hold."""
        found = list(self.form_problems())
        yield from found
        if not any(problem.code == ZONELESS for problem in found):  # such a time is neither before nor after another
            yield from self.problems()

    def require_form(self) -> None:
        """Raise ``Invalid`` for what no record can hold."""
        if found := list(self.form_problems()):
            raise Invalid(found)

    def to_body(self) -> dict[str, Any]:
        """A JSON object: times as ISO text with offset, dates as YYYY-MM-DD, tuples as lists."""
        return {f.name: _plain(getattr(self, f.name)) for f in dataclasses.fields(self)}

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> Self:
        """Back from JSON; unknown keys of a newer program are left aside, missing ones take their default."""
        readers = _readers(cls)
        return cls(**{name: _read(readers[name], value) for name, value in body.items() if name in readers})


_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters by name, nothing to the eye

ZONELESS = "time_without_zone"


_HINTS: dict[type[Draft], dict[str, Any]] = {}  # reading annotations is slow, and an order has dozens of entries
_READERS: dict[type[Draft], dict[str, Callable[[Any], Any] | None]] = {}


def _hints(draft: type[Draft]) -> dict[str, Any]:
    if draft not in _HINTS:
        hints = typing.get_type_hints(draft)
        _HINTS[draft] = {f.name: hints[f.name] for f in dataclasses.fields(draft)}
    return _HINTS[draft]


def _readers(draft: type[Draft]) -> dict[str, Callable[[Any], Any] | None]:
    if draft not in _READERS:
        _READERS[draft] = {name: _reader(hint) for name, hint in _hints(draft).items()}
    return _READERS[draft]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Draft):
        return value.to_body()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


@cache
def _reader(hint: Any) -> Callable[[Any], Any] | None:
    """What makes a value of this annotation out of JSON; None where JSON has it as it is."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _reader(next(a for a in arguments if a is not type(None)))
    if origin is tuple:
        item = _reader(arguments[0])
        return tuple if item is None else lambda value: tuple(_read(item, each) for each in value)
    if origin is dict:
        inner = _reader(arguments[1])
        return dict if inner is None else lambda value: {key: _read(inner, each) for key, each in value.items()}
    if hint in (datetime, date):
        found: Callable[[Any], Any] = hint.fromisoformat
        return found
    return hint.from_body if isinstance(hint, type) and issubclass(hint, Draft) else None


def _read(reader: Callable[[Any], Any] | None, value: Any) -> Any:
    return value if value is None or reader is None else reader(value)


def _form_problems(field: str, value: Any) -> Iterator[Problem]:
    if isinstance(value, str):
        most = LONGEST_TEXT if field in LONG_TEXTS else LONGEST_LINE
        if len(value) > most:
            yield Problem(field, "text_too_long", params={"most": str(most)})
        if not is_storable(value):
            yield Problem(field, "text_damaged")
    elif isinstance(value, float):
        yield Problem(field, "whole_number")
    elif isinstance(value, int):
        if abs(value) > LARGEST_NUMBER:
            yield Problem(field, "number_too_large")
    elif isinstance(value, datetime | date):
        if not FIRST_DAY <= (value.date() if isinstance(value, datetime) else value) <= LAST_DAY:
            params = {"first": str(FIRST_DAY.year), "last": str(LAST_DAY.year)}
            yield Problem(field, "year_out_of_range", params=params)
        if isinstance(value, datetime) and value.utcoffset() is None:
            yield Problem(field, ZONELESS)
    elif isinstance(value, Draft):
        yield from islice((replace(p, field=field) for p in value.form_problems()), 1)
    elif isinstance(value, dict):
        yield from islice((p for inner in value.values() for p in _form_problems(field, inner)), 1)
    elif isinstance(value, tuple | list):
        yield from islice((p for inner in value for p in _form_problems(field, inner)), 1)


def require_text(field: str, text: str) -> None:
    """Raise ``Invalid`` for what no record can hold, where a text comes without a draft."""
    if found := list(_form_problems(field, text)):
        raise Invalid(found)


def is_storable(text: str) -> bool:
    """Whether a file can hold it: half a character, as from a cut paste, and NUL can be written nowhere."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def is_blank(text: str) -> bool:
    """Whether nobody sees anything of it: empty, white space, zero-width and direction characters."""
    if text.isascii():
        return not text.strip()
    return all(c.isspace() or c in _FILLERS or unicodedata.category(c) == "Cf" for c in text)


def after(field: str, value: datetime | None, start: datetime | None, code: str) -> Iterator[Problem]:
    """The problem of a promised time before what it follows (``code``), or so late that it must be mistyped."""
    if value is None or start is None:
        return
    if value <= start:
        yield Problem(field, code)
    elif value - start > LONGEST_PROMISE:
        yield Problem(field, "promise_too_late", params={"days": str(LONGEST_PROMISE.days)})


def most(field: str, value: int, limit: int, shown: str = "") -> Iterator[Problem]:
    """The problem of a number above its limit; ``shown`` is the limit as people read it."""
    if value > limit:
        yield Problem(field, "too_much", params={"most": shown or str(limit)})


def required(field: str, value: object) -> Iterator[Problem]:
    """The problem of an empty field."""
    if value is None or value == () or (isinstance(value, str) and is_blank(value)):
        yield Problem(field, "required")


def one_of(field: str, value: object, choices: tuple[object, ...]) -> Iterator[Problem]:
    """The problem of a choice not made, or not in the list."""
    if value in ("", None):
        yield Problem(field, "required")
    elif value not in choices:
        yield Problem(field, "unknown_choice")


def all_of(field: str, values: tuple[str, ...], choices: tuple[str, ...], *, least: int = 0) -> Iterator[Problem]:
    """The problem of too few, or of unknown choices."""
    if len(values) < least:
        yield Problem(field, "required")
    elif any(value not in choices for value in values):
        yield Problem(field, "unknown_choice")

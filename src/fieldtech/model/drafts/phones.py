"""A number at which a person can be called back (identifiers 3.4, 3.9)."""

import re
from collections.abc import Iterator

from fieldtech.errors import Problem
from fieldtech.model.identifiers import identify
from fieldtech.model.identifiers.text import digits_lost, normalise

_FEWEST_DIGITS, _MOST_DIGITS = 5, 20  # a short number such as 95588; an extension, or a country abroad
_NO_NUMBER = re.compile(r"[^0-9+()#*.: -]")
_BETWEEN = re.compile(r"[/,;、]")
_EXTENSION = re.compile(r"(转|分机|EXT\.?|X)(?= ?[0-9])")


def phone_problems(field: str, text: str) -> Iterator[Problem]:
    """Nothing for a number of a known kind, a doubt for an unusual one, an error for what nobody can dial."""
    if not text.strip() or any(identify(kind, text).verdict == "ok" for kind in ("mobile", "landline")):
        return
    yield Problem(field, "phone_unusual", "warning") if _can_be_dialled(text) else Problem(field, "phone_no_number")


def _can_be_dialled(text: str) -> bool:
    """One number, or several with a stroke or comma between them."""
    numbers = _BETWEEN.split(_EXTENSION.sub("", normalise(text)))
    return not digits_lost(text) and all(_is_number(number) for number in numbers)


def _is_number(text: str) -> bool:
    return not _NO_NUMBER.search(text) and _FEWEST_DIGITS <= sum(c.isdigit() for c in text) <= _MOST_DIGITS

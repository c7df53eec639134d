"""Turns the text of a cell into a value: numbers, dates, yes and no, and words of closed lists."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from fieldtech.errors import Problem
from fieldtech.model.identifiers.text import normalise
from fieldtech.words import word

Convert = Callable[[str], Any]
_YES, _NO = ("1", "是", "Y", "YES", "TRUE", "√"), ("", "0", "否", "N", "NO", "FALSE")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_SEVERAL = re.compile("[;；、]")
_AMOUNT = re.compile(r"([A-Z0-9-]{2,40})\s+(\d{1,9})(?:\.(\d{1,2}))?", re.ASCII)


class BadCell(Exception):
    """The text means no value; carries the problem."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.problem = Problem("", code, params=params)


def text(cell: str) -> str:
    """As it stands."""
    return cell


def flag(cell: str) -> bool:
    """1 or 0, 是 or 否."""
    if normalise(cell) in _YES:
        return True
    if normalise(cell) in _NO:
        return False
    raise BadCell("yes_or_no")


def whole(cell: str) -> int | None:
    """A whole number; empty is none."""
    value = normalise(cell)
    if not value:
        return None
    if not re.fullmatch(r"-?[0-9]{1,12}", value):
        raise BadCell("whole_number")
    return int(value)


def day(cell: str) -> date | None:
    """2026-11-18, 2026/11/18 or 2026年11月18日; empty is none."""
    value = normalise(cell)
    if not value:
        return None
    match = _DATE.fullmatch(value)
    try:
        return date(*map(int, match.groups())) if match else _no_date()
    except ValueError:
        return _no_date()


def amounts(cell: str) -> dict[str, int]:
    """Cents by code: ``FEE-COAT 2500.00; FEE-MOVE 80`` in yuan."""
    found: dict[str, int] = {}
    for part in filter(None, map(str.strip, _SEVERAL.split(cell))):
        match = _AMOUNT.fullmatch(part)
        if match is None:
            raise BadCell("price_cell", value=part)
        found[match[1]] = int(match[2]) * 100 + int((match[3] or "0").ljust(2, "0"))
    return found


def several(one: Convert) -> Convert:
    """Several values in one cell, separated by semicolons."""
    return lambda cell: tuple(one(part.strip()) for part in _SEVERAL.split(cell) if part.strip())


def one_of(prefix: str, codes: Sequence[str], **also: str) -> Convert:
    """A code of a closed list, written as code or as its word in either language; ``also``: other words."""

    def convert(cell: str) -> str:
        if cell in ("", *codes):
            return cell
        known = {word(f"{prefix}.{code}", spoken): code for code in codes for spoken in ("zh_CN", "en")}
        found = {**known, **also}.get(cell)
        if found is None:
            raise BadCell("unknown_word", value=cell, words="、".join(word(f"{prefix}.{c}", "zh_CN") for c in codes))
        return found

    return convert


def _no_date() -> date:
    raise BadCell("date_shape")

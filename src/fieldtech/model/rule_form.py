"""The form of a rule of recurrence: an RRULE of RFC 5545 in whole days, what is wrong with it and what is doubtful."""

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date

from fieldtech.errors import Problem
from fieldtech.model.limits import FIRST_DAY, LAST_DAY

FREQUENCIES = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY = re.compile(r"([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
"""A day of the week with its number in the month or year."""
_MOST = {"days": 3660, "weeks": 520, "months": 120, "years": 20}
_TOO_OFTEN = ("HOURLY", "MINUTELY", "SECONDLY")
_NUMBERS = {"INTERVAL": (1, 3660), "COUNT": (1, 9999)}
_LISTS = {
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366),
}
_PARTS = {"FREQ", "UNTIL", "BYDAY", "WKST", *_NUMBERS, *_LISTS}
_UNTIL = re.compile(r"(\d{8})(T\d{6}Z?)?", re.ASCII)


def parts_of(rule: str) -> list[tuple[str, str]]:
    """The parts of a rule by name, in capitals, twice where they stand twice."""
    pieces = (piece.partition("=") for piece in rule.strip().upper().removeprefix("RRULE:").split(";"))
    return [(name.strip(), value.strip()) for name, _equals, value in pieces]


def until_of(text: str) -> date | None:
    """The day a rule ends, of the value of its UNTIL."""
    return date(int(text[:4]), int(text[4:6]), int(text[6:8])) if text else None


def form_problems(rule: str) -> Iterator[Problem]:
    """What is wrong with its parts and their values, each said once."""
    if not rule.strip():
        yield Problem("rule", "required")
        return
    listed = parts_of(rule)
    parts = dict(listed)
    if len(parts) != len(listed):
        yield Problem("rule", "rule_part_twice")
    freq = parts.get("FREQ", "")
    if freq in _TOO_OFTEN or any(name in parts for name in ("BYHOUR", "BYMINUTE", "BYSECOND")):
        yield Problem("rule", "rule_too_often")
    elif freq not in FREQUENCIES:
        yield Problem("rule", "rule_without_cycle")
    elif unknown := sorted(parts.keys() - _PARTS):
        yield Problem("rule", "rule_part_unknown", params={"part": unknown[0]})
    else:
        yield from _value_problems(parts)


def _value_problems(parts: Mapping[str, str]) -> Iterator[Problem]:
    wrong = [name for name, value in parts.items() if not _is_sound(name, value)]
    for name in wrong:
        yield Problem("rule", "rule_part_wrong", params={"part": f"{name}={parts[name]}"})
    if wrong:
        return
    unit = FREQUENCIES[parts["FREQ"]]
    if int(parts.get("INTERVAL", "1")) > _MOST[unit]:
        yield Problem("rule", "rule_too_seldom")
    if "COUNT" in parts and "UNTIL" in parts:
        yield Problem("rule", "rule_ends_twice")
    if "BYSETPOS" in parts and not any(name.startswith("BY") for name in parts if name != "BYSETPOS"):
        yield Problem("rule", "rule_part_wrong", params={"part": "BYSETPOS"})
    yield from (Problem("rule", "rule_part_not_here", params={"part": name}) for name in _misplaced(parts, unit))


def _misplaced(parts: Mapping[str, str], unit: str) -> Iterator[str]:
    """RFC 5545, 3.3.10: which part goes with which frequency."""
    if "BYMONTHDAY" in parts and unit == "weeks":
        yield "BYMONTHDAY"
    if "BYYEARDAY" in parts and unit != "years":
        yield "BYYEARDAY"
    if "BYWEEKNO" in parts and unit != "years":
        yield "BYWEEKNO"
    numbered = any(number for number, _day in DAY.findall(parts.get("BYDAY", "")))
    if numbered and (unit not in ("months", "years") or "BYWEEKNO" in parts):
        yield "BYDAY"


def _is_sound(name: str, value: str) -> bool:
    if name in _NUMBERS:
        low, high = _NUMBERS[name]
        return value.isascii() and value.isdigit() and low <= int(value) <= high
    if name in _LISTS:
        return all(_in_range(one, *_LISTS[name]) for one in value.split(","))
    if name == "BYDAY":
        return all(DAY.fullmatch(one) and abs(int(DAY.fullmatch(one)[1] or 1)) <= 53 for one in value.split(","))  # type: ignore[index]
    if name == "UNTIL":
        return _is_day(value)
    return name == "FREQ" or value in WEEKDAYS


def _in_range(text: str, low: int, high: int) -> bool:
    digits = text.removeprefix("-").removeprefix("+")
    return digits.isascii() and digits.isdigit() and len(digits) < 5 and int(text) != 0 and low <= int(text) <= high


def _is_day(text: str) -> bool:
    if not _UNTIL.fullmatch(text):
        return False
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:8])
    if not FIRST_DAY.year <= year <= LAST_DAY.year or not 1 <= month <= 12:
        return False
    return 1 <= day <= calendar.monthrange(year, month)[1]


def doubts(parts: Mapping[str, str], starts_on: date) -> Iterator[Problem]:
    """What a sound rule may do that its writer hardly wants."""
    if _skips_months(parts, starts_on):
        yield Problem("rule", "rule_skips_short_months", "warning")
    if parts["FREQ"] == "YEARLY" and "BYMONTHDAY" in parts and "BYMONTH" not in parts:  # RFC 5545, 3.3.10: it expands
        yield Problem("rule", "rule_in_every_month", "warning")


def _skips_months(parts: Mapping[str, str], starts_on: date) -> bool:
    """Whether a day that not every month has is left out in those months."""
    if parts["FREQ"] not in ("MONTHLY", "YEARLY") or {"BYDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"} & parts.keys():
        return False
    days = [int(day) for day in parts.get("BYMONTHDAY", str(starts_on.day)).split(",")]
    every = parts["FREQ"] == "MONTHLY" or "BYMONTHDAY" in parts
    months = parts.get("BYMONTH", "" if every else str(starts_on.month))
    most = min((calendar.monthrange(2027, int(month))[1] for month in months.split(",") if month), default=28)
    return all(abs(day) > most for day in days)

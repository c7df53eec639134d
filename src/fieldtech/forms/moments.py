"""Reading dates and times as people write them."""

import re
from datetime import date, datetime, time, tzinfo

_DATE = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{1,2})[:：](\d{2})")


def read_date(text: str, today: date) -> date | None:
    """``2026-11-18``, ``2026/11/18``, ``20261118``, ``11-18`` (this year), ``2026年11月18日``; else None."""
    text = text.strip()
    found = _DIGITS.fullmatch(text) or _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year or today.year), int(month), int(day))
    except ValueError:
        return None


def read_moment(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """A date and time, or a time alone for today, in ``zone``; else None."""
    today = now.astimezone(zone).date()
    head, _, tail = text.strip().rpartition(" ")
    clock = _read_time(tail)
    day = read_date(head, today) if head.strip() else today
    return datetime.combine(day, clock, zone) if day and clock else None


def show_moment(value: datetime, zone: tzinfo) -> str:
    """``2026-11-18 14:30`` in ``zone``."""
    return value.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _read_time(text: str) -> time | None:
    found = _TIME.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))

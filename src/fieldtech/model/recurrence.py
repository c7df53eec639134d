"""When a plan comes round again: RFC 5545 rules over dateutil, days off, tolerance, and meters (F30).

A rule is the text of an RRULE without DTSTART, in whole days, counted from the day a plan starts. What plain words can
say of a rule is a ``Cycle``; the sentence of it is in ``recurrence_words``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrule, rrulestr

from fieldtech.errors import Problem
from fieldtech.model.limits import FIRST_DAY, LAST_DAY
from fieldtech.model.rule_form import DAY, FREQUENCIES, doubts, form_problems, parts_of, until_of
from fieldtech.model.worktime import WorkCalendar

UNITS = ("days", "weeks", "months", "years")
DAYS_OFF = ("next", "previous", "stay")
COUNTS_FROM = ("planned", "actual")
ACTUAL = "actual"

_NAMES = {unit: name for name, unit in FREQUENCIES.items()}
_OF_ACTUAL = {"FREQ", "INTERVAL", "UNTIL", "WKST"}
_ROUND = 400 * 19
"""Years later with the same calendar: dateutil looks for an impossible day until the year 9999."""
_FAR = 3660  # days: what a meter says of a later time is no estimate


@dataclass(frozen=True)
class Cycle:
    """A rule in plain words: every so many units, on a day of the month (-1: the last) or on (the nth) weekdays."""

    every: int = 1
    unit: str = "months"
    month_day: int = 0
    weekdays: tuple[str, ...] = ()
    nth: int = 0
    month: int = 0
    until: date | None = None
    count: int = 0


def rule_of(cycle: Cycle) -> str:
    """The rule a cycle means; a day that short months lack is their last one."""
    parts = {"FREQ": _NAMES[cycle.unit]}
    if cycle.every != 1:
        parts["INTERVAL"] = str(cycle.every)
    if cycle.month:
        parts["BYMONTH"] = str(cycle.month)
    if cycle.weekdays:
        parts["BYDAY"] = ",".join(f"{cycle.nth or ''}{day}" for day in cycle.weekdays)
    elif cycle.month_day > 28:
        parts |= {"BYMONTHDAY": ",".join(map(str, range(28, cycle.month_day + 1))), "BYSETPOS": "-1"}
    elif cycle.month_day:
        parts["BYMONTHDAY"] = str(cycle.month_day)
    if cycle.until:
        parts["UNTIL"] = f"{cycle.until:%Y%m%d}"
    if cycle.count:
        parts["COUNT"] = str(cycle.count)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def cycle_of(rule: str) -> Cycle | None:
    """The cycle of a sound rule; None for one that plain words do not say."""
    parts = dict(parts_of(rule))
    unit = FREQUENCIES[parts.pop("FREQ")]
    parts.pop("WKST", None)
    every, count = int(parts.pop("INTERVAL", "1")), int(parts.pop("COUNT", "0"))
    until = until_of(parts.pop("UNTIL", ""))
    month_day = _month_day(parts)
    days = [(int(n or 0), day) for n, day in DAY.findall(parts.pop("BYDAY", ""))]
    nth = days[0][0] if days else 0
    month = parts.pop("BYMONTH", "0")
    if parts or not month.isdigit() or any(n != nth for n, _day in days) or (days and month_day):
        return None
    found = Cycle(every, unit, month_day, tuple(day for _n, day in days), nth, int(month), until, count)
    return found if _sayable(found) else None


def rule_problems(rule: str, starts_on: date | None, counts_from: str = "planned") -> Iterator[Problem]:
    """What is wrong with a rule, each said once; a rule without problems has occurrences."""
    found = list(form_problems(rule))
    yield from found
    if found:
        return
    parts = dict(parts_of(rule))
    if counts_from == ACTUAL and parts.keys() - _OF_ACTUAL:
        yield Problem("rule", "rule_plain_for_actual")
    elif starts_on is not None and FIRST_DAY <= starts_on <= LAST_DAY:
        if (until := until_of(parts.get("UNTIL", ""))) and until < starts_on:
            yield Problem("rule", "rule_ends_before_start")
        elif not _ever(rule, starts_on):
            yield Problem("rule", "rule_never")
        else:
            yield from doubts(parts, starts_on)


def occurrences(rule: str, starts_on: date) -> Iterator[date]:
    """The days of a sound rule from the start on, without end if it has none."""
    return (moment.date() for moment in _rrule(rule, starts_on))


def between(rule: str, starts_on: date, first: date, last: date) -> list[date]:
    """The days of a rule within two, both included."""
    return [day for day in takewhile(lambda day: day <= last, occurrences(rule, starts_on)) if day >= first]


def next_after(rule: str, starts_on: date, day: date, *, itself: bool = False) -> date | None:
    """The first day of the rule after this one, or this one; None when it has ended."""
    found = _rrule(rule, starts_on).after(datetime.combine(day, time()), inc=itself)
    return found.date() if found else None


def after_actual(rule: str, done: date) -> date | None:
    """The day one cycle after the work was done: 31 January and a month are 28 February; None after the rule's end."""
    parts = dict(parts_of(rule))
    cycle = relativedelta(**{FREQUENCIES[parts["FREQ"]]: int(parts.get("INTERVAL", "1"))})  # type: ignore[arg-type]
    found: date = done + cycle
    until = until_of(parts.get("UNTIL", ""))
    return None if until and found > until else found


def cycle_days(rule: str, day: date) -> int:
    """How long a cycle of the rule is about a day, in days, seen from an occurrence."""
    upcoming = next_after(rule, day, day) or after_actual(rule.partition(";UNTIL")[0], day)
    return max(1, (upcoming - day).days) if upcoming else 1


def shifted(day: date, on_day_off: str, work: WorkCalendar) -> date:
    """The day itself if people work then or it is to stay; else the next or the previous working day."""
    step = {"next": 1, "previous": -1}.get(on_day_off, 0)
    while step and not work.is_working_day(day):
        day += timedelta(days=step)
    return day


def tolerance_days(cycle: int, percent: int) -> int:
    """How many days late a visit may be: a part of its cycle in days, at least one (states 4.3)."""
    return max(1, cycle * percent // 100)


def meter_day(readings: Iterable[tuple[date, int]], base: int, every: int) -> date | None:
    """When a meter will have run ``every`` since ``base``, by its last two readings; None when they do not tell."""
    by_day: dict[date, int] = {}
    for day, value in readings:
        by_day[day] = max(value, by_day.get(day, value))
    if not by_day:
        return None
    (last, value), target = max(by_day.items()), base + every
    if value >= target:
        return last
    before = max((one for one in by_day.items() if one[0] < last), default=None)
    if before is None or value <= before[1]:
        return None
    days = -((value - target) * (last - before[0]).days // (value - before[1]))  # rounded up
    return last + timedelta(days=days) if days <= _FAR else None


# inside ---------------------------------------------------------------------------------------------------


def _rrule(rule: str, starts_on: date, years: int = 0) -> rrule:
    parts = dict(parts_of(rule))
    if until := until_of(parts.pop("UNTIL", "")):
        parts["UNTIL"] = f"{until.year + years:04d}{until:%m%d}"
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    found = rrulestr(text, dtstart=datetime.combine(starts_on.replace(year=starts_on.year + years), time()))
    assert isinstance(found, rrule)
    return found


def _ever(rule: str, starts_on: date) -> bool:
    return next(iter(_rrule(rule, starts_on, _ROUND)), None) is not None


def _month_day(parts: dict[str, str]) -> int:
    """Takes the day of the month out of the parts, and the list that stands for one that short months lack."""
    days = parts.get("BYMONTHDAY", "")
    last = days.rpartition(",")[2]
    short = parts.get("BYSETPOS") == "-1" and last in ("29", "30", "31")
    if short and days == ",".join(map(str, range(28, int(last) + 1))):
        del parts["BYSETPOS"], parts["BYMONTHDAY"]
        return int(last)
    if days.lstrip("-").isdigit() and -1 <= int(days) <= 31:
        return int(parts.pop("BYMONTHDAY"))
    return 0


def _sayable(cycle: Cycle) -> bool:
    on_day = bool(cycle.weekdays or cycle.month_day)
    match cycle.unit:
        case "days":
            return not on_day and not cycle.month
        case "weeks":
            return not cycle.month_day and not cycle.month and not cycle.nth
        case "months":
            return not cycle.month and (bool(cycle.nth) or not cycle.weekdays) and -1 <= cycle.nth <= 5
        case _:
            simple = not on_day and not cycle.month
            return simple or bool(cycle.month and on_day and (cycle.nth or not cycle.weekdays) and -1 <= cycle.nth <= 5)

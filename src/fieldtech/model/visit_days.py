"""Which visits a plan should have now, and on which days: pure, from the plan and the visits it has.

Every computer of the company comes to the same answer from the same rows, so that all plan the same visits.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fieldtech.model.recurrence import (
    ACTUAL,
    after_actual,
    cycle_days,
    occurrences,
    shifted,
    tolerance_days,
)
from fieldtech.model.worktime import WorkCalendar

MeterDay = Callable[[date], date | None]
"""When a meter of the plan's objects gets there, after a visit on that day."""

FIRST, AFTER = "first", "after:"


@dataclass(frozen=True)
class PlanCycle:
    """What a plan says of its days; ``since`` is the day from which it brings visits, ``resumed`` after a pause."""

    rule: str
    starts_on: date
    since: date
    counts_from: str = "planned"
    on_day_off: str = "next"
    tolerance_percent: int = 10
    resumed: bool = False


@dataclass(frozen=True)
class KnownVisit:
    """A visit the plan has; ``free`` says that nobody was told of it and nobody moved it, ``withdrawn`` by a change.

    ``next_on`` is there only where somebody said another day for the next visit than the plan gives.
    """

    key: str
    occurrence: str
    planned_on: date
    due_on: date
    free: bool
    ended: bool = False
    withdrawn: bool = False
    done_on: date | None = None
    next_on: date | None = None


@dataclass(frozen=True)
class WantedVisit:
    """A visit there should be; ``key`` is empty for one that is not there yet, ``copy`` counts those of one day."""

    key: str
    occurrence: str
    planned_on: date
    due_on: date
    late_after: date
    copy: int = 1


def wanted_visits(
    cycle: PlanCycle, known: Sequence[KnownVisit], today: date, ahead: int, work: WorkCalendar, meter: MeterDay
) -> tuple[list[WantedVisit], list[KnownVisit]]:
    """The visits to be made, or put right where nobody was told of them, and those to be withdrawn."""
    standing = sorted((visit for visit in known if not visit.withdrawn), key=lambda visit: visit.planned_on)
    if cycle.counts_from == ACTUAL:
        return _counted_from_actual(cycle, known, standing, work, meter)
    return _counted_from_planned(cycle, known, standing, today, today + timedelta(days=ahead), work)


def plan_days(cycle: PlanCycle, work: WorkCalendar, count: int, today: date) -> list[date]:
    """The next days of a plan as it is written, days off moved; of one that counts from the actual day as if kept."""
    found: list[date] = []
    start = max(cycle.since, today)
    if cycle.counts_from != ACTUAL:
        for day in occurrences(cycle.rule, cycle.starts_on):
            if len(found) == count:
                break
            if day >= start:
                found.append(shifted(day, cycle.on_day_off, work))
        return found
    day = max(cycle.starts_on, start)
    while len(found) < count:
        found.append(shifted(day, cycle.on_day_off, work))
        following = after_actual(cycle.rule, day)
        if following is None:
            break
        day = following
    return found


# counted from the planned day ---------------------------------------------------------------------------------


def _counted_from_planned(
    cycle: PlanCycle, known: Sequence[KnownVisit], standing: Sequence[KnownVisit], today: date, last: date,
    work: WorkCalendar,
) -> tuple[list[WantedVisit], list[KnownVisit]]:  # fmt: skip
    """All visits to the horizon, and the next one always; also the open ones that nobody was told of."""
    reach = max([last, *(visit.planned_on for visit in standing)])
    days = _days(cycle, reach, {visit.planned_on for visit in standing if visit.ended}, today)
    wrong = [visit for visit in standing if visit.free and not visit.ended and not _fits(cycle, visit, days)]
    standing = [visit for visit in standing if visit not in wrong]
    by_day, said = {visit.planned_on: visit for visit in standing}, _said(standing, days)
    found: list[WantedVisit] = []
    has_next = False
    for place, day in enumerate(days):
        visit = by_day.get(day)
        within = day >= cycle.since and (day <= last or not has_next)
        if (within and visit is None) or (visit is not None and visit.free and not visit.ended):
            due = said.get(day) or shifted(day, cycle.on_day_off, work)
            found.append(_planned(cycle, known, visit, days, place, due))
        has_next = has_next or (day >= today and not (visit and visit.ended))
    return found, wrong


def _days(cycle: PlanCycle, reach: date, done: set[date], today: date) -> list[date]:
    """The days of the rule to the horizon, to the next one still to be done, and one more to tell its cycle."""
    found: list[date] = []
    enough = False
    for day in occurrences(cycle.rule, cycle.starts_on):
        found.append(day)
        if enough and day > reach:
            break
        enough = enough or (day >= today and day not in done)
    return found


def _fits(cycle: PlanCycle, visit: KnownVisit, days: Sequence[date]) -> bool:
    if cycle.resumed and visit.planned_on < cycle.since:  # a plan that was paused goes on from today
        return False
    place = bisect_left(days, visit.planned_on)
    return place < len(days) and days[place] == visit.planned_on


def _said(standing: Sequence[KnownVisit], days: Sequence[date]) -> dict[date, date]:
    """The days said for the next visit: that of the first day of the rule after the visit and its work."""
    found: dict[date, date] = {}
    for visit in standing:
        place = bisect_right(days, max(visit.planned_on, visit.done_on or visit.planned_on))
        if visit.ended and visit.next_on and visit.planned_on in days and place < len(days):
            found[days[place]] = visit.next_on
    return found


def _planned(
    cycle: PlanCycle, known: Sequence[KnownVisit], there: KnownVisit | None, days: Sequence[date], place: int, due: date
) -> WantedVisit:
    day = days[place]
    length = (days[place + 1] - day).days if place + 1 < len(days) else cycle_days(cycle.rule, day)
    late = due + timedelta(days=tolerance_days(length, cycle.tolerance_percent))
    if there:
        return WantedVisit(there.key, there.occurrence, day, due, late)
    return _new(known, day.isoformat(), day, due, late)


# counted from the actual day ----------------------------------------------------------------------------------


def _counted_from_actual(
    cycle: PlanCycle, known: Sequence[KnownVisit], standing: Sequence[KnownVisit], work: WorkCalendar, meter: MeterDay
) -> tuple[list[WantedVisit], list[KnownVisit]]:
    """One visit at a time, the next after the last has ended."""
    ended = [visit for visit in standing if visit.ended]
    last = max(ended, key=lambda visit: (visit.done_on or visit.due_on, visit.planned_on), default=None)
    after = FIRST if last is None else AFTER + last.key
    opened = [visit for visit in standing if not visit.ended]
    mine = [visit for visit in opened if visit.occurrence.partition("~")[0] == after or not visit.free]
    kept = next(iter(mine or opened), None)
    wrong = [visit for visit in opened if visit.free and visit is not kept]
    day = max(cycle.since, cycle.starts_on) if last is None else _after(cycle, last, meter)
    if day is None or (kept and not kept.free):
        return [], wrong
    due = day if last and day == last.next_on else shifted(day, cycle.on_day_off, work)
    days = cycle_days(cycle.rule, day)
    late = due + timedelta(days=tolerance_days(days, cycle.tolerance_percent))
    if kept:
        return [WantedVisit(kept.key, kept.occurrence, kept.planned_on, due, late)], wrong
    return [_new(known, after, day, due, late)], wrong


def _after(cycle: PlanCycle, last: KnownVisit, meter: MeterDay) -> date | None:
    """The day said at the end of the last visit, or a cycle after it; sooner when the meter gets there first."""
    done = last.done_on or last.due_on
    usual = last.next_on or after_actual(cycle.rule, done)
    if usual is None:
        return None
    run = meter(done)
    return max(cycle.since, min(usual, run) if run else usual)


def _new(known: Sequence[KnownVisit], occurrence: str, day: date, due: date, late: date) -> WantedVisit:
    """A visit that takes the place of a withdrawn one is another visit, with a key and a number of its own."""
    taken = {visit.occurrence for visit in known}
    name, number = occurrence, 1
    while name in taken:
        number += 1
        name = f"{occurrence}~{number}"
    copy = 1 + sum(visit.planned_on == day for visit in known)
    return WantedVisit("", name, day, due, late, copy)

"""Which visits a plan should have now, and on which days: pure, from the plan and the visits it has.

Every computer of the company comes to the same answer from the same rows, so that all plan the same visits.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
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
_NEAR = 3  # a visit stands for a day of a changed rule that is a third of a cycle away at most


@dataclass(frozen=True)
class PlanCycle:
    """What a plan says of its days; ``since`` is the day from which it brings visits: approved, or resumed.

    ``pauses`` are the days on which nobody was to come: from the first of two, before the second.
    """

    rule: str
    starts_on: date
    since: date
    counts_from: str = "planned"
    on_day_off: str = "next"
    tolerance_percent: int = 10
    pauses: tuple[tuple[date, date], ...] = ()

    def rested(self, visit: "KnownVisit") -> bool:
        """Whether it was paused when the visit was wanted; one that was due before is not excused, late or not yet."""
        return any(first <= visit.due_on < until for first, until in self.pauses)


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
    late_after: date | None = None

    @property
    def follows(self) -> bool:
        """Whether it becomes what its plan says now."""
        return self.free and not self.ended

    @property
    def last_day(self) -> date:
        """After it the visit is late."""
        return self.late_after or self.due_on

    @property
    def counts(self) -> bool:
        """Whether somebody comes, or came, on its day."""
        return not self.ended or self.done_on is not None


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
        return _counted_from_actual(cycle, known, standing, today, work, meter)
    return _counted_from_planned(cycle, known, standing, today, today + timedelta(days=ahead), work)


def plan_days(cycle: PlanCycle, work: WorkCalendar, count: int, today: date) -> list[date]:
    """The next days of a plan as it is written, days off moved; of one that counts from the actual day as if kept."""
    found: list[date] = []
    start = max(cycle.since, today)
    if cycle.counts_from != ACTUAL:
        for day in occurrences(cycle.rule, cycle.starts_on):
            if len(found) == count:
                break
            due = shifted(day, cycle.on_day_off, work)
            if day >= start and due not in found:
                found.append(due)
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
    wrong = [visit for visit in standing if visit.follows and not _fits(cycle, visit, days, today)]
    standing = [visit for visit in standing if visit not in wrong]
    by_day, said = _by_day(cycle, standing, days), _said(standing, days)
    dues = {day: said.get(day) or shifted(day, cycle.on_day_off, work) for day in days}
    double = _double(cycle, by_day, dues)
    late = [visit for visit in standing if visit.follows and visit.planned_on not in dues]  # of a rule of before
    wrong += _spare(by_day, dues, double, late)
    busy = {visit.due_on for visit in standing if visit in late or (visit.counts and not visit.follows)}
    found: list[WantedVisit] = []
    has_next = False
    for place, day in enumerate(days):
        if day in double:
            continue
        visit = by_day.get(day)
        within = day >= cycle.since and (day <= last or not has_next)
        if (within and visit is None and dues[day] not in busy) or (visit is not None and visit.follows):
            found.append(_planned(cycle, known, visit, days, place, dues[day]))
        has_next = has_next or (day >= today and not (visit and visit.ended))
    return found, wrong


def _by_day(cycle: PlanCycle, standing: Sequence[KnownVisit], days: Sequence[date]) -> dict[date, KnownVisit]:
    """The visit of each day; one from before a change of the rule stands for the day it is near to.

    So the customer who knows of the 18th gets no other visit on the 20th. What was over before the change does not
    count: whoever approved the new days knew of it.
    """
    found = {visit.planned_on: visit for visit in standing}
    for visit in standing:
        over = visit.done_on is not None and visit.done_on < cycle.since
        place = bisect_left(days, visit.planned_on)
        if visit.follows or over or not days or days[place : place + 1] == [visit.planned_on]:
            continue
        near = min(days[max(0, place - 1) : place + 1], key=lambda day: abs(day - visit.planned_on))
        if abs(near - visit.planned_on).days * _NEAR <= cycle_days(cycle.rule, near):
            found.setdefault(near, visit)
    return found


def _double(cycle: PlanCycle, by_day: Mapping[date, KnownVisit], dues: Mapping[date, date]) -> set[date]:
    """Days that holidays put on the same working day as another one: one visit is enough.

    What people know of or left out stays and counts, else the first of them.
    """
    groups: dict[date, list[date]] = {}
    for day, due in dues.items():
        groups.setdefault(due, []).append(day)
    found: set[date] = set()
    for group in groups.values():
        fixed = [day for day in group if day in by_day and not by_day[day].follows]
        made = [day for day in group if day in by_day or day >= cycle.since]
        found |= set(made) - set(fixed or made[:1]) if len(group) > 1 else set()
    return found


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


def _spare(
    by_day: Mapping[date, KnownVisit], dues: Mapping[date, date], double: set[date], late: Sequence[KnownVisit]
) -> list[KnownVisit]:
    """Visits on whose day the plan has another one."""
    found = [by_day[day] for day in double if day in by_day]
    held = {due for day, due in dues.items() if day in by_day and day not in double}
    for visit in late:
        if visit.due_on in held:
            found.append(visit)
        held.add(visit.due_on)
    return found


def _fits(cycle: PlanCycle, visit: KnownVisit, days: Sequence[date], today: date) -> bool:
    """Whether the plan still has it; that a late one was not done is a fact, whatever the plan says now."""
    if cycle.rested(visit):
        return False
    place = bisect_left(days, visit.planned_on)
    return visit.last_day < today or days[place : place + 1] == [visit.planned_on]


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
    cycle: PlanCycle, known: Sequence[KnownVisit], standing: Sequence[KnownVisit], today: date, work: WorkCalendar,
    meter: MeterDay,
) -> tuple[list[WantedVisit], list[KnownVisit]]:  # fmt: skip
    """One visit at a time, the next after the last has ended."""
    ended = [visit for visit in standing if visit.ended]
    last = max(ended, key=lambda visit: (visit.done_on or visit.due_on, visit.planned_on), default=None)
    after = FIRST if last is None else AFTER + last.key
    opened = [visit for visit in standing if not visit.ended and not (visit.follows and cycle.rested(visit))]
    mine = [visit for visit in opened if visit.occurrence.partition("~")[0] == after or not visit.free]
    kept = next(iter(mine or opened), None)
    wrong = [visit for visit in standing if visit.follows and visit is not kept]
    if kept and kept.free and kept.due_on < today:  # that it was not done is a fact, whatever the plan says now
        return [WantedVisit(kept.key, kept.occurrence, kept.planned_on, kept.due_on, kept.last_day)], wrong
    day = max(cycle.since, cycle.starts_on) if last is None else _after(cycle, last, meter)
    if kept and not kept.free:
        return [], wrong
    if day is None:  # the rule has ended
        return [], [*wrong, kept] if kept else wrong
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
    return max(cycle.since, sooner(usual, meter(done)))


def sooner(usual: date, run: date | None) -> date:
    """The day of the cycle, or the one on which a meter gets there first: never later (F29)."""
    return min(usual, run) if run else usual


def _new(known: Sequence[KnownVisit], occurrence: str, day: date, due: date, late: date) -> WantedVisit:
    """A visit that takes the place of a withdrawn one is another visit, with a key and a number of its own."""
    taken = {visit.occurrence for visit in known}
    name, number = occurrence, 1
    while name in taken:
        number += 1
        name = f"{occurrence}~{number}"
    copy = 1 + sum(visit.planned_on == day for visit in known)
    return WantedVisit("", name, day, due, late, copy)

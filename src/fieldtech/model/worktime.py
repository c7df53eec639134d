"""Working hours: every due time that counts in working time is computed here, and nowhere else (A27).

Days off and make-up days come from the editable holiday table. In a year the table does not cover, Monday
to Friday are working days; ``WorkCalendar.doubts`` tells, so that the window can say it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OPENS, CLOSES = time(8, 30), time(17, 30)  # A27
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """Which days and hours count as working time, in the local zone."""

    zone: ZoneInfo
    days: Mapping[date, bool]  # True: make-up working day, False: holiday
    provisional: frozenset[int] = frozenset()  # years whose bridging days are not published yet
    opens: time = OPENS
    closes: time = CLOSES

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("working hours must end after they begin, on the same day")

    def covers(self, year: int) -> bool:
        """Whether the holiday table has this year, be it provisionally."""
        return any(day.year == year for day in self.days)

    def doubts(self, first: date, last: date) -> tuple[str, ...]:
        """Codes of what is uncertain between two days: years missing from the table, or provisional."""
        years = range(first.year, last.year + 1)
        missing = ("calendar_year_missing",) if not all(map(self.covers, years)) else ()
        early = ("calendar_year_provisional",) if self.provisional.intersection(years) else ()
        return missing + early

    def is_working_day(self, day: date) -> bool:
        """By the holiday table, else Monday to Friday."""
        return self.days.get(day, day.weekday() < 5)

    def next_working_day(self, day: date) -> date:
        """The first working day after this one."""
        day += _DAY
        while not self.is_working_day(day):
            day += _DAY
        return day

    def closing(self, day: date) -> datetime:
        """The end of working hours on a day, whether it is a working day or not."""
        return datetime.combine(day, self.closes, self.zone)

    def add_working_minutes(self, start: datetime, minutes: int) -> datetime:
        """When so many working minutes have passed since ``start``, in local time.

        Outside working hours the clock stands still. What ends with the day is due at closing, not the
        next morning. Raises ValueError for a naive start or negative minutes.
        """
        if minutes < 0:
            raise ValueError("working minutes cannot be negative")
        now, left = self._local(start), minutes * _MINUTE
        while True:
            opens, closes = self._hours(now.date())
            begin = max(now.astimezone(UTC), opens)
            if begin < closes and begin + left <= closes:
                return (begin + left).astimezone(self.zone)
            left -= max(closes - begin, timedelta(0))
            now = datetime.combine(now.date() + _DAY, time(0), self.zone)

    def working_minutes_between(self, start: datetime, end: datetime) -> int:
        """Full working minutes from ``start`` to ``end``; negative when ``end`` is earlier."""
        if end < start:
            return -self.working_minutes_between(end, start)
        first, last = self._local(start), self._local(end)
        passed, day = timedelta(0), first.date()
        while day <= last.date():
            opens, closes = self._hours(day)
            passed += max(min(closes, end) - max(opens, start), timedelta(0))
            day += _DAY
        return passed // _MINUTE

    def _local(self, moment: datetime) -> datetime:
        if moment.tzinfo is None:
            raise ValueError("working time needs a moment with a time zone")
        return moment.astimezone(self.zone)

    def _hours(self, day: date) -> tuple[datetime, datetime]:
        """Opening and closing in UTC, so that a change of summer time is counted right; equal on days off."""
        opens = datetime.combine(day, self.opens, self.zone).astimezone(UTC)
        return opens, self.closing(day).astimezone(UTC) if self.is_working_day(day) else opens


@dataclass(frozen=True)
class SiteClass:
    """How soon somebody must leave for, and arrive at, a site of this class (T35)."""

    code: str
    depart_rule: str  # "minutes" or "next_working_day"
    depart_minutes: int | None
    arrive_minutes: int
    clock: str  # "working" or "calendar": how the minutes are counted


@dataclass(frozen=True)
class DueTimes:
    """When to have left and arrived, in local time; ``doubts`` are codes about the calendar used."""

    depart: datetime
    arrive: datetime
    doubts: tuple[str, ...] = ()


def due_times(site_class: SiteClass, agreed_at: datetime, calendar: WorkCalendar) -> DueTimes:
    """The due times of a visit whose solution was agreed at ``agreed_at`` (T35).

    "Next working day" means by its closing time. An arrival is never due before the departure is: 48 hours
    of the clock over a long holiday would be.
    """
    agreed = agreed_at.astimezone(calendar.zone)
    if site_class.depart_rule == "next_working_day":
        depart = calendar.closing(calendar.next_working_day(agreed.date()))
    else:
        depart = _after(agreed, site_class.depart_minutes or 0, site_class.clock, calendar)
    arrive = max(depart, _after(agreed, site_class.arrive_minutes, site_class.clock, calendar))
    return DueTimes(depart, arrive, calendar.doubts(agreed.date(), arrive.date()))


def calendar_from_rows(
    rows: Iterable[Mapping[str, str]], zone: ZoneInfo, opens: time = OPENS, closes: time = CLOSES
) -> WorkCalendar:
    """A calendar from rows with ``date``, ``kind`` (holiday or workday) and ``status``."""
    listed = list(rows)
    days = {date.fromisoformat(row["date"]): row["kind"] == "workday" for row in listed}
    years = frozenset(int(row["date"][:4]) for row in listed if row["status"] == "provisional")
    return WorkCalendar(zone, days, years, opens, closes)


def _after(start: datetime, minutes: int, clock: str, calendar: WorkCalendar) -> datetime:
    if clock == "working":
        return calendar.add_working_minutes(start, minutes)
    return (start.astimezone(UTC) + minutes * _MINUTE).astimezone(calendar.zone)

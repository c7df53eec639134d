"""Working hours 08:30 to 17:30 (A27), holidays and make-up days, and due times by site class (T35)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldtech.model.bundled import bundled_rows
from fieldtech.model.worktime import SiteClass, WorkCalendar, calendar_from_rows, due_times
from fieldtech.words import known

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = calendar_from_rows(bundled_rows("holidays_cn"), SHANGHAI)
CLASSES = {
    row["class"]: SiteClass(
        row["class"],
        row["depart_rule"],
        int(row["depart_within_minutes"]) if row["depart_within_minutes"] else None,
        int(row["arrive_within_minutes"]),
        row["clock"],
    )
    for row in bundled_rows("site_classes")
}
moments = st.datetimes(datetime(2025, 12, 1), datetime(2027, 2, 1)).map(lambda d: d.replace(tzinfo=UTC))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        ("2026-11-18T09:12", 60, "2026-11-18T10:12"),  # a Wednesday, inside the hours
        ("2026-11-18T16:30", 60, "2026-11-18T17:30"),  # ends with the day, not next morning
        ("2026-11-18T16:31", 60, "2026-11-19T08:31"),  # over night
        ("2026-11-18T07:00", 60, "2026-11-18T09:30"),  # before opening
        ("2026-11-18T17:30", 1, "2026-11-19T08:31"),  # at closing
        ("2026-11-18T23:59", 30, "2026-11-19T09:00"),  # around midnight
        ("2026-11-19T00:01", 30, "2026-11-19T09:00"),
        ("2026-11-20T17:00", 60, "2026-11-23T09:00"),  # over the weekend
        ("2026-11-21T10:00", 540, "2026-11-23T17:30"),  # from a Saturday, a whole day
        ("2026-11-18T08:30", 1080, "2026-11-19T17:30"),  # two whole days
        ("2026-02-13T17:00", 60, "2026-02-14T09:00"),  # make-up Saturday before Spring Festival
        ("2026-02-14T17:00", 60, "2026-02-24T09:00"),  # nine days of Spring Festival
        ("2026-02-27T17:00", 60, "2026-02-28T09:00"),  # make-up Saturday after it
        ("2026-09-19T10:00", 60, "2026-09-20T09:30"),  # Saturday free, make-up Sunday
        ("2026-09-30T17:30", 30, "2026-10-08T09:00"),  # National Day
        ("2026-10-09T17:00", 60, "2026-10-10T09:00"),  # make-up Saturday after it
        ("2026-12-31T17:00", 60, "2027-01-04T09:00"),  # New Year's Day and a weekend
        ("2026-11-18T22:00", 0, "2026-11-19T08:30"),  # nothing to wait for, but nobody is there
        ("2026-11-18T10:00", 0, "2026-11-18T10:00"),
    ],
)
def test_working_minutes(start: str, minutes: int, due: str) -> None:  # A27
    assert CALENDAR.add_working_minutes(at(start), minutes) == at(due)


def test_the_answer_is_local_and_the_question_may_be_in_utc() -> None:
    due = CALENDAR.add_working_minutes(datetime(2026, 11, 18, 1, 12, tzinfo=UTC), 60)
    assert due.isoformat() == "2026-11-18T10:12:00+08:00"


def test_seconds_are_kept() -> None:
    assert CALENDAR.add_working_minutes(at("2026-11-18T17:29:30"), 1) == at("2026-11-19T08:30:30")


@given(moments, st.integers(0, 5000))
def test_adding_and_measuring_agree(start: datetime, minutes: int) -> None:
    due = CALENDAR.add_working_minutes(start, minutes)
    assert CALENDAR.working_minutes_between(start, due) == minutes
    assert due >= start and CALENDAR.is_working_day(due.date())
    assert time(8, 30) <= due.time() <= time(17, 30)


@given(moments, moments)
def test_the_way_back_is_negative(one: datetime, other: datetime) -> None:
    there = CALENDAR.working_minutes_between(one, other)
    assert there == -CALENDAR.working_minutes_between(other, one)
    assert abs(there) <= abs(other - one) // timedelta(minutes=1)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-11-18T09:00", "2026-11-18T09:00", 0),
        ("2026-11-18T17:00", "2026-11-19T09:00", 60),
        ("2026-11-20T17:00", "2026-11-23T09:00", 60),
        ("2026-11-21T09:00", "2026-11-22T23:00", 0),
        ("2026-09-30T17:00", "2026-10-08T09:00", 60),
        ("2026-02-28T00:00", "2026-03-01T00:00", 540),
    ],
)
def test_minutes_between(start: str, end: str, minutes: int) -> None:
    assert CALENDAR.working_minutes_between(at(start), at(end)) == minutes


def test_working_days() -> None:
    assert CALENDAR.is_working_day(date(2026, 2, 14))  # Saturday, make-up
    assert not CALENDAR.is_working_day(date(2026, 2, 16))  # Monday, Spring Festival
    assert CALENDAR.next_working_day(date(2026, 2, 14)) == date(2026, 2, 24)
    assert CALENDAR.next_working_day(date(2026, 11, 20)) == date(2026, 11, 23)


def test_unknown_years_count_monday_to_friday_and_say_so() -> None:
    assert [CALENDAR.covers(year) for year in (2025, 2026, 2027, 2028)] == [False, True, True, False]
    assert CALENDAR.is_working_day(date(2028, 10, 2)) and not CALENDAR.is_working_day(date(2028, 10, 1))
    assert CALENDAR.doubts(date(2026, 1, 1), date(2026, 12, 31)) == ()
    assert CALENDAR.doubts(date(2026, 12, 31), date(2027, 1, 1)) == ("calendar_year_provisional",)
    assert CALENDAR.doubts(date(2027, 12, 31), date(2028, 1, 3)) == (
        "calendar_year_missing",
        "calendar_year_provisional",
    )
    assert known("problem.calendar_year_missing") and known("problem.calendar_year_provisional")


@pytest.mark.parametrize(
    ("site", "agreed", "depart", "arrive"),
    [
        ("A", "2026-11-18T09:30", "2026-11-18T10:30", "2026-11-18T13:30"),
        ("A", "2026-11-18T17:00", "2026-11-19T09:00", "2026-11-19T12:00"),
        ("A", "2026-11-20T20:00", "2026-11-23T09:30", "2026-11-23T12:30"),
        ("B", "2026-11-18T09:30", "2026-11-18T11:30", "2026-11-18T17:30"),
        ("B", "2026-11-18T10:00", "2026-11-18T12:00", "2026-11-19T09:00"),
        ("C", "2026-11-18T10:00", "2026-11-19T17:30", "2026-11-20T10:00"),
        ("C", "2026-11-20T10:00", "2026-11-23T17:30", "2026-11-23T17:30"),  # never before the departure
        ("C", "2026-09-30T10:00", "2026-10-08T17:30", "2026-10-08T17:30"),
    ],
)
def test_due_times(site: str, agreed: str, depart: str, arrive: str) -> None:  # T35
    due = due_times(CLASSES[site], at(agreed), CALENDAR)
    assert (due.depart, due.arrive, due.doubts) == (at(depart), at(arrive), ())


def test_due_times_pass_the_doubts_on() -> None:  # T35
    due = due_times(CLASSES["B"], at("2026-12-31T17:00"), CALENDAR)
    assert due.arrive == at("2027-01-04T16:00")
    assert due.doubts == ("calendar_year_provisional",)


def test_hours_are_a_setting_and_summer_time_is_counted_right() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    calendar = WorkCalendar(berlin, {date(2026, 3, 29): True}, opens=time(1), closes=time(9))
    start = datetime(2026, 3, 29, 1, tzinfo=berlin)
    assert calendar.working_minutes_between(start, start + timedelta(days=1)) == 7 * 60  # an hour is lost
    assert calendar.add_working_minutes(start, 60).isoformat() == "2026-03-29T03:00:00+02:00"


def test_senseless_questions_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        CALENDAR.add_working_minutes(datetime(2026, 11, 18, 9), 5)
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.add_working_minutes(at("2026-11-18T09:00"), -1)
    with pytest.raises(ValueError, match="end after they begin"):
        WorkCalendar(SHANGHAI, {}, opens=time(22), closes=time(6))

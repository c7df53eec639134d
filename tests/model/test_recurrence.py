"""Rules of plans: against dateutil over ten years, days off, the sentence, and nonsense that is named (F30)."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fieldtech.model.recurrence import (
    DAYS_OFF,
    Cycle,
    after_actual,
    between,
    cycle_days,
    cycle_of,
    meter_day,
    next_after,
    occurrences,
    rule_of,
    rule_problems,
    shifted,
    tolerance_days,
)
from fieldtech.model.recurrence_words import ordinal, sentence
from fieldtech.model.rule_form import WEEKDAYS
from fieldtech.model.worktime import WorkCalendar

ZONE = ZoneInfo("Asia/Shanghai")
START = date(2026, 8, 18)
NATIONAL = {date(2027, 10, day): False for day in range(1, 8)} | {date(2027, 10, 9): True}
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
CYCLES = st.one_of(
    st.builds(Cycle, every=st.integers(1, 90), unit=st.just("days")),
    st.builds(
        Cycle,
        every=st.integers(1, 26),
        unit=st.just("weeks"),
        weekdays=st.lists(st.sampled_from(WEEKDAYS), unique=True, max_size=4).map(tuple),
    ),
    st.builds(Cycle, every=st.integers(1, 12), unit=st.just("months"), month_day=st.integers(-1, 31)),
    st.builds(
        Cycle,
        every=st.integers(1, 12),
        unit=st.just("months"),
        nth=st.sampled_from((-1, 1, 2, 3, 4)),
        weekdays=st.sampled_from(WEEKDAYS).map(lambda day: (day,)),
    ),
    st.builds(
        Cycle, every=st.just(1), unit=st.just("years"), month=st.integers(1, 12), month_day=st.sampled_from((-1, 1, 18))
    ),
)


def codes(rule: str, start: date = START, counts_from: str = "planned") -> list[str]:
    return [problem.code for problem in rule_problems(rule, start, counts_from)]


@settings(max_examples=60, deadline=None)
@given(cycle=CYCLES, start=DAYS)
def test_the_days_of_a_rule_are_those_of_dateutil_over_ten_years(cycle: Cycle, start: date) -> None:  # F30
    rule, until = rule_of(cycle), start + timedelta(days=3652)
    assert not [problem for problem in rule_problems(rule, start) if problem.severity == "error"]
    theirs = rrulestr(rule, dtstart=datetime(start.year, start.month, start.day))
    wanted = [day.date() for day in theirs.between(datetime(2000, 1, 1), datetime(*until.timetuple()[:3]), inc=True)]
    assert between(rule, start, start, until) == wanted
    for one, other in list(pairwise(wanted))[:: len(wanted) // 6 + 1]:
        assert next_after(rule, start, one) == other
    if wanted:
        assert next_after(rule, start, start - timedelta(days=1)) == wanted[0]
        assert next_after(rule, start, wanted[0], itself=True) == wanted[0]


@settings(max_examples=60, deadline=None)
@given(cycle=CYCLES)
def test_what_plain_words_made_they_can_say_again(cycle: Cycle) -> None:
    assert cycle_of(rule_of(cycle)) == cycle
    for lang in ("zh_CN", "en"):
        said = sentence(rule_of(cycle), START, lang)
        assert said and "FREQ" not in said and "{" not in said and "recurrence." not in said


@settings(max_examples=60, deadline=None)
@given(
    cycle=CYCLES, start=DAYS, off=st.sets(DAYS, max_size=60), made_up=st.sets(DAYS, max_size=20),
    how=st.sampled_from(DAYS_OFF),
)  # fmt: skip
def test_days_off_move_a_visit_and_never_its_cycle(
    cycle: Cycle, start: date, off: set[date], made_up: set[date], how: str
) -> None:
    work = WorkCalendar(ZONE, dict.fromkeys(off, False) | dict.fromkeys(made_up, True))
    rule = rule_of(cycle)
    days = between(rule, start, start, start + timedelta(days=365))
    for day in days:
        moved = shifted(day, how, work)
        if how == "stay" or work.is_working_day(day):
            assert moved == day
        else:
            assert work.is_working_day(moved)
            between_them = range(1, abs((moved - day).days))
            step = 1 if how == "next" else -1
            assert (moved > day) == (how == "next")
            assert not any(work.is_working_day(day + timedelta(days=step * n)) for n in between_them)
    assert between(rule, start, start, start + timedelta(days=365)) == days  # F30: the cycle stays what it is


@settings(max_examples=60, deadline=None)
@given(done=DAYS, months=st.integers(1, 24))
def test_from_the_actual_day_the_next_one_is_a_cycle_later_and_never_beyond_the_month(done: date, months: int) -> None:
    found = after_actual(f"FREQ=MONTHLY;INTERVAL={months}", done)
    assert found is not None
    assert (found.year * 12 + found.month) - (done.year * 12 + done.month) == months
    assert found.day == done.day or (found + timedelta(days=1)).day == 1


def test_from_the_actual_day_a_rule_may_end() -> None:
    assert after_actual("FREQ=DAILY;INTERVAL=10;UNTIL=20261231", date(2026, 12, 25)) is None
    assert after_actual("FREQ=WEEKLY", date(2026, 12, 25)) == date(2027, 1, 1)


def test_the_national_holiday_goes_to_the_make_up_day() -> None:
    work = WorkCalendar(ZONE, NATIONAL)
    assert shifted(date(2027, 10, 3), "next", work) == date(2027, 10, 8)
    assert shifted(date(2027, 10, 3), "previous", work) == date(2027, 9, 30)
    assert shifted(date(2027, 10, 9), "next", work) == date(2027, 10, 9)
    assert shifted(date(2027, 10, 3), "stay", work) == date(2027, 10, 3)


@pytest.mark.parametrize(
    ("cycle", "zh", "en"),
    [
        (Cycle(3, "months", 18), "每 3 个月的 18 日", "every 3 months on the 18th"),
        (Cycle(3, "months"), "每 3 个月的 18 日", "every 3 months on the 18th"),
        (Cycle(1, "months", -1), "每个月的最后一天", "every month on the last day"),
        (Cycle(1, "months", 31), "每个月的 31 日", "every month on the 31st"),
        (Cycle(2, "weeks", weekdays=("TH", "MO")), "每 2 周的周一和周四", "every 2 weeks on Monday and Thursday"),
        (Cycle(1, "weeks"), "每周的周二", "every week on Tuesday"),
        (Cycle(10, "days"), "每 10 天", "every 10 days"),
        (Cycle(1, "years"), "每年的 8 月 18 日", "every year on 18 August"),
        (Cycle(1, "years", 3, month=5), "每年的 5 月 3 日", "every year on 3 May"),
        (Cycle(1, "years", -1, month=2), "每年 2 月的最后一天", "every year on the last day of February"),
        (Cycle(3, "months", nth=2, weekdays=("MO",)), "每 3 个月的第 2 个周一", "every 3 months on the 2nd Monday"),
        (Cycle(1, "months", nth=-1, weekdays=("FR",)), "每个月的最后一个周五", "every month on the last Friday"),
        (Cycle(1, "years", nth=1, weekdays=("WE",), month=6), "每年 6 月的第 1 个周三",
         "every year on the 1st Wednesday of June"),
        (Cycle(1, "months", 3, count=8), "每个月的 3 日，共 8 次", "every month on the 3rd, 8 times"),
        (Cycle(1, "months", 3, until=date(2027, 12, 31)), "每个月的 3 日，到 2027-12-31 为止",
         "every month on the 3rd, until 2027-12-31"),
    ],
)  # fmt: skip
def test_the_sentence(cycle: Cycle, zh: str, en: str) -> None:  # F29
    rule = rule_of(cycle)
    assert sentence(rule, START, "zh_CN") == zh
    assert sentence(rule, START, "en") == en


def test_the_sentence_of_a_cycle_of_usage() -> None:  # F29
    rule = "FREQ=MONTHLY;INTERVAL=6"
    assert sentence(rule, START, "en", counts_from="actual") == "6 months after the last visit"
    said = sentence(rule, START, "en", counts_from="actual", every_km=10_000, every_hours=500)
    assert said == "6 months, 10,000 km or 500 hours of running after the last visit, whichever comes first"
    said = sentence(rule, START, "zh_CN", counts_from="actual", every_km=10_000)
    assert said == "上次完成后 6 个月或 10,000 公里，以先到者为准"


def test_a_rule_that_plain_words_do_not_say_is_shown_as_written() -> None:
    odd = "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"
    assert codes(odd) == [] and cycle_of(odd) is None
    assert sentence(odd, START, "en") == f"by the rule {odd}"


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("", "required"),
        ("once in a while", "rule_without_cycle"),
        ("FREQ=HOURLY", "rule_too_often"),
        ("FREQ=DAILY;BYHOUR=9", "rule_too_often"),
        ("FREQ=MONTHLY;FREQ=DAILY", "rule_part_twice"),
        ("FREQ=MONTHLY;BYEASTER=1", "rule_part_unknown"),
        ("FREQ=MONTHLY;COUNT=0", "rule_part_wrong"),
        ("FREQ=MONTHLY;COUNT=-1", "rule_part_wrong"),
        ("FREQ=MONTHLY;INTERVAL=²", "rule_part_wrong"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "rule_part_wrong"),
        ("FREQ=MONTHLY;BYMONTHDAY=", "rule_part_wrong"),
        ("FREQ=MONTHLY;BYDAY=XX", "rule_part_wrong"),
        ("FREQ=MONTHLY;UNTIL=20260231", "rule_part_wrong"),
        ("FREQ=MONTHLY;UNTIL=soon", "rule_part_wrong"),
        ("FREQ=MONTHLY;WKST=1", "rule_part_wrong"),
        ("FREQ=MONTHLY;BYSETPOS=1", "rule_part_wrong"),
        ("FREQ=YEARLY;INTERVAL=50", "rule_too_seldom"),
        ("FREQ=MONTHLY;COUNT=3;UNTIL=20301231", "rule_ends_twice"),
        ("FREQ=MONTHLY;UNTIL=20200101", "rule_ends_before_start"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "rule_part_not_here"),
        ("FREQ=WEEKLY;BYDAY=2MO", "rule_part_not_here"),
        ("FREQ=MONTHLY;BYYEARDAY=3", "rule_part_not_here"),
        ("FREQ=MONTHLY;BYWEEKNO=3", "rule_part_not_here"),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "rule_never"),
        ("FREQ=WEEKLY;UNTIL=20260820;BYDAY=MO", "rule_never"),
        ("FREQ=MONTHLY;BYDAY=6MO", "rule_never"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "rule_skips_short_months"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "rule_skips_short_months"),
        ("FREQ=MONTHLY;BYMONTHDAY=-31", "rule_skips_short_months"),
        ("FREQ=YEARLY;BYMONTHDAY=18", "rule_in_every_month"),
    ],
)
def test_nonsense_is_named(rule: str, code: str) -> None:  # F30
    assert codes(rule) == [code]


def test_a_yearly_rule_without_a_month_is_warned_of_like_a_monthly_one() -> None:
    assert codes("FREQ=YEARLY;BYMONTHDAY=31") == ["rule_skips_short_months", "rule_in_every_month"]
    assert codes("FREQ=YEARLY;BYMONTHDAY=18;BYMONTH=5") == codes("FREQ=YEARLY") == []


def test_times_are_counted_from_the_day_a_plan_starts() -> None:
    """RFC 5545, 3.3.10: COUNT bounds the whole set, of which the start is the first; days gone by are counted."""
    assert list(occurrences("FREQ=MONTHLY;COUNT=3", START)) == [date(2026, month, 18) for month in (8, 9, 10)]
    assert between("FREQ=MONTHLY;COUNT=3", START, date(2026, 10, 1), date(2027, 12, 31)) == [date(2026, 10, 18)]
    assert next_after("FREQ=MONTHLY;COUNT=3", START, date(2026, 10, 18)) is None


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="FREQ=MONTHLY;BYDAINUKWSPO0123456789-+, \0²", max_size=60))
def test_no_text_is_worse_than_a_named_problem(text: str) -> None:
    for rule in (text, f"FREQ=MONTHLY;{text}"):
        if not codes(rule):
            assert next(iter(occurrences(rule, START))) >= START


def test_from_the_actual_day_only_the_cycle_is_said() -> None:
    assert codes("FREQ=MONTHLY;INTERVAL=3", counts_from="actual") == []
    assert codes("FREQ=MONTHLY;BYMONTHDAY=18", counts_from="actual") == ["rule_plain_for_actual"]
    assert codes("FREQ=MONTHLY;COUNT=3", counts_from="actual") == ["rule_plain_for_actual"]


def test_a_tenth_of_the_cycle_is_no_delay_and_one_day_never() -> None:
    quarter = cycle_days("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=18", date(2026, 11, 18))
    assert (quarter, tolerance_days(quarter, 10)) == (92, 9)
    assert tolerance_days(cycle_days("FREQ=WEEKLY", START), 10) == 1
    assert tolerance_days(365, 0) == 1
    assert cycle_days("FREQ=MONTHLY;INTERVAL=3;UNTIL=20261118", date(2026, 11, 18)) == 92


@settings(max_examples=80, deadline=None)
@given(
    first=DAYS, days=st.integers(1, 300), start=st.integers(0, 500_000), run=st.integers(1, 60_000),
    every=st.integers(1, 50_000),
)  # fmt: skip
def test_a_meter_is_thought_to_run_on_as_between_its_last_two_readings(
    first: date, days: int, start: int, run: int, every: int
) -> None:  # F29
    last = first + timedelta(days=days)
    found = meter_day([(last, start + run), (first, start)], start, every)
    if found is None:
        assert every * days > run * 3000
    elif every <= run:
        assert found == last
    else:
        assert run * (found - first).days >= every * days  # reached by then, and not the day before
        assert run * ((found - first).days - 1) < every * days


def test_a_meter_that_does_not_tell_brings_nothing_earlier() -> None:
    day = date(2026, 11, 1)
    assert meter_day([], 0, 100) is None
    assert meter_day([(day, 50)], 0, 100) is None
    assert meter_day([(day, 50), (day, 60)], 0, 100) is None
    assert meter_day([(day, 50), (day + timedelta(days=9), 50)], 0, 100) is None
    assert meter_day([(day, 150)], 0, 100) == day


@given(st.integers(1, 366))
def test_english_ordinals(number: int) -> None:
    assume(number % 100 not in (11, 12, 13))
    assert ordinal(number)[-2:] == {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    assert ordinal(11) == "11th" and ordinal(112) == "112th"

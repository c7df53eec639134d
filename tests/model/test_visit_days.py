"""Which visits a plan should have: the days of dateutil, with days off, moved and skipped ones, over ten years."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldtech.model.recurrence import Cycle, after_actual, between, rule_of, shifted
from fieldtech.model.visit_days import KnownVisit, PlanCycle, WantedVisit, plan_days, wanted_visits
from fieldtech.model.worktime import WorkCalendar

START = date(2026, 1, 1)
AHEAD = 200
TEN_YEARS = START + timedelta(days=3650)
DAYS = st.dates(START, TEN_YEARS)
FATES = ("done", "skipped", "moved and done", "cancelled")
PLAIN = WorkCalendar(ZoneInfo("Asia/Shanghai"), {})
QUARTERLY = PlanCycle(rule_of(Cycle(3, "months", 18)), date(2026, 11, 18), date(2026, 11, 1))


def nothing(_done: date) -> None:
    return None


def made(wanted: WantedVisit, number: int, *, free: bool = True) -> KnownVisit:
    return KnownVisit(f"{number:032x}", wanted.occurrence, wanted.planned_on, wanted.due_on, free)


def end(visit: KnownVisit, fate: str, days: int) -> KnownVisit:
    moved = replace(visit, due_on=visit.due_on + timedelta(days=days), free=False) if "moved" in fate else visit
    done = moved.due_on if "done" in fate else None
    return replace(moved, free=False, ended=True, done_on=done)


def live(
    cycle: PlanCycle, work: WorkCalendar, steps: Sequence[int], fates: Sequence[str], until: date
) -> list[KnownVisit]:
    """Somebody looks every so many days; what is due by then has been done, skipped, moved or cancelled."""
    known: list[KnownVisit] = []
    today, turn = cycle.since, 0
    while today <= until:
        wanted, wrong = wanted_visits(cycle, known, today, AHEAD, work, nothing)
        assert wrong == []
        known += [made(visit, len(known) + n) for n, visit in enumerate(v for v in wanted if not v.key)]
        again, _wrong = wanted_visits(cycle, known, today, AHEAD, work, nothing)
        assert [visit for visit in again if not visit.key] == []  # looking twice makes nothing twice
        for place, visit in enumerate(known):
            if not visit.ended and visit.due_on <= today:
                known[place] = end(visit, fates[turn % len(fates)], 5)
                turn += 1
        today += timedelta(days=steps[turn % len(steps)])
    return known


@settings(max_examples=10, deadline=None)
@given(
    months=st.integers(1, 12), day=st.integers(-1, 31).filter(bool), off=st.sets(DAYS, max_size=80),
    how=st.sampled_from(("next", "previous", "stay")), steps=st.lists(st.integers(60, AHEAD), min_size=1, max_size=5),
    fates=st.lists(st.sampled_from(FATES), min_size=1, max_size=7),
)  # fmt: skip
def test_ten_years_of_visits_are_the_days_of_dateutil_whatever_became_of_them(
    months: int, day: int, off: set[date], how: str, steps: list[int], fates: list[str]
) -> None:  # F29 F30
    work = WorkCalendar(PLAIN.zone, dict.fromkeys(off, False))
    cycle = PlanCycle(rule_of(Cycle(months, "months", day)), START, START, on_day_off=how)
    known = live(cycle, work, steps, fates, TEN_YEARS)
    theirs = rrulestr(cycle.rule, dtstart=datetime(2026, 1, 1))
    wanted = [one.date() for one in theirs.between(datetime(2025, 1, 1), datetime(2038, 12, 30), inc=True)]
    days = sorted(visit.planned_on for visit in known)
    assert days == wanted[: len(days)] and len(set(days)) == len(days)
    assert days[-1] >= TEN_YEARS - timedelta(days=AHEAD)  # the next one is always there
    for visit in known:
        if visit.due_on != visit.planned_on and visit.done_on is None:
            assert visit.due_on == shifted(visit.planned_on, how, work)


@settings(max_examples=10, deadline=None)
@given(
    months=st.integers(1, 12), off=st.sets(DAYS, max_size=80),
    steps=st.lists(st.integers(60, AHEAD), min_size=1, max_size=5),
    fates=st.lists(st.sampled_from(FATES), min_size=1, max_size=7),
)  # fmt: skip
def test_from_the_actual_day_each_visit_follows_the_one_before(
    months: int, off: set[date], steps: list[int], fates: list[str]
) -> None:  # F29
    work = WorkCalendar(PLAIN.zone, dict.fromkeys(off, False))
    cycle = PlanCycle(rule_of(Cycle(months, "months")), START, START, "actual")
    known = live(cycle, work, steps, fates, TEN_YEARS)
    assert known[0].planned_on == START and known[0].occurrence == "first"
    for before, after in pairwise(known):
        assert before.ended and after.occurrence == f"after:{before.key}"
        assert after.planned_on == after_actual(cycle.rule, before.done_on or before.due_on)
    assert sum(not visit.ended for visit in known) <= 1


def test_the_next_one_is_there_however_far_ahead() -> None:  # F29
    wanted, _ = wanted_visits(QUARTERLY, [], date(2026, 11, 19), 60, PLAIN, nothing)
    assert [visit.planned_on for visit in wanted] == [date(2026, 11, 18), date(2027, 2, 18)]
    done = end(made(wanted[1], 2), "done", 0)  # in November already: the one after it is the next
    later, _ = wanted_visits(QUARTERLY, [made(wanted[0], 1), done], date(2026, 11, 19), 60, PLAIN, nothing)
    assert [(visit.planned_on, bool(visit.key)) for visit in later] == [
        (date(2026, 11, 18), True), (date(2027, 5, 18), False),
    ]  # fmt: skip


def test_a_plan_begins_when_it_was_approved_and_goes_on_when_it_was_resumed() -> None:
    old = replace(QUARTERLY, starts_on=date(2020, 2, 18))
    wanted, _ = wanted_visits(old, [], date(2026, 11, 1), 60, PLAIN, nothing)
    assert [visit.planned_on for visit in wanted] == [date(2026, 11, 18)]
    first = made(wanted[0], 1)
    resumed = replace(old, since=date(2027, 1, 10), pauses=((date(2026, 11, 10), date(2027, 1, 10)),))
    wanted, wrong = wanted_visits(resumed, [first], date(2027, 1, 10), 60, PLAIN, nothing)
    assert ([visit.planned_on for visit in wanted], wrong) == ([date(2027, 2, 18)], [first])
    told = replace(first, free=False)
    wanted, wrong = wanted_visits(resumed, [told], date(2027, 1, 10), 60, PLAIN, nothing)
    assert ([visit.planned_on for visit in wanted], wrong) == ([date(2027, 2, 18)], [])
    late = replace(resumed, pauses=((date(2026, 12, 1), date(2027, 1, 10)),))  # it was late before the pause
    assert wanted_visits(late, [first], date(2027, 1, 10), 60, PLAIN, nothing)[1] == []
    within = replace(first, late_after=date(2026, 12, 20))  # or due, though not yet late
    assert wanted_visits(late, [within], date(2026, 12, 1), 60, PLAIN, nothing)[1] == []


def test_what_was_not_done_stays_late_whatever_the_plan_says_now() -> None:  # states 4.3
    today = date(2026, 12, 5)
    late = made(wanted_visits(QUARTERLY, [], date(2026, 11, 1), 60, PLAIN, nothing)[0][0], 1)
    begun_later = replace(QUARTERLY, starts_on=date(2026, 12, 8), rule="FREQ=MONTHLY;INTERVAL=3", since=today)
    wanted, wrong = wanted_visits(begun_later, [late], today, 60, PLAIN, nothing)
    assert ([visit.planned_on for visit in wanted], wrong) == ([date(2026, 12, 8)], [])
    actual = replace(begun_later, counts_from="actual")
    late = replace(late, late_after=date(2026, 11, 27))
    wanted, wrong = wanted_visits(actual, [late], today, 60, PLAIN, nothing)
    assert [(visit.key, visit.due_on, visit.late_after) for visit in wanted] == [
        (late.key, date(2026, 11, 18), date(2026, 11, 27)),
    ]  # fmt: skip
    assert wrong == []


def test_who_was_told_of_a_day_near_to_the_new_one_has_one_visit() -> None:  # F30
    """The 18th stands for the 20th, also when it is done; what was over before the change is no reason."""
    told = replace(made(wanted_visits(QUARTERLY, [], date(2026, 11, 1), 60, PLAIN, nothing)[0][0], 1), free=False)
    later = replace(QUARTERLY, starts_on=date(2026, 11, 20), rule="FREQ=MONTHLY;INTERVAL=3", since=date(2026, 11, 5))

    def days(visit: KnownVisit, since: date = later.since) -> list[date]:
        wanted, wrong = wanted_visits(replace(later, since=since), [visit], since, 120, PLAIN, nothing)
        assert wrong == []
        return [one.planned_on for one in wanted]

    assert days(told) == [date(2027, 2, 20)] == days(end(told, "done", 0)) == days(end(told, "skipped", 0))
    early = replace(end(told, "done", 0), done_on=date(2026, 11, 6))
    assert days(early, date(2026, 11, 10)) == [date(2026, 11, 20), date(2027, 2, 20)]
    assert days(replace(told, planned_on=date(2026, 9, 1)))[0] == date(2026, 11, 20)  # far from it


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE,SA,SU"])
@pytest.mark.parametrize("how", ["next", "previous"])
def test_days_off_put_no_two_visits_on_one_day(rule: str, how: str) -> None:
    off = {date(2026, 10, day): False for day in range(1, 8)}
    cycle = PlanCycle(rule, date(2026, 9, 28), date(2026, 9, 28), on_day_off=how)
    published = WorkCalendar(PLAIN.zone, off)
    wanted, _ = wanted_visits(cycle, [], cycle.since, 20, published, nothing)
    dues = [visit.due_on for visit in wanted]
    assert len(set(dues)) == len(dues) > 5 and all(map(published.is_working_day, dues))
    assert plan_days(cycle, published, 5, cycle.since) == dues[:5]
    before = [made(one, n) for n, one in enumerate(wanted_visits(cycle, [], cycle.since, 20, PLAIN, nothing)[0])]
    kept, wrong = wanted_visits(cycle, before, cycle.since, 20, published, nothing)  # published later
    assert sorted(visit.due_on for visit in kept) == dues and wrong
    assert {visit.key for visit in kept} | {visit.key for visit in wrong} >= {visit.key for visit in before}
    left = [one for one in before if one not in wrong]
    assert wanted_visits(cycle, left, cycle.since, 20, published, nothing) == (kept, [])


def test_a_changed_rule_withdraws_what_it_no_longer_has_and_keeps_what_it_has() -> None:
    cycle = replace(QUARTERLY, rule=rule_of(Cycle(1, "months", 18)))
    known = [made(one, n) for n, one in enumerate(wanted_visits(cycle, [], date(2026, 11, 1), 60, PLAIN, nothing)[0])]
    assert [visit.planned_on.month for visit in known] == [11, 12]
    wanted, wrong = wanted_visits(QUARTERLY, known, date(2026, 11, 1), 60, PLAIN, nothing)
    assert [visit.planned_on for visit in wrong] == [date(2026, 12, 18)]
    assert [(visit.planned_on, visit.key) for visit in wanted] == [(date(2026, 11, 18), known[0].key)]
    back = [known[0], replace(known[1], withdrawn=True, free=False, ended=True)]
    again, _ = wanted_visits(cycle, back, date(2026, 11, 1), 60, PLAIN, nothing)
    assert (again[1].occurrence, again[1].copy, again[1].key) == ("2026-12-18~2", 2, "")  # a visit of its own


def test_moved_and_noticed_visits_stay_what_they_are() -> None:
    visit = replace(
        made(wanted_visits(QUARTERLY, [], date(2026, 11, 1), 60, PLAIN, nothing)[0][0], 1),
        due_on=date(2026, 11, 30), free=False,
    )  # fmt: skip
    other = replace(QUARTERLY, rule="FREQ=MONTHLY;BYMONTHDAY=1;INTERVAL=2")
    wanted, wrong = wanted_visits(other, [visit], date(2026, 11, 1), 60, PLAIN, nothing)
    assert wrong == [] and all(one.key == "" for one in wanted)


def test_holidays_published_later_move_visits_nobody_was_told_of() -> None:
    visit = made(wanted_visits(QUARTERLY, [], date(2026, 11, 1), 60, PLAIN, nothing)[0][0], 1)
    late = WorkCalendar(PLAIN.zone, {date(2026, 11, 18): False})
    wanted, _ = wanted_visits(QUARTERLY, [visit], date(2026, 11, 1), 60, late, nothing)
    assert [(one.key, one.due_on) for one in wanted] == [(visit.key, date(2026, 11, 19))]
    assert wanted[0].late_after == date(2026, 11, 28)  # a tenth of 92 days


def test_the_day_said_at_the_end_holds_for_the_next_visit_only() -> None:
    first = made(wanted_visits(QUARTERLY, [], date(2026, 11, 18), 60, PLAIN, nothing)[0][0], 1)
    done = replace(first, free=False, ended=True, done_on=date(2026, 11, 18), next_on=date(2027, 3, 1))
    wanted, _ = wanted_visits(QUARTERLY, [done], date(2026, 12, 20), 200, PLAIN, nothing)
    assert [(one.planned_on, one.due_on) for one in wanted] == [
        (date(2027, 2, 18), date(2027, 3, 1)), (date(2027, 5, 18), date(2027, 5, 18)),
    ]  # fmt: skip
    actual = PlanCycle("FREQ=MONTHLY;INTERVAL=3", START, START, "actual")
    wanted, _ = wanted_visits(actual, [done], date(2026, 12, 20), 60, PLAIN, nothing)
    assert [one.due_on for one in wanted] == [date(2027, 3, 1)]


@given(
    before=st.integers(1, 12), after=st.integers(1, 12), late=st.integers(0, 200),
    how=st.sampled_from(("next", "previous", "stay")),
)  # fmt: skip
def test_a_rule_changed_after_a_visit_neither_loses_nor_doubles_one(
    before: int, after: int, late: int, how: str
) -> None:
    """Nobody said another day: the visits are those of the rule, each on its own day."""
    cycle = replace(QUARTERLY, rule=rule_of(Cycle(before, "months", 18)), on_day_off=how)
    first = made(wanted_visits(cycle, [], date(2026, 11, 1), 60, PLAIN, nothing)[0][0], 1)
    done = replace(first, free=False, ended=True, done_on=first.due_on + timedelta(days=late))
    changed = replace(cycle, rule=rule_of(Cycle(after, "months", 18)))
    wanted, _ = wanted_visits(changed, [done], date(2026, 11, 20), 700, PLAIN, nothing)
    theirs = between(changed.rule, changed.starts_on, date(2026, 11, 19), date(2026, 11, 20) + timedelta(days=700))
    assert [one.planned_on for one in wanted] == theirs
    assert [one.due_on for one in wanted] == [shifted(day, how, PLAIN) for day in theirs]


def test_a_day_said_after_late_work_is_not_that_of_a_visit_before_the_work() -> None:
    monthly = replace(QUARTERLY, rule=rule_of(Cycle(1, "months", 18)), starts_on=date(2026, 9, 18), since=START)
    done = KnownVisit(
        "1" * 32, "2026-10-18", date(2026, 10, 18), date(2026, 10, 19), False, True,
        done_on=date(2026, 11, 22), next_on=date(2026, 12, 22),
    )  # fmt: skip
    wanted, _ = wanted_visits(monthly, [done], date(2026, 11, 22), 60, PLAIN, nothing)
    assert [(one.planned_on, one.due_on) for one in wanted if one.planned_on > done.planned_on] == [
        (date(2026, 11, 18), date(2026, 11, 18)), (date(2026, 12, 18), date(2026, 12, 22)),
        (date(2027, 1, 18), date(2027, 1, 18)),
    ]  # fmt: skip


def test_who_resumes_on_a_day_off_has_the_visit_on_a_working_day() -> None:
    """Only the day that was said stays one that is off."""
    saturday = date(2027, 2, 27)
    done = KnownVisit("1" * 32, "first", START, START, False, True, done_on=START, next_on=date(2027, 2, 6))
    actual = PlanCycle("FREQ=MONTHLY", START, START, "actual")
    for since, due in ((START, date(2027, 2, 6)), (saturday, date(2027, 3, 1))):
        wanted, _ = wanted_visits(replace(actual, since=since), [done], since, 60, PLAIN, nothing)
        assert [one.due_on for one in wanted] == [due]


def test_a_meter_brings_the_next_visit_earlier_and_never_later() -> None:  # F29
    cycle = PlanCycle("FREQ=MONTHLY;INTERVAL=3", START, START, "actual")
    done = KnownVisit("1" * 32, "first", START, START, False, True, done_on=date(2026, 1, 5))
    for run, day in (
        (date(2026, 3, 3), date(2026, 3, 3)),
        (date(2026, 9, 1), date(2026, 4, 6)),
        (None, date(2026, 4, 6)),
    ):
        wanted, _ = wanted_visits(cycle, [done], date(2026, 1, 6), 60, PLAIN, lambda _done, run=run: run)
        assert [one.due_on for one in wanted] == [day]  # 5 April is a Sunday


def test_a_plan_that_now_counts_from_the_actual_day_keeps_one_visit() -> None:
    cycle = replace(QUARTERLY, rule=rule_of(Cycle(1, "months", 18)))
    known = [made(one, n) for n, one in enumerate(wanted_visits(cycle, [], date(2026, 11, 1), 60, PLAIN, nothing)[0])]
    actual = replace(cycle, rule="FREQ=MONTHLY", counts_from="actual")
    wanted, wrong = wanted_visits(actual, known, date(2026, 11, 1), 60, PLAIN, nothing)
    assert [one.key for one in wanted] == [known[0].key] and wrong == [known[1]]


def test_a_rule_that_has_ended_brings_nothing_more() -> None:
    ended = replace(QUARTERLY, rule="FREQ=MONTHLY;BYMONTHDAY=18;COUNT=2")
    assert len(wanted_visits(ended, [], date(2026, 11, 1), 400, PLAIN, nothing)[0]) == 2
    actual = PlanCycle("FREQ=MONTHLY;UNTIL=20260131", START, START, "actual")
    done = KnownVisit("1" * 32, "first", START, START, False, True, done_on=START)
    assert wanted_visits(actual, [done], date(2026, 2, 1), 60, PLAIN, nothing) == ([], [])
    left = KnownVisit("2" * 32, f"after:{done.key}", date(2026, 2, 2), date(2026, 2, 2), True)  # of the rule of before
    assert wanted_visits(actual, [done, left], date(2026, 2, 1), 60, PLAIN, nothing) == ([], [left])


def test_the_days_shown_while_a_plan_is_written() -> None:
    assert plan_days(QUARTERLY, PLAIN, 3, date(2026, 11, 1)) == [
        date(2026, 11, 18),
        date(2027, 2, 18),
        date(2027, 5, 18),
    ]
    actual = PlanCycle("FREQ=MONTHLY;UNTIL=20261231", date(2026, 11, 18), START, "actual")
    assert plan_days(actual, PLAIN, 3, date(2026, 11, 1)) == [date(2026, 11, 18), date(2026, 12, 18)]
    assert between(QUARTERLY.rule, START, START, date(2026, 5, 1)) == [date(2026, 1, 18), date(2026, 4, 18)]

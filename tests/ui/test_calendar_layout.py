"""Where the entries of a calendar stand: every one has its place or is counted, and none lies over another."""

import uuid
from datetime import date, datetime, timedelta, timezone
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.ui.pages.calendar.layout import (
    CHIP,
    DAYS,
    HEAD,
    TWO_LINES,
    WEEKS,
    Box,
    Sheet,
    first_shown,
    month_sheet,
    people_sheet,
    week_sheet,
)

MONDAY = date(2026, 11, 23)
ZONE = timezone(timedelta(hours=8))
PEOPLE = [("", ""), ("wulei", "吴磊"), ("qianwei", "钱伟")]


def entry(day: date = MONDAY, start: int | None = None, minutes: int = 60, login: str = "") -> CalendarEntry:
    begins = (
        datetime(day.year, day.month, day.day, tzinfo=ZONE) + timedelta(minutes=start) if start is not None else None
    )
    ends = begins + timedelta(minutes=minutes) if begins else None
    return CalendarEntry(uuid.uuid4(), "BY-1", "maintenance", "planned", "", "", "", login, login, day, begins, ends,
                         day, False, False, True)  # fmt: skip


entries = st.lists(
    st.builds(
        entry,
        st.integers(0, 6).map(lambda at: MONDAY + timedelta(days=at)),
        st.none() | st.integers(0, 23 * 60 + 30),
        st.integers(0, 600),
        st.sampled_from(["", "wulei", "qianwei", "nobody"]),
    ),
    max_size=40,
)
sizes = st.tuples(st.integers(400, 1600), st.integers(300, 1000))


def overlaps(one: Box, two: Box) -> bool:
    apart = one.x + one.width <= two.x or two.x + two.width <= one.x
    return not apart and not (one.y + one.height <= two.y or two.y + two.height <= one.y)


def sound(sheet: Sheet, count: int) -> None:
    assert len(sheet.placed) + sum(cell.more for cell in sheet.cells) == count
    for placed in sheet.placed:
        box = placed.box
        assert box.x >= 0 and box.x + box.width <= sheet.width and box.y >= HEAD and box.height > 0


@settings(deadline=None, max_examples=60)
@given(entries, sizes)
def test_everything_has_its_place_or_is_counted(found: list[CalendarEntry], size: tuple[int, int]) -> None:
    sound(month_sheet(first_shown(MONDAY), found, *size), len(found))
    sound(week_sheet(MONDAY, found, *size), len(found))
    sound(people_sheet(MONDAY, PEOPLE, found, *size), len(found))


@settings(deadline=None, max_examples=60)
@given(entries)
def test_in_a_month_and_beside_people_none_lies_over_another(found: list[CalendarEntry]) -> None:
    for sheet in (month_sheet(MONDAY, found, 1000, 700), people_sheet(MONDAY, PEOPLE, found, 1000, 700)):
        assert not any(overlaps(one.box, two.box) for one, two in combinations(sheet.placed, 2))


@pytest.mark.parametrize(
    ("starts", "lanes"), [((540, 600), 1), ((540, 570), 2), ((540, 570, 590), 3), ((540, 570, 605), 2)]
)
def test_what_overlaps_stands_side_by_side(starts: tuple[int, ...], lanes: int) -> None:
    sheet = week_sheet(MONDAY, [entry(MONDAY, at) for at in starts], 1000, 700)
    assert len({placed.box.x for placed in sheet.placed}) == lanes
    assert not any(overlaps(one.box, two.box) for one, two in combinations(sheet.placed, 2))


def test_a_month_begins_with_the_monday_before_and_has_six_weeks() -> None:
    assert first_shown(date(2026, 11, 30)) == date(2026, 10, 26)
    assert first_shown(date(2027, 2, 1)) == date(2027, 2, 1)
    sheet = month_sheet(date(2026, 10, 26), [entry(date(2026, 11, 24)) for _ in range(30)], 980, 660)
    assert len(sheet.cells) == DAYS * WEEKS and sheet.cells[-1].day == date(2026, 12, 6)
    full = next(cell for cell in sheet.cells if cell.day == date(2026, 11, 24))
    assert full.more == 30 - len(sheet.placed) > 0
    small = month_sheet(date(2026, 10, 26), [entry(date(2026, 11, 24)) for _ in range(3)], 580, 510)
    assert len(small.placed) == 2  # as in a window of 1024 x 700: what is more stands beside the day and costs no room
    assert sheet.cell_at(full.box.x + 5, full.box.y + 5) == full


def test_where_all_of_a_day_have_room_each_has_two_lines() -> None:
    for count, high in ((1, TWO_LINES), (4, CHIP), (30, CHIP)):
        sheet = people_sheet(MONDAY, PEOPLE, [entry() for _ in range(count)], 700, HEAD + 3 * 160)
        assert {placed.box.height for placed in sheet.placed} == {high}
        sound(sheet, count)


def test_an_entry_at_night_stays_in_sight() -> None:
    sheet = week_sheet(MONDAY, [entry(MONDAY, 30), entry(MONDAY, 23 * 60)], 1000, 700)
    assert all(HEAD <= placed.box.y < 700 for placed in sheet.placed)

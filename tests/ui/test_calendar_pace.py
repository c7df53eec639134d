"""Two thousand visits in view: a step through the calendar holds nothing up (issue 5: at most 50 ms)."""

import time
import uuid
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.calendar.layout import first_shown
from fieldtech.ui.pages.calendar.view import MONTH, PEOPLE, WEEK, CalendarView
from fieldtech.ui.pages.calendar_page import CalendarPage
from fieldtech.ui.theme import Theme
from maintenance import BEGIN, ZONE
from pace import Pace, held_up, own_time
from plan_acts import many
from prepared import Prepared, act_as
from stories import clock_of

FIRST = first_shown(date(2026, 11, 1))
MOST_MS = 50
PEOPLE_ROWS = [("", ""), *((f"t{at}", f"技术员 {at}") for at in range(40))]


def entries(days: int) -> list[CalendarEntry]:
    found = []
    for number in range(2000):
        day = FIRST + timedelta(days=number % days)
        start = datetime(day.year, day.month, day.day, 7 + number % 11, tzinfo=ZONE) if number % 3 else None
        found.append(
            CalendarEntry(
                uuid.UUID(int=number), f"BY-{number}", "maintenance", ("planned", "noticed", "assigned")[number % 3],
                "季度保养", f"客户 {number % 90}", f"设备 {number}", "技术员", f"t{number % 40}" if number % 5 else "",
                day, start, start + timedelta(hours=2) if start else None, day, number % 17 == 0, number % 23 == 0,
                True,
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: one.day)


@pytest.mark.alone
@pytest.mark.parametrize(("mode", "days"), [(MONTH, 42), (WEEK, 7), (PEOPLE, 7)])
def test_a_step_among_two_thousand_visits(
    qtbot: QtBot, theme: Theme, language: Language, mode: str, days: int, capsys: pytest.CaptureFixture[str]
) -> None:
    view = CalendarView()
    qtbot.addWidget(view)
    view.resize(1100, 760)
    found = entries(days)
    view.show_entries(mode, FIRST, found, people=PEOPLE_ROWS, off={}, today=FIRST, label="calendar")
    with qtbot.waitExposed(view):
        view.show()
    view.go(FIRST)
    pace = Pace()
    steps = []
    for number in range(24):
        began = own_time()
        QTest.keyClick(view, Qt.Key.Key_Down if number % 4 else Qt.Key.Key_Right)
        view.repaint()
        QApplication.processEvents()
        steps.append((own_time() - began) * 1000 / pace.factor())
    steps.sort()
    with capsys.disabled():
        print(f"\n{mode}: a step among 2,000 visits takes {steps[len(steps) // 2]:.1f} ms, at most {steps[-2]:.1f} ms")
    assert steps[-2] <= MOST_MS  # one may meet the collector


@pytest.fixture(scope="module")
def crowded(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """Two weeks with 2,000 visits each, in one month and the next; every third has its hour and its technician."""
    workplace = prepared.demo(tmp_path_factory.mktemp("crowded") / "data")
    clock_of(workplace).set(BEGIN)
    many(workplace, 4_000, date(2027, 1, 25), 14, timed=3)
    act_as(workplace, "zhenghao")
    yield workplace
    workplace.close()


@pytest.mark.alone
@pytest.mark.parametrize("mode", [MONTH, WEEK, PEOPLE])
def test_turning_the_page_with_all_that_is_read_for_it(
    qtbot: QtBot, theme: Theme, language: Language, crowded: Workplace, mode: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = CalendarPage(crowded)
    qtbot.addWidget(page)
    page.resize(1200, 860)
    with qtbot.waitExposed(page):
        page.show()
    page.bar.set_mode(mode)
    with qtbot.waitSignal(page.reading.found):
        page.open("2027-01-25")
    pace, steps = Pace(), []
    with held_up(page, MOST_MS) as held:
        for number in range(16):
            with qtbot.waitSignal(page.reading.found):
                began = time.thread_time()
                QTest.keyClick(page.view, Qt.Key.Key_PageUp if number % 2 else Qt.Key.Key_PageDown)
            page.repaint()
            QApplication.processEvents()
            steps.append((time.thread_time() - began) * 1000 / pace.factor())
            assert page._found is not None and page.view.first == page._found.wanted.first <= page._day
    steps.sort()
    with capsys.disabled():
        print(f"\n{mode}: a page of 2,000 visits takes {steps[8]:.1f} ms, at most {steps[-2]:.1f} ms {held}")
    assert len(page.view._entries) >= 2_000
    assert steps[-2] <= MOST_MS
    assert held == []

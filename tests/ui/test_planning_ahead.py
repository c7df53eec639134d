"""Who comes in at the office finds the visits of all plans, planned behind the window (F29)."""

from datetime import date

from fieldtech.app import begin_planning
from fieldtech.ui.planning_ahead import PlanningAhead
from pages.program import Program
from plan_acts import active, at_day, visits_of
from stories import PIN


def ahead_of(program: Program) -> PlanningAhead:
    found = program.window.findChild(PlanningAhead)
    assert found is not None
    return found


def test_visits_are_planned_when_the_office_comes_in(start) -> None:  # type: ignore[no-untyped-def]  # F29
    program, _order = start("in_repair", "")
    workplace = program.workplace
    plan = active(workplace)
    workplace.context.person = None
    at_day(workplace, date(2026, 12, 20))
    program.sign_in("zhoumin")
    assert len(visits_of(workplace, plan)) == 1  # nothing goes by itself before it was begun
    with program.qtbot.waitSignal(ahead_of(program).planned) as planned:
        begin_planning(program.window)
    assert planned.args == [1]
    assert [day for _number, _status, day in visits_of(workplace, plan)] == [date(2026, 11, 18), date(2027, 2, 18)]


def test_a_technician_plans_nothing(start) -> None:  # type: ignore[no-untyped-def]  # P39
    program, _order = start("in_repair", "")
    workplace = program.workplace
    plan = active(workplace)
    workplace.access.sign_in("wulei", PIN)
    at_day(workplace, date(2026, 12, 20))
    begin_planning(program.window)
    program.qtbot.waitUntil(lambda: ahead_of(program)._task is None)
    assert len(visits_of(workplace, plan)) == 1

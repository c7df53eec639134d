"""Who comes in at the office finds the visits of all plans, planned behind the window (F29)."""

from datetime import date

from fieldtech.app import begin_planning
from fieldtech.errors import MachineError
from fieldtech.model.catalogue import Holiday
from fieldtech.services.changes import Change
from fieldtech.services.plans.plans import Plans
from fieldtech.ui.planning_ahead import PlanningAhead
from fieldtech.ui.sync.desk import SyncDesk
from pages.program import Program
from plan_acts import active, at_day, visits_of
from stories import PIN


def ahead_of(program: Program) -> PlanningAhead:
    found = program.window.findChild(PlanningAhead)
    assert found is not None
    return found


def test_visits_are_planned_when_the_office_comes_in(start, monkeypatch) -> None:  # type: ignore[no-untyped-def]  # F29
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
    at_day(workplace, date(2027, 3, 20))
    with program.qtbot.waitSignal(ahead_of(program).planned):
        ahead_of(program).minute()  # the program was left running, and it is another day
    assert [day for _number, _status, day in visits_of(workplace, plan)][2:] == [date(2027, 5, 18)]
    with workplace.context.transaction() as session:
        session.add(Holiday(day="2027-05-18", kind="holiday"))
        workplace.context.op(session, "test", "holidays", "x", {})
    desk = program.window.findChild(SyncDesk)
    assert desk is not None
    with program.qtbot.waitSignal(ahead_of(program).planned) as planned:
        desk.exchanged.emit()  # which brought it
    assert planned.args == [1] and visits_of(workplace, plan)[2][2] == date(2027, 5, 19)
    with workplace.context.transaction() as session:
        session.add(Holiday(day="2027-05-19", kind="holiday"))
        workplace.context.op(session, "test", "holidays", "x", {})
    with program.qtbot.waitSignal(ahead_of(program).planned):
        program.window.publish(Change("holiday", plan))  # done here
    assert visits_of(workplace, plan)[2][2] == date(2027, 5, 20)

    def fails(_plans: Plans, _known: object) -> None:
        raise MachineError("disk_full")

    monkeypatch.setattr(Plans, "follow", fails)
    for _time in range(2):  # said once
        ahead_of(program).heard()
        program.qtbot.waitUntil(lambda: ahead_of(program)._task is None)
        assert program.window.messages.keys() == (("error",) if _time == 0 else ())
        program.window.messages.drop("error")


def test_a_technician_plans_nothing(start) -> None:  # type: ignore[no-untyped-def]  # P39
    program, _order = start("in_repair", "")
    workplace = program.workplace
    plan = active(workplace)
    workplace.access.sign_in("wulei", PIN)
    at_day(workplace, date(2026, 12, 20))
    begin_planning(program.window)
    program.qtbot.waitUntil(lambda: ahead_of(program)._task is None)
    assert len(visits_of(workplace, plan)) == 1

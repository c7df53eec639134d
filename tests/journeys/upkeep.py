"""What the window shows of maintenance: plans, calendar, a visit at the desk."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import maintenance
from fieldtech.model.base import Id
from fieldtech.ui.pages.calendar_page import CalendarPage
from fieldtech.ui.pages.plans_page import PlansPage
from pages.program import Program
from prepared import act_as

from . import getting_there as to

Show = Callable[[Program], object]


def scenes() -> Iterator[tuple[str, str, Show]]:
    """Name, login and how to get there."""
    for mode in ("month", "week", "people", "ahead"):
        yield f"calendar: {mode}", "zhenghao", _calendar(mode)
    yield "calendar: chosen", "zhenghao", _chosen
    yield "calendar: moving", "zhenghao", lambda program: _chosen(program)._act("move_visit")
    yield "plans_page", "sunli", _plans
    yield "new plan", "zhenghao", lambda program: _plans(program)._work.new()
    yield "plan: changed", "zhenghao", _change
    yield "plan: why it ends", "sunli", lambda program: _plans(program)._act("end")
    yield "visit at the desk", "zhenghao", lambda program: program.open("orders_page", _visit(program))
    for act in ("notify", "skip"):
        yield f"form {act} of a visit", "chenjing", _form(act)
    yield "approvals: a plan", "sunli", _to_approve


def _visit(program: Program) -> Id:
    """The first visit of the plan for tank E01, made once."""
    workplace = program.workplace
    person = workplace.access.person
    assert person is not None
    found = [row.id for row in workplace.plans.list(filter="all")] if person.may("see_all_orders") else []
    if not found:
        today = workplace.context.local(workplace.context.now()).date()
        maintenance.approved_plan(workplace, maintenance.coating_plan(starts_on=today + timedelta(days=14)))
        act_as(workplace, person.login)
        found = [row.id for row in workplace.plans.list(filter="all")]
    return workplace.plans.view(found[0]).visits[-1].order_id


def _calendar(mode: str) -> Show:
    def show(program: Program) -> CalendarPage:
        _visit(program)
        program.window.open_page("calendar_page", "")
        page = program.page
        assert isinstance(page, CalendarPage)
        page.bar.set_mode(mode)
        page.bar.changed.emit()
        return _read(program, page)

    return show


def _chosen(program: Program) -> CalendarPage:
    order = _visit(program)
    page: CalendarPage = _calendar("month")(program)  # type: ignore[assignment]
    days = [visit.due_on for visit in program.workplace.plans.view(_plan(program)).visits if visit.order_id == order]
    page._go(days[0])
    return _read(program, page)


def _read(program: Program, page: CalendarPage) -> CalendarPage:
    """What the calendar shows is read beside the window."""
    program.hands.until(lambda: not page.reading.going, "the calendar")
    return page


def _plan(program: Program) -> Id:
    return program.workplace.plans.list(filter="all")[0].id


def _plans(program: Program) -> PlansPage:
    _visit(program)
    program.window.open_page("plans_page", maintenance.PLAN)
    page = program.page
    assert isinstance(page, PlansPage)
    return page


def _to_approve(program: Program) -> None:
    """A plan that was handed in, among the approvals."""
    workplace = program.workplace
    person = workplace.access.person
    assert person is not None
    waiting = workplace.plans.list(filter="to_approve")
    if not waiting:
        act_as(workplace, "zhenghao")
        workplace.plans.do(workplace.plans.save(maintenance.fleet_plan()).id, "submit")
        act_as(workplace, person.login)
        waiting = workplace.plans.list(filter="to_approve")
    program.window.open_page("approvals_page", waiting[0].id.hex)


def _change(program: Program) -> None:
    page = _plans(program)
    assert page._view is not None
    page._work._with_reason("change", page._view, "客户要求")


def _form(act: str) -> Show:
    return lambda program: to.form_of(act, _visit(program))(program)

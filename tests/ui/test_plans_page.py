"""A plan in the window: written, handed in, approved by somebody else, changed with a reason (F29, F30)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import maintenance
from fieldtech.forms.maintenance.cycle_field import CycleBox
from fieldtech.model.base import new_id
from fieldtech.services.plans.rows import MOST, PlanRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import Language
from fieldtech.ui.pages.approvals_page import ApprovalsPage
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.plans.pane import PlanPane
from fieldtech.ui.pages.plans_page import PlansPage
from fieldtech.ui.theme import Theme
from pages.program import Program
from prepared import act_as


@pytest.fixture
def program(qtbot: QtBot, theme: Theme, language: Language, tmp_path: Path) -> Iterator[Program]:
    workplace = maintenance.open_maintenance(tmp_path / "data")
    yield Program(qtbot, theme, language, workplace, tmp_path / "settings.ini")
    workplace.close()


def plans_of(program: Program, login: str, plan: str = "") -> PlansPage:
    if program.workplace.access.person is None:
        program.sign_in(login)
    else:
        program.page.leave()
        program.page.forget_person()
        act_as(program.workplace, login)
        program.window.show_for(program.workplace.access.person)
    program.window.open_page("plans_page", plan)
    program.hands.settle()
    page = program.page
    assert isinstance(page, PlansPage)
    return page


def numbers(workplace: Workplace) -> list[str]:
    return [row.number for row in workplace.plans.list(filter="all")]


def test_written_by_the_dispatcher_and_approved_by_the_manager(program: Program) -> None:  # F29, F30, B17
    hands = program.hands
    plans_of(program, "zhenghao")
    hands.click("new_plan")
    sheet = program.sheet("form_sheet")
    assert isinstance(sheet, FormSheet)
    form = sheet.form
    hands.pick("customer", "蓝盾", sheet)
    hands.write("title", "储罐季度保养", sheet)
    hands.click_widget(form.editor("equipment").control)
    hands.type_here("E01")
    hands.key("Return")
    assert form.draft().equipment == ("E01",)
    hands.choose("checklist", "CM", sheet)
    hands.write("content", "清洁、润滑、紧固、涂层检查", sheet)
    hands.write("method", "目视、测厚", sheet)
    hands.click("persons_wulei", sheet)
    said = form.findChild(Banner, "cycle_said")
    assert said is not None and said.title == "Every 3 months on the 2nd"
    sheet.submit()
    hands.until(lambda: len(numbers(program.workplace)) == 1, "the plan")
    (number,) = numbers(program.workplace)
    assert number == "BY-TJ01-E01"
    hands.until(lambda: program.said() != "", "a word of it")
    assert program.said() == "BY-TJ01-E01: The draft is saved; hand it in, so that it is approved."
    hands.click("submit_main")
    hands.until(lambda: program.workplace.plans.list(filter="to_approve") != (), "handed in")
    page = program.page
    assert isinstance(page, PlansPage) and page.footer is not None
    hands.until(lambda: "孙立 or 卫东" in program.said(), "whom it waits for")
    assert "Waits for 孙立 or 卫东" in page.footer.saved.text.text()
    assert program.window.sidebar.findChild(QPushButton, "open_calendar_page").isChecked()  # from there one comes
    hands.click("withdraw_plan")  # states 4.8: taken back before it is decided
    hands.until(lambda: program.workplace.plans.list(filter="draft") != (), "taken back")
    hands.click("submit_main")
    hands.until(lambda: program.workplace.plans.list(filter="to_approve") != (), "handed in again")
    page = plans_of(program, "sunli", number)
    assert not hands.sees("withdraw_plan")
    assert page.badge() == 1
    hands.click("approve_main")
    hands.until(lambda: program.workplace.plans.list(filter="active") != (), "approved")
    hands.until(page.pane.list.hasFocus, "the focus stays with the list")  # not on to the sidebar
    assert page.badge() == 0
    view = program.workplace.plans.view(program.workplace.plans.find(number))
    assert [visit.status for visit in view.visits] == ["planned"]
    day = view.visits[0].due_on.isoformat()
    hands.until(lambda: program.said() == f"BY-TJ01-E01: Approved; one visit is planned: {day}.", "what followed")
    program.workplace.plans.do(view.id, "pause", "客户停产")
    page.cycle.show_view(program.workplace.plans.view(view.id))
    assert "no visits are planned" in page.cycle.text and "Next" not in page.cycle.text


def test_from_the_history_of_a_tank_its_plan_is_begun_in_one_click(program: Program) -> None:
    workplace = program.workplace
    act_as(workplace, "zhenghao")
    tank = next(row.id for row in workplace.masters.list("equipment").rows if row.number == "E01")
    workplace.access.sign_out()
    program.sign_in("zhenghao")
    program.window.open_page("history_page", f"equipment:{tank.hex}")
    program.hands.click("plan_maintenance")
    sheet = program.sheet("form_sheet")
    assert isinstance(sheet, FormSheet)
    draft = sheet.form.draft()
    assert (draft.customer, draft.scope, draft.equipment) == ("C003", "equipment", ("E01",))
    said = sheet.form.findChild(Banner, "cycle_said")
    assert said is not None and "(the record of E01 says quarterly)" in said.text
    assert (draft.rule, draft.environment) == ("FREQ=MONTHLY;INTERVAL=3", ("damp", "corrosion"))
    note = sheet.form.cell("environment").note
    assert "from the record of E01" in note.text
    sheet.form.set_field("environment", ("damp",))
    assert note.text == ""  # that is what was chosen here
    order = [name for name in sheet.form._editors if sheet.form.cell(name).isVisible()]
    assert order[:8] == ["customer", "scope", "equipment", "order_kind", "title", "checklist", "content", "rule"]
    assert order[8:10] == ["starts_on", "persons"]
    assert program.page.name == "plans_page"


def test_a_change_needs_its_reason_and_another_approval(program: Program) -> None:
    maintenance.approved_plan(program.workplace)
    maintenance.approved_plan(program.workplace, maintenance.fleet_plan(starts_on=date(2026, 11, 12)))
    program.workplace.access.sign_out()
    hands = program.hands
    page = plans_of(program, "zhenghao", maintenance.PLAN)
    hands.click("change_plan")
    hands.write("reason", "客户要求")
    hands.click("submit")
    sheet = program.sheet("form_sheet")
    hands.write("notice_days", "10", sheet)
    assert isinstance(sheet, FormSheet)
    assert not sheet.form.cell("customer").isEnabled()
    sheet.submit()
    hands.until(lambda: program.workplace.plans.list(filter="to_approve") != (), "handed in again")
    view = page._view
    assert view is not None and (view.revision, view.draft.notice_days) == (1, 10)
    assert view.acts[-1].changed == ("notice_days",) and view.acts[-1].reason == "客户要求"
    assert not hands.sees("approve_main")  # B17: not by who wrote it
    page = plans_of(program, "sunli")  # what waits for him comes before the plan that is due first
    assert page._view is not None and page._view.number == maintenance.PLAN and hands.sees("approve_main")
    decided_in_the_inbox(program)


def decided_in_the_inbox(program: Program) -> None:
    """States 4.8: what waits for him is among his approvals; returned there, handed in once more, approved there."""
    hands, plans = program.hands, program.workplace.plans
    plan = plans.find(maintenance.PLAN)
    program.window.open_page("approvals_page")
    page = program.page
    assert isinstance(page, ApprovalsPage) and page.badge() == 1
    assert "客户要求" in " ".join(label.text() for label in page.side.plan.why.findChildren(Label))
    hands.click("open_plan")
    hands.until(lambda: program.page.name == "plans_page", "the plan itself")
    program.window.back()
    hands.click("return_plan")
    hands.write("reason", "周期太长")
    hands.click("give_back")
    page.waiting.finish()
    assert (plans.view(plan).status, plans.view(plan).acts[-1].reason, page.badge()) == ("draft", "周期太长", 0)
    act_as(program.workplace, "zhenghao")
    plans.do(plan, "submit")
    act_as(program.workplace, "sunli")
    page.refresh(None)
    hands.write("plan_opinion", "同意")
    hands.click("approve")
    assert plans.view(plan).status == "to_approve"  # until it cannot be taken back any more
    page.waiting.finish()
    assert (plans.view(plan).status, plans.view(plan).acts[-1].reason) == ("active", "同意")
    page.inbox.chips.set_value("decided")
    page.inbox.filtered.emit("decided")
    assert [page.inbox.model.record(row).outcome for row in range(2)] == ["approve", "return_plan"]


def test_a_doubt_is_said_and_hinders_nobody(program: Program) -> None:
    workplace, hands = program.workplace, program.hands
    act_as(workplace, "zhenghao")
    plan = workplace.plans.save(maintenance.coating_plan(starts_on=date(2026, 12, 31), rule="FREQ=MONTHLY"))
    submit = next(step for step in workplace.plans.view(plan.id).steps if step.name == "submit")
    assert [problem.severity for problem in submit.problems] == ["warning"]
    workplace.access.sign_out()
    page = plans_of(program, "zhenghao", plan.number)
    assert page.footer is not None and "end of the month" in page.footer.saved.text.text()
    assert not hands.sees("end_plan")  # what never began is deleted
    hands.click("delete_plan")
    hands.click("submit")
    hands.until(lambda: numbers(workplace) == [], "deleted")
    assert f"{plan.number}: The draft is deleted" in program.said() and not hands.sees("submit_main")
    again = workplace.plans.save(maintenance.coating_plan(starts_on=date(2026, 12, 31), rule="FREQ=MONTHLY"))
    page.refresh(again)
    page.pane.choose(again.number)
    hands.click("submit_main")
    hands.until(lambda: workplace.plans.list(filter="to_approve") != (), "handed in")
    hands.click("to_calendar")
    hands.until(lambda: program.page.name == "calendar_page", "the calendar")


def test_a_list_that_is_cut_says_so(qtbot: QtBot) -> None:
    row = PlanRow(new_id(), "BY-1", "maintenance", "active", "", "", "", "", "", "", None, late=False)
    rows = [row]
    pane = PlanPane(lambda _text: rows)
    qtbot.addWidget(pane)
    pane.reload()
    assert pane._cut.isHidden()
    rows *= MOST
    pane.reload()
    assert "2,000" in pane._cut.text() and not pane._cut.isHidden()


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=YEARLY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "FREQ=DAILY;INTERVAL=10", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=2,8;BYMONTHDAY=1",
        "FREQ=MONTHLY;INTERVAL=3;UNTIL=20281231", "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=18",
    ],
)  # fmt: skip
def test_a_cycle_that_is_only_looked_at_stays_as_it_was(qtbot: QtBot, rule: str) -> None:
    box = CycleBox()
    qtbot.addWidget(box)
    box.show_rule(rule)
    assert box.rule() == rule
    box.retranslate()
    assert box.rule() == rule


def test_a_cycle_is_chosen_in_plain_words(qtbot: QtBot) -> None:
    box = CycleBox()
    qtbot.addWidget(box)
    box.show_rule("")
    assert box.rule() == "FREQ=MONTHLY;INTERVAL=3"
    box.every.set_value(1)
    box.day.setCurrentIndex(box.day.findData(31))
    assert box.rule() == "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    box.unit.setCurrentIndex(box.unit.findData("years"))
    assert box.rule() == "FREQ=YEARLY" and not box.day.isVisibleTo(box)  # never one in every month
    box.unit.setCurrentIndex(box.unit.findData("weeks"))
    box.weekdays.set_values(("TU",))
    assert box.rule() == "FREQ=WEEKLY;BYDAY=TU"
    box.unit.setCurrentIndex(box.unit.findData("own"))
    box.own.setText("FREQ=MONTHLY;BYDAY=2FR")
    assert box.rule() == "FREQ=MONTHLY;BYDAY=2FR"

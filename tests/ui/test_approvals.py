"""The manager decides: plans, late approvals, words by telephone, reports."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import audit
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import stories
from fieldtech.model.base import Id
from fieldtech.model.drafts.intake import TriageDraft
from fieldtech.model.drafts.onsite import SituationDraft
from fieldtech.model.drafts.planning import AssignDraft, PartNeed, PlanDraft, ToldDraft, VerbalDraft
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.desk import ApprovalDesk
from prepared import Prepared, act_as, status_of

CONFIRMED = ("own_technicians_free", "crew_overlap", "crew_overloaded", "crew_unqualified")


@pytest.fixture
def waiting(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    return prepared.open("to_approve", tmp_path / "data")


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, language: Language, waiting: tuple[Workplace, Id]) -> ApprovalDesk:
    return ApprovalDesk(qtbot, theme, language, waiting[0])


def emergency(workplace: Workplace) -> Id:
    """Sent out on the manager's word; the late approval and the written confirmation are owed."""
    act_as(workplace, "zhoumin")
    call = replace(
        stories.intake(), customer="C001", vehicle="V01", symptoms=("S17",), emergency=True,
        emergency_reason="blocks the port lane",
    )  # fmt: skip
    order = workplace.repairs.register(call).id
    workplace.repairs.do(order, "start_triage")
    act_as(workplace, "zhenghao")
    now = stories.later(workplace, 5)
    workplace.repairs.note(order, VerbalDraft("sunli", "phone", now, "send Haitong", "yes, go", "consent"), "v1")
    draft = AssignDraft(
        ("haitong",), "contractor", now, now + timedelta(hours=2), "A", consent_by="sunli", consent_at=now,
        consent_reason="all away", confirmed=CONFIRMED,
    )  # fmt: skip
    workplace.repairs.do(order, "assign_emergency", draft)
    return order


def special(workplace: Workplace) -> Id:
    """Parts for a tenth of their price out of warranty."""
    act_as(workplace, "zhoumin")
    call = replace(stories.intake(), customer="C002", vehicle="V09", model="BX-G100", symptoms=("S05",))
    order = workplace.repairs.register(call).id
    workplace.repairs.do(order, "start_triage")
    act_as(workplace, "zhenghao")
    workplace.repairs.note(order, TriageDraft("hardware", 2, "quality", "onsite"))
    workplace.repairs.do(order, "propose_plan", PlanDraft("fuse", 60, 10, (PartNeed("P-3002"),)))
    act_as(workplace, "zhoumin")
    now = stories.later(workplace, 5)
    workplace.repairs.do(order, "submit", ToldDraft("林淑芬", "phone", now, True, now + timedelta(hours=2)))
    return order


def test_a_plan_is_approved_with_one_key(desk: ApprovalDesk, waiting: tuple[Workplace, Id]) -> None:
    # B17: by the division manager, with opinion, name and time
    workplace, order = waiting
    desk.type_into("opinion", "go ahead")
    desk.page.inbox.list.setFocus()
    desk.key(Qt.Key.Key_A)
    desk.qtbot.waitUntil(lambda: desk.page.waiting.decision is not None)
    assert status_of(workplace, order) == "to_approve"
    desk.page.waiting.finish()
    assert status_of(workplace, order) == "approved"
    assert desk.kinds() == []
    assert desk.page.badge() == 0
    view = workplace.orders.view(order)
    assert view.transitions[-1].by == "sunli"


def test_undo_leaves_no_trace(desk: ApprovalDesk, waiting: tuple[Workplace, Id]) -> None:
    workplace, order = waiting
    desk.press("approve")
    desk.undo()
    assert desk.page.waiting.decision is None
    desk.page.leave()
    assert status_of(workplace, order) == "to_approve"
    assert desk.changes == []


def test_undo_takes_back_only_what_it_was_offered_for(desk: ApprovalDesk, waiting: tuple[Workplace, Id]) -> None:
    workplace = waiting[0]
    offered: list[Callable[[], None]] = []
    desk.page.said.connect(lambda _text, undo: offered.append(undo))
    emergency(workplace)
    act_as(workplace, "sunli")
    desk.page.refresh(None)
    marked = desk.page.inbox.marked()
    desk.press("approve")
    desk.page.inbox.list.choose(desk.page.inbox.model.find(lambda case: case.key != marked.key))
    other = desk.page.inbox.marked()
    desk.press("approve")
    offered[0]()
    assert desk.page.waiting.decision is not None
    assert desk.page.waiting.decision.case.key == other.key != marked.key
    desk.undo()
    assert desk.page.waiting.decision is None


def test_it_is_written_by_itself_when_the_time_is_over(
    qtbot: QtBot, theme: Theme, language: Language, waiting: tuple[Workplace, Id]
) -> None:
    workplace, order = waiting
    desk = ApprovalDesk(qtbot, theme, language, workplace, undo_ms=1)
    desk.press("approve")
    qtbot.waitUntil(lambda: status_of(workplace, order) == "approved")


def test_leaving_the_page_writes_the_decision(desk: ApprovalDesk, waiting: tuple[Workplace, Id]) -> None:
    desk.press("approve")
    desk.window.open_page("orders_page", "")
    assert status_of(*waiting) == "approved"


def test_a_decision_is_never_written_under_another_name(desk: ApprovalDesk, waiting: tuple[Workplace, Id]) -> None:
    desk.press("approve")
    act_as(waiting[0], "weidong")
    desk.page.waiting.finish()
    assert status_of(*waiting) == "to_approve"
    assert desk.window.messages.keys() == ("error",)


def test_returning_needs_a_reason(desk: ApprovalDesk, waiting: tuple[Workplace, Id]) -> None:
    workplace, order = waiting
    desk.page.inbox.list.setFocus()
    desk.key(Qt.Key.Key_R)
    desk.press("give_back")
    assert desk.page.reason.isVisible()
    desk.type_into("reason", "price is missing")
    desk.press("give_back")
    desk.page.waiting.finish()
    view = workplace.orders.view(order)
    assert (view.status, view.transitions[-1].reason) == ("plan_to_confirm", "price is missing")


def test_esc_closes_the_reason_and_keeps_the_case(desk: ApprovalDesk) -> None:
    desk.press("return_plan")
    desk.key(Qt.Key.Key_Escape)
    assert not desk.page.reason.isVisible()
    assert desk.kinds() == ["plan"]


def test_late_approvals_come_first_and_say_that_work_began(
    qtbot: QtBot, theme: Theme, language: Language, waiting: tuple[Workplace, Id]
) -> None:
    # T27, B32, B33
    workplace = waiting[0]
    order = emergency(workplace)
    desk = ApprovalDesk(qtbot, theme, language, workplace)
    assert desk.kinds() == ["late_approval", "confirm_verbal", "plan"]
    assert desk.page.case_view.banner.title == "The work has begun"
    assert desk.there("return_plan")
    desk.press("approve")
    desk.page.waiting.finish()
    assert desk.kinds() == ["confirm_verbal", "plan"]
    desk.press("approve")
    desk.page.waiting.finish()
    owed = {task.kind for task in workplace.orders.view(order).follow_ups}
    assert owed == {"liaison_note"}


def test_a_late_approval_is_returned_with_its_reason(
    qtbot: QtBot, theme: Theme, language: Language, waiting: tuple[Workplace, Id]
) -> None:
    # B17, T27: nobody has left yet, so nobody goes
    workplace = waiting[0]
    order = emergency(workplace)
    desk = ApprovalDesk(qtbot, theme, language, workplace)
    desk.press("return_plan")
    desk.type_into("reason", "no price agreed")
    desk.press("give_back")
    desk.page.waiting.finish()
    view = workplace.orders.view(order)
    assert (view.status, view.technician, view.transitions[-1].reason) == ("plan_to_confirm", "", "no price agreed")
    assert "late_approval" not in desk.kinds()


def test_a_word_nobody_gave_can_be_denied(
    qtbot: QtBot, theme: Theme, language: Language, waiting: tuple[Workplace, Id]
) -> None:
    # B32: confirmed in writing by the person who was asked, or not
    workplace = waiting[0]
    emergency(workplace)
    desk = ApprovalDesk(qtbot, theme, language, workplace)
    desk.key(Qt.Key.Key_J)
    desk.press("return_plan")
    desk.type_into("reason", "nobody called me")
    desk.press("give_back")
    desk.page.waiting.finish()
    assert desk.kinds() == ["late_approval", "plan"]
    assert "confirm_verbal" in {case.kind for case in desk.page._approvals.decided()}


def test_special_approvals_go_to_the_service_manager(
    qtbot: QtBot, theme: Theme, language: Language, waiting: tuple[Workplace, Id]
) -> None:
    # D17
    workplace, order = waiting
    cheap_parts = special(workplace)
    manager = ApprovalDesk(qtbot, theme, language, workplace, "sunli")
    assert [case.order_id for case in manager.page._approvals.inbox()] == [order]
    service = ApprovalDesk(qtbot, theme, language, workplace, "chenjing")
    assert [case.order_id for case in service.page._approvals.inbox()] == [cheap_parts]
    service.press("approve")
    service.page.waiting.finish()
    assert status_of(workplace, cheap_parts) == "approved"


def test_four_eyes(qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path) -> None:
    # B17: nobody approves his own entry
    workplace = prepared.demo(tmp_path / "data")
    act_as(workplace, "sunli")
    order = workplace.repairs.register(stories.intake()).id
    act_as(workplace, "zhenghao")
    workplace.repairs.do(order, "start_triage")
    workplace.repairs.note(order, TriageDraft("hardware", 2, "quality", "onsite"))
    workplace.repairs.do(order, "propose_plan", PlanDraft("swap", 60, 100))
    now = workplace.context.now()
    workplace.repairs.do(order, "submit", ToldDraft("马骏", "phone", now, True, now + timedelta(hours=2)))
    desk = ApprovalDesk(qtbot, theme, language, workplace)
    desk.press("approve")
    assert desk.page.waiting.decision is None
    assert desk.page.case_view.problems.isVisible()
    assert status_of(workplace, order) == "to_approve"


def test_a_report_from_the_site_is_read_and_answered(
    qtbot: QtBot, theme: Theme, language: Language, waiting: tuple[Workplace, Id]
) -> None:
    # B42
    workplace, order = waiting
    act_as(workplace, "zhoumin")
    workplace.repairs.note(order, SituationDraft("gate is closed", "sunli"), "s1")
    desk = ApprovalDesk(qtbot, theme, language, workplace)
    assert desk.kinds() == ["situation", "plan"]
    desk.type_into("opinion", "ask the guard")
    desk.press("approve")
    desk.page.waiting.finish()
    assert desk.kinds() == ["plan"]


def test_decided_cases_can_be_looked_up(desk: ApprovalDesk) -> None:
    desk.press("approve")
    desk.page.waiting.finish()
    desk.press("approvals_filter_decided")
    assert [desk.page.inbox.model.record(0).outcome] == ["approve"]
    assert not desk.there("approve")


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_clipped_small_or_unnamed(
    qtbot: QtBot,
    theme: Theme,
    language: Language,
    waiting: tuple[Workplace, Id],
    code: str,
    mode: str,
) -> None:
    emergency(waiting[0])
    desk = ApprovalDesk(qtbot, theme, language, waiting[0])
    language.use(code)
    theme.use(mode)
    found = []
    for at, size in ((at, size) for at in range(3) for size in audit.SIZES):
        desk.page.inbox.list.choose(at)
        if at == 2:
            desk.page.open_reason()
        desk.window.resize(*size)
        audit.settle()
        found += [f"{at} {size} {f}" for f in audit.faults(desk.window) + audit.foreign_colours(desk.window)]
        assert (desk.window.width(), desk.window.height()) == size
    assert found == []

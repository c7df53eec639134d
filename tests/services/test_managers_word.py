"""What only a manager decides: the warranty against the dates, a waiver, an approval refused afterwards, odd parts."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import stories
from fieldtech.errors import Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts import planning
from fieldtech.model.drafts.money import FeeWordDraft
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.services.approvals import Approvals
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, status_of, write_entry

SLOT = stories.CALL.replace(hour=13, minute=30)
ASSIGN = planning.AssignDraft(("wulei",), "own", SLOT, SLOT + timedelta(hours=2), "B", (stories.NEW_TERMINAL,))
VERBAL = planning.VerbalDraft("sunli", "phone", stories.CALL, "先派工后补批", "同意", "work")
RETURN = planning.LateReturnDraft("费用未与客户谈妥")
FOREIGN = PartLineDraft("第三方天线", "", 1, "broken", True)


@pytest.fixture
def emergency(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    """Sent out on the manager's word by telephone; his approval is owed."""
    workplace = prepared.demo(tmp_path / "data")
    act_as(workplace, "zhoumin")
    order = workplace.repairs.register(replace(stories.intake(), emergency=True, emergency_reason="停在高速上")).id
    act_as(workplace, "zhenghao")
    workplace.repairs.note(order, VERBAL)
    workplace.repairs.do(order, "assign_emergency", ASSIGN)
    return workplace, order


def owed(workplace: Workplace) -> dict[str, str]:
    """Kind of every open task, and who has it."""
    return {row.kind: row.login or row.role for row in workplace.follow_ups.open(mine=False)}


def leave(workplace: Workplace, order: Id) -> None:
    act_as(workplace, "wulei")
    workplace.repairs.do(order, "accept")
    stories.depart(workplace, order)


def test_refused_before_anybody_left_the_plan_is_asked_for_again(emergency: tuple[Workplace, Id]) -> None:  # B17 T27
    workplace, order = emergency
    act_as(workplace, "sunli")
    workplace.repairs.do(order, "return_late", RETURN)
    view = workplace.orders.view(order)
    assert (view.status, view.technician, view.slot_from, view.reserved) == ("plan_to_confirm", "", None, ())
    assert "late_approval" not in owed(workplace)
    assert view.transitions[-1].reason == RETURN.reason


def test_the_word_that_was_taken_back_lets_nobody_leave_again(emergency: tuple[Workplace, Id]) -> None:  # T27 B33
    workplace, order = emergency
    act_as(workplace, "sunli")
    workplace.repairs.do(order, "return_late", RETURN)
    act_as(workplace, "zhenghao")
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(order, "assign_emergency", ASSIGN)
    assert [p.code for p in refusal.value.problems] == ["verbal_missing"]
    at = stories.later(workplace, 5)
    workplace.repairs.note(order, replace(VERBAL, at=at, content="客户已同意价格"))
    workplace.repairs.do(order, "assign_emergency", ASSIGN)
    assert status_of(workplace, order) == "assigned"
    assert owed(workplace)["late_approval"] == "sunli"


def test_refused_on_the_way_the_desk_answers_and_it_is_asked_again(emergency: tuple[Workplace, Id]) -> None:  # T27 B17
    workplace, order = emergency
    leave(workplace, order)
    act_as(workplace, "sunli")
    workplace.repairs.note(order, RETURN)
    assert status_of(workplace, order) == "departed"  # whoever has left goes on: the customer waits for help
    assert (owed(workplace)["late_answer"], "late_approval" in owed(workplace)) == ("DI", False)
    act_as(workplace, "zhenghao")
    (task,) = (row for row in workplace.follow_ups.open() if row.kind == "late_answer")
    assert task.text == RETURN.reason
    workplace.follow_ups.settle(task.id, "已与客户补签报价")
    assert (owed(workplace)["late_approval"], "late_answer" in owed(workplace)) == ("sunli", False)
    act_as(workplace, "sunli")
    (case,) = (case for case in Approvals(workplace.context).inbox() if case.kind == "late_approval")
    assert case.text == "已与客户补签报价"
    workplace.repairs.note(order, planning.ApprovalDraft("同意"))
    assert "late_approval" not in owed(workplace)


@pytest.mark.parametrize(
    ("login", "draft", "code"),
    [("zhenghao", RETURN, "role_may_not"), ("chenjing", RETURN, "general_approval")],
    ids=["the dispatcher", "of the wrong rank"],
)
def test_who_cannot_approve_cannot_refuse(  # B17 D17
    login: str, draft: planning.LateReturnDraft, code: str, emergency: tuple[Workplace, Id]
) -> None:
    workplace, order = emergency
    leave(workplace, order)
    act_as(workplace, login)
    with pytest.raises(Refused) as refusal:
        workplace.repairs.note(order, draft)
    assert [p.code for p in refusal.value.problems] == [code]


def test_what_is_not_owed_cannot_be_refused(prepared: Prepared, tmp_path: Path) -> None:  # B17
    workplace, order = prepared.open("departed", tmp_path / "data")
    act_as(workplace, "sunli")
    with pytest.raises(Refused) as refusal:
        workplace.repairs.note(order, RETURN)
    assert [p.code for p in refusal.value.problems] == ["nothing_to_approve"]


def test_a_part_from_elsewhere_costs_what_was_typed(prepared: Prepared, tmp_path: Path) -> None:  # F17 F18 F55
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    write_entry(workplace, order, replace(stories.intake(), bought_on=date(2020, 1, 1)))  # out of warranty
    act_as(workplace, "wulei")
    workplace.repairs.note(order, FOREIGN, "line-9")
    workplace.repairs.note(order, replace(FOREIGN, unit_cents=4500), "line-9")
    workplace.repairs.note(order, replace(FOREIGN, unit_cents=12000), "line-9")
    (part,) = (p for p in workplace.orders.view(order).charges.parts if p.line == "line-9")
    assert (part.unit_cents, part.charged_cents) == (12000, 12000)


def test_a_part_of_the_catalogue_keeps_the_catalogues_price(prepared: Prepared, tmp_path: Path) -> None:  # F54
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    workplace.repairs.note(order, PartLineDraft("P-3002", "", 1, "blown", True, unit_cents=1, free_reason="x"), "l")
    line = workplace.orders.view(order).facts.all(PartLineDraft)["l"]
    assert (line.unit_cents != 1, line.free_reason) == (True, "")


def test_a_manager_waives_what_is_due(prepared: Prepared, tmp_path: Path) -> None:  # D17 B05
    workplace, order = prepared.open("to_sign", tmp_path / "data")
    write_entry(workplace, order, replace(stories.intake(), bought_on=date(2020, 1, 1)))
    act_as(workplace, "chenjing")
    due = workplace.orders.view(order).charges.total_cents
    workplace.collecting.word(order, FeeWordDraft("waived", due, "老客户"))
    act_as(workplace, "wulei")
    missing = [p.code for offer in workplace.repairs.steps(order) if offer.name == "sign_off" for p in offer.problems]
    assert not {"fees_open", "waiver_needs_manager"} & set(missing)

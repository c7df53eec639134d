"""What was said for another plan, another visit or another round does not count again."""

from dataclasses import replace
from pathlib import Path

import pytest

import stories
from fieldtech.errors import Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts import intake, onsite, planning
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as

REASON = planning.ReasonDraft("方案要改")
HOTLINE = intake.HotlineDraft(True, "重启后恢复")


def codes(workplace: Workplace, order: Id, step: str) -> set[str]:
    """Why the step is refused."""
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(order, step)
    return {problem.code for problem in refusal.value.problems}


def test_an_agreement_ends_with_the_plan_it_was_given_to(prepared: Prepared, tmp_path: Path) -> None:  # F11 F12
    w, order = prepared.open("to_approve", tmp_path / "data")
    act_as(w, "sunli")
    w.repairs.do(order, "return_plan", REASON)
    act_as(w, "zhoumin")
    w.repairs.do(order, "submit")  # the plan is the same, and so is the agreement
    w.repairs.do(order, "withdraw", REASON)
    w.repairs.note(order, planning.PlanDraft("换整套设备", 600, 999900))
    assert codes(w, order, "submit") == {"customer_not_told_plan"}
    assert w.orders.view(order).facts.get(planning.ToldDraft) is None


def test_who_takes_over_checks_and_looks_for_himself(prepared: Prepared, tmp_path: Path) -> None:  # B19 B20 B27 F14 F15
    w, order = prepared.open("in_repair", tmp_path / "data")
    act_as(w, "wulei")
    w.repairs.do(order, "hand_over", planning.HandOverDraft("zhaoqiang", "生病了", "未开始"))
    act_as(w, "zhaoqiang")
    stories.later(w, 10)
    w.repairs.do(order, "accept")
    assert codes(w, order, "depart") == {f"check_{name}" for name in
                                         ("information", "tools", "spares", "documents", "customer")}  # fmt: skip
    stories.depart(w, order)
    assert codes(w, order, "arrive") == {"arrival_missing"}
    w.repairs.do(order, "arrive", onsite.ArrivalDraft(True, True, True, "BX-V200", stories.OLD_TERMINAL))
    assert codes(w, order, "start_work") == {"condition_missing"}


def test_a_second_round_at_the_desk_is_said_anew(prepared: Prepared, tmp_path: Path) -> None:  # T33 T34 P31
    w, order = prepared.open("triage", tmp_path / "data")
    act_as(w, "zhenghao")
    w.repairs.note(order, stories.TANKER.triage)
    w.repairs.do(order, "solve_by_hotline", HOTLINE)
    stories.later(w, 5)
    w.repairs.do(order, "not_solved", REASON)
    assert codes(w, order, "solve_by_hotline") == {"hotline_missing"}
    w.repairs.do(order, "start_remote", intake.RemoteConsentDraft("马骏", "phone", w.context.now()))
    w.repairs.note(order, intake.RemoteDraft(False, "改APN"))
    stories.later(w, 5)
    w.repairs.do(order, "remote_failed", REASON)
    stories.later(w, 60 * 24 * 10)
    assert codes(w, order, "start_remote") == {"remote_consent_missing"}
    w.repairs.do(order, "start_remote", intake.RemoteConsentDraft("马骏", "phone", w.context.now()))
    assert codes(w, order, "solve_remotely") == {"remote_missing"}


def test_a_plan_thought_over_is_a_new_plan(prepared: Prepared, tmp_path: Path) -> None:  # F10
    w, order = prepared.open("plan_to_confirm", tmp_path / "data")
    act_as(w, "zhenghao")
    stories.later(w, 5)
    w.repairs.do(order, "rethink", REASON)
    assert codes(w, order, "propose_plan") == {"plan_missing"}
    w.repairs.note(order, replace(stories.TANKER.plan, minutes=120))
    w.repairs.do(order, "propose_plan")


def test_waiting_again_says_for_what_again(prepared: Prepared, tmp_path: Path) -> None:  # B32
    w, order = prepared.open("in_repair", tmp_path / "data")
    act_as(w, "wulei")
    w.repairs.do(order, "wait", onsite.WaitingDraft("vehicle", text="车辆出车"))
    stories.later(w, 30)
    w.repairs.do(order, "resume")
    assert codes(w, order, "wait") == {"waiting_missing"}

"""A plan from its draft to its end: acts, rights, four eyes, history, the list (F29, F30, T28)."""

from dataclasses import replace
from datetime import date

import pytest

from fieldtech.errors import Forbidden, Invalid, NotFound, Refused
from fieldtech.model.base import new_id
from fieldtech.model.machines.plan import PLAN
from fieldtech.services.workplace import Workplace
from plan_acts import APPROVER, COATING, INSPECTION, WRITER, active, written
from prepared import act_as, act_in_role, fingerprint


def refused(workplace: Workplace, act: str, plan, reason: str = "") -> set[str]:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused) as refusal:
        workplace.plans.do(plan, act, reason)
    return {problem.code for problem in refusal.value.problems}


def test_a_plan_is_written_approved_and_told_in_words(workplace: Workplace) -> None:  # F29 F30
    plan = active(workplace)
    view = workplace.plans.view(plan)
    assert (view.number, view.status, view.kind, view.revision) == ("BY-TJ01-E01", "active", "maintenance", 0)
    assert view.draft == replace(COATING, number="BY-TJ01-E01")
    assert (view.sentence_zh, view.sentence_en) == ("每 3 个月的 18 日", "every 3 months on the 18th")
    assert view.next_dates == (date(2026, 11, 18), date(2027, 2, 18), date(2027, 5, 18))
    assert view.persons == (("wulei", "吴磊"),)
    assert [(thing.kind, thing.number, thing.tag) for thing in view.things] == [("equipment", "E01", "TK-101")]
    assert [(act.act, act.target, act.name) for act in view.acts] == [
        ("save", "draft", "郑浩"), ("submit", "to_approve", "郑浩"), ("approve", "active", "孙立"),
    ]  # fmt: skip


def test_nobody_approves_what_he_wrote(workplace: Workplace) -> None:  # B17 T28
    plan = written(workplace, INSPECTION, APPROVER)  # the project manager writes his own inspections
    workplace.plans.do(plan, "submit")
    assert refused(workplace, "approve", plan) == {"own_plan"}
    assert refused(workplace, "return", plan, "不行") == {"own_plan"}
    act_as(workplace, "weidong")
    workplace.plans.do(plan, "approve")
    assert workplace.plans.view(plan).status == "active"


def test_four_eyes_look_at_who_wrote_last(workplace: Workplace) -> None:  # B17
    plan = written(workplace)
    act_as(workplace, APPROVER)
    workplace.plans.save(replace(COATING, content="改过的内容"), plan)
    act_as(workplace, WRITER)
    workplace.plans.do(plan, "submit")
    act_as(workplace, APPROVER)
    assert refused(workplace, "approve", plan) == {"own_plan"}


def test_a_returned_plan_is_written_anew(workplace: Workplace) -> None:
    plan = written(workplace)
    workplace.plans.do(plan, "submit")
    with pytest.raises(Refused):
        workplace.plans.save(COATING, plan)
    act_as(workplace, APPROVER)
    assert refused(workplace, "return", plan, "x") == {"reason_needed"}
    workplace.plans.do(plan, "return", "周期太长")
    act_as(workplace, WRITER)
    workplace.plans.save(replace(COATING, rule="FREQ=MONTHLY;BYMONTHDAY=18", persons=("qianwei", "wulei")), plan)
    acts = workplace.plans.view(plan).acts
    assert (acts[-2].act, acts[-2].reason) == ("return", "周期太长")
    assert acts[-1].changed == ("persons", "rule")


def test_a_plan_is_taken_back_before_it_is_decided_and_a_draft_deleted(workplace: Workplace) -> None:
    """States 4.8: by the applicant; what was never approved leaves the lists, and its number is free again."""
    plan = written(workplace)
    assert workplace.plans.view(plan).deciders == ()
    workplace.plans.do(plan, "submit")
    assert workplace.plans.view(plan).deciders == ("孙立", "卫东")  # the manager, the director
    act_as(workplace, "zhoumin")
    assert refused(workplace, "withdraw", plan) == {"not_your_plan"}
    act_as(workplace, WRITER)
    workplace.plans.do(plan, "withdraw")
    assert [(act.act, act.target) for act in workplace.plans.view(plan).acts][-1] == ("withdraw", "draft")
    act_as(workplace, "zhoumin")
    for step in ("submit", "withdraw"):  # she handed it in
        workplace.plans.do(plan, step)
    assert workplace.plans.do(plan, "delete").number == "BY-TJ01-E01"
    assert workplace.plans.list(filter="all") == () and workplace.plans.view(plan).status == "deleted"
    known = written(workplace)
    assert workplace.plans.view(known).number == "BY-TJ01-E01"
    for step in ("submit", "approve"):
        act_as(workplace, APPROVER if step == "approve" else WRITER)
        workplace.plans.do(known, step)
    act_as(workplace, WRITER)
    workplace.plans.change(known, workplace.plans.view(known).draft, "再看一遍")
    workplace.plans.do(known, "withdraw")
    assert refused(workplace, "delete", known) == {"plan_was_approved"}


def test_a_change_of_an_active_plan_is_approved_again(workplace: Workplace) -> None:  # F30
    plan = active(workplace)
    act_as(workplace, WRITER)
    draft = replace(workplace.plans.view(plan).draft, content="加测附着力")
    with pytest.raises(Refused, match="reason_needed"):
        workplace.plans.change(plan, draft, "")
    workplace.plans.change(plan, draft, "合同补充")
    view = workplace.plans.view(plan)
    assert (view.status, view.revision, view.draft.content) == ("to_approve", 1, "加测附着力")
    assert (view.acts[-1].act, view.acts[-1].reason) == ("change", "合同补充")
    with pytest.raises(Invalid, match="plan_customer_fixed"):
        act_as(workplace, APPROVER)
        workplace.plans.do(plan, "approve")
        workplace.plans.change(plan, replace(INSPECTION, number=""), "换客户")
    with pytest.raises(Invalid, match="plan_kind_fixed"):  # its visits are of that kind
        workplace.plans.change(plan, replace(draft, order_kind="inspection"), "改成巡检")


def test_every_act_has_its_roles_and_states(workplace: Workplace) -> None:  # P39
    """4.3: each act by each role, out of each state."""
    plans = {"draft": written(workplace), "active": active(workplace)}
    plans["to_approve"] = written(workplace)
    workplace.plans.do(plans["to_approve"], "submit")
    for state, act in (("paused", "pause"), ("ended", "end")):
        plans[state] = active(workplace)
        workplace.plans.do(plans[state], act, "不再需要")
    plans["deleted"] = written(workplace)
    workplace.plans.do(plans["deleted"], "delete")
    before = fingerprint(workplace)
    for step in PLAN.steps:
        if step.name in ("save", "change"):
            continue
        for role in ("CS", "DI", "MG", "CM", "DR", "AD", "WH", "FI", "QA"):
            act_in_role(workplace, role)
            for state, plan in plans.items():
                if role not in step.roles:
                    assert refused(workplace, step.name, plan, "原因") == {"role_may_not"}
                elif state not in step.sources:
                    assert refused(workplace, step.name, plan, "原因") == {"wrong_state"}
    act_as(workplace, WRITER)
    assert refused(workplace, "explode", plans["draft"]) == {"unknown_step"}
    assert fingerprint(workplace) == before


def test_a_technician_has_no_part_in_plans(workplace: Workplace) -> None:  # P38 P39
    plan = active(workplace)
    act_as(workplace, "wulei")
    for call in (
        lambda: workplace.plans.list(), lambda: workplace.plans.view(plan), lambda: workplace.plans.save(COATING),
        lambda: workplace.plans.change(plan, COATING, "原因"), lambda: workplace.plans.do(plan, "end", "原因"),
        lambda: workplace.plans.problems(COATING), lambda: workplace.plans.find("BY-TJ01-E01"),
        lambda: workplace.plans.for_object(plan), lambda: workplace.plans.next_dates(COATING),
        lambda: workplace.plans.defaults(),
    ):  # fmt: skip
        with pytest.raises(Forbidden, match="no_right"):
            call()
    assert workplace.plans.generate() == 0
    workplace.context.person = None
    with pytest.raises(Forbidden, match="not_signed_in"):
        workplace.plans.list()


def test_the_list_finds_filters_and_sorts(workplace: Workplace) -> None:
    tank, fleet = active(workplace), active(workplace, INSPECTION)
    draft = written(workplace, replace(COATING, equipment=("E01", "E02", "E03"), title="全部设备"))
    rows = {row.id: row for row in workplace.plans.list()}
    assert (rows[tank].things, rows[tank].next_on, rows[tank].late) == ("防腐储罐 TK-101", date(2026, 11, 18), False)
    assert (rows[fleet].things, rows[fleet].kind) == ("BX-V200", "inspection")
    assert rows[draft].things.endswith(" +1")
    assert [row.id for row in workplace.plans.list("TK-101")] == [draft, tank]
    assert [row.id for row in workplace.plans.list("海岳")] == [fleet]
    assert [row.id for row in workplace.plans.list(filter="draft")] == [draft]
    assert [row.id for row in workplace.plans.list(ordering="next")] == [tank, fleet, draft]
    assert workplace.plans.list("100%") == ()
    tank_key = workplace.plans.view(tank).things[0].id
    assert {row.id for row in workplace.plans.for_object(tank_key)} == {tank, draft}
    with pytest.raises(NotFound):
        workplace.plans.view(new_id())

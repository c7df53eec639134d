"""Verbal authorisations: who may be asked, by whom they are confirmed, and that none hides another."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.errors import Forbidden, Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.onsite import SituationDraft
from fieldtech.model.drafts.planning import VerbalDraft
from fieldtech.model.people import User
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, act_in_role

ASKED = VerbalDraft("sunli", "phone", stories.CALL, "维修方案", "同意", "approval")


def refused(workplace: Workplace, order: Id, draft: Draft | None) -> list[str]:
    """Why the dispatcher's verbal approval is refused."""
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(order, "approve_verbally", draft)
    return [problem.code for problem in refusal.value.problems]


def test_nobody_approves_for_himself_by_telephone(prepared: Prepared, tmp_path: Path) -> None:  # B17 D17
    w, order = prepared.open("to_approve", tmp_path / "data")
    act_as(w, "zhenghao")
    tomorrow = w.context.now() + timedelta(days=1)
    assert refused(w, order, replace(ASKED, asked="zhenghao", at=tomorrow)) == ["asked_himself", "asked_in_future"]
    assert refused(w, order, replace(ASKED, asked="wulei")) == ["asked_cannot_decide"]
    assert refused(w, order, replace(ASKED, asked="zhoumin")) == ["own_entry", "asked_cannot_decide"]
    assert refused(w, order, replace(ASKED, asked="chenjing")) == ["general_approval"]
    assert refused(w, order, replace(ASKED, purpose="part")) == ["verbal_purpose"]


def test_an_older_word_about_something_else_approves_nothing(prepared: Prepared, tmp_path: Path) -> None:  # B17 B32
    w, order = prepared.open("to_approve", tmp_path / "data")
    act_as(w, "zhenghao")
    w.repairs.note(order, replace(ASKED, purpose="part"))
    w.repairs.note(order, ASKED)
    assert refused(w, order, None) == ["verbal_missing"]


def test_who_is_asked_has_an_account_that_decides(prepared: Prepared, tmp_path: Path) -> None:  # B32
    w, order = prepared.open("in_repair", tmp_path / "data")
    act_as(w, "wulei")
    for name in ("孙经理", "wulei", "qianwei"):
        with pytest.raises(Refused):
            w.repairs.note(order, replace(ASKED, asked=name, purpose="work"))
    w.repairs.note(order, replace(ASKED, purpose="work"))


def test_no_authorisation_hides_an_earlier_one(prepared: Prepared, tmp_path: Path) -> None:  # B32 B42
    w, order = prepared.open("in_repair", tmp_path / "data")
    act_as(w, "wulei")
    for text, purpose in (("第一次", "work"), ("第二次", "part"), ("第三次", "work")):
        w.repairs.note(order, replace(ASKED, content=text, purpose=purpose))
        w.repairs.note(order, SituationDraft(text, "sunli"))
    authorised = w.sheets.record(order)["authorisations"]
    assert [item["content"] for item in authorised] == ["第一次", "第二次", "第三次"]
    reports = w.orders.view(order).facts.all(SituationDraft).values()
    assert [report.text for report in reports] == ["第一次", "第二次", "第三次"]


def test_another_who_decides_confirms_in_his_stead(prepared: Prepared, tmp_path: Path) -> None:  # B32
    w, order = prepared.open("in_repair", tmp_path / "data")
    act_as(w, "wulei")
    w.repairs.note(order, replace(ASKED, purpose="work"))
    (task,) = [row for row in w.follow_ups.open(mine=False) if row.kind == "confirm_verbal"]
    with pytest.raises(Forbidden):
        w.follow_ups.settle(task.id, "我自己确认")
    act_as(w, "weidong")
    w.follow_ups.settle(task.id, "已书面确认")


def test_what_somebody_owes_who_leaves_becomes_his_roles_task(prepared: Prepared, tmp_path: Path) -> None:  # B32
    w, order = prepared.open("in_repair", tmp_path / "data")
    act_as(w, "wulei")
    w.repairs.note(order, replace(ASKED, purpose="work"))
    with w.context.reading() as session:
        leaver = session.scalars(select(User.id).where(User.login == "sunli")).one()
    act_in_role(w, "AD")
    w.masters.retire("users", leaver)
    act_in_role(w, "MG", "new_manager")
    assert [row.kind for row in w.follow_ups.open()] == ["confirm_verbal"]

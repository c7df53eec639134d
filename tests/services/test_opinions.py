"""What a customer suggests reaches customer service, and what came of it him (B38)."""

from pathlib import Path

import pytest

import stories
from fieldtech.errors import Invalid
from fieldtech.model.drafts.signoff import FeedbackDraft
from prepared import Prepared, act_as


def test_a_suggestion_is_a_task_of_customer_service_until_it_is_answered(prepared: Prepared, tmp_path: Path) -> None:
    # B38
    w, order = prepared.open("ready_to_seal", tmp_path / "data")
    act_as(w, "wulei")
    said = FeedbackDraft("answered", "onsite", "马骏", overall=5, suggestions="请在夜间上门，白天车在路上。")
    w.repairs.note(order, said)
    for who in ("customer", "technician"):
        w.repairs.note(order, stories.ink(who), who)
    w.repairs.do(order, "sign_off")
    act_as(w, "zhoumin")
    (task,) = [row for row in w.follow_ups.open() if row.kind == "suggestion"]
    assert (task.role, task.text, task.overdue) == ("CS", said.suggestions, False)
    with pytest.raises(Invalid):
        w.follow_ups.settle(task.id, " ")
    act_as(w, "chenjing")
    w.repairs.do(order, "archive")  # the order does not wait for it
    act_as(w, "zhoumin")
    w.follow_ups.settle(task.id, "调度部同意 19 点后上门，已电话告知马骏")
    assert [row for row in w.follow_ups.open() if row.kind == "suggestion"] == []


def test_who_suggests_nothing_leaves_no_task(prepared: Prepared, tmp_path: Path) -> None:
    w, order = prepared.open("ready_to_seal", tmp_path / "data")
    act_as(w, "wulei")
    w.repairs.do(order, "sign_off")
    assert [row for row in w.follow_ups.open(mine=False) if row.kind == "suggestion"] == []

"""Corrections look again: repeat check, where a reopened order goes, numbers that are none, loaners."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.errors import Refused
from fieldtech.model.base import Id
from fieldtech.model.custody import Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts import intake, planning
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.model.orders import FollowUp
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, spare, status_of

CALL = stories.intake()
REASON = planning.ReasonDraft("写错了")


def test_a_corrected_vehicle_is_checked_for_repeats_again(prepared: Prepared, tmp_path: Path) -> None:  # T37
    w = prepared.demo(tmp_path / "data")
    act_as(w, "zhoumin")
    with w.context.reading() as session:
        owner = select(Vehicle.customer_id).where(Vehicle.number == CALL.vehicle).scalar_subquery()
        other = session.scalars(
            select(Vehicle.number).where(Vehicle.customer_id == owner, Vehicle.number != CALL.vehicle)
        ).first()
    assert other is not None
    first = w.repairs.register(replace(CALL, vehicle=other)).id
    second = w.repairs.register(CALL).id
    w.repairs.note(second, replace(CALL, vehicle=other))
    assert w.orders.view(second).repeat_of == w.orders.view(first).number
    w.repairs.note(second, CALL)
    assert w.orders.view(second).repeat_of == ""


def test_an_order_solved_by_telephone_is_opened_where_it_was_closed(prepared: Prepared, tmp_path: Path) -> None:  # F28
    w, order = prepared.open("triage", tmp_path / "data")
    act_as(w, "zhenghao")
    w.repairs.note(order, stories.TANKER.triage)
    w.repairs.do(order, "solve_by_hotline", intake.HotlineDraft(True, "重启后恢复"))
    w.repairs.do(order, "confirm_solved", intake.ConfirmSolvedDraft("马骏", True, 5))
    act_as(w, "chenjing")
    offer = next(step for step in w.repairs.steps(order) if step.name == "reopen_clerical")
    assert offer.target == "to_confirm"
    w.repairs.do(order, "reopen_clerical", REASON)
    assert status_of(w, order) == "to_confirm"
    assert w.orders.view(order).transitions[-1].target == "to_confirm"
    act_as(w, "zhenghao")
    w.repairs.do(order, "confirm_solved", intake.ConfirmSolvedDraft("马骏", True, 5))


@pytest.mark.parametrize("reading", ["nan", "Infinity", "1e999", "无"])
def test_what_is_no_number_is_not_inside_the_limits(reading: str, prepared: Prepared, tmp_path: Path) -> None:  # F16
    w, order = prepared.open("worked", tmp_path / "data")
    act_as(w, "wulei")
    item = next(i for i in w.orders.view(order).checklist["items"] if i["kind"] == "number")
    w.answers.answer(order, [AnswerDraft(item["id"], "", reading)])
    with pytest.raises(Refused) as refusal:
        w.repairs.do(order, "finish")
    assert [p.code for p in refusal.value.problems] == ["answer_needs_note"]


def loaners(w: Workplace, order: Id) -> list[tuple[str, bool]]:
    """Tasks to bring loaners back: which, and whether it is still open."""
    with w.context.reading() as session:
        rows = session.scalars(select(FollowUp).where(FollowUp.order_id == order, FollowUp.kind == "loaner"))
        return [(row.text, row.done_at is None) for row in rows]


def test_a_loaner_is_owed_by_its_number_and_again_after_an_undo(prepared: Prepared, tmp_path: Path) -> None:  # B24
    w, order = prepared.open("in_repair", tmp_path / "data")
    act_as(w, "wulei")
    second = spare(w)
    with w.context.reading() as session:
        imei = session.scalars(select(Terminal.imei).where(Terminal.number == stories.NEW_TERMINAL)).one()
    lent = replace(stories.TANKER.swap, new_terminal=imei, loaner=True, loaner_due=date(2026, 12, 1))
    w.swaps.apply(order, lent)
    assert loaners(w, order) == [(stories.NEW_TERMINAL, True)]
    stories.later(w, 5)
    confirmed = ("protocol_differs", "sim_locked", "sim_expired")
    back = SwapDraft(stories.NEW_TERMINAL, second, old_next="good", reason="修好", accepted=confirmed)
    returned = w.swaps.apply(order, back)
    assert [open_ for _number, open_ in loaners(w, order)] == [False]
    stories.later(w, 5)
    w.swaps.undo(returned.id, "装错车")
    assert loaners(w, order) == [(stories.NEW_TERMINAL, False), (stories.NEW_TERMINAL, True)]

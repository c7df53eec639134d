"""Scans on arrival, labels and platform checks belong to the units as they are; two terminals on one vehicle."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.errors import Refused
from fieldtech.model.base import Id
from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.onsite import ArrivalDraft, LabelDraft
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.model.guards.units import unlabelled
from fieldtech.services.custody import place
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, spare

FIRST = "BXA0000"  # before the other one in every list


@pytest.fixture
def at_work(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    w, order = prepared.open("in_repair", tmp_path / "data")
    act_as(w, "wulei")
    stories.later(w, 5)
    return w, order


def codes(w: Workplace, order: Id) -> set[str]:
    """What speaks against finishing."""
    return {problem.code for problem in w.repairs.check(order, "finish")}


def test_label_and_platform_check_from_before_the_swap_are_of_another_unit(at_work: tuple[Workplace, Id]) -> None:
    # B21 F25
    w, order = at_work
    w.repairs.note(order, LabelDraft(True))
    w.repairs.note(order, stories.good_platform_check(w.context.now()))
    stories.later(w, 20)
    w.swaps.apply(order, stories.TANKER.swap)
    assert {"label_not_fixed", "platform_before_swap"} <= codes(w, order)
    w.repairs.note(order, LabelDraft(True))
    w.repairs.note(order, stories.good_platform_check(w.context.now()))
    assert not {"label_not_fixed", "platform_before_swap"} & codes(w, order)


def test_every_terminal_that_goes_back_has_its_own_label(at_work: tuple[Workplace, Id]) -> None:  # B21
    w, order = at_work
    second = spare(w)
    w.swaps.apply(order, stories.TANKER.swap)
    w.repairs.note(order, LabelDraft(True))
    stories.later(w, 10)
    confirmed = ("protocol_differs", "sim_locked", "sim_expired")
    w.swaps.apply(order, SwapDraft(stories.NEW_TERMINAL, second, reason="新机也不上线", accepted=confirmed))
    assert unlabelled(w.orders.view(order).facts) == (stories.NEW_TERMINAL,)
    assert w.sheets.record(order)["label"]["terminal"] == stories.NEW_TERMINAL
    w.repairs.note(order, LabelDraft(True))
    facts = w.orders.view(order).facts
    assert unlabelled(facts) == ()
    assert {label.terminal for label in facts.all(LabelDraft).values()} == {stories.OLD_TERMINAL, stories.NEW_TERMINAL}


def test_the_swap_is_about_the_terminal_that_is_named(at_work: tuple[Workplace, Id]) -> None:  # B22
    w, order = at_work
    with w.context.transaction() as session:
        here = session.scalars(select(Terminal).where(Terminal.number == stories.OLD_TERMINAL)).one().place_ref
        other = session.scalars(select(Terminal).where(Terminal.place_kind == "location")).first()
        assert other is not None
        other.number = FIRST
        place(w.context, session, other, "vehicle", here, "installed")
        w.context.op(session, "test", "terminals", other.id, {})
    assert set(w.orders.view(order).facts.mounted) == {FIRST, stories.OLD_TERMINAL}
    assert w.swaps.sort_scan(order, SwapDraft(), stories.OLD_TERMINAL).old_terminal == stories.OLD_TERMINAL
    assert w.swaps.sort_scan(order, SwapDraft(), stories.OLD_SIM).old_iccid == stories.OLD_SIM
    w.swaps.apply(order, stories.TANKER.swap)


def test_a_terminal_of_the_customer_does_not_stand_before_ours(at_work: tuple[Workplace, Id]) -> None:  # B22
    w, order = at_work
    with w.context.transaction() as session:
        here = session.scalars(select(Terminal).where(Terminal.number == stories.OLD_TERMINAL)).one().place_ref
        other = session.scalars(select(Terminal).where(Terminal.place_kind == "location")).first()
        assert other is not None
        other.number = FIRST
        place(w.context, session, other, "vehicle", here, "customer_owned")
        w.context.op(session, "test", "terminals", other.id, {})
    assert w.orders.view(order).facts.on_vehicle == stories.OLD_TERMINAL


def test_arriving_means_scanning(prepared: Prepared, tmp_path: Path) -> None:  # F15
    w, order = prepared.open("departed", tmp_path / "data")
    act_as(w, "wulei")
    blind = ArrivalDraft(True, True, True)
    with pytest.raises(Refused) as refusal:
        w.repairs.do(order, "arrive", blind)
    assert {p.code for p in refusal.value.problems} == {"terminal_not_scanned", "model_not_scanned"}
    w.repairs.do(order, "arrive", replace(blind, mismatch="标签已磨损"))

"""A swap taken back: every place as it was, the history gapless, and not any more once somebody signed."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

import stories
from fieldtech.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.custody import Placement, Sim, Terminal
from fieldtech.model.drafts.onsite import ArrivalDraft, ConditionDraft
from fieldtech.model.drafts.planning import HandOverDraft, ReasonDraft
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.services.custody import place
from fieldtech.services.custody_check import check_custody
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, fingerprint

BOTH = SwapDraft(stories.OLD_TERMINAL, stories.NEW_TERMINAL, stories.OLD_SIM, stories.NEW_SIM, reason="主机故障")
Places = dict[str, tuple[str, str, str, date | None]]


@pytest.fixture
def site(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    return workplace, order


def places(w: Workplace) -> Places:
    """Where everything is, in which state."""
    with w.context.reading() as session:
        terminals = session.scalars(select(Terminal)).all()
        sims = session.scalars(select(Sim)).all()
    found: Places = {t.number: (t.place_kind, t.place_ref, t.state, t.loaner_due) for t in terminals}
    return found | {s.iccid: (s.place_kind, s.place_ref, s.state, None) for s in sims}


def undo_last(w: Workplace, order: Id) -> None:
    w.swaps.undo(w.orders.view(order).swaps[-1].id, "扫错了")


def test_a_reason_that_no_record_can_hold_undoes_nothing(site: tuple[Workplace, Id]) -> None:
    w, order = site
    swap = w.swaps.apply(order, BOTH).id
    before = places(w)
    for reason in ("x" * 4001, "扫错了\ud83d"):
        with pytest.raises(Invalid):
            w.swaps.undo(swap, reason)
    assert places(w) == before


@pytest.mark.parametrize(
    "draft",
    [BOTH, replace(BOTH, old_next="left_with_customer"), replace(BOTH, loaner=True, loaner_due=date(2026, 12, 1))],
    ids=["both", "left", "loaner"],
)
def test_undo_puts_everything_back(draft: SwapDraft, site: tuple[Workplace, Id]) -> None:  # B22 B24
    workplace, order = site
    before = places(workplace)
    workplace.swaps.apply(order, draft)
    assert places(workplace) != before
    undo_last(workplace, order)
    assert places(workplace) == before
    assert workplace.orders.view(order).swaps == ()
    assert workplace.follow_ups.open() == []
    with workplace.context.reading() as session:
        assert check_custody(session) == []


def test_the_history_keeps_the_way_there_and_back(site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    workplace.swaps.apply(order, BOTH)
    stories.later(workplace, 3)
    undo_last(workplace, order)
    with workplace.context.reading() as session:
        item = session.scalars(select(Terminal).where(Terminal.number == stories.NEW_TERMINAL)).one()
        rows = session.scalars(select(Placement).where(Placement.item_id == item.id).order_by(Placement.id)).all()
    assert [row.state for row in rows] == ["with_technician", "installed", "with_technician"]
    assert [row.order_id for row in rows] == [None, order, order]
    assert rows[0].at <= rows[1].at < rows[2].at


def test_twice_is_once_too_often(site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    workplace.swaps.apply(order, BOTH)
    swap = workplace.orders.view(order).swaps[0].id
    workplace.swaps.undo(swap)
    with pytest.raises(Conflict, match="already_undone"):
        workplace.swaps.undo(swap)
    with pytest.raises(NotFound):
        workplace.swaps.undo(new_id())


def test_the_last_swap_is_undone_first(site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    workplace.swaps.apply(order, BOTH)
    first = workplace.orders.view(order).swaps[0].id
    back = SwapDraft(stories.NEW_TERMINAL, stories.OLD_TERMINAL, stories.NEW_SIM, stories.OLD_SIM, "good")
    _usable_again(workplace)
    workplace.swaps.apply(order, back)
    before = fingerprint(workplace)
    with pytest.raises(Conflict, match="moved_since"):
        workplace.swaps.undo(first)
    assert fingerprint(workplace) == before


def _usable_again(w: Workplace) -> None:
    """The stock keeper found nothing wrong with the old terminal and gave it back to the technician."""
    with w.context.transaction() as session:
        item = session.scalars(select(Terminal).where(Terminal.number == stories.OLD_TERMINAL)).one()
        place(w.context, session, item, item.place_kind, item.place_ref, "with_technician")
        w.context.op(session, "test", "terminals", item.id, {})


def test_what_has_moved_on_stays_where_it_is(site: tuple[Workplace, Id]) -> None:
    """The stock keeper has taken the old terminal into the return area: an undo would take it away from him."""
    workplace, order = site
    workplace.swaps.apply(order, BOTH)
    with workplace.context.transaction() as session:
        item = session.scalars(select(Terminal).where(Terminal.number == stories.OLD_TERMINAL)).one()
        place(workplace.context, session, item, "location", "QD01-RET", "in_return_area")
        workplace.context.op(session, "test", "terminals", item.id, {})
    swap = workplace.orders.view(order).swaps[-1].id
    before = fingerprint(workplace)
    with pytest.raises(Conflict, match="moved_since"):
        workplace.swaps.undo(swap)
    assert fingerprint(workplace) == before


def test_a_later_swap_without_loaner_leaves_the_loaner_owed(site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    workplace.swaps.apply(order, replace(BOTH, loaner=True, loaner_due=date(2026, 12, 1)))
    with workplace.context.transaction() as session:
        sim = session.scalars(select(Sim).where(Sim.iccid == "89860420123456789075")).one()
        place(workplace.context, session, sim, "location", "TJ01-VAN-WL", "with_technician")
        workplace.context.op(session, "test", "sims", sim.id, {})
    workplace.swaps.apply(order, SwapDraft(old_iccid=stories.NEW_SIM, new_iccid="89860420123456789075"))
    undo_last(workplace, order)
    assert [task.kind for task in workplace.follow_ups.open()] == ["loaner"]


def test_not_after_sign_off_nor_when_opened_again_for_a_slip(prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = prepared.open("sealed", tmp_path / "data")
    act_as(workplace, "wulei")
    with pytest.raises(Refused) as refusal:
        undo_last(workplace, order)
    assert [p.code for p in refusal.value.problems] == ["wrong_state"]
    act_as(workplace, "chenjing")
    workplace.repairs.do(order, "reopen_clerical", ReasonDraft("客户名称有误"))
    act_as(workplace, "wulei")
    swap = workplace.orders.view(order).swaps[-1].id
    before = fingerprint(workplace)
    with pytest.raises(Refused) as refusal:
        workplace.swaps.undo(swap)
    assert [p.code for p in refusal.value.problems] == ["swap_sealed"]
    assert fingerprint(workplace) == before
    with workplace.context.reading() as session:
        assert check_custody(session) == []


def test_another_technician_cannot_take_it_back(site: tuple[Workplace, Id]) -> None:  # P39
    workplace, order = site
    workplace.swaps.apply(order, BOTH)
    swap = workplace.orders.view(order).swaps[0].id
    act_as(workplace, "zhaoqiang")
    with pytest.raises(Forbidden, match="not_your_order"):
        workplace.swaps.undo(swap)


def custody_machine(prepared: Prepared, folder: Path) -> type[RuleBasedStateMachine]:
    """Swaps, undos and hand-overs in any order, each legal or refused."""

    class Custody(RuleBasedStateMachine):
        runs = 0

        @initialize()
        def begin(self) -> None:
            type(self).runs += 1
            self.w, self.order = prepared.open("in_repair", folder / str(type(self).runs))
            self.who = "wulei"
            act_as(self.w, self.who)

        @rule(
            new=st.sampled_from([stories.OLD_TERMINAL, stories.NEW_TERMINAL, "BXB0001", ""]),
            card=st.sampled_from([stories.OLD_SIM, stories.NEW_SIM, "89860622000000123421", ""]),
            old_next=st.sampled_from(["to_repair", "good", "left_with_customer"]),
            loaner=st.booleans(),
        )
        def swap(self, new: str, card: str, old_next: str, loaner: bool) -> None:
            act_as(self.w, self.who)
            seen = self.w.swaps.preview(self.order, SwapDraft())
            old = seen.on_vehicle.number if seen.on_vehicle and new else ""
            old_card = seen.sim_on_vehicle.number if seen.sim_on_vehicle and card else ""
            draft = SwapDraft(old, new, old_card, card, old_next, loaner=loaner, loaner_due=date(2026, 12, 1),
                              accepted=("protocol_differs", "sim_locked", "sim_expired"))  # fmt: skip
            before = fingerprint(self.w)
            expected = self.w.swaps.preview(self.order, draft).problems
            try:
                self.w.swaps.apply(self.order, draft)
                assert not expected
            except Refused as refusal:
                assert refusal.problems == expected != ()
                assert fingerprint(self.w) == before

        @rule()
        def undo(self) -> None:
            act_as(self.w, self.who)
            stories.clock_of(self.w).advance(timedelta(minutes=1))
            swaps = self.w.orders.view(self.order).swaps
            if swaps:
                self.w.swaps.undo(swaps[-1].id)

        @rule(to=st.sampled_from(["wulei", "zhaoqiang"]))
        @precondition(lambda self: self.w.orders.view(self.order).status == "in_repair")
        def hand_over(self, to: str) -> None:
            act_as(self.w, self.who)
            if to == self.who:
                return
            self.w.repairs.do(self.order, "hand_over", HandOverDraft(to, "交接", "进行中"))
            self.who = to
            act_as(self.w, to)
            self.w.repairs.do(self.order, "accept")
            stories.depart(self.w, self.order)
            self.w.repairs.do(self.order, "arrive", ArrivalDraft(True, True, True, mismatch="标签已脱落"))
            self.w.repairs.do(self.order, "start_work", ConditionDraft("normal", "normal"))

        @invariant()
        def everything_is_in_one_place(self) -> None:
            with self.w.context.reading() as session:
                assert check_custody(session) == []

        def teardown(self) -> None:
            if hasattr(self, "w"):
                self.w.close()
                shutil.rmtree(folder / str(type(self).runs))

    return Custody


def test_custody_holds_whatever_people_do(prepared: Prepared, tmp_path: Path) -> None:  # B41
    quick = settings(max_examples=12, stateful_step_count=10, deadline=None, database=None,
                     suppress_health_check=list(HealthCheck))  # fmt: skip
    run_state_machine_as_test(custody_machine(prepared, tmp_path), settings=quick)

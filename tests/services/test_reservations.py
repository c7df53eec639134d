"""Terminals and SIM cards set aside by number: for one order, until they are used or let go (B20, states 4.4, 4.5)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.demo.acts import TANKER, Acts
from fieldtech.errors import Refused
from fieldtech.model.base import Id
from fieldtech.model.custody import Placement, Sim, Terminal
from fieldtech.model.drafts import planning
from fieldtech.model.local import Op
from fieldtech.services.custody import place
from fieldtech.services.record import RecordBuilder
from fieldtech.services.workplace import Workplace
from fieldtech.words import sentence
from prepared import Prepared, act_as, spare

SLOT = stories.CALL.replace(hour=13, minute=30)
ASSIGN = planning.AssignDraft(("wulei",), "own", SLOT, SLOT + timedelta(hours=2), "B")
WITH_UNITS = replace(ASSIGN, terminals=(stories.NEW_TERMINAL,), sims=(stories.NEW_SIM,))
REASON = planning.ReasonDraft("车坏了")
CANCEL = planning.CancelDraft("客户取消", True)


@pytest.fixture
def approved(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    workplace, order = prepared.open("approved", tmp_path / "data")
    act_as(workplace, "zhenghao")
    return workplace, order


@pytest.fixture
def reserved(approved: tuple[Workplace, Id]) -> tuple[Workplace, Id]:
    workplace, order = approved
    workplace.repairs.do(order, "assign", WITH_UNITS)
    return approved


def states(workplace: Workplace, *numbers: str) -> list[tuple[str, str]]:
    """State and place of terminals and SIM cards."""
    with workplace.context.reading() as session:
        rows = [
            session.scalar(select(Terminal).where(Terminal.number == n))
            or session.scalars(select(Sim).where(Sim.iccid == n)).one()
            for n in numbers
        ]
    return [(row.state, row.place_ref if row.place_kind == "location" else row.place_kind) for row in rows]


def second_order(workplace: Workplace) -> Id:
    """The same customer calls again; it goes as far as the approval."""
    other = Acts(workplace).to("approved")
    act_as(workplace, "zhenghao")
    return other


def to_warehouse(workplace: Workplace, number: str) -> str:
    """A unit lies in a warehouse."""
    with workplace.context.transaction() as session:
        unit = session.scalars(select(Terminal).where(Terminal.number == number)).one()
        place(workplace.context, session, unit, "location", "TJ01-WH", "in_stock")
        workplace.context.op(session, "test", "terminals", unit.id, {})
    return number


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return sorted(problem.code for problem in refusal.value.problems)


def test_an_assignment_sets_the_named_units_aside(reserved: tuple[Workplace, Id]) -> None:  # B20 F13
    workplace, order = reserved
    assert [state for state, _ in states(workplace, stories.NEW_TERMINAL, stories.NEW_SIM)] == ["reserved"] * 2
    assert workplace.orders.view(order).reserved == (stories.NEW_TERMINAL, stories.NEW_SIM)


def test_the_op_of_the_assignment_carries_the_new_places(reserved: tuple[Workplace, Id]) -> None:  # B20
    workplace, order = reserved
    with workplace.context.reading() as session:
        op = session.scalars(select(Op).where(Op.kind == "step_assign").order_by(Op.at.desc())).first()
        held = session.scalars(select(Placement).where(Placement.order_id == order)).all()
    assert op is not None
    for placement in held:
        assert placement.id.hex in str(op.fields).replace("-", "")


def test_what_is_held_cannot_be_given_to_another_order(reserved: tuple[Workplace, Id]) -> None:  # B20
    workplace, order = reserved
    number = workplace.orders.view(order).number
    other = second_order(workplace)
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(other, "assign", replace(WITH_UNITS, confirmed=("crew_overlap",)))
    assert codes(refusal) == ["unit_reserved", "unit_reserved"]
    problem = refusal.value.problems[0]
    assert sentence(problem.code, "en", **problem.params) == f"{stories.NEW_TERMINAL} is reserved for {number}."
    assert sentence(problem.code, "zh_CN", **problem.params) == f"{stories.NEW_TERMINAL} 已为 {number} 预留。"


def test_what_is_held_cannot_be_put_in_on_another_order(prepared: Prepared, tmp_path: Path) -> None:  # B20 B22
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    other = second_order(workplace)
    workplace.repairs.do(other, "assign", replace(WITH_UNITS, confirmed=("crew_overlap",)))
    act_as(workplace, "wulei")
    with pytest.raises(Refused) as refusal:
        workplace.swaps.apply(order, TANKER.swap)  # type: ignore[arg-type]
    assert codes(refusal) == ["unit_reserved", "unit_reserved"]
    assert {p.params["order"] for p in refusal.value.problems} == {workplace.orders.view(other).number}


def test_the_order_itself_uses_what_it_holds_and_lets_go_of_the_rest(  # B20 B22
    approved: tuple[Workplace, Id],
) -> None:
    workplace, order = approved
    unused = spare(workplace)
    workplace.repairs.do(order, "assign", replace(WITH_UNITS, terminals=(stories.NEW_TERMINAL, unused)))
    act = Acts(workplace)
    for name in stories.STATES[stories.STATES.index("accepted") : stories.STATES.index("ready_to_seal") + 1]:
        getattr(act, name)(order)
    assert workplace.orders.view(order).reserved == (unused,)
    act.sealed(order)
    assert workplace.orders.view(order).reserved == ()
    used, left = states(workplace, stories.NEW_TERMINAL, unused)
    assert (used, left) == (("installed", "vehicle"), ("with_technician", "TJ01-VAN-WL"))


def test_a_swap_that_is_taken_back_is_held_again(reserved: tuple[Workplace, Id]) -> None:  # B20 B22
    workplace, order = reserved
    act = Acts(workplace)
    for name in ("accepted", "departed", "arrived", "in_repair", "swapped"):
        getattr(act, name)(order)
    workplace.swaps.undo(workplace.orders.view(order).swaps[0].id)
    assert workplace.orders.view(order).reserved == (stories.NEW_TERMINAL, stories.NEW_SIM)


@pytest.mark.parametrize(
    ("login", "step", "draft"),
    [("wulei", "refuse", REASON), ("sunli", "cancel_approved", CANCEL)],
    ids=["refused", "cancelled"],
)
def test_refused_or_cancelled_it_is_free_again(  # B20
    login: str, step: str, draft: planning.ReasonDraft, reserved: tuple[Workplace, Id]
) -> None:
    workplace, order = reserved
    act_as(workplace, login)
    workplace.repairs.do(order, step, draft)
    act_as(workplace, "zhenghao")
    assert workplace.orders.view(order).reserved == ()
    assert [state for state, _ in states(workplace, stories.NEW_TERMINAL, stories.NEW_SIM)] == ["with_technician"] * 2


def test_another_assignment_holds_what_it_names_and_no_more(reserved: tuple[Workplace, Id]) -> None:  # B20
    workplace, order = reserved
    act_as(workplace, "wulei")
    workplace.repairs.do(order, "refuse", REASON)
    act_as(workplace, "zhenghao")
    workplace.repairs.do(order, "assign", replace(ASSIGN, sims=(stories.NEW_SIM,)))
    assert workplace.orders.view(order).reserved == (stories.NEW_SIM,)
    assert states(workplace, stories.NEW_TERMINAL)[0][0] == "with_technician"


def test_from_the_warehouse_it_goes_along_with_who_leaves(approved: tuple[Workplace, Id]) -> None:  # B20
    workplace, order = approved
    unit = to_warehouse(workplace, spare(workplace))
    workplace.repairs.do(order, "assign", replace(ASSIGN, terminals=(unit,)))
    assert states(workplace, unit) == [("reserved", "TJ01-WH")]
    assert [(n.wanted, n.have) for n in workplace.dispatch.pick_list(order) if unit in n.numbers] != []
    Acts(workplace).accepted(order)
    Acts(workplace).departed(order)
    assert states(workplace, unit) == [("reserved", "TJ01-VAN-WL")]
    assert unit in workplace.orders.view(order).reserved


def test_handed_over_it_stays_held_and_goes_into_the_next_van(reserved: tuple[Workplace, Id]) -> None:  # B20
    workplace, order = reserved
    Acts(workplace).accepted(order)
    workplace.repairs.do(order, "hand_over", planning.HandOverDraft("zhaoqiang", "下班交接", "尚未出发"))
    act_as(workplace, "zhaoqiang")
    assert workplace.orders.view(order).reserved == (stories.NEW_TERMINAL, stories.NEW_SIM)
    workplace.repairs.do(order, "accept")
    stories.depart(workplace, order)
    assert states(workplace, stories.NEW_TERMINAL) == [("reserved", "QD01-VAN-ZQ")]


def test_what_cannot_be_taken_along_is_refused(approved: tuple[Workplace, Id]) -> None:  # B20
    workplace, order = approved
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(order, "assign", replace(ASSIGN, terminals=("BXA0001", "NOBODY1", "BXB0001")))
    assert codes(refusal) == ["unit_not_free", "unit_out_of_reach", "unit_unknown"]


def test_the_dispatcher_finds_units_by_part_of_the_number(approved: tuple[Workplace, Id]) -> None:  # B20
    workplace, order = approved
    (found,) = workplace.dispatch.units(order, "terminal", "a0012", ("wulei",))[:1]
    assert (found.number, found.near, found.free, found.where) == (stories.NEW_TERMINAL, True, True, "吴磊随车")
    (card,) = workplace.dispatch.units(order, "sim", stories.NEW_SIM[-6:], ("wulei",))
    assert (card.number, card.inside, card.free) == (stories.NEW_SIM, "", True)
    near, _ = workplace.dispatch.free_units("terminal", ("wulei",))
    other = second_order(workplace)
    workplace.repairs.do(other, "assign", WITH_UNITS)
    (found,) = workplace.dispatch.units(order, "terminal", "a0012", ("wulei",))
    assert found.held is not None and found.held.order_id == other
    assert workplace.dispatch.free_units("terminal", ("wulei",))[0] == near - 1


def test_a_card_in_a_held_terminal_is_held_with_it(approved: tuple[Workplace, Id]) -> None:  # B20
    workplace, order = approved
    with workplace.context.transaction() as session:
        unit = session.scalars(select(Terminal).where(Terminal.number == stories.NEW_TERMINAL)).one()
        card = session.scalars(select(Sim).where(Sim.iccid == stories.NEW_SIM)).one()
        place(workplace.context, session, card, "terminal", unit.id.hex, "with_technician")
        workplace.context.op(session, "test", "sims", card.id, {})
    workplace.repairs.do(order, "assign", replace(ASSIGN, terminals=(stories.NEW_TERMINAL,)))
    other = second_order(workplace)
    (found,) = workplace.dispatch.units(other, "sim", stories.NEW_SIM, ("wulei",))
    assert (found.inside, found.where, found.free) == (stories.NEW_TERMINAL, "吴磊随车", False)
    draft = replace(ASSIGN, sims=(stories.NEW_SIM,), confirmed=("crew_overlap",))
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(other, "assign", draft)
    assert codes(refusal) == ["unit_reserved"]


def test_pick_list_and_dispatch_sheet_name_what_is_held(approved: tuple[Workplace, Id]) -> None:  # B20 F13
    workplace, order = approved
    other = spare(workplace)
    workplace.repairs.do(order, "assign", replace(WITH_UNITS, terminals=(other, stories.NEW_TERMINAL)))
    units, cards = workplace.dispatch.pick_list(order)
    assert (set(units.numbers), units.wanted, units.have) == ({other, stories.NEW_TERMINAL}, 2, 2)
    assert (cards.numbers, cards.wanted, cards.have) == ((stories.NEW_SIM,), 1, 1)
    with workplace.context.reading() as session:
        view = workplace.orders.view(order)
        listed = RecordBuilder(session, view, workplace.context.zone, 0).build()["picklist"]
    assert {unit["id"] for unit in listed["terminals"]} == {other, stories.NEW_TERMINAL}
    assert [card["iccid"] for card in listed["sims"]] == [stories.NEW_SIM]


def test_the_stock_pages_say_for_whom(reserved: tuple[Workplace, Id]) -> None:  # B20
    workplace, order = reserved
    number = workplace.orders.view(order).number
    (row,) = (row for row in workplace.history.terminals().rows if row.number == stories.NEW_TERMINAL)
    (card,) = (row for row in workplace.history.sims().rows if row.iccid == stories.NEW_SIM)
    assert (row.reserved_for, card.reserved_for) == (number, number)
    held = workplace.history.terminal_card(row.id).reserved_for
    assert held is not None and (held.order_id, held.number) == (order, number)


def test_what_was_kept_for_no_known_order_is_asked_about(approved: tuple[Workplace, Id]) -> None:  # B20
    workplace, order = approved
    draft = replace(ASSIGN, technicians=("zhaoqiang",), terminals=("BXB0001",))
    doubts = workplace.repairs.check(order, "assign", draft)
    assert ("unit_set_aside", "warning") in [(p.code, p.severity) for p in doubts]
    workplace.repairs.do(order, "assign", replace(draft, confirmed=tuple(p.code for p in doubts)))
    assert workplace.orders.view(order).reserved == ("BXB0001",)


def test_the_van_says_for_which_order_a_unit_is_kept(reserved: tuple[Workplace, Id]) -> None:  # B20
    workplace, order = reserved
    _parts, units = workplace.dispatch.van("wulei")
    held = {unit.number for unit in units if unit.held == order}
    assert held == {stories.NEW_TERMINAL, stories.NEW_SIM}
    assert {unit.held for unit in units} <= {None, order}

"""Undo in the yard stays harmless when the world has moved on: sealed orders, units gone elsewhere, other orders."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import fleet
import yards
from fieldtech.errors import Refused
from fieldtech.model.base import Id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.drafts.install_row import RowPlaceDraft, RowResultDraft
from fieldtech.model.orders import Order
from fieldtech.services.custody import place
from fieldtech.services.custody_check import check_custody
from fieldtech.services.workplace import Workplace
from prepared import Prepared


@pytest.fixture
def workplace(prepared: Prepared, tmp_path: Path) -> Iterator[Workplace]:
    workplace = prepared.demo(tmp_path / "data")
    yield workplace
    with workplace.context.reading() as session:
        assert check_custody(session) == [], "every unit is in one place, and its history says so"
    workplace.close()


def codes(refusal: Any) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def where(workplace: Workplace, number: str) -> tuple[str, str, str]:
    with workplace.context.reading() as session:
        unit: Terminal | Sim | None = session.scalar(select(Terminal).where(Terminal.number == number))
        unit = unit or session.scalars(select(Sim).where(Sim.iccid == number)).one()
        return unit.place_kind, unit.place_ref, unit.state


def carry_off(workplace: Workplace, number: str, *, kind: str, ref: str, state: str, order: Id | None = None) -> None:
    """Somebody else moves it meanwhile."""
    with workplace.context.transaction() as session:
        unit: Terminal | Sim | None = session.scalar(select(Terminal).where(Terminal.number == number))
        unit = unit or session.scalars(select(Sim).where(Sim.iccid == number)).one()
        place(workplace.context, session, unit, kind, ref, state, order_id=order)
        table = "terminals" if isinstance(unit, Terminal) else "sims"
        workplace.context.op(session, "test", table, unit.id, {})


@pytest.mark.parametrize("status", ["to_sign", "signed"])
def test_after_the_work_nothing_but_the_platform_is_put_back(workplace: Workplace, status: str) -> None:
    # an undo kept by an open window writes nothing into what is being signed, or is sealed
    order = fleet.order_in(workplace, "installing")
    row = workplace.yard.rows(order)[0]
    fleet.fit_first(workplace, order)
    fleet.not_there(workplace, order)
    workplace.repairs.do(order, "finish_install")
    with workplace.context.transaction() as session:
        session.get_one(Order, order).status = status
        workplace.context.op(session, "test", "orders", order, {})
    done = workplace.yard.row(row.id).record
    for change in ({"place": RowPlaceDraft("cab_top")}, {"condition": None}, {"answers": None},
                   {"result": RowResultDraft("not_installed", "vehicle_absent")}):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            workplace.yard.put_back(row.id, replace(done, **change))
        assert codes(refusal) == ["wrong_state"]
    assert workplace.yard.row(row.id).record == done
    workplace.yard.put_back(row.id, replace(done, platform=None))
    assert workplace.yard.row(row.id).record.place == done.place


def test_an_undo_of_where_a_terminal_goes_does_not_fetch_it_back(workplace: Workplace) -> None:
    yard = yards.yard(workplace, 1, task="removal", fitted=True)
    (row,) = workplace.yard.rows(yard.order)
    workplace.yard.fit(row.id, terminal=yard.terminals[0])
    before = workplace.yard.row(row.id).record
    workplace.yard.goes(row.id, "to_repair", "坏")
    carry_off(workplace, yard.terminals[0], kind="location", ref="QD01-RET", state="in_return_area")
    with pytest.raises(Refused) as refusal:
        workplace.yard.put_back(row.id, before)
    assert codes(refusal) == ["new_not_in_van"]
    assert where(workplace, yard.terminals[0]) == ("location", "QD01-RET", "in_return_area")


def test_an_undo_of_a_removal_leaves_the_card_that_went_elsewhere(workplace: Workplace) -> None:
    yard = yards.yard(workplace, 2, task="removal", fitted=True)
    first = workplace.yard.rows(yard.order)[0]
    before = workplace.yard.row(first.id).record
    workplace.yard.fit(first.id, terminal=yard.terminals[0])
    with workplace.context.reading() as session:
        other = session.scalars(select(Terminal).where(Terminal.number == yard.terminals[1])).one().id.hex
    carry_off(workplace, yard.sims[1], kind="location", ref=yards.VAN, state="removed")
    carry_off(workplace, yard.sims[0], kind="terminal", ref=other, state="in_use")
    with pytest.raises(Refused) as refusal:
        workplace.yard.put_back(first.id, before)
    assert codes(refusal) == ["new_not_in_van"]
    assert where(workplace, yard.sims[0]) == ("terminal", other, "in_use")
    assert where(workplace, yard.terminals[0])[0] == "location"


def test_what_another_order_holds_by_now_keeps_its_reservation(workplace: Workplace) -> None:
    other = fleet.order_in(workplace, "draft")
    yard = yards.yard(workplace, 1, task="removal", fitted=True)
    (row,) = workplace.yard.rows(yard.order)
    before = workplace.yard.row(row.id).record
    workplace.yard.fit(row.id, terminal=yard.terminals[0])
    carry_off(workplace, yard.terminals[0], kind="location", ref=yards.VAN, state="reserved", order=other)
    with pytest.raises(Refused) as refusal:
        workplace.yard.goes(row.id, "to_repair", "坏")
    assert codes(refusal) == ["unit_reserved"]
    with pytest.raises(Refused) as refusal:
        workplace.yard.put_back(row.id, before)
    assert codes(refusal) == ["unit_reserved"]
    assert where(workplace, yard.terminals[0])[2] == "reserved"


def test_a_second_terminal_does_not_wipe_out_the_first(workplace: Workplace) -> None:
    yard = yards.yard(workplace, 2, task="removal", fitted=True)
    row = workplace.yard.rows(yard.order)[0]
    first, second = yard.terminals
    _, vehicle, _ = where(workplace, first)
    carry_off(workplace, second, kind="vehicle", ref=vehicle, state="installed")
    before = workplace.yard.row(row.id).record
    workplace.yard.fit(row.id, terminal=first)
    scanned = workplace.yard.scan(yard.order, second, row.id)
    assert [problem.code for problem in scanned.problems] == ["row_removed_already"]
    carry_off(workplace, second, kind="location", ref=yards.VAN, state="removed_good")
    workplace.yard.put_back(row.id, before)
    assert where(workplace, first) == ("vehicle", vehicle, "installed")


def test_what_was_put_out_of_use_goes_onto_no_vehicle(workplace: Workplace) -> None:
    yard = yards.yard(workplace, 1)
    row = workplace.yard.rows(yard.order)[0]
    with workplace.context.transaction() as session:
        session.scalars(select(Terminal).where(Terminal.number == yard.terminals[0])).one().active = False
        session.scalars(select(Sim).where(Sim.iccid == yard.sims[0])).one().active = False
        workplace.context.op(session, "test", "terminals", row.id, {})
    for number, code in ((yard.terminals[0], "terminal_unknown_here"), (yard.sims[0], "sim_unknown_here")):
        assert [problem.code for problem in workplace.yard.scan(yard.order, number, row.id).problems] == [code]

"""The warranty of an order counts on the day of the call, from what is known of the unit, unless a manager decides."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.errors import Refused
from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.planning import WarrantyDraft
from fieldtech.services.intake_desk import IntakeDesk
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, write_entry

CALL = stories.intake()


@pytest.mark.parametrize(("called", "state"), [(17, "in"), (18, "out")])
def test_the_day_of_the_call_counts_not_of_the_keying_in(
    called: int, state: str, prepared: Prepared, tmp_path: Path
) -> None:  # B02 B05
    w, order = prepared.open("triage", tmp_path / "data")
    write_entry(w, order, replace(CALL, at=datetime(2026, 11, called, 18, tzinfo=stories.ZONE),
                                  bought_on=date(2024, 11, 18)))  # fmt: skip
    act_as(w, "zhenghao")
    charges = w.orders.view(order).charges
    assert (charges.state, charges.until) == (state, date(2026, 11, 17))


@pytest.mark.parametrize(("bought", "months", "state"), [
    (date(2025, 6, 1), 24, "in"), (date(2025, 6, 1), 12, "out"), (None, 24, "unknown")
])  # fmt: skip
def test_an_unknown_purchase_is_looked_up_on_the_unit(
    bought: date | None, months: int, state: str, prepared: Prepared, tmp_path: Path
) -> None:  # B02
    w, order = prepared.open("triage", tmp_path / "data")
    write_entry(w, order, replace(CALL, bought_on=None, bought_unknown=True))
    with w.context.transaction() as session:
        unit = session.scalars(select(Terminal).where(Terminal.number == stories.OLD_TERMINAL)).one()
        unit.bought_on, unit.warranty_months = bought, months
        w.context.op(session, "test", "terminals", unit.id, {})
    act_as(w, "zhenghao")
    assert w.orders.view(order).charges.state == state


def test_a_unit_put_in_under_warranty_has_three_months(prepared: Prepared, tmp_path: Path) -> None:  # B02
    w, order = prepared.open("ready_to_seal", tmp_path / "data")
    write_entry(w, order, replace(CALL, bought_on=date(2024, 11, 20)))  # two days left
    act_as(w, "wulei")
    for hand in ("customer", "technician"):
        w.repairs.note(order, stories.ink(hand), hand)
    w.repairs.do(order, "sign_off")
    again = register_later(w, 30)
    assert again == ("in", date(2027, 2, 17))
    papers(w, stories.NEW_TERMINAL, date(2024, 11, 20))
    assert shown(w, stories.NEW_TERMINAL) == {again}
    assert register_later(w, 100)[0] == "out"
    assert shown(w, stories.NEW_TERMINAL) == {("out", date(2027, 2, 17))}


def papers(w: Workplace, number: str, bought: date | None) -> None:
    """When a unit was bought."""
    with w.context.transaction() as session:
        unit = session.scalars(select(Terminal).where(Terminal.number == number)).one()
        unit.bought_on = bought
        w.context.op(session, "test", "terminals", unit.id, {})


def shown(w: Workplace, number: str) -> set[tuple[str, date | None]]:
    """What the intake, the look-up while typing, the card of the unit and the list of units say of it."""
    person = w.context.require().login
    act_as(w, "chugang")
    row = next(row for row in w.history.terminals(number).rows if row.number == number)
    card = w.history.terminal_card(row.id)
    act_as(w, person)
    customer = w.lookup.customers_by(number)[0].customer_id
    thing = next(thing for thing in IntakeDesk(w.context).things(customer) if thing.terminal == number)
    option = next(option for option in w.lookup.vehicles_of(customer) if option.terminal == number)
    (mounted,) = (unit for unit in w.history.vehicle_card(thing.id).terminals if unit.number == number)
    return {(said.warranty, said.warranty_until) for said in (card, row, thing, option, mounted)}


def register_later(w: Workplace, days: int) -> tuple[str, date | None]:
    """The same vehicle calls again."""
    stories.clock_of(w).advance(timedelta(days=days))
    act_as(w, "zhoumin")
    call = replace(CALL, at=w.context.now(), bought_on=date(2024, 11, 20))
    charges = w.orders.view(w.repairs.register(call).id).charges
    return charges.state, charges.until


def test_a_manager_decides_otherwise_with_his_reason(prepared: Prepared, tmp_path: Path) -> None:  # D17
    w, order = prepared.open("in_repair", tmp_path / "data")
    decision = WarrantyDraft("damage", "外壳被撞裂")
    act_as(w, "wulei")
    with pytest.raises(Refused):
        w.repairs.note(order, decision)
    act_as(w, "sunli")
    w.repairs.note(order, decision)
    assert w.orders.view(order).charges.state == "damage"
    assert w.sheets.record(order)["warranty"] == {"state": "damage", "until": "2027-05-31", "reason": "外壳被撞裂"}

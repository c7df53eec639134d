"""The fleet story by the services: from the request to a vehicle that lacks nothing (B10 to B13, B20, B27)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

import fleet
from fieldtech.demo.cases import TRACTOR
from fieldtech.errors import Invalid, Refused
from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.install_row import RowResultDraft
from fieldtech.model.warranty import last_day
from fieldtech.services.orders import OrderQuery
from fieldtech.services.workplace import Workplace
from prepared import act_as, write_entry


@pytest.fixture
def workplace(prepared, tmp_path):  # type: ignore[no-untyped-def]
    workplace = prepared.demo(tmp_path / "data")
    yield workplace
    workplace.close()


def test_a_vehicle_that_lacks_nothing_is_installed(workplace: Workplace) -> None:
    # B11, B13, B20, B27
    order = fleet.order_in(workplace, "installing")
    fleet.fit_first(workplace, order)
    first, second = workplace.yard.rows(order)
    assert (first.state, first.terminal, first.iccid, first.open_points) == (
        "installed", "BXB0001", "89860622000000123421", (),
    )  # fmt: skip
    assert second.state == "waiting"


def test_every_vehicle_has_a_result_before_the_customer_signs(workplace: Workplace) -> None:
    order = fleet.order_in(workplace, "installing")
    fleet.fit_first(workplace, order)
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(order, "finish_install")
    assert [p.code for p in refusal.value.problems] == ["row_open"]
    fleet.not_there(workplace, order)
    workplace.repairs.do(order, "finish_install")
    assert workplace.orders.view(order).status == "to_sign"


def test_a_terminal_is_on_one_vehicle_only(workplace: Workplace) -> None:
    order = fleet.order_in(workplace, "installing")
    first, second = workplace.yard.rows(order)
    assert workplace.yard.scan(order, "BXB0001", first.id).change is not None
    again = workplace.yard.scan(order, "BXB0001", second.id)
    assert again.change is None and [p.code for p in again.problems] == ["unit_on_other_row"]
    assert workplace.yard.row(second.id).terminal == ""


def test_a_plate_picks_its_vehicle_and_a_reschedule_needs_its_date(workplace: Workplace) -> None:
    order = fleet.order_in(workplace, "installing")
    first = workplace.yard.rows(order)[0]
    assert workplace.yard.scan(order, first.plate, None).row == first.id
    with pytest.raises(Invalid):
        workplace.yard.record(first.id, RowResultDraft("rescheduled", "vehicle_absent"))


def test_signed_and_sealed_with_an_order_for_the_rest(workplace: Workplace) -> None:
    # B13, F19: one signature over the itemised list; what was not done goes on under another number
    order = fleet.order_in(workplace, "installing")
    fleet.fit_first(workplace, order)
    fleet.not_there(workplace, order)
    workplace.repairs.do(order, "finish_install")
    fleet.sign(workplace, order)
    view = workplace.orders.view(order)
    assert view.status == "completed" and len(view.seals) == 1
    act_as(workplace, "zhenghao")
    rest = next(row for row in workplace.orders.page(OrderQuery(filter="all")).rows if row.id != order)
    assert rest.status == "draft" and workplace.orders.view(rest.id).repeat_of == view.number
    assert [row.vin for row in workplace.yard.rows(rest.id)] == [workplace.yard.rows(order)[1].vin]
    # sample data 6.8: where nobody knows the sale, the warranty runs from the day the customer signed for it
    with workplace.context.transaction() as session:
        unit = session.scalars(select(Terminal).where(Terminal.number == "BXB0001")).one()
        unit.bought_on = None
        workplace.context.op(session, "test", "terminals", unit.id, {})
    signed = workplace.context.local(workplace.context.now()).date()
    act_as(workplace, "zhoumin")
    for days, state in ((364, "in"), (365, "out")):
        later = workplace.context.now() + timedelta(days=days)
        call = replace(TRACTOR.call, vehicle="V04", model="BX-G100", bought_on=None, bought_unknown=True, at=later)
        repair = workplace.repairs.register(replace(call, at=workplace.context.now())).id
        write_entry(workplace, repair, call)
        charges = workplace.orders.view(repair).charges
        assert (charges.state, charges.until) == (state, last_day(signed, 12))
    customer = workplace.lookup.customers_by("BXB0001")[0].customer_id
    option = next(one for one in workplace.lookup.vehicles_of(customer) if one.terminal == "BXB0001")
    assert option.warranty_until == last_day(signed, 12)  # who takes the call is told the same

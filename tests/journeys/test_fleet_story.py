"""The fleet of the demo, through the window and by the services alone: both are the story of the sample company."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from fieldtech.demo.fleet_acts import FleetActs
from fieldtech.demo.fleet_case import HAIYUE, write_list
from fieldtech.demo.fleet_story import FleetStory
from fieldtech.demo.stage import Stage
from fieldtech.services.custody_check import check_custody
from fieldtech.services.orders import OrderQuery
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as
from stories import clock_of

from .told import told

REQUEST, ORDER, REST = "XQ-QD01-20261110-001", "AZ-QD01-20261110-001", "AZ-QD01-20261112-001"
WAYS = ("by hand", "by services")


@pytest.fixture(scope="module")
def ways(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory, qapp: Any) -> Iterator[dict[str, Workplace]]:
    """The fleet played before the window, and written down at once."""
    played, served = (prepared.demo(tmp_path_factory.mktemp("fleet") / "data") for _ in WAYS)
    stage: Stage | None = None
    try:
        FleetActs(served).play()
        clock_of(played).set(HAIYUE.asked_at)
        stage = Stage(tmp_path_factory.mktemp("out"), "zh_CN", pictures=False, workplace=played)
        assert FleetStory(stage).play() == ORDER
        assert stage.hands.flashes.seen == []
        yield dict(zip(WAYS, (played, served), strict=True))
    finally:
        if stage is not None:
            stage.close()
        served.close()


@pytest.fixture(params=WAYS)
def office(request: pytest.FixtureRequest, ways: dict[str, Workplace]) -> Workplace:
    """郑浩 looks at what came of it."""
    workplace = ways[request.param]
    act_as(workplace, "zhenghao")
    return workplace


def test_the_request_is_the_one_of_the_story(office: Workplace) -> None:
    # B10, P19, P21
    events = told(REQUEST)
    view = office.requests.view(REQUEST)
    asked, acts = events["request.create"], {act.act: act for act in view.acts}
    assert [car.number for car in view.vehicles] == asked["vehicles"]
    assert (view.draft.contract_no, view.draft.model, view.draft.quantity, view.draft.unit_cents) == (
        asked["contract"], asked["model"], asked["quantity"], asked["unit_price_cents"],
    )  # fmt: skip
    for act, event in (("reviewed", "request.review"), ("told", "request.tell_customer"), ("ordered", None)):
        at = events[event]["at"] if event else told(ORDER)["install.create"]["at"]
        assert office.context.local(acts[act].at).isoformat() == at
    assert view.order == ORDER and view.status == "dispatched"


def test_the_order_is_the_one_of_the_story(office: Workplace) -> None:
    # B11, B13, B20, B27, F19, F20
    events, order = told(ORDER), office.orders.find(ORDER)
    view, record = office.orders.view(order), office.sheets.record(order)
    assert view.status == "completed" and len(view.seals) == 1
    first, second = record["rows"]
    assert (first["state"], second["state"], second["reason"]) == ("installed", "not_installed", "vehicle_absent")
    assert [t["login"] for t in record["assignment"]["technicians"]] == events["install.assign"]["technicians"]
    assert list(record["assignment"]["slot"]) == events["install.assign"]["slot"]
    row = office.yard.rows(order)[0]
    done = events["install.row_done"]
    assert (row.terminal, row.iccid) == ("BXB0001", "89860622000000123421"), done
    times = record["times"]
    assert (times["departed"], times["arrived"], times["signed"]) == tuple(
        events[f"install.{step}"]["at"] for step in ("depart", "arrive", "sign")
    )
    assert record["feedback"]["overall"] == events["install.sign"]["feedback"]["overall"]
    assert office.sheets.verify(office.sheets.write(order).path).ok


def test_the_vehicle_that_was_not_there_goes_on(office: Workplace) -> None:
    rest = office.orders.find(REST)
    view = office.orders.view(rest)
    assert (view.status, view.repeat_of) == ("draft", ORDER)
    assert [row.vin for row in office.yard.rows(rest)] == [HAIYUE.cars[1].vin]
    assert {row.number for row in office.orders.page(OrderQuery(filter="all")).rows} == {ORDER, REST}


def test_what_was_handed_out_is_where_it_was_used(office: Workplace) -> None:
    # B41
    (slip,) = office.stores.slips.recent()
    view = office.stores.slips.view(slip.id)
    assert (view.order, view.target_name, {line.number for line in view.lines}) == (
        ORDER, "赵强随车", {"BXA0013", "89860420123456789075"},
    )  # fmt: skip
    with office.context.reading() as session:
        assert check_custody(session) == []


def test_the_customers_list_is_a_workbook_of_his_own(tmp_path: Path) -> None:
    sheet = load_workbook(write_list(tmp_path / "list.xlsx", HAIYUE.cars)).active
    assert sheet is not None and sheet.merged_cells.ranges
    assert [row[5] for row in sheet.iter_rows(min_row=4, values_only=True)] == [car.vin for car in HAIYUE.cars]

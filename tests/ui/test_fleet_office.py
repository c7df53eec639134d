"""The office path of a fleet install by mouse and keys: request, review, correction, order, approval, assignment."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import fleet
from fieldtech.forms.fleet.clerk import Clerk
from fieldtech.forms.masters.sheet import MasterSheet
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.fleet import FleetOffice
from prepared import Prepared
from stories import later


@pytest.fixture
def workplace(prepared: Prepared, tmp_path: Path) -> Iterator[Workplace]:
    workplace = prepared.demo(tmp_path / "data")
    yield workplace
    workplace.close()


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace) -> FleetOffice:
    return FleetOffice(qtbot, theme, language, workplace)


def write_request(office: FleetOffice) -> None:
    """周敏 writes down what 王签 brought."""
    office.go("requests_page")
    office.press("new_request")
    office.look_up("customer", "海岳")
    office.choose("source", "sales")
    office.type("sales_signer", "王签")
    office.choose_from_list("model", "BX-G100")
    office.tick_vehicles("BD12345", "000005")
    office.type("unit_cents", "480")
    office.choose_from_list("payment", "monthly")
    office.day("wanted_by", date(2026, 11, 25))
    office.type("platform_host", "218.0.0.1")
    office.type("platform_port", "7611")


def test_the_first_request_of_all_after_somebody_else_had_the_window(
    qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace
) -> None:
    office = FleetOffice(qtbot, theme, language, workplace, "chugang")  # the page is made while he is in
    office.sit_down("zhoumin", "requests_page")
    assert office.there("new_request")


def test_the_request_fills_itself_from_customer_and_vehicles(office: FleetOffice) -> None:
    # B10, B11
    write_request(office)
    draft = office.form.form.draft()
    assert (draft.contact, draft.quantity, draft.total_cents) == ("王建国", 2, 96000)
    assert draft.place and draft.phone
    office.sent()
    (row,) = office.workplace.requests.list()
    assert (row.quantity, row.vehicles, row.waits) == (2, 2, "review")


def test_the_kind_of_vehicle_is_said_in_the_language_shown(office: FleetOffice) -> None:
    order = fleet.order_in(office.workplace, "draft")
    office.sit_down("zhenghao", "orders_page", order.hex)
    table = office.find("vehicles").model()
    cells = {str(table.index(r, c).data()) for r in range(table.rowCount()) for c in range(table.columnCount())}
    assert {"Car", "Heavy truck"} <= cells and not {"轿车", "重型货车"} & cells
    request = office.requests
    office.go("requests_page", office.workplace.requests.list(closed=True)[0].number)
    table = request.vehicles.table.model()
    assert {str(table.index(row, 2).data()) for row in range(table.rowCount())} == {"Car", "Heavy truck"}
    options = Clerk(request._work._desk("new"), office.workplace).vehicle_options("C001")
    assert "Heavy truck" in " ".join(option.detail for option in options)


def test_doubts_stand_beside_their_fields(office: FleetOffice) -> None:
    # forms 2.1
    write_request(office)
    office.type("quantity", "3")
    office.day("wanted_by", date(2026, 11, 1))
    office.type("total_cents", "1")
    office.type("sales_signer", "")
    office.submit()
    assert "3 ordered, 2 vehicles listed" in office.note("quantity")
    assert "has passed" in office.note("wanted_by")
    assert "not quantity times price" in office.note("total_cents")
    assert office.note("sales_signer") == "This field is required."


def test_the_whole_way_of_the_office(office: FleetOffice) -> None:
    # B10 to B13, P19, P20, P21
    workplace = office.workplace
    write_request(office)
    office.sent()
    number = workplace.requests.list()[0].number

    office.next_step()  # review: returned
    office.choose("checked", "model", "quantity")
    office.choose("result", "returned")
    office.submit()
    assert office.note("remark") == "This field is required."
    office.type("remark", "交货期应为 26 日")
    office.sent()
    assert workplace.requests.view(number).status == "returned"

    office.next_step()  # correction
    office.day("wanted_by", date(2026, 11, 26))
    office.sent()
    assert workplace.requests.view(number).waits == "review"

    office.next_step()  # review: all six points
    office.choose("result", "passed")
    office.submit()
    assert office.note("checked") != ""
    office.choose("checked", "model", "quantity", "price", "date", "place", "payment")
    office.sent()

    office.next_step()  # the customer is told, just now
    assert office.form.form.draft().at == workplace.context.now().replace(second=0, microsecond=0)
    office.sent()
    assert workplace.requests.view(number).waits == "order"

    office.next_step()  # the order
    office.sent()
    assert office.page is office.orders and office.order().status == "draft"
    hand_in(office)
    approve(office)
    assign(office)


def hand_in(office: FleetOffice) -> None:
    """One driver is not known: waived with a reason; too few terminals are considered."""
    order = office.order().id
    office.next_step()
    assert (
        office.sheet() is not None
        and "driver"
        in " ".join(
            label.text()
            for label in office.sheet().findChildren(type(office.sheet().title))  # type: ignore[union-attr]
        ).lower()
    )
    office.sheet().close_sheet()  # type: ignore[union-attr]
    office.press("change_install")
    office.choose("waived", "driver_data")
    office.type("waiver_reason", "司机下周到岗")
    office.sent()
    office.next_step()
    office.submit()
    assert office.note("confirmed") != ""
    office.press("considered_terminals_short")
    office.sent()
    assert office.workplace.orders.view(order).status == "to_approve"


def approve(office: FleetOffice) -> None:
    """孙立 sees vehicles and papers, and says yes."""
    order = office.order().id
    office.sit_down("sunli", "approvals_page")
    view = office.approvals.case_view
    assert view.fleet.vehicles.isVisible() and view.fleet.papers.isVisible()
    assert [line.label for line in view.fleet.case.lines] == ["鲁BD12345", "VIN …000005"]  # type: ignore[union-attr]
    assert not view.fleet.vehicles.edit_button.isVisible() and not view.fleet.install.edit.isVisible()
    office.next_step()
    office.approvals.leave()
    assert office.workplace.orders.view(order).status == "approved"
    office.sit_down("zhenghao", "orders_page", order.hex)


def assign(office: FleetOffice) -> None:
    """郑浩 takes the free units by one press, scans what is missing, and sends 赵强."""
    order = office.order().id
    office.next_step()
    form = office.form.form
    office.click(office.find("slot_from_quick_1"))
    form.set_field("technicians", ("zhaoqiang",))
    for scan in (*fleet.TERMINALS, *fleet.SIMS):
        assert form.take_scan(scan)
    form.look()  # type: ignore[attr-defined]
    for code in form.editor("confirmed").list.codes():  # type: ignore[attr-defined]
        office.press(f"considered_{code}")
    office.sent()
    view = office.workplace.orders.view(order)
    assert view.status == "assigned" and set(view.reserved) == {*fleet.TERMINALS, *fleet.SIMS}


def test_returned_by_the_manager_and_handed_in_again(office: FleetOffice) -> None:
    # P20
    order = fleet.order_in(office.workplace, "to_approve")
    office.sit_down("sunli", "approvals_page", order.hex)
    office.press("return_plan")
    office.approvals.reason.given.emit("请先补司机电话")
    office.settle()
    office.approvals.leave()
    assert office.workplace.orders.view(order).status == "returned"
    later(office.workplace, 5)
    office.sit_down("zhenghao", "orders_page", order.hex)
    assert office.orders.detail.footer.primary.objectName() == "missing"
    office.press("change_install")
    office.type("text", "司机电话已补")
    office.sent()
    office.next_step()
    office.press("considered_terminals_short")
    office.sent()
    assert office.order().status == "to_approve"


def test_vehicles_are_removed_with_undo_and_added(office: FleetOffice) -> None:
    # B11
    order = fleet.order_in(office.workplace, "draft")
    office.sit_down("zhenghao", "orders_page", order.hex)
    card = office.orders.detail.fleet.vehicles
    undo: list[object] = []
    office.orders.said.connect(lambda _text, back: undo.append(back))
    card.table.selectRow(0)
    office.press("remove_vehicles")
    desk = office.workplace.install_desk
    assert [line.label for line in desk.case(order).lines] == ["VIN …000005"]
    undo[-1]()  # type: ignore[operator]
    assert [line.label for line in desk.case(order).lines] == ["鲁BD12345", "VIN …000005"]
    office.press("add_vehicles")
    picker = office.form.form.editor("vehicles").picker  # type: ignore[attr-defined]
    offered = {option.value for option in picker.model.shown}
    assert offered and not offered & set(fleet.VEHICLES)
    office.press("tick_all")
    office.sent()
    assert len(desk.case(order).lines) == 2 + len(offered)


def test_a_new_order_without_a_request(office: FleetOffice) -> None:
    # B06, B11
    office.sit_down("zhenghao", "orders_page")
    office.press("new_install")
    office.choose("task", "removal")
    office.look_up("customer", "海岳")
    office.tick_vehicles("BD12345")
    office.submit()
    assert office.note("written_request") == "This field is required."
    office.type("written_request", "邮件 2026-11-17")
    office.sent()
    view = office.order()
    case = office.workplace.install_desk.case(view.id)
    assert (view.status, case.draft.task, [line.label for line in case.lines]) == ("draft", "removal", ["鲁BD12345"])


def test_another_date_needs_reason_and_the_customers_knowledge(office: FleetOffice) -> None:
    # P24
    order = fleet.order_in(office.workplace, "assigned")
    office.sit_down("zhenghao", "orders_page", order.hex)
    office.pick("reschedule")
    office.submit()
    assert all(office.note(field) for field in ("reason", "wanted_by", "customer_informed"))
    office.type("reason", "客户车辆未回场")
    office.day("wanted_by", date(2026, 11, 30))
    office.click(office.control("customer_informed"))
    office.sent()
    view = office.order()
    assert view.status == "approved" and view.promised_at is not None and view.promised_at.day == 30


def test_the_list_shows_one_kind(office: FleetOffice, language: Language) -> None:
    # P05
    fleet.order_in(office.workplace, "draft")
    office.sit_down("zhenghao", "orders_page")
    pane = office.orders.list_pane
    pane.show_kind("repair")
    assert pane.model.rowCount() == 0
    pane.show_kind("install")
    assert pane.model.rowCount() == 1
    row = pane.model.record(0)
    assert "Install: 2 × BX-G100" in pane._spoken(row) and "by 11-25" in pane._spoken(row)
    language.use("zh_CN")
    assert "安装 2 台 BX-G100" in pane._spoken(row)


def test_the_first_free_units_by_one_press_and_the_rest_by_scanning(office: FleetOffice) -> None:
    # B20, states 4.1: one of each by number for every vehicle
    workplace = office.workplace
    order = fleet.order_in(workplace, "approved")
    office.sit_down("zhenghao", "orders_page", order.hex)
    office.next_step()
    form = office.form.form
    form.set_field("technicians", ("zhaoqiang",))
    office.press("take_sims")
    assert form.draft().sims == fleet.SIMS and not office.there("take_sims")
    office.press("take_terminals")
    assert form.draft().terminals == ()  # none of this model is free: they are scanned
    for scan in (*fleet.TERMINALS, fleet.TERMINALS[0]):
        assert form.take_scan(scan)
    assert form.draft().terminals == fleet.TERMINALS and not office.there("take_terminals")
    office.press(f"remove_{fleet.TERMINALS[0]}")
    assert form.draft().terminals == fleet.TERMINALS[1:] and office.there("take_terminals")


def test_dozens_of_units_stay_a_short_list(office: FleetOffice) -> None:
    # B20
    order = fleet.order_in(office.workplace, "approved")
    office.sit_down("zhenghao", "orders_page", order.hex)
    office.next_step()
    form = office.form.form
    many = tuple(f"BXZ{n:04}" for n in range(30))
    form.set_field("terminals", many)
    office.settle()
    assert office.there("remove_BXZ0029") and not office.there("remove_BXZ0000")
    office.press("all_terminals")
    assert form.editor("terminals").value() == many
    office.click(form.findChild(QWidget, "remove_BXZ0000"))
    assert form.draft().terminals == many[1:]


def test_too_few_units_by_number_are_refused(office: FleetOffice) -> None:
    # states 4.1
    order = fleet.order_in(office.workplace, "approved")
    office.sit_down("zhenghao", "orders_page", order.hex)
    office.next_step()
    form = office.form.form
    office.click(office.find("slot_from_quick_1"))
    form.set_field("technicians", ("zhaoqiang",))
    form.set_field("terminals", fleet.TERMINALS[:1])
    form.look()  # type: ignore[attr-defined]
    for code in form.editor("confirmed").list.codes():  # type: ignore[attr-defined]
        office.press(f"considered_{code}")
    office.submit()
    assert "1 terminals are reserved, 2 are needed" in office.note("terminals")
    assert "0 SIM cards are reserved" in office.note("sims")
    assert office.order().status == "approved"


def test_a_trial_ends_with_a_removal_order(office: FleetOffice) -> None:
    # A01
    order = fleet.trial(office.workplace)
    office.sit_down("zhenghao", "orders_page", order.hex)
    office.press("remove_trial")
    office.type("note", "客户不购买")
    office.submit()
    assert office.note("written_request") == "This field is required."
    office.type("written_request", "邮件 2026-12-18")
    office.sent()
    assert office.order().title.startswith("拆机 1 台")
    chain = office.orders.detail.fleet.chain
    assert chain.isVisible()
    office.press(f"open_{office.workplace.orders.view(order).number}")
    assert office.order().id == order


def test_a_gap_in_the_drivers_leads_to_the_vehicle(office: FleetOffice) -> None:
    # B12, B13
    order = fleet.order_in(office.workplace, "draft")
    office.sit_down("zhenghao", "orders_page", order.hex)
    card = office.orders.detail.fleet
    card.vehicles.table.selectRow(1)
    office.press("vehicle_data")
    sheet = office.sheet()
    assert isinstance(sheet, MasterSheet)
    for field, text in (("driver_name", "李师傅"), ("driver_mobile", "13612340005")):
        office.keys(sheet.form.editor(field).control, text)
    office.click(sheet.primary)
    if office.sheet() is not None:  # doubts of the register are looked at once more
        office.click(sheet.primary)
    assert card.case is not None and [line.has_driver for line in card.case.lines] == [True, True]
    assert {paper.state for paper in card.case.papers} == {"there"}


def test_an_emergency_goes_out_on_the_managers_word(office: FleetOffice) -> None:
    # B32, B33: the word is written down first, the approval is owed and given late
    workplace = office.workplace
    order = fleet.order_in(workplace, "draft")
    office.sit_down("zhenghao", "orders_page", order.hex)
    office.press("change_install")
    office.click(office.control("emergency"))
    office.type("emergency_reason", "港口要求今天上线")
    office.sent()
    office.pick("assign_emergency")
    office.choose_from_list("asked", "sunli")
    office.click(office.find("at_quick_1"))
    office.choose("how", "phone")
    office.choose("purpose", "work")
    office.type("content", "应急安装两台")
    office.type("answer", "同意")
    office.submit()
    office.wait(lambda: office.form.form.draft_type.kind == "assign")
    form = office.form.form
    office.click(office.find("slot_from_quick_1"))
    form.set_field("technicians", ("zhaoqiang",))
    for scan in (*fleet.TERMINALS, *fleet.SIMS):
        assert form.take_scan(scan)
    form.look()  # type: ignore[attr-defined]
    for code in form.editor("confirmed").list.codes():  # type: ignore[attr-defined]
        office.press(f"considered_{code}")
    office.sent()
    view = workplace.orders.view(order)
    assert view.status == "assigned" and "late_approval" in {owed.kind for owed in view.follow_ups}

    office.sit_down("sunli", "approvals_page", order.hex)
    office.next_step()
    office.approvals.leave()
    owed = {owed.kind for owed in workplace.orders.view(order).follow_ups}
    assert "late_approval" not in owed


def test_the_yard_is_where_the_technician_goes_on(office: FleetOffice) -> None:
    order = fleet.order_in(office.workplace, "departed")
    office.sit_down("zhaoqiang", "orders_page", order.hex)
    assert not office.orders.list_pane.new_install.isVisible()
    office.next_step()
    assert office.yard.references == [str(order)]


def test_the_delivery_is_confirmed_from_the_list_of_what_is_owed(office: FleetOffice) -> None:
    # P26
    order = fleet.one_of_two(office.workplace, fleet.order_in(office.workplace, "installing"))
    office.sit_down("zhoumin", "orders_page", order.hex)
    office.press("settle_delivery")
    office.click(office.find("at_quick_1"))
    for field in ("received", "quantity_ok", "spec_ok"):
        office.choose(field, "yes")
    office.sent()
    assert "delivery" not in {owed.kind for owed in office.order().follow_ups}
    assert not office.there("settle_delivery")

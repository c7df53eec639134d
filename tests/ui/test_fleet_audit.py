"""The pages and forms of fleet installs at the desk in both languages and themes, at three sizes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import audit
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import fleet
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.fleet import FleetOffice
from prepared import Prepared, act_as

LOOKS = [("zh_CN", "light"), ("zh_CN", "dark"), ("en", "light"), ("en", "dark")]
ORDER_FORMS = {
    "draft": ("zhenghao", ("change_install", "add_vehicles", "hand_in", "cancel", "assign_emergency")),
    "to_approve": ("zhenghao", ("withdraw", "verbal")),
    "approved": ("zhenghao", ("assign",)),
    "assigned": ("zhenghao", ("reschedule",)),
}


@pytest.fixture
def workplace(prepared: Prepared, tmp_path: Path) -> Iterator[Workplace]:
    workplace = prepared.demo(tmp_path / "data")
    yield workplace
    workplace.close()


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(look))
def office(
    request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace
) -> FleetOffice:
    code, mode = request.param
    office = FleetOffice(qtbot, theme, language, workplace)
    language.use(code)
    theme.use(mode)
    return office


def faults(office: FleetOffice, what: Callable[[], QWidget], name: str) -> list[str]:
    """Of one widget at every size."""
    found: list[str] = []
    for size in audit.SIZES:
        office.window.resize(*size)
        audit.settle()
        widget = what()
        found += [f"{name} {size} {fault}" for fault in audit.faults(widget) + audit.foreign_colours(widget)]
    return found


def forms(office: FleetOffice, act: Callable[[str], None], names: tuple[str, ...]) -> list[str]:
    """Of forms with all their problems in sight."""
    found: list[str] = []
    for name in names:
        act(name)
        if office.form.form.missing():
            office.submit()
        found += faults(office, lambda: office.form, name)
        office.form.close_sheet()
        audit.settle()
    return found


def test_requests_and_their_forms(office: FleetOffice) -> None:
    workplace = office.workplace
    fleet.request(workplace)
    act_as(workplace, "zhoumin")
    doubtful = replace(fleet.REQUEST, quantity=3, total_cents=100)
    workplace.requests.register("C001", doubtful, fleet.vehicle_ids(workplace))
    office.sit_down("zhoumin", "requests_page")
    found = faults(office, lambda: office.window, "page")
    page = office.requests
    found += forms(office, lambda _name: office.press("new_request"), ("new",))
    found += forms(office, lambda name: office.press(name), ("review", "correct"))
    page.pane.filters.set_value("passed")
    page.pane.filters.changed.emit()
    page.pane.choose_first()
    found += forms(office, lambda name: office.press(name), ("make_order", "tell"))
    assert found == []


@pytest.mark.parametrize("state", list(ORDER_FORMS))
def test_an_order_and_its_forms(office: FleetOffice, state: str) -> None:
    login, names = ORDER_FORMS[state]
    order = fleet.order_in(office.workplace, state)
    if state == "draft":
        desk = office.workplace.install_desk
        waived = replace(desk.draft_of(order), waived=("driver_data",), waiver_reason="司机待定", emergency=True)
        desk.change(order, replace(waived, emergency_reason="港口停工"))
    office.sit_down(login, "orders_page", order.hex)
    found = faults(office, lambda: office.window, state)
    found += forms(office, office.orders.detail.act.emit, names)
    assert found == []


def test_a_new_order_and_the_end_of_a_trial(office: FleetOffice) -> None:
    order = fleet.trial(office.workplace)
    office.sit_down("zhenghao", "orders_page", order.hex)
    found = faults(office, lambda: office.window, "trial")
    ends = ("sell_trial", "remove_trial", "delivery", "milestone_kickoff")
    found += forms(office, office.orders.detail.act.emit, ends)
    found += forms(office, lambda _name: office.press("new_install"), ("new_install",))
    assert found == []


def test_a_fleet_in_the_managers_inbox(office: FleetOffice) -> None:
    order = fleet.order_in(office.workplace, "to_approve")
    office.sit_down("sunli", "approvals_page", order.hex)
    assert faults(office, lambda: office.window, "approvals") == []


def test_every_control_is_reached_by_tab(office: FleetOffice) -> None:
    order = fleet.order_in(office.workplace, "draft")
    for page in ("requests_page", "orders_page"):
        office.sit_down("zhenghao", page, order.hex if page == "orders_page" else "")
        assert audit.tab_faults(office.window) == []

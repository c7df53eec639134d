"""The leave check of an install order: every gap of every vehicle, each leading to its row in the yard."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import fleet
from fieldtech.errors import Problem
from fieldtech.model.drafts.install_row import RowResultDraft
from fieldtech.ui.language import Language
from fieldtech.ui.pages.onsite.leave_rows import by_vehicle
from fieldtech.ui.theme import Theme
from pages.desk import Elsewhere
from pages.technician import Technician
from prepared import Prepared


@pytest.fixture
def yard(qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path) -> Iterator[Any]:
    """赵强 in the yard with two vehicles; the first one's condition is recorded."""
    workplace = prepared.demo(tmp_path / "data")
    order = fleet.order_in(workplace, "installing")
    technician = Technician(qtbot, theme, language, workplace, login="zhaoqiang")
    technician.elsewhere["yard_page"] = Elsewhere("yard_page")
    technician.window.add_page(technician.elsewhere["yard_page"])
    yield technician, workplace, order
    workplace.close()


def shown(technician: Technician) -> str:
    return " ".join(label.text() for label in technician.leave.findChildren(QLabel) if label.isVisible())


def test_all_gaps_of_a_vehicle_stand_in_its_line(yard: Any) -> None:  # B43
    technician, workplace, order = yard
    first, second = workplace.yard.rows(order)
    technician.window.open_page("leave_page", order.hex)
    found = technician.leave.found.must
    assert {p.params["row"] for p in found} == {first.id.hex, second.id.hex}
    assert {p.code for p in found if p.params["row"] == first.id.hex} == set(first.open_points)
    assert [p.code for p in found if p.params["row"] == second.id.hex] == ["row_open"]
    text = shown(technician)
    assert "No. 1, 鲁BD12345" in text and "Scan the terminal to be fitted." in text and "Scan the SIM card." in text


def test_a_press_leads_to_the_row_in_the_yard(yard: Any) -> None:
    technician, workplace, order = yard
    first, second = workplace.yard.rows(order)
    technician.window.open_page("leave_page", order.hex)
    technician.press("go_row_2")
    technician.window.open_page("leave_page", order.hex)
    technician.next()
    references = [f"{order.hex}/{second.id.hex}", f"{order.hex}/{first.id.hex}"]
    assert technician.elsewhere["yard_page"].references == references


def test_nothing_missing_the_work_ends_and_the_customer_signs(yard: Any) -> None:
    technician, workplace, order = yard
    fleet.fit_first(workplace, order)
    workplace.yard.record(workplace.yard.rows(order)[1].id, RowResultDraft("not_installed", "vehicle_absent"))
    technician.window.open_page("leave_page", order.hex)
    assert technician.leave.found.must == () and "rows" in technician.leave.found.done
    technician.next()
    assert workplace.orders.view(order).status == "to_sign"
    assert technician.elsewhere["signoff_page"].references == [order.hex]


def test_a_check_left_for_later_is_told_by_its_vehicle(yard: Any) -> None:
    technician, workplace, order = yard
    fleet.fit_first(workplace, order)
    first = workplace.yard.rows(order)[0]
    workplace.yard.record(first.id, fleet.PlatformCheckDraft("unchecked", reason="场地无网络"))
    technician.window.open_page("leave_page", order.hex)
    (owed,) = technician.leave.found.later
    assert (owed.code, owed.params["row"]) == ("platform_unverified", first.id.hex)


def test_the_gaps_of_many_vehicles_are_a_line_each() -> None:
    problems = [
        Problem("rows", code, params={"row": f"{n:032x}", "position": str(n), "vehicle": f"V{n}"})
        for n in range(1, 100)
        for code in ("row_sim_missing", "row_place_open")
    ] + [Problem("fees", "fees_open")]
    vehicles, others = by_vehicle(problems)
    assert len(vehicles) == 99 and all(len(gaps.problems) == 2 for gaps in vehicles)
    assert [p.field for p in others] == ["fees"]

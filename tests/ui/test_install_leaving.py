"""The leave check of an install order: every gap of every vehicle, each leading to its row in the yard."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

import fleet
import yards
from fieldtech.errors import Problem
from fieldtech.model.drafts.install_row import RowResultDraft
from fieldtech.ui.language import Language
from fieldtech.ui.pages.onsite.gap_table import GapTable
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


def test_a_large_yard_shows_every_vehicle_those_begun_first(qtbot: QtBot, theme: Theme, language: Language) -> None:
    # B43: a table of all, filtered by a press, each leading to its vehicle
    table = GapTable("must_vehicles")
    qtbot.addWidget(table)
    codes = {n: "row_sim_missing" if n in (70, 300) else "row_open" for n in range(1, 501)}
    problems = [Problem("rows", code, params={"row": f"{n:032x}", "position": str(n), "vehicle": f"V{n}"})
                for n, code in codes.items()]  # fmt: skip
    table.show_gaps(by_vehicle(problems)[0])
    assert table.model.rowCount() == 500
    assert [table.model.record(at).position for at in range(3)] == ["70", "300", "1"]
    table.filters.button("begun").click()
    assert [table.model.record(at).position for at in range(table.model.rowCount())] == ["70", "300"]
    with qtbot.waitSignal(table.opened) as opened:
        table.table.opened.emit(table.model.record(0))
    assert opened.args == [f"{70:032x}"]
    table.show_gaps(by_vehicle(problems[:40])[0])
    assert table.model.rowCount() == 40, "a filter that shows nothing gives way"


def test_from_thirteen_vehicles_on_they_are_a_table(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace = prepared.demo(tmp_path / "data")
    order = yards.yard(workplace, 14).order
    technician = Technician(qtbot, theme, language, workplace, login="zhaoqiang")
    technician.window.open_page("leave_page", order.hex)
    workplace.yard.record(workplace.yard.rows(order)[3].id, RowResultDraft("not_installed", "vehicle_absent"))
    technician.window.open_page("leave_page", order.hex)
    table = technician.leave.tables[technician.leave.must]
    assert table.isVisible() and table.model.rowCount() == 13
    assert not any(b.isVisible() for b in technician.leave.findChildren(QPushButton, "go_row_1"))
    workplace.close()


def test_the_gaps_of_many_vehicles_are_a_line_each() -> None:
    problems = [
        Problem("rows", code, params={"row": f"{n:032x}", "position": str(n), "vehicle": f"V{n}"})
        for n in range(1, 100)
        for code in ("row_sim_missing", "row_place_open")
    ] + [Problem("fees", "fees_open")]
    vehicles, others = by_vehicle(problems)
    assert len(vehicles) == 99 and all(len(gaps.problems) == 2 for gaps in vehicles)
    assert [p.field for p in others] == ["fees"]

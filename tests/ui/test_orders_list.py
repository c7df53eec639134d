"""The list of orders: search, filters, keys, memory; it never holds the window up."""

from pathlib import Path

import audit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

import stories
from fieldtech.model.base import Id
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pace import held_up
from pages.orders import Desk
from prepared import Prepared, act_as


class Memory:
    """The settings file of a computer."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, key: str) -> str:
        return self.kept.get(key, "")

    def set(self, key: str, value: str) -> None:
        self.kept[key] = value


def company(prepared: Prepared, folder: Path) -> tuple[Workplace, list[Id]]:
    """Four orders in four states, the oldest first."""
    workplace = prepared.demo(folder)
    orders = [stories.order_in(workplace, state) for state in ("registered", "to_approve", "approved", "sealed")]
    return workplace, orders


def test_filters_count_and_narrow(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, orders = company(prepared, tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    pane = desk.page.list_pane
    desk.wait(lambda: pane.filters.button("to_assign").text() == "To assign 1")
    assert [pane.filters.button(name).text() for name in ("open", "to_approve", "closed", "all")] == [
        "Open 3", "To approve 1", "Closed 1", "All 4",
    ]  # fmt: skip
    assert desk.chips() == ["open", "mine", "overdue"]  # in one row; the others are behind its end
    desk.press(pane.filters.more)
    desk.from_menu("more_to_assign")
    assert desk.chips() == ["open", "mine", "to_assign"]
    assert [row.id for row in rows(desk)] == [orders[2]]
    desk.press(pane.filters.button("mine"))
    assert rows(desk) == [] and pane._empty.isVisible()
    desk.press(desk.find("show_all"))
    assert len(rows(desk)) == 4


def test_search_as_one_types_and_a_way_out(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, orders = company(prepared, tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    number = workplace.orders.view(orders[1]).number
    qtbot.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(desk.page.list_pane.search, number[-12:])
    desk.wait(lambda: [row.id for row in rows(desk)] == [orders[1]])
    assert desk.view().id == orders[2]
    qtbot.keyClick(desk.page.list_pane.search, Qt.Key.Key_Return)
    assert desk.view().id == orders[1]  # Enter shows what was found
    desk.page.list_pane.search.setText("nobody")
    desk.wait(lambda: rows(desk) == [])
    desk.press(desk.find("show_all"))  # among those that are closed, too: nearly all are
    assert (desk.page.list_pane.query.filter, desk.page.list_pane.search.text()) == ("all", "nobody")
    desk.press(desk.find("show_all"))
    assert len(rows(desk)) == 4 and desk.page.list_pane.search.text() == ""


def test_the_keyboard_leads_from_search_to_the_next_step(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, orders = company(prepared, tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    pane = desk.page.list_pane
    assert desk.view().id == orders[2]  # the newest open one
    desk.focus(pane.search)
    qtbot.keyClick(pane.search, Qt.Key.Key_Down)
    assert pane.list.hasFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    assert desk.view().id == orders[1]
    qtbot.keyClick(pane.list, Qt.Key.Key_Up)
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert desk.view().id == orders[2] and desk.primary.hasFocus()


def test_rows_are_copied_for_a_spreadsheet_and_numbers_for_the_telephone(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, _ = company(prepared, tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    desk.focus(desk.page.list_pane.list)
    qtbot.keyClick(desk.page.list_pane.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(desk.page.list_pane.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Number\tStatus\tCustomer\tVehicle\tFault\tTechnician\tPromised\tHanded over"  # P05
    assert len(lines) == 4 and lines[1].split("\t")[1:4] == ["Approved", "天津蓝盾化工防腐工程有限公司", "津C8R071"]
    qtbot.keyClick(desk.window, Qt.Key.Key_F7)
    desk.wait(lambda: QGuiApplication.clipboard().text() == "18912345671")


def test_a_change_elsewhere_keeps_the_order_in_sight(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, orders = company(prepared, tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    desk.open(orders[1])
    act_as(workplace, "sunli")
    change = workplace.repairs.do(orders[1], "approve")
    act_as(workplace, "zhenghao")
    desk.window.publish(change)
    assert desk.view().id == orders[1] and desk.status() == "approved"
    assert desk.page.list_pane.current_id() == orders[1]


def test_the_place_is_remembered(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, orders = company(prepared, tmp_path / "data")
    memory = Memory()
    desk = Desk(qtbot, theme, language, workplace, memory=memory)
    desk.page.list_pane.filters.take("all")
    desk.open(orders[0])
    desk.page.leave()
    again = Desk(qtbot, theme, language, workplace, memory=memory)
    assert again.page.list_pane.query.filter == "all" and again.view().id == orders[0]


def test_a_technician_sees_his_own_orders_only(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    """P39."""
    workplace, orders = company(prepared, tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace, "qianwei")
    assert rows(desk) == []
    desk.open(orders[0])
    assert desk.page.detail.view is None and not desk.page.detail.isVisible()


@pytest.mark.alone
def test_moving_through_the_list_never_holds_the_window_up(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, _ = company(prepared, tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    walk(desk)  # the first look compiles the queries and loads the glyphs
    with held_up(desk.window) as times:
        for _ in range(3):
            walk(desk)
    assert times == []


def walk(desk: Desk) -> None:
    """Two rows down and up again."""
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        before = desk.view().id
        desk.qtbot.keyClick(desk.page.list_pane.list, key)
        audit.settle()  # the watchdog beats between two keys
        assert desk.view().id != before


def rows(desk: Desk) -> list[object]:
    """What the list shows."""
    model = desk.page.list_pane.model
    return [model.record(at) for at in range(model.rowCount())]


def test_the_list_is_there_before_an_order_is_opened(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, _orders = company(prepared, tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    act_as(workplace, "zhenghao")
    desk.window.show_for(workplace.access.person)
    assert rows(desk) and desk.page.detail.view is None
    desk.wait(lambda: desk.page.detail.view is not None)
    assert desk.page.list_pane.current_id() == desk.view().id

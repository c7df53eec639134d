"""Setting terminals and SIM cards aside by number in the form of the assignment, and seeing for whom (B20)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

import stories
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.ui.language import Language
from fieldtech.ui.pages.stock_page import StockPage
from fieldtech.ui.pages.vehicles_page import VehiclesPage
from fieldtech.ui.theme import Theme
from pages.desk import Directory
from pages.orders import Desk
from prepared import Prepared, act_as

SLOT = stories.CALL.replace(hour=13, minute=30)
HELD = AssignDraft(("wulei",), "own", SLOT, SLOT + timedelta(hours=2), "B", (stories.NEW_TERMINAL,), (stories.NEW_SIM,))
PAGES = ("orders_page", "intake_page", "customers_page", "vehicles_page", "stock_page")


def words_of(desk: Directory) -> str:
    """All that is to be read in the window."""
    shown = [w for w in desk.window.findChildren(QWidget) if w.isVisible()]
    return "\n".join(w.text() for w in shown if isinstance(w, QLabel | QAbstractButton))


def test_the_dispatcher_sets_units_aside_by_part_of_their_number(  # B20 B18
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("approved", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    desk.open(order)
    promised = desk.view().promised_at
    desk.next_step()
    form = desk.form_sheet.form
    assert form.draft().slot_from == promised  # what the customer was promised is the time proposed
    desk.press(desk.find("technician_wulei"))
    desk.look_up("terminals", "0012")
    desk.look_up("sims", stories.NEW_SIM[-4:])
    desk.submit()
    desk.wait(lambda: desk.status() == "assigned")
    assert desk.view().reserved == (stories.NEW_TERMINAL, stories.NEW_SIM)


def test_a_unit_of_another_order_is_refused_beside_its_field(  # B20
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("approved", tmp_path / "data")
    act_as(workplace, "zhenghao")
    workplace.repairs.do(order, "assign", replace(HELD, sims=()))
    number = workplace.orders.view(order).number
    other = stories.order_in(workplace, "approved")
    desk = Desk(qtbot, theme, language, workplace)
    desk.open(other)
    desk.next_step()
    desk.press(desk.find("technician_wulei"))
    desk.look_up("terminals", "0012")
    desk.form_sheet.form.look()
    assert desk.note("terminals") == f"{stories.NEW_TERMINAL} is reserved for {number}."
    desk.submit()
    assert desk.status() == "approved"


def test_the_stock_page_says_for_which_order(  # B20
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("approved", tmp_path / "data")
    act_as(workplace, "zhenghao")
    workplace.repairs.do(order, "assign", HELD)
    number = workplace.orders.view(order).number
    desk = Directory(qtbot, theme, language, workplace, "chugang", StockPage, PAGES)
    desk.search(stories.NEW_TERMINAL)
    desk.open_row(stories.NEW_TERMINAL)
    assert number in words_of(desk)


def test_the_vehicle_page_says_what_is_set_aside_for_its_order(  # B20
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("approved", tmp_path / "data")
    act_as(workplace, "zhenghao")
    workplace.repairs.do(order, "assign", HELD)
    desk = Directory(qtbot, theme, language, workplace, "zhenghao", VehiclesPage, PAGES)
    desk.open_row("津C8R071")
    assert f"set aside: {stories.NEW_TERMINAL}, {stories.NEW_SIM}" in words_of(desk)

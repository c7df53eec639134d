"""Customers, vehicles, terminals and SIM cards: found, read, edited in place, taken out of use."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import audit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from fieldtech.model.people import AccessLog
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.customers_page import CustomersPage
from fieldtech.ui.pages.directory.base import DirectoryPage
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.stock_page import StockPage
from fieldtech.ui.pages.vehicles_page import VehiclesPage
from fieldtech.ui.theme import Theme
from pages.desk import Directory
from prepared import Prepared, act_as

NAMES = ("orders_page", "intake_page", "customers_page", "vehicles_page", "stock_page")
Make = Callable[[type[DirectoryPage], str], Directory]


@pytest.fixture
def sealed(prepared: Prepared, tmp_path: Path) -> Workplace:
    return prepared.open("sealed", tmp_path / "data")[0]


@pytest.fixture
def seat(qtbot: QtBot, theme: Theme, language: Language, sealed: Workplace) -> Make:
    def make(page: type[DirectoryPage], login: str) -> Directory:
        return Directory(qtbot, theme, language, sealed, login, lambda w: page(w), NAMES)  # type: ignore[call-arg, arg-type]

    return make


@pytest.mark.parametrize(
    ("page", "text", "found"),
    [
        (CustomersPage, "蓝盾", ["C003"]),
        (CustomersPage, "18912345671", ["C003"]),
        (VehiclesPage, "8R07", ["津C8R071"]),
        (VehiclesPage, "BXA0012", ["津C8R071"]),
        (StockPage, "BXA0014", ["BXA0014"]),
    ],
)
def test_anything_known_finds_it(seat: Make, page: type[DirectoryPage], text: str, found: list[str]) -> None:
    desk = seat(page, "zhoumin")
    desk.search(text)
    assert desk.numbers() == found


def test_nothing_found_says_so(seat: Make) -> None:
    desk = seat(VehiclesPage, "zhoumin")
    desk.search("no such plate")
    assert desk.page.none.isVisible()
    assert not desk.page.table.isVisible()


def test_the_history_tells_where_a_terminal_was(seat: Make) -> None:
    desk = seat(StockPage, "chugang")
    desk.search("BXA0007")
    desk.open_row("BXA0007")
    timeline = desk.page.panel.timeline.model()
    told = [str(timeline.index(row, 0).data()) for row in range(timeline.rowCount())]
    assert len(told) == 2
    assert "津C8R071" in told[-1]
    assert "With technician" in told[0] or "To repair" in told[0]


def test_the_vehicle_shows_what_is_on_it_and_leads_there(seat: Make) -> None:
    desk = seat(VehiclesPage, "zhoumin")
    desk.open_row("津C8R071")
    desk.press("open_stock_page")
    assert desk.elsewhere["stock_page"].references[0].startswith("terminal:")


def test_the_customer_card_leads_to_a_call_and_remembers_who_looked(seat: Make) -> None:
    # P39: opening personal data is remembered
    desk = seat(CustomersPage, "zhoumin")
    desk.open_row("C003")
    desk.press("extra")
    assert desk.elsewhere["intake_page"].references == ["C003"]
    with desk.workplace.context.reading() as session:
        logged = session.execute(select(AccessLog.login, AccessLog.what)).all()
    assert ("zhoumin", "customer") in [tuple(row) for row in logged]


@pytest.mark.parametrize(("page", "row"), [(CustomersPage, "C003"), (VehiclesPage, "津C8R071")])
def test_an_open_order_says_its_fault_in_the_language_shown(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path, page: Any, row: str
) -> None:
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    desk = Directory(qtbot, theme, language, workplace, "zhoumin", page, NAMES)
    title = workplace.orders.view(order).title
    desk.open_row(row)
    assert desk.page.record is not None
    assert title not in (english := desk.page.shown(desk.page.record).sections[0].lines[0].detail)
    assert english.isascii() and english[0].isupper()
    language.use("zh_CN")
    assert title in desk.page.shown(desk.page.record).sections[0].lines[0].detail
    language.use("en")


def test_the_history_names_orders_in_the_language_shown(seat: Make, language: Language) -> None:
    desk = seat(VehiclesPage, "zhoumin")
    desk.open_row("津C8R071")

    def orders() -> list[str]:
        assert desk.page.record is not None
        return [e.detail for e in desk.page.shown(desk.page.record).history if e.icon == "clipboard-list"]

    (english,) = orders()
    assert "Offline" in english and "不上线" not in english
    language.use("zh_CN")
    (chinese,) = orders()
    assert "不上线" in chinese
    language.use("en")


def test_editing_in_place_changes_the_row(seat: Make) -> None:
    desk = seat(CustomersPage, "zhoumin")
    desk.open_row("C003")
    desk.press("edit")
    desk.type_into("preference", "ring the gate")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: bool(desk.changes))
    record = desk.page.record
    assert record is not None
    assert desk.workplace.history.customer_card(record).preference == "ring the gate"
    assert desk.workplace.drafts.pending() == []


def test_esc_keeps_what_was_typed(seat: Make) -> None:
    desk = seat(CustomersPage, "zhoumin")
    desk.open_row("C003")
    desk.press("edit")
    desk.type_into("preference", "half a thou")
    desk.key(Qt.Key.Key_Escape)
    desk.press("edit")
    field = desk.find("preference")
    assert field.toPlainText() == "half a thou"  # type: ignore[attr-defined]


def test_cancel_forgets_what_was_typed(seat: Make) -> None:
    desk = seat(CustomersPage, "zhoumin")
    desk.open_row("C003")
    desk.press("edit")
    desk.type_into("preference", "half a thou")
    desk.press("cancel")
    assert desk.workplace.drafts.pending() == []


def test_a_plate_change_stays_in_the_history(seat: Make) -> None:
    desk = seat(VehiclesPage, "zhoumin")
    desk.open_row("津C8R071")
    desk.press("edit")
    desk.type_into("plate", "津C12345")
    desk.press("save")
    desk.qtbot.waitUntil(lambda: bool(desk.changes))
    record = desk.page.record
    assert record is not None
    changes = [r for r in desk.workplace.history.vehicle_history(record) if r.what == "plate"]
    assert [(row.title, row.detail) for row in changes] == [("津C12345", "津C8R071")]
    assert desk.numbers()[9] == "津C12345"
    desk.search("8R071")
    assert desk.numbers() == ["津C12345"]


def test_a_doubt_is_confirmed_before_saving(seat: Make) -> None:
    desk = seat(VehiclesPage, "zhoumin")
    desk.open_row("鲁B7Q216")
    desk.press("edit")
    desk.type_into("vin", "LZZ5ELSD3RW100002")
    desk.press("save")
    assert desk.there("doubts")
    assert desk.changes == []
    desk.press("save")
    assert desk.changes[-1].number == "V01"


def test_what_is_in_use_cannot_be_retired_and_says_why(seat: Make) -> None:
    desk = seat(VehiclesPage, "zhoumin")
    desk.open_row("津C8R071")
    desk.press("retire")
    assert desk.page.panel.refusal.isVisible()
    assert "津C8R071" in desk.numbers()


def test_retiring_can_be_undone(seat: Make) -> None:
    desk = seat(VehiclesPage, "zhoumin")
    desk.open_row("鲁BD12345")
    desk.press("retire")
    assert "鲁BD12345" not in desk.numbers()
    desk.undo()
    assert "鲁BD12345" in desk.numbers()


def test_a_contact_gets_a_copy_of_his_data_and_is_erased_when_he_asks(
    seat: Make, tmp_path: Path, qtbot: QtBot
) -> None:  # P38
    desk = seat(CustomersPage, "chenjing")
    desk.open_row("C003")
    page = desk.page
    assert isinstance(page, CustomersPage) and page.record is not None
    contact = desk.workplace.history.customer_card(page.record).contacts[0]
    page.persons.ask_file = lambda _parent, name: str(tmp_path / name)
    page.follow("edit:contacts", contact.id.hex)
    desk.press("export_person")
    assert len(list(tmp_path.glob("*.xlsx"))) == 1
    desk.press("erase_person")
    qtbot.waitUntil(lambda: desk.there("form_sheet"))
    sheet = desk.find("form_sheet")
    assert isinstance(sheet, FormSheet) and contact.name in sheet.title.text()
    sheet.form.set_field("reason", "asked by letter")
    sheet.submit()
    assert contact.name not in [c.name for c in desk.workplace.history.customer_card(page.record).contacts]
    act_as(desk.workplace, "zhoumin")  # customer service edits contacts and erases nobody
    page.follow("edit:contacts", contact.id.hex)
    qtbot.waitUntil(lambda: desk.there("master_sheet"))
    assert not desk.there("erase_person")


def test_a_contact_is_added_to_the_customer(seat: Make) -> None:
    desk = seat(CustomersPage, "zhoumin")
    desk.open_row("C001")
    desk.press("add_contacts")
    sheet = desk.sheet()
    for name, text in (("name", "Miss Sun"), ("mobile", "13712345678")):
        line = sheet.findChild(QLineEdit, name)
        assert line is not None
        line.setText(text)
    sheet.primary.click()
    record = desk.page.record
    assert record is not None
    assert "Miss Sun" in [c.name for c in desk.workplace.history.customer_card(record).contacts]


@pytest.mark.parametrize(("page", "login"), [(CustomersPage, "wulei"), (StockPage, "zhoumin")])
def test_who_may_not_edit_is_not_offered_it(seat: Make, page: type[DirectoryPage], login: str) -> None:
    desk = seat(page, login)
    desk.open_row(desk.numbers()[0])
    assert not desk.there("edit")
    assert not desk.there("retire")
    assert not desk.there("new_record")


def test_the_next_person_sees_nothing_the_one_before_had_open(seat: Make) -> None:
    desk = seat(CustomersPage, "zhoumin")
    desk.open_row("C003")
    desk.press("edit")
    act_as(desk.workplace, "wulei")
    desk.window.show_for(desk.workplace.access.person)
    assert desk.page.record is None
    assert not desk.there("save")


def test_stock_turns_between_terminals_and_sim_cards(seat: Make) -> None:
    desk = seat(StockPage, "chugang")
    desk.press("stock_tabs_sims")
    assert desk.numbers()[0].startswith("8986")
    desk.page.open("terminal:" + desk.workplace.history.terminals("BXA0001").rows[0].id.hex)
    assert desk.numbers()[0].startswith("BX")


def test_one_state_alone(seat: Make) -> None:
    desk = seat(StockPage, "chugang")
    page = desk.page
    assert isinstance(page, StockPage)
    page.states.setCurrentIndex(page.states.findData("at_factory"))
    page.states.changed.emit()
    assert desk.numbers() == ["BXA0014"]


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("page", "number"), [(CustomersPage, "C003"), (VehiclesPage, "津C8R071"), (StockPage, "BXA0012")]
)
def test_nothing_is_clipped_small_or_unnamed(
    seat: Make, theme: Theme, language: Language, page: type[DirectoryPage], number: str, code: str, mode: str
) -> None:
    desk = seat(page, "admin")
    language.use(code)
    theme.use(mode)
    found = []
    steps: tuple[Callable[[], None], ...] = (lambda: None, lambda: desk.open_row(number), lambda: desk.press("edit"))
    for step in steps:
        desk.window.resize(1440, 900)
        audit.settle()
        step()
        for size in audit.SIZES:
            desk.window.resize(*size)
            audit.settle()
            found += [f"{size} {f}" for f in audit.faults(desk.window) + audit.foreign_colours(desk.window)]
            assert (desk.window.width(), desk.window.height()) == size
    assert found == []

"""A table stands as it was left: order and widths, per page, over a restart and whatever the file says."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldtech.model.name_order import name_order
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.customers_page import CustomersPage
from fieldtech.ui.pages.directory.base import DirectoryPage
from fieldtech.ui.pages.master_data_page import MasterDataPage
from fieldtech.ui.pages.vehicles_page import VehiclesPage
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.theme import Theme
from pages.desk import Directory
from pages.orders import Desk
from prepared import Prepared


@pytest.fixture
def workplace(prepared: Prepared, tmp_path: Path) -> Workplace:
    return prepared.open("sealed", tmp_path / "data")[0]


class Seats:
    """Windows opened one after the other on the same computer."""

    def __init__(self, qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, file: Path) -> None:
        self._given = (qtbot, theme, language, workplace)
        self.file = file

    def open(self, page: type[DirectoryPage]) -> Directory:
        kept = KeptSettings(self.file)
        return Directory(*self._given, "admin", lambda w: page(w, settings=kept), ("orders_page",))  # type: ignore[call-arg, arg-type]


@pytest.fixture
def seats(qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, tmp_path: Path) -> Seats:
    return Seats(qtbot, theme, language, workplace, tmp_path / "settings.json")


def test_order_and_widths_are_there_after_a_restart(seats: Seats) -> None:
    page = seats.open(VehiclesPage).page
    page.table.sort_by("customer", True)
    page.table.setColumnWidth(0, 222)
    page._keeper.keep()
    again = seats.open(VehiclesPage)
    owners = [again.page.model.record(row).customer for row in range(again.page.model.rowCount())]
    assert owners == sorted(owners, key=name_order, reverse=True)
    header = again.page.table.horizontalHeader()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (1, Qt.SortOrder.DescendingOrder)
    assert again.page.table.columnWidth(0) == 222
    other = seats.open(CustomersPage).page
    assert other.ordering.key == "number"
    assert other.table.columnWidth(0) == 130


@pytest.mark.parametrize(
    "kept",
    [
        '{"tables": {"vehicles_page": {"widths": {"plate": 9000, "vin": "x"}, "sort": ["gone", true]}}}',
        '{"tables": {"vehicles_page": 7}}',
        '{"tables": []}',
        '{"tables": {"vehicles_page": {"widths": 3, "sort": 5}}}',
    ],
)
def test_what_makes_no_sense_is_not_followed(seats: Seats, kept: str) -> None:
    seats.file.write_text(kept, encoding="utf-8")
    page = seats.open(VehiclesPage).page
    assert page.ordering.key == ""
    assert page.table.columnWidth(0) == 130
    assert page.model.rowCount() > 3


def test_rows_are_gathered_without_opening_each(seats: Seats, qtbot: QtBot) -> None:
    page = seats.open(VehiclesPage).page
    for row, held in ((0, Qt.KeyboardModifier.ControlModifier), (2, Qt.KeyboardModifier.ShiftModifier)):
        spot = page.table.visualRect(page.model.index(row, 0)).center()
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, held, spot)
    assert page.record is None
    assert len(page.table.selectionModel().selectedRows()) == 3


def test_sorting_keeps_the_record_that_is_open(seats: Seats) -> None:
    desk = seats.open(VehiclesPage)
    desk.open_row("津C8R071")
    desk.page.table.sort_by("plate", True)
    current = desk.page.table.selectionModel().selectedRows()
    assert [desk.page.model.record(index.row()).plate for index in current] == ["津C8R071"]


def test_master_data_sorts_by_the_name_that_is_shown(seats: Seats, language: Language) -> None:
    page = seats.open(MasterDataPage).page
    assert isinstance(page, MasterDataPage)
    page.turn_to("parts")
    for code, shown in (("zh_CN", "name"), ("en", "name_en")):
        language.use(code)
        page.table.sort_by("name", False)
        names = [getattr(page.model.record(row), shown) for row in range(page.model.rowCount())]
        assert names == sorted(names, key=name_order) and len(names) > 5


def test_ctrl_k_offers_the_orders_of_the_rows(seats: Seats) -> None:
    page = seats.open(CustomersPage).page
    offers = {command.text: command.run for command in page.commands()}
    offers["Sort by Name"]()
    assert page.ordering.key == "name"
    assert not page.ordering.descending


def test_the_list_of_orders_keeps_its_order_too(
    qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, tmp_path: Path
) -> None:
    kept = KeptSettings(tmp_path / "settings.json")
    desk = Desk(qtbot, theme, language, workplace, memory=kept)
    {command.text: command.run for command in desk.page.commands()}["By customer name"]()
    desk.page.leave()
    again = KeptSettings(tmp_path / "settings.json")
    assert again.get("orders.sort") == "customer"
    assert Desk(qtbot, theme, language, workplace, memory=again).page.list_pane.query.sort == "customer"

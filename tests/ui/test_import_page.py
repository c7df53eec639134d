"""Lists brought in through the window: looked at, mended in place, imported at once or not at all."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import audit
import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldtech.services.imports.lists.imported import ImportedList
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.importing import CTRL, Importer
from pages.photos import drop
from prepared import Prepared, fingerprint

INBOX = Path(__file__).parents[1] / "data" / "inbox"
VEHICLES = INBOX / "安装车辆明细_青岛海岳.xlsx"
HEAD = ("车牌号", "车牌颜色", "车架号", "车型", "电压", "驾驶员", "联系电话")
GOOD = ("鲁B8K301", "黄", "LZZ5ELSD7RW100101", "重型货车", "24V", "张伟", "13612341001")
OTHER = ("鲁B8K302", "黄", "LZZ5ELSD9RW100102", "重型货车", "24V", "李娜", "13612341002")


@pytest.fixture
def demo(prepared: Prepared, tmp_path: Path) -> Workplace:
    return prepared.demo(tmp_path / "data")


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, language: Language, demo: Workplace, tmp_path: Path) -> Importer:
    return Importer(qtbot, theme, language, demo, tmp_path)


def book(path: Path, *sheets: Sequence[Sequence[Any]], hide: Sequence[int] = ()) -> Path:
    """A workbook of these sheets of rows."""
    made = Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets, 1):
        sheet = made.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(list(row))
        for hidden in hide:
            sheet.row_dimensions[hidden].hidden = True
    made.save(path)
    return path


def fleet(count: int) -> list[tuple[str, ...]]:
    """Many good vehicles."""
    rows = ((f"鲁B{n:05d}", "黄", "", "重型货车", "24V", "张伟", "13612341001") for n in range(count))
    return [HEAD, *rows]


def vehicles_of(workplace: Workplace, text: str) -> int:
    """How many vehicles are found by a text."""
    return len(workplace.history.vehicles(text).rows)


def test_the_inbox_list_by_mouse_and_keys(desk: Importer) -> None:  # B11 B12
    desk.come("vehicle_list/C001/requests_page/XQ-1")
    desk.choose(VEHICLES)
    assert desk.counts() == ["All 18", "Good 8", "To check 5", "Left out 5"]
    assert desk.cell(9, "iccid")[1] == "Excel lost the digits"
    assert desk.cell(10, "plate")[1] == "same as row 6"
    assert "digits are lost" in desk.text_of("mend")
    assert desk.primary().text() == "Import 8 good rows"
    desk.press("check_all")
    assert desk.counts() == ["All 18", "Good 13", "To check 0", "Left out 5"]
    desk.go_on()
    assert "13 vehicles are new in the register" in desk.text_of("outcome")
    assert "cannot be taken back" in desk.text_of("outcome")
    change = desk.changes[-1]
    assert isinstance(change, ImportedList)
    assert (len(set(change.vehicles)), change.page, change.reference) == (13, "requests_page", "XQ-1")
    desk.go_on()
    desk.qtbot.waitUntil(lambda: desk.elsewhere["requests_page"].references == ["XQ-1"])


def test_the_same_file_again_says_that_nothing_is_new(desk: Importer) -> None:
    desk.come("vehicle_list/C001")
    desk.choose(VEHICLES)
    desk.go_on()
    before = fingerprint(desk.workplace)
    desk.press("import_another")
    desk.choose(VEHICLES)
    assert "8 rows are in the register already" in desk.page.board.note.text()
    desk.go_on()
    assert "Nothing is new" in desk.text_of("outcome")
    assert fingerprint(desk.workplace) == before


def test_a_bad_row_is_mended_in_place(desk: Importer) -> None:  # B12
    desk.come("vehicle_list/C001")
    desk.choose(VEHICLES)
    desk.point(16, "driver_phone")
    assert desk.where() == (16, "driver_phone")
    desk.mend("13612341011")
    assert desk.state(16) == "Good"
    assert desk.counts() == ["All 18", "Good 9", "To check 5", "Left out 4"]
    assert desk.where()[0] == 17, "on to the next problem"
    desk.mend("鲁B8K301")
    assert desk.cell(17, "plate")[1] == "same as row 6", "a mended value is compared, too"
    desk.mend("鲁B8K399")
    assert desk.cell(17, "plate") == ("鲁B8K399", "")
    assert desk.where()[0] == 18
    desk.key(Qt.Key.Key_F8)
    assert desk.where()[0] == 20


def test_mending_a_double_frees_the_later_row(desk: Importer, tmp_path: Path) -> None:
    twice = (*OTHER[:0], GOOD[0], *OTHER[1:])
    desk.come("vehicle_list/C001")
    desk.choose(book(tmp_path / "twice.xlsx", [HEAD, GOOD, twice]))
    assert desk.state(3) == "Left out"
    desk.point(2, "plate")
    desk.mend("鲁B8K777")
    assert desk.state(3) == "Good"


def test_amber_rows_come_in_only_once_somebody_looked(desk: Importer) -> None:
    desk.come("vehicle_list/C001")
    desk.choose(VEHICLES)
    desk.point(11, "vin")
    desk.press("check_row")
    assert desk.state(11) == "Checked"
    assert desk.counts() == ["All 18", "Good 9", "To check 4", "Left out 5"]
    desk.press("check_all")
    desk.press("check_all")
    assert desk.state(11) == "To check"
    desk.go_on()
    assert "8 vehicles are new" in desk.text_of("outcome")


def test_one_amber_row_is_one(desk: Importer, tmp_path: Path) -> None:
    desk.come("vehicle_list/C001")
    desk.choose(book(tmp_path / "one.xlsx", [HEAD, GOOD, (*OTHER[:4], "", *OTHER[5:])]))
    assert desk.find("check_all").text() == "I have checked the 1 amber row"


def test_all_doubts_of_one_kind(desk: Importer, tmp_path: Path) -> None:
    rows = [HEAD, (*GOOD[:4], "", *GOOD[5:]), (*OTHER[:4], "", *OTHER[5:])]
    desk.come("vehicle_list/C001")
    desk.choose(book(tmp_path / "volt.xlsx", rows))
    assert desk.counts()[2] == "To check 2" and desk.find("check_all").text() == "I have checked the 2 amber rows"
    desk.press("check_kind")
    assert desk.counts() == ["All 2", "Good 2", "To check 0", "Left out 0"]
    assert not desk.there("fix_value"), "nothing is left to mend"


def test_a_row_left_out_by_hand_stays_out(desk: Importer, tmp_path: Path) -> None:
    desk.come("vehicle_list/C001")
    desk.choose(book(tmp_path / "two.xlsx", [HEAD, GOOD, OTHER]))
    desk.point(3, "driver_name")
    desk.press("leave_row_out")
    assert desk.counts() == ["All 2", "Good 1", "To check 0", "Left out 1"]
    desk.go_on()
    assert (vehicles_of(desk.workplace, GOOD[0]), vehicles_of(desk.workplace, OTHER[0])) == (1, 0)


def test_a_meaning_is_corrected_and_remembered_for_the_customer(desk: Importer, tmp_path: Path) -> None:  # B11
    file = book(tmp_path / "odd.xlsx", [("代号甲", "乙", *HEAD[2:]), GOOD, OTHER])
    desk.come("vehicle_list/C001")
    desk.choose(file)
    desk.give_meaning("乙", "plate_colour")
    assert desk.cell(2, "plate_colour") == ("黄", "")
    desk.go_on()
    assert "2 vehicles are new" in desk.text_of("outcome")
    desk.press("import_another")
    desk.choose(book(tmp_path / "next.xlsx", [("代号甲", "乙", *HEAD[2:]), OTHER]))
    assert desk.cell(2, "plate_colour")[0] == "黄", "as decided before"
    desk.whose("天津")
    looking = desk.page.desk.looking
    assert looking is not None
    assert [c.field for c in looking.columns if c.label == "乙"] == [""], "another customer's words are his own"


def test_corrections_outlive_another_meaning(desk: Importer, tmp_path: Path) -> None:
    desk.come("vehicle_list/C001")
    desk.choose(book(tmp_path / "two.xlsx", [(*HEAD, "说法"), (*GOOD, "x"), (*OTHER, "y")]))
    desk.point(3, "plate")
    desk.mend("鲁B8K888")
    desk.give_meaning("说法", "remark")
    assert desk.cell(3, "plate")[0] == "鲁B8K888"
    assert desk.cell(3, "remark")[0] == "y"


def test_stopping_an_import_leaves_nothing(desk: Importer, tmp_path: Path) -> None:
    desk.come("vehicle_list/C001")
    desk.choose(book(tmp_path / "many.xlsx", fleet(2000)))
    assert desk.counts()[1] == "Good 2000"
    before = fingerprint(desk.workplace)
    desk.key(Qt.Key.Key_Return, CTRL)
    desk.press("stop")
    desk.wait()
    assert fingerprint(desk.workplace) == before
    assert desk.window.toast.text == "Stopped. Nothing was stored."
    assert desk.counts()[1] == "Good 2000", "the preview is still there"
    assert desk.changes == []
    desk.go_on()
    assert "2000 vehicles are new" in desk.text_of("outcome")


def test_a_list_of_another_kind_can_be_named(desk: Importer, tmp_path: Path) -> None:
    desk.choose(book(tmp_path / "odd.xlsx", [("甲", "乙"), ("1", "2")]))
    assert "No row is recognisable as a header" in desk.text_of("refusal")


def test_a_list_others_bring_in_is_named(desk: Importer) -> None:
    desk.choose(INBOX / "sims_incoming.csv")
    assert "The stock keeper brings it in" in desk.text_of("refusal")
    assert not desk.there("no_header")


def test_a_file_that_is_gone_is_said(desk: Importer, tmp_path: Path) -> None:
    desk.choose(tmp_path / "gone.xlsx")
    assert [error.code for error in desk.errors] == ["no_such_file"]
    assert desk.there("choose_file")


def test_what_was_copied_in_a_spreadsheet(desk: Importer) -> None:
    desk.come("vehicle_list/C001")
    desk.paste("\n".join("\t".join(row) for row in (HEAD, GOOD, OTHER)))
    assert desk.counts() == ["All 2", "Good 2", "To check 0", "Left out 0"]
    desk.go_on()
    assert vehicles_of(desk.workplace, GOOD[0]) == 1


def test_nothing_on_the_clipboard_is_said(desk: Importer) -> None:
    desk.paste("")
    assert "is empty" in desk.text_of("refusal")


def test_the_error_file_is_mended_and_imported(desk: Importer) -> None:
    desk.come("vehicle_list/C001")
    desk.choose(VEHICLES)
    desk.press("check_all")
    desk.key(Qt.Key.Key_E, CTRL)
    assert desk.asked == ["安装车辆明细_青岛海岳 - rows left out.xlsx"]
    desk.go_on()
    errors = load_workbook(desk.target)
    sheet = errors.worksheets[0]
    labels = [cell.value for cell in sheet[1]]
    assert sheet.max_row == 6
    assert "Reason" in str(labels[-1])
    for row, label, text in ((4, "联系电话", "13612341011"), (5, "车牌号码", "鲁B8312Z"), (3, "车牌号码", "鲁B8K305")):
        sheet.cell(row, labels.index(label) + 1).value = text
    errors.save(desk.target)
    desk.press("import_another")
    desk.choose(desk.target)
    assert desk.counts()[0] == "All 5"
    assert desk.counts()[1] == "Good 3"
    desk.go_on()
    assert "3 vehicles are new" in desk.text_of("outcome")


def test_a_dropped_list_finds_its_page(desk: Importer) -> None:
    desk.window.open_page("orders_page")
    desk.drop(VEHICLES)
    assert desk.window.current is desk.page
    assert desk.counts()[0] == "All 18"


def test_a_list_is_dropped_anywhere(desk: Importer) -> None:
    desk.come("vehicle_list/C001")
    desk.drop(VEHICLES)
    desk.point(16, "driver_phone")
    assert [w.objectName() for w in desk.page.findChildren(QWidget) if w.acceptDrops()] == [], "it goes to the window"
    desk.mend("13612341011")
    desk.drop(VEHICLES)
    desk.qtbot.waitUntil(lambda: desk.counts()[1] == "Good 8")
    assert "put away" in desk.window.toast.text


def test_a_dropped_picture_is_not_taken(desk: Importer, tmp_path: Path) -> None:
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"\xff\xd8\xff")
    desk.window.open_page("orders_page")
    drop(desk.window, [picture])
    desk.qtbot.waitUntil(lambda: desk.window.top_sheet() is not None)  # which says where it belongs
    assert desk.window.current is not desk.page


def test_the_customer_is_found_by_search(desk: Importer) -> None:
    desk.choose(VEHICLES)
    assert desk.primary().text() == "Say whose vehicles"
    desk.go_on()
    assert desk.window.focusWidget() is desk.find("customer")
    desk.whose("海岳")
    assert desk.primary().text() == "Import 8 good rows"


def test_a_sheet_is_chosen_and_hidden_rows_are_said(desk: Importer, tmp_path: Path) -> None:
    desk.come("vehicle_list/C001")
    desk.choose(book(tmp_path / "sheets.xlsx", [HEAD, GOOD, OTHER], [HEAD, OTHER], hide=(3,)))
    assert "1 row is hidden" in desk.page.board.note.text()
    assert desk.state(3) == "To check"
    sheets = desk.page.board.sheets
    assert sheets.isVisible()
    sheets.setFocus()
    desk.key(Qt.Key.Key_Down)
    desk.wait()
    assert desk.counts()[0] == "All 1"
    assert desk.cell(2, "plate")[0] == OTHER[0]


@pytest.mark.parametrize(
    ("file", "kind", "new"),
    [("terminals_incoming.xlsx", "terminals", "terminals"), ("sims_incoming.csv", "sims", "SIM cards")],
)
def test_stock_comes_in(
    qtbot: QtBot, theme: Theme, language: Language, demo: Workplace, tmp_path: Path, file: str, kind: str, new: str
) -> None:
    desk = Importer(qtbot, theme, language, demo, tmp_path, "chugang")
    desk.choose(INBOX / file)
    assert desk.page.source_bar.kind.currentData() == kind
    desk.page.source_bar.location.take_scan("QD01-WH")
    assert desk.page.source_bar.owner == "QD01-WH"
    good = desk.page.desk.looking
    assert good is not None
    count = good.counts["good"]
    desk.go_on()
    assert f"{count} {new} are new in stock" in desk.text_of("outcome")


def test_a_request_is_stored_whole(desk: Importer) -> None:  # B10
    desk.choose(INBOX / "request_XQ.json")
    assert "look at what stands below" in desk.text_of("request_verdict")
    desk.go_on()
    assert "XQ-QD01-20261120-002 is stored" in desk.text_of("outcome")
    desk.press("import_another")
    desk.choose(INBOX / "request_XQ.json")
    desk.go_on()
    assert "Nothing is new" in desk.text_of("outcome")


def test_who_may_not_import_has_no_page(
    qtbot: QtBot, theme: Theme, language: Language, demo: Workplace, tmp_path: Path
) -> None:
    desk = Importer(qtbot, theme, language, demo, tmp_path, "wulei")
    assert not desk.page.show_for(demo.access.person)
    desk.drop(VEHICLES, taken=False)  # where it belongs is said, and that is not here
    assert desk.page.desk.found is None


def test_the_next_person_sees_nothing_of_it(desk: Importer) -> None:
    desk.come("vehicle_list/C001")
    desk.choose(VEHICLES)
    desk.page.forget_person()
    assert desk.there("choose_file")
    assert desk.page.source_bar.owner == ""


def test_every_control_is_reached_by_tab(desk: Importer) -> None:
    desk.come("vehicle_list/C001")
    desk.choose(VEHICLES)
    assert audit.tab_faults(desk.window) == []


def test_vehicles_go_on_the_request_one_came_from(desk: Importer) -> None:  # B10 B11
    desk.choose(INBOX / "request_XQ.json")
    desk.go_on()
    number = "XQ-QD01-20261120-002"
    before = len(desk.workplace.requests.view(number).vehicles)
    desk.come(f"vehicle_list/C001/requests_page/{number}")
    desk.choose(VEHICLES)
    desk.go_on()
    assert f"added to {number}" in desk.text_of("outcome")
    assert len(desk.workplace.requests.view(number).vehicles) == before + 8

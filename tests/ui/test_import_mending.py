"""What one does to a list before it comes in: where its header is, several cells at once, undo, order, requests."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.importing.rows_model import FIRST
from fieldtech.ui.theme import Theme
from pages.importing import CTRL, Importer
from prepared import Prepared, fingerprint

INBOX = Path(__file__).parents[1] / "data" / "inbox"
VEHICLES = INBOX / "安装车辆明细_青岛海岳.xlsx"
HEAD = ("车牌号", "车牌颜色", "车架号", "电压", "驾驶员", "联系电话")
ROWS = tuple((f"鲁B8K30{n}", "黄", "", "24V", "张伟", "13612341001") for n in range(1, 6))
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def demo(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """One folder for all: only what a test imports itself is stored."""
    workplace = prepared.demo(tmp_path_factory.mktemp("mending") / "data")
    yield workplace
    workplace.close()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, language: Language, demo: Workplace, tmp_path: Path) -> Importer:
    desk = Importer(qtbot, theme, language, demo, tmp_path)
    desk.come("vehicle_list/C001")
    return desk


def book(path: Path, rows: Sequence[Sequence[Any]], *, before: Sequence[Sequence[Any]] = ()) -> Path:
    """A workbook; ``before`` is a sheet in front of the list."""
    made = Workbook()
    sheets = [made.active, made.create_sheet("车辆")] if before else [made.active]
    for sheet, lines in zip(sheets, (before, rows) if before else (rows,), strict=True):
        assert sheet is not None
        for line in lines:
            sheet.append(list(line))
    made.save(path)
    return path


def texts(desk: Importer, field: str) -> list[str]:
    """A column as it is shown."""
    model = desk.page.board.model
    assert model.looking is not None
    at = next(n for n, column in enumerate(model.looking.columns) if column.field == field)
    return [model.plain(line, FIRST + at) for line in range(model.rowCount())]


def gather(desk: Importer, top: tuple[int, str], bottom: tuple[int, str]) -> None:
    """Drag over cells."""
    board = desk.page.board
    looking = board.model.looking
    assert looking is not None
    fields = [column.field for column in looking.columns]
    first, last = (board.model.index(number - 2, FIRST + fields.index(field)) for number, field in (top, bottom))
    board.view.setFocus()
    board.view.setCurrentIndex(first)
    board.view.selectionModel().select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)


def choose_in(desk: Importer, name: str, data: str) -> None:
    """Take an entry of a box by keyboard."""
    box: Any = desk.find(name)
    assert isinstance(box, QComboBox)
    box.setFocus()
    steps = box.findData(data) - box.currentIndex()
    for _ in range(abs(steps)):
        desk.key(Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        desk.wait()
    assert box.currentData() == data


# where the header is ---------------------------------------------------------------------------------------


def test_a_list_without_a_header_is_told_by_its_contents(desk: Importer, tmp_path: Path) -> None:  # B11
    desk.choose(book(tmp_path / "bare.xlsx", ROWS))
    assert desk.counts()[0] == "All 5"
    assert "told by what is in them" in desk.page.board.note.text()
    assert (desk.cell(1, "plate"), desk.cell(1, "driver_phone")) == (("鲁B8K301", ""), ("13612341001", ""))
    desk.give_column(3, "remark")
    assert "remark" in {column.field for column in desk.page.board.model.looking.columns}  # type: ignore[union-attr]


def test_pasted_rows_without_a_header(desk: Importer) -> None:
    desk.page.source_bar.another.setFocus()  # wherever the focus is
    desk.paste("\n".join("\t".join(row) for row in ROWS))
    assert desk.counts()[:3] == ["All 5", "Good 5", "To check 0"]
    assert desk.page.desk.found is not None and desk.page.desk.found.kind == "vehicle_list"


def test_the_header_is_pointed_at(desk: Importer, tmp_path: Path) -> None:
    rows = [("名单",), ("甲", "乙"), *((row[0].replace("K", "J"), row[4]) for row in ROWS)]
    desk.choose(book(tmp_path / "odd.xlsx", rows))
    assert "No row is recognisable as a header" in desk.text_of("refusal")
    assert desk.primary().text() == "Row 2 has the names", "the row above the first plate"
    desk.key(Qt.Key.Key_Up)
    assert desk.primary().text() == "Row 1 has the names"
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    desk.wait()
    assert desk.counts()[0] == "All 5"
    desk.give_meaning("乙", "driver_name")
    desk.page.desk.looking.check_all(True)  # type: ignore[union-attr]
    desk.page.board.tell()
    desk.go_on()
    desk.press("import_another")
    desk.choose(book(tmp_path / "next.xlsx", rows))
    assert desk.cell(3, "driver_name")[0] == "张伟", "the customer's words are known now"


def test_the_words_of_a_supplier_are_known_the_next_time(
    qtbot: QtBot, theme: Theme, language: Language, demo: Workplace, tmp_path: Path
) -> None:
    desk = Importer(qtbot, theme, language, demo, tmp_path, "chugang")
    head, row = ("ICCID", "接入", "卡网"), ("89860420000041000004", "1440012345000", "移动")
    for file, place in (("first.xlsx", "QD01-WH"), ("next.xlsx", "TJ01-WH")):
        desk.come(f"sims/{place}")
        desk.choose(book(tmp_path / file, [head, row]))
        if file == "first.xlsx":
            desk.give_meaning("接入", "msisdn")
            desk.give_meaning("卡网", "operator")
            desk.go_on()
    assert (desk.cell(2, "msisdn")[0], desk.cell(2, "operator")[0]) == ("1440012345000", "移动")


def test_another_row_and_another_sheet_have_the_names(desk: Importer, tmp_path: Path) -> None:
    desk.choose(book(tmp_path / "two.xlsx", [HEAD, *ROWS[:2], HEAD, *ROWS[2:]], before=[("名单",), ("请填写",)]))
    assert desk.counts()[0] == "All 5"
    desk.press("change_header")
    desk.wait()
    assert desk.primary().text() == "Row 1 has the names"
    for _ in range(3):
        desk.key(Qt.Key.Key_Down)
    desk.go_on()
    assert desk.counts()[0] == "All 3"
    desk.press("change_header")
    desk.wait()
    desk.press("leave_header")
    assert desk.counts()[0] == "All 3"
    desk.press("change_header")
    desk.wait()
    choose_in(desk, "sheet_of_file", "Sheet")
    assert desk.page.names.row() == 1
    desk.press("no_header")
    desk.wait()
    assert desk.counts()[0] == "All 2", "a person may say so, whatever stands there"


def test_a_long_sheet_is_looked_at_after_another_was_read(desk: Importer, tmp_path: Path) -> None:
    long = [("名单",), *((n, "x") for n in range(1200))]
    desk.choose(book(tmp_path / "long.xlsx", [HEAD, *ROWS], before=long))
    desk.press("change_header")
    desk.wait()
    choose_in(desk, "sheet_of_file", "Sheet")
    assert desk.page.names.table.model().rowCount() == 200
    desk.press("leave_header")
    assert desk.counts()[0] == "All 5"


def test_a_text_counts_from_the_header_pointed_at(desk: Importer, tmp_path: Path) -> None:
    lines = ["名单,", "第二行,", *(",".join(row) for row in (HEAD, *ROWS))]
    (tmp_path / "list.csv").write_text("\n".join(lines), encoding="gb18030")
    desk.choose(tmp_path / "list.csv")
    desk.press("change_header")
    desk.wait()
    assert desk.primary().text() == "Row 3 has the names"
    desk.go_on()
    assert (desk.counts()[0], desk.cell(2, "plate")[0]) == ("All 5", "鲁B8K301")


# several cells ---------------------------------------------------------------------------------------------


@pytest.fixture
def table(desk: Importer, tmp_path: Path) -> Importer:
    """Five vehicles; the colours of all but the first are no colours."""
    rows = [(row[0], "黄" if n == 0 else "黄(大)车", *row[2:]) for n, row in enumerate(ROWS)]
    desk.choose(book(tmp_path / "list.xlsx", [HEAD, *rows]))
    return desk


def test_a_fix_goes_into_all_cells_alike_and_back(table: Importer) -> None:  # B12
    assert table.counts()[2] == "To check 4"
    table.point(3, "plate_colour")
    table.type_into("fix_value", "黄")
    assert table.find("fix_fill").text() == "Into all 4 alike"  # type: ignore[attr-defined]
    table.press("fix_fill")
    assert (texts(table, "plate_colour"), table.counts()[1]) == (["黄"] * 5, "Good 5")
    table.key(Qt.Key.Key_Z, CTRL)
    assert (texts(table, "plate_colour")[1], table.counts()[2]) == ("黄(大)车", "To check 4")
    table.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert texts(table, "plate_colour") == ["黄"] * 5


def test_cells_are_copied_and_filled_as_in_a_spreadsheet(table: Importer) -> None:
    gather(table, (2, "plate"), (4, "plate_colour"))
    table.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "鲁B8K301\t黄\n鲁B8K302\t黄(大)车\n鲁B8K303\t黄(大)车"
    gather(table, (2, "plate_colour"), (5, "plate_colour"))
    table.key(Qt.Key.Key_D, CTRL)
    assert texts(table, "plate_colour") == ["黄"] * 4 + ["黄(大)车"]
    gather(table, (6, "plate_colour"), (6, "plate_colour"))
    table.key(Qt.Key.Key_D, CTRL)
    assert texts(table, "plate_colour") == ["黄"] * 5, "one cell takes what stands above it"
    gather(table, (2, "driver_name"), (3, "driver_name"))
    QGuiApplication.clipboard().setText("李娜\r\n")
    table.key(Qt.Key.Key_V, CTRL)
    assert texts(table, "driver_name") == ["李娜"] * 2 + ["张伟"] * 3
    table.key(Qt.Key.Key_Delete)
    assert texts(table, "driver_name") == ["", "李娜", *["张伟"] * 3] or texts(table, "driver_name")[0] == ""
    table.page.board.view.selectRow(0)
    table.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("row\tresult\t车牌号\t车牌颜色")


def test_typing_over_a_cell_writes_there(table: Importer) -> None:
    gather(table, (4, "voltage"), (4, "voltage"))
    table.key(Qt.Key.Key_1)
    assert (table.where(), table.page.board.mend.edit.text()) == ((4, "voltage"), "1")
    table.key(Qt.Key.Key_2)
    table.key(Qt.Key.Key_Return)
    assert texts(table, "voltage")[2] == "12"


def test_what_is_typed_goes_into_all_chosen_cells(table: Importer) -> None:
    gather(table, (3, "voltage"), (6, "voltage"))
    table.type_into("fix_value", "12V")
    assert table.find("fix_fill").text() == "Into 4 chosen cells"  # type: ignore[attr-defined]
    table.press("fix_fill")
    assert texts(table, "voltage") == ["24V"] + ["12V"] * 4


def test_every_step_can_be_taken_back(table: Importer) -> None:
    before = (table.counts(), [table.state(n) for n in range(2, 7)])
    assert not table.find("undo").isEnabled()
    table.point(3, "plate_colour")
    table.press("check_row")
    table.point(4, "plate")
    table.press("leave_row_out")
    table.give_meaning("电压", "")
    table.press("check_all")
    assert table.counts() != before[0]
    for _ in range(4):
        table.press("undo")
    assert (table.counts(), [table.state(n) for n in range(2, 7)]) == before
    assert texts(table, "voltage")[0] == "24V"
    assert not table.find("undo").isEnabled()


def test_undo_outlives_the_choice_of_a_customer(desk: Importer, tmp_path: Path) -> None:
    desk.choose(book(tmp_path / "list.xlsx", [HEAD, *ROWS]))
    desk.point(2, "driver_phone")
    desk.mend("136")
    assert desk.state(2) == "Left out"
    desk.whose("天津")
    assert desk.state(2) == "Left out"
    desk.key(Qt.Key.Key_Z, CTRL)
    desk.page.board.view.setFocus()
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.state(2) == "Good"


def test_work_on_a_list_is_not_lost_by_another_one(table: Importer, tmp_path: Path) -> None:
    table.point(2, "driver_name")
    table.mend("李娜")
    table.paste("车牌号\t司机\n鲁B8K399\t张伟")
    assert table.counts()[0] == "All 1"
    assert "list.xlsx” was put away" in table.window.toast.text
    table.undo()
    assert (table.counts()[0], texts(table, "driver_name")[0]) == ("All 5", "李娜")
    (tmp_path / "odd.xlsx").write_bytes(b"\x89PNG")
    table.choose(tmp_path / "odd.xlsx")
    assert "no spreadsheet" in table.text_of("refusal")
    table.undo()
    assert texts(table, "driver_name")[0] == "李娜"
    table.come("vehicle_list/C001")
    table.undo()
    assert texts(table, "driver_name")[0] == "李娜"


def test_one_copied_value_is_no_list(table: Importer) -> None:
    table.point(2, "driver_name")
    QGuiApplication.clipboard().setText("李娜\r\n")
    table.key(Qt.Key.Key_V, CTRL)
    assert (table.page.board.mend.edit.text(), table.counts()[0]) == ("李娜", "All 5")


# order and problems ----------------------------------------------------------------------------------------


def test_only_problems_and_the_worst_first(desk: Importer) -> None:
    desk.choose(VEHICLES)
    chips: Any = desk.page.board.filters
    desk.qtbot.mouseClick(chips.button("problems"), Qt.MouseButton.LeftButton)
    model = desk.page.board.model
    assert chips.button("problems").text() == "Problems 10"
    assert [model.row(line).number for line in range(3)] == [9, 10, 11]
    choose_in(desk, "order", "problems")
    shown = [model.row(line) for line in range(model.rowCount())]
    assert [row.verdict for row in shown] == ["rejected"] * 5 + ["warning"] * 5
    desk.qtbot.mouseClick(chips.button("all"), Qt.MouseButton.LeftButton)
    choose_in(desk, "order", "vin")
    vins = [vin for vin in texts(desk, "vin") if vin]
    assert vins == sorted(vins, key=str.casefold)


def test_problems_in_turn_by_keys(desk: Importer) -> None:
    desk.choose(VEHICLES)
    assert desk.where()[0] == 9
    seen = []
    for _ in range(11):
        desk.key(Qt.Key.Key_F8)
        seen.append(desk.where())
    assert len(set(seen)) == 11 and seen[0] == (10, "plate")
    desk.key(Qt.Key.Key_F8, SHIFT)
    assert desk.where() == seen[-2]


# a request -------------------------------------------------------------------------------------------------


@pytest.fixture
def request_file(tmp_path: Path) -> Path:
    """Four mistakes, one in a vehicle, and a vehicle twice."""
    body = json.loads((INBOX / "request_XQ.json").read_text(encoding="utf-8"))
    body |= {"number": "XQ-QD01-20261120-077", "payment": "", "quantity": "many", "platform": "省平台"}
    body["vehicles"][1]["driver_phone"] = "136"
    body["vehicles"].append(body["vehicles"][0])
    path = tmp_path / "request.json"
    path.write_text(json.dumps(body), encoding="utf-8")
    return path


def test_a_request_is_mended_and_stored(desk: Importer, request_file: Path) -> None:  # B10
    before = fingerprint(desk.workplace)
    desk.choose(request_file)
    assert desk.primary().text() == "Mend the first mistake"
    board = desk.page.request
    assert board.mistakes() == 6
    told = [(line.number, line.finding.field) for line in board.lines if line.finding.severity == "error"]
    assert board.lines[0].edit.hasFocus() and board.lines[0].edit.placeholderText().startswith("现金")
    for field, text in (("payment", "月结"), ("quantity", "4"), ("platform", "省平台 218.0.0.1:7611")):
        assert (0, field) in told
        desk.type_into(f"fix_0_{field}", text)
        desk.key(Qt.Key.Key_Return)
    assert board.mistakes() == 3
    desk.type_into("fix_2_driver_phone", "136")
    desk.key(Qt.Key.Key_Return)
    assert board.mistakes() == 3 and board.lines[0].edit.hasFocus(), "still wrong: it stays there"
    desk.type_into("fix_2_driver_phone", "13612341009")
    desk.key(Qt.Key.Key_Return)
    desk.press("drop_vehicle")
    assert board.mistakes() == 0
    desk.page.setFocus()
    desk.key(Qt.Key.Key_Z, CTRL)
    assert board.mistakes() == 2, "the vehicle is back"
    desk.press("drop_vehicle")
    assert fingerprint(desk.workplace) == before, "nothing is stored before"
    desk.go_on()
    assert "XQ-QD01-20261120-077 is stored" in desk.text_of("outcome")
    view = desk.workplace.requests.view("XQ-QD01-20261120-077")
    assert (view.draft.quantity, view.draft.payment, len(view.vehicles)) == (4, "monthly", 4)


def test_a_code_is_scanned_into_a_request(desk: Importer, request_file: Path) -> None:
    desk.choose(request_file)
    desk.find("fix_0_platform").setFocus()
    assert desk.page.take_scan("218.0.0.1:7611")
    assert ("platform" in {line.finding.field for line in desk.page.request.lines}) is False

"""The company's lists: one table and one form for all of them; who may not edit only looks."""

from pathlib import Path
from typing import Any

import audit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from fieldtech.forms.masters.item_groups import GROUPS
from fieldtech.forms.masters.master_form import make_form
from fieldtech.forms.onsite.instruction_picture import InstructionPicture
from fieldtech.model.drafts.masters import ChecklistDraft
from fieldtech.paths import resources
from fieldtech.services.masters.kinds import KINDS
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.master_data.import_sheet import ImportSheet
from fieldtech.ui.pages.master_data_page import LISTS
from fieldtech.ui.theme import Theme
from pages.desk import Lists
from prepared import Prepared, act_as


@pytest.fixture
def demo(prepared: Prepared, tmp_path: Path) -> Workplace:
    return prepared.demo(tmp_path / "data")


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, language: Language, demo: Workplace) -> Lists:
    return Lists(qtbot, theme, language, demo)


@pytest.mark.parametrize("name", KINDS)
def test_every_list_has_a_form_that_gives_back_what_it_shows(
    qtbot: QtBot, theme: Theme, language: Language, demo: Workplace, name: str
) -> None:
    act_as(demo, "admin")
    for row in demo.masters.list(name).rows:
        form = make_form(demo, name, row.id)
        qtbot.addWidget(form)
        draft = demo.masters.get(name, row.id)
        form.load(draft)
        assert form.draft() == draft
        assert not form.is_dirty()
        assert [p for p in form.problems() if p.severity == "error"] == []


@pytest.mark.parametrize(
    ("name", "login", "field", "text"),
    [
        ("terminal_models", "admin", "name_en", "renamed"),
        ("parts", "chenjing", "price_cents", "12.50"),
        ("symptoms", "sunli", "name_zh", "renamed"),
        ("causes", "admin", "note", "renamed"),
        ("actions", "admin", "name_en", "renamed"),
        ("checklists", "admin", "title_en", "renamed"),
        ("site_classes", "admin", "arrive_minutes", "300"),
        ("fee_items", "admin", "rule_zh", "renamed"),
        ("holidays", "weidong", "name_en", "renamed"),
        ("stock_locations", "chugang", "name", "renamed"),
        ("service_centres", "weidong", "address", "renamed"),
        ("users", "admin", "level", "renamed"),
    ],
)
def test_each_list_is_edited(
    qtbot: QtBot, theme: Theme, language: Language, demo: Workplace, name: str, login: str, field: str, text: str
) -> None:
    desk = Lists(qtbot, theme, language, demo, login)
    desk.turn_to(name)
    desk.open_row(desk.numbers()[0])
    desk.type_into(field, text)
    desk.press("save")
    if desk.there("doubts"):
        desk.press("save")
    assert desk.changes
    value = getattr(demo.masters.get(name, desk.changes[-1].id), field)
    assert value in (text, 1250, 300)
    waits = "holds once the fee schedule is published" in desk.window.toast.text
    assert waits == (name in ("parts", "fee_items"))  # F54


def test_a_new_part_is_made(desk: Lists) -> None:
    desk.turn_to("parts")
    desk.press("new_record")
    for field, text in (("code", "P-9999"), ("name_zh", "新"), ("name_en", "new"), ("price_cents", "8.00")):
        desk.type_into(field, text)
    desk.press("save")
    assert desk.changes[-1].number == "P-9999"
    assert "P-9999" in desk.numbers()


def test_a_code_that_is_taken_is_said_at_the_field(desk: Lists) -> None:
    desk.turn_to("symptoms")
    desk.press("new_record")
    for field, text in (("code", "S01"), ("name_zh", "新"), ("name_en", "new")):
        desk.type_into(field, text)
    editor = desk.page._editor
    assert editor is not None
    editor.form.set_field("family", "power")
    desk.press("save")
    assert desk.changes == []
    assert "S01" in editor.form.cell("code").note.text


def test_rows_of_a_checklist_are_added_moved_and_limited(desk: Lists) -> None:
    desk.turn_to("checklists")
    desk.open_row("RP")
    editor = desk.page._editor
    assert editor is not None
    before = editor.form.draft()
    assert isinstance(before, ChecklistDraft)
    desk.press("add_item")
    box = editor.form.editor("items").widget
    row = box.row  # type: ignore[attr-defined]
    row.kind.setCurrentIndex(row.kind.findData("number"))
    for field, text in (("item_group", "供电"), ("item_text_zh", "电压"), ("item_text_en", "voltage"),
                        ("item_unit", "V"), ("item_lower", "9"), ("item_upper", "36")):  # fmt: skip
        desk.type_into(field, text)
    desk.press("item_up")
    desk.press("save")
    saved = desk.workplace.masters.get("checklists", desk.changes[-1].id)
    assert isinstance(saved, ChecklistDraft)
    assert len(saved.items) == len(before.items) + 1
    first = saved.items[0]
    assert (first.kind, first.unit, first.lower, first.upper) == ("number", "V", 9.0, 36.0)
    assert first.group == "power" and {item.group for item in before.items} <= set(GROUPS)  # named, kept as a code
    row.show_item(first)
    assert row.lines["group"].text() == "Supply"
    assert saved.version == before.version + 1
    assert f"version {saved.version} is saved" in desk.window.toast.text


def test_a_row_goes_out_of_use_and_comes_back(desk: Lists) -> None:
    desk.turn_to("causes")
    first = desk.numbers()[0]
    desk.open_row(first)
    desk.press("retire")
    assert first not in desk.numbers()
    desk.press("retired_too")
    desk.open_row(first)
    desk.press("restore")
    desk.press("retired_too")
    assert first in desk.numbers()


def test_the_administrator_sets_a_pin(desk: Lists) -> None:
    desk.turn_to("users")
    desk.open_row("zhoumin")
    desk.press("set_pin")
    sheet = desk.sheet()
    for name, text in (("pin", "4711"), ("pin_again", "4712")):
        line = sheet.findChild(QLineEdit, name)
        assert line is not None
        line.setText(text)
    sheet.primary.click()
    assert desk.changes == []
    sheet.findChild(QLineEdit, "pin_again").setText("4711")  # type: ignore[union-attr]
    sheet.primary.click()
    assert desk.workplace.access.sign_in("zhoumin", "4711").name == "周敏"


def test_who_may_not_edit_a_list_only_looks(qtbot: QtBot, theme: Theme, language: Language, demo: Workplace) -> None:
    desk = Lists(qtbot, theme, language, demo, "sunli")
    desk.turn_to("users")
    desk.open_row("zhoumin")
    assert not desk.find("name").isEnabled()
    assert not desk.there("save")
    assert not desk.there("set_pin")
    assert not desk.there("new_record")


def test_a_folder_is_tried_then_imported(
    qtbot: QtBot, theme: Theme, language: Language, demo: Workplace, tmp_path: Path
) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    heading, first, *_ = (resources() / "catalogue" / "parts.csv").read_text(encoding="utf-8").splitlines()
    code = first.partition(",")[0]
    lines = (heading, first.replace(code, "P-8888", 1), first.replace(code, "", 1))
    (folder / "parts.csv").write_text("\n".join(lines), encoding="utf-8")
    desk = Lists(qtbot, theme, language, demo, picked=folder)
    desk.press("import_data")
    desk.press("pick_folder")
    sheet = desk.sheet()
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(lambda: sheet.primary.text() == "Import now")
    assert desk.workplace.masters.list("parts", "P-8888").rows == ()
    assert "1 new" in sheet.report.toPlainText()
    sheet.primary.click()
    qtbot.waitUntil(lambda: sheet.primary.text() == "Close" and sheet.primary.isEnabled())
    assert len(desk.workplace.masters.list("parts", "P-8888").rows) == 1
    assert desk.changes[-1].kind == "import"


def test_a_file_that_is_no_list_is_refused_in_words(
    qtbot: QtBot, theme: Theme, language: Language, demo: Workplace, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("a,b\n1,2\n", encoding="utf-8")
    desk = Lists(qtbot, theme, language, demo, picked=odd)
    desk.press("import_data")
    desk.press("pick_file")
    sheet = desk.sheet()
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(lambda: sheet.outcome.isVisible())
    assert sheet.outcome.title == "Not imported"


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", ["checklists", "users", "parts", "symptoms", "fee_items", "stock_locations"])
def test_nothing_is_clipped_small_or_unnamed(
    desk: Lists, theme: Theme, language: Language, code: str, mode: str, name: str
) -> None:
    assert name in LISTS
    desk.turn_to(name)
    desk.open_row(desk.numbers()[0])
    language.use(code)
    theme.use(mode)
    found = []
    for size in audit.SIZES:
        desk.window.resize(*size)
        audit.settle()
        found += [f"{size} {f}" for f in audit.faults(desk.window) + audit.foreign_colours(desk.window)]
        assert (desk.window.width(), desk.window.height()) == size
    assert found == []


def test_rows_of_a_checklist_are_worked_on_by_keys(desk: Lists) -> None:
    desk.turn_to("checklists")
    desk.open_row("CM")
    editor = desk.page._editor
    assert editor is not None
    box: Any = editor.form.editor("items").widget
    first = box.items()[0]
    box.list.setFocus()
    box.list.setCurrentRow(0)
    QTest.keyClick(box.list, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    assert [i.id for i in box.items()][:3] == ["CM-01", "CM-15", "CM-02"]
    assert box.items()[1].text_zh == first.text_zh
    QTest.keyClick(box.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert box.items()[0].id == "CM-15"
    QTest.keyClick(box.list, Qt.Key.Key_Delete)
    assert box.items()[0] == first
    QTest.keyClick(box.list, Qt.Key.Key_Insert)
    assert (box.items()[1].id, box.items()[1].group) == ("CM-15", "clean")


def test_a_reading_of_several_points_is_set_up_and_looked_at(desk: Lists) -> None:
    desk.turn_to("checklists")
    desk.open_row("CM")
    editor = desk.page._editor
    assert editor is not None
    box: Any = editor.form.editor("items").widget
    box.list.setCurrentRow([i.id for i in box.items()].index("CM-12"))
    assert not box.row.rule.isHidden()
    desk.type_into("item_points", "3")
    box.row.rule.setCurrentIndex(box.row.rule.findData("80-20"))
    box.row.na.click()
    box.row.picture.pick = lambda _parent: [str(resources() / "demo" / "photos" / "wiring.jpg")]
    box.row.picture.take(Path("nowhere.jpg"))
    assert box.row.picture.problem.text and not box.items()[box.list.currentRow()].picture
    desk.press("item_picture")
    desk.press("remove_item_picture")
    assert box.items()[box.list.currentRow()].picture == ""
    desk.press("item_picture")
    line = box.row.lines["instruction_en"]
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    desk.press("save")
    assert desk.changes == []  # an instruction is wanted in both languages
    desk.type_into("item_instruction_en", "as told")
    desk.press("preview_items")
    sheet: Any = desk.sheet()
    card = next(c for c in sheet.cards if c.item["id"] == "CM-12")
    assert len(card.points.fields) == 3 and "na" in card.excuses.chips
    assert card.findChildren(InstructionPicture)
    sheet.close_sheet()
    desk.press("compare_versions")
    told = desk.sheet()
    texts = [label.text() for label in told.findChildren(QLabel)]
    assert "Measuring points: 5 → 3" in texts and "Rule: every point → 80–20 rule" in texts
    told.close_sheet()
    desk.press("save")
    saved = desk.workplace.masters.get("checklists", desk.changes[-1].id)
    assert isinstance(saved, ChecklistDraft)
    item = next(i for i in saved.items if i.id == "CM-12")
    assert (saved.version, item.points, item.rule, item.na) == (2, 3, "80-20", True)
    assert desk.workplace.instructions.bytes_of(item.picture)[:2] == b"\xff\xd8"


def test_two_versions_are_compared(desk: Lists) -> None:
    desk.turn_to("checklists")
    desk.open_row("GQ")
    editor = desk.page._editor
    assert editor is not None
    box: Any = editor.form.editor("items").widget
    box.list.setCurrentRow(0)
    box.remove_item()
    desk.press("save")
    desk.press("compare_versions")
    sheet: Any = desk.sheet()
    assert [sheet.older.currentText(), sheet.newer.currentText()] == ["Version 1", "Version 2"]
    assert [cell.label.text() for cell in sheet._cells] == ["Older version", "Newer version"]
    assert desk.page.column_titles()[2] == "Version"
    assert "Removed" in [label.text() for label in sheet.findChildren(QLabel)]
    sheet.older.setCurrentIndex(1)
    assert "There is no difference." in [label.text() for label in sheet.findChildren(QLabel)]


@pytest.mark.parametrize(("code", "mode"), [("zh_CN", "light"), ("en", "dark")])
@pytest.mark.parametrize("press", ["preview_items", "compare_versions"])
def test_preview_and_differences_can_be_read_at_every_size(
    desk: Lists, theme: Theme, language: Language, code: str, mode: str, press: str
) -> None:
    desk.turn_to("checklists")
    desk.open_row("CM")
    desk.type_into("title_en", "coating")
    editor = desk.page._editor
    assert editor is not None
    box: Any = editor.form.editor("items").widget
    box.list.setCurrentRow(2)
    box.remove_item()
    language.use(code)  # type: ignore[arg-type]
    theme.use(mode)  # type: ignore[arg-type]
    desk.press(press)
    found = []
    for size in audit.SIZES:
        desk.window.resize(*size)
        audit.settle()
        found += [f"{size} {f}" for f in audit.faults(desk.window) + audit.foreign_colours(desk.window)]
    assert found == []

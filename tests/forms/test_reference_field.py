"""A record is picked by typing part of what is known about it."""

import pytest
from gallery_samples import describe_customer, search_customers
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from fieldtech.forms.field import Editor
from fieldtech.forms.reference_field import Reference
from fieldtech.ui.theme import Theme


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> Editor:
    field = Reference(name="customer", label="Customer", search=search_customers, describe=describe_customer)
    editor = field.editor()
    qtbot.addWidget(editor.widget)
    editor.widget.resize(400, 40)
    with qtbot.waitExposed(editor.widget):
        editor.widget.show()
    editor.widget.activateWindow()
    editor.widget.setFocus()
    return editor


def line(editor: Editor) -> QLineEdit:
    assert isinstance(editor.control, QLineEdit)
    return editor.control


def test_enter_takes_the_hit_that_is_offered(editor: Editor, qtbot: QtBot) -> None:
    QTest.keyClicks(line(editor), "189 1234")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=1000)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert editor.value() == "C002"
    assert line(editor).text() == "天津蓝盾化工防腐工程有限公司"


def test_typing_on_forgets_the_choice_and_asks_to_pick(editor: Editor) -> None:
    editor.set_value("C001")
    assert list(editor.problems()) == []
    line(editor).selectAll()
    QTest.keyClicks(line(editor), "C")
    assert editor.value() == ""
    assert [p.code for p in editor.problems()] == ["pick_from_list"]


def test_a_scan_that_means_one_record_picks_it(editor: Editor) -> None:
    editor.take_scan("C002")
    assert editor.value() == "C002"
    editor.take_scan("nobody")
    assert (editor.value(), editor.raw()) == ("", "nobody")


def test_a_stored_key_is_shown_by_its_name(editor: Editor) -> None:
    editor.set_value("C001")
    assert line(editor).text() == "青岛海岳物流有限公司"
    editor.set_value("C999")
    assert (line(editor).text(), editor.value()) == ("C999", "C999")


def test_enter_without_the_list_takes_the_only_hit(editor: Editor) -> None:
    QTest.keyClicks(line(editor), "C001")
    QTest.keyClick(line(editor), Qt.Key.Key_Return)
    assert editor.value() == "C001"

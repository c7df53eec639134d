"""A scanner is faster than any hand: its keys end up at the window, not in the field with the focus."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.forms.scanner import Scanner


class Hands:
    """A clock that moves when a key is pressed."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def press(self, widget: QWidget, key: Qt.Key, text: str, at_ms: int) -> None:
        """A key as the system hands it on: with the time it was pressed, however late that is."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(at_ms)
            QApplication.sendEvent(widget, event)

    def type(self, widget: QWidget, text: str, gap: float, *, enter: bool = True) -> None:
        for letter in text:
            self.now += gap
            QTest.keyClick(widget, letter)
        if enter:
            self.now += gap
            QTest.keyClick(widget, Qt.Key.Key_Return)


class Desk(QWidget):
    """A window with several kinds of editors."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.text, self.combo = QLineEdit("old"), QPlainTextEdit("old"), QComboBox()
        self.combo.addItems(["8 first", "9 second"])
        self.submitted: list[str] = []
        self.line.returnPressed.connect(lambda: self.submitted.append(self.line.text()))
        layout = QVBoxLayout(self)
        for widget in (self.line, self.text, self.combo):
            layout.addWidget(widget)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    return desk


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def scans(desk: Desk, hands: Hands) -> list[str]:
    found: list[str] = []
    scanner = Scanner(desk, clock=hands)
    scanner.scanned.connect(found.append)
    scanner.listen()
    return found


def test_a_scan_leaves_the_focused_line_as_it_was(desk: Desk, hands: Hands, scans: list[str]) -> None:
    desk.line.setFocus()
    hands.type(desk.line, "898604200123", 0.008)
    assert scans == ["898604200123"]
    assert desk.line.text() == "old"
    assert desk.submitted == []


def test_a_scan_leaves_text_and_choice_as_they_were(desk: Desk, hands: Hands, scans: list[str]) -> None:
    desk.text.setFocus()
    hands.type(desk.text, "BXA0007", 0.01)
    hands.now += 1
    desk.combo.setFocus()
    hands.type(desk.combo, "9860123", 0.01)
    assert scans == ["BXA0007", "9860123"]
    assert desk.text.toPlainText() == "old"
    assert desk.combo.currentIndex() == 0


def test_a_hand_is_never_taken_for_a_scanner(desk: Desk, hands: Hands, scans: list[str]) -> None:
    desk.line.setFocus()
    desk.line.clear()
    hands.type(desk.line, "898604200123", 0.06)
    assert scans == []
    assert desk.submitted == ["898604200123"]


def test_what_was_typed_before_the_scan_stays(desk: Desk, hands: Hands, scans: list[str]) -> None:
    desk.line.setFocus()
    desk.line.clear()
    hands.type(desk.line, "note ", 0.2, enter=False)
    hands.now += 0.5
    hands.type(desk.line, "BXA0012", 0.01)
    assert scans == ["BXA0012"]
    assert desk.line.text() == "note "


def test_a_short_burst_is_typing(desk: Desk, hands: Hands, scans: list[str]) -> None:
    desk.line.setFocus()
    desk.line.clear()
    hands.type(desk.line, "ok", 0.01)
    assert scans == []
    assert desk.submitted == ["ok"]


@pytest.mark.parametrize(("apart_ms", "found"), [(8, ["BXA0012"]), (60, [])])
def test_it_counts_when_a_key_was_pressed_and_not_when_a_busy_program_reads_it(
    desk: Desk, hands: Hands, scans: list[str], apart_ms: int, found: list[str]
) -> None:
    desk.combo.setFocus()
    for at, letter in enumerate("BXA0012"):
        hands.now += 0.2  # the program paints a long list meanwhile
        hands.press(desk.combo, Qt.Key(ord(letter)), letter, 90_000 + at * apart_ms)
    hands.press(desk.combo, Qt.Key.Key_Return, "\r", 90_000 + 7 * apart_ms)
    assert scans == found


def test_a_scan_is_heard_where_nothing_has_the_focus_and_in_a_window_of_its_own(
    qtbot: QtBot, desk: Desk, hands: Hands, scans: list[str]
) -> None:
    desk.line.setFocus()
    desk.line.clearFocus()
    hands.type(desk, "BXA0012", 0.01)
    assert scans == ["BXA0012"]
    other = QWidget(desk, Qt.WindowType.Dialog)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    hands.now += 1
    hands.type(other, "BXA0013", 0.01)
    assert scans == ["BXA0012", "BXA0013"]


def test_what_had_the_focus_may_be_gone(desk: Desk, hands: Hands, scans: list[str]) -> None:
    desk.text.setFocus()
    desk.text.deleteLater()
    QApplication.sendPostedEvents(desk.text, QEvent.Type.DeferredDelete)
    desk.line.setFocus()
    hands.type(desk.line, "BXA0014", 0.01)
    assert scans == ["BXA0014"]

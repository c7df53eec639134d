"""While a sheet is open nothing below it answers keys or scans; a key held down presses once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication

from fieldtech.model.base import Id
from fieldtech.ui.finding import Finding
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.kit.sheet import Sheet
from pages.program import Program

Start = Callable[[str, str], tuple[Program, Id]]


class Takes(Sheet):
    """A sheet with a place for every scan."""

    got = ""

    def take_scan(self, text: str) -> bool:
        """Keep it."""
        self.got = text
        return True


def asked(program: Program) -> ConfirmDialog:
    """A question over the page."""
    dialog = ConfirmDialog(program.window, "Settle", "What came of it", "Settle")
    dialog.open()
    program.hands.settle()
    return dialog


def scan(program: Program, text: str) -> None:
    """Read by the scanner."""
    finder = program.window.findChild(Finding)
    assert finder is not None
    finder.scanned(text)
    program.hands.settle()


@pytest.mark.parametrize("key", ["Ctrl+1", "Ctrl+K", "Ctrl+F", "F4", "Ctrl+N", "Alt+Left"])
def test_no_key_reaches_the_page_below(start: Start, key: str) -> None:
    program, order = start("in_repair", "zhenghao")
    page = program.open("orders_page", order)
    dialog = asked(program)
    program.hands.key(key)
    program.hands.settle()
    assert program.page is page
    assert program.window.top_sheet() is dialog
    focus = QApplication.focusWidget()
    assert focus is not None and dialog.isAncestorOf(focus)


def test_hands_press_nothing_that_a_sheet_covers(start: Start) -> None:
    program, order = start("in_repair", "zhenghao")
    program.open("orders_page", order)
    assert program.hands.sees("open_orders_page")
    lower = asked(program)
    assert not program.hands.sees("open_orders_page")
    upper = asked(program)
    assert program.hands.see("submit") is upper.primary
    upper.close_sheet()
    assert program.hands.see("submit") is lower.primary
    lower.close_sheet()
    assert program.hands.sees("open_orders_page")


def test_escape_and_ctrl_enter_belong_to_the_sheet(start: Start) -> None:
    program, order = start("in_repair", "zhenghao")
    program.open("orders_page", order)
    dialog = asked(program)
    answered: list[str] = []
    dialog.confirmed.connect(answered.append)
    program.hands.key("Ctrl+Return")
    assert len(answered) == 1
    assert program.window.top_sheet() is None
    asked(program)
    program.hands.key("Esc")
    assert program.window.top_sheet() is None


def test_the_preview_answers_a_key_the_page_below_has_too(start: Start) -> None:
    program, order = start("in_repair", "zhenghao")
    page = program.open("orders_page", order)
    sheet = Takes(program.window)
    pressed: list[str] = []
    sheet.primary.setShortcut(page.detail.sheet_button.shortcut())
    sheet.primary.clicked.connect(lambda: pressed.append("here"))
    sheet.open()
    program.hands.key("F4")
    assert pressed == ["here"]
    assert program.window.top_sheet() is None


def test_a_scan_goes_to_the_sheet_in_front(start: Start) -> None:
    program, order = start("in_repair", "zhenghao")
    number = program.workplace.orders.view(order).number
    program.open("customers_page")
    sheet = Takes(program.window)
    sheet.open()
    scan(program, number)
    assert sheet.got == number
    assert program.page.name == "customers_page"
    sheet.close_sheet()
    asked(program)
    scan(program, number)
    assert program.page.name == "customers_page"
    assert number in program.said()


def test_a_key_held_down_presses_once(start: Start) -> None:
    program, _order = start("in_repair", "zhenghao")
    repeated = [
        s.key().toString()
        for s in program.window.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if s.autoRepeat()
    ]
    assert "Ctrl+Return" not in repeated
    dialog = asked(program)
    QApplication.sendEvent(
        dialog, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    )
    assert dialog.isVisible()


def test_what_takes_the_whole_window_is_a_sheet_too(start: Start) -> None:
    program, order = start("to_sign", "wulei")
    page = program.open("signoff_page", order)
    page.show_whole_sheet()
    program.hands.settle()
    whole = program.window.top_sheet()
    assert whole is not None and whole.objectName() == "whole_sheet"
    program.window.resize(1024, 700)
    program.hands.settle()
    assert whole.size() == program.window.size()
    program.hands.key("Esc")
    assert program.window.top_sheet() is None
    assert program.page is page
    page.show_whole_sheet()
    program.session.lock()
    program.hands.settle()
    assert program.window.top_sheet() is None  # nothing of an order over the lock screen

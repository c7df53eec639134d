"""Buttons pressed by their own keys."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.buttons import Button


def test_its_own_key_acts_at_once(qtbot: QtBot) -> None:
    window, field, _button, pressed = shown(qtbot)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert pressed == [1]
    assert window.focusWidget() is field  # what is typed next goes where it went before


def test_a_key_held_down_presses_once(qtbot: QtBot) -> None:
    _window, field, _button, pressed = shown(qtbot)
    alt = Qt.KeyboardModifier.AltModifier
    for again in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, alt, "", again)
        QApplication.sendEvent(field.window().windowHandle(), event)
    assert pressed == [1]


def shown(qtbot: QtBot) -> tuple[QWidget, QLineEdit, Button, list[int]]:
    window, field, button, pressed = QWidget(), QLineEdit(), Button("All", key="Alt+A"), []
    window.setLayout(column(field, button))
    button.clicked.connect(lambda: pressed.append(1))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    return window, field, button, pressed

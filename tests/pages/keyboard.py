"""Somebody who touches no mouse: Tab, Enter, Space, arrows and the keys the window tells of."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from fieldtech.demo.hands import Hands
from fieldtech.ui.window import MainWindow

_MANY = 200


class Keyboard:
    """Counts the keys that were pressed; only the focus says where they go."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.hands = window, Hands(window, lookout=False)
        self.pressed = 0

    @property
    def focus(self) -> QWidget:
        """Where the next key goes."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def key(self, sequence: str) -> None:
        """One key or shortcut."""
        self.pressed += 1
        self.hands.key(sequence)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.pressed += len(text)
        self.hands.type_here(text)

    def scan(self, text: str) -> None:
        """A scanner is a keyboard."""
        self.pressed += 1
        self.hands.scan(text)

    def go_to(self, name: str, within: QWidget | None = None) -> QWidget:
        """Tab until the focus is on the control of that name."""
        for _ in range(_MANY):
            focus = self.focus
            if focus.objectName() == name and (within is None or within.isAncestorOf(focus)):
                return focus
            self.pressed += 1
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}")

    def press(self, name: str, within: QWidget | None = None) -> None:
        """Tab there and press Space."""
        self.go_to(name, within)
        self.key("Space")

    def choose(self, name: str, value: str, within: QWidget | None = None) -> None:
        """Tab to a drop-down list and go down to the entry."""
        box = self.go_to(name, within)
        assert isinstance(box, QComboBox)
        for _ in range(box.count()):
            if box.currentData() == value:
                return
            self.key("Down")
        raise AssertionError(f"{name} has no {value}")

    def look_up(self, name: str, text: str) -> None:
        """Tab to a search field, type, and take the first that is found."""
        self.go_to(name)
        self.type(text)
        self.hands.until(lambda: QApplication.activePopupWidget() is not None, f"what {text} finds")
        self.key("Return")

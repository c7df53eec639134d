"""The keys that work everywhere in the window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Keys = Sequence[tuple[str, Callable[[], object]]]


class WindowKeys(QObject):
    """Shortcuts of one window, which sleep while something covers the pages."""

    def __init__(self, window: QWidget, keys: Keys) -> None:
        super().__init__(window)
        self._shortcuts = [_shortcut(window, key, action) for key, action in keys]

    def enable(self, on: bool) -> None:
        """Whether they answer."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(on)


def _shortcut(window: QWidget, key: str, action: Callable[[], object]) -> QShortcut:
    shortcut = QShortcut(QKeySequence(key), window)
    shortcut.setAutoRepeat(False)  # held down it would press whatever the button says next
    shortcut.activated.connect(action)
    return shortcut

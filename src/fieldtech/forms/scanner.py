"""USB scanners are keyboards: keys faster than 35 ms apart that end with Enter are one scan.

The keys reach the focused editor as they come (nobody can know yet), so that fast typing is never
swallowed; when the Enter proves a scan, the editor gets back what it held before, and the scan goes to the
window, wherever the focus was.
"""

import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

GAP_S = 0.035
LEAST = 5  # characters; nobody prints shorter codes, and a held-down key must not count

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Scanner(QObject):
    """Listens in every window of the program once it is told ``listen()``; it announces every ``scanned(text)``.

    It goes with the focus instead of watching the whole application: a filter written in Python for every
    event would cost more than all else that a press of a button sets off.
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject, *, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` counts in seconds; it is asked where the system does not say when a key was pressed."""
        super().__init__(parent)
        self._clock = clock
        self._keys: list[str] = []
        self._last = 0.0
        self._restore: Callable[[], None] = _nothing
        self._heard: list[QWidget] = []

    def listen(self) -> None:
        """From now on, wherever the focus goes."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        app.focusWindowChanged.connect(self._follow)
        self._follow()

    def _follow(self, *_moved: object) -> None:
        """The keys go to the widget with the focus, without one to the window itself."""
        now = QApplication.focusWidget()
        for widget in self._heard:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        home = self.parent()
        windows = (home.window() if isinstance(home, QWidget) else None, QApplication.activeWindow())
        self._heard = [now] if now is not None else list(filter(None, dict.fromkeys(windows)))
        for widget in self._heard:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch keys on their way to the focused widget."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or not _is_receiver(watched):
            return False
        return self._key(watched, event)

    def _key(self, receiver: QWidget, event: QKeyEvent) -> bool:
        now = event.timestamp() / 1000 or self._clock()  # when it was pressed: a busy program reads it later
        fast = 0 <= now - self._last <= GAP_S
        if event.key() in _ENTER:
            found = "".join(self._keys) if fast and len(self._keys) >= LEAST else ""
            self._keys.clear()
            if found:
                self._restore()
                self._restore = _nothing
                self.scanned.emit(found)
            return bool(found)
        if event.text() and event.text().isprintable() and not event.isAutoRepeat():
            if not fast or not self._keys:
                self._keys.clear()
                self._restore = _remember(receiver)
            self._keys.append(event.text())
            self._last = now
        elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock):  # scanners press Shift for capitals
            self._keys.clear()
        return False


def _is_receiver(widget: QWidget) -> bool:
    """Qt hands an ignored key on to the parents: count it once, at the focused widget."""
    focus = QApplication.focusWidget()
    return widget is focus if focus is not None else widget.isWindow()


def _remember(widget: QWidget) -> Callable[[], None]:
    """How to bring back what the editor holds now."""
    if isinstance(widget, QLineEdit) and not widget.isReadOnly():
        text, cursor = widget.text(), widget.cursorPosition()
        return lambda: _set_line(widget, text, cursor)
    if isinstance(widget, QPlainTextEdit) and not widget.isReadOnly():
        document = widget.toPlainText()
        position = widget.textCursor().position()
        return lambda: _set_document(widget, document, position)
    if isinstance(widget, QComboBox):
        chosen = widget.currentIndex()
        return lambda: widget.setCurrentIndex(chosen)
    return _nothing


def _set_line(widget: QLineEdit, text: str, cursor: int) -> None:
    widget.setText(text)
    widget.setCursorPosition(cursor)


def _set_document(widget: QPlainTextEdit, text: str, position: int) -> None:
    widget.setPlainText(text)
    cursor = widget.textCursor()
    cursor.setPosition(position)
    widget.setTextCursor(cursor)


def _nothing() -> None:
    """Nothing to bring back."""

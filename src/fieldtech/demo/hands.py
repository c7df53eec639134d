"""A pair of hands before the window: they see what is visible, press, type, scan and draw, and count.

Nothing here calls a page's methods or a service: what these hands cannot do, a person cannot do either.
"""

import time
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from fieldtech.ui.kit.sheet import Sheet

Stroke = Sequence[Sequence[int]]
PATIENCE_S = 10.0
HUMAN_PAUSE_MS = 60  # longer than a scanner's gap, so that typing and Enter are not taken for a scan


class NotThere(Exception):
    """The hands found no visible, enabled control of that name."""


class Flashes(QObject):
    """Notes every widget that becomes a window of its own by mistake: shown before it has a parent."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only plain widgets: dialogs, popups and tool tips are windows on purpose."""
        if event.type() != QEvent.Type.Show or not isinstance(watched, QWidget) or watched is self._window:
            return False
        if watched.isWindow() and watched.windowType() in (Qt.WindowType.Widget, Qt.WindowType.Window):
            self.seen.append(watched.objectName() or type(watched).__name__)
        return False


class Hands:
    """Counts interactions: a click, a scan and a field typed are one each."""

    def __init__(self, window: QWidget, *, lookout: bool = True) -> None:
        """With a ``lookout`` flashes are noted: it looks at every event there is, which costs a quarter of the time."""
        self.window = window
        self.count = 0
        self._typed_at = 0.0
        self.flashes = Flashes(window)
        if lookout:
            QApplication.instance().installEventFilter(self.flashes)  # type: ignore[union-attr]
        self.log: list[str] = []
        self.broken: Sequence[str] = ()  # what the program could not do: nobody waits for anything after that

    def click(self, name: str, within: QWidget | None = None) -> None:
        """Press the button of that name."""
        button = self.wait_for(QAbstractButton, name, within)
        self._note(f"click {name}")
        self.show(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        self.settle()

    def click_widget(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press somewhere on a widget that is no button, as a row of a list."""
        self._note(f"click {widget.objectName() or type(widget).__name__}")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self.settle()

    def write(self, name: str, text: str, within: QWidget | None = None) -> None:
        """Fill the field of that name instead of what it held."""
        editor = self.wait_for(QWidget, name, within)
        line = editor if isinstance(editor, QLineEdit | QPlainTextEdit) else _inner_line(editor)
        self._note(f"type {name}")
        self.show(line)
        line.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keySequence(line, "Ctrl+A")
        if text:
            _enter_text(line, text)
        else:
            QTest.keyClick(line, Qt.Key.Key_Delete)
        self._typed_at = time.monotonic()
        self.settle()

    def choose(self, name: str, value: str, within: QWidget | None = None) -> None:
        """Take the entry with that stored value from a drop-down list, by keyboard."""
        box = self.wait_for(QComboBox, name, within)
        self._note(f"choose {name}={value}")
        at = next((i for i in range(box.count()) if str(box.itemData(i)) == value), -1)
        if at < 0:
            raise NotThere(f"{name} has no {value!r}")
        self.show(box)
        box.setFocus(Qt.FocusReason.MouseFocusReason)
        while box.currentIndex() != at:
            before = box.currentIndex()
            QTest.keyClick(box, Qt.Key.Key_Down if before < at else Qt.Key.Key_Up)
            if box.currentIndex() == before:
                raise NotThere(f"{name} does not move to {value!r}")
        self.settle()

    def type_here(self, text: str) -> None:
        """Type where the focus is."""
        self._note("type here")
        self.pause(HUMAN_PAUSE_MS)
        _enter_text(QApplication.focusWidget() or self.window, text)
        self._typed_at = time.monotonic()
        self.settle()

    def scan(self, text: str) -> None:
        """Scan a code: quick keys and Enter, wherever the focus is."""
        self._note(f"scan {text}")
        self._take_up_scanner()
        target = QApplication.focusWidget() or self.window
        at = round(time.monotonic() * 1000)  # keys in one moment, however busy this computer is
        for letter in text:  # a scanner sends keys only; codes are Latin, plates come as sheet codes
            _strike(target, Qt.Key(ord(letter.upper())), letter, at)
        _strike(target, Qt.Key.Key_Return, "\r", at)
        self.settle()

    def pick(self, name: str, text: str, within: QWidget | None = None) -> None:
        """Type into a search field and take the first of what it finds with Enter: one interaction."""
        self.write(name, text, within)
        self.pause(HUMAN_PAUSE_MS)
        self.until(lambda: QApplication.activePopupWidget() is not None, f"what {name} finds for {text}")
        popup = QApplication.activePopupWidget()
        QTest.keyClick(popup or self.window, Qt.Key.Key_Return)
        self.settle()

    def key(self, sequence: str) -> None:
        """Press a key or shortcut, not in the haste of a scanner, which knows no Alt."""
        self._note(f"key {sequence}")
        if not sequence.startswith("Alt+"):
            self.pause(HUMAN_PAUSE_MS)
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        QTest.keySequence(target, sequence)
        self.settle()

    def draw(self, name: str, strokes: Sequence[Stroke], within: QWidget | None = None) -> None:
        """Sign on the pad of that name with the mouse; points are 0 to 10000 of the pad's sides."""
        pad = self.wait_for(QWidget, name, within)
        self._note(f"draw {name}")
        self.show(pad)
        for stroke in strokes:
            points = [_on(pad, point) for point in stroke]
            QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=points[0])
            for point in points[1:]:
                QTest.mouseMove(pad, point)
                QApplication.processEvents()
            QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=points[-1])
        self.settle()

    def see(self, name: str, within: QWidget | None = None) -> QWidget:
        """The visible widget of that name; waits for it."""
        found: QWidget = self.wait_for(QWidget, name, within)
        return found

    def all_seen(self, prefix: str) -> list[QWidget]:
        """The visible widgets whose names begin so, from top to bottom: the lines of a list."""
        found = [w for w in self.window.findChildren(QWidget) if w.objectName().startswith(prefix) and w.isVisible()]
        return sorted(found, key=lambda w: w.mapToGlobal(QPoint(0, 0)).y())

    def sees(self, name: str) -> bool:
        """Whether a widget of that name is visible now."""
        return self._find(QWidget, name, None) is not None

    def until(self, true: Callable[[], bool], what: str = "", patience_s: float = PATIENCE_S) -> None:
        """Wait for something to become true; raises NotThere after ten seconds."""
        end = time.monotonic() + patience_s
        while not true():
            if time.monotonic() > end:
                raise NotThere(f"waited in vain for {what or true}")
            self.pause(5)
        self.settle()

    def wait_for(self, kind: type[Any], name: str, within: QWidget | None = None) -> Any:
        """The first visible, enabled widget of that kind and name under no sheet; raises NotThere after ten seconds."""
        end = time.monotonic() + PATIENCE_S
        while (found := self._find(kind, name, within)) is None:
            if time.monotonic() > end:
                raise NotThere(f"{name}; visible: {', '.join(self.visible_names()[:80])}")
            self.pause(5)
        return found

    def visible_names(self) -> list[str]:
        """The names of everything that can be used now, for messages of failure."""
        return sorted(
            {
                w.objectName()
                for root in self._roots()
                for w in root.findChildren(QWidget)
                if w.isVisible() and w.objectName() and not w.objectName().startswith("qt_")
            }
        )

    def show(self, widget: QWidget) -> None:
        """Scroll until the widget can be seen, as a person does without counting it."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        QApplication.processEvents()

    def settle(self) -> None:
        """Let everything that was set off happen."""
        for _ in range(3):
            QApplication.processEvents()

    def pause(self, milliseconds: int) -> None:
        """Let the event loop run for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        if self.broken:
            raise NotThere("the program failed")

    def _take_up_scanner(self) -> None:
        """Nobody does so as fast as it reads: the code would be one text with what was typed just before."""
        early = self._typed_at + HUMAN_PAUSE_MS / 1000 - time.monotonic()
        if early > 0:
            self.pause(round(early * 1000) + 1)

    def _find(self, kind: type[Any], name: str, within: QWidget | None) -> Any:
        for root in [within] if within is not None else self._roots():
            for widget in root.findChildren(kind, name):
                if widget.isVisible() and widget.isEnabled() and not covered(widget):
                    return widget
        return None

    def _roots(self) -> list[QWidget]:
        """The window, and before it whatever stands in front."""
        modal = QApplication.activeModalWidget()
        popup = QApplication.activePopupWidget()
        return [w for w in (popup, modal, self.window) if w is not None]

    def _note(self, what: str) -> None:
        self.count += 1
        self.log.append(what)


def covered(widget: QWidget) -> bool:
    """Whether an open sheet lies over it, so that nobody can press it.

    Of all that share a parent, the one raised last comes last among its children.
    """
    while not widget.isWindow() and (parent := widget.parentWidget()) is not None:
        beside = parent.children()
        above = beside[beside.index(widget) + 1 :]
        if any(isinstance(sheet, Sheet) and sheet.isVisible() for sheet in above):
            return True
        widget = parent
    return False


def _strike(target: QWidget, key: Qt.Key, text: str, at: int) -> None:
    """A key goes down and up at that time, in milliseconds."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(at)
        QApplication.sendEvent(target, event)


def _enter_text(line: QWidget, text: str) -> None:
    """Latin by keys, Chinese as an input method commits it."""
    for latin, piece in _pieces(text):
        if latin:
            QTest.keyClicks(line, piece)
        else:
            commit = QInputMethodEvent("", [])
            commit.setCommitString(piece)
            QApplication.sendEvent(line, commit)


def _pieces(text: str) -> list[tuple[bool, str]]:
    return [(key, "".join(group)) for key, group in groupby(text, key=str.isascii)]


def _inner_line(editor: QWidget) -> QWidget:
    for kind in (QLineEdit, QPlainTextEdit):
        if (found := editor.findChild(kind)) is not None:
            return found
    raise NotThere(f"{editor.objectName()} takes no text")


def _on(pad: QWidget, point: Sequence[int]) -> QPoint:
    return QPointF(point[0] / 10000 * (pad.width() - 1), point[1] / 10000 * (pad.height() - 1)).toPoint()

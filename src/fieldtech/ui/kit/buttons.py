"""Everything one presses: primary, plain, quiet, icon, link, danger and big buttons.

A bare ``&`` in a text would be eaten as a mnemonic, so ``set_text`` doubles it. Arrows that point forward
stand after the word, every other icon before it.
"""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from fieldtech.ui.fonts import BODY, font
from fieldtech.ui.icons import icon
from fieldtech.ui.kit.live import Live, set_look
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import TOUCH

_FORWARD = ("arrow-right", "chevron-right")
_ON = {"primary": "on_accent", "big": "on_accent", "link": "accent", "danger": "danger"}


class Button(Live, QPushButton):
    """A button with a role, an icon that follows the theme, and an optional key."""

    role = ""
    icon_size = 18

    def __init__(self, text: str = "", icon_name: str = "", *, name: str = "", key: str = "") -> None:
        """``name`` is the objectName (the verb), ``key`` a shortcut such as "F2"."""
        super().__init__()
        self._icon_name, self._icon_role = icon_name, _ON.get(self.role, "muted")
        self._gap = 6
        self.setProperty("role", self.role)
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.set_text(text)
        if key:
            self.setShortcut(QKeySequence(key))
        self.go_live()

    def set_text(self, text: str) -> None:
        """The visible text; it is also the accessible name."""
        key, was_empty = self.shortcut(), not self.text()
        self.setText(text.replace("&", "&&"))
        self.setShortcut(key)  # setText drops the shortcut
        self.setAccessibleName(text)
        if self._alive and was_empty != (not text):
            self.restyle()  # the gap between icon and text comes and goes with the text

    def set_icon(self, name: str, role: str = "") -> None:
        """Change the picture, and its colour when ``role`` is given."""
        self._icon_name = name
        self._icon_role = role or self._icon_role
        self.restyle()

    def setShortcut(self, key: Any, /) -> None:
        """The key that presses it; only a button with one listens for it, for there are hundreds without."""
        super().setShortcut(key)
        if not self.shortcut().isEmpty():
            self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Its own key acts at once and once: Qt would press 100 ms later, amid what is typed next, and repeat."""
        if watched is self and isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.setShortcutAutoRepeat(event.shortcutId(), False)
            self.click()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does; Qt knows that in its own dialogs only."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.click()
        else:
            super().keyPressEvent(event)

    def set_role(self, role: str) -> None:
        """Change the look, e.g. from plain to "primary"."""
        self.role = role
        self._icon_role = _ON.get(role, "muted")
        set_look(self, role=role)
        self.restyle()

    def restyle(self) -> None:
        """Draw the icon in the colour of the theme."""
        if not self._icon_name:
            return
        forward = self._icon_name in _FORWARD and bool(self.text())
        gap = self._gap if self.text() else 0
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if forward else Qt.LayoutDirection.LeftToRight)
        before, after = (gap, 0) if forward else (0, gap)
        self.setIcon(icon(self._icon_name, self._icon_role, tokens_of(self), self.icon_size, before, after))
        self.setIconSize(QSize(self.icon_size + gap, self.icon_size))


class PrimaryButton(Button):
    """The next step; one per page."""

    role = "primary"


class BigButton(Button):
    """The next step for a gloved hand: 60 px high."""

    role = "big"
    icon_size = 20

    def __init__(self, text: str = "", icon_name: str = "", *, name: str = "", key: str = "") -> None:
        super().__init__(text, icon_name, name=name, key=key)
        self.setFont(font(17, 600))


class QuietButton(Button):
    """A second thought: no border until touched."""

    role = "quiet"


FLUSH = -8
"""Space before a link that begins a line: its words, not its edge, stand below those of other lines."""


class LinkButton(Button):
    """Leads somewhere."""

    role = "link"


class DangerButton(Button):
    """Takes something away."""

    role = "danger"


class IconButton(Button):
    """A picture alone; ``label`` is its tooltip and accessible name."""

    role = "icon"
    icon_size = 20

    def __init__(self, icon_name: str, label: str = "", *, name: str = "", key: str = "", size: int = TOUCH) -> None:
        super().__init__("", icon_name, name=name, key=key)
        self.setFixedSize(size, size)
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """Say what it does, with its key in the tooltip."""
        key = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{label} ({key})" if key else label)
        self.setAccessibleName(label)


class SquareButton(IconButton):
    """A picture in a border."""

    role = "square"


class LargeSquareButton(SquareButton):
    """The same at 44 px, for plus and minus."""

    def __init__(self, icon_name: str, label: str = "", *, name: str = "") -> None:
        super().__init__(icon_name, label, name=name, size=44)
        self.setProperty("seat", "large")


class NavButton(Button):
    """One line of the sidebar."""

    role = "nav"
    icon_size = 20

    def __init__(self, text: str = "", icon_name: str = "", *, name: str = "", key: str = "") -> None:
        super().__init__(text, icon_name, name=name, key=key)
        self._gap = 8
        self.setCheckable(True)
        self.toggled.connect(self._toggled)
        self.restyle()

    def _toggled(self, on: bool) -> None:
        self.set_icon(self._icon_name, "accent" if on else "muted")


def bold_width(text: str) -> int:
    """Width of the text when chosen: a chosen chip is bold, and sizeHint does not know."""
    return QFontMetrics(font(BODY, 600)).horizontalAdvance(text)


def keep_size(button: QPushButton) -> None:
    """Never stretch."""
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

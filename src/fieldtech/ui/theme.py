"""Light, dark or like the system: one palette and one style sheet for the whole program, switched live.

The palette also tells every widget which table of colours is in use, so nothing has to be passed around:
``tokens_of(widget)`` reads it, and Qt's own ``PaletteChange`` event announces a switch.
"""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from fieldtech.paths import resources
from fieldtech.ui.changeover import Changeover
from fieldtech.ui.fonts import font, load_fonts
from fieldtech.ui.style import style_sheet
from fieldtech.ui.tokens import DARK, LIGHT, Tokens

Mode = Literal["system", "light", "dark"]

_Role = QPalette.ColorRole
_MARK = _Role.Shadow  # no style sheet touches this role, so it always tells which table is in use

_PALETTE = {
    _MARK: "shadow",
    _Role.Window: "bg",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "sunken",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "violet",
    _Role.PlaceholderText: "hint",
    _Role.ToolTipBase: "toast",
    _Role.ToolTipText: "on_toast",
    _Role.Mid: "border",
    _Role.Dark: "control",
    _Role.Light: "surface",
    _Role.Midlight: "hover",
}


def palette(tokens: Tokens) -> QPalette:
    """The palette made from one table."""
    result = QPalette()
    for role, name in _PALETTE.items():
        result.setColor(role, QColor(tokens[name]))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens["disabled"]))
    return result


def tokens_of(widget: QWidget) -> Tokens:
    """The table of colours this widget is shown in."""
    return DARK if widget.palette().color(_MARK) == QColor(DARK["shadow"]) else LIGHT


def colour(widget: QWidget, role: str) -> QColor:
    """The colour of a role, for painting."""
    return QColor(tokens_of(widget)[role])


class Theme(QObject):
    """Applies a mode to the application; the program makes one and hands it to its window."""

    changed = Signal()

    def __init__(self, app: QApplication, cache: Path) -> None:
        """``cache`` takes the few recoloured pictures that the style sheet needs."""
        super().__init__(app)
        self._app = app
        self._cache = cache / "icons"
        self._mode: Mode = "light"
        self.dark = False
        self._changeover = Changeover(app)
        app.setStyle("Fusion")
        load_fonts(resources() / "fonts")
        app.setFont(font())
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def mode(self) -> Mode:
        """What was chosen, "system" included."""
        return self._mode

    def use(self, mode: Mode) -> None:
        """Switch the whole program now, before it is shown."""
        self._choose(mode)
        self._changeover.at_once(*self._look())
        self.changed.emit()

    def switch(self, mode: Mode) -> None:
        """Switch while somebody works: it is done a moment later, without a long one."""
        self._choose(mode)
        self._changeover.begin(*self._look())
        self.changed.emit()

    def toggle(self) -> None:
        """From light to dark or back."""
        self.switch("light" if self.dark else "dark")

    @property
    def switching(self) -> bool:
        """Whether something hidden still has the look of before."""
        return self._changeover.running

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._mode == "system":
            self.switch("system")

    def _choose(self, mode: Mode) -> None:
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self._mode, self.dark = mode, mode == "dark" or (mode == "system" and system_dark)

    def _look(self) -> tuple[QPalette, str]:
        tokens = DARK if self.dark else LIGHT
        return palette(tokens), style_sheet(tokens, self._cache)

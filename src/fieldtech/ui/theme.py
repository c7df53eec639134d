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
        app.setStyle("Fusion")
        load_fonts(resources() / "fonts")
        app.setFont(font())
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def mode(self) -> Mode:
        """What was chosen, "system" included."""
        return self._mode

    def use(self, mode: Mode) -> None:
        """Switch the whole program, live."""
        self._mode = mode
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self._apply(mode == "dark" or (mode == "system" and system_dark))

    def toggle(self) -> None:
        """From light to dark or back."""
        self.use("light" if self.dark else "dark")

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        if self._mode == "system":
            self._apply(scheme == Qt.ColorScheme.Dark)

    def _apply(self, dark: bool) -> None:
        self.dark = dark
        tokens = DARK if dark else LIGHT
        self._app.setStyleSheet("")  # replacing a sheet costs four times as much as taking it off and putting one on
        self._app.setPalette(palette(tokens))
        self._app.setStyleSheet(style_sheet(tokens, self._cache))
        self.changed.emit()

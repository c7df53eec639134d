"""What makes a widget follow the language and the theme while the program runs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import Tokens

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # a mixin with a second Qt base would give the object two C++ parts


class Live(_Widget):
    """Mixin: ``retranslate`` sets every text, ``restyle`` every icon; both run once and on each switch.

    What is hidden gets its icons when it is shown: a switch of the theme would take too long otherwise.

    Write ``class Thing(Live, QFrame)`` and call ``self.go_live()`` as the last line of its ``__init__``.
    """

    _alive = False
    _tokens: Tokens | None = None

    def go_live(self) -> None:
        """Set texts and icons now, and from now on whenever language or theme change."""
        self._alive = True
        self._tokens = tokens_of(self)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set all texts with ``self.tr``; override."""

    def restyle(self) -> None:
        """Set all icons and other coloured things; override."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow Qt's own announcements."""
        super().changeEvent(event)
        if not self._alive:
            return
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._follow_theme()

    def showEvent(self, event: QShowEvent) -> None:
        """The theme may have been switched meanwhile."""
        super().showEvent(event)
        if self._alive:
            self._follow_theme()

    def _follow_theme(self) -> None:
        if tokens_of(self) is not self._tokens:
            self._tokens = tokens_of(self)  # a style sheet announces seven palettes per switch: act on one
            self.restyle()
            self.update()


def set_look(widget: QWidget, **properties: str) -> None:
    """Set the properties the style sheet looks at (role, tone, state, seat) and restyle the widget if any changed."""
    if all((widget.property(name) or "") == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()

"""A sheet that takes the whole window: to hand over the laptop, to read what will be printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from fieldtech.ui.kit.sheet import Sheet, taking_tab


class Cover(Sheet):
    """Subclass, give it a layout with ``fill``; keys, scans, lock and size are those of every sheet."""

    once = True

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.frame.hide()
        self.setProperty("role", "cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        self.setAutoFillBackground(True)

    def fill(self, layout: QLayout, first: QWidget) -> None:
        """What it shows, and where the focus goes."""
        self.setLayout(layout)
        self._first = first

    def place(self) -> None:
        """As large as the window."""
        self.setGeometry(self._over.rect())

    def tab_stops(self) -> list[QWidget]:
        """Everything Tab reaches."""
        return taking_tab(self)

    def _first_field(self) -> QWidget | None:
        return self._first

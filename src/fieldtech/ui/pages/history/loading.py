"""The plotting library comes when a chart is to be seen, in pieces between which the window takes keys and presses.

Not behind the window: its modules make types of Qt, which only the thread of the window may do.
"""

import sys
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, Signal

from fieldtech.ui.later import soon

_PLOT = "fieldtech.ui.pages.history.plot"
_PIECES = ("numpy", "PySide6.QtTest", "PySide6.QtOpenGLWidgets", "pyqtgraph", _PLOT)


class PlotLoader(QObject):
    """``ready(make)`` with what makes an empty plot, at once when the library is there already."""

    ready = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._under_way = False

    def load(self) -> None:
        """Ask for it; asking twice is no harm."""
        if hasattr(sys.modules.get(_PLOT), "ReadingPlot"):
            self._announce(sys.modules[_PLOT])
        elif not self._under_way:
            self._under_way = True
            soon(self, lambda: self._piece(0))

    def _piece(self, place: int) -> None:
        module = import_module(_PIECES[place])
        if place + 1 < len(_PIECES):
            soon(self, lambda: self._piece(place + 1))
            return
        self._under_way = False
        self._announce(module)

    def _announce(self, module: Any) -> None:
        self.ready.emit(module.ReadingPlot)

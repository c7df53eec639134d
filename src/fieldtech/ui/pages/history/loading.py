"""The plotting library comes when a chart is to be seen, behind the window: it takes half a second."""

import sys
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, Signal

from fieldtech.ui.tasks import Task

_PLOT = "fieldtech.ui.pages.history.plot"


class PlotLoader(QObject):
    """``ready(make)`` with what makes an empty plot, at once when the library is there already."""

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    def load(self) -> None:
        """Ask for it; asking twice is no harm."""
        if _PLOT in sys.modules and hasattr(sys.modules[_PLOT], "ReadingPlot"):
            self._loaded(sys.modules[_PLOT])
        elif self._task is None:
            self._task = Task(lambda _progress: import_module(_PLOT), self)
            self._task.succeeded.connect(self._loaded)
            self._task.failed.connect(self.failed)
            self._task.start()

    def _loaded(self, module: Any) -> None:
        self._task = None
        self.ready.emit(module.ReadingPlot)

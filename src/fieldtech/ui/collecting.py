"""Python's garbage is collected in the thread of the window and nowhere else.

Python collects in whichever thread happens to allocate. A widget whose Python half is taken away by a thread of
the pool, while Qt deletes the other half here, ends the program with a segmentation fault.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 250


class Collector(QObject):
    """Takes over from Python for the rest of the process: the same generations at the same counts, by a timer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> int:
        """The oldest generation that is due; returns how much garbage there was."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                return gc.collect(generation)
        return 0

"""How long somebody must wait after wrong PINs, counted down in words."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal


class Waits(QObject):
    """Each login has a wait of its own; ``ticked(login)`` every second while somebody waits."""

    ticked = Signal(str)

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` counts seconds; the services alone decide who may try."""
        super().__init__(parent)
        self._clock = clock
        self._until: dict[str, float] = {}
        self._shown = ""
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.look)

    def begin(self, login: str, seconds: int) -> None:
        """He must wait so long."""
        self._until[login] = self._clock() + seconds
        self.watch(login)

    def watch(self, login: str) -> None:
        """His is the wait to be shown."""
        self._shown = login
        if self.left(login):
            self._tick.start()
        else:
            self._tick.stop()

    def left(self, login: str) -> int:
        """Seconds, 0 when he may try."""
        return max(0, round(self._until.get(login, 0) - self._clock()))

    def look(self) -> None:
        """A second has passed."""
        if not self.left(self._shown):
            self._until.pop(self._shown, None)
            self._tick.stop()
        self.ticked.emit(self._shown)

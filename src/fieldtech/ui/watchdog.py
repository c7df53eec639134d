"""How long the event loop was deaf: a timer that notices when it comes late."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

LIMIT_MS = 50  # goal on any machine; the two-core CI allows 100


class Watchdog(QObject):
    """Collects in ``gaps`` every delay over ``limit_ms``, in milliseconds, and says each one."""

    late = Signal(int)

    def __init__(
        self,
        parent: QObject,
        limit_ms: int = LIMIT_MS,
        tick_ms: int = 10,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """Starts at once; ``clock`` counts in seconds."""
        super().__init__(parent)
        self.gaps: list[int] = []
        self._limit, self._tick, self._clock = limit_ms, tick_ms, clock
        self._last = clock()
        self._timer = QTimer(self, interval=tick_ms, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        """Compare with the last beat."""
        now = self._clock()
        late = (now - self._last) * 1000 - self._tick
        self._last = now
        if late > self._limit:
            self.gaps.append(round(late))
            self.late.emit(round(late))

    def stop(self) -> None:
        """No more beats; a block that is still going on is counted."""
        self.beat()
        self._timer.stop()

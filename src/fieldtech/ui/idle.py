"""Notices that nobody has touched the program for a while."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class IdleWatch(QObject):
    """``idle`` comes once after so many minutes without a touch.

    It watches the native window, not the application: a filter written in Python sees a thousand events
    less that way.
    """

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.idle)
        self._minutes = 0

    def watch(self, window: QObject) -> None:
        """Look at what comes into this window."""
        window.installEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """How long; 0 never."""
        self._minutes = minutes
        self.touch()

    def touch(self) -> None:
        """Somebody is there: count anew."""
        if self._minutes > 0:
            self._timer.start(self._minutes * 60_000)
        else:
            self._timer.stop()

    def pause(self) -> None:
        """It is locked already."""
        self._timer.stop()

    @property
    def minutes_left(self) -> float:
        """Until it locks; 0 when it does not count."""
        return max(0, self._timer.remainingTime()) / 60_000

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch counts anew."""
        if event.type() in _TOUCHES and self._timer.isActive():
            self.touch()
        return False

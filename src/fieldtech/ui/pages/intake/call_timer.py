"""How long the caller has been on the telephone."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live


class CallTimer(Live, QWidget):
    """Counts while it is in sight."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._began: datetime | None = None
        self._text = Label("", 14, 600, "ok", tabular=True)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.retranslate)
        self.setLayout(row(IconLabel("phone-call", "ok"), self._text))
        self.go_live()

    def begin(self, at: datetime | None) -> None:
        """The call began then."""
        self._began = at
        self.retranslate()
        self._tick.start()

    def stop(self) -> None:
        """Nobody looks."""
        self._tick.stop()

    def retranslate(self) -> None:
        """Minutes and seconds."""
        seconds = max(0, int((self._clock() - self._began).total_seconds())) if self._began else 0
        minutes, seconds = divmod(seconds, 60)
        self._text.setText(self.tr("Call {time}").format(time=f"{minutes:02d}:{seconds:02d}"))

"""Closing the window while something is still being written or sent: waited for, said in words, never cut off."""

from PySide6.QtCore import QEvent, QObject, QThreadPool, QTimer

from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.window import MainWindow

SAID_AFTER_MS = 300  # most work is done before anybody could read
LOOK_MS = 30


class FinishingSheet(Sheet):
    """Says what the window waits for; Esc keeps it open, the primary button closes it all the same."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("finishing")
        self._text = Label("", 14, wrap=True)
        self.add(self._text)
        self.closed.connect(self.deleteLater)
        self.go_live()

    def retranslate(self) -> None:
        """All words."""
        super().retranslate()
        self.title.setText(self.tr("Something is still being written or sent"))
        self._text.setText(
            self.tr(
                "The window closes by itself as soon as that is done. "
                "What is not sent when you close all the same is sent after the next start."
            )
        )
        self.cancel.set_text(self.tr("Stay"))
        self.primary.set_text(self.tr("Close all the same"))
        self.primary.restyle()


class FinishingGuard(QObject):
    """Lives on a window and lets it close once nothing goes on behind it."""

    def __init__(self, window: MainWindow, pool: QThreadPool | None = None) -> None:
        """``pool`` is the program's shared one unless given."""
        super().__init__(window)
        self._window, self._pool = window, pool or QThreadPool.globalInstance()
        self._sheet: FinishingSheet | None = None
        self._impatient = False
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._close_when_done)
        self._say = QTimer(self, singleShot=True, interval=SAID_AFTER_MS)
        self._say.timeout.connect(self._say_so)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold the window open as long as something is going on."""
        if watched is not self._window or event.type() != QEvent.Type.Close:
            return False
        if self._impatient or not self._pool.activeThreadCount():
            return False
        event.ignore()
        if not self._look.isActive():
            self._look.start()
            self._say.start()
        return True

    def _close_when_done(self) -> None:
        if not self._pool.activeThreadCount():
            self._stop()
            self._window.close()

    def _say_so(self) -> None:
        sheet = self._sheet = FinishingSheet(self._window)
        sheet.submitted.connect(self._hurry)
        sheet.closed.connect(self._stay)
        sheet.open()

    def _hurry(self) -> None:
        self._impatient = True
        self._window.close()

    def _stay(self) -> None:
        self._sheet = None
        self._stop()

    def _stop(self) -> None:
        self._look.stop()
        self._say.stop()
        if self._sheet is not None:
            self._sheet.close_sheet()

"""Sends what waits in the mail outbox, in the background, whenever somebody is signed in."""

from PySide6.QtCore import QObject, QTimer, Signal

from fieldtech.errors import FieldtechError, Forbidden
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.tasks import Task

EVERY_MS = 120_000
SOON_MS = 1_000


class MailSender(QObject):
    """Tries every two minutes, and soon after a message was queued; what fails stays in the outbox with its reason."""

    sent = Signal(int)

    def __init__(self, parent: QObject, workplace: Workplace, *, every_ms: int = EVERY_MS) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._task: Task | None = None
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.send)
        self._timer.start()

    def heard(self, change: object) -> None:
        """A message was queued somewhere in the window."""
        if isinstance(change, Change) and change.kind == "mail":
            QTimer.singleShot(SOON_MS, self, self.send)

    def send(self) -> None:
        """Try now, unless nobody is in, a try is under way, or no mail server is set."""
        if self._task is not None or self._workplace.access.person is None:
            return
        if not self._workplace.mailing.settings().host:
            return
        self._task = Task(lambda _progress: self._send(), self)
        self._task.succeeded.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.start()

    def _send(self) -> int:
        try:
            return self._workplace.mailing.send_all()
        except Forbidden:  # locked in the meantime: the next person's turn
            return 0

    def _done(self, count: object) -> None:
        self._task = None
        if isinstance(count, int) and count:
            self.sent.emit(count)

    def _failed(self, error: object) -> None:
        self._task = None
        if not isinstance(error, FieldtechError) and isinstance(error, BaseException):
            raise error

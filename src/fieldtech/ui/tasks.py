"""Long work off the GUI thread, with progress and cancel."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from fieldtech.errors import Cancelled
from fieldtech.services.progress import Progress


class Task(QObject):
    """Runs ``work(progress)`` in a pool; every signal arrives in the thread of its receiver.

    Connect to methods of QObjects only: Qt needs the receiver's thread to queue the call. After ``cancel``
    only ``finished`` comes. A task whose parent dies is cancelled and reports nothing.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, work: Callable[[Progress], Any], parent: QObject, pool: QThreadPool | None = None) -> None:
        """``pool`` is the program's shared one unless given."""
        super().__init__(parent)
        self._run = _Run(work)
        self._pool = pool or QThreadPool.globalInstance()
        self._run.progressed.connect(self.progressed)
        self._run.succeeded.connect(self.succeeded)
        self._run.failed.connect(self.failed)
        self._run.finished.connect(self.finished)
        self.destroyed.connect(self._run.cancel)

    def start(self) -> None:
        """Begin; call once."""
        self._pool.start(self._run)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._run.cancel()


class _Run(QObject):
    """The half that lives in the pool; it may outlive the task."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._work = work
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        self._cancelled.set()

    def step(self, done: int, total: int) -> None:
        if self._cancelled.is_set():
            raise Cancelled
        self.progressed.emit(done, total)

    def __call__(self) -> None:
        try:
            result = self._work(self)
        except Cancelled:
            pass
        except Exception as error:  # whatever it was, it must reach the window
            self.failed.emit(error)
        else:
            if not self._cancelled.is_set():
                self.succeeded.emit(result)
        finally:
            self.finished.emit()

"""Long work off the GUI thread, with progress and cancel."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal

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
        self._mailbox = _mailbox()
        self._run = _Run(work, self._mailbox)
        self._pool = pool or QThreadPool.globalInstance()
        cancelled = self._run.cancelled
        self.destroyed.connect(lambda: cancelled.set())  # the run itself must not hang on a connection

    def start(self) -> None:
        """Begin; call once."""
        self._mailbox.expect(self._run, self)
        self._pool.start(self._run)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._run.cancelled.set()


class _Run:
    """The half that lives in the pool and may outlive the task: nothing of Qt, for its end may come in the pool."""

    def __init__(self, work: Callable[[Progress], Any], mailbox: "_Mailbox") -> None:
        self._work: Callable[[Progress], Any] | None = work
        self._mailbox = mailbox
        self.cancelled = threading.Event()
        self.outcome: tuple[str, object] | None = None

    def step(self, done: int, total: int) -> None:
        if self.cancelled.is_set():
            raise Cancelled
        self._mailbox.post(self, "progressed", done, total)

    def __call__(self) -> None:
        assert self._work is not None
        try:
            self.outcome = ("succeeded", self._work(self))
        except Cancelled:
            pass
        except Exception as error:  # whatever it was, it must reach the window
            self.outcome = ("failed", error)
        finally:
            self._mailbox.post(self, "ended")
            self._mailbox.post(self, "finished")

    def let_go(self) -> None:
        """Drop in the window's thread what the work and its result hold: it may be of Qt."""
        self._work = self.outcome = None


class _Mailbox(QObject):
    """Brings what the runs say into the window's thread; one for the program, so none of it ends in the pool."""

    posted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._said: deque[tuple[_Run, str, tuple[int, ...]]] = deque()
        self._tasks: dict[_Run, Task] = {}
        self.posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def expect(self, run: _Run, task: Task) -> None:
        """What this run says is for this task."""
        self._tasks[run] = task

    def post(self, run: _Run, what: str, *numbers: int) -> None:
        """Called in the pool."""
        self._said.append((run, what, numbers))
        try:
            self.posted.emit()
        except RuntimeError:  # the program has ended meanwhile: there is nobody to tell
            self._said.clear()

    def _deliver(self) -> None:
        run, what, numbers = self._said.popleft()
        task = self._tasks.get(run)
        if task is None:
            return
        there = shiboken6.isValid(task)  # it may have died with its parent
        if what == "finished":
            del self._tasks[run]
            run.let_go()
            if there:
                task.finished.emit()
        elif there and not run.cancelled.is_set():
            if what == "progressed":
                task.progressed.emit(*numbers)
            elif run.outcome is not None:
                name, value = run.outcome
                (task.succeeded if name == "succeeded" else task.failed).emit(value)


def _mailbox() -> _Mailbox:
    """The one of this program, made by its first task."""
    app = QCoreApplication.instance()
    assert app is not None
    return app.findChild(_Mailbox, options=Qt.FindChildOption.FindDirectChildrenOnly) or _Mailbox(app)

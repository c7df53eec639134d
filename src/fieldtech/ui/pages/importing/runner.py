"""One long work at a time, with its progress in sight and a way to stop it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from fieldtech.services.progress import Progress
from fieldtech.ui.pages.importing.views import BusyView
from fieldtech.ui.tasks import Task

Work = Callable[[Progress], Any]
Then = Callable[[Any], None]


class Runner(QObject):
    """``began(quiet)`` and ``ended()`` around each work; ``stopped()`` when nothing came of it, ``failed(error)``."""

    began = Signal(bool)
    ended = Signal()
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, busy: BusyView) -> None:
        super().__init__(busy)
        self._busy = busy
        self._task: Task | None = None
        self._then: Then | None = None
        self._results: list[Any] = []
        self._error: BaseException | None = None
        busy.stop_wanted.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether something goes on."""
        return self._task is not None

    def run(self, work: Work, then: Then, title: str, *, quiet: bool = False) -> bool:
        """Begin, unless something goes on already; ``then`` gets what came of it. ``quiet`` is soon done."""
        if self._task is not None:
            return False
        results = self._results = []
        self._then, self._error = then, None

        def kept(progress: Progress) -> None:
            results.append(work(progress))  # also when somebody says stop in the last moment: it is done then

        task = self._task = Task(kept, self)
        task.progressed.connect(self._busy.step)
        task.failed.connect(self._failed)
        task.finished.connect(self._finished)
        self._busy.begin(title)
        self.began.emit(quiet)
        task.start()
        return True

    def stop(self) -> None:
        """At its next step."""
        if self._task is not None:
            self._busy.stopping()
            self._task.cancel()

    def _failed(self, error: BaseException) -> None:
        self._error = error

    def _finished(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.deleteLater()
        self.ended.emit()
        if self._results:
            assert self._then is not None
            self._then(self._results.pop())
        elif self._error is not None:
            self.failed.emit(self._error)
        else:
            self.stopped.emit()

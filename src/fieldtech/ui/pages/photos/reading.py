"""Reading a folder of pictures beside the window: first their times, then each one, newest first."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from fieldtech.services.camera_folder import CameraPicture, LookedAt
from fieldtech.services.progress import Progress
from fieldtech.services.workplace import Workplace
from fieldtech.ui.tasks import Task

SIDE = 240  # pixels of a small picture


class PictureReader(QObject):
    """``listed(pictures)`` once, ``looked(at, LookedAt)`` for each, ``progressed(done, total)``."""

    listed = Signal(object)
    looked = Signal(int, object)
    progressed = Signal(int, int)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._camera = workplace.for_this_person().camera
        self._pictures: Sequence[CameraPicture] = ()
        self._at = 0
        self._task: Task | None = None

    @property
    def busy(self) -> bool:
        """Whether it is still reading."""
        return self._task is not None

    def read(self, paths: Sequence[Path]) -> None:
        """Files and folders; what was being read is left."""
        self.cancel()
        wanted = tuple(paths)
        self._start(lambda progress: self._camera.files(wanted, progress), self._listed)

    def cancel(self) -> None:
        """Read no more; what was read stays."""
        if self._task is not None:
            self._task.succeeded.disconnect()  # what comes late belongs to another list
            self._task.failed.disconnect()
            self._task.cancel()
            self._task = None
            self.progressed.emit(self._at, self._at)

    def _start(self, work: Any, then: Any) -> None:
        task = Task(work, self)
        task.succeeded.connect(then)
        task.failed.connect(self._failed)
        task.finished.connect(task.deleteLater)
        self._task = task
        task.start()

    def _listed(self, pictures: Sequence[CameraPicture]) -> None:
        self._pictures, self._at = pictures, 0
        self.listed.emit(pictures)
        self._next()

    def _next(self) -> None:
        self.progressed.emit(self._at, len(self._pictures))
        if self._at >= len(self._pictures):
            self._task = None
            return
        picture = self._pictures[self._at]

        def work(progress: Progress) -> LookedAt:
            return self._camera.look(picture, SIDE, progress)

        self._start(work, self._looked)

    def _looked(self, look: LookedAt) -> None:
        self.looked.emit(self._at, look)
        self._at += 1
        self._next()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.progressed.emit(self._at, self._at)
        self.failed.emit(error)

"""Puts what is typed on the disk within 200 ms, and keeps trying while the disk refuses."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from fieldtech.errors import FieldtechError
from fieldtech.forms.keeper import DraftKeeper, Kept

SAVE_AFTER_MS = 150
TRY_AGAIN_MS = 2000


class WriteThrough(QObject):
    """One kept draft: ``note`` an edit, ``flush`` it now, ``forget`` it once it became an entry."""

    saved = Signal(object)  # the time of saving
    failed = Signal(object)  # a FieldtechError, once; it is tried again until ``mended``
    mended = Signal()

    def __init__(self, keeper: DraftKeeper, form: QObject, key: str, body: Callable[[], dict[str, Any]]) -> None:
        """``body`` gives what the form says now; ``key`` may be changed before anything is typed."""
        super().__init__(form)
        self.key = key
        self.unsaved = False
        self._keeper, self._form, self._body = keeper, form, body  # a form may be named after it was made
        self._owner = ""  # who typed what is not written yet
        self.error: FieldtechError | None = None  # why it is not on the disk
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def kept(self) -> Kept | None:
        """What was left unfinished."""
        return self._keeper.load(self._form.objectName(), self.key)

    def note(self) -> None:
        """Something was typed."""
        self.unsaved, self._owner = True, self._keeper.owner
        if not self._timer.isActive():  # never pushed back, so that 200 ms is the most that can be lost
            self._timer.start()

    def flush(self) -> None:
        """Write the draft now, if anything waits."""
        if not isValid(self._timer):
            return  # the form is being deleted: it wrote when it was hidden
        self._timer.stop()
        if not self.unsaved or self._keeper.owner != self._owner:
            return  # the words of one person never become the draft of another
        try:
            at = self._keeper.save(self._form.objectName(), self.key, self._body())
        except FieldtechError as error:
            self._timer.start(TRY_AGAIN_MS)
            first, self.error = self.error is None, error
            if first:
                self.failed.emit(error)
            return
        self.unsaved = False
        self._mend()
        self.saved.emit(at)

    def forget(self) -> None:
        """Nothing waits any more, and nothing is kept."""
        self._timer.stop()
        self.unsaved = False
        self._mend()
        self._keeper.discard(self._form.objectName(), self.key)

    def _mend(self) -> None:
        self._timer.setInterval(SAVE_AFTER_MS)
        if self.error is not None:
            self.error = None
            self.mended.emit()

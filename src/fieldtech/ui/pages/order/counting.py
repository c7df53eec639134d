"""How many orders each filter has, counted beside the window so that nobody waits for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import Forbidden
from fieldtech.ui.tasks import Task

Counts = dict[str, int]


class FilterCounts(QObject):
    """``counted(counts)``; a newer question takes the place of the one before."""

    counted = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject, count: Callable[[Sequence[str]], Counts], filters: Sequence[str]) -> None:
        super().__init__(parent)
        self._count, self._filters = count, filters
        self._task: Task | None = None
        self._asked_at = ""  # the filter that was chosen then

    def ask(self) -> None:
        """Count now."""
        self.stop()
        self._task = Task(lambda _progress: self._count(self._filters), self)
        self._task.succeeded.connect(self.counted)
        self._task.failed.connect(self._not_counted)
        self._task.start()

    def ask_at(self, chosen: str) -> None:
        """The counts are of the filters, not of what is searched: typing need not wait for them."""
        if chosen != self._asked_at:
            self._asked_at = chosen
            self.ask()

    def forget(self) -> None:
        """Somebody else sees other orders."""
        self.stop()
        self._asked_at = ""

    def stop(self) -> None:
        """Nobody waits any more."""
        if self._task is not None:
            self._task.cancel()

    def _not_counted(self, error: Exception) -> None:
        if not isinstance(error, Forbidden):  # nobody is signed in any more: there is nothing to count
            self.failed.emit(error)

"""Each act on a vehicle is stored at once and can be taken back until the sign-off."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError, Invalid, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.row_gaps import RowRecord
from fieldtech.services.changes import Change
from fieldtech.services.install.rows import RowView
from fieldtech.services.workplace import Workplace

MOST = 200  # acts that can be taken back, one after the other


@dataclass(frozen=True)
class Done:
    """What was done to which vehicle, and how it stood before."""

    row: Id
    before: RowRecord
    text: str


class YardActs(QObject):
    """``done(Change, text)`` and ``undone(Change, text)`` when stored, ``refused(problems)`` when not."""

    done = Signal(object, str)
    undone = Signal(object, str)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject, workplace: Workplace) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._stack: list[Done] = []

    def forget(self) -> None:
        """Another order or another person: nothing of before is his to take back."""
        self._stack.clear()

    def can_undo(self) -> bool:
        """Whether anything can be taken back."""
        return bool(self._stack)

    def do(self, row: RowView, act: Callable[[], Change], text: str) -> bool:
        """Store an act; ``text`` says what it was."""
        change = self._store(act)
        if change is None:
            return False
        self.note(row, text)
        self.done.emit(change, text)
        return True

    def note(self, row: RowView, text: str) -> None:
        """Something was stored by other hands: it can be taken back as well."""
        self._stack = [*self._stack[-MOST:], Done(row.id, row.record, text)]

    def undo(self) -> None:
        """Take the last act back."""
        if not self._stack:
            return
        last = self._stack.pop()
        change = self._store(lambda: self._workplace.yard.put_back(last.row, last.before))
        if change is not None:
            self.undone.emit(change, last.text)

    def _store(self, act: Callable[[], Change]) -> Change | None:
        try:
            return act()
        except (Refused, Invalid) as error:
            problems: tuple[Problem, ...] = tuple(error.problems)
            self.refused.emit(problems)
        except FieldtechError as error:
            self.failed.emit(error)
        return None

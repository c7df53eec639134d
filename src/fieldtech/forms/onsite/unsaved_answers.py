"""Answers to a checklist that the disk did not take: they stay in sight and are tried again until they are written."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

from fieldtech.errors import FieldtechError, MachineError
from fieldtech.forms.write_through import TRY_AGAIN_MS
from fieldtech.model.base import Id
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.services.changes import Change
from fieldtech.ui.language import word

Store = Callable[[Id, Sequence[AnswerDraft]], Change]


class UnsavedAnswers(QObject):
    """Belongs to a page; ``failed`` comes once when the machine refuses, ``saved(Change)`` when it takes them later."""

    draft_type: ClassVar[type[Draft]] = AnswerDraft

    saved = Signal(object)
    refused = Signal(object)  # a rule stands against it meanwhile: it is given up
    failed = Signal(object)

    def __init__(self, parent: QObject, store: Store, owner: Callable[[], str], flush: Callable[[], None]) -> None:
        """``owner`` is who is signed in, ``flush`` hands on what is typed in the cards."""
        super().__init__(parent)
        self._store, self._owner, self._typed = store, owner, flush
        self._waiting: dict[tuple[str, Id], dict[str, AnswerDraft]] = {}
        self.why_unsaved: FieldtechError | None = None
        self._timer = QTimer(self, interval=TRY_AGAIN_MS)
        self._timer.timeout.connect(self._again)

    @property
    def unsaved(self) -> bool:
        """Whether any answer is not on the disk."""
        return bool(self._waiting)

    def of(self, key: Id) -> dict[str, AnswerDraft]:
        """What this person answered there and nobody has stored."""
        return dict(self._waiting.get((self._owner(), key), {}))

    def write(self, key: Id, answers: Sequence[AnswerDraft]) -> Change | None:
        """Store them with all that waits; None when the machine cannot, raises what the rules refuse."""
        place = (self._owner(), key)
        mine = {**self.of(key), **{answer.item: answer for answer in answers}}
        try:
            change = self._store(key, tuple(mine.values()))
        except MachineError as error:
            self._waiting[place] = mine
            self._fail(error)
            return None
        except FieldtechError:
            self._drop(place)
            raise
        self._drop(place)
        return change

    def flush(self) -> None:
        """Once more, with what is still being typed."""
        self._typed()
        self._again()

    def words(self) -> str:
        """Everything that would be lost, a line for each item."""
        return "\n".join(_words(answer) for waiting in self._waiting.values() for answer in waiting.values())

    def _again(self) -> None:
        for owner, key in tuple(self._waiting):
            if owner != self._owner():
                continue  # what one person answered is never signed by another
            try:
                change = self.write(key, ())
            except FieldtechError as error:
                self.refused.emit(error)
                continue
            if change is not None:
                self.saved.emit(change)

    def _fail(self, error: FieldtechError) -> None:
        first, self.why_unsaved = self.why_unsaved is None, error
        self._timer.start()
        if first:
            self.failed.emit(error)

    def _drop(self, place: tuple[str, Id]) -> None:
        self._waiting.pop(place, None)
        if not self._waiting:
            self.why_unsaved = None
            self._timer.stop()


def _words(answer: AnswerDraft) -> str:
    said = word(f"choice.answer.{answer.answer}") if answer.answer else ""
    return " ".join(filter(None, (answer.item, said, answer.value, answer.note)))

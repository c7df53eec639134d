"""The acts on the vehicle in work that are one press each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from fieldtech.forms.onsite.unsaved_answers import UnsavedAnswers
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.install_row import RowResultDraft
from fieldtech.model.drafts.onsite import AnswerDraft, ConditionDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.services.changes import Change
from fieldtech.services.install.rows import RowView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import word
from fieldtech.ui.pages.yard.trouble import seen_online


class RowActs(QObject):
    """``do`` stores an act on the vehicle in work and says what it was; the subclass knows which vehicle that is."""

    def __init__(self, parent: QObject, workplace: Workplace) -> None:
        super().__init__(parent)
        self._workplace, self._yard = workplace, workplace.yard
        self.unsaved = UnsavedAnswers(
            self, lambda row, answers: workplace.yard.answer(row, tuple(answers)), lambda: workplace.drafts.owner,
            lambda: None,
        )  # fmt: skip

    def do(self, act: Callable[[RowView], Change], text: str) -> None:
        """Store it."""
        raise NotImplementedError

    def record(self, draft: Draft, text: str) -> None:
        """Write something down of the vehicle in work."""
        self.do(lambda row: self._yard.record(row.id, draft), text)

    def normal(self) -> None:
        """Body and electrics are as they should be."""
        self.record(ConditionDraft("normal", "normal"), self.tr("Condition: all normal"))

    def answer(self, answer: AnswerDraft) -> None:
        """One item of the checklist; what the disk does not take stays in sight and is tried again."""
        self.do(lambda row: self._answered(row, answer), self.tr("Checklist: {item}").format(item=answer.item))

    def _answered(self, row: RowView, answer: AnswerDraft) -> Change:
        change = self.unsaved.write(row.id, (answer,))
        if change is None:
            assert self.unsaved.why_unsaved is not None
            raise self.unsaved.why_unsaved
        return change

    def rest_ok(self) -> None:
        """Every open tick and choice."""
        self.do(lambda row: self._yard.rest_ok(row.id), self.tr("Checklist: the rest OK"))

    def as_previous(self) -> None:
        """Place, power and ticks of the vehicle before."""
        self.do(lambda row: self._yard.as_previous(row.id), self.tr("As the previous vehicle"))

    def platform_good(self) -> None:
        """Everything on the platform is as it should be, seen now."""
        check = seen_online(self._workplace.context.now())
        self.record(check, self.tr("Platform: online"))

    def platform_later(self, reason: str) -> None:
        """No network: a task for later, with its reason."""
        self.record(PlatformCheckDraft("unchecked", reason=reason), self.tr("Platform: check later"))

    def take_off(self, kind: str) -> None:
        """Terminal or SIM back into the van."""
        off = partial(self._yard.take_off, terminal=kind == "terminal", sim=kind == "sim")
        text = self.tr("Terminal taken off") if kind == "terminal" else self.tr("SIM taken off")
        self.do(lambda row: off(row.id), text)

    def goes(self, old_next: str, fault: str) -> None:
        """Where the terminal taken off goes (states 4.4)."""
        text = word(f"choice.old_next.{old_next}")
        self.do(lambda row: self._yard.goes(row.id, old_next, fault), text)

    def here_after_all(self) -> None:
        """The missing vehicle has come."""
        self.record(RowResultDraft("installed"), self.tr("It is here after all"))

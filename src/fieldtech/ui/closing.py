"""Closing the window while words are typed that the disk does not take: said in words, never lost in silence."""

from collections.abc import Sequence
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication

from fieldtech.errors import FieldtechError
from fieldtech.forms.form import Form
from fieldtech.forms.onsite.unsaved_answers import UnsavedAnswers
from fieldtech.model.drafts.base import Draft
from fieldtech.ui.kit.buttons import Button, DangerButton
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence, word
from fieldtech.ui.window import MainWindow


class Typed(Protocol):
    """Whatever holds words of a person until they are on the disk."""

    draft_type: ClassVar[type[Draft]]

    @property
    def unsaved(self) -> bool:
        """Whether anything is not on the disk."""

    @property
    def why_unsaved(self) -> FieldtechError | None:
        """What the machine said."""

    def flush(self) -> None:
        """Write it now."""

    def words(self) -> str:
        """It as text for the clipboard."""


Forms = Sequence[Typed]


class UnsavedSheet(Sheet):
    """What is not saved and why; ``again`` from its primary button, ``leave`` when the words are given up."""

    once = True

    again = Signal()
    leave = Signal()

    def __init__(self, window: MainWindow, forms: Forms) -> None:
        super().__init__(window, width=600)
        self.setObjectName("unsaved_words")
        self._forms, self._locked = tuple(forms), window.covered
        self._why, self._which = Label("", 14, wrap=True), Label("", 14, 600, wrap=True)
        self._copied = Label("", 13, tone="muted", wrap=True)
        self.copy = Button("", "paperclip", name="copy_words")
        self.copy.clicked.connect(self._copy)
        self.copy.setVisible(not self._locked)  # what one person typed is not for whoever stands at the lock
        self.close_anyway = DangerButton(name="close_anyway")
        self.close_anyway.clicked.connect(self.leave)
        self.buttons.insertWidget(0, self.copy)
        self.buttons.insertWidget(1, self.close_anyway)
        self.add(self._why, self._which, self._copied)
        self.go_live()

    def retranslate(self) -> None:
        """All words."""
        super().retranslate()
        self.title.setText(self.tr("What you typed is not saved"))
        errors = [error for form in self._forms if (error := form.why_unsaved) is not None]
        said = dict.fromkeys(sentence(error.code, **error.params) for error in errors)
        if self._locked:
            said = dict.fromkeys((self.tr("It is saved as soon as the person who typed it signs in again."),))
        self._why.setText("\n".join(said))
        names = dict.fromkeys(word(f"form.{form.draft_type.kind}") for form in self._forms)
        self._which.setText(", ".join(names))
        self.copy.set_text(self.tr("Copy the words"))
        self.close_anyway.set_text(self.tr("Close all the same"))
        self.cancel.set_text(self.tr("Stay"))
        self.primary.set_text(self.tr("Try again"))

    def submit(self) -> None:
        """Once more; whoever asked closes the sheet when it worked."""
        self.again.emit()

    def words(self) -> str:
        """Everything that would be lost."""
        return "\n\n".join(f"{word(f'form.{form.draft_type.kind}')}\n{form.words()}" for form in self._forms)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words())
        self._copied.setText(self.tr("Copied. Paste the words into a message or a document before you close."))
        self.place()


class ClosingGuard(QObject):
    """Lives on a window and stands before its closing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._given_up = False
        self._sheet: UnsavedSheet | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold the window open while something would be lost."""
        if watched is not self._window or event.type() != QEvent.Type.Close or self._given_up:
            return False
        unsaved = self._unsaved()
        if not unsaved:
            return False
        event.ignore()
        self._ask(unsaved)
        return True

    def _unsaved(self) -> Forms:
        written: list[Form[Any]] = self._window.findChildren(Form)
        answered: list[UnsavedAnswers] = self._window.findChildren(UnsavedAnswers)
        forms: list[Typed] = [*written, *answered]
        for form in forms:
            form.flush()
        return [form for form in forms if form.unsaved]

    def _ask(self, unsaved: Forms) -> None:
        self._drop()
        sheet = self._sheet = UnsavedSheet(self._window, unsaved)
        sheet.again.connect(self._again)
        sheet.leave.connect(self._leave)
        sheet.closed.connect(self._forget)
        sheet.open()

    def _again(self) -> None:
        self._drop()
        self._window.close()  # asks anew while anything is unsaved

    def _leave(self) -> None:
        self._given_up = True
        self._drop()
        self._window.close()

    def _drop(self) -> None:
        if self._sheet is not None:
            self._sheet.close_sheet()

    def _forget(self) -> None:
        self._sheet = None

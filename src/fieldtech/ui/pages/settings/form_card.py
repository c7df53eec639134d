"""In the settings: a form over what is set for the whole company, with one button that sets it."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.errors import FieldtechError, Invalid
from fieldtech.forms.form import Form
from fieldtech.model.drafts.base import Draft
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.live import Live

D = TypeVar("D", bound=Draft)


class FormCard(Live, Card, Generic[D]):
    """Subclass: ``make_form``, ``now``, ``write`` and the texts in ``retranslate``; ``told`` is said when it was set.

    ``changed(Change)`` and ``said(text, undo)`` when it was set, ``failed(error)`` when not.
    """

    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, icon: str, name: str, verb: str, *before: QWidget) -> None:
        """``before`` stands above the form."""
        super().__init__("", icon)
        self.setObjectName(name)
        self._workplace = workplace
        self._form: Form[D] | None = None
        self._room = QVBoxLayout()
        self.button = Button("", "check", name=verb)
        self.button.clicked.connect(self.save)
        self.add(*before, self._room, row(self.button, None))
        self.go_live()

    def make_form(self) -> Form[D]:
        """The form, when it is first needed."""
        raise NotImplementedError

    def now(self) -> D:
        """What is set."""
        raise NotImplementedError

    def write(self, draft: D) -> Change:
        """Set it; raises Invalid, or another FieldtechError."""
        raise NotImplementedError

    def told(self) -> str:
        """What is said when it was set."""
        raise NotImplementedError

    def undo(self, before: D) -> Callable[[], None] | None:
        """How what was set before comes back; None where nothing does that."""
        return partial(self._set, before)

    def loaded(self) -> None:
        """What else the card says of what is set; nothing as a rule."""

    def open(self) -> None:
        """Show what is set, or what was being typed."""
        if self._form is None:
            self._form = self.make_form()
            self._room.addWidget(self._form)
        self._form.load(self.now())
        self.loaded()

    def focus_first(self) -> None:
        """Where one begins to type."""
        if self._form is not None and (first := self._form.fields()):
            self._form.editor(first[0].name).control.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Set what was typed."""
        if self._form is not None and (draft := self._form.submit()) is not None:
            self._set(draft)

    def flush(self) -> None:
        """What was typed is kept."""
        if self._form is not None:
            self._form.flush()

    def _set(self, draft: D) -> None:
        assert self._form is not None
        try:
            before = self.now()
            change = self.write(draft)
        except Invalid as error:
            self._form.show_problems(error.problems)
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self._form.finish()
            self._form.load(self.now())
            self.loaded()
            self.changed.emit(change)
            self.said.emit(self.told(), self.undo(before))

"""What the technician decides: the form, and below it the warnings he must confirm one by one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.errors import Problem
from fieldtech.forms.swap.decisions import SwapDecisionsForm
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import sentence, word
from fieldtech.ui.pages.swap.state import SwapState
from fieldtech.ui.tokens import S1


class _Warning(QWidget):
    """The consequence in words, and the tick that takes it on oneself."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._text = Label("", 13, 600, "warn", wrap=True)
        self.tick = TickChip(name=f"accept_{code}")
        icon = column(IconLabel("triangle-alert", "warn", 16, line=20), None)
        self.setLayout(column(row(icon, (self._text, 1), gap=6), row(self.tick, None), gap=S1))

    def show_problem(self, problem: Problem, *, accepted: bool) -> None:
        self._text.setText(sentence(problem.code, **problem.params))
        self.tick.set_text(word(f"swap.accept.{problem.code}"))
        self.tick.setChecked(accepted)


class DecideCard(Live, Card):
    """``confirmed(code, on)`` when a warning is ticked."""

    confirmed = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__("", "list-checks")
        self.setObjectName("decide")
        self._done = False
        self._form: SwapDecisionsForm | None = None
        self._room = QVBoxLayout()
        self._warnings: dict[str, _Warning] = {}
        self._errors = Label("", 13, 600, "danger", wrap=True)
        self._below = QVBoxLayout()
        self.add(self._room, self._errors, self._below, None)
        self._errors.hide()
        self.go_live()

    def take_form(self, form: SwapDecisionsForm) -> None:
        """Ask with this form from now on."""
        if self._form is not None:
            self._form.flush()
            self._form.hide()
            self._room.removeWidget(self._form)
            self._form.deleteLater()
        self._form = form
        self._room.addWidget(form)

    def show_state(self, state: SwapState) -> None:
        """Warnings to confirm, and errors that belong to no unit on the page."""
        self._done = state.swap is not None
        loose = [p for p in state.errors if p.field not in state.needed and p.field != "loaner_due"]
        self._errors.setText(" ".join(sentence(p.code, **p.params) for p in loose))
        self._errors.setVisible(bool(loose) and not self._done)
        shown = {} if self._done else {p.code: p for p in state.warnings}
        for code, problem in shown.items():
            self._warning(code).show_problem(problem, accepted=code in state.draft.accepted)
        for code, line in self._warnings.items():
            line.setVisible(code in shown)
        self.retranslate()

    def go_to_warning(self, code: str) -> None:
        """Put the focus on its tick."""
        self._warning(code).tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """The title."""
        self.set_title(self.tr("Decided") if self._done else self.tr("Decide"))

    def _warning(self, code: str) -> _Warning:
        if code not in self._warnings:
            line = _Warning(code)
            line.tick.clicked.connect(lambda on: self.confirmed.emit(code, on))
            self._warnings[code] = line
            self._below.addWidget(line)
        return self._warnings[code]

"""Giving something back with a reason; opens above the footer, the case stays readable."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit

from fieldtech.model.drafts.planning import ReasonDraft
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import DangerButton, QuietButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import sentence

REASONS = ("papers", "cost", "own_staff", "other")


class ReasonBox(Live, Card):
    """``given(reason)`` when it is long enough; a usual reason is one press."""

    given = Signal(str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(" ", "corner-up-left")
        self._schedule = False
        self.setObjectName("reason_box")
        self.chips = ChipGroup()
        self.chips.setObjectName("usual_reason")
        self.chips.changed.connect(self._usual)
        self.text = QPlainTextEdit()
        self.text.setObjectName("reason")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(64)
        self.text.textChanged.connect(self._forgive)
        self._field = Labelled(self.text, required=True)
        self._told = Label("", 13, tone="muted", wrap=True)
        self.back, self.give = QuietButton(name="cancel_return"), DangerButton("", "corner-up-left", name="give_back")
        self.back.clicked.connect(self.close_box)
        self.give.clicked.connect(self.submit)
        self.add(self.chips, self._field, row((self._told, 1), self.back, self.give))
        self.hide()
        self.go_live()

    def open_box(self, *, schedule: bool = False) -> None:
        """Empty, with the focus in the text; a plan of maintenance has usual reasons of its own."""
        self._schedule = schedule
        self._name_reasons()
        self.chips.set_values(())
        self.text.clear()
        self.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_box(self) -> None:
        """Nothing is returned."""
        self.hide()
        self.cancelled.emit()

    def submit(self) -> None:
        """Return, unless the reason is too short."""
        reason = self.text.toPlainText().strip()
        problem = next(ReasonDraft(reason).problems(), None)
        if problem is not None:
            self._field.show_problem(sentence(problem.code))
            self.text.setFocus()
            return
        self.hide()
        self.given.emit(reason)

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Return with a reason"))
        self.chips.set_label(self.tr("Usual reasons"))
        self._name_reasons()
        self._field.set_label(self.tr("Reason"), required=True)
        self._told.setText(self.tr("The desk sees it at once and can hand it in again."))
        self.back.set_text(self.tr("Cancel"))
        self.give.set_text(self.tr("Return"))

    def _name_reasons(self) -> None:
        names = (self.tr("Papers missing"), self.tr("Cost is wrong"), self.tr("Use own staff"), self.tr("Other"))
        if self._schedule:
            names = (self.tr("Cycle is wrong"), self.tr("Content is missing"), self.tr("Somebody else goes"), names[-1])
        self.chips.set_options(Option(code, name) for code, name in zip(REASONS, names, strict=True))

    def _usual(self) -> None:
        chosen = self.chips.value()
        if chosen and chosen != "other":
            self.text.setPlainText(self.chips.button(chosen).text())
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forgive(self) -> None:
        self._field.show_problem("")

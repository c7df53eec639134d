"""Arrival on site: card shown, customer confirmed, one button (B20)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal

from fieldtech.errors import Problem
from fieldtech.model.drafts.install import InstallArrivalDraft
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.language import sentence
from fieldtech.ui.tokens import S3


class ArrivalPanel(Live, Card):
    """``ticked`` whenever one of the two changes; what is not ticked says so in red beside it."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(" ", "map-pin")
        self.setObjectName("arrival_panel")
        self.facts = Facts(label_width=112)
        self.add(self.facts)
        self.id_shown, self.confirmed = TickChip(name="id_shown"), TickChip(name="customer_confirmed")
        self._ticks = {"id_shown": self.id_shown, "customer_confirmed": self.confirmed}
        self.marks = {name: InlineProblem() for name in self._ticks}
        self._lacking: dict[str, str] = {}
        for name, tick in self._ticks.items():
            tick.clicked.connect(partial(self._tick, name))
            line = row((self.marks[name], 1), gap=S3)
            line.insertWidget(0, tick, 0, Qt.AlignmentFlag.AlignLeft)  # in its place without the mark, too
            self.add(line)
        self.go_live()

    def draft(self) -> InstallArrivalDraft:
        """What is ticked now."""
        return InstallArrivalDraft(self.id_shown.isChecked(), self.confirmed.isChecked())

    def show_draft(self, draft: InstallArrivalDraft) -> None:
        """What was ticked before."""
        self.id_shown.setChecked(draft.id_shown)
        self.confirmed.setChecked(draft.customer_confirmed)
        self._lacking = {}
        self._mark()

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Mark what is not ticked, with the cursor on the first; the problems that are none of the two."""
        fields = {problem.params.get("field", problem.field): problem.code for problem in problems}
        self._lacking = {name: fields[name] for name in self._ticks if name in fields}
        self._mark()
        for name in tuple(self._lacking)[:1]:
            self._ticks[name].setFocus(Qt.FocusReason.OtherFocusReason)
        return [problem for problem in problems if problem.params.get("field", problem.field) not in self._ticks]

    def retranslate(self) -> None:
        """Title and ticks."""
        self.set_title(self.tr("Arrival"))
        self.id_shown.set_text(self.tr("ID card shown"))
        self.confirmed.set_text(self.tr("Customer identified"))
        self._mark()

    def _tick(self, name: str) -> None:
        self._lacking.pop(name, None)
        self._mark()
        self.ticked.emit()

    def _mark(self) -> None:
        for name, mark in self.marks.items():
            text = sentence(self._lacking[name]) if name in self._lacking else ""
            mark.show_sentence(text)
            self._ticks[name].setAccessibleDescription(text)

"""Every reason why something is not possible now, each leading to the place where it is put right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from fieldtech.errors import Problem
from fieldtech.ui.kit.boxes import empty, reveal, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence
from fieldtech.ui.pages.order.next_step import place_of
from fieldtech.ui.tokens import S1, S2


class ReasonList(Live, QWidget):
    """``wanted(problem)`` when a person follows one."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.problems: tuple[Problem, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(S1)
        self.go_live()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these; none hides the list."""
        self.problems = tuple(problems)
        self.retranslate()

    def retranslate(self) -> None:
        """One line each."""
        empty(self._layout)
        for problem in self.problems:
            self._layout.addLayout(self._line(problem))
        reveal(self, bool(self.problems))

    def _line(self, problem: Problem) -> QLayout:
        tone = "danger" if problem.severity == "error" else "warn"
        text = sentence(problem.code, **problem.params)
        line = row(IconLabel("circle-alert", tone, 18, line=20), (Label(text, 14, wrap=True), 1), gap=S2)
        if place_of(problem) is not None:
            link = LinkButton(self.tr("Go there"), "chevron-right", name=f"fix_{problem.code}")
            link.setAccessibleDescription(text)
            link.clicked.connect(lambda _=False, p=problem: self.wanted.emit(p))
            line.addWidget(link)
        return line


class MissingSheet(Sheet):
    """What a step still needs."""

    once = True

    wanted = Signal(object)

    def __init__(self, window: QWidget, title: str, problems: Sequence[Problem]) -> None:
        super().__init__(window, width=560)
        self.setObjectName("missing_sheet")
        self.title.setText(title)
        self.reasons = ReasonList()
        self.reasons.show_problems(problems)
        self.reasons.wanted.connect(self._follow)
        self.add(self.reasons)
        self.primary.hide()
        self.go_live()

    def retranslate(self) -> None:
        """The way out."""
        super().retranslate()
        self.cancel.set_text(self.tr("Close"))

    def _follow(self, problem: Problem) -> None:
        self.close_sheet()
        self.wanted.emit(problem)

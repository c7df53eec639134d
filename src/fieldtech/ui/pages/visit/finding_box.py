"""What becomes of something that is not in order: put right here, or a repair order; of a hazard who was told."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.finding_form import ToldForm
from fieldtech.model.drafts.visits import FindingDraft
from fieldtech.model.guards.visit import CORRECTED
from fieldtech.services.visits.views import FindingView
from fieldtech.ui.kit.boxes import Flow, boxed, column, row
from fieldtech.ui.kit.buttons import Button, LinkButton
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.language import together, word
from fieldtech.ui.tokens import S2, S3

TONES = {"open": "warn", "handled": "ok", "repair": "info", "repaired": "ok", "closed": "neutral",
         "corrected": "neutral"}  # fmt: skip


class FindingBox(Live, QFrame):
    """``handled``, ``repair``, ``hazard(bool)`` and ``told(person, how)``; ``go_repair`` leads to the order made.

    ``left`` leaves it to customer service, ``corrected`` closes one whose answer was a mistake.
    """

    handled = Signal()
    repair = Signal()
    left = Signal()
    corrected = Signal()
    hazard = Signal(bool)
    told = Signal(str, str)
    go_repair = Signal()

    def __init__(self, drafts: DraftKeeper, key: str, contact: str, local: Callable[[datetime], datetime]) -> None:
        """``contact`` is proposed as who was told; ``local`` brings a moment into the company's zone."""
        super().__init__()
        self.setObjectName("finding_box")
        self._drafts, self._key, self._contact, self._local = drafts, key, contact, local
        self.shown: FindingView | None = None
        self._free, self._in_order = True, False
        self._pill, self._told = Pill("", "warn"), Label("", 13, tone="ok", wrap=True)
        self.handle, self.order = Button("", "check", name="handled_here"), Button("", "wrench", name="to_repair")
        self.leave = Button("", "headphones", name="leave_to_service")
        self.correct = Button("", "undo-2", name="corrected")
        self.danger = TickChip(name="hazard")
        self.to_order = LinkButton("", "arrow-right", name="go_repair")
        self.tell = Button("", "message-circle", name="told_now", key="Alt+T")
        self.form: ToldForm | None = None
        self.lacks = InlineProblem()
        self._telling = column(gap=S2)
        acts = Flow()
        for part in (self._pill, self.correct, self.handle, self.order, self.leave, self.to_order, self.danger):
            acts.addWidget(part)
        self.setLayout(column(boxed(acts), self.lacks, self._told, self._telling, gap=S3))
        self._connect()
        self.go_live()

    def show_finding(self, finding: FindingView | None, *, free: bool, in_order: bool = False) -> None:
        """As it stands; None before anything was said of it. ``in_order`` is whether its answer is now."""
        self.shown, self._free, self._in_order = finding, free, in_order
        state = finding.state if finding is not None else "open"
        open_now = state == "open"
        stands = finding.stands if finding is not None else state
        self._pill.set(word(f"choice.finding_state.{stands}") if finding is not None else "", TONES[stands])
        self.handle.setVisible(free and open_now)
        self.order.setVisible(free and open_now)
        self.leave.setVisible(free and finding is None)
        self.correct.setVisible(free and open_now and finding is not None and in_order)
        self.to_order.set_text(finding.repair_number if finding is not None else "")
        self.to_order.setVisible(finding is not None and bool(finding.repair_number))
        hazard = finding is not None and finding.hazard
        self.danger.setChecked(hazard)
        self.danger.setEnabled(free and state not in ("closed", "corrected"))
        self.lacks.show_sentence(hazard_lacks(finding) if finding is not None and free else "")
        self._show_told(hazard and free and state != "corrected")

    def go_to_told(self) -> None:
        """The cursor where the name goes, or on the key that says it was told."""
        if self.form is not None and not self.form.draft().told_person:
            self.form.editor("told_person").control.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.tell.isVisible():
            self.tell.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go_on()

    def go_on(self) -> None:
        """The cursor on what is to be done next: repaired, the order read, else what was said of the hazard."""
        wanted = next((part for part in (self.order, self.to_order, self.danger) if part.isVisible()), None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Nothing typed waits."""
        if self.form is not None:
            self.form.flush()

    def retranslate(self) -> None:
        """Words of the buttons."""
        self.handle.set_text(self.tr("Handled here"))
        self.order.set_text(self.tr("Make it a repair order"))
        self.leave.set_text(self.tr("For customer service"))
        self.correct.set_text(self.tr("It was a mistake: close it"))
        self.danger.set_text(self.tr("Hazard"))
        self.tell.set_text(self.tr("Customer told now"))
        self.tell.setToolTip("Alt+T")
        self.show_finding(self.shown, free=self._free, in_order=self._in_order)

    def _connect(self) -> None:
        self.handle.clicked.connect(self.handled)
        self.order.clicked.connect(self.repair)
        self.leave.clicked.connect(self.left)
        self.correct.clicked.connect(self.corrected)
        self.danger.clicked.connect(lambda: self.hazard.emit(self.danger.isChecked()))
        self.to_order.clicked.connect(self.go_repair)
        self.tell.clicked.connect(self._say_told)

    def _show_told(self, hazard: bool) -> None:
        known = self.shown is not None and bool(self.shown.told_person)
        self._told.setVisible(known)
        if known and self.shown is not None:
            how = word(f"choice.how.{self.shown.told_how}")
            time = f"{self._local(self.shown.told_at):%m-%d %H:%M}" if self.shown.told_at else ""
            text = self.tr("Customer told: {name}, {how}, {time}")
            self._told.setText(text.format(name=self.shown.told_person, how=how, time=time))
        if hazard and not known and self.form is None:
            self.form = ToldForm(self._drafts, self._key)
            self.form.load(FindingDraft(told_person=self._contact, told_how="in_person"))
            self._telling.addWidget(self.form)
            self._telling.addLayout(row(self.tell, None))
        asked = hazard and not known
        if self.form is not None:
            self.form.setVisible(asked)
        if self.form is not None or not asked:
            self.tell.setVisible(asked and self.form is not None)

    def _say_told(self) -> None:
        if self.form is None:
            return
        draft = self.form.draft()
        if not draft.told_person.strip() or not draft.told_how:
            self.form.show_problems(tuple(FindingDraft(text="--", told_person=" ").problems()))
            self.go_to_told()
            return
        self.told.emit(draft.told_person, draft.told_how)
        self.form.finish()


def hazard_lacks(finding: FindingView) -> str:
    """What the end of the work asks of a hazard: somebody told, and handled or a repair order; "" of all else (F32)."""
    if not finding.hazard or finding.state == CORRECTED:
        return ""
    wanting = {"hazard_untold": not finding.told_person, "hazard_open": finding.state == "open"}
    return together(*(word(f"visit.{code}") for code, lacks in wanting.items() if lacks))

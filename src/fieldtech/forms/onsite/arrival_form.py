"""The arrival check: card, customer, fault, and the model and terminal number found against the record (F15)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Tick
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.text_fields import LongText, Scan
from fieldtech.model.drafts.onsite import ArrivalDraft
from fieldtech.ui.kit.boxes import Flow, column
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.field_grid import FieldGrid
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.tokens import S2, S3

_TICKS = ("id_shown", "customer_confirmed", "fault_rechecked")


class ArrivalForm(Form[ArrivalDraft]):
    """``terminal`` and ``model`` are on record; what differs or cannot be scanned asks for an explanation."""

    draft_type = ArrivalDraft
    columns = 2

    def __init__(
        self, keeper: DraftKeeper, key: str, *, terminal: str = "", model: str = "", units: bool = True
    ) -> None:
        """Without ``units`` no terminal is looked for: it is a customer's equipment."""
        super().__init__(keeper, key)
        self._units = units
        self._terminal, self._model = terminal, model
        self._found = InlineProblem()
        self.all_checked = Button("", "check-check", name="all_checked")
        self.all_checked.clicked.connect(self._all_checked)
        self.start()

    def fields(self) -> Sequence[Field]:
        """Scans first: they are the quickest."""
        return (
            Scan(name="terminal_scanned", label=self.tr("Terminal number on the unit"), scan=("terminal_id", "imei"),
                 placeholder=self.tr("Scan the label")),
            Scan(name="model_scanned", label=self.tr("Model on the unit"), scan=(), longest=40),
            LongText(name="mismatch", label=self.tr("Why it differs or was not scanned"), required=True, lines=2),
            Tick(name="id_shown", label=self.tr("ID card shown")),
            Tick(name="customer_confirmed", label=self.tr("Customer identified")),
            Tick(name="fault_rechecked", label=self._fault_label()),
        )  # fmt: skip

    def arrange(self) -> QWidget:
        """Numbers, what they mean, ticks in one line."""
        grid = FieldGrid(self.cell("terminal_scanned"), self.cell("model_scanned"), columns=2)
        ticks, flow = QWidget(), Flow(S2, top=True)
        flow.addWidget(self.all_checked)
        for name in ("terminal_scanned", "model_scanned"):
            self.cell(name).setVisible(self._units)
        for name in _TICKS:
            self.cell(name).hide_head()
            flow.addWidget(self.cell(name))
        ticks.setLayout(flow)
        box = QWidget()
        box.setLayout(column(grid, self._found, self.cell("mismatch"), ticks, gap=S3))
        return box

    def field_changed(self, name: str) -> None:
        """Compare as one scans."""
        self._compare()

    def fill_scan(self, terminal: str, model: str) -> None:
        """A scanned terminal of ours: its number and, when known, its model."""
        self.set_field("terminal_scanned", terminal)
        if model:
            self.set_field("model_scanned", model)
        self._compare()

    def load(self, draft: ArrivalDraft | object, *, restore: bool = True) -> None:
        """Show it, and what it means."""
        super().load(draft, restore=restore)  # type: ignore[arg-type]
        self._compare()

    def problems(self) -> tuple[Problem, ...]:
        """A difference needs its explanation."""
        found, draft = super().problems(), self.draft()
        if self._differs() and len(draft.mismatch.strip()) < 2:
            params = {"scanned": draft.terminal_scanned or draft.model_scanned, "expected": self._expected()}
            return (*found, Problem("mismatch", "terminal_mismatch", params=params))
        if self._unscanned() and len(draft.mismatch.strip()) < 2:
            params = {"expected": self._expected()}
            return (*found, Problem("terminal_scanned", "terminal_not_scanned", params=params))
        return found

    def retranslate(self) -> None:
        """The comparison is a sentence."""
        super().retranslate()
        self.all_checked.set_text(self.tr("All three checked"))
        self._compare()

    def _fault_label(self) -> str:
        return self.tr("Model and fault checked again") if self._units else self.tr("Equipment and fault checked again")

    def _expected(self) -> str:
        return " · ".join(filter(None, (self._terminal, self._model)))

    def _differs(self) -> bool:
        draft = self.draft()
        terminal, model = draft.terminal_scanned.upper(), draft.model_scanned.upper()
        other_terminal = bool(terminal and self._terminal) and terminal != self._terminal.upper()
        return other_terminal or (bool(model and self._model) and model != self._model.upper())

    def _unscanned(self) -> bool:
        draft = self.draft()
        return bool(self._terminal and not draft.terminal_scanned) or bool(self._model and not draft.model_scanned)

    def _all_checked(self) -> None:
        for name in _TICKS:
            self.set_field(name, True)
        self._show_problems()

    def _compare(self) -> None:
        draft, differs = self.draft(), self._differs()
        self.cell("mismatch").setVisible(differs or self._unscanned())
        if not self._units:
            self._found.hide()
        elif not self._expected():
            self._found.show_sentence(self.tr("No terminal is on record for this vehicle."), "hint")
        elif differs:
            text = self.tr("On record: {expected}. Say why it differs.").format(expected=self._expected())
            self._found.show_sentence(text, "warning")
        elif draft.terminal_scanned:
            text = self.tr("As on record: {expected}").format(expected=self._expected())
            self._found.show_sentence(text, "good")
        else:
            text = self.tr("On record: {expected}").format(expected=self._expected())
            self._found.show_sentence(text, "hint")

"""The small forms of a visit: the state before the work, the standards at its end, the next day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Tick
from fieldtech.forms.date_fields import Date
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.condition_form import ConditionForm
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.drafts.visits import NextDateDraft, VisitDoneDraft, VisitStartDraft
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.field_grid import FieldGrid
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S2, S3

_STANDARDS = ("restored", "tidy", "firm")


class VisitStartForm(ConditionForm):
    """As the condition at a repair, in the words of what is looked at."""

    draft_type = VisitStartDraft


class VisitDoneForm(Form[VisitDoneDraft]):
    """Three standards, ticked one by one or all at once, and what else is to be said."""

    draft_type = VisitDoneDraft

    def __init__(self, keeper: DraftKeeper, key: str) -> None:
        super().__init__(keeper, key)
        self.all_in_order = Button("", "check-check", name="all_in_order")
        self.all_in_order.clicked.connect(self._all_in_order)
        self._besides, self._listed = InlineProblem(), False
        self.start()

    def fields(self) -> Sequence[Field]:
        """F25 to F27, and a remark."""
        ticks = (Tick(name=name, label=word(f"choice.standard.{name}")) for name in _STANDARDS)
        return (*ticks, LongText(name="text", label=self.tr("Remark"), lines=2))

    def arrange(self) -> QWidget:
        """One below the other, in the order of the paper."""
        for name in _STANDARDS:
            self.cell(name).hide_head()
        box = QWidget()
        ticks = column(*(self.cell(name) for name in _STANDARDS), gap=S2)
        box.setLayout(column(row(self.all_in_order, None), self._besides, ticks, self.cell("text"), gap=S3))
        return box

    def retranslate(self) -> None:
        """The button, and what the ticks mean."""
        super().retranslate()
        self.all_in_order.set_text(self.tr("Everything in order"))
        self.show_listed(self._listed)

    def show_listed(self, listed: bool) -> None:
        """Whether something found goes on: the standards are confirmed for everything else."""
        self._listed = listed
        text = self.tr("Except for the findings that are listed and go on. The customer reads it so.")
        self._besides.show_sentence(text if listed else "", "hint")

    def _all_in_order(self) -> None:
        for name in _STANDARDS:
            self.set_field(name, True)
        self._show_problems()


class NextDateForm(Form[NextDateDraft]):
    """The day of the next visit; another one than that of the cycle says why."""

    draft_type = NextDateDraft
    columns = 2

    def __init__(self, keeper: DraftKeeper, key: str, computed: date | None) -> None:
        super().__init__(keeper, key)
        self._computed, self._hint = computed, Label("", 13, tone="muted", wrap=True)
        self.start()

    def fields(self) -> Sequence[Field]:
        """The day, and why."""
        return (
            Date(name="day", label=self.tr("Next visit"), required=True),
            Text(name="reason", label=self.tr("Why another day"), required=True),
        )

    def problems(self) -> tuple[Problem, ...]:
        """Another day than that of the cycle has its reason."""
        found, draft = super().problems(), self.draft()
        if draft.day in (None, self._computed) or len(draft.reason.strip()) >= 2:
            return found
        computed = self._computed.isoformat() if self._computed else "–"
        return (*found, Problem("reason", "next_reason_missing", params={"day": computed}))

    def arrange(self) -> QWidget:
        """The day of the cycle above."""
        box = QWidget()
        cells = FieldGrid(self.cell("day"), self.cell("reason"), columns=2, least=240, weights=(1, 2))
        box.setLayout(column(self._hint, cells, gap=S2))
        return box

    def field_changed(self, name: str) -> None:
        """Whether a reason is wanted."""
        self._show_parts()

    def load(self, draft: NextDateDraft | object, *, restore: bool = True) -> None:
        """Show it, and only what it needs."""
        super().load(draft, restore=restore)  # type: ignore[arg-type]
        self._show_parts()

    def retranslate(self) -> None:
        """The day of the cycle."""
        super().retranslate()
        if self._computed is None:
            self._hint.setText(self.tr("The plan has come to its end: no visit follows."))
        else:
            self._hint.setText(self.tr("By the cycle: {day}").format(day=self._computed.isoformat()))

    def _show_parts(self) -> None:
        draft = self.draft()
        self.cell("reason").setVisible(bool(draft.reason) or draft.day not in (None, self._computed))

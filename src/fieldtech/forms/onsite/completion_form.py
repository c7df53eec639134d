"""The end of the work: the four standards and the result (F25 to F28)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from fieldtech.forms.choice_fields import Chips, Tick
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.wording import options
from fieldtech.forms.text_fields import LongText
from fieldtech.model.choices import RESULTS
from fieldtech.model.drafts.onsite import CompletionDraft
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S2, S3

_STANDARDS = ("restored", "tidy", "firm")


class CompletionForm(Form[CompletionDraft]):
    """Three ticks and the result; the fourth standard is shown as the record stands."""

    draft_type = CompletionDraft

    def __init__(self, keeper: DraftKeeper, key: str) -> None:
        super().__init__(keeper, key)
        self._complete = InlineProblem()
        self._open = 0
        self.all_in_order = Button("", "check-check", name="all_in_order")
        self.all_in_order.clicked.connect(self._all_in_order)
        self.start()

    def fields(self) -> Sequence[Field]:
        """F25 to F27, the result, and its reason unless repaired."""
        ticks = (Tick(name=name, label=word(f"choice.standard.{name}")) for name in _STANDARDS)
        return (
            *ticks,
            Chips(name="result", label=self.tr("Result"), required=True, options=options("result", RESULTS)),
            LongText(name="result_reason", label=self.tr("Why, and what follows"), required=True, lines=2),
        )

    def arrange(self) -> QWidget:
        """One below the other, in the order of the paper."""
        for name in _STANDARDS:
            self.cell(name).hide_head()
        box = QWidget()
        ticks = column(*(self.cell(name) for name in _STANDARDS), gap=S2)
        rest = (self._complete, self.cell("result"), self.cell("result_reason"))
        box.setLayout(column(row(self.all_in_order, None), ticks, *rest, gap=S3))
        return box

    def show_open(self, count: int) -> None:
        """F28 is computed: how many other things are missing in the record."""
        self._open = count
        standard = word("choice.standard.complete")
        if count:
            text = self.tr("{standard}: {n} still missing").format(standard=standard, n=count)
            self._complete.show_sentence(text, "warning")
        else:
            self._complete.show_sentence(standard, "good")

    def field_changed(self, name: str) -> None:
        """The reason is asked for only when needed."""
        self._show_parts()

    def load(self, draft: CompletionDraft | object, *, restore: bool = True) -> None:
        """Show it, and only what it needs."""
        super().load(draft, restore=restore)  # type: ignore[arg-type]
        self._show_parts()

    def retranslate(self) -> None:
        """The fourth standard, and the button."""
        super().retranslate()
        self.all_in_order.set_text(self.tr("Repaired, everything in order"))
        self.show_open(self._open)

    def _all_in_order(self) -> None:
        for name in _STANDARDS:
            self.set_field(name, True)
        self.set_field("result", "repaired")
        self._show_parts()
        self._show_problems()

    def _show_parts(self) -> None:
        draft = self.draft()
        self.cell("result_reason").setVisible(draft.result not in ("", "repaired") or bool(draft.result_reason))

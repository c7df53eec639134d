"""Taking a collection back, and a spoiled receipt (states 4.7, 4.8)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Choice
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import PlainForm
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.drafts.money import ReversalDraft, VoidDraft


class ReversalForm(PlainForm[ReversalDraft]):
    """Why; a refund from the till also who approved it, of ``options``."""

    draft_type = ReversalDraft

    def fields(self) -> Sequence[Field]:
        """Approval and reason."""
        return (
            Choice(name="approved_by", label=self.tr("Refund approved by"), required=True, span=0,
                   placeholder=self.tr("Choose…"), options=self.options),
            LongText(name="reason", label=self.tr("Why it is taken back"), required=True, lines=2),
        )  # fmt: skip

    def follow(self) -> None:
        """What was not handed over yet is given back by its collector, without asking."""
        self.show_cells(self.draft().from_till, "approved_by")


class VoidForm(PlainForm[VoidDraft]):
    """The paper was spoiled before money was received."""

    draft_type = VoidDraft

    def fields(self) -> Sequence[Field]:
        """Which, and why."""
        return (
            Text(name="number", label=self.tr("Receipt number"), required=True, tabular=True),
            LongText(name="reason", label=self.tr("What happened to it"), required=True, lines=2),
        )

"""Taking a collection back, and a spoiled receipt (states 4.7, 4.8)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Choice
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import Desk, PlainForm
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.cash import VoidDraft
from fieldtech.model.drafts.money import ReversalDraft
from fieldtech.ui.kit.choices import Option


class ReversalForm(PlainForm[ReversalDraft]):
    """Why; who approved a refund from the till, of ``options``; without ``next_receipt`` its number is typed."""

    draft_type = ReversalDraft

    def __init__(self, desk: Desk, options: Sequence[Option] = (), *, next_receipt: str) -> None:
        self._receipt = next_receipt
        super().__init__(desk, options)

    def fields(self) -> Sequence[Field]:
        """Receipt of paper, approval and reason."""
        return (
            Text(name="receipt", label=self.tr("Receipt number"), required=True, tabular=True, span=0,
                 help=self.tr("Of the paper receipt: you have no block of numbers on this computer.")),
            Choice(name="approved_by", label=self.tr("Refund approved by"), required=True, span=0,
                   placeholder=self.tr("Choose…"), options=self.options),
            LongText(name="reason", label=self.tr("Why it is taken back"), required=True, lines=2),
        )  # fmt: skip

    def load(self, draft: ReversalDraft | Draft, *, restore: bool = True) -> None:
        """A number typed before there was a block is gone: the block's own counts."""
        super().load(draft, restore=restore)
        if self._receipt:
            self._quietly(self.editor("receipt").set_value, "")

    def follow(self) -> None:
        """What was not handed over yet is given back by its collector, without asking."""
        self.show_cells(not self._receipt, "receipt")
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

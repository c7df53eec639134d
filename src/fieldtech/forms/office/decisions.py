"""What only a manager decides about an order: its warranty, a waiver, the return of an approval still owed (D17)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Segments
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import Desk, OfficeForm, PlainForm, choices
from fieldtech.forms.text_fields import LongText
from fieldtech.model.drafts.planning import LateReturnDraft, WarrantyDraft
from fieldtech.model.drafts.signoff import FeeSettlementDraft
from fieldtech.model.money.changes import Limits


class WarrantyForm(PlainForm[WarrantyDraft]):
    """The warranty is otherwise than the dates say (forms 2.4)."""

    draft_type = WarrantyDraft

    def fields(self) -> Sequence[Field]:
        """What it is, and why."""
        return (
            Segments(name="state", label=self.tr("Warranty"), required=True, span=0,
                     options=choices("warranty", ("in", "out", "damage"))),
            LongText(name="reason", label=self.tr("Reason"), required=True, lines=2,
                     help=self.tr("It stands on the sheet with your name.")),
        )  # fmt: skip


class WaiverForm(OfficeForm[FeeSettlementDraft]):
    """Nothing is charged although something is due; ``limits`` are those of who decides, None where he has none."""

    draft_type = FeeSettlementDraft

    def __init__(self, desk: Desk, limits: Limits | None) -> None:
        super().__init__(desk)
        self._limits = limits
        self.setObjectName("waive_form")  # apart from what the technician types about the same money
        self.start()

    def fields(self) -> Sequence[Field]:
        """Why."""
        return (
            LongText(name="reason", label=self.tr("Why nothing is charged"), required=True, lines=2,
                     help=self._most()),
        )  # fmt: skip

    def _most(self) -> str:
        """How far the person may go, and how more is given: there it is said who agreed by word of mouth."""
        if self._limits is None:
            return self.tr("The customer then pays nothing for this order.")
        told = self.tr(
            "Up to {n} % of the price by yourself. More is given by a changed price, before the customer signs: "
            "there you name who agreed by word of mouth."
        )
        return told.format(n=self._limits.percent)


class LateReturnForm(PlainForm[LateReturnDraft]):
    """The approval that is still owed is refused."""

    draft_type = LateReturnDraft

    def fields(self) -> Sequence[Field]:
        """Why."""
        return (LongText(name="reason", label=self.tr("Reason"), required=True, lines=2),)

"""What only a manager decides about an order: its warranty, a waiver, the return of an approval still owed (D17)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Segments
from fieldtech.forms.field import Field
from fieldtech.forms.money.spoken import follow_spoken, spoken_fields
from fieldtech.forms.office.desk import Desk, OfficeForm, PlainForm, choices
from fieldtech.forms.text_fields import LongText
from fieldtech.model.drafts.money import FeeWordDraft
from fieldtech.model.drafts.planning import LateReturnDraft, WarrantyDraft
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


class WaiverForm(OfficeForm[FeeWordDraft]):
    """Nothing is charged although something is due; ``limits`` are those of who decides, None where he has none."""

    draft_type = FeeWordDraft

    def __init__(self, desk: Desk, limits: Limits | None, own_login: str) -> None:
        super().__init__(desk)
        self._limits, self._own = limits, own_login
        self.setObjectName("waive_form")  # apart from what the technician types about the same money
        self.start()

    def fields(self) -> Sequence[Field]:
        """Why, and beyond his own limit who agreed by word of mouth."""
        why = LongText(name="reason", label=self.tr("Why nothing is charged"), required=True, lines=2,
                       help=self._most())  # fmt: skip
        return (why, *(spoken_fields(self.desk, self._own, required=False) if self._limits is not None else ()))

    def follow(self) -> None:
        """How and when are asked once somebody is named."""
        if self._limits is not None:
            follow_spoken(self, self.desk)

    def _most(self) -> str:
        """How far the person may go by himself."""
        if self._limits is None:
            return self.tr("The customer then pays nothing for this order.")
        told = self.tr("Up to {n} % of the price by yourself; for more say who agreed by word of mouth.")
        return told.format(n=self._limits.percent)


class LateReturnForm(PlainForm[LateReturnDraft]):
    """The approval that is still owed is refused."""

    draft_type = LateReturnDraft

    def fields(self) -> Sequence[Field]:
        """Why."""
        return (LongText(name="reason", label=self.tr("Reason"), required=True, lines=2),)

"""Finance puts what was received too much to the customer's credit (F56)."""

from collections.abc import Sequence

from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import PlainForm
from fieldtech.forms.text_fields import LongText
from fieldtech.model.drafts.credit import CreditDraft


class CreditForm(PlainForm[CreditDraft]):
    """Nothing but why: the amount follows from the money."""

    draft_type = CreditDraft

    def fields(self) -> Sequence[Field]:
        """One sentence."""
        return (LongText(name="reason", label=self.tr("What was agreed with the customer"), required=True, lines=2),)

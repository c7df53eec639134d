"""Finance decides whose a receipt number is that is there twice (B29, F58)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Choice
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import PlainForm
from fieldtech.forms.text_fields import LongText
from fieldtech.model.drafts.audit_thread import NumberDraft


class NumberForm(PlainForm[NumberDraft]):
    """``options`` are those who have the number; the others get the reason as a note."""

    draft_type = NumberDraft

    def fields(self) -> Sequence[Field]:
        """Whose, and why."""
        return (
            Choice(name="keeps", label=self.tr("The number belongs to"), required=True, span=0,
                   placeholder=self.tr("Choose…"), options=self.options),
            LongText(name="reason", label=self.tr("Reason, and what number the other paper really has"), required=True,
                     lines=2),
        )  # fmt: skip

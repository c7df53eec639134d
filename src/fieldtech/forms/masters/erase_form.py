"""A contact is erased because he asked: how he did is written down (P38)."""

from collections.abc import Sequence

from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import PlainForm
from fieldtech.forms.text_fields import LongText
from fieldtech.model.drafts.person import EraseDraft


class EraseForm(PlainForm[EraseDraft]):
    """One field: by what way and when he asked."""

    draft_type = EraseDraft

    def fields(self) -> Sequence[Field]:
        """Never his name: it would stay here for ever."""
        return (
            LongText(name="reason", label=self.tr("How and when was it asked?"), required=True, lines=2,
                     placeholder=self.tr("by letter of 12 November; no name here")),
        )  # fmt: skip

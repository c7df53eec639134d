"""The day from which the next version of the fee schedule holds (F54)."""

from collections.abc import Sequence

from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import PlainForm
from fieldtech.forms.text_fields import LongText
from fieldtech.model.drafts.money import PublishDraft


class PublishForm(PlainForm[PublishDraft]):
    """The day, and what to tell those who ask why."""

    draft_type = PublishDraft

    def fields(self) -> Sequence[Field]:
        """From when, and a note."""
        return (
            self.desk.day("holds_from", self.tr("Holds from")),
            LongText(name="note", label=self.tr("What changes, and why"), lines=2, longest=500),
        )

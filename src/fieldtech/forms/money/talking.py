"""Query and answer about a collection (F59)."""

from collections.abc import Sequence

from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import PlainForm
from fieldtech.forms.text_fields import LongText
from fieldtech.model.drafts.audit_thread import AnswerDraft, QueryDraft


class QueryForm(PlainForm[QueryDraft]):
    """What finance wants to know."""

    draft_type = QueryDraft

    def fields(self) -> Sequence[Field]:
        """One question."""
        return (LongText(name="text", label=self.tr("What is not clear?"), required=True, lines=3),)


class AnswerForm(PlainForm[AnswerDraft]):
    """What there is to say."""

    draft_type = AnswerDraft

    def fields(self) -> Sequence[Field]:
        """One answer."""
        return (LongText(name="text", label=self.tr("Your answer"), required=True, lines=3),)

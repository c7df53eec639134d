"""Tools and documents: into the register, out to somebody, and back (B08)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Choice, Segments
from fieldtech.forms.date_fields import Date
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import PlainForm, choices
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.choices import CONDITIONS, TOOL_KINDS
from fieldtech.model.drafts.lending import GiveBackDraft, LendDraft, ToolDraft


class ToolForm(PlainForm[ToolDraft]):
    """A new tool or set of documents."""

    draft_type = ToolDraft

    def fields(self) -> Sequence[Field]:
        """Number, name, kind, place."""
        return (
            Text(name="code", label=self.tr("Number"), required=True, tabular=True),
            Text(name="name", label=self.tr("Name"), required=True),
            Segments(name="tool_kind", label=self.tr("Kind"), required=True, span=0,
                     options=choices("tool_kind", TOOL_KINDS)),
            Choice(name="location", label=self.tr("Belongs to"), required=True, placeholder=self.tr("Choose…"),
                   options=self.options, span=0),
        )  # fmt: skip


class LendForm(PlainForm[LendDraft]):
    """Out: to whom, until when, in what condition."""

    draft_type = LendDraft

    def fields(self) -> Sequence[Field]:
        """Person, date, condition, note."""
        return (
            Choice(name="login", label=self.tr("Lent to"), required=True, placeholder=self.tr("Choose…"),
                   options=self.options),
            Date(name="due_on", label=self.tr("Back by"), required=True, zone=self.desk.zone, clock=self.desk.clock),
            Segments(name="condition", label=self.tr("Condition"), required=True, span=0,
                     options=choices("condition", CONDITIONS[:2])),
            LongText(name="note", label=self.tr("Note (optional)"), lines=1),
        )  # fmt: skip


class GiveBackForm(PlainForm[GiveBackDraft]):
    """In: in what condition."""

    draft_type = GiveBackDraft

    def fields(self) -> Sequence[Field]:
        """Condition, and what happened."""
        return (
            Segments(
                name="condition",
                label=self.tr("Condition"),
                required=True,
                span=0,
                options=choices("condition", CONDITIONS),
            ),
            LongText(name="note", label=self.tr("What is wrong with it"), lines=2),
        )

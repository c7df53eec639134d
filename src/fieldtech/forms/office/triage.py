"""The assessment: nature, severity, kind and level of handling (F09, P30)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Chips, Segments
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import PlainForm, choices
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.choices import KINDS, LEVELS, NATURES
from fieldtech.model.drafts.intake import TriageDraft


class TriageForm(PlainForm[TriageDraft]):
    """Five questions whose answers decide the way of the order."""

    draft_type = TriageDraft

    def fields(self) -> Sequence[Field]:
        """Nature, severity, kind, level; duplicate and note if there is any."""
        return (
            Chips(name="nature", label=self.tr("Nature of the fault"), required=True,
                  options=choices("nature", NATURES)),
            Segments(name="severity", label=self.tr("Severity"), required=True, numbers=True, span=0,
                     options=choices("severity", (1, 2, 3, 4))),
            Segments(name="quality_kind", label=self.tr("Quality or usage"), required=True, span=0,
                     options=choices("kind", KINDS)),
            Segments(name="level", label=self.tr("Handled by"), required=True, span=0,
                     options=choices("level", LEVELS)),
            Text(name="merged_into", label=self.tr("Same as order"), tabular=True,
                 help=self.tr("Number of the other order, if this is a duplicate.")),
            LongText(name="note", label=self.tr("Note"), lines=2),
        )  # fmt: skip

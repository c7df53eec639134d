"""What was found, and whom of the customer's people one told (F32)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from fieldtech.forms.choice_fields import Segments, Tick
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.wording import options
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.choices import HOW
from fieldtech.model.drafts.visits import FindingDraft
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.tokens import S3


class ToldForm(Form[FindingDraft]):
    """Who was told of a hazard, and how; the time is that of the press."""

    draft_type = FindingDraft
    columns = 2

    def __init__(self, keeper: DraftKeeper, key: str) -> None:
        super().__init__(keeper, key)
        self.setObjectName("finding_told_form")  # beside that of something found
        self.start()

    def fields(self) -> Sequence[Field]:
        """Person and way."""
        return (
            Text(name="told_person", label=self.tr("Who was told"), required=True),
            Segments(name="told_how", label=self.tr("How"), required=True, options=options("how", HOW[:3])),
        )


class FindingForm(Form[FindingDraft]):
    """Something found beside the questions of the checklist."""

    draft_type = FindingDraft
    columns = 1

    def __init__(self, keeper: DraftKeeper, key: str) -> None:
        super().__init__(keeper, key)
        self.start()

    def fields(self) -> Sequence[Field]:
        """What it is, whether it is a danger, whether it was put right here."""
        return (
            LongText(name="text", label=self.tr("What was found"), required=True, lines=2),
            Tick(name="hazard", label=self.tr("It is a hazard"), above=" "),
            Tick(name="handled", label=self.tr("Put right here"), above=" "),
            LongText(name="handling", label=self.tr("What was done"), required=True, lines=2),
        )

    def arrange(self) -> QWidget:
        """One below the other."""
        for name in ("hazard", "handled"):
            self.cell(name).hide_head()
        box = QWidget()
        box.setLayout(column(*(self.cell(name) for name in ("text", "hazard", "handled", "handling")), gap=S3))
        return box

    def field_changed(self, name: str) -> None:
        """What was done is asked for only where something was."""
        self._show_parts()

    def load(self, draft: FindingDraft | object, *, restore: bool = True) -> None:
        """Show it, and only what it needs."""
        super().load(draft, restore=restore)  # type: ignore[arg-type]
        self._show_parts()

    def _show_parts(self) -> None:
        self.cell("handling").setVisible(self.draft().handled)

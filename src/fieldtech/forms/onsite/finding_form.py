"""What was found, and whom of the customer's people one told (F32)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldtech.forms.choice_fields import Segments, Tick
from fieldtech.forms.date_fields import Moment
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.photo_tile import PhotoTile
from fieldtech.forms.onsite.wording import options
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.choices import HOW
from fieldtech.model.drafts.visits import FindingDraft
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.tokens import S3

Clock = Callable[[], datetime]
_TOLD = ("told_person", "told_how", "told_at")


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
    """Something found beside the questions of the checklist; of a hazard also who was told, if anybody was yet.

    ``contact`` is proposed as who was told. What is a repair order already is not asked whether it was put right.
    Whoever opens it fills the place of its photo, ``photo``.
    """

    draft_type = FindingDraft
    columns = 1

    def __init__(
        self, keeper: DraftKeeper, key: str, clock: Clock, zone: tzinfo, *, contact: str = "", ordered: bool = False
    ) -> None:
        super().__init__(keeper, key)
        self._clock, self._zone, self._contact, self._ordered = clock, zone, contact, ordered
        self.photo = PhotoTile("finding_photo")
        self.start()

    def fields(self) -> Sequence[Field]:
        """What it is, whether it is a danger and who knows of it, whether it was put right here."""
        return (
            LongText(name="text", label=self.tr("What was found"), required=True, lines=2),
            Tick(name="hazard", label=self.tr("It is a hazard"), above=" "),
            LongText(name="no_hazard", label=self.tr("Why it is none"), required=True, lines=2),
            Text(name="told_person", label=self.tr("Who was told"), help=self.tr("Empty while nobody was told")),
            Segments(name="told_how", label=self.tr("How"), options=options("how", HOW[:3])),
            Moment(name="told_at", label=self.tr("When"), zone=self._zone, clock=self._clock),
            Tick(name="handled", label=self.tr("Put right here"), above=" "),
            LongText(name="handling", label=self.tr("What was done"), required=True, lines=2),
        )

    def arrange(self) -> QWidget:
        """One below the other."""
        for name in ("hazard", "handled"):
            self.cell(name).hide_head()
        box = QWidget()
        names = ("text", "hazard", "no_hazard", *_TOLD, "handled", "handling")
        text, *rest = (self.cell(name) for name in names)
        first = row((text, 1), gap=S3)
        first.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignBottom)
        box.setLayout(column(first, *rest, gap=S3))
        return box

    def retranslate(self) -> None:
        """Also the place of the photo."""
        super().retranslate()
        self.photo.set_caption(self.tr("Photo"))

    def draft(self) -> FindingDraft:
        """As typed; of what is no hazard nothing new was told, without a name nobody was, a time keeps its seconds."""
        draft, before = super().draft(), self._before()
        if not draft.hazard:
            return replace(draft, **{name: getattr(before, name) for name in _TOLD})
        if not draft.told_person.strip():
            return replace(draft, told_person="", told_how="", told_at=None)
        known = before.told_at
        if known is not None and draft.told_at == known.replace(second=0, microsecond=0):
            return replace(draft, told_at=known)
        return draft

    def field_changed(self, name: str) -> None:
        """What was done is asked for only where something was; of a hazard the contact was told just now."""
        if name == "hazard":
            before, hazard = self._before(), self.draft().hazard
            self.set_field("told_person", before.told_person or self._contact if hazard else "")
            self.set_field("told_how", before.told_how or "in_person" if hazard else "")
            self.set_field("told_at", before.told_at or self._clock() if hazard else None)
        self._show_parts()

    def ask_why_no_hazard(self) -> None:
        """It was called one; the cursor goes where the reason is written."""
        self.set_field("hazard", False)
        self.field_changed("hazard")
        self.editor("no_hazard").control.setFocus(Qt.FocusReason.OtherFocusReason)

    def load(self, draft: FindingDraft | object, *, restore: bool = True) -> None:
        """Show it, and only what it needs."""
        super().load(draft, restore=restore)  # type: ignore[arg-type]
        self._show_parts()

    def _before(self) -> FindingDraft:
        assert isinstance(self._base, FindingDraft)
        return self._base

    def _show_parts(self) -> None:
        draft = self.draft()
        for name in _TOLD:
            self.cell(name).setVisible(draft.hazard)
        self.cell("no_hazard").setVisible(self._before().hazard and not draft.hazard)
        self.cell("handled").setVisible(not self._ordered)
        self.cell("handling").setVisible(draft.handled and not self._ordered)

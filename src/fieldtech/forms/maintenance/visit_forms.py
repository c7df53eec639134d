"""A visit at the desk: the customer is told, another day, this one is left out (F30, states 4.3)."""

from collections.abc import Sequence
from datetime import date

from fieldtech.forms.choice_fields import Segments, Tick
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import Desk, OfficeForm, PlainForm, choices
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.choices import HOW, WISHED_BY
from fieldtech.model.drafts.visits import MoveVisitDraft, NoticeDraft, SkipDraft
from fieldtech.ui.language import word


class NoticeForm(OfficeForm[NoticeDraft]):
    """Who was told when and how; sooner than the plan says only with the customer's word.

    ``latest`` is the last day on which telling is soon enough.
    """

    draft_type = NoticeDraft

    def __init__(self, desk: Desk, latest: date) -> None:
        super().__init__(desk)
        self._latest = latest
        self.start()

    def fields(self) -> Sequence[Field]:
        """As one speaks on the telephone."""
        return (
            Text(name="person", label=self.tr("Spoken to"), required=True),
            self.desk.happened("at", self.tr("When")),
            Segments(name="how", label=self.tr("How"), required=True, span=0, options=choices("how", HOW)),
            self.desk.day("day", self.tr("Day of the visit")),
            Tick(name="agreed_sooner", label=self.tr("The customer agrees to so short a notice"), span=0,
                 above=self.tr("Late notice")),
            LongText(name="reason", label=self.tr("Why it was not sooner"), required=True, lines=2),
        )  # fmt: skip

    def follow(self) -> None:
        """The customer's word is asked for where the notice comes late."""
        draft = self.draft()
        told = draft.at.astimezone(self.desk.zone).date() if draft.at else None
        late = draft.agreed_sooner or (told is not None and told > self._latest)
        self.show_cells(late, "agreed_sooner")
        self.show_cells(draft.agreed_sooner, "reason")


class MoveVisitForm(PlainForm[MoveVisitDraft]):
    """Another day, at whose wish, and why."""

    draft_type = MoveVisitDraft

    def fields(self) -> Sequence[Field]:
        """Day, wish, reason."""
        return (
            self.desk.day("day", self.tr("New day")),
            Segments(name="wished_by", label=self.tr("At whose wish"), required=True, span=0,
                     options=choices("wished_by", WISHED_BY)),
            LongText(name="reason", label=self.tr("Reason"), required=True, lines=2),
        )  # fmt: skip

    def follow(self) -> None:
        """The day of the week below the new day, as people agree on it."""
        day, editor = self.draft().day, self.editor("day")
        said = word(f"sheet.weekday.{day.isoweekday()}") if day else ""
        self.cell("day").set_label(editor.field.label, said, required=True)


class SkipForm(PlainForm[SkipDraft]):
    """This visit is left out; the next one comes as planned."""

    draft_type = SkipDraft

    def fields(self) -> Sequence[Field]:
        """Why, and whether the customer knows."""
        return (
            LongText(name="reason", label=self.tr("Reason"), required=True, lines=2),
            Tick(name="customer_informed", label=self.tr("The customer has been told"), span=0,
                 above=self.tr("Customer")),
        )  # fmt: skip

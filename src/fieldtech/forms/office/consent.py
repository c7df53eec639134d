"""What somebody agreed to: the customer to the plan, a manager on the telephone, the approver in writing."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Choice, Segments, YesNo
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import Desk, OfficeForm, PlainForm, choices
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.choices import HOW
from fieldtech.model.drafts.planning import ApprovalDraft, ToldDraft, VerbalDraft

MANAGERS = ("MG", "CM", "DR")
_PURPOSES = ("work", "approval", "consent", "part", "fee")


class ToldForm(PlainForm[ToldDraft]):
    """One round of telling the customer plan, time and price (F11, F12)."""

    draft_type = ToldDraft

    def fields(self) -> Sequence[Field]:
        """Who, how, when; agreed with a promised time, or not and why."""
        return (
            Text(name="person", label=self.tr("Spoken to"), required=True),
            self.desk.happened("at", self.tr("When")),
            Segments(name="how", label=self.tr("How"), required=True, span=0, options=choices("how", HOW)),
            YesNo(name="agreed", label=self.tr("Does the customer agree to plan, time and price?"), required=True,
                  span=0, yes=self.tr("Agrees"), no=self.tr("Does not agree")),
            self.desk.planned("promised_at", self.tr("Promised time")),
            LongText(name="objection", label=self.tr("What the customer objects to"), required=True, lines=2,
                     help=self.tr("Kept as a round; the order waits until the customer agrees.")),
        )  # fmt: skip

    def follow(self) -> None:
        """A yes has a promised time, a no its reason."""
        agreed = self.draft().agreed
        self.show_cells(agreed is not False, "promised_at")
        self.show_cells(agreed is False, "objection")


class VerbalForm(OfficeForm[VerbalDraft]):
    """A verbal authorisation, to be confirmed in writing within one working day (B32, B33)."""

    draft_type = VerbalDraft

    def __init__(self, desk: Desk, purposes: tuple[str, ...] = _PURPOSES) -> None:
        super().__init__(desk)
        self._purposes = purposes
        self.start()

    def fields(self) -> Sequence[Field]:
        """Whom, how, when, about what, the answer."""
        return (
            Choice(name="asked", label=self.tr("Asked whom"), required=True, placeholder=self.tr("Choose…"),
                   options=self.desk.colleagues(*MANAGERS)),
            self.desk.happened("at", self.tr("When")),
            Segments(name="how", label=self.tr("How"), required=True, span=0, options=choices("how", HOW)),
            Segments(name="purpose", label=self.tr("What for"), required=True, span=0,
                     options=choices("purpose", self._purposes)),
            LongText(name="content", label=self.tr("What was asked"), required=True, lines=2),
            LongText(name="answer", label=self.tr("The answer"), required=True, lines=2),
        )  # fmt: skip


class ApprovalForm(PlainForm[ApprovalDraft]):
    """The approver's opinion; it stands on the sheet with his name and the time."""

    draft_type = ApprovalDraft

    def fields(self) -> Sequence[Field]:
        """The opinion alone: everything else is known."""
        return (LongText(name="opinion", label=self.tr("Opinion"), lines=2),)

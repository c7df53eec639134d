"""Steps back or aside: a reason, a cancellation, handing over, a report on the situation and its reading."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Choice, Tick
from fieldtech.forms.field import Field
from fieldtech.forms.office.consent import MANAGERS
from fieldtech.forms.office.desk import Desk, OfficeForm, PlainForm
from fieldtech.forms.text_fields import LongText
from fieldtech.model.drafts.onsite import SituationDraft, SituationReadDraft
from fieldtech.model.drafts.planning import CancelDraft, HandOverDraft, ReasonDraft


class ReasonForm(OfficeForm[ReasonDraft]):
    """A reason; ``step`` keeps the drafts of different steps apart."""

    draft_type = ReasonDraft

    def __init__(self, desk: Desk, step: str) -> None:
        super().__init__(desk)
        self.setObjectName(f"{step}_form")
        self.start()

    def fields(self) -> Sequence[Field]:
        """Why."""
        return (LongText(name="reason", label=self.tr("Reason"), required=True),)


class CancelForm(PlainForm[CancelDraft]):
    """Why, and that the customer knows."""

    draft_type = CancelDraft

    def fields(self) -> Sequence[Field]:
        """The reason and the tick."""
        return (
            LongText(name="reason", label=self.tr("Reason"), required=True),
            Tick(name="customer_informed", label=self.tr("The customer has been told"), required=True, span=0,
                 above=self.tr("Customer")),
        )  # fmt: skip


class HandOverForm(PlainForm[HandOverDraft]):
    """Another technician takes over; he must know where things stand."""

    draft_type = HandOverDraft

    def fields(self) -> Sequence[Field]:
        """Who, why, how far."""
        return (
            Choice(name="technician", label=self.tr("Taken over by"), required=True, span=0,
                   placeholder=self.tr("Choose…"), options=self.desk.colleagues("TE")),
            LongText(name="reason", label=self.tr("Reason"), required=True, lines=2),
            LongText(name="state_of_work", label=self.tr("State of the work"), required=True, lines=2),
        )  # fmt: skip


class SituationForm(PlainForm[SituationDraft]):
    """An honest report to the supervisor, who marks it as read (B42)."""

    draft_type = SituationDraft

    def fields(self) -> Sequence[Field]:
        """To whom, what."""
        return (
            Choice(name="to", label=self.tr("To"), required=True, span=0, placeholder=self.tr("Choose…"),
                   options=self.desk.colleagues(*MANAGERS)),
            LongText(name="text", label=self.tr("Situation"), required=True, lines=4),
        )  # fmt: skip


class SituationReadForm(PlainForm[SituationReadDraft]):
    """The supervisor has read it; an answer if he has one."""

    draft_type = SituationReadDraft

    def fields(self) -> Sequence[Field]:
        """The answer."""
        return (LongText(name="answer", label=self.tr("Answer"), lines=2),)

"""The small forms beside the work: waiting, handing over, verbal authorisation, report, leaving."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from fieldtech.forms.choice_fields import Chips, Choice, Tick
from fieldtech.forms.date_fields import Moment
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.wording import options
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.choices import HOW, WAITING_FOR
from fieldtech.model.drafts.onsite import SituationDraft, WaitingDraft
from fieldtech.model.drafts.planning import HandOverDraft, VerbalDraft
from fieldtech.model.drafts.signoff import LeaveDraft
from fieldtech.ui.kit.choices import Option

Clock = Callable[[], datetime]
_PURPOSES = ("work", "part")


class WaitingForm(Form[WaitingDraft]):
    """Work stops: for what, and the way out (B32)."""

    draft_type = WaitingDraft
    columns = 2

    def __init__(self, keeper: DraftKeeper, key: str, clock: Clock, zone: tzinfo) -> None:
        super().__init__(keeper, key)
        self._clock, self._zone = clock, zone
        self.start()

    def fields(self) -> Sequence[Field]:
        """A missing part is named and ordered, or a way out is authorised first."""
        return (
            Chips(name="waiting_for", label=self.tr("Waiting for"), required=True,
                  options=options("waiting_for", WAITING_FOR)),
            Text(name="part", label=self.tr("Part number or name")),
            Moment(name="expected_at", label=self.tr("Expected"), zone=self._zone, clock=self._clock),
            Tick(name="ordered", label=self.tr("Ordered"), above=self.tr("Part")),
            LongText(name="text", label=self.tr("What has been done, what is missing"), required=True, lines=2, span=0),
        )  # fmt: skip


class HandOverForm(Form[HandOverDraft]):
    """Another technician takes over."""

    draft_type = HandOverDraft
    columns = 1

    def __init__(self, keeper: DraftKeeper, key: str, people: Sequence[Option]) -> None:
        super().__init__(keeper, key)
        self._people = tuple(people)
        self.start()

    def fields(self) -> Sequence[Field]:
        """Who, why, and where things stand."""
        return (
            Choice(name="technician", label=self.tr("Handed over to"), required=True, options=self._people,
                   placeholder=self.tr("Choose")),
            Text(name="reason", label=self.tr("Reason"), required=True),
            LongText(name="state_of_work", label=self.tr("State of the work"), required=True, lines=3),
        )  # fmt: skip


class VerbalForm(Form[VerbalDraft]):
    """Somebody who may decide said yes or no (B32, B33)."""

    draft_type = VerbalDraft
    columns = 2

    def __init__(self, keeper: DraftKeeper, key: str, people: Sequence[Option], clock: Clock, zone: tzinfo) -> None:
        super().__init__(keeper, key)
        self._people, self._clock, self._zone = tuple(people), clock, zone
        self.start()

    def fields(self) -> Sequence[Field]:
        """It will be confirmed in writing, so all of it."""
        return (
            Choice(name="asked", label=self.tr("Asked"), required=True, options=self._people,
                   placeholder=self.tr("Choose")),
            Moment(name="at", label=self.tr("When"), required=True, zone=self._zone, clock=self._clock),
            Chips(name="how", label=self.tr("How"), required=True, options=options("how", HOW)),
            Chips(name="purpose", label=self.tr("What for"), required=True, options=options("purpose", _PURPOSES)),
            LongText(name="content", label=self.tr("What was asked"), required=True, lines=2, span=0),
            LongText(name="answer", label=self.tr("Answer"), required=True, lines=2, span=0),
        )  # fmt: skip


class SituationForm(Form[SituationDraft]):
    """A report to the supervisor (B42)."""

    draft_type = SituationDraft
    columns = 1

    def __init__(self, keeper: DraftKeeper, key: str, people: Sequence[Option]) -> None:
        super().__init__(keeper, key)
        self._people = tuple(people)
        self.start()

    def fields(self) -> Sequence[Field]:
        """To whom and what."""
        return (
            Choice(name="to", label=self.tr("To"), required=True, options=self._people, placeholder=self.tr("Choose")),
            LongText(name="text", label=self.tr("Situation"), required=True, lines=4),
        )


class LeaveForm(Form[LeaveDraft]):
    """Leaving with something missing: why and in whose name (B43)."""

    draft_type = LeaveDraft
    columns = 1

    def __init__(self, keeper: DraftKeeper, key: str) -> None:
        super().__init__(keeper, key)
        self.start()

    def fields(self) -> Sequence[Field]:
        """Reason and name."""
        return (
            LongText(name="reason", label=self.tr("Why you leave all the same"), required=True, lines=2),
            Text(name="name", label=self.tr("Name"), required=True),
        )

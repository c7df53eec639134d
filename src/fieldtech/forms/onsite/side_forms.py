"""The small forms beside the work: putting it on hold, leaving with something missing."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from fieldtech.forms.choice_fields import Chips, Tick
from fieldtech.forms.date_fields import Moment
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.wording import options
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.choices import WAITING_FOR
from fieldtech.model.drafts.onsite import WaitingDraft
from fieldtech.model.drafts.signoff import LeaveDraft

Clock = Callable[[], datetime]


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

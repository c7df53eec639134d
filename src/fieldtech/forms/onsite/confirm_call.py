"""The call to the customer before leaving: with whom and when (F14)."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from fieldtech.forms.date_fields import Moment
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.text_fields import Text
from fieldtech.model.drafts.onsite import PreDepartureDraft


class ConfirmCallForm(Form[PreDepartureDraft]):
    """Two fields, both filled in before it opens."""

    draft_type = PreDepartureDraft
    columns = 2

    def __init__(self, keeper: DraftKeeper, key: str, clock: Callable[[], datetime], zone: tzinfo) -> None:
        super().__init__(keeper, key)
        self._clock, self._zone = clock, zone
        self.start()

    def fields(self) -> Sequence[Field]:
        """Whom and when."""
        return (
            Text(name="person", label=self.tr("Spoken with"), required=True),
            Moment(
                name="called_at", label=self.tr("Called at"), required=True, zone=self._zone, clock=self._clock,
                quick=lambda: ((self.tr("Now"), self._clock()),),
            ),
        )  # fmt: skip

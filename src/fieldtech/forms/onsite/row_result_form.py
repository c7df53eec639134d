"""A vehicle that is not done today: why, and when it is, if that is known (states 4.1)."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget

from fieldtech.forms.choice_fields import Chips, Segments
from fieldtech.forms.date_fields import Date
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.wording import options
from fieldtech.forms.text_fields import Text
from fieldtech.model.choices import NOT_INSTALLED_REASONS
from fieldtech.model.drafts.install_row import RowResultDraft
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.tokens import S3


class RowResultForm(Form[RowResultDraft]):
    """Not done, or rescheduled with its date; the reason is a press, the words those of the ``task``."""

    draft_type = RowResultDraft
    columns = 1

    def __init__(
        self, keeper: DraftKeeper, key: str, clock: Callable[[], datetime], zone: tzinfo, task: str = "install"
    ) -> None:
        super().__init__(keeper, key)
        self._clock, self._zone, self._task = clock, zone, task
        self.start()

    def fields(self) -> Sequence[Field]:
        """Result, reason, words, date."""
        return (
            Segments(name="result", label=self.tr("Result"), required=True,
                     options=options("row_result", ("not_installed", "rescheduled"), task=self._task)),
            Chips(name="reason", label=self.tr("Reason"), required=True,
                  options=options("not_installed", NOT_INSTALLED_REASONS, task=self._task)),
            Text(name="text", label=self.tr("In words")),
            Date(name="new_date", label=self.tr("New date"), required=True, zone=self._zone, clock=self._clock),
        )  # fmt: skip

    def arrange(self) -> QWidget:
        """One below the other; the date when there is another visit."""
        box = QWidget()
        box.setLayout(column(*(self.cell(name) for name in ("result", "reason", "new_date", "text")), gap=S3))
        return box

    def field_changed(self, name: str) -> None:
        """Without another visit there is no date."""
        if name == "result" and self.draft().result != "rescheduled" and self.draft().new_date is not None:
            self.set_field("new_date", None)
        self._show_parts()

    def load(self, draft: RowResultDraft | object, *, restore: bool = True) -> None:
        """Show it, and only what it needs."""
        super().load(draft, restore=restore)  # type: ignore[arg-type]
        self._show_parts()

    def _show_parts(self) -> None:
        self.cell("new_date").setVisible(self.draft().result == "rescheduled")

"""The company's figures of plans: how far ahead, how long before, how late; the cycle by environment."""

from collections.abc import Sequence

from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.text_fields import Integer
from fieldtech.model.choices import ENVIRONMENTS
from fieldtech.model.drafts.plans import PlanFiguresDraft
from fieldtech.ui.language import word


class PlanFiguresForm(Form[PlanFiguresDraft]):
    """Plans that are there keep what they say; new ones begin with these."""

    draft_type = PlanFiguresDraft

    def __init__(self, keeper: DraftKeeper) -> None:
        super().__init__(keeper)
        self.start()

    def fields(self) -> Sequence[Field]:
        """First the days, then what is proposed for equipment."""
        return (
            Integer(name="days_ahead", label=self.tr("Visits are planned, days ahead")),
            Integer(name="notice_days", label=self.tr("The customer is told, days before")),
            Integer(name="tolerance_percent", label=self.tr("Tolerance, % of the cycle")),
            *(Integer(name=f"{name}_months", label=self.tr("Cycle in months: {environment}").format(
                environment=word(f"choice.environment.{name}"))) for name in ENVIRONMENTS),
        )  # fmt: skip

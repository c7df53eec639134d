"""In the settings of the manager and the administrator: the company's figures of maintenance plans."""

from fieldtech.forms.settings.plan_figures_form import PlanFiguresForm
from fieldtech.model.drafts.plans import PlanFiguresDraft
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.pages.settings.form_card import FormCard


class PlanFiguresCard(FormCard[PlanFiguresDraft]):
    """How far ahead visits are planned, and what else holds for all plans."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "repeat", "plan_figures_card", "save_plan_figures")

    def make_form(self) -> PlanFiguresForm:
        """The form, when it is first needed."""
        return PlanFiguresForm(self._workplace.drafts)

    def now(self) -> PlanFiguresDraft:
        """What is set."""
        return self._workplace.plans.figures.now()

    def write(self, draft: PlanFiguresDraft) -> Change:
        """Set it; raises Invalid, or another FieldtechError."""
        return self._workplace.plans.figures.save(draft)

    def told(self) -> str:
        """What is said when it was set."""
        return self.tr("The figures of plans are saved.")

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Maintenance plans"))
        self.button.set_text(self.tr("Save the figures"))

"""Completion: the four standards and the result (F25 to F28)."""

from typing import Any

from fieldtech.forms.form import Form
from fieldtech.forms.onsite.completion_form import CompletionForm
from fieldtech.model.drafts.onsite import CompletionDraft
from fieldtech.ui.language import word
from fieldtech.ui.pages.onsite.missing import open_points
from fieldtech.ui.pages.onsite.section import FormSection


class CompletionSection(FormSection):
    """F28 is said as the record stands."""

    key, icon, draft_type = "completion", "shield-check", CompletionDraft

    def make_form(self) -> Form[Any]:
        """Nothing is ticked before somebody ticks it."""
        return CompletionForm(self.workplace.drafts, self.form_key())

    def show_content(self) -> None:
        """How complete the record is."""
        if isinstance(self.form, CompletionForm):
            elsewhere = [p for p in open_points(self.view).must if p.field not in (self.key, "sign_off")]
            self.form.show_open(len(elsewhere))

    def summary(self) -> str:
        """The result."""
        draft = self.view.facts.get(CompletionDraft)
        if draft is None or not draft.result:
            return self.tr("Four standards and the result")
        ticked = sum((draft.restored, draft.tidy, draft.firm))
        standards = self.tr("{n} of 3 standards confirmed").format(n=ticked)
        return " · ".join(filter(None, (word(f"choice.result.{draft.result}"), standards, draft.result_reason)))

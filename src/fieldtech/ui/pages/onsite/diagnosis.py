"""Cause, actions, work text and times (F19)."""

from dataclasses import replace
from typing import Any

from fieldtech.forms.form import Form
from fieldtech.forms.onsite.diagnosis_form import DiagnosisForm
from fieldtech.forms.onsite.wording import named
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.onsite import DiagnosisDraft
from fieldtech.services.site_catalogue import CauseChoice
from fieldtech.ui.pages.onsite.section import FormSection


class DiagnosisSection(FormSection):
    """The start is when the work was started; the end comes with finishing."""

    key, icon, draft_type = "diagnosis", "search", DiagnosisDraft

    def make_form(self) -> Form[Any]:
        """With the whole catalogue at hand."""
        context = self.workplace.context
        return DiagnosisForm(
            self.workplace.drafts, self.form_key(), causes=self._causes(),
            actions=self.workplace.site_catalogue.actions(), clock=context.now, zone=context.zone,
            charge_open=self.view.charges.undecided,
        )  # fmt: skip

    def proposed(self) -> Draft:
        """Started when the step was taken."""
        started = next((t.at for t in self.view.transitions if t.step == "start_work"), None)
        return DiagnosisDraft(started_at=started)

    def show_content(self) -> None:
        """Parts may have opened a charge."""
        if isinstance(self.form, DiagnosisForm):
            self.form.show_charge(charge_open=self.view.charges.undecided)

    def live_missing(self) -> int | None:
        """The end is filled in by finishing."""
        if self.form is None or not self.form.is_dirty():
            return None
        draft: DiagnosisDraft = self.form.draft()
        finished = replace(draft, finished_at=draft.finished_at or self.workplace.context.now())
        unread = sum(1 for problem in self.form.problems() if problem.code.endswith("_shape"))
        return unread + len({p.field for p in finished.problems()})

    def go_to_problem(self) -> None:
        """Without asking for the end."""
        if self.form is not None:
            first = next(iter(self.form.problems()), None)
            self.form.submit()
            if first is not None and first.field == "finished_at":
                self.form.editor("cause").control.setFocus()

    def summary(self) -> str:
        """Cause and work."""
        draft = self.view.facts.get(DiagnosisDraft)
        if draft is None:
            return self.tr("Cause, what was done, the work in words")
        cause = next((c for c in self._causes() if c.code == draft.cause), None)
        name = f"{cause.code} {named(cause.zh, cause.en)}" if cause else draft.cause
        return " · ".join(filter(None, (name, draft.text)))

    def _causes(self) -> tuple[CauseChoice, ...]:
        if not hasattr(self, "_known_causes"):
            self._known_causes = self.workplace.site_catalogue.causes()
        return self._known_causes

"""What a visit has besides its questions: the state before the work, its standards at the end, the next day."""

from typing import Any

from fieldtech.forms.form import Form
from fieldtech.forms.onsite.visit_forms import NextDateForm, VisitDoneForm, VisitStartForm
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.visits import NextDateDraft, VisitDoneDraft, VisitStartDraft
from fieldtech.services.visits.views import VisitView
from fieldtech.ui.language import of_task, word
from fieldtech.ui.pages.onsite.condition import ConditionSection
from fieldtech.ui.pages.onsite.section import FormSection


class StartSection(ConditionSection):
    """Damage has words, a photo, and the customer's name (B27)."""

    icon = "clipboard-check"
    draft_type = VisitStartDraft

    def title(self) -> str:
        """A vehicle, or a piece of equipment."""
        return word(f"section.state_before.{'vehicle' if self.view.vehicle is not None else 'equipment'}")

    def make_form(self) -> Form[Any]:
        """The contact is proposed as the one who accepts; equipment has no electrics."""
        contact = self.view.customer.contact
        vehicle = self.view.vehicle is not None
        return VisitStartForm(self.workplace.drafts, self.form_key(), contact, vehicle=vehicle)

    def summary(self) -> str:
        """It is open while it is asked for."""
        return ""


class DoneSection(FormSection):
    """F25 to F27, B23."""

    key, icon, draft_type = "completion", "shield-check", VisitDoneDraft

    def title(self) -> str:
        """Nothing was repaired here."""
        return of_task("section.completion", self.view.kind)

    def make_form(self) -> Form[Any]:
        """Nothing is ticked before somebody ticks it."""
        return VisitDoneForm(self.workplace.drafts, self.form_key())

    def show_content(self) -> None:
        """What was found and goes on is not contradicted by the ticks."""
        visit = self.view.facts.visit
        if isinstance(self.form, VisitDoneForm) and visit is not None:
            self.form.show_listed(any(one.state in ("open", "repair") for one in visit.findings))


class NextSection(FormSection):
    """The day of the cycle is filled in; nobody has to say it."""

    key, icon, draft_type = "next", "calendar-check", NextDateDraft
    visit: VisitView | None = None

    def make_form(self) -> Form[Any]:
        """With the day of the cycle above."""
        computed = self.visit.next.computed if self.visit is not None else None
        return NextDateForm(self.workplace.drafts, self.form_key(), computed)

    def proposed(self) -> Draft:
        """The day of the cycle."""
        return NextDateDraft(self.visit.next.computed if self.visit is not None else None)

    def title(self) -> str:
        """Its name."""
        return word("section.next")

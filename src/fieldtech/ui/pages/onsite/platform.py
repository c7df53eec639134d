"""Platform check 2.4a."""

from typing import Any

from fieldtech.forms.form import Form
from fieldtech.forms.onsite.platform_form import PlatformForm
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.ui.language import word
from fieldtech.ui.pages.onsite.section import FormSection


class PlatformSection(FormSection):
    """What the platform shows, or that there is no network here."""

    key, icon, draft_type = "platform", "radio-tower", PlatformCheckDraft

    def make_form(self) -> Form[Any]:
        """With the clock for the times."""
        context = self.workplace.context
        return PlatformForm(self.workplace.drafts, self.form_key(), context.now, context.zone)

    def summary(self) -> str:
        """The result and when."""
        draft = self.view.facts.get(PlatformCheckDraft)
        if draft is None:
            return self.tr("Is the vehicle online on the platform?")
        at = draft.checked_at
        time = self.workplace.context.local(at).strftime("%H:%M") if at else ""
        result = word(f"choice.platform.{draft.result}") if draft.result else ""
        return " · ".join(filter(None, (result, time, draft.reason)))

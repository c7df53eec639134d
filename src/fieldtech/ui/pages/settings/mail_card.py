"""In the settings of who may: the company's mail server."""

from fieldtech.forms.settings.smtp_form import SmtpForm
from fieldtech.model.drafts.company import SmtpDraft
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.pages.settings.form_card import FormCard


class MailCard(FormCard[SmtpDraft]):
    """Where letters of the company leave."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "mail", "mail_card", "save_smtp")

    def make_form(self) -> SmtpForm:
        """The form, when it is first needed."""
        return SmtpForm(self._workplace.drafts)

    def now(self) -> SmtpDraft:
        """What is set."""
        return self._workplace.upkeep.smtp()

    def write(self, draft: SmtpDraft) -> Change:
        """Set it; raises Invalid, or another FieldtechError."""
        return self._workplace.upkeep.save_smtp(draft)

    def told(self) -> str:
        """What is said when it was set."""
        return self.tr("The mail server is saved.")

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Mail server of the company"))
        self.button.set_text(self.tr("Save mail server"))

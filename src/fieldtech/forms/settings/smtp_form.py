"""The mail server."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from fieldtech.forms.choice_fields import Tick
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.text_fields import Integer, Text
from fieldtech.model.drafts.company import SmtpDraft


class SmtpForm(Form[SmtpDraft]):
    """An empty server sends nothing: sheets then leave as drafts of the person's own mail program."""

    draft_type = SmtpDraft

    def __init__(self, keeper: DraftKeeper) -> None:
        super().__init__(keeper)
        self.start()
        password = self.editor("password").control
        assert isinstance(password, QLineEdit)
        password.setEchoMode(QLineEdit.EchoMode.Password)

    def fields(self) -> Sequence[Field]:
        """As mail programs ask."""
        return (
            Text(name="host", label=self.tr("Server"), placeholder="smtp.example.com"),
            Integer(name="port", label=self.tr("Port"), placeholder="587"),
            Text(name="sender", label=self.tr("Sender"), placeholder="service@example.com"),
            Text(name="user", label=self.tr("User")),
            Text(name="password", label=self.tr("Password")),
            Tick(name="starttls", label=self.tr("Encrypt (STARTTLS)"), above=self.tr("Transport")),
        )

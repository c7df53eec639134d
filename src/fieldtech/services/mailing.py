"""Sheets by mail: a draft file for the user's own program, or an outbox sent by SMTP when there is a network."""

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import select

from fieldtech.errors import Invalid, Problem
from fieldtech.files import write_atomically
from fieldtech.model.base import Id
from fieldtech.model.catalogue import CompanySetting
from fieldtech.model.local import Mail
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.sheet_files import Written

MOST_TRIES = 10


@dataclass(frozen=True)
class SmtpSettings:
    """The company's mail server."""

    host: str = ""
    port: int = 587
    user: str = ""
    password: str = ""
    sender: str = ""
    starttls: bool = True


@dataclass(frozen=True)
class MailRow:
    """A line of the mail outbox."""

    id: Id
    recipient: str
    subject: str
    state: str
    tries: int
    last_error: str


class Sender(Protocol):
    """What sends one message; raises OSError or smtplib.SMTPException."""

    def __call__(self, settings: SmtpSettings, message: Any) -> None:
        """Send it."""


class Mailing:
    """Drafts and the outbox."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def draft(self, written: Written, recipient: str, subject: str, body: str, folder: Path | None = None) -> Path:
        """Write an ``.eml`` that opens as an unsent message with the PDF attached."""
        self._context.require("export_sheets")
        mail: Any = import_module("fieldtech.sheets.mail")
        sender = self.settings().sender
        data = mail.mail_draft(
            sender=sender, recipient=recipient, subject=subject, text=body, name=written.name,
            pdf=self._context.blobs.get(written.sha256),
        )  # fmt: skip
        path = (folder or self._context.folder.sheets) / (Path(written.name).stem + ".eml")
        write_atomically(path, data)
        return path

    def queue(self, order_id: Id, written: Written, recipient: str, subject: str, body: str) -> Change:
        """Put a message with the sheet into the outbox; raises Invalid for an address without ``@``."""
        self._context.require("export_sheets")
        if "@" not in recipient.strip("@ "):
            raise Invalid([Problem("recipient", "mail_address")])
        with self._context.transaction() as session:
            row = Mail(
                order_id=order_id, recipient=recipient.strip(), subject=subject, body=body,
                attachment_sha=written.sha256, attachment_name=written.name, made_at=self._context.now(),
            )  # fmt: skip
            session.add(row)
            session.flush()
        return Change("mail", row.id)

    def outbox(self) -> list[MailRow]:
        """Messages not sent yet, oldest first."""
        self._context.require("export_sheets")
        with self._context.reading() as session:
            rows = session.scalars(select(Mail).where(Mail.state != "sent").order_by(Mail.id)).all()
        return [MailRow(m.id, m.recipient, m.subject, m.state, m.tries, m.last_error) for m in rows]

    def send_all(self, send: Sender | None = None, step: Callable[[int, int], None] | None = None) -> int:
        """Try every waiting message once; returns how many went out. A failure stays in the outbox with its reason."""
        settings, sent = self.settings(), 0
        waiting = [row.id for row in self.outbox() if row.tries < MOST_TRIES]
        for at, mail_id in enumerate(waiting):
            if step:
                step(at, len(waiting))
            sent += self._send(mail_id, settings, send or smtp_send)
        return sent

    def settings(self) -> SmtpSettings:
        """The mail server from the company's settings."""
        with self._context.reading() as session:
            row = session.get(CompanySetting, "smtp")
            return SmtpSettings(**row.value) if row else SmtpSettings()

    def _send(self, mail_id: Id, settings: SmtpSettings, send: Sender) -> bool:
        with self._context.reading() as session:
            row = session.get_one(Mail, mail_id)
        mail: Any = import_module("fieldtech.sheets.mail")
        message = mail.mail_message(
            sender=settings.sender, recipient=row.recipient, subject=row.subject, text=row.body,
            name=row.attachment_name, pdf=self._context.blobs.get(row.attachment_sha),
        )  # fmt: skip
        error = ""
        try:
            send(settings, message)
        except (OSError, smtplib.SMTPException) as failure:
            error = type(failure).__name__
        with self._context.transaction() as session:
            row = session.get_one(Mail, mail_id)
            row.tries += 1
            row.last_error = error
            row.state = "waiting" if error else "sent"
            row.sent_at = None if error else self._context.now()
        return not error


def smtp_send(settings: SmtpSettings, message: Any) -> None:
    """Send by SMTP with TLS; raises OSError or SMTPException."""
    if not settings.host:
        raise OSError("no mail server is set")
    with smtplib.SMTP(settings.host, settings.port, timeout=30) as server:
        if settings.starttls:
            server.starttls(context=ssl.create_default_context())
        if settings.user:
            server.login(settings.user, settings.password)
        server.send_message(message)

"""Sheets by mail: a draft file for the user's own program, or an outbox sent by SMTP when there is a network."""

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from fieldtech.errors import FieldtechError, Invalid, MachineError, NotFound, Problem
from fieldtech.files import write_atomically
from fieldtech.model.base import Id
from fieldtech.model.catalogue import CompanySetting
from fieldtech.model.local import Mail
from fieldtech.services.access_trail import note_access
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.sheet_cargo import note_left
from fieldtech.services.sheet_files import Written
from fieldtech.services.visibility import seen_order

MOST_TRIES = 10
LONGEST_SENDING = timedelta(minutes=15)
_ADDRESS = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\".]+")


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
        with self._context.transaction() as session:
            number = seen_order(self._context, session, written.order_id or Id(int=0)).number
            note_access(self._context, "mail_draft", number, within=session)
        mail: Any = import_module("fieldtech.sheets.mail")
        sender = self.settings().sender
        data = mail.mail_draft(
            sender=sender, recipient=_line(recipient), subject=_line(subject), text=body, name=written.name,
            pdf=self._context.blobs.get(written.sha256),
        )  # fmt: skip
        path = (folder or self._context.folder.sheets) / (Path(written.name).stem + ".eml")
        write_atomically(path, data)
        note_left(self._context, written.sha256)  # from here a person sends it with his own program
        return path

    def queue(self, order_id: Id, written: Written, recipient: str, subject: str, body: str) -> Change:
        """Put a message with the sheet into the outbox; raises Invalid for what is no address."""
        self._context.require("export_sheets")
        if not _ADDRESS.fullmatch(recipient.strip()):
            raise Invalid([Problem("recipient", "mail_address")])
        if written.order_id not in (None, order_id):
            raise Invalid([Problem("attachment", "sheet_of_another_order")])
        with self._context.transaction() as session:
            number = seen_order(self._context, session, order_id).number
            row = Mail(
                order_id=order_id, recipient=recipient.strip(), subject=_line(subject), body=body,
                attachment_sha=written.sha256, attachment_name=written.name, made_at=self._context.now(),
            )  # fmt: skip
            session.add(row)
            session.flush()
            note_access(self._context, "mail", number, within=session)
        return Change("mail", row.id, number)

    def outbox(self) -> list[MailRow]:
        """Messages not sent yet, oldest first; ``given_up`` after ten refusals, until somebody says ``again``."""
        self._context.require("export_sheets")
        with self._context.reading() as session:
            rows = [row for row in session.scalars(_waiting()) if self._may_see(session, row)]
        return [MailRow(m.id, m.recipient, m.subject, _state(m), m.tries, m.last_error) for m in rows]

    def send_all(self, send: Sender | None = None, step: Callable[[int, int], None] | None = None) -> int:
        """Try every waiting message once; returns how many went out. A failure stays in the outbox with its reason."""
        settings, sent = self.settings(), 0
        self._context.require("export_sheets")
        with self._context.reading() as session:
            waiting = [row.id for row in session.scalars(_waiting()) if row.tries < MOST_TRIES]
        for at, mail_id in enumerate(waiting):
            if step:
                step(at, len(waiting))
            sent += self._send(mail_id, settings, send or smtp_send)
        return sent

    def again(self, mail_id: Id) -> Change:
        """Try a message again that the server refused too often; raises NotFound."""
        self._context.require("export_sheets")
        with self._context.transaction() as session:
            row = session.get(Mail, mail_id)
            if row is None:
                raise NotFound("no_such_mail")
            seen_order(self._context, session, row.order_id)
            row.tries = 0
        return Change("mail", mail_id)

    def settings(self) -> SmtpSettings:
        """The mail server from the company's settings."""
        with self._context.reading() as session:
            row = session.get(CompanySetting, "smtp")
            return SmtpSettings(**row.value) if row else SmtpSettings()

    def _claim(self, mail_id: Id) -> Mail | None:
        """Take a message for oneself, so that two windows never send it both; None when somebody else has it.

        A claim ends by itself: whoever had it may have crashed. A clock that was moved ends it too.
        """
        with self._context.transaction() as session:
            row, now = session.get_one(Mail, mail_id), self._context.now()
            taken = row.claimed_at is not None and abs(now - row.claimed_at) < LONGEST_SENDING
            if row.state == "sent" or taken:
                return None
            row.claimed_at = now
            return row

    def _send(self, mail_id: Id, settings: SmtpSettings, send: Sender) -> bool:
        if (row := self._claim(mail_id)) is None:
            return False
        error, answered = "", True
        try:
            send(settings, self._message(row, settings))
        except (OSError, smtplib.SMTPException, ValueError, MachineError) as failure:  # one bad message stops no other
            error = failure.code if isinstance(failure, MachineError) else type(failure).__name__
            answered = not _no_network(failure)
        with self._context.transaction() as session:
            row = session.get_one(Mail, mail_id)
            row.tries += answered  # a basement without a network uses up no try
            row.last_error, row.claimed_at = error, None
            row.state = "waiting" if error else "sent"
            row.sent_at = None if error else self._context.now()
            sheet = row.attachment_sha
        if not error:
            note_left(self._context, sheet)
        return not error

    def _may_see(self, session: Session, row: Mail) -> bool:
        try:
            seen_order(self._context, session, row.order_id)
        except FieldtechError:
            return False
        return True

    def _message(self, row: Mail, settings: SmtpSettings) -> Any:
        mail: Any = import_module("fieldtech.sheets.mail")
        return mail.mail_message(
            sender=settings.sender, recipient=row.recipient, subject=row.subject, text=row.body,
            name=row.attachment_name, pdf=self._context.blobs.get(row.attachment_sha),
        )  # fmt: skip


def _waiting() -> Select[Mail]:
    return select(Mail).where(Mail.state != "sent").order_by(Mail.id)


def _state(row: Mail) -> str:
    return "given_up" if row.tries >= MOST_TRIES else row.state


def _no_network(failure: Exception) -> bool:
    if isinstance(failure, smtplib.SMTPServerDisconnected | smtplib.SMTPConnectError):
        return True
    return isinstance(failure, OSError) and not isinstance(failure, smtplib.SMTPException)


def _line(text: str) -> str:
    """One line: what follows a line break in a header would be a header of its own."""
    return " ".join(text.split())


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

"""A mail with the sheet attached: as a draft for the mail program, or as a message to be sent."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid


def mail_message(
    *, sender: str, recipient: str, subject: str, text: str, name: str, pdf: bytes, at: float | None = None
) -> EmailMessage:
    """The message with the PDF attached under ``name``; ``at`` is the date in seconds since 1970, by default now."""
    message = EmailMessage(policy=SMTP)
    if sender:
        message["From"] = sender
    if recipient:
        message["To"] = recipient
    message["Subject"] = " ".join(subject.split())  # a line break in a header would begin another header
    message["Date"] = formatdate(at, localtime=at is None)
    message["Message-ID"] = make_msgid(domain="fieldtech.invalid")
    message.set_content(text)
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    return message


def mail_draft(
    *, sender: str, recipient: str, subject: str, text: str, name: str, pdf: bytes, at: float | None = None
) -> bytes:
    """An .eml file that mail programs open as a draft ready to be sent."""
    message = mail_message(sender=sender, recipient=recipient, subject=subject, text=text, name=name, pdf=pdf, at=at)
    message["X-Unsent"] = "1"
    return message.as_bytes()

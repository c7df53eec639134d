"""Settings of the company that are typed in a form."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model.drafts.base import Draft, required


@dataclass(frozen=True)
class SmtpDraft(Draft):
    """The mail server through which sheets are sent; an empty host means: none."""

    kind: ClassVar[str] = "smtp"

    host: str = ""
    port: int = 587
    user: str = ""
    password: str = ""
    sender: str = ""
    starttls: bool = True

    def problems(self) -> Iterator[Problem]:
        """A server has a port and somebody in whose name it sends."""
        if not self.host.strip():
            return
        yield from required("sender", self.sender)
        if self.sender.strip() and "@" not in self.sender.strip("@ "):
            yield Problem("sender", "mail_address")
        if not 0 < self.port < 65536:
            yield Problem("port", "port_range")

"""Settings of the company that are typed in a form."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.base import Draft, most, required
from fieldtech.model.limits import LONGEST_VISIT, MOST_CENTS


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


@dataclass(frozen=True)
class BankDraft(Draft):
    """Where customers transfer their money to; all empty means: no account is named on any paper.

    ``payee`` is the holder of the account where it is not the company as its papers name it.
    """

    kind: ClassVar[str] = "bank_account"

    payee: str = ""
    bank: str = ""
    account: str = ""

    def problems(self) -> Iterator[Problem]:
        """A bank has a number and a number its bank; the number is digits, however they are grouped."""
        if not (self.payee.strip() or self.bank.strip() or self.account.strip()):
            return
        yield from required("bank", self.bank)
        yield from required("account", self.account)
        digits = self.account.replace(" ", "").replace("-", "")
        if self.account.strip() and not (digits.isascii() and digits.isdigit() and 8 <= len(digits) <= 30):
            yield Problem("account", "bank_account_form")


@dataclass(frozen=True)
class MoneyLimitsDraft(Draft):
    """How far the division manager lowers a price, and an order in all, without a special approval (D17).

    ``hand_over_days``: money is with finance on the day its collector is back, or so many days later (B30).
    """

    kind: ClassVar[str] = "money_limits"

    discount_percent: int = 10
    given_away_cents: int = 1_000_00
    hand_over_days: int = 0

    def problems(self) -> Iterator[Problem]:
        """Nothing below zero, and no more than there is."""
        limits = {"discount_percent": 100, "given_away_cents": MOST_CENTS, "hand_over_days": LONGEST_VISIT.days}
        for field, limit in limits.items():
            value = getattr(self, field)
            if value < 0:
                yield Problem(field, "not_negative")
            yield from most(field, value, limit, in_figures(limit) if field.endswith("cents") else "")

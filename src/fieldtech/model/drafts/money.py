"""What people type about prices and what is received for them: collections, invoices, reversals (forms 2.8).

Amounts are integer cents. What depends on facts (is it owed, whose number is it) is said by ``model/money``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.base import Draft, most, one_of, required
from fieldtech.model.drafts.signoff import InkDraft
from fieldtech.model.identifiers import identify
from fieldtech.model.limits import MOST_CENTS

INVOICE_STATES = ("issued", "pending", "none")
INVOICE_KINDS = ("ordinary", "special", "digital")
CREDIT = "credit"
FEE_WORDS = ("waived", "on_account", "announced", "refused")
_DIGITAL = re.compile(r"\d{20}", re.ASCII)  # 2 year, 2 region, 1 channel, 15 serial
_CODE = re.compile(r"\d{10}|\d{12}", re.ASCII)
_NUMBER = re.compile(r"\d{8}", re.ASCII)


@dataclass(frozen=True)
class InvoiceDraft(Draft):
    """The invoice of a collection: issued with its number, pending or not needed (B29)."""

    kind: ClassVar[str] = "invoice"

    state: str = "pending"
    invoice_kind: str = ""
    code: str = ""
    number: str = ""
    title: str = ""
    uscc: str = ""
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """Forms 2.8: 20 digits, or code of 10 or 12 and number of 8; a pending one has its reason."""
        yield from one_of("state", self.state, INVOICE_STATES)
        if self.state == "pending" and len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")
        if self.state == "issued":
            yield from one_of("invoice_kind", self.invoice_kind, INVOICE_KINDS)
            yield from required("number", self.number)
            yield from self._number_problems()
        if self.invoice_kind == "special" and self.state != "none":
            yield from required("title", self.title)
            yield from required("uscc", self.uscc)
        if self.uscc:
            yield from (Problem("uscc", code) for code in identify("uscc", self.uscc).codes)

    def _number_problems(self) -> Iterator[Problem]:
        if self.invoice_kind == "digital":
            if self.number and not _DIGITAL.fullmatch(self.number):
                yield Problem("number", "invoice_digits")
            return
        if self.number and not _NUMBER.fullmatch(self.number):
            yield Problem("number", "invoice_number")
        if not _CODE.fullmatch(self.code):
            yield Problem("code", "invoice_code")


@dataclass(frozen=True, kw_only=True)
class WithInvoice(Draft):
    """What is said of the invoice beside the money."""

    invoice_state: str = "pending"
    invoice_kind: str = ""
    invoice_code: str = ""
    invoice_number: str = ""
    title: str = ""
    uscc: str = ""
    invoice_reason: str = ""

    def invoice(self) -> InvoiceDraft:
        """What it says of the invoice."""
        return InvoiceDraft(
            self.invoice_state, self.invoice_kind, self.invoice_code, self.invoice_number, self.title, self.uscc,
            self.invoice_reason,
        )  # fmt: skip


@dataclass(frozen=True)
class CollectionDraft(WithInvoice):
    """Money received for an order; ``receipt`` is typed only by who has no block of numbers on this computer."""

    kind: ClassVar[str] = "collection"

    cents: int = 0
    method: str = "cash"
    paper_no: str = ""
    payer: str = ""
    to_person: bool = False
    reason: str = ""
    ink: dict[str, Any] = field(default_factory=dict)
    receipt: str = ""

    def problems(self) -> Iterator[Problem]:
        """Who paid, by what method, with which paper; the signature is optional."""
        yield from one_of("method", self.method, choices.PAY_METHODS)
        yield from required("payer", self.payer)
        yield from most("cents", self.cents, MOST_CENTS, in_figures(MOST_CENTS))
        if self.method != "cash":
            yield from required("paper_no", self.paper_no)
        yield from ink_problems("ink", self.ink)
        for problem in self.invoice().problems():
            yield replace(problem, field=_FLAT.get(problem.field, problem.field))


_FLAT = {"state": "invoice_state", "code": "invoice_code", "number": "invoice_number", "reason": "invoice_reason"}


@dataclass(frozen=True)
class FeeWordDraft(Draft):
    """Why less is received; ``way`` is waived, on_account, announced (a transfer, ``expected``) or refused.

    Where more came than was due, finance says with ``CREDIT`` that the customer has it to his credit.

    What is waived may be so by word of mouth: ``approved_by`` said it, ``how`` and when (``said_at``).
    """

    kind: ClassVar[str] = "fee_word"

    way: str = ""
    cents: int = 0
    reason: str = ""
    approved_by: str = ""
    how: str = ""
    said_at: datetime | None = None
    expected: date | None = None

    def problems(self) -> Iterator[Problem]:
        """The rest is ``receivable.word_problems``."""
        yield from one_of("way", self.way, (*FEE_WORDS, CREDIT))
        if self.way == "announced":  # its day says enough
            yield from required("expected", self.expected)
        else:
            yield from required("reason", self.reason)
        if self.way == "waived" and self.approved_by:
            yield from said_problems(self.how, self.said_at)


@dataclass(frozen=True)
class ReversalDraft(Draft):
    """A collection taken back; from the till it is a refund, which somebody approved (states 4.8)."""

    kind: ClassVar[str] = "reversal"

    reason: str = ""
    from_till: bool = False
    approved_by: str = ""
    receipt: str = ""

    def problems(self) -> Iterator[Problem]:
        """The reason; a refund also who approved it."""
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")
        if self.from_till:
            yield from required("approved_by", self.approved_by)


@dataclass(frozen=True)
class PriceChangeDraft(Draft):
    """Another price of one line: a discount in percent or an amount, with the reason (D17)."""

    kind: ClassVar[str] = "price_change"

    line: str = ""
    percent: int | None = None
    cents: int | None = None
    reason: str = ""
    approved_by: str = ""
    how: str = ""
    said_at: datetime | None = None

    def problems(self) -> Iterator[Problem]:
        """One of the two; the rest is ``changes.changed``."""
        yield from required("line", self.line)
        if self.approved_by:
            yield from said_problems(self.how, self.said_at)
        if (self.percent is None) == (self.cents is None):
            yield Problem("percent", "discount_percent")
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")


@dataclass(frozen=True)
class PublishDraft(Draft):
    """A new version of the fee schedule: the day from which it holds (F54)."""

    kind: ClassVar[str] = "fee_schedule"

    holds_from: date | None = None
    note: str = ""

    def problems(self) -> Iterator[Problem]:
        """A day."""
        yield from required("holds_from", self.holds_from)


def said_problems(how: str, said_at: datetime | None) -> Iterator[Problem]:
    """A word of mouth is written down with its way and its time, or nobody can confirm it (B32, states 4.8)."""
    yield from one_of("how", how, choices.HOW)
    yield from required("said_at", said_at)


def ink_problems(name: str, ink: Mapping[str, Any]) -> Iterator[Problem]:
    """Ink is ``{"aspect", "strokes"}`` or nothing; a dot is no signature."""
    if not ink:
        return
    drawn = InkDraft("customer", ink.get("strokes", ()), ink.get("aspect", 2500))
    yield from (replace(problem, field=name) for problem in drawn.problems())

"""The card at sign-off: how the amount due is settled, in one form (forms 2.8, states 4.7).

It becomes a collection or a word why less is received; nothing is kept of the form itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar

from fieldtech.errors import Problem
from fieldtech.model.drafts.base import one_of
from fieldtech.model.drafts.money import FEE_WORDS, CollectionDraft, FeeWordDraft, InvoiceDraft, WithInvoice
from fieldtech.model.drafts.signoff import FeeSettlementDraft

WAYS = ("collected", *FEE_WORDS)
OF_THE_REST = ("announced", "on_account", "refused")
"""What may be said at once of what is left after a part was received."""
PERSON, COMPANY = "person", "company"
BY_CODE = ("wechat", "alipay")
"""Paid by a code, which may be the company's or the collector's own."""
_ASKED_AS = {"cents": "received_cents", "ink": "strokes"}


def as_asked(invoice: InvoiceDraft) -> InvoiceDraft:
    """Without what its state and kind do not ask for: a form may still hold it from before, out of sight."""
    if invoice.state != "issued":
        return InvoiceDraft(invoice.state, reason=invoice.reason)
    return replace(invoice, code="" if invoice.invoice_kind == "digital" else invoice.code, reason="")


@dataclass(frozen=True)
class SettleDraft(WithInvoice):
    """``way`` first; ``receipt`` is typed only where there is no block of numbers on this computer."""

    kind: ClassVar[str] = "settle"

    way: str = ""
    method: str = ""
    received_cents: int = 0
    rest: str = ""
    payer: str = ""
    paper_no: str = ""
    paid_to: str = COMPANY
    receipt: str = ""
    reason: str = ""
    approved_by: str = ""
    how: str = ""
    said_at: datetime | None = None
    expected: date | None = None
    strokes: tuple[Any, ...] = ()
    aspect: int = 2500

    def problems(self) -> Iterator[Problem]:
        """What the collection asks, or the reason of a word."""
        yield from one_of("way", self.way, WAYS)
        if self.way == "collected":
            for problem in self.collection().problems():
                yield replace(problem, field=_ASKED_AS.get(problem.field, problem.field))
            if self.received_cents <= 0:
                yield Problem("received_cents", "money_above_nothing")
        elif self.way:
            yield from self.word(self.received_cents).problems()

    def collection(self) -> CollectionDraft:
        """Money that was received."""
        invoice = as_asked(self.invoice())
        return CollectionDraft(
            cents=self.received_cents, method=self.method, paper_no=self.paper_no.strip() if self.papers() else "",
            payer=self.payer, to_person=self.method in BY_CODE and self.paid_to == PERSON, reason=self.reason,
            ink={"strokes": self.strokes, "aspect": self.aspect} if self.strokes else {}, receipt=self.receipt,
            invoice_state=invoice.state, invoice_kind=invoice.invoice_kind,
            invoice_code=invoice.code, invoice_number=invoice.number, title=invoice.title, uscc=invoice.uscc,
            invoice_reason=invoice.reason,
        )  # fmt: skip

    def of_the_rest(self) -> FeeWordDraft | None:
        """What becomes of what is still open after it, where that was said."""
        return replace(self.word(0), way=self.rest) if self.rest else None

    def word(self, rest_cents: int) -> FeeWordDraft:
        """Why it was not."""
        return FeeWordDraft(
            self.way, rest_cents, self.reason, self.approved_by, self.how, self.said_at, self.expected
        )  # fmt: skip

    def papers(self) -> bool:
        """Whether the way of paying has a number of its own."""
        return self.method not in ("", "cash")

    @classmethod
    def of(cls, settled: FeeSettlementDraft) -> "SettleDraft":
        """What an order says already."""
        return cls(
            way=settled.way if settled.way in WAYS else "", method=settled.method,
            received_cents=settled.received_cents, payer=settled.payer, receipt=settled.receipt, reason=settled.reason,
        )  # fmt: skip

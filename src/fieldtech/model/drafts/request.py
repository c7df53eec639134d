"""The installation request (forms 2.1): what the customer ordered, its review, and telling him."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft, all_of, one_of, required


@dataclass(frozen=True)
class RequestDraft(Draft):
    """The form's fields; prices are cents, ``platform_port`` is 0 when not said."""

    kind: ClassVar[str] = "request"

    source: str = ""
    sales_signer: str = ""
    contact: str = ""
    phone: str = ""
    contract_no: str = ""
    model: str = ""
    quantity: int = 0
    unit_cents: int = 0
    total_cents: int = 0
    payment: str = ""
    wanted_by: date | None = None
    place: str = ""
    platform_host: str = ""
    platform_port: int = 0
    text: str = ""

    def problems(self) -> Iterator[Problem]:
        """Forms 2.1; a total that is not quantity times price is doubtful, for there are rebates."""
        yield from one_of("source", self.source, choices.REQUEST_SOURCES)
        for field in ("sales_signer", "model", "place", "platform_host"):
            yield from required(field, getattr(self, field))
        if self.quantity < 1:
            yield Problem("quantity", "positive")
        for field in ("unit_cents", "total_cents"):
            if getattr(self, field) < 0:
                yield Problem(field, "not_negative")
        if self.total_cents != self.unit_cents * self.quantity:
            yield Problem("total_cents", "total_differs", "warning")
        yield from one_of("payment", self.payment, choices.PAYMENTS)
        yield from required("wanted_by", self.wanted_by)
        if self.platform_host and not 1 <= self.platform_port <= 65535:
            yield Problem("platform_port", "port_range")


@dataclass(frozen=True)
class ReviewDraft(Draft):
    """The review of the six points (P19); what is not right goes back with its remark (P20)."""

    kind: ClassVar[str] = "review"

    result: str = ""
    checked: tuple[str, ...] = ()
    remark: str = ""

    def problems(self) -> Iterator[Problem]:
        """P19: all six points looked at; P20: a return says what is to be corrected."""
        yield from one_of("result", self.result, choices.REVIEW_RESULTS)
        if self.result == "passed":
            yield from all_of("checked", self.checked, choices.REVIEW_POINTS, least=1)
            if set(choices.REVIEW_POINTS) - set(self.checked):
                yield Problem("checked", "points_open")
        elif self.result == "returned":
            yield from required("remark", self.remark)


@dataclass(frozen=True)
class RequestToldDraft(Draft):
    """The customer knows that his order was taken on and when it will be done (P21)."""

    kind: ClassVar[str] = "request_told"

    person: str = ""
    how: str = "phone"
    at: datetime | None = None
    expected: date | None = None

    def problems(self) -> Iterator[Problem]:
        """P21."""
        yield from required("person", self.person)
        yield from one_of("how", self.how, choices.HOW)
        yield from required("at", self.at)
        yield from required("expected", self.expected)

"""What people type about receipt numbers and cash: blocks, hand-overs, counts, differences, the audit (forms 2.8).

Amounts are integer cents. What depends on facts (whose number is it, is it counted) is said by ``model/money``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from fieldtech.errors import Problem
from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.base import Draft, most, one_of, required
from fieldtech.model.drafts.money import ink_problems
from fieldtech.model.limits import MOST_CENTS
from fieldtech.model.money.receipt_numbers import LARGEST_BLOCK

MADE_GOOD = ("brought", "recounted", "written_off")


@dataclass(frozen=True)
class VoidDraft(Draft):
    """A receipt number whose paper was spoiled."""

    kind: ClassVar[str] = "void_receipt"

    number: str = ""
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """The number and why."""
        yield from required("number", self.number)
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")


@dataclass(frozen=True)
class BlockDraft(Draft):
    """Receipt numbers for a person on a computer; without ``first`` they follow the last block."""

    kind: ClassVar[str] = "receipt_block"

    login: str = ""
    computer: str = ""
    first: int | None = None
    count: int = 50

    def problems(self) -> Iterator[Problem]:
        """Whose they are, and how many."""
        yield from required("login", self.login)
        yield from required("computer", self.computer)
        if not 0 < self.count <= LARGEST_BLOCK:
            yield Problem("count", "receipt_block_size", params={"most": str(LARGEST_BLOCK)})


@dataclass(frozen=True)
class HandOverDraft(Draft):
    """A slip: which collections, to whom, signed by both (B30)."""

    kind: ClassVar[str] = "cash_hand_over"

    collections: tuple[str, ...] = ()
    receiver: str = ""
    ink_giver: dict[str, Any] = field(default_factory=dict)
    ink_receiver: dict[str, Any] = field(default_factory=dict)

    def problems(self) -> Iterator[Problem]:
        """Something, to somebody."""
        if not self.collections:
            yield Problem("collections", "hand_over_empty")
        yield from required("receiver", self.receiver)
        yield from ink_problems("ink_giver", self.ink_giver)
        yield from ink_problems("ink_receiver", self.ink_receiver)


@dataclass(frozen=True)
class CountDraft(Draft):
    """What finance counted; a difference has its reason."""

    kind: ClassVar[str] = "cash_count"

    cents: int = 0
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """The rest is ``hand_over.count_problems``."""
        if self.cents < 0:
            yield Problem("cents", "not_negative")
        yield from most("cents", self.cents, MOST_CENTS, in_figures(MOST_CENTS))


@dataclass(frozen=True)
class MakeGoodDraft(Draft):
    """A difference brought later or paid back (below zero), a mistake in counting, or written off by approval (D17)."""

    kind: ClassVar[str] = "made_good"

    cents: int = 0
    how: str = "brought"
    reason: str = ""
    approved_by: str = ""

    def problems(self) -> Iterator[Problem]:
        """How, why, and for a write-off who approved it."""
        yield from one_of("how", self.how, MADE_GOOD)
        if not self.cents:
            yield Problem("cents", "required")
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")
        if self.how == "written_off":
            yield from required("approved_by", self.approved_by)


@dataclass(frozen=True)
class AuditDraft(Draft):
    """The three vouchers somebody of finance looked at (F58)."""

    kind: ClassVar[str] = "cash_audit"

    sheet: bool = False
    fee_list: bool = False
    invoice: bool = False

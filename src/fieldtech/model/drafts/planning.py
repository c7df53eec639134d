"""From the solution to the technician: plan, customer's consent, approval, authorisation, assignment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.base import Draft, after, most, one_of, required
from fieldtech.model.limits import (
    LONGEST_VISIT,
    MOST_CENTS,
    MOST_MINUTES,
    MOST_PIECES,
    USUAL_CENTS,
    USUAL_MINUTES,
)


@dataclass(frozen=True)
class PartNeed(Draft):
    """A part the plan foresees."""

    part: str = ""
    quantity: int = 1


@dataclass(frozen=True)
class PlanDraft(Draft):
    """The solution: what, with which parts, how long (minutes), at which price in cents (F10)."""

    kind: ClassVar[str] = "plan"

    text: str = ""
    minutes: int = 0
    fee_cents: int = 0
    parts: tuple[PartNeed, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """Text and time are told to the customer, so they are needed; an unusual figure is asked about."""
        yield from required("text", self.text)
        yield from self._minutes_problems()
        yield from self._fee_problems()
        if any(need.quantity <= 0 or not need.part for need in self.parts):
            yield Problem("parts", "positive")
        yield from most("parts", max((need.quantity for need in self.parts), default=0), MOST_PIECES)

    def _minutes_problems(self) -> Iterator[Problem]:
        if self.minutes <= 0:
            yield Problem("minutes", "positive")
        elif self.minutes > MOST_MINUTES:
            yield from most("minutes", self.minutes, MOST_MINUTES)
        elif self.minutes > USUAL_MINUTES:
            hours = f"{self.minutes / 60:.1f}".removesuffix(".0")
            yield Problem("minutes", "minutes_unusual", "warning", {"hours": hours})

    def _fee_problems(self) -> Iterator[Problem]:
        if self.fee_cents < 0:
            yield Problem("fee_cents", "not_negative")
        elif self.fee_cents > MOST_CENTS:
            yield from most("fee_cents", self.fee_cents, MOST_CENTS, in_figures(MOST_CENTS))
        elif self.fee_cents > USUAL_CENTS:
            yield Problem("fee_cents", "fee_unusual", "warning", {"amount": in_figures(self.fee_cents)})


@dataclass(frozen=True)
class ToldDraft(Draft):
    """One round of telling the customer cause, solution, time and price; he agrees or not (F11, F12)."""

    kind: ClassVar[str] = "told"

    person: str = ""
    how: str = "phone"
    at: datetime | None = None
    agreed: bool | None = None
    promised_at: datetime | None = None
    objection: str = ""

    def problems(self) -> Iterator[Problem]:
        """An agreement carries a promised time, a refusal its reason."""
        yield from required("person", self.person)
        yield from one_of("how", self.how, choices.HOW)
        yield from required("at", self.at)
        yield from required("agreed", self.agreed)
        if self.agreed:
            yield from required("promised_at", self.promised_at)
            yield from after("promised_at", self.promised_at, self.at, "promised_in_past")
        elif self.agreed is False:
            yield from required("objection", self.objection)


@dataclass(frozen=True)
class ApprovalDraft(Draft):
    """The manager's yes (B17); late says that it came after emergency work (T27)."""

    kind: ClassVar[str] = "approval"

    opinion: str = ""
    approval_kind: str = "general"
    late: bool = False


@dataclass(frozen=True)
class LateReturnDraft(Draft):
    """The manager does not approve afterwards what went ahead as an emergency, with his reason (B17, T27)."""

    kind: ClassVar[str] = "late_return"

    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """At least two characters, or nobody can put it right."""
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")


@dataclass(frozen=True)
class VerbalDraft(Draft):
    """A verbal authorisation: asked whom, when, how, what about, and the answer (B32, B33)."""

    kind: ClassVar[str] = "verbal"

    asked: str = ""
    how: str = "phone"
    at: datetime | None = None
    content: str = ""
    answer: str = ""
    purpose: str = "work"

    def problems(self) -> Iterator[Problem]:
        """It will have to be confirmed in writing, so all is needed now."""
        yield from required("asked", self.asked)
        yield from one_of("how", self.how, choices.HOW)
        yield from required("at", self.at)
        yield from required("content", self.content)
        yield from required("answer", self.answer)
        yield from one_of("purpose", self.purpose, choices.PURPOSES)


@dataclass(frozen=True)
class WarrantyDraft(Draft):
    """A manager's decision on the warranty against what the dates say, with its reason (forms 2.4)."""

    kind: ClassVar[str] = "warranty"

    state: str = ""
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """Forms 2.4: override and reason."""
        yield from one_of("state", self.state, ("in", "out", "damage"))
        yield from required("reason", self.reason)


@dataclass(frozen=True)
class ReasonDraft(Draft):
    """A step that only needs its reason: return, refuse, cancel, reopen, override."""

    kind: ClassVar[str] = "reason"

    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """At least two characters, or it explains nothing."""
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")


@dataclass(frozen=True)
class CancelDraft(Draft):
    """Cancellation before arrival: why, and that the customer knows."""

    kind: ClassVar[str] = "cancel"

    reason: str = ""
    customer_informed: bool = False

    def problems(self) -> Iterator[Problem]:
        """A customer who waits in vain is the worst end of an order."""
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")
        if not self.customer_informed:
            yield Problem("customer_informed", "customer_not_informed")


@dataclass(frozen=True)
class AssignDraft(Draft):
    """Who goes when (B18, B33); ``confirmed`` holds the codes of warnings the dispatcher has accepted."""

    kind: ClassVar[str] = "assign"

    technicians: tuple[str, ...] = ()
    staff_kind: str = "own"
    slot_from: datetime | None = None
    slot_to: datetime | None = None
    site_class: str = ""
    terminals: tuple[str, ...] = ()
    sims: tuple[str, ...] = ()
    consent_by: str = ""
    consent_how: str = "phone"
    consent_at: datetime | None = None
    consent_reason: str = ""
    confirmed: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """Contractors and other departments need the department manager's recorded consent (B33)."""
        yield from required("technicians", self.technicians)
        yield from one_of("staff_kind", self.staff_kind, choices.STAFF_KINDS)
        yield from required("slot_from", self.slot_from)
        yield from required("slot_to", self.slot_to)
        if self.slot_from and self.slot_to and self.slot_to <= self.slot_from:
            yield Problem("slot_to", "ends_before_start")
        elif self.slot_from and self.slot_to and self.slot_to - self.slot_from > LONGEST_VISIT:
            yield Problem("slot_to", "visit_too_long", params={"days": str(LONGEST_VISIT.days)})
        yield from one_of("site_class", self.site_class, ("A", "B", "C"))
        if self.staff_kind != "own":
            yield from required("consent_by", self.consent_by)
            yield from one_of("consent_how", self.consent_how, choices.HOW)
            yield from required("consent_at", self.consent_at)
            yield from required("consent_reason", self.consent_reason)


@dataclass(frozen=True)
class HandOverDraft(Draft):
    """Another technician takes over, with the state of the work in words."""

    kind: ClassVar[str] = "hand_over"

    technician: str = ""
    reason: str = ""
    state_of_work: str = ""

    def problems(self) -> Iterator[Problem]:
        """The next one must know where things stand."""
        yield from required("technician", self.technician)
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")
        yield from required("state_of_work", self.state_of_work)

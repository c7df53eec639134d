"""The install order (forms 2.3): the order's own form, its arrival, its dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft, all_of, one_of, required


@dataclass(frozen=True)
class InstallDraft(Draft):
    """What is to be done where, on which papers (B10 to B13); the vehicles are rows of their own.

    ``waived`` names the papers that are missing for a reason; ``written_request`` says where the customer's written
    request for a removal is kept; ``trial_until`` is the last day of a trial (A01).
    """

    kind: ClassVar[str] = "install"

    task: str = "install"
    request: str = ""
    place: str = ""
    contact: str = ""
    phone: str = ""
    wanted_by: date | None = None
    model: str = ""
    platform: str = ""
    fee_cents: int = 0
    fee_reason: str = ""
    waived: tuple[str, ...] = ()
    waiver_reason: str = ""
    written_request: str = ""
    trial_until: date | None = None
    emergency: bool = False
    emergency_reason: str = ""
    text: str = ""

    def problems(self) -> Iterator[Problem]:
        """B02: free unless there is a reason; a removal is asked for in writing; a trial ends."""
        yield from one_of("task", self.task, choices.INSTALL_TASKS)
        for field in ("place", "contact", "phone"):
            yield from required(field, getattr(self, field))
        if self.fee_cents < 0:
            yield Problem("fee_cents", "not_negative")
        elif self.fee_cents > 0:
            yield from required("fee_reason", self.fee_reason)
        yield from all_of("waived", self.waived, choices.INSTALL_PAPERS)
        if self.waived:
            yield from required("waiver_reason", self.waiver_reason)
        if self.task == "removal":
            yield from required("written_request", self.written_request)
        if self.task == "trial":
            yield from required("trial_until", self.trial_until)
            if self.fee_cents > 0:
                yield Problem("fee_cents", "trial_is_free")
        if self.emergency:
            yield from required("emergency_reason", self.emergency_reason)


@dataclass(frozen=True)
class HandInDraft(Draft):
    """Handed in for approval; ``confirmed`` holds the codes of warnings that were accepted."""

    kind: ClassVar[str] = "hand_in"

    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True)
class InstallArrivalDraft(Draft):
    """Arrival at the yard: card shown, customer confirmed (forms 2.3)."""

    kind: ClassVar[str] = "install_arrival"

    id_shown: bool = False
    customer_confirmed: bool = False

    def problems(self) -> Iterator[Problem]:
        """B20."""
        for field in ("id_shown", "customer_confirmed"):
            if not getattr(self, field):
                yield Problem(field, "tick_needed")


@dataclass(frozen=True)
class RescheduleDraft(Draft):
    """Another date: why, when, and that the customer was told before the old one (P24).

    ``confirmed`` holds the codes of doubts one has considered.
    """

    kind: ClassVar[str] = "reschedule"

    reason: str = ""
    customer_informed: bool = False
    wanted_by: date | None = None
    confirmed: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """P24."""
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")
        if not self.customer_informed:
            yield Problem("customer_informed", "customer_not_informed")
        yield from required("wanted_by", self.wanted_by)


@dataclass(frozen=True)
class TrialEndDraft(Draft):
    """How a trial ended: the customer keeps the terminals, or they are taken off again (A01)."""

    kind: ClassVar[str] = "trial_end"

    outcome: str = ""
    note: str = ""
    written_request: str = ""

    def problems(self) -> Iterator[Problem]:
        """What was agreed; a removal is asked for in writing."""
        yield from one_of("outcome", self.outcome, choices.TRIAL_ENDS)
        yield from required("note", self.note)
        if self.outcome == "removed":
            yield from required("written_request", self.written_request)


@dataclass(frozen=True)
class DeliveryDraft(Draft):
    """Some days after the delivery the customer is asked: received, quantity, specification, first rating (P26)."""

    kind: ClassVar[str] = "delivery"

    person: str = ""
    how: str = "phone"
    at: datetime | None = None
    received: bool | None = None
    quantity_ok: bool | None = None
    spec_ok: bool | None = None
    rating: int = 0
    note: str = ""

    def problems(self) -> Iterator[Problem]:
        """All three are answered; what is not right is explained."""
        yield from required("person", self.person)
        yield from one_of("how", self.how, choices.HOW)
        yield from required("at", self.at)
        answers = (self.received, self.quantity_ok, self.spec_ok)
        for field, answer in zip(("received", "quantity_ok", "spec_ok"), answers, strict=True):
            yield from required(field, answer)
        if False in answers:
            yield from required("note", self.note)


@dataclass(frozen=True)
class StopDraft(Draft):
    """Work in the yard stops for today or for a while; the rows stay as they are."""

    kind: ClassVar[str] = "stop"

    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """The next one must know why."""
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")

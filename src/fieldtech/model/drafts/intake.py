"""The call: who reports what on which vehicle, and the first assessment (B14 to B16, F08, F09, T33, T34)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft, after, all_of, one_of, required
from fieldtech.model.drafts.phones import phone_problems


@dataclass(frozen=True)
class IntakeDraft(Draft):
    """Repair intake (forms 2.4): the five fields of B14 are required, the purchase date may be unknown."""

    kind: ClassVar[str] = "intake"

    customer: str = ""
    channel: str = "hotline"
    at: datetime | None = None
    caller: str = ""
    phone: str = ""
    address: str = ""
    site: str = ""
    vehicle: str = ""
    equipment: str = ""
    model: str = ""
    bought_on: date | None = None
    bought_unknown: bool = False
    symptoms: tuple[str, ...] = ()
    text: str = ""
    environment: tuple[str, ...] = ()
    level: str = ""
    promised_at: datetime | None = None
    emergency: bool = False
    emergency_reason: str = ""
    market_note: str = ""

    def problems(self) -> Iterator[Problem]:
        """B14, B15, F07, F08."""
        yield from required("customer", self.customer)
        yield from one_of("channel", self.channel, choices.CHANNELS)
        yield from required("at", self.at)
        yield from required("caller", self.caller)
        yield from required("phone", self.phone)
        yield from phone_problems("phone", self.phone)
        yield from required("address", self.address)
        if not self.vehicle and not self.equipment:
            yield Problem("vehicle", "vehicle_or_equipment")
        yield from required("model", self.model if not self.equipment else "-")
        if self.bought_on is None and not self.bought_unknown:
            yield Problem("bought_on", "date_or_unknown")
        yield from required("symptoms", self.symptoms)
        yield from required("text", self.text)
        yield from all_of("environment", self.environment, choices.ENVIRONMENTS, least=1)
        yield from after("promised_at", self.promised_at, self.at, "promised_in_past")
        if self.emergency:
            yield from required("emergency_reason", self.emergency_reason)


@dataclass(frozen=True)
class TriageDraft(Draft):
    """The assessment: nature, severity 1 (worst) to 4, quality or usage, and the level of handling (F09, P30)."""

    kind: ClassVar[str] = "triage"

    nature: str = ""
    severity: int = 0
    quality_kind: str = "quality"
    level: str = ""
    merged_into: str = ""
    note: str = ""

    def problems(self) -> Iterator[Problem]:
        """Everything is asked."""
        yield from one_of("nature", self.nature, choices.NATURES)
        yield from one_of("severity", self.severity or None, (1, 2, 3, 4))
        yield from one_of("quality_kind", self.quality_kind, choices.KINDS)
        yield from one_of("level", self.level, choices.LEVELS)


@dataclass(frozen=True)
class HotlineDraft(Draft):
    """Level 1: what was tried by telephone and whether it helped (T33)."""

    kind: ClassVar[str] = "hotline"

    solved: bool | None = None
    text: str = ""
    actions: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """The result must be said."""
        yield from required("solved", self.solved)
        yield from required("text", self.text)


@dataclass(frozen=True)
class RemoteConsentDraft(Draft):
    """The customer's authorisation of remote work: who, how, when (T34)."""

    kind: ClassVar[str] = "remote_consent"

    person: str = ""
    how: str = ""
    at: datetime | None = None

    def problems(self) -> Iterator[Problem]:
        """All three are evidence."""
        yield from required("person", self.person)
        yield from one_of("how", self.how, choices.HOW)
        yield from required("at", self.at)


@dataclass(frozen=True)
class RemoteDraft(Draft):
    """Level 2: what was done from afar and whether it helped (T34)."""

    kind: ClassVar[str] = "remote"

    solved: bool | None = None
    text: str = ""
    actions: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """The result must be said."""
        yield from required("solved", self.solved)
        yield from required("text", self.text)


@dataclass(frozen=True)
class ConfirmSolvedDraft(Draft):
    """The customer confirms by telephone that the fault is gone (P31)."""

    kind: ClassVar[str] = "confirm_solved"

    person: str = ""
    confirmed: bool | None = None
    rating: int = 0
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """A no needs its reason; the rating may be refused (0)."""
        yield from required("person", self.person)
        yield from required("confirmed", self.confirmed)
        yield from one_of("rating", self.rating, (0, 1, 2, 3, 4, 5))
        if self.confirmed is False:
            yield from required("reason", self.reason)


@dataclass(frozen=True)
class RepeatCheckDraft(Draft):
    """The repeat-fault hint was shown: which earlier orders, and which one this repairs again."""

    kind: ClassVar[str] = "repeat_check"

    earlier: tuple[str, ...] = ()
    repeat_of: str = ""

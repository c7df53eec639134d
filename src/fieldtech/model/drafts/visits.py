"""A visit of maintenance or inspection (forms 2.5): notice, moving, skipping, what was found, the next date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft, one_of, required
from fieldtech.model.drafts.onsite import StateBeforeDraft
from fieldtech.model.limits import LARGEST_NUMBER


@dataclass(frozen=True)
class NoticeDraft(Draft):
    """The customer was told the day of the visit (F30); sooner than the plan says only when he agreed to it."""

    kind: ClassVar[str] = "notice"

    person: str = ""
    how: str = "phone"
    at: datetime | None = None
    day: date | None = None
    agreed_sooner: bool = False
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """Who, how, when, and of which day."""
        yield from required("person", self.person)
        yield from one_of("how", self.how, choices.HOW)
        yield from required("at", self.at)
        yield from required("day", self.day)
        if self.agreed_sooner:
            yield from _reason(self.reason)


@dataclass(frozen=True)
class MoveVisitDraft(Draft):
    """Another day for the visit: why and at whose wish; ``was`` is the day before, which the service fills in."""

    kind: ClassVar[str] = "move_visit"

    day: date | None = None
    reason: str = ""
    wished_by: str = "customer"
    was: date | None = None

    def problems(self) -> Iterator[Problem]:
        """Nothing moves without its reason."""
        yield from required("day", self.day)
        yield from _reason(self.reason)
        yield from one_of("wished_by", self.wished_by, choices.WISHED_BY)


@dataclass(frozen=True)
class SkipDraft(Draft):
    """This visit is left out: why, and whether a customer who expects it knows."""

    kind: ClassVar[str] = "skip"

    reason: str = ""
    customer_informed: bool = False

    def problems(self) -> Iterator[Problem]:
        """At least two characters."""
        yield from _reason(self.reason)


@dataclass(frozen=True)
class VisitStartDraft(StateBeforeDraft):
    """What a visit looks at: equipment has no electrics, so they may be left out."""

    kind: ClassVar[str] = "visit_start"
    wants_electrics: ClassVar[bool] = False


@dataclass(frozen=True)
class ObjectResultDraft(Draft):
    """A vehicle or a piece of equipment that could not be looked at, with the reason; the slot is the object.

    An empty result takes that back.
    """

    kind: ClassVar[str] = "object_result"

    result: str = ""
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """Whoever comes next must know why."""
        if self.result:
            yield from one_of("result", self.result, choices.OBJECT_RESULTS)
            yield from _reason(self.reason)


@dataclass(frozen=True)
class MeterDraft(Draft):
    """Kilometres or hours of running as the meter shows them; a meter that runs backwards has a reason."""

    kind: ClassVar[str] = "meter"

    unit: str = "km"
    value: int | None = None
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """A whole number from zero on."""
        yield from one_of("unit", self.unit, choices.METERS)
        yield from required("value", self.value)
        if self.value is not None and not 0 <= self.value <= LARGEST_NUMBER:
            yield Problem("value", "not_negative" if self.value < 0 else "number_too_large")


@dataclass(frozen=True)
class FindingDraft(Draft):
    """Something found (F32, T28); ``handled`` says that it was put right on the spot, and how.

    The slot of the entry is the finding, ``object_key`` what it was found at, ``item`` of which question. One that was
    ``corrected`` was none: its answer was a mistake, and is another one now.
    """

    kind: ClassVar[str] = "finding"

    object_key: str = ""
    item: str = ""
    text: str = ""
    hazard: bool = False
    handled: bool = False
    handling: str = ""
    told_person: str = ""
    told_how: str = ""
    told_at: datetime | None = None
    corrected: bool = False
    no_hazard: str = ""
    """Why what was called a hazard is none."""

    def problems(self) -> Iterator[Problem]:
        """What it is; how it was handled; and who was told when, if anybody was."""
        if len(self.text.strip()) < 2:
            yield Problem("text", "finding_text_short")
        if self.handled and len(self.handling.strip()) < 2:
            yield Problem("handling", "handling_missing")
        if self.told_person or self.told_at is not None:
            yield from required("told_person", self.told_person)
            yield from one_of("told_how", self.told_how, choices.HOW)
            yield from required("told_at", self.told_at)

    @property
    def told(self) -> bool:
        """Whether the customer knows of it."""
        return bool(self.told_person) and self.told_at is not None


@dataclass(frozen=True)
class FindingClosedDraft(Draft):
    """The office closes a finding without a repair, with its reason (T28); the slot is the finding."""

    kind: ClassVar[str] = "finding_closed"

    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """At least two characters."""
        yield from _reason(self.reason)


@dataclass(frozen=True)
class VisitDoneDraft(Draft):
    """The standards at the end (F25 to F27, B23): it works as before, looks clean, and everything sits firmly."""

    kind: ClassVar[str] = "visit_done"

    restored: bool = False
    tidy: bool = False
    firm: bool = False
    text: str = ""


@dataclass(frozen=True)
class NextDateDraft(Draft):
    """The day of the next visit; another one than the cycle gives has its reason."""

    kind: ClassVar[str] = "next_date"

    day: date | None = None
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """A day."""
        yield from required("day", self.day)


def _reason(reason: str) -> Iterator[Problem]:
    if len(reason.strip()) < 2:
        yield Problem("reason", "reason_needed")

"""The end on site: rating, acceptance, signatures, fees (F19 to F21, forms 2.6)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.base import Draft, most, one_of, required
from fieldtech.model.drafts.phones import phone_problems
from fieldtech.model.limits import MOST_CENTS

MOST_POINTS = 20_000
"""Of a signature; more is no signature and makes the record too large to be read again."""


@dataclass(frozen=True)
class FeedbackDraft(Draft):
    """The customer's rating (forms 2.6); areas are 1 to 5 or "na"; manners 1 to 5 or left out."""

    kind: ClassVar[str] = "feedback"

    answered: str = "answered"
    channel: str = "onsite"
    respondent: str = ""
    phone: str = ""
    areas: dict[str, Any] = field(default_factory=dict)
    manners: dict[str, int] = field(default_factory=dict)
    overall: int = 0
    reason: str = ""
    suggestions: str = ""

    def problems(self) -> Iterator[Problem]:
        """An answer has an overall rating; a bad one has its reason."""
        yield from one_of("answered", self.answered, choices.ANSWERED)
        if self.answered != "answered":
            return
        yield from required("respondent", self.respondent)
        yield from one_of("overall", self.overall or None, (1, 2, 3, 4, 5))
        if self.overall in (1, 2):
            yield from required("reason", self.reason)
        if any(value not in (1, 2, 3, 4, 5, "na") for value in self.areas.values()):
            yield Problem("areas", "unknown_choice")
        if any(value not in (0, 1, 2, 3, 4, 5) for value in self.manners.values()):
            yield Problem("manners", "unknown_choice")
        yield from phone_problems("phone", self.phone)


@dataclass(frozen=True)
class AcceptanceDraft(Draft):
    """The customer's verdict and how he signed: ink, paper scan, refused or absent with a witness."""

    kind: ClassVar[str] = "acceptance"

    verdict: str = ""
    mode: str = "ink"
    name: str = ""
    relation: str = "self"
    reason: str = ""
    witness: str = ""

    def problems(self) -> Iterator[Problem]:
        """Without ink or paper someone else must stand for it; who is absent or refuses gave no verdict."""
        if self.verdict or self.mode in ("ink", "paper"):
            yield from one_of("verdict", self.verdict, choices.VERDICTS)
        yield from one_of("mode", self.mode, choices.SIGN_MODES)
        if self.mode in ("ink", "paper"):
            yield from required("name", self.name)
            yield from one_of("relation", self.relation, choices.RELATIONS)
        else:
            yield from required("reason", self.reason)
            yield from required("witness", self.witness)
        if self.verdict == "dissatisfied":
            yield from required("reason", self.reason)


@dataclass(frozen=True)
class InkDraft(Draft):
    """A signature: strokes of [x, y, pressure, ms], each 0 to 10000; ``aspect`` is width / height x 1000.

    ``shown_sha`` is the hash of the record it stands under; the service fills it in.
    """

    kind: ClassVar[str] = "ink"

    who: str = ""
    strokes: tuple[Any, ...] = ()
    aspect: int = 2500
    shown_sha: str = ""

    def problems(self) -> Iterator[Problem]:
        """A dot is not a signature."""
        yield from one_of("who", self.who, ("customer", "technician"))
        if not _is_ink(self.strokes):
            yield Problem("strokes", "ink_form")
        elif not enough_ink(self.strokes):
            yield Problem("strokes", "ink_too_little")


def _is_ink(strokes: tuple[Any, ...]) -> bool:
    """Whether every point has its four whole numbers, place and pressure within the pad, and there are not too many."""
    if not _is_list(strokes) or not all(
        _is_list(stroke) and all(_is_list(point) for point in stroke) for stroke in strokes
    ):
        return False
    points = [tuple(point) for stroke in strokes for point in stroke]
    return len(points) <= MOST_POINTS and all(
        len(p) == 4 and all(type(n) is int for n in p) and all(0 <= n <= 10000 for n in p[:3]) and p[3] >= 0
        for p in points
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def enough_ink(strokes: tuple[Any, ...]) -> bool:
    """Whether the strokes together are at least a fifth of the pad wide and have 12 points or more."""
    points = [point for stroke in strokes for point in stroke]
    if len(points) < 12:
        return False
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return bool(max(xs) - min(xs) + max(ys) - min(ys) >= 2000)


@dataclass(frozen=True)
class DissatisfiedDraft(Draft):
    """The customer is not satisfied: the work goes on (F21)."""

    kind: ClassVar[str] = "dissatisfied"

    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """F21."""
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")


@dataclass(frozen=True)
class FeeSettlementDraft(Draft):
    """How the amount due was settled: collected, on account, waived, announced, or nothing due (states 4.2).

    ``approved_by`` waived it by word of mouth (D17).
    """

    kind: ClassVar[str] = "fee_settlement"

    way: str = ""
    method: str = ""
    received_cents: int = 0
    payer: str = ""
    receipt: str = ""
    reason: str = ""
    approved_by: str = ""

    def problems(self) -> Iterator[Problem]:
        """Money has a method and a payer; no money has a reason."""
        yield from one_of("way", self.way, choices.FEE_WAYS)
        if self.received_cents < 0:
            yield Problem("received_cents", "not_negative")
        yield from most("received_cents", self.received_cents, MOST_CENTS, in_figures(MOST_CENTS))
        if self.way == "collected":
            yield from one_of("method", self.method, choices.PAY_METHODS)
            yield from required("payer", self.payer)
            yield from required("receipt", self.receipt)
        elif self.way in ("waived", "on_account", "refused", "announced"):
            yield from required("reason", self.reason)


@dataclass(frozen=True)
class LeaveDraft(Draft):
    """Leaving with something missing: why and in whose name (B43)."""

    kind: ClassVar[str] = "leave_override"

    codes: tuple[str, ...] = ()
    reason: str = ""
    name: str = ""

    def problems(self) -> Iterator[Problem]:
        """Reason and name."""
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")
        yield from required("name", self.name)

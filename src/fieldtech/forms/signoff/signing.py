"""Rating, acceptance and ink as one draft: the customer fills them in on one page and they are kept as one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from fieldtech.errors import Problem
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.signoff import AcceptanceDraft, FeedbackDraft, InkDraft

SIGNED = ("ink", "paper")
UNHAPPY = (1, 2)


@dataclass(frozen=True)
class SigningDraft(Draft):
    """Has no rules of its own: those of its three parts hold, under the names used here."""

    kind: ClassVar[str] = "signing"

    overall: int = 0
    declined: bool = False
    rating_reason: str = ""
    areas: dict[str, Any] = field(default_factory=dict)
    manners: dict[str, Any] = field(default_factory=dict)
    suggestions: str = ""
    verdict: str = ""
    mode: str = "ink"
    name: str = ""
    relation: str = "self"
    reason: str = ""
    witness: str = ""
    phone: str = ""
    strokes: tuple[Any, ...] = ()
    aspect: int = 2500

    @property
    def signed(self) -> bool:
        """Whether the customer signs himself, here or on paper."""
        return self.mode in SIGNED

    def feedback(self) -> FeedbackDraft:
        """The rating; not giving one is an answer too."""
        if self.mode == "absent":
            return FeedbackDraft("not_reached", "onsite", phone=self.phone)
        answered = "refused" if not self.overall and (self.declined or not self.signed) else "answered"
        return FeedbackDraft(
            answered, "onsite", self.name or self.witness, self.phone, self.areas, self.manners, self.overall,
            self.rating_reason, self.suggestions,
        )  # fmt: skip

    def acceptance(self) -> AcceptanceDraft:
        """The verdict, and who signs how."""
        verdict = self.verdict if self.signed or self.verdict == "dissatisfied" else ""
        return AcceptanceDraft(verdict, self.mode, self.name, self.relation, self.reason, self.witness)

    def ink(self) -> InkDraft:
        """The customer's hand."""
        return InkDraft("customer", self.strokes, self.aspect)

    def problems(self) -> Iterator[Problem]:
        """What still hinders sealing; who is dissatisfied signs nothing."""
        found = [_named(p, {"reason": "rating_reason", "respondent": "name"}) for p in self.feedback().problems()]
        found += self.acceptance().problems()
        if self.mode == "ink" and self.verdict != "dissatisfied":
            found += self.ink().problems() if self.strokes else [Problem("strokes", "customer_ink_missing")]
        if self.verdict == "dissatisfied":
            found = [p for p in found if p.field == "reason"]
        seen: set[tuple[str, str]] = set()
        for problem in found:
            if (problem.field, problem.code) not in seen:
                seen.add((problem.field, problem.code))
                yield problem


def _named(problem: Problem, names: dict[str, str]) -> Problem:
    return Problem(names.get(problem.field, problem.field), problem.code, problem.severity, problem.params)

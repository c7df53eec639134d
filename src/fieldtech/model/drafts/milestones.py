"""The three meetings of a large fleet install: kick-off, review half-way, closing acceptance (D11)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft, one_of, required

POINTS = {"kickoff": ("goals", "roles"), "midterm": ("progress", "quality"), "closing": ("results",)}
"""What each meeting has to say."""


@dataclass(frozen=True)
class MilestoneDraft(Draft):
    """One of the three, planned or held; the slot of the entry is its name."""

    kind: ClassVar[str] = "milestone"

    name: str = ""
    planned: date | None = None
    held: date | None = None
    people: str = ""
    goals: str = ""
    roles: str = ""
    progress: str = ""
    quality: str = ""
    results: str = ""

    def problems(self) -> Iterator[Problem]:
        """D11: a day it is planned for; once held, who was there and what was said on its points."""
        yield from one_of("name", self.name, choices.MILESTONES)
        yield from required("planned", self.planned)
        if self.held is not None:
            yield from required("people", self.people)
            for field in POINTS.get(self.name, ()):
                yield from required(field, getattr(self, field))

    def late_on(self, today: date) -> int:
        """By how many days it was held too late, or is late today; 0 when it is in time."""
        if self.planned is None:
            return 0
        return max(0, ((self.held or today) - self.planned).days)

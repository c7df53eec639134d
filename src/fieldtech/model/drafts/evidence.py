"""Files kept with an order: a customer's written request as it came, by its SHA-256."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft, one_of, required


@dataclass(frozen=True)
class EvidenceDraft(Draft):
    """One file; the slot of the entry is its SHA-256. Withdrawn it counts no more, but stays."""

    kind: ClassVar[str] = "evidence"

    shows: str = ""
    name: str = ""
    sha256: str = ""
    size: int = 0
    withdrawn: bool = False
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """What it shows; a withdrawal has its reason."""
        yield from one_of("shows", self.shows, choices.EVIDENCE)
        yield from required("name", self.name)
        yield from required("sha256", self.sha256)
        if self.withdrawn and len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")

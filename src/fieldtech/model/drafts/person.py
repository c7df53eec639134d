"""What is typed when somebody asks to be erased (P38)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model.drafts.base import Draft


@dataclass(frozen=True)
class EraseDraft(Draft):
    """Who asked, when and how; no name of him belongs in it."""

    kind: ClassVar[str] = "erase_person"

    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """The request is told."""
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")

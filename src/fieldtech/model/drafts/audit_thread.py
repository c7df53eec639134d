"""What finance asks about a collection and what is answered (F59)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model.drafts.base import Draft, required

VOID = "void"


@dataclass(frozen=True)
class QueryDraft(Draft):
    """A question of finance."""

    kind: ClassVar[str] = "cash_query"

    text: str = ""

    def problems(self) -> Iterator[Problem]:
        """It says something."""
        if len(self.text.strip()) < 2:
            yield Problem("text", "reason_needed")


@dataclass(frozen=True)
class AnswerDraft(QueryDraft):
    """The answer to it."""

    kind: ClassVar[str] = "cash_answer"


@dataclass(frozen=True)
class NumberDraft(Draft):
    """Whose a receipt number is that is there twice: ``keeps`` is the collection's key, or ``VOID`` where none's."""

    kind: ClassVar[str] = "receipt_number"

    keeps: str = ""
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """A decision has its reason."""
        yield from required("keeps", self.keeps)
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "reason_needed")

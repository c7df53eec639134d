"""What is recorded on a SIM card between stock and carrier (A02, states 4.5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model.drafts.base import Draft, most, required
from fieldtech.model.limits import MOST_CENTS


@dataclass(frozen=True)
class TopUpDraft(Draft):
    """Money put on a card: when, how much, and until when it is paid (A02)."""

    kind: ClassVar[str] = "top_up"

    number: str = ""
    day: date | None = None
    amount_cents: int = 0
    valid_until: date | None = None
    note: str = ""

    def problems(self) -> Iterator[Problem]:
        """All three, and a time that goes on."""
        yield from required("number", self.number)
        yield from required("day", self.day)
        yield from required("valid_until", self.valid_until)
        if self.amount_cents <= 0:
            yield Problem("amount_cents", "positive")
        yield from most("amount_cents", self.amount_cents, MOST_CENTS, f"{MOST_CENTS // 100}")
        if self.day and self.valid_until and self.valid_until < self.day:
            yield Problem("valid_until", "valid_before_top_up")


@dataclass(frozen=True)
class TopUpUndoDraft(Draft):
    """Takes a top-up back; ``before`` is until when the card was paid without it."""

    kind: ClassVar[str] = "top_up_undo"

    entry: str = ""
    before: date | None = None


@dataclass(frozen=True)
class CardStateDraft(Draft):
    """The carrier suspends, resumes or cancels a card; a cancellation has the carrier's number."""

    kind: ClassVar[str] = "card_state"

    number: str = ""
    step: str = ""
    reason: str = ""
    confirmation: str = ""

    def problems(self) -> Iterator[Problem]:
        """Which card."""
        yield from required("number", self.number)


@dataclass(frozen=True)
class ReplaceCardDraft(Draft):
    """A new card with the number of one that is lost."""

    kind: ClassVar[str] = "replace_card"

    old_iccid: str = ""
    new_iccid: str = ""
    imsi: str = ""
    target: str = ""

    def problems(self) -> Iterator[Problem]:
        """Both cards, and where the new one lies."""
        for name in ("old_iccid", "new_iccid", "target"):
            yield from required(name, getattr(self, name))


@dataclass(frozen=True)
class PutInDraft(Draft):
    """A card is put into a terminal in store, ready to be fitted together."""

    kind: ClassVar[str] = "put_in"

    number: str = ""
    terminal: str = ""

    def problems(self) -> Iterator[Problem]:
        """Both."""
        yield from required("number", self.number)
        yield from required("terminal", self.terminal)

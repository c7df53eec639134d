"""What is recorded on one vehicle of an install order (forms 2.2, 2.3); the slot of each entry is the row's key."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft, one_of, required
from fieldtech.model.drafts.onsite import AnswerDraft


@dataclass(frozen=True)
class RowUnitsDraft(Draft):
    """The terminal and SIM card on this vehicle, by number; empty ones are not fitted (yet).

    In a removal ``taken_terminal`` and ``taken_sim`` came off it, ``old_next`` says where the terminal goes and
    ``fault`` why it is to be repaired; in a move ``from_vehicle`` is the key of the vehicle they were on before.
    """

    kind: ClassVar[str] = "row_units"

    terminal: str = ""
    sim: str = ""
    taken_terminal: str = ""
    taken_sim: str = ""
    old_next: str = "good"
    fault: str = ""
    from_vehicle: str = ""

    def problems(self) -> Iterator[Problem]:
        """Where what came off goes; what is to be repaired has a fault."""
        if self.taken_terminal or self.taken_sim:
            yield from one_of("old_next", self.old_next, choices.OLD_NEXT)
        if self.taken_terminal and self.old_next == "to_repair":
            yield from required("fault", self.fault)


@dataclass(frozen=True)
class RowSourceDraft(Draft):
    """The vehicle a move takes terminal and card from, by its key; said at the desk."""

    kind: ClassVar[str] = "row_source"

    vehicle: str = ""

    def problems(self) -> Iterator[Problem]:
        """Another vehicle of the same customer."""
        yield from required("vehicle", self.vehicle)


@dataclass(frozen=True)
class RowPlaceDraft(Draft):
    """Where the terminal sits and where its power comes from; the customer agreed to the place (B03)."""

    kind: ClassVar[str] = "row_place"

    seat: str = ""
    seat_text: str = ""
    power: str = ""
    customer_agreed: bool = False

    def problems(self) -> Iterator[Problem]:
        """B03: an agreed place; "other" is described."""
        yield from one_of("seat", self.seat, choices.SEATS)
        if self.seat == "other":
            yield from required("seat_text", self.seat_text)
        yield from one_of("power", self.power, choices.POWER)
        if not self.customer_agreed:
            yield Problem("customer_agreed", "place_not_agreed")


@dataclass(frozen=True)
class RowAnswersDraft(Draft):
    """All answers of this vehicle's acceptance checklist; each act writes them whole."""

    kind: ClassVar[str] = "row_answers"

    answers: tuple[AnswerDraft, ...] = ()
    copied_from: str = ""  # the row whose answers these are, as far as they may be copied

    def by_item(self) -> dict[str, AnswerDraft]:
        """The answers by item."""
        return {answer.item: answer for answer in self.answers}


@dataclass(frozen=True)
class RowResultDraft(Draft):
    """Installed, not installed or rescheduled; the last two with their reason (states 4.1)."""

    kind: ClassVar[str] = "row_result"

    result: str = ""
    reason: str = ""
    text: str = ""
    new_date: date | None = None

    def problems(self) -> Iterator[Problem]:
        """Forms 2.2: a reason from the list, words for "other", a date for a later visit."""
        yield from one_of("result", self.result, choices.ROW_RESULTS)
        if self.result in ("not_installed", "rescheduled"):
            yield from one_of("reason", self.reason, choices.NOT_INSTALLED_REASONS)
        if self.reason == "other":
            yield from required("text", self.text)
        if self.result == "rescheduled":
            yield from required("new_date", self.new_date)

"""What an order still owes: received in part, waived, on a monthly account, refused (A03, F56, states 4.7)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fieldtech.errors import Problem
from fieldtech.model.guards.deciding import DECIDERS
from fieldtech.model.money.cash_facts import Collection, Facts

AGES = (30, 60, 90)
"""Days that end the columns of the ageing list; the last column is everything older."""


class State(StrEnum):
    """As states 4.7 have it, worked out and never set."""

    NOTHING_DUE = "nothing_due"
    OPEN = "open"
    PARTIAL = "partial"
    COLLECTED = "collected"
    WAIVED = "waived"
    ON_ACCOUNT = "on_account"
    ANNOUNCED = "announced"
    REFUSED = "refused"
    OVERPAID = "overpaid"
    CREDIT = "credit"


@dataclass(frozen=True)
class Due:
    """The amount of an order's fee list on the day it was final; ``monthly`` is the customer's settlement."""

    order: str
    customer: str
    cents: int
    day: date
    monthly: bool = False


@dataclass(frozen=True)
class Word:
    """Why less is received: "waived" with its amount; "on_account", "announced" or "refused" for whatever is left.

    Of more than was due "credit" says that the customer has it to his credit.

    A transfer that was announced is ``expected`` on a day.
    """

    key: str
    order: str
    kind: str
    by_role: str
    reason: str
    cents: int = 0
    expected: date | None = None


@dataclass(frozen=True)
class Position:
    """An order's amount, what came in, what was waived, the state of the rest, and when a transfer is ``expected``."""

    due: Due
    received: int
    waived: int
    state: State
    expected: date | None = None

    @property
    def rest(self) -> int:
        """What the customer still owes; below zero he paid too much."""
        return self.due.cents - self.received - self.waived


def list_place(revision: int, at: datetime, key: str) -> tuple[int, datetime, str]:
    """Where a fee list stands among those of its order: the last is the newest, on every computer the same one.

    Two computers that did not know of each other make one revision twice; which of them came here first says nothing.
    """
    return revision, at, key


def still_said(words: Iterable[Word], facts: Facts) -> tuple[Word, ...]:
    """The words without those of before the order's money last came or went back: they explain no rest any more.

    What was waived stays waived. Keys follow time.
    """
    moved: dict[str, str] = {}
    backs = ((facts.collections.get(back.of), back.key) for back in facts.reversals.values())
    for row, key in (*((row, row.key) for row in facts.collections.values()), *backs):
        if row is not None:
            moved[row.order] = max(moved.get(row.order, ""), key)
    return tuple(word for word in words if word.kind == "waived" or word.key > moved.get(word.order, ""))


def position(due: Due, standing: Iterable[Collection], words: Iterable[Word]) -> Position:
    """Where an order stands, by facts in any order.

    ``standing`` are collections that were not taken back, ``words`` those that are ``still_said``.
    """
    rows = {row.key: row for row in standing if row.order == due.order}
    own = {word.key: word for word in words if word.order == due.order}
    received = sum(row.cents for row in rows.values())
    waived = waived_in_all([word.cents for word in own.values() if word.kind == "waived"], due.cents - received)
    said = _of_the_rest(own)
    state = _state(due, received, waived, said.kind if said else "")
    return Position(due, received, waived, state, said.expected if said and state is State.ANNOUNCED else None)


def _of_the_rest(words: Mapping[str, Word]) -> Word | None:
    """What was said last of what is left; keys follow time.

    What was put on account stays there when the customer pays at once from now on: days closed with it stay closed.
    """
    said = [key for key, word in words.items() if word.kind != "waived"]
    return words[max(said)] if said else None


def waived_in_all(said: Sequence[int], owed: int) -> int:
    """Two may waive one amount unknown to each other: together they give away what is owed, no more."""
    return min(sum(said), max(owed, *said)) if said else 0


def _state(due: Due, received: int, waived: int, said: str) -> State:
    rest = due.cents - received - waived
    if rest < 0:
        return State.CREDIT if said == State.CREDIT else State.OVERPAID
    if rest == 0:
        return State.COLLECTED if received else State.WAIVED if waived else State.NOTHING_DUE
    if said and said != State.CREDIT:
        return State(said)
    return State.PARTIAL if received else State.OPEN


def word_problems(word: Word, found: Position) -> Iterator[Problem]:
    """Only monthly customers have an account, only who decides waives, and no more than is owed (D17, F56).

    Of a transfer that comes later its day says enough.
    """
    if word.kind == "announced":
        if word.expected is None:
            yield Problem("expected", "required")
    elif len(word.reason.strip()) < 2:
        yield Problem("reason", "reason_needed")
    if word.kind == "on_account" and not found.due.monthly:
        yield Problem("way", "not_on_account")
    if word.kind == "waived":
        if word.by_role not in DECIDERS:
            yield Problem("way", "waiver_needs_manager")
        if not 0 < word.cents <= found.rest:
            yield Problem("cents", "waived_too_much")
    elif word.kind == State.CREDIT:
        if word.by_role != "FI":
            yield Problem("way", "credit_by_finance")
        if found.rest >= 0:
            yield Problem("way", "nothing_too_much")
    elif found.rest <= 0:
        yield Problem("way", "nothing_owed_here")


def ageing(positions: Iterable[Position], today: date) -> Mapping[str, tuple[int, ...]]:
    """What each customer owes by age in days: up to 30, 60, 90 and older (A03)."""
    found: dict[str, list[int]] = {}
    for row in positions:
        if row.rest > 0:
            days = (today - row.due.day).days
            column = sum(days > age for age in AGES)
            found.setdefault(row.due.customer, [0] * (len(AGES) + 1))[column] += row.rest
    return {customer: tuple(cents) for customer, cents in found.items()}

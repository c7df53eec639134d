"""The facts of money: collections, reversals, slips, counts, and differences made good (B28, B30).

Facts are never overwritten: a mistake is reversed and collected anew. They arrive in any order and more than once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

CARRIED = frozenset({"cash", "cheque"})
"""Methods whose money is carried to the office; a code of the company and a transfer arrive by themselves."""


@dataclass(frozen=True)
class Collection:
    """Money received for an order; ``to_person``: paid to the collector's own account by code, so he owes it.

    ``grace`` is how many days after his return the company lets him keep it, as it was set when he received it (B30).
    """

    key: str
    number: str
    order: str
    by: str
    cents: int
    method: str
    day: date
    receipt: str
    to_person: bool = False
    grace: int = 0

    @property
    def carried(self) -> bool:
        """Whether the collector has to hand it over."""
        return self.method in CARRIED or self.to_person


@dataclass(frozen=True)
class Reversal:
    """A collection taken back as a whole, on a receipt of its negative amount.

    ``from_till``: finance paid it back after it had been handed over.
    """

    key: str
    of: str
    by: str
    day: date
    reason: str
    receipt: str
    from_till: bool = False


@dataclass(frozen=True)
class HandOver:
    """A slip: which collections a technician hands over to whom; ``signed`` by who receives, or only a promise."""

    key: str
    number: str
    by: str
    collections: tuple[str, ...]
    cents: int
    day: date
    to: str
    signed: bool = True


@dataclass(frozen=True)
class Count:
    """What finance counted for a slip; a difference has a reason."""

    key: str
    of: str
    by: str
    cents: int
    day: date
    reason: str = ""


@dataclass(frozen=True)
class MadeGood:
    """A difference ended: brought later, paid back (negative cents), or written off with the right to (D17)."""

    key: str
    of: str
    by: str
    cents: int
    day: date
    reason: str


@dataclass(frozen=True)
class Facts:
    """Everything known of money, by the key of each fact, so that what arrives twice is there once."""

    collections: Mapping[str, Collection] = field(default_factory=dict)
    reversals: Mapping[str, Reversal] = field(default_factory=dict)
    hand_overs: Mapping[str, HandOver] = field(default_factory=dict)
    counts: Mapping[str, Count] = field(default_factory=dict)
    made_good: Mapping[str, MadeGood] = field(default_factory=dict)
    again: tuple[Reversal | Count, ...] = ()  # what two computers did twice: named at the closing, never added up


_Once = TypeVar("_Once", Reversal, Count)
Fact = Collection | Reversal | HandOver | Count | MadeGood


def gathered(facts: Iterable[Fact]) -> Facts:
    """The facts by kind and key; of two counts of a slip or two reversals of a collection the first one counts."""
    every = {fact.key: fact for fact in facts}.values()
    reversals, reversed_again = _first([fact for fact in every if isinstance(fact, Reversal)])
    counts, counted_again = _first([fact for fact in every if isinstance(fact, Count)])
    return Facts(
        {fact.key: fact for fact in every if isinstance(fact, Collection)},
        reversals,
        {fact.key: fact for fact in every if isinstance(fact, HandOver)},
        counts,
        {fact.key: fact for fact in every if isinstance(fact, MadeGood)},
        (*reversed_again, *counted_again),
    )


def _first(facts: list[_Once]) -> tuple[dict[str, _Once], list[_Once]]:
    """The first of each, by day and key (keys follow time), and the others."""
    found: dict[str, _Once] = {}
    again: list[_Once] = []
    for fact in sorted(facts, key=lambda fact: (fact.day, fact.key)):
        if fact.of in found:
            again.append(fact)
        else:
            found[fact.of] = fact
    return {fact.key: fact for fact in found.values()}, again

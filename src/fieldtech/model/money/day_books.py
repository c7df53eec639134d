"""What is known of the days that are closed together (F58)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fieldtech.model.money.cash_facts import Collection, Facts
from fieldtech.model.money.receipt_numbers import Block, Receipt
from fieldtech.model.money.receivable import Due, Word
from fieldtech.model.money.refunds import before_refunds


@dataclass(frozen=True)
class Books:
    """What a closing looks at; ``dues`` by order.

    ``orders`` are those of the centre that closes, None for all: a slip can hold money of another centre as well,
    which has to be known for its total and yet belongs to another closing. ``vouched`` are the collections for which
    finance vouched, because it cannot count them (``audit.to_vouch_for``), ``audited`` those that passed,
    ``giving_way`` those whose receipt number belongs to another, as finance decided. ``waiting`` is what was written
    off, by slip, and not confirmed yet by who is said to have approved it; ``unsaid`` are the collections given back
    from the till in the name of somebody who has not answered yet.
    """

    facts: Facts
    dues: Mapping[str, Due]
    words: tuple[Word, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    blocks: tuple[Block, ...] = ()
    orders: frozenset[str] | None = None
    audited: frozenset[str] = frozenset()
    vouched: frozenset[str] = frozenset()
    giving_way: frozenset[str] = frozenset()
    waiting: Mapping[str, int] = field(default_factory=dict)
    unsaid: frozenset[str] = frozenset()
    every_word: tuple[Word, ...] = ()  # also those that explain nothing any more since money moved

    def before_refunds(self, day: date) -> tuple[Facts, tuple[Word, ...]]:
        """The facts and words that this day rests on: money given back later is a matter of that later day."""
        return before_refunds(day, self.facts, self.words, self.every_word)

    def about(self, row: Collection) -> bool:
        """Whether the closing is about this money."""
        return self.orders is None or row.order in self.orders

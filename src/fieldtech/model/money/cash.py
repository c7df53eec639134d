"""What a technician still holds and what is overdue, worked out from facts alone (B28, B30, states 4.7).

The amounts are the same for facts in any order; nothing depends on which computer heard of what first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fieldtech.errors import Problem
from fieldtech.model.amounts import in_figures
from fieldtech.model.choices import PAY_METHODS
from fieldtech.model.money.cash_facts import Collection, Facts, HandOver


def standing(facts: Facts) -> dict[str, Collection]:
    """Collections that were not taken back."""
    gone = {reversal.of for reversal in facts.reversals.values()}
    return {key: row for key, row in facts.collections.items() if key not in gone}


def to_answer_for(facts: Facts) -> dict[str, Collection]:
    """Carried collections their collector has to account for; also those that finance paid back from the till."""
    gone = {reversal.of for reversal in facts.reversals.values() if not reversal.from_till}
    return {key: row for key, row in facts.collections.items() if row.carried and key not in gone}


@dataclass(frozen=True)
class Held:
    """A technician's money: in his hand, on slips nobody counted yet, and missing from those that were counted."""

    in_hand: int
    under_way: int
    short: int

    @property
    def cents(self) -> int:
        """All he answers for."""
        return self.in_hand + self.under_way + self.short


def held(login: str, facts: Facts) -> Held:
    """What a person still has to answer for: collected, less what was counted and made good."""
    slips = {key: slip for key, slip in facts.hand_overs.items() if slip.by == login}
    counted = {count.of for count in facts.counts.values()}
    own = {key: row for key, row in to_answer_for(facts).items() if row.by == login}
    on_counted = {key for slip_key, slip in slips.items() if slip_key in counted for key in slip.collections}
    on_any = {key for slip in slips.values() for key in slip.collections}
    in_hand = sum(row.cents for key, row in own.items() if key not in on_any)
    under_way = sum(row.cents for key, row in own.items() if key in on_any - on_counted)
    expected = sum(row.cents for key, row in own.items() if key in on_counted)
    return Held(in_hand, under_way, expected - _arrived(slips, facts))


def _arrived(slips: Mapping[str, HandOver], facts: Facts) -> int:
    counted = sum(count.cents for count in facts.counts.values() if count.of in slips)
    return counted + sum(row.cents for row in facts.made_good.values() if row.of in slips)


def difference(slip: HandOver, facts: Facts) -> int | None:
    """Counted and made good, less what the slip brings; None while nobody has counted it."""
    if all(count.of != slip.key for count in facts.counts.values()):
        return None
    return arrived_with(slip, facts) - brings(slip, facts)


def arrived_with(slip: HandOver, facts: Facts) -> int:
    """Counted and made good."""
    return _arrived({slip.key: slip}, facts)


def brings(slip: HandOver, facts: Facts) -> int:
    """The money a slip is about: without what was taken back, or came with another slip of the same collection.

    Two computers may put one collection on two slips; it came with the one that was counted first.
    """
    return sum(row.cents for row in brought(slip, facts))


def brought(slip: HandOver, facts: Facts) -> tuple[Collection, ...]:
    """The collections whose money a slip is about."""
    owed = to_answer_for(facts)
    rows = (owed[key] for key in set(slip.collections) & owed.keys())
    return tuple(row for row in rows if row.by == slip.by and _came_with(row, facts) == slip.key)


def _came_with(row: Collection, facts: Facts) -> str:
    slips = {s.key for s in facts.hand_overs.values() if row.key in s.collections and s.by == row.by}
    counts = [count for count in facts.counts.values() if count.of in slips]
    first = min(counts, key=lambda count: (count.day, count.key), default=None)
    return first.of if first else min(slips)


def overdue(login: str, facts: Facts, returned: Mapping[str, date], today: date) -> tuple[Collection, ...]:
    """Money in his hand after the day he came back (B30); ``returned`` by order, else the day it was received.

    A slip that nobody in finance signed or counted is his own word only: the money is still with him.
    """
    gone = {
        key
        for slip in facts.hand_overs.values()
        if slip.by == login and arrived(slip, facts)
        for key in slip.collections
    }
    mine = (row for key, row in to_answer_for(facts).items() if row.by == login and key not in gone)
    return tuple(sorted((row for row in mine if today > due_day(row, returned)), key=lambda row: (row.day, row.number)))


def arrived(slip: HandOver, facts: Facts) -> bool:
    """Whether finance has the money: signed for, or counted."""
    return slip.signed or any(count.of == slip.key for count in facts.counts.values())


def due_day(row: Collection, returned: Mapping[str, date]) -> date:
    """The last day on which a collection is handed over in time; nobody returns before he collected."""
    return max(row.day, returned.get(row.order, row.day)) + timedelta(days=row.grace)


def change_problems(field: str, method: str, cents: int, rest_cents: int) -> Iterator[Problem]:
    """Who pays in cash gets his change: more than is owed was typed wrong, or never stayed with the collector."""
    if method == "cash" and cents > rest_cents > 0:
        yield Problem(field, "cash_gives_change", params={"rest": in_figures(rest_cents)})


def collection_problems(row: Collection, due_cents: int, received_cents: int, reason: str) -> Iterator[Problem]:
    """Forms 2.8: what is wrong with money received while ``received_cents`` of the amount due were there already."""
    if row.method not in PAY_METHODS:
        yield Problem("method", "required")
    if row.cents <= 0:
        yield Problem("received_cents", "money_above_nothing")
    if row.cents + received_cents != due_cents and len(reason.strip()) < 2:
        yield Problem("reason", "amount_differs")

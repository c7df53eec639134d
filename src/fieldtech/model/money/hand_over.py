"""What must be right before money changes hands: the slip, the count, the reversal (B30, states 4.7)."""

from collections.abc import Iterator

from fieldtech.errors import Problem
from fieldtech.model.money.cash import difference, to_answer_for
from fieldtech.model.money.cash_facts import Count, Facts, HandOver, MadeGood, Reversal


def slip_problems(slip: HandOver, facts: Facts) -> Iterator[Problem]:
    """Own, carried, not handed over before, and the total is their sum; nobody receives his own money."""
    mine = {key: row for key, row in to_answer_for(facts).items() if row.by == slip.by}
    if slip.to == slip.by:
        yield Problem("to", "hand_over_to_himself")
    if not slip.collections:
        yield Problem("collections", "hand_over_empty")
    if len(set(slip.collections)) != len(slip.collections) or not set(slip.collections) <= set(mine):
        yield Problem("collections", "hand_over_not_his")
    others = [other for other in facts.hand_overs.values() if other.key != slip.key]
    for number in (other.number for other in others if set(other.collections) & set(slip.collections)):
        yield Problem("collections", "handed_over_before", params={"number": number})
    if slip.cents != sum(mine[key].cents for key in set(slip.collections) & set(mine)):
        yield Problem("total_cents", "hand_over_total")


def count_problems(count: Count, role: str, facts: Facts) -> Iterator[Problem]:
    """Finance counts, never who paid; once; and a difference has its reason."""
    slip = facts.hand_overs.get(count.of)
    if slip is None:
        yield Problem("of", "hand_over_unknown")
        return
    if role != "FI" or count.by == slip.by:
        yield Problem("by", "count_by_finance")
    if any(other.of == count.of and other.key != count.key for other in facts.counts.values()):
        yield Problem("of", "counted_before")
    if count.cents < 0:
        yield Problem("counted_cents", "not_negative")
    if count.cents != slip.cents and len(count.reason.strip()) < 2:
        yield Problem("reason", "amount_differs")


def making_good_problems(row: MadeGood, role: str, facts: Facts) -> Iterator[Problem]:
    """Only a difference is made good, not more than it, by finance, with the reason."""
    slip = facts.hand_overs.get(row.of)
    missing = difference(slip, facts) if slip else None
    if missing is None or missing * row.cents >= 0 or abs(row.cents) > abs(missing):
        yield Problem("cents", "no_such_difference")
    if role != "FI" or (slip is not None and row.by == slip.by):
        yield Problem("by", "count_by_finance")
    if len(row.reason.strip()) < 2:
        yield Problem("reason", "reason_needed")


def reversal_problems(row: Reversal, role: str, facts: Facts) -> Iterator[Problem]:
    """A collection is taken back once; before it was handed over by its collector, afterwards from the till."""
    found = facts.collections.get(row.of)
    if found is None or any(o.of == row.of and o.key != row.key for o in facts.reversals.values()):
        yield Problem("of", "collection_unknown")
        return
    handed = any(row.of in slip.collections for slip in facts.hand_overs.values())
    if row.from_till != (handed or not found.carried):
        yield Problem("from_till", "reversal_from_till")
    if (row.from_till and role != "FI") or (not row.from_till and row.by != found.by):
        yield Problem("by", "reversal_by")
    if len(row.reason.strip()) < 2:
        yield Problem("reason", "reason_needed")

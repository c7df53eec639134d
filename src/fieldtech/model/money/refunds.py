"""A day keeps what it was when its money is given back on a later one: a refund is a fact of its own day (4.7).

So a day that was closed, and passed and reconciled with it, stays closed; the day of the refund asks what becomes of
the order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from fieldtech.model.money.cash_facts import Collection, Count, Facts, Reversal
from fieldtech.model.money.receivable import Word, still_said


def is_later(fact: Reversal | Count, day: date) -> bool:
    """Whether it gives money back from the till after that day."""
    return isinstance(fact, Reversal) and fact.from_till and fact.day > day


def refunded_on(day: date, facts: Facts) -> Iterator[Collection]:
    """What was given back from the till on the day: what becomes of its order is asked on that day."""
    for back in facts.reversals.values():
        row = facts.collections.get(back.of)
        if row is not None and back.from_till and back.day == day:
            yield row


def before_refunds(
    day: date, facts: Facts, said: Iterable[Word], every_word: Iterable[Word]
) -> tuple[Facts, tuple[Word, ...]]:
    """Facts and words as they were for that day before money was given back later, and before what came after it.

    ``said`` are the words that are said still; ``every_word`` those, too, that explain nothing since money moved.
    """
    first: dict[str, tuple[date, str]] = {}
    for back in facts.reversals.values():
        row = facts.collections.get(back.of)
        if row is not None and is_later(back, day):
            first[row.order] = min(first.get(row.order, (back.day, back.key)), (back.day, back.key))
    if not first:
        return facts, tuple(said)
    rows = {
        key: row
        for key, row in facts.collections.items()
        if row.order not in first or (row.day, row.key) < first[row.order]
    }
    backs = {key: back for key, back in facts.reversals.items() if back.of in rows and not is_later(back, day)}
    then = replace(facts, collections=rows, reversals=backs)
    words = (word for word in every_word if word.order not in first or word.key < first[word.order][1])
    return then, still_said(words, then)

"""What a closing of a day rested on: the hash tells whether a fact came after it (F58)."""

import hashlib
from collections.abc import Iterator
from datetime import date

from fieldtech.model.money.closing import receipts_of, slips_of
from fieldtech.model.money.day_books import Books
from fieldtech.model.money.refunds import is_later


def facts_hash(day: date, books: Books) -> str:
    """SHA-256 over the keys of all facts of the day, in whatever order they came."""
    return hashlib.sha256("\n".join(sorted(set(_keys(day, books)))).encode()).hexdigest()


def _keys(day: date, books: Books) -> Iterator[str]:
    facts = books.facts
    mine = {key for key, row in facts.collections.items() if row.day == day and books.about(row)}
    slips = {slip.key for slip in slips_of(day, books)}
    yield from mine
    yield from slips
    for back in facts.reversals.values():
        found = facts.collections.get(back.of)
        of_today = back.day == day and found is not None and books.about(found)
        if of_today or (back.of in mine and not is_later(back, day)):
            yield back.key
    yield from (count.key for count in facts.counts.values() if count.of in slips)
    yield from (row.key for row in facts.made_good.values() if row.of in slips)
    yield from (fact.key for fact in facts.again if fact.of in slips | mine and not is_later(fact, day))
    taken_back = {back.of for back in facts.reversals.values() if not back.from_till and back.day == day}
    uncounted = {key for key in mine if not facts.collections[key].carried}
    yield from (f"{key}:vouched" for key in (taken_back | uncounted) & books.vouched)
    yield from (receipt.key for receipt in receipts_of(day, books))
    orders = {facts.collections[key].order for key in mine}
    orders |= {due.order for due in books.dues.values() if due.day == day}
    orders &= orders if books.orders is None else books.orders
    yield from (word.key for word in books.before_refunds(day)[1] if word.order in orders)
    yield from (f"{order}:{books.dues[order].cents}" for order in orders & books.dues.keys())

"""Whether a day closes: orders, receipts and cash agree, or by how much they do not, each finding by name (F58).

Nothing is forgiven by its reason: a difference with a reason is still one until it was made good or written off.
"""

from collections import Counter
from collections.abc import Collection as Sized
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fieldtech.model.amounts import in_figures
from fieldtech.model.money.cash import arrived_with, brought, difference, standing, to_answer_for
from fieldtech.model.money.cash_facts import Collection, Count, Facts, HandOver, Reversal
from fieldtech.model.money.day_books import Books
from fieldtech.model.money.receipt_numbers import Block, Receipt, count_of, gaps, twice
from fieldtech.model.money.receivable import Position, State, position
from fieldtech.model.money.refunds import refunded_on
from fieldtech.words import word

_EXPLAINED = frozenset(set(State) - {State.OPEN, State.PARTIAL, State.OVERPAID})


@dataclass(frozen=True)
class Finding:
    """One thing that does not agree: where (a number of ours) and by how much, missing money below zero."""

    code: str
    number: str
    cents: int = 0

    def said(self, language: str) -> str:
        """The sentence for finance."""
        return word(f"closing.{self.code}", language, number=self.number, amount=in_figures(abs(self.cents)))


@dataclass(frozen=True)
class Closing:
    """The three sums of a day and everything that keeps it open; ``made_good`` is what came or ended after a count."""

    day: date
    received: int
    receipted: int
    counted: int
    findings: tuple[Finding, ...]
    made_good: int = 0
    confirmed: int = 0  # of what was received: money nobody counts, for which finance vouched

    @property
    def closes(self) -> bool:
        """Whether nothing disagrees."""
        return not self.findings


def closing(day: date, books: Books) -> Closing:
    """The day as the facts have it now."""
    kept = standing(books.before_refunds(day)[0]).values()
    mine = (row for row in kept if row.day == day and books.about(row))
    rows = sorted(mine, key=lambda row: row.number)
    slips = slips_of(day, books)
    papers = tuple(_papers(day, books))
    twice_back = _receipts_of_again(books.facts)
    given = {r.key: r for r in receipts_of(day, books) if not r.void and r.number not in twice_back}
    keys = {slip.key for slip in slips}
    counts = {count.of: count.cents for count in books.facts.counts.values()}
    counted = sum(_share(day, slip, books, counts.get(slip.key, 0)) for slip in slips)
    came = sum(_share(day, slip, books, arrived_with(slip, books.facts)) for slip in slips)
    findings = [*_orders(day, rows, books), *_receipts(day, papers, books), *_cash(rows, slips, books.facts)]
    findings += [*_again(day, keys, books), *_not_vouched(day, books), *_waiting(slips, books), *_unsaid(day, books)]
    return Closing(
        day,
        sum(paper.cents for paper in papers),
        sum(receipt.cents for receipt in given.values()),
        counted,
        tuple(sorted(findings, key=lambda found: (found.code, found.number))),
        came - counted,
        sum(row.cents for row in rows if not row.carried and row.key in books.vouched),
    )


@dataclass(frozen=True)
class _Paper:
    """Money that moved on the day, back too, and the receipt it should have."""

    number: str
    receipt: str
    cents: int


def _papers(day: date, books: Books) -> Iterator[_Paper]:
    every = books.facts.collections
    for row in every.values():
        if row.day == day and books.about(row):
            yield _Paper(row.number, row.receipt, row.cents)
    for back in books.facts.reversals.values():
        if back.day == day and (found := every.get(back.of)) is not None and books.about(found):
            yield _Paper(found.number, back.receipt, -found.cents)


def slips_of(day: date, books: Books) -> list[HandOver]:
    """The slips that hold money of the day."""
    mine = {key for key, row in books.facts.collections.items() if row.day == day and books.about(row)}
    return [slip for slip in books.facts.hand_overs.values() if mine & set(slip.collections)]


def _share(day: date, slip: HandOver, books: Books, cents: int) -> int:
    """What of an amount that came with a slip belongs to the day: the oldest money first, what is over with the last.

    So the shares of all days and centres together are the amount.
    """
    rows = sorted(brought(slip, books.facts), key=lambda row: (row.day, row.number, row.key))
    found = 0
    for row in rows:
        part = cents if row is rows[-1] else min(row.cents, max(cents, 0))
        cents -= part
        found += part if row.day == day and books.about(row) else 0
    return found


def receipts_of(day: date, books: Books) -> list[Receipt]:
    """The receipts of the day, without those of money that another closing is about."""
    every = books.facts.collections
    others = {row.receipt for row in every.values() if not books.about(row)}
    for back in books.facts.reversals.values():
        if (row := every.get(back.of)) is not None and not books.about(row):
            others.add(back.receipt)
    return [receipt for receipt in books.receipts if receipt.day == day and receipt.number not in others]


def _orders(day: date, rows: Sized[Collection], books: Books) -> Iterator[Finding]:
    """Amounts nobody said anything about, amounts too high, and money of no order."""
    final = {due.order for due in books.dues.values() if due.day == day}
    touched = {row.order for row in rows} | (final if books.orders is None else final & books.orders)
    touched |= {row.order for row in refunded_on(day, books.facts) if books.about(row)}
    every, (before, said) = standing(books.facts).values(), books.before_refunds(day)
    for order in touched:
        if (due := books.dues.get(order)) is None:
            yield Finding("order_unknown", order, sum(row.cents for row in rows if row.order == order))
            continue
        found: Position = position(due, every, books.words)
        if position(due, standing(before).values(), said).state in _EXPLAINED:
            continue
        if found.state is State.OVERPAID:
            yield Finding("order_overpaid", order, -found.rest)
        elif found.state not in _EXPLAINED:
            yield Finding("order_open", order, -found.rest)


def _receipts(day: date, papers: Sized[_Paper], books: Books) -> Iterator[Finding]:
    """Each amount has one receipt that says the same; no receipt stands alone, twice, or after a gap."""
    valid: dict[str, list[int]] = {}
    for receipt in books.receipts:
        if not receipt.void:
            valid.setdefault(receipt.number, []).append(receipt.cents)
    for paper in papers:
        amounts = valid.get(paper.receipt)
        if amounts is None:
            yield Finding("receipt_missing", paper.number, -paper.cents)
        elif paper.cents not in amounts:
            yield Finding("receipt_differs", paper.receipt, amounts[-1] - paper.cents)
    used = {row.receipt for row in books.facts.collections.values()}
    used |= {row.receipt for row in books.facts.reversals.values()} | _receipts_of_again(books.facts)
    today = {receipt.number for receipt in receipts_of(day, books)}
    yield from (Finding("receipt_alone", n, valid[n][-1]) for n in today & valid.keys() if n not in used)
    yield from (Finding("receipt_twice", number) for number in twice(_counting(books)) if number in today)
    for block in books.blocks:
        yield from (Finding("receipt_gap", number) for number in _gaps_of(block, books.receipts, today))


def _counting(books: Books) -> Iterator[Receipt]:
    """The receipts without those whose number gives way: each collection is named by one of them, whichever.

    What was made void twice is void, and one of them stands for all.
    """
    gone = Counter(number for number in _numbers_giving_way(books))
    void: set[str] = set()
    for receipt in sorted(books.receipts, key=lambda receipt: (receipt.void, receipt.key), reverse=True):
        if receipt.void and receipt.number in void:
            continue
        if receipt.void:
            void.add(receipt.number)
        elif gone[receipt.number] > 0:
            gone[receipt.number] -= 1
            continue
        yield receipt


def _numbers_giving_way(books: Books) -> Iterator[str]:
    facts = books.facts
    for key in books.giving_way:
        if (row := facts.collections.get(key)) is not None:
            yield row.receipt
        yield from (back.receipt for back in facts.reversals.values() if back.of == key)


def _receipts_of_again(facts: Facts) -> set[str]:
    """Receipts of money that was taken back before: named as that (``_again``), and added up nowhere."""
    counted = {back.receipt for back in facts.reversals.values()}
    return {back.receipt for back in facts.again if isinstance(back, Reversal)} - counted


def _gaps_of(block: Block, receipts: Iterable[Receipt], today: set[str]) -> Iterator[str]:
    """A gap belongs to the day of the receipt that jumped over it."""
    given = {count: r.number for r in receipts if (count := count_of(r.number)) is not None and count in block}
    for number in gaps(block, receipts):
        above = min(count for count in given if count > (count_of(number) or 0))
        if given[above] in today:
            yield number


def _cash(rows: Sized[Collection], slips: Sized[HandOver], facts: Facts) -> Iterator[Finding]:
    """Money not handed over, slips not counted, and differences; what two slips say of one sum, until both counted."""
    owed = to_answer_for(facts)
    uncounted = {slip.key for slip in facts.hand_overs.values() if difference(slip, facts) is None}
    for row in rows:
        found = [slip for slip in facts.hand_overs.values() if row.key in slip.collections and slip.by == row.by]
        if row.key in owed and not found:
            yield Finding("not_handed_over", row.number, -row.cents)
        if len(found) > 1 and any(slip.key in uncounted for slip in found):
            yield Finding("handed_over_twice", row.number, row.cents)
    for slip in slips:
        total = sum(owed[key].cents for key in set(slip.collections) & owed.keys())
        if total != slip.cents and slip.key in uncounted:
            yield Finding("slip_total", slip.number, slip.cents - total)
        left = difference(slip, facts)
        if left is None:
            yield Finding("not_counted", slip.number, -slip.cents)
        elif left:
            yield Finding("counted_short" if left < 0 else "counted_over", slip.number, left)


def _waiting(slips: Iterable[HandOver], books: Books) -> Iterator[Finding]:
    """Written off in somebody's name who has not confirmed it: it is let go only when he has (D17, states 4.8)."""
    waiting = ((slip, books.waiting.get(slip.key, 0)) for slip in slips)
    yield from (Finding("write_off_waits", slip.number, cents) for slip, cents in waiting if cents)


def _unsaid(day: date, books: Books) -> Iterator[Finding]:
    """Money given back from the till while who is said to have approved it has not answered (states 4.8)."""
    for row in refunded_on(day, books.facts):
        if books.about(row) and row.key in books.unsaid:
            yield Finding("refund_waits", row.number, row.cents)


def _not_vouched(day: date, books: Books) -> Iterator[Finding]:
    """Money nobody counts, and money a collector took back by himself, while finance has not vouched for it."""
    for row in standing(books.facts).values():
        if row.day == day and books.about(row) and not row.carried and row.key not in books.vouched:
            yield Finding("not_confirmed", row.number, -row.cents)
    for back in books.facts.reversals.values():
        found = books.facts.collections.get(back.of)
        if back.day != day or back.from_till or found is None or not books.about(found):
            continue
        if found.key not in books.vouched:
            yield Finding("reversal_unseen", found.number, -found.cents)


def _again(day: date, slips: Sized[str], books: Books) -> Iterator[Finding]:
    """A slip counted, or money taken back, on two computers that did not know: only the first was added up.

    It is named until finance has looked at all of it: passed what the slip brought, vouched for what was taken back.
    """
    facts = books.facts
    counts = {count.of: count.cents for count in facts.counts.values()}
    for fact in facts.again:
        if isinstance(fact, Count):
            if fact.of not in slips or fact.cents == counts.get(fact.of):
                continue
            slip = facts.hand_overs[fact.of]
            if not {row.key for row in brought(slip, facts)} <= books.audited:
                yield Finding("counted_twice", slip.number, fact.cents)
            continue
        row = facts.collections.get(fact.of)
        if fact.day == day and row is not None and books.about(row) and row.key not in books.vouched:
            yield Finding("reversed_twice", row.number, row.cents)

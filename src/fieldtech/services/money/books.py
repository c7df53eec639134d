"""Loads what the closing of days looks at: the money, orders and receipts of a centre between two days (F58)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.accounts import FeeList, FeeWord
from fieldtech.model.base import Id
from fieldtech.model.cash_tables import CashCollection, CashReversal, GivenReceipt, ReceiptBlock
from fieldtech.model.customers import Customer
from fieldtech.model.money.audit import number_gives_way, verdict, vouched_for
from fieldtech.model.money.cash_facts import Facts
from fieldtech.model.money.day_books import Books
from fieldtech.model.money.receivable import Due, Word, still_said
from fieldtech.model.orders import Order
from fieldtech.model.people import User
from fieldtech.services.money.denied import stands
from fieldtech.services.money.facts_of import block_fact, due_fact, place_of_list, receipt_fact, word_fact
from fieldtech.services.money.ledger import Ledger, among, in_parts, ledger
from fieldtech.services.money.write_offs import waiting_refunds, waiting_write_offs

GIVEN_UP = ("cancelled", "skipped")
"""States of orders that cost nothing any more, whatever their fee list says."""


@dataclass(frozen=True)
class Owing:
    """What money needs to know of an order."""

    number: str
    centre: str
    customer: Id
    settlement: str
    status: str


def books_between(session: Session, centre: str, first: date, last: date) -> tuple[Books, Ledger]:
    """The books of the centre's orders for these days, with the rows they were made of.

    An order belongs to its centre, whoever worked on it. All that was ever received for it is read, or nobody could
    say what is still open; and of the books of receipts used on these days everything, or nobody could find a gap.
    """
    moved = {row.id: row for row in _moved(session, centre, first, last)}
    touched = {row.order_id for row in moved.values()} | set(_final(session, centre, first, last))
    given = {row.id: row for row in _given(session, centre, first, last, {row.by for row in moved.values()})}
    used = (row.block_id for row in given.values() if row.block_id)
    blocks = list(among(session, select(ReceiptBlock), ReceiptBlock.id, used))
    given |= {row.id: row for row in among(session, select(GivenReceipt), GivenReceipt.block_id, _ids(blocks))}
    rows = moved | {row.id: row for row in among(session, select(CashCollection), CashCollection.order_id, touched)}
    of_days = {row.number for row in given.values() if first <= row.day <= last}
    found = ledger(session, (rows | {row.id: row for row in _with_receipts(session, of_days)}).values())
    given |= {row.id: row for row in _numbered(session, _papers(found))}
    orders = owing(session, touched | set(found.orders))
    said = _every_word(session, orders)
    books = Books(
        found.facts, dues(session, orders), still_said(said, found.facts),
        tuple(map(receipt_fact, given.values())), tuple(map(block_fact, blocks)),
        frozenset(o.number for o in orders.values() if o.centre == centre),
        frozenset(key for key in found.collections if verdict(found.thread(key)) is not None),
        frozenset(key for key, row in found.facts.collections.items() if vouched_for(row, found.thread(key))),
        frozenset(key for key in found.collections if number_gives_way(found.thread(key))),
        waiting_write_offs(session), waiting_refunds(session), said,
    )  # fmt: skip
    return books, found


def owing(session: Session, ids: Iterable[Id]) -> dict[Id, Owing]:
    """The orders of these keys."""
    wanted = select(Order.id, Order.number, Order.centre_code, Order.customer_id, Customer.settlement,
                    Order.status)  # fmt: skip
    wanted = wanted.join(Customer, Customer.id == Order.customer_id)
    rows = (row for some in in_parts(ids) for row in session.execute(wanted.where(Order.id.in_(some))))
    return {row[0]: Owing(row[1], row[2], row[3], row[4], row[5]) for row in rows}


def dues(session: Session, orders: Mapping[Id, Owing]) -> dict[str, Due]:
    """By the order's number what it costs by its newest fee list; an order without one owes nothing."""
    lists: dict[Id, list[FeeList]] = {}
    for row in among(session, select(FeeList), FeeList.order_id, orders):
        lists.setdefault(row.order_id, []).append(row)
    newest = {key: max(rows, key=place_of_list) for key, rows in lists.items()}
    return {orders[key].number: _due(row, orders[key]) for key, row in newest.items()}


def _due(row: FeeList, order: Owing) -> Due:
    found = due_fact(row, order.number, order.customer.hex, order.settlement)
    return replace(found, cents=0) if order.status in GIVEN_UP else found


def words(session: Session, orders: Mapping[Id, Owing], facts: Facts) -> tuple[Word, ...]:
    """Why less was received for these orders, as far as it is still said after their money."""
    return still_said(_every_word(session, orders), facts)


def _every_word(session: Session, orders: Mapping[Id, Owing]) -> tuple[Word, ...]:
    """What was waived of an order that costs nothing any more is no money of the customer's."""
    numbers = {key: order.number for key, order in orders.items() if order.status not in GIVEN_UP}
    wanted = select(FeeWord).where(stands(FeeWord))
    return tuple(word_fact(row, numbers) for row in among(session, wanted, FeeWord.order_id, numbers))


def _moved(session: Session, centre: str, first: date, last: date) -> Iterator[CashCollection]:
    """Collections received or taken back on these days."""
    there = select(CashCollection).join(Order, Order.id == CashCollection.order_id).where(Order.centre_code == centre)
    yield from session.scalars(there.where(CashCollection.day.between(first, last)))
    back = there.join(CashReversal, CashReversal.collection_id == CashCollection.id)
    yield from session.scalars(back.where(CashReversal.day.between(first, last)))


def _final(session: Session, centre: str, first: date, last: date) -> Iterator[Id]:
    """Orders whose fee list became final on these days."""
    wanted = select(FeeList.order_id).join(Order, Order.id == FeeList.order_id).where(Order.centre_code == centre)
    yield from session.scalars(wanted.where(FeeList.day.between(first, last)))


def _given(session: Session, centre: str, first: date, last: date, by: set[str]) -> Iterator[GivenReceipt]:
    """Receipts of these days by the people of the centre and by who received its money."""
    people = set(session.scalars(select(User.login).where(User.centre_code == centre))) | by
    wanted = select(GivenReceipt).where(GivenReceipt.day.between(first, last), GivenReceipt.login.in_(sorted(people)))
    yield from session.scalars(wanted)


def _with_receipts(session: Session, numbers: set[str]) -> Iterator[CashCollection]:
    """The money, of whatever centre, for which these receipts were given."""
    for some in in_parts(numbers):
        yield from session.scalars(select(CashCollection).where(CashCollection.receipt.in_(some)))
        back = select(CashCollection).join(CashReversal, CashReversal.collection_id == CashCollection.id)
        yield from session.scalars(back.where(CashReversal.receipt.in_(some)))


def _numbered(session: Session, numbers: set[str]) -> Iterator[GivenReceipt]:
    for some in in_parts(numbers):
        yield from session.scalars(select(GivenReceipt).where(GivenReceipt.number.in_(some)))


def _papers(found: Ledger) -> set[str]:
    """The receipts that stand on the money."""
    on_rows = {row.receipt for row in found.collections.values()}
    return (on_rows | {row.receipt for row in found.reversals.values()}) - {""}


def _ids(blocks: Iterable[ReceiptBlock]) -> list[Id]:
    return [block.id for block in blocks]

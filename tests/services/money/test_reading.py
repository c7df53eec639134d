"""Reading a part of the facts says the same as reading all: a person's money, one day, many days (B30, F58)."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.accounts import FeeList, FeeWord
from fieldtech.model.base import Id, new_id
from fieldtech.model.cash_tables import (
    CashCollection,
    CashCount,
    CashHandOver,
    CashMadeGood,
    CashReversal,
    GivenReceipt,
    ReceiptBlock,
)
from fieldtech.model.customers import Customer
from fieldtech.model.money.cash import Held, held
from fieldtech.model.money.closing import closing
from fieldtech.model.money.day_facts import facts_hash
from fieldtech.model.money.receipt_numbers import written
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.money.books import books_between
from fieldtech.services.money.ledger import ledger, unsettled

AT, FIRST = datetime(2026, 11, 1, tzinfo=UTC), date(2026, 11, 1)
PEOPLE, CENTRES, DAYS = ("zhaoqiang", "qianwei", "wulei"), ("QD01", "XM01"), 6


class Mess:
    """Random facts of three people over six days in two centres: right ones, wrong ones, and some twice."""

    def __init__(self, session: Session, seed: int) -> None:
        self._session, self._dice = session, random.Random(seed)
        self._customer = session.scalars(select(Customer.id)).first()
        self._book = ReceiptBlock(
            id=new_id(), first=1, last=400, login=PEOPLE[0], computer="c", issued_at=AT, issued_by="fengli"
        )
        session.add(self._book)
        session.flush()
        self._numbers = iter(range(1, 400))

    def make(self) -> None:
        """Twelve orders with their money."""
        orders = [self._order(count) for count in range(12)]
        rows = [self._collection(self._dice.choice(orders)) for _ in range(16)]
        for row in rows:
            if self._dice.random() < 0.2:
                self._add(
                    CashReversal,
                    collection_id=row.id,
                    receipt=self._receipt(row.by, row.day, -row.cents),
                    from_till=self._dice.random() < 0.5,
                    reason="错",
                    day=self._later(row.day),
                    by=row.by,
                )
        for by in (*PEOPLE, *PEOPLE):
            self._slip([row for row in rows if row.by == by and self._dice.random() < 0.6])

    def _order(self, count: int) -> Order:
        day = self._day()
        order = Order(
            id=new_id(),
            number=f"WX-{count:03d}",
            status="completed",
            customer_id=self._customer,
            created_at=AT,
            centre_code=self._dice.choice(CENTRES),
            created_by="zhoumin",
            first_responder="zhoumin",
            changed_at=AT,
        )
        self._session.add(order)
        self._session.flush()
        for revision in range(1, self._dice.choice((1, 1, 2)) + 1):
            self._add(
                FeeList,
                order_id=order.id,
                number=f"FY-{count}",
                revision=revision,
                schedule=1,
                day=day,
                lines=[],
                total_cents=self._dice.randrange(1, 50) * 100,
                by="x",
            )
        if self._dice.random() < 0.3:
            self._add(FeeWord, order_id=order.id, kind="refused", reason="不付", role="TE", by="x")
        return order

    def _collection(self, order: Order) -> CashCollection:
        by, day, cents = self._dice.choice(PEOPLE), self._day(), self._dice.randrange(1, 50) * 100
        method = self._dice.choice(("cash", "cash", "cheque", "transfer", "wechat"))
        return self._add(
            CashCollection,
            number=f"SK-{new_id().hex[-8:]}",
            order_id=order.id,
            cents=cents,
            day=day,
            by=by,
            method=method,
            to_person=method == "wechat",
            receipt=self._receipt(by, day, cents),
        )

    def _receipt(self, by: str, day: date, cents: int) -> str:
        number = written(next(self._numbers))
        if self._dice.random() < 0.85:
            self._add(
                GivenReceipt, number=number, block_id=self._book.id, login=by, computer="c", day=day, cents=cents, by=by
            )
        return number

    def _slip(self, rows: list[CashCollection]) -> None:
        if not rows:
            return
        day = max(row.day for row in rows)
        slip = self._add(
            CashHandOver,
            number=f"JK-{new_id().hex[-8:]}",
            collections=[row.id.hex for row in rows],
            cents=sum(row.cents for row in rows),
            receiver="fengli",
            day=day,
            by=rows[0].by,
        )
        for _ in range(self._dice.choice((0, 1, 1, 1, 2))):
            cents = slip.cents - self._dice.choice((0, 0, 0, 500))
            self._add(CashCount, hand_over_id=slip.id, cents=cents, reason="少", day=day, by="fengli")
            if cents != slip.cents and self._dice.random() < 0.5:
                self._add(
                    CashMadeGood, hand_over_id=slip.id, cents=500, how="brought", reason="补", day=day, by="fengli"
                )

    def _add(self, table, **values):  # type: ignore[no-untyped-def]
        row = table(id=new_id(), at=AT, **values)
        self._session.add(row)
        self._session.flush()
        return row

    def _day(self) -> date:
        return FIRST + timedelta(days=self._dice.randrange(DAYS))

    def _later(self, day: date) -> date:
        return day + timedelta(days=self._dice.randrange(3))


@pytest.fixture
def session(context: Context) -> Iterator[Session]:
    """Written and never kept."""
    with context.database.transaction() as opened:
        yield opened
        opened.rollback()


@pytest.mark.parametrize("seed", range(4))
def test_a_part_says_the_same_as_all(session: Session, seed: int) -> None:
    Mess(session, seed).make()
    every = ledger(session, session.scalars(select(CashCollection)).all(), session.scalars(select(CashHandOver)).all())
    for login in PEOPLE:
        whole = held(login, every.facts)
        assert held(login, unsettled(session, login).facts) == held(login, unsettled(session).facts) == whole
        for row in session.scalars(select(CashCollection).where(CashCollection.by == login)):
            alone = ledger(session, [row])
            assert every.facts.collections[row.id.hex] == alone.facts.collections[row.id.hex]
    assert any(held(login, every.facts) != Held(0, 0, 0) for login in PEOPLE)
    last = FIRST + timedelta(days=DAYS + 3)
    for centre in CENTRES:
        many, _found = books_between(session, centre, FIRST, last)
        found = 0
        for count in range(DAYS + 3):
            day = FIRST + timedelta(days=count)
            one, _rows = books_between(session, centre, day, day)
            assert closing(day, one) == closing(day, many), (centre, day)
            assert facts_hash(day, one) == facts_hash(day, many)
            found += len(closing(day, one).findings)
        assert found
    sums = [
        closing(FIRST + timedelta(days=n), books_between(session, centre, FIRST, last)[0])
        for centre in CENTRES
        for n in range(DAYS + 3)
    ]
    rows = every.collections.values()
    back = sum(every.collections[row.collection_id.hex].cents for row in every.reversals.values() if row.day < last)
    assert sum(one.received for one in sums) == sum(row.cents for row in rows) - back  # each amount in one centre, once


def test_money_on_two_slips_both_counted_is_too_much_by_one_of_them(session: Session) -> None:  # B30
    customer = session.scalars(select(Customer.id)).first()
    order = Order(
        id=new_id(),
        number="WX-1",
        status="completed",
        customer_id=customer,
        created_at=AT,
        centre_code="QD01",
        created_by="zhoumin",
        first_responder="zhoumin",
        changed_at=AT,
    )
    row = CashCollection(
        id=new_id(), number="SK-1", order_id=order.id, cents=3100, method="cash", day=FIRST, at=AT, by="qianwei"
    )
    for one in (order, row):
        session.add(one)
        session.flush()
    for number in ("JK-1", "JK-2"):
        slip = CashHandOver(
            id=new_id(),
            number=number,
            collections=[row.id.hex],
            cents=3100,
            receiver="fengli",
            day=FIRST,
            at=AT,
            by="qianwei",
        )
        session.add(slip)
        session.flush()
        session.add(CashCount(id=new_id(), hand_over_id=slip.id, cents=3100, day=FIRST, at=AT, by="fengli"))
    session.flush()
    assert held("qianwei", unsettled(session, "qianwei").facts) == Held(0, 0, -3100)


def test_a_slip_of_which_not_all_is_here_is_read_all_the_same(session: Session) -> None:
    """A technician's computer may have a slip whose collection is another's, or was damaged on its way."""
    day = FIRST
    slip = CashHandOver(
        id=new_id(),
        number="JK-1",
        collections=[Id(int=7).hex, "no key"],
        cents=100,
        receiver="fengli",
        day=day,
        at=AT,
        by="qianwei",
    )
    session.add(slip)
    session.flush()
    found = ledger(session, (), [slip])
    assert found.facts.hand_overs[slip.id.hex].cents == 100 and not found.collections
    assert held("qianwei", unsettled(session, "qianwei").facts) == Held(0, 0, 0)

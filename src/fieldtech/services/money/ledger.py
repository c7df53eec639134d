"""Reads the facts of money: of some collections, of a person, of the days of a centre; never all there are.

What belongs together is read together: the whole slip of a collection with everything else that is on it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, TypeVar

from sqlalchemy import Select, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from fieldtech.model.base import Id
from fieldtech.model.cash_tables import (
    AuditAct,
    CashCollection,
    CashCount,
    CashHandOver,
    CashMadeGood,
    CashReversal,
    Invoice,
)
from fieldtech.model.money.audit import Act, thread
from fieldtech.model.money.cash_facts import CARRIED, Facts, gathered
from fieldtech.model.money.figures import LIMITS, days_at
from fieldtech.model.orders import Order
from fieldtech.services.company_versions import version_rows
from fieldtech.services.money.facts_of import (
    act_fact,
    collection_fact,
    count_fact,
    made_good_fact,
    reversal_fact,
    slip_fact,
)
from fieldtech.services.money.write_offs import denied_write_offs
from fieldtech.store.arrival import arrival

_TOGETHER = 500
R = TypeVar("R")
K = TypeVar("K", Id, str)
KeyColumn = InstrumentedAttribute[Id] | InstrumentedAttribute[Id | None]


@dataclass(frozen=True)
class Ledger:
    """Rows by the hex of their keys, and the same as facts; ``asked`` are the collections it was read for."""

    asked: tuple[str, ...]
    collections: Mapping[str, CashCollection]
    slips: Mapping[str, CashHandOver]
    counts: Mapping[str, CashCount]
    made_good: Mapping[str, CashMadeGood]
    reversals: Mapping[str, CashReversal]
    invoices: Mapping[str, Invoice]
    acts: tuple[Act, ...]
    orders: Mapping[Id, str]  # the number of each order
    facts: Facts

    def thread(self, key: str) -> tuple[Act, ...]:
        """What was said of a collection."""
        return thread(key, self.acts)


def ledger(session: Session, asked: Iterable[CashCollection], slips: Iterable[CashHandOver] = ()) -> Ledger:
    """All that is known of these collections and slips, with everything that is on the same slips."""
    rows = {row.id.hex: row for row in asked}
    wanted = tuple(rows)
    papers = {slip.id.hex: slip for slip in slips}
    _close(session, rows, papers)
    ids, slip_ids = [row.id for row in rows.values()], [slip.id for slip in papers.values()]
    counts = _keyed(among(session, select(CashCount), CashCount.hand_over_id, slip_ids))
    made_good = _keyed(among(session, select(CashMadeGood), CashMadeGood.hand_over_id, slip_ids))
    denied = denied_write_offs(session) if made_good else frozenset()
    graces = version_rows(session, LIMITS)
    ended = (row for row in made_good.values() if row.id not in denied)
    reversals = _keyed(among(session, select(CashReversal), CashReversal.collection_id, ids))
    acts = among(session, select(AuditAct), AuditAct.collection_id, ids)
    invoices = among(session, select(Invoice).order_by(arrival(Invoice)), Invoice.collection_id, ids)
    numbers = order_numbers(session, {row.order_id for row in rows.values()})
    facts = gathered(chain(
        (collection_fact(row, numbers, days_at(row.at, graces)) for row in rows.values()),
        map(reversal_fact, reversals.values()),
        map(slip_fact, papers.values()), map(count_fact, counts.values()), map(made_good_fact, ended),
    ))  # fmt: skip
    return Ledger(
        wanted, rows, papers, counts, made_good, reversals,
        {row.collection_id.hex: row for row in invoices},  # the newest counts
        tuple(map(act_fact, acts)), numbers, facts,
    )  # fmt: skip


def order_numbers(session: Session, ids: Iterable[Id]) -> dict[Id, str]:
    """The number of each order."""
    found: dict[Id, str] = {}
    for some in in_parts(ids):
        found |= dict(session.execute(select(Order.id, Order.number).where(Order.id.in_(some))).all())
    return found


def among(session: Session, wanted: Select[R], column: KeyColumn, ids: Iterable[Id]) -> Iterator[R]:
    """The rows whose column is one of many keys, some hundreds at a time: SQLite takes only so many in one query."""
    for some in in_parts(ids):
        yield from session.scalars(wanted.where(column.in_(some)))


def in_parts(keys: Iterable[K]) -> Iterator[list[K]]:
    """The keys, some hundreds at a time."""
    every = sorted(set(keys))
    yield from (every[at : at + _TOGETHER] for at in range(0, len(every), _TOGETHER))


def _keyed(rows: Iterable[R]) -> dict[str, R]:
    found: list[Any] = list(rows)
    return {row.id.hex: row for row in found}


def _close(session: Session, rows: dict[str, CashCollection], papers: dict[str, CashHandOver]) -> None:
    """Add the slips of the collections and the collections of the slips until nothing is missing."""
    while True:
        missing = {key for slip in papers.values() for key in map(str, slip.collections)} - rows.keys()
        found = among(session, select(CashCollection), CashCollection.id, filter(None, map(_id, missing)))
        rows |= {row.id.hex: row for row in found}
        more = {slip.id.hex: slip for slip in _slips_of(session, rows)}
        if more.keys() <= papers.keys():
            return
        papers |= more


def _slips_of(session: Session, rows: Mapping[str, CashCollection]) -> Iterator[CashHandOver]:
    """Slips of those who collected; nobody hands over before he collected."""
    first: dict[str, date] = {}
    for row in rows.values():
        first[row.by] = min(first.get(row.by, row.day), row.day)
    for login, day in first.items():
        mine = select(CashHandOver).where(CashHandOver.by == login, CashHandOver.day >= day)
        yield from (slip for slip in session.scalars(mine) if not rows.keys().isdisjoint(map(str, slip.collections)))


def _id(key: str) -> Id | None:
    """What is no key was written by a broken hand; it is there, and leads nowhere."""
    try:
        return Id(key)
    except ValueError:
        return None


def unsettled(session: Session, login: str = "") -> Ledger:
    """What people still answer for, or one of them: all that is not on a slip that was counted and is whole."""
    carried = or_(CashCollection.method.in_(sorted(CARRIED)), CashCollection.to_person)
    mine = CashCollection.by == login if login else true()
    wanted = select(CashCollection.id, CashCollection.by, CashCollection.cents).where(carried, mine)
    money = {key.hex: (by, cents) for key, by, cents in session.execute(wanted.order_by(arrival(CashCollection)))}
    slips, done = _settled(session, login, money)
    left = (Id(key) for key in money if key not in done)
    rows = sorted(among(session, select(CashCollection), CashCollection.id, left), key=lambda row: row.id)
    return ledger(session, rows, among(session, select(CashHandOver), CashHandOver.id, slips))


def _settled(session: Session, login: str, money: Mapping[str, tuple[str, int]]) -> tuple[list[Id], set[str]]:
    """Slips that are not settled, and the collections on those that are.

    Settled means: everything on it is his to carry and on no other slip, nothing was paid back by him, it was counted
    once, and what was counted and made good is the sum to the cent.
    """
    mine = CashHandOver.by == login if login else true()
    every = session.execute(select(CashHandOver.id, CashHandOver.by, CashHandOver.collections).where(mine)).all()
    counts: dict[Id, int] = {}
    arrived: dict[Id, int] = {}
    denied = denied_write_offs(session)
    for table in (CashCount, CashMadeGood):
        own = select(table.hand_over_id, table.cents).join(CashHandOver, CashHandOver.id == table.hand_over_id)
        own = own.where(table.id.not_in(denied)) if denied else own
        for slip, cents in session.execute(own.where(mine)):
            arrived[slip] = arrived.get(slip, 0) + cents
            counts[slip] = counts.get(slip, 0) + (table is CashCount)
    times = Counter(key for _slip, _by, keys in every for key in set(map(str, keys)))
    gone = {key.hex for key in session.scalars(select(CashReversal.collection_id).where(~CashReversal.from_till))}

    def is_whole(slip: Id, by: str, keys: list[str]) -> bool:
        clear = all(key in money and money[key][0] == by and times[key] == 1 and key not in gone for key in keys)
        return clear and counts.get(slip) == 1 and sum(money[key][1] for key in set(keys)) == arrived[slip]

    whole = {slip: keys for slip, by, keys in every if is_whole(slip, by, [str(key) for key in keys])}
    return [slip for slip, _by, _keys in every if slip not in whole], {str(k) for keys in whole.values() for k in keys}

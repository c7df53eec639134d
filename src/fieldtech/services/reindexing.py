"""What came from the office is made findable, a few hundred rows at a time, after it was stored.

A pulled row is noted as stale in the transaction that stores it, so a crash in between costs nothing: the next start
or exchange goes on where this one stopped.
"""

import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.customers import Customer
from fieldtech.model.orders import Order
from fieldtech.model.syncing import SearchStale
from fieldtech.model.tables import Base
from fieldtech.services.context import Context
from fieldtech.services.masters.indexing import index_family, index_row
from fieldtech.services.masters.kinds import KINDS
from fieldtech.services.order_index import KIND, index_order
from fieldtech.services.progress import Progress, Silent
from fieldtech.store import search
from fieldtech.sync.plain import key_parts

AT_ONCE = 500
_SAYS_OF_ORDER = ("entries", "crew_members", "swaps", "install_rows")
"""Tables with an ``order_id`` whose rows an order can be found by."""


def catch_up(context: Context, progress: Progress | None = None) -> int:
    """Make everything that is stale findable; how many rows that were. Raises Cancelled."""
    watched, done = progress or Silent(), 0
    while True:
        with context.database.transaction() as session:
            left = session.scalar(select(func.count()).select_from(SearchStale)) or 0
            watched.step(done, done + left)
            stale = session.scalars(select(SearchStale).limit(AT_ONCE)).all()
            if not stale:
                return done
            _index(session, [(row.table, row.key) for row in stale])
            for row in stale:
                session.delete(row)
            done += len(stale)


def _index(session: Session, names: list[tuple[str, str]]) -> None:
    for table, key in names:
        if table in KINDS:
            _index_master(session, table, key)
    for order_id in dict.fromkeys(_orders(session, names)):
        order = session.get(Order, order_id)
        if order is None:
            search.remove(session, KIND, order_id)
        else:
            index_order(session, order)


def _index_master(session: Session, table: str, key: str) -> None:
    kind, row_id = KINDS[table], uuid.UUID(key_parts(key)[0])
    row: Any = session.get(kind.model, row_id)
    if row is None:
        search.remove(session, kind.word, row_id)
        return
    index_row(session, kind, row)
    if isinstance(row, Customer):
        index_family(session, row)


def _orders(session: Session, names: list[tuple[str, str]]) -> Iterator[Id]:
    """The orders that these rows say something of, in the order in which they came."""
    for table, key in names:
        if table == "orders":
            yield uuid.UUID(key_parts(key)[0])
    for table in _SAYS_OF_ORDER:
        kind: Any = next(m.class_ for m in Base.registry.mappers if m.class_.__tablename__ == table)
        keys = [tuple(_typed(part) for part in key_parts(key)) for name, key in names if name == table]
        if keys:
            found = select(kind.order_id).where(tuple_(*kind.__table__.primary_key.columns).in_(keys))
            yield from session.scalars(found.distinct())


def _typed(part: Any) -> Any:
    """Keys are ids but for the login of a crew member."""
    try:
        return uuid.UUID(part)
    except ValueError:
        return part

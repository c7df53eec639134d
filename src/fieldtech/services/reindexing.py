"""What came from the office is made findable, a few hundred rows at a time, after it was stored.

A pulled row is noted as stale in the transaction that stores it, so a crash in between costs nothing: the next start
or exchange goes on where this one stopped.
"""

import uuid
from typing import Any

from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.customers import Customer
from fieldtech.model.orders import Order
from fieldtech.model.syncing import SearchStale
from fieldtech.services.context import Context
from fieldtech.services.masters.indexing import index_family, index_row
from fieldtech.services.masters.kinds import KINDS
from fieldtech.services.order_index import KIND, index_order
from fieldtech.services.progress import Progress, Silent
from fieldtech.store import search
from fieldtech.sync.plain import key_parts

AT_ONCE = 300
_SAYS_OF_ORDER = ("entries", "swaps", "install_rows", "visit_objects", "collections")
"""Tables with an ``order_id`` whose rows an order can be found by."""

_BY_ID = (
    "INSERT OR IGNORE INTO search_stale (table_name, key) SELECT 'orders', json_array(lower(hex(said.order_id))) "
    "FROM search_stale AS stale JOIN {table} AS said ON said.id = unhex(json_extract(stale.key, '$[0]')) "
    "WHERE stale.table_name = '{table}'"
)
_BY_CREW = (
    "INSERT OR IGNORE INTO search_stale (table_name, key) SELECT 'orders', json_array(json_extract(key, '$[0]')) "
    "FROM search_stale WHERE table_name = 'crew_members'"
)
_BY_REVERSAL = (
    "INSERT OR IGNORE INTO search_stale (table_name, key) SELECT 'orders', json_array(lower(hex(paid.order_id))) "
    "FROM search_stale AS stale JOIN reversals AS back ON back.id = unhex(json_extract(stale.key, '$[0]')) "
    "JOIN collections AS paid ON paid.id = back.collection_id WHERE stale.table_name = 'reversals'"
)


def catch_up(context: Context, progress: Progress | None = None) -> int:
    """Make everything that is stale findable; how many rows that were. Raises Cancelled."""
    watched, done = progress or Silent(), 0
    with context.database.transaction() as session:
        _orders_for_their_rows(session)
    while True:
        with context.database.transaction() as session:
            left = session.scalar(select(func.count()).select_from(SearchStale)) or 0
            watched.step(done, done + left)
            stale = session.scalars(select(SearchStale).limit(AT_ONCE)).all()
            if not stale:
                return done
            for row in stale:
                _index(session, row.table, uuid.UUID(key_parts(row.key)[0]))
                session.delete(row)
            done += len(stale)


def _orders_for_their_rows(session: Session) -> None:
    """An order of which ten entries came is indexed once; tables that nobody searches are left out."""
    for table in _SAYS_OF_ORDER:
        session.execute(text(_BY_ID.format(table=table)))
    for by in (_BY_REVERSAL, _BY_CREW):
        session.execute(text(by))
    session.execute(delete(SearchStale).where(SearchStale.table.not_in((*KINDS, "orders"))))


def _index(session: Session, table: str, row_id: Id) -> None:
    if table != "orders":
        _index_master(session, table, row_id)
    elif (order := session.get(Order, row_id)) is None:
        search.remove(session, KIND, row_id)
    else:
        index_order(session, order)


def _index_master(session: Session, table: str, row_id: Id) -> None:
    kind = KINDS[table]
    row: Any = session.get(kind.model, row_id)
    if row is None:
        search.remove(session, kind.word, row_id)
        return
    index_row(session, kind, row)
    if isinstance(row, Customer):
        index_family(session, row)

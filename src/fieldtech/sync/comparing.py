"""The sum over what this computer has from the hub, to be compared with what the hub says it should have.

What stands for a row is worked out once and kept until the row changes (``sync_sums``).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import islice

from sqlalchemy import text
from sqlalchemy.orm import Session

from fieldtech.model.base import moment_text
from fieldtech.model.syncing import SyncState
from fieldtech.store.many import insert_many
from fieldtech.sync.check import row_digest, sum_of
from fieldtech.sync.pending import ImageCache, Pending, RowName
from fieldtech.sync.plain import key_parts
from fieldtech.sync.rowstore import RowStore
from fieldtech.sync.shadows import Shadows
from fieldtech.sync.shapes import shapes, synced_tables

AT_ONCE = 20_000
"""Rows looked at in one transaction: while it lasts nobody else writes."""

KEPT_FOR = timedelta(days=7)
_SINCE = "sums_since"
_INTO = "INSERT INTO sync_sums (table_name, place, digest)"
_SUMS = text("SELECT table_name, place, digest FROM sync_sums")
_OF_UNKNOWN = (
    'SELECT rowid FROM "{table}" AS one WHERE NOT EXISTS '
    "(SELECT 1 FROM sync_sums WHERE table_name = '{table}' AND place = one.rowid)"
)
_UNKNOWN = f'SELECT {{columns}} FROM "{{table}}" WHERE rowid IN ({_OF_UNKNOWN})'

Place = tuple[str, int]


def remember(session: Session, most: int = AT_ONCE) -> bool:
    """Keep what stands for rows of which nothing is kept; whether there may be more of them."""
    found = [(*place, digest) for place, digest in islice(_unknown(session), most)]
    insert_many(session.connection(), _INTO, found)
    return len(found) == most


def forget_old(session: Session, state: SyncState, now: datetime) -> None:
    """Once a week all rows are looked at anew: damage that no trigger saw is found by the next comparison."""
    since = state.keys.get(_SINCE)
    if since is not None and timedelta() <= now - datetime.fromisoformat(since) < KEPT_FOR:
        return
    state.keys = {**state.keys, _SINCE: moment_text(now)}
    if since is not None:
        session.execute(text("DELETE FROM sync_sums"))


def own_sum(session: Session) -> tuple[int, str]:
    """How many rows, and the sum: of a row under pending operations it is what the hub has."""
    return sum_of(_digests(session))


def _digests(session: Session) -> Iterator[bytes]:
    store = RowStore(session)
    shadows = Shadows(session, store, Pending(session, ImageCache()))
    names = shadows.every()
    hidden = set(_places(store, names))
    for table, place, digest in session.execute(_SUMS):
        if (table, place) not in hidden:
            yield digest
    for where, digest in _unknown(session):
        if where not in hidden:
            yield digest
    for (table, name), shadow in shadows.get(names).items():
        if shadow.body is not None and table in shapes():
            yield row_digest(table, key_parts(name), shadow.body)


def _places(store: RowStore, names: list[RowName]) -> Iterator[Place]:
    """Where these rows stand."""
    for table in {table for table, _name in names} & shapes().keys():
        held = store.read(table, [key_parts(name) for other, name in names if other == table])
        yield from ((table, row.place) for row in held.values())


def _unknown(session: Session) -> Iterator[tuple[Place, bytes]]:
    """Rows of which nothing is kept, with what stands for them."""
    connection = session.connection()
    for table in connection.exec_driver_sql(_with_unknown()).scalars().all():
        shape = shapes()[table]
        for row in connection.exec_driver_sql(_UNKNOWN.format(columns=shape.selected, table=table)):
            values = shape.filled_plain(row[1:])
            yield (table, row[0]), row_digest(table, shape.key(values), values)


@cache
def _with_unknown() -> str:
    """Asks at once which tables have such rows: mostly none has, and sixty questions took longer than the rest."""
    return " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS ({_OF_UNKNOWN.format(table=table)})" for table in synced_tables()
    )

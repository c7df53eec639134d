"""The sum over what this computer has from the hub, to be compared with what the hub says it should have."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from fieldtech.sync.check import row_digest, sum_of
from fieldtech.sync.pending import ImageCache, Pending
from fieldtech.sync.plain import key_parts, key_text
from fieldtech.sync.rowstore import RowStore
from fieldtech.sync.shadows import Shadows
from fieldtech.sync.shapes import shapes, synced_tables


def own_sum(session: Session) -> tuple[int, str]:
    """How many rows, and the sum: of a row under pending operations it is what the hub has."""
    return sum_of(_digests(session))


def _digests(session: Session) -> Iterator[bytes]:
    shadows = Shadows(session, RowStore(session), Pending(session, ImageCache()))
    names = set(shadows.every())
    for table in synced_tables():
        shape = shapes()[table]
        for row in session.connection().exec_driver_sql(f'SELECT {shape.selected} FROM "{table}"'):
            values = shape.plain(row[1:])
            key = shape.key(values)
            if (table, key_text(key)) not in names:
                yield row_digest(table, key, values)
    for (table, name), shadow in shadows.get(names).items():
        if shadow.body is not None and table in shapes():
            yield row_digest(table, key_parts(name), shadow.body)

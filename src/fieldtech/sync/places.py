"""Facts stand in the order of the hub; what is pending here stands behind all that is confirmed.

``RowStore`` gives a confirmed row its place. Afterwards pending rows may lie before a fact that came from elsewhere:
they go to the end, in device order.
"""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from fieldtech.sync.pending import Pending
from fieldtech.sync.plain import key_parts
from fieldtech.sync.rowstore import RowStore
from fieldtech.sync.shadows import Shadows


def pending_to_the_end(
    session: Session, store: RowStore, pending: Pending, shadows: Shadows, tables: Iterable[str]
) -> None:
    """Put the pending rows of these tables behind the confirmed ones."""
    for table in sorted(set(tables)):
        made = list(pending.new_in(table))
        views = shadows.get((table, key) for key in made)
        unconfirmed = [key for key in made if (view := views.get((table, key))) is None or view.body is None]
        held = store.read(table, [key_parts(key) for key in unconfirmed])
        places = {held[key].place for key in unconfirmed if key in held}
        if not places:
            continue
        last = _last_but(session, table, places)
        if min(places) < last:
            for key in unconfirmed:
                if key in held:
                    store.to_end(table, held[key].place)


def _last_but(session: Session, table: str, places: set[int]) -> int:
    """The last place that is none of these; they are few and mostly the last ones."""
    query = f'SELECT rowid FROM "{table}" ORDER BY rowid DESC LIMIT ?'
    found = session.connection().exec_driver_sql(query, (len(places) + 1,)).scalars().all()
    return next((int(place) for place in found if place not in places), 0)

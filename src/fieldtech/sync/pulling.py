"""Taking rows from the hub: over them goes what is pending here, and what the hub has confirmed is settled."""

import logging
from collections.abc import Callable, Iterable

from sqlalchemy import text
from sqlalchemy.orm import Session

from fieldtech.model.blob_names import blobs_named
from fieldtech.model.syncing import SyncState
from fieldtech.store.many import insert_many
from fieldtech.sync.fitting import misfit
from fieldtech.sync.messages import HubRow, PullAnswer
from fieldtech.sync.pending import ImageCache, Pending, RowName
from fieldtech.sync.places import pending_to_the_end
from fieldtech.sync.plain import Row, key_parts, key_text
from fieldtech.sync.rowstore import RowStore, Wanted
from fieldtech.sync.shadows import Shadow, Shadows
from fieldtech.sync.shapes import KEPT_COLUMNS, shapes, synced_tables

HasBlob = Callable[[str], bool]
_LOG = logging.getLogger(__name__)

_READY = text("SELECT op_id FROM outbox WHERE settled = 0 AND result IN ('ok', 'review') AND hub_seq <= :cursor")
_SETTLE = text("UPDATE outbox SET settled = 1 WHERE op_id = :op")
_SEEN = "INSERT OR IGNORE INTO sync_seen (table_name, key)"
_UNSEEN = "DELETE FROM sync_seen WHERE table_name = ? AND key = ?"
_STALE = "INSERT OR IGNORE INTO search_stale (table_name, key)"
_WANTED = text(
    "INSERT INTO blob_states (sha, state) VALUES (:sha, 'wanted') "
    "ON CONFLICT (sha) DO UPDATE SET state = 'wanted' WHERE state = 'confirmed'"
)
_SHEETS = text("SELECT lower(hex(id)) FROM sheet_files WHERE order_id NOT IN (SELECT id FROM orders)")


class Receiving:
    """One transaction in which this computer's rows come nearer to the hub's; end it with ``finish``."""

    def __init__(self, session: Session, cache: ImageCache, has_blob: HasBlob) -> None:
        self._session = session
        self._has_blob = has_blob
        self._store = RowStore(session)
        self._pending = Pending(session, cache)
        self._shadows = Shadows(session, self._store, self._pending)

    def take(self, state: SyncState, answer: PullAnswer) -> None:
        """One page of a pull."""
        rows = [row for row in answer.rows if row.table in shapes() and row.seq > state.cursor and _fits(row)]
        names = {(row.table, key_text(row.key)): row for row in rows}
        if state.full:
            self._note_seen(names)
        shadowed = self._shadows.get(names).keys() | {n for n, row in names.items() if row.gone and n in self._pending}
        self._shadows.put({name: _shadow(names[name]) for name in shadowed})
        self._write({name: row for name, row in names.items() if name not in shadowed})
        state.cursor = max(state.cursor, answer.cursor)
        self._shadows.rebase(shadowed | self.settle(state.cursor))
        self._want_blobs(rows)
        if not answer.more and state.full:
            self._evict_unseen()
            state.full = False
        if not answer.more:
            self._shadows.rebase_waiting()

    def settle(self, cursor: int) -> set[RowName]:
        """Operations whose rows this computer has from the hub by now; the rows to be made anew."""
        ready: list[bytes] = list(self._session.execute(_READY, {"cursor": cursor}).scalars())
        return self._taken_out(ready)

    def take_out(self, ops: Iterable[bytes]) -> None:
        """Rejected operations: their rows fall back to what the hub has."""
        names = self._taken_out(list(ops))
        if names:
            self._shadows.rebase(names)
            self._shadows.rebase_waiting()

    def settle_up_to(self, cursor: int) -> None:
        """Settle and make the rows anew."""
        self._shadows.rebase(self.settle(cursor))

    def finish(self) -> None:
        """Places of pending rows, sheets of orders that are gone, and what the search has to learn."""
        changed = self._store.changed
        pending_to_the_end(self._session, self._store, self._pending, self._shadows, {table for table, _key in changed})
        if any(table == "orders" for table, _key in changed):
            self._remove_sheets()
        insert_many(self._session.connection(), _STALE, sorted(changed))

    def _taken_out(self, ops: list[bytes]) -> set[RowName]:
        if not ops:
            return set()
        names = self._pending.settle(ops)
        self._session.execute(_SETTLE, [{"op": op} for op in ops])
        return names

    def _write(self, rows: dict[RowName, HubRow]) -> None:
        gone: dict[str, list[list[object]]] = {}
        wanted: list[Wanted] = []
        for (table, name), row in rows.items():
            if row.gone:
                gone.setdefault(table, []).append(row.key)
            elif values := self._allowed(row):
                wanted.append(Wanted(table, row.key, values, row.place, name))
        for table, keys in gone.items():
            held = self._store.read(table, keys)
            self._store.remove(table, [key_parts(name) for name in held])
        failed = self._store.put(wanted)  # something here has their number: they wait
        self._shadows.put({(row.table, row.name): Shadow(row.values, row.place) for row in failed})

    def _allowed(self, row: HubRow) -> Row:
        """The values this computer takes: of computers their public half, and never its own row."""
        columns = KEPT_COLUMNS.get(row.table)
        if columns is None:
            return row.values
        own = text("SELECT 1 FROM devices WHERE is_this AND lower(hex(id)) = :key")
        if self._session.execute(own, {"key": row.key[0]}).first() is not None:
            return {}
        return {name: value for name, value in row.values.items() if name in columns}

    def _note_seen(self, rows: dict[RowName, HubRow]) -> None:
        connection = self._session.connection()
        insert_many(connection, _SEEN, [name for name, row in rows.items() if not row.gone])
        if gone := [name for name, row in rows.items() if row.gone]:
            connection.exec_driver_sql(_UNSEEN, gone)

    def _evict_unseen(self) -> None:
        """After a full pull: what the hub did not send is not there any more; what is pending keeps its row.

        Also the row that an operation only speaks of, until the operation is settled.
        """
        seen = {(row[0], row[1]) for row in self._session.execute(text("SELECT table_name, key FROM sync_seen"))}
        lost = [name for name in self._shadows.every() if name not in seen]
        self._shadows.put(dict.fromkeys(lost, Shadow(None)))
        self._shadows.rebase(lost)
        for table in synced_tables():
            held = {key for key in self._unseen(table) if (table, key) not in seen}
            self._shadows.put({(table, key): Shadow(None) for key in held if (table, key) in self._pending})
            held -= {key for name, key in self._shadows.get((table, key) for key in held)}
            self._store.remove(table, [key_parts(key) for key in sorted(held)])
        self._session.execute(text("DELETE FROM sync_seen"))

    def _unseen(self, table: str) -> list[str]:
        """Keys of rows that were not seen, unless the database writes a key in another way: then some that were."""
        shape = shapes()[table]
        parts = [shape.by_name[name] for name in shape.keys]
        names = ", ".join(f'"{part.column}"' for part in parts)
        said = ", ".join(f'lower(hex("{p.column}"))' if p.is_binary else f'"{p.column}"' for p in parts)
        seen = "SELECT key FROM sync_seen WHERE table_name = ?"
        query = f'SELECT {names} FROM "{table}" WHERE json_array({said}) NOT IN ({seen})'
        found = self._session.connection().exec_driver_sql(query, (table,))
        return [key_text([part.to_plain(value) for part, value in zip(parts, row, strict=True)]) for row in found]

    def _want_blobs(self, rows: list[HubRow]) -> None:
        named = {sha for row in rows if not row.gone for sha in blobs_named(row.table, row.values)}
        if missing := sorted(sha for sha in named if not self._has_blob(sha)):
            self._session.execute(_WANTED, [{"sha": sha} for sha in missing])

    def _remove_sheets(self) -> None:
        """Sheets written here of orders that left: they hold others' data and can be written again."""
        keys = list(self._session.execute(_SHEETS).scalars())
        for key in keys:
            self._session.execute(text("INSERT OR IGNORE INTO evicted VALUES ('sheet_files', :key)"), {"key": key})
            self._session.execute(text("DELETE FROM sheet_files WHERE lower(hex(id)) = :key"), {"key": key})
            self._session.execute(text("DELETE FROM evicted WHERE key = :key"), {"key": key})


def _fits(row: HubRow) -> bool:
    """What cannot be kept here is put aside: one such row must not stop the page, and every one after it."""
    wrong = misfit(row.table, row.key, {} if row.gone else row.values)
    if wrong:
        _LOG.warning("a row of %s from the hub cannot be kept: %s", row.table, wrong)
    return not wrong


def _shadow(row: HubRow) -> Shadow:
    return Shadow(None if row.gone else row.values, row.place)

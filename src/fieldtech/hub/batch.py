"""The rows some pushes touch, read once, changed in memory and written at once."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from fieldtech.hub.engine import among, drop, put
from fieldtech.hub.refs import Ref, refs_of, singles_of
from fieldtech.hub.rows import Stored, ident_of, stored_of
from fieldtech.hub.tables import BALANCES, REFS, ROWS

Balance = tuple[str, str]
_LISTED = frozenset({"users", "stock_locations"})
"""Tables that are read as a whole."""
_OF_ORDER = frozenset({"install_rows", "placements", "stock_moves", "swaps", "visit_objects"})


class Batch:
    """What the hub has, with what the operations accepted so far have changed.

    An operation works on a draft (``stage``) that ``keep`` makes valid and ``forget`` throws away, so that one that
    fails half-way leaves nothing behind.
    """

    def __init__(self, connection: Connection, seq: int) -> None:
        self.connection = connection
        self.seq = seq
        self._rows: dict[str, Stored | None] = {}
        self._draft: dict[str, Stored] = {}
        self._refs: dict[str, set[Ref]] = {}
        self._singles: dict[Ref, set[str]] = {}
        self._balances: dict[Balance, int] = {}
        self._draft_balances: dict[Balance, int] = {}
        self._written: dict[str, None] = {}
        self._born: dict[str, dict[str, None]] = {}
        self._tables: dict[str, dict[str, None]] = {}
        self._moved: set[Balance] = set()

    # reading
    def load(self, idents: Iterable[str]) -> None:
        """Read rows that are not read yet."""
        wanted = sorted(set(idents) - self._rows.keys())
        if not wanted:
            return
        self._rows.update(dict.fromkeys(wanted))
        for row in self.connection.execute(select(ROWS).where(among(self.connection, ROWS.c.ident, wanted))):
            self._take(row.ident, stored_of(row))

    def load_tables(self) -> None:
        """All rows of the small tables of which every judgement needs some."""
        for row in self.connection.execute(select(ROWS).where(ROWS.c.table_name.in_(sorted(_LISTED)))):
            if self._rows.get(row.ident) is None:
                self._take(row.ident, stored_of(row))

    def load_singles(self, wanted: Iterable[Ref]) -> None:
        """Read who has what may be there only once."""
        singles = set(wanted)
        self._singles |= {single: set() for single in singles if single not in self._singles}
        if not singles:
            return
        query = select(REFS).where(REFS.c.kind.in_(sorted({kind for kind, _ in singles})))
        for row in self.connection.execute(
            query.where(among(self.connection, REFS.c.ref, {ref for _, ref in singles}))
        ):
            self._singles.setdefault((row.kind, row.ref), set()).add(row.ident)

    def load_balances(self, places: Iterable[str]) -> None:
        """Read how many parts are at these places."""
        wanted = sorted(set(places))
        if wanted:
            query = select(BALANCES).where(among(self.connection, BALANCES.c.location, wanted))
            for row in self.connection.execute(query):
                self._balances.setdefault((row.location, row.part), row.quantity)

    # looking
    def get(self, ident: str) -> Stored | None:
        """The row as it stands now, also one that is gone."""
        found = self._draft.get(ident)
        if found is not None:
            return found
        if ident not in self._rows:
            self.load([ident])
        return self._rows[ident]

    def row(self, table: str, key: list[Any]) -> Stored | None:
        """The row unless it is gone."""
        found = self.get(ident_of(table, key))
        return None if found is None or found.gone else found

    def rows_of(self, table: str) -> Iterator[Stored]:
        """The rows of a table that were read or made here."""
        named = [*self._tables.get(table, ()), *(ident for ident in self._draft if ident.startswith(f"{table} "))]
        for ident in dict.fromkeys(named):
            row = self.get(ident)
            if row is not None and not row.gone:
                yield row

    def of_order(self, order: str, tables: frozenset[str] = _OF_ORDER) -> list[Stored]:
        """What was fitted, planned, set aside or booked for an order: read when somebody asks, which is rare."""
        named = self._read_refs("order", [order], tables)
        known = [row for row in self._rows.values() if row is not None and row.table in tables]
        found = dict.fromkeys([*named, *(row.ident for row in known if row.values.get("order_id") == order)])
        return [row for ident in found if (row := self.get(ident)) is not None and not row.gone]

    def pointing(self, kind: str, ref: str, tables: frozenset[str]) -> list[Stored]:
        """The rows of these tables that point at something (``refs``), also those that came just now."""
        named = dict.fromkeys(self._read_refs(kind, [ref], tables))
        known = [row for row in self._rows.values() if row is not None and row.table in tables]
        named |= dict.fromkeys(row.ident for row in known if (kind, ref) in refs_of(row))
        return [row for ident in named if (row := self.get(ident)) is not None and not row.gone]

    def holders(self, single: Ref) -> set[str]:
        """The rows that have what may be there only once."""
        return self._singles.get(single, set())

    def is_in_crew(self, order: str, login: str) -> bool:
        """Whether he works on the order beside its technician."""
        return self.row("crew_members", [order, login]) is not None

    def balance(self, location: str, part: str) -> int:
        """How many are there now."""
        pair = (location, part)
        return self._draft_balances.get(pair, self._balances.get(pair, 0))

    # changing
    def stage(self, row: Stored) -> None:
        """The draft of the present operation."""
        self.seq += 1
        row.seq = self.seq
        row.place = row.place or self.seq
        self._draft[row.ident] = row

    def stage_move(self, location: str, part: str, quantity: int) -> int:
        """Book a move of parts in the draft; how many are there then."""
        after = self.balance(location, part) + quantity
        self._draft_balances[(location, part)] = after
        return after

    def keep(self) -> None:
        """What the present operation drafted counts from now on."""
        for ident, row in self._draft.items():
            if self._rows.get(ident) is None:
                self._born.setdefault(row.table, {})[ident] = None
            self._rows[ident] = row
            self._written[ident] = None
            if row.table in _LISTED:
                self._note(ident, row)
            for single in singles_of(row):
                self._singles.setdefault(single, set()).add(ident)
        self._balances.update(self._draft_balances)
        self._moved |= self._draft_balances.keys()
        self._draft, self._draft_balances = {}, {}

    def forget(self, seq: int) -> None:
        """The present operation leaves nothing behind."""
        self._draft, self._draft_balances = {}, {}
        self.seq = seq

    def write(self) -> None:
        """Put everything that changed into the database."""
        rows = [row for ident in self._written if (row := self._rows[ident]) is not None]
        put(self.connection, ROWS, [row.to_tuple() for row in rows])
        now = {row.ident: refs_of(row) for row in rows}
        before = {ident: self._refs[ident] for ident in now if ident in self._refs}
        drop(self.connection, REFS, [(*ref, ident) for ident, refs in before.items() for ref in refs - now[ident]])
        new = [(*ref, ident) for ident, refs in now.items() for ref in refs if ref not in before.get(ident, ())]
        put(self.connection, REFS, sorted(new))
        put(self.connection, BALANCES, [(*pair, self._balances[pair]) for pair in sorted(self._moved)])

    def born(self, table: str) -> list[str]:
        """The rows of a table that were not there before."""
        return list(self._born.get(table, ()))

    def _read_refs(self, kind: str, refs: list[str], tables: frozenset[str]) -> list[str]:
        if not refs:
            return []
        wanted = select(REFS.c.ident).where(REFS.c.kind == kind, among(self.connection, REFS.c.ref, sorted(refs)))
        found = sorted(i for i in self.connection.scalars(wanted) if i.partition(" ")[0] in tables)
        self.load(found)
        return found

    def _take(self, ident: str, row: Stored) -> None:
        self._rows[ident] = row
        self._refs[ident] = refs_of(row)
        self._note(ident, row)

    def _note(self, ident: str, row: Stored) -> None:
        if row.table in _LISTED:
            self._tables.setdefault(row.table, {})[ident] = None

"""What a computer gets after its cursor, and the sum over what it should have."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, literal, select, union_all

from fieldtech.hub.devices import Computer
from fieldtech.hub.engine import among
from fieldtech.hub.rows import key_of, read_json
from fieldtech.hub.state import seq
from fieldtech.hub.tables import GRANTS, ROWS
from fieldtech.hub.visibility import OFFICE, shown_values, withheld
from fieldtech.sync.check import sum_of_hex
from fieldtech.sync.messages import HubRow

MOST_ROWS = 5_000
_COLUMNS = (ROWS.c.ident, ROWS.c.place, ROWS.c.row_values, ROWS.c.gone)


@dataclass(frozen=True)
class Page:
    """Rows in the hub's order up to the cursor."""

    rows: list[HubRow]
    cursor: int
    more: bool


def page(connection: Connection, computer: Computer, roles: frozenset[str], cursor: int, limit: int) -> Page:
    """The next rows for the computer, of a technician's up to where his share was worked out.

    What another computer committed after that may bring rows into his share whose numbers are below the hub's last.
    """
    limit = max(1, min(limit, MOST_ROWS))
    last = seq(connection) if computer.scope == OFFICE else computer.granted_seq
    found = list(connection.execute(_feed(computer, cursor, last, limit + 1)))
    more = len(found) > limit
    found = found[:limit]
    hidden = withheld(connection, roles)
    rows = [_shown(computer, item) for item in found if item.ident not in hidden]
    return Page(rows, found[-1].feed if more else max(cursor, last), more)


def checked(connection: Connection, computer: Computer, roles: frozenset[str]) -> tuple[int, str]:
    """How many rows the computer should have, and the sum over them."""
    wanted = select(ROWS.c.digest).where(ROWS.c.gone == 0, ROWS.c.table_name != "devices")
    if computer.scope != OFFICE:
        mine = (GRANTS.c.device == computer.id) & (GRANTS.c.gone == 0)
        wanted = wanted.join(GRANTS, GRANTS.c.ident == ROWS.c.ident).where(mine)
    if hidden := withheld(connection, roles):
        wanted = wanted.where(~among(connection, ROWS.c.ident, hidden))
    return sum_of_hex(connection.scalars(wanted))


def _feed(computer: Computer, cursor: int, last: int, limit: int) -> Any:
    """Rows that changed and rows that were granted or taken away, each under the later number of the two."""
    mine = ROWS.join(GRANTS, (GRANTS.c.ident == ROWS.c.ident) & (GRANTS.c.device == computer.id))
    granted = select(*_COLUMNS, GRANTS.c.gone.label("taken"), GRANTS.c.seq.label("feed")).select_from(mine)
    granted = granted.where(GRANTS.c.seq > cursor, (GRANTS.c.seq >= ROWS.c.seq) | (GRANTS.c.gone == 1))
    changed = select(*_COLUMNS, literal(0).label("taken"), ROWS.c.seq.label("feed")).where(ROWS.c.seq > cursor)
    if computer.scope == OFFICE:
        granted = granted.where(GRANTS.c.seq > ROWS.c.seq, GRANTS.c.gone == 0)
    else:
        changed = changed.select_from(mine).where(GRANTS.c.gone == 0, ROWS.c.seq > GRANTS.c.seq)
    parts = [query.order_by("feed").limit(limit).subquery().select() for query in (granted, changed)]
    both = union_all(*parts).subquery()
    return select(both).where(both.c.feed <= last).order_by(both.c.feed).limit(limit)


def _shown(computer: Computer, row: Any) -> HubRow:
    table, key = key_of(row.ident)
    if row.gone or row.taken:
        return HubRow(table, key, row.feed, gone=True, place=row.place)
    values = shown_values(table, read_json(row.row_values), computer.logins)
    return HubRow(table, key, row.feed, values, place=row.place)

"""Whose photos and documents a computer may send and fetch: those named by a row it may have or made itself.

It may also send those of orders it once had: a laptop that was handed on still holds the photos of the one who worked
on it before.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from fieldtech.hub.devices import Computer
from fieldtech.hub.engine import among
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.grants import ever_had, holds
from fieldtech.hub.refs import is_sha, order_of
from fieldtech.hub.rows import ident_of, read_json
from fieldtech.hub.tables import REFS, ROWS
from fieldtech.hub.visibility import OFFICE, roles_of, scope_of


def require_blob(connection: Connection, computer: Computer, sha: str, *, giving: bool = False) -> None:
    """Raises HubRefused for a file that no row names, or none of this computer's; both look the same."""
    wanted = select(REFS.c.ident).where(REFS.c.kind == "file", REFS.c.ref == sha)
    named = list(connection.scalars(wanted)) if is_sha(sha) else []
    if not named or not (_may_have(connection, computer, named) or (giving and _had(connection, computer, named))):
        raise HubRefused("blob_unknown", 404)


def _may_have(connection: Connection, computer: Computer, named: list[str]) -> bool:
    if scope_of(roles_of(connection, computer.logins)) == OFFICE:
        return True
    made = select(ROWS.c.ident).where(among(connection, ROWS.c.ident, named))
    made = made.where(among(connection, ROWS.c.by, computer.logins))
    return bool(holds(connection, computer, named)) or connection.scalar(made.limit(1)) is not None


def _had(connection: Connection, computer: Computer, named: list[str]) -> bool:
    return bool(ever_had(connection, computer, [*named, *_orders(connection, named)]))


def _orders(connection: Connection, named: list[str]) -> Iterator[str]:
    found = select(ROWS.c.table_name, ROWS.c.row_values).where(among(connection, ROWS.c.ident, named))
    for row in connection.execute(found):
        if order := order_of(row.table_name, [], read_json(row.row_values)):
            yield ident_of("orders", [order])

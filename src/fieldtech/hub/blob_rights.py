"""Whose photos and documents a computer may send and fetch: those named by a row it may have or made itself."""

from sqlalchemy import Connection, select

from fieldtech.hub.devices import Computer
from fieldtech.hub.engine import among
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.grants import holds
from fieldtech.hub.refs import is_sha
from fieldtech.hub.tables import REFS, ROWS
from fieldtech.hub.visibility import OFFICE, roles_of, scope_of


def require_blob(connection: Connection, computer: Computer, sha: str) -> None:
    """Raises HubRefused for a file that no row names, or none of this computer's; both look the same."""
    wanted = select(REFS.c.ident).where(REFS.c.kind == "file", REFS.c.ref == sha)
    named = list(connection.scalars(wanted)) if is_sha(sha) else []
    if named and scope_of(roles_of(connection, computer.logins)) != OFFICE:
        made = select(ROWS.c.ident).where(among(connection, ROWS.c.ident, named))
        made = made.where(among(connection, ROWS.c.by, computer.logins))
        named = [*holds(connection, computer, named), *connection.scalars(made)]
    if not named:
        raise HubRefused("blob_unknown", 404)

"""What a technician's computer may have, kept with the number at which each row came or went."""

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from fieldtech.hub.devices import Computer, note
from fieldtech.hub.engine import among, put
from fieldtech.hub.state import seq, set_seq
from fieldtech.hub.tables import GRANTS, ROWS
from fieldtech.hub.visibility import OFFICE, TECHNICIAN, share_of, users_named


def refresh(connection: Connection, computer: Computer, scope: str, cursor: int = 0) -> None:
    """Write down what came and what went since the last time; the caller holds the writing transaction.

    ``cursor`` is up to where the computer has read.
    """
    last = seq(connection)
    if scope == computer.scope and (scope == OFFICE or computer.granted_seq == last):
        return
    had = {
        row.ident: row.gone
        for row in connection.execute(select(GRANTS.c.ident, GRANTS.c.gone).where(GRANTS.c.device == computer.id))
    }
    wanted: set[str] = set()
    if scope == TECHNICIAN:
        wanted = share_of(connection, computer.logins)
    elif scope == OFFICE:  # what came later is in the feed anyway
        old = (ROWS.c.gone == 0) & (ROWS.c.seq <= computer.granted_seq)
        wanted = set(connection.scalars(select(ROWS.c.ident).where(old)))
    if computer.scope == OFFICE:
        _write_had(connection, computer, had, wanted, cursor)
    _write(connection, computer, scope, had, wanted)
    note(connection, computer.id, scope=scope, granted_seq=seq(connection))


def _write_had(
    connection: Connection, computer: Computer, had: dict[str, int], wanted: set[str], cursor: int
) -> None:  # fmt: skip
    """What an office computer has without a grant, of which it keeps what its people now may have.

    What came after it last read it never had: neither is it taken away, nor may anybody say he once saw it.
    """
    query = select(ROWS.c.ident, ROWS.c.seq, ROWS.c.gone).where(ROWS.c.place <= cursor)
    kept = {row.ident: row for row in connection.execute(query)}
    had |= {ident: row.gone for ident, row in kept.items()}
    grants = [(computer.id, ident, kept[ident].seq, 0) for ident in sorted(wanted & kept.keys())]
    put(connection, GRANTS, grants)


def tell_again(connection: Connection, logins: Iterable[str]) -> None:
    """These people came to a computer or left it: their rows go out once more, with the PIN or without it.

    The new number also makes every computer's share be worked out anew.
    """
    first, idents = seq(connection) + 1, users_named(connection, logins)
    for number, ident in enumerate(idents, first):
        connection.execute(update(ROWS).where(ROWS.c.ident == ident).values(seq=number))
    set_seq(connection, first + len(idents))


def ever_had(connection: Connection, computer: Computer, idents: Iterable[str]) -> set[str]:
    """Which of these rows the computer has or had."""
    query = select(GRANTS.c.ident).where(GRANTS.c.device == computer.id)
    return set(connection.scalars(query.where(among(connection, GRANTS.c.ident, sorted(set(idents))))))


def holds(connection: Connection, computer: Computer, idents: Iterable[str]) -> set[str]:
    """Which of these rows the computer has now."""
    query = select(GRANTS.c.ident).where(GRANTS.c.device == computer.id, GRANTS.c.gone == 0)
    return set(connection.scalars(query.where(among(connection, GRANTS.c.ident, sorted(set(idents))))))


def _write(connection: Connection, computer: Computer, scope: str, had: dict[str, int], wanted: set[str]) -> None:
    last = seq(connection)
    came = {ident for ident in wanted if had.get(ident, 1)}
    went = set() if scope == OFFICE else {ident for ident, gone in had.items() if not gone} - wanted
    if not came and not went:
        return
    query = select(ROWS.c.ident, ROWS.c.seq).where(among(connection, ROWS.c.ident, sorted(came)))
    seqs = {row.ident: row.seq for row in connection.execute(query)}
    rows = []
    for ident in sorted(came, key=lambda name: seqs[name]):
        if seqs[ident] <= computer.granted_seq:
            last += 1
        rows.append((computer.id, ident, last if seqs[ident] <= computer.granted_seq else seqs[ident], 0))
    for ident in sorted(went):
        last += 1
        rows.append((computer.id, ident, last, 1))
    put(connection, GRANTS, rows)
    set_seq(connection, last)

"""Files that the office had whole, lost to a bad disk, and asks for: who still has one sends it once more."""

from collections.abc import Sequence

from sqlalchemy import text

from fieldtech.errors import MachineError
from fieldtech.store.database import Database
from fieldtech.sync.files import Shelf
from fieldtech.sync.outbox import unconfirm

_AGAIN = text("UPDATE blob_states SET state = 'here' WHERE sha = :sha AND state = 'confirmed'")


def asked_again(database: Database, shelf: Shelf, names: Sequence[str]) -> int:
    """How many of these files are sound here and go with what is sent next."""
    sound = [sha for sha in names if _is_sound(shelf, sha)]
    if not sound:
        return 0
    with database.transaction() as session:
        found = [session.execute(_AGAIN, {"sha": sha}) for sha in sound]
        unconfirm(session)
    return sum(int(getattr(one, "rowcount", 0)) for one in found)


def _is_sound(shelf: Shelf, sha: str) -> bool:
    try:
        return bool(shelf.get(sha))
    except MachineError:
        return False

"""What a sheet of one order carries to the office: a bundle as any other, small enough for an email.

The hub takes operations of a computer only without a gap, so it holds everything pending and not the order's own
alone. Of the files only the order's own go along, the small ones first, as many as fit; the others follow another way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select, text
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.local import Op
from fieldtech.model.syncing import BlobState
from fieldtech.store.database import Database
from fieldtech.sync.bundle import Work, work_file
from fieldtech.sync.carried import hand_over, registration, sound, work_of
from fieldtech.sync.envelope import BadBundle
from fieldtech.sync.files import Shelf

MOST_CARGO = 6 * 1024 * 1024
"""Bytes of an encrypted bundle in a sheet: with the sheet and as an attachment below ten million."""
MOST_PICTURES = 4 * 1024 * 1024
_MOST_TEXT = 64 * 1024 * 1024  # of operations, which would never become small enough; not even tried
_SIZE = text("SELECT sum(length(fields)) FROM outbox WHERE result IN ('', 'deferred')")
_UNCONFIRMED = ("here", "handed_over")


@dataclass(frozen=True)
class Cargo:
    """The bundle, and what is in it: operations by their ids, files by their hashes; ``left`` files did not fit."""

    data: bytes
    device: str
    ops: tuple[str, ...]
    files: tuple[str, ...]
    left: int


def cargo_for(
    database: Database, shelf: Shelf, order: Id, now: datetime, secret: bytes, *, version: str = "",
    pictures: int = MOST_PICTURES, most: int = MOST_CARGO,
) -> Cargo | None:  # fmt: skip
    """Everything pending for a sheet of this order; None when nothing of the order is, or it is too much.

    Raises Refused ``not_registered``. Nothing is called handed over yet: the sheet still lies on this computer.
    """
    with database.reading() as session:
        state = registration(session)
        mine = list(session.scalars(_unconfirmed(order)))
        if not mine or (session.scalar(_SIZE) or 0) > _MOST_TEXT:
            return None
        named = _unsent(session, dict.fromkeys(sha for op in mine for sha in op.blobs))
        work = work_of(session, state, now, version)
    chosen = _fitting(shelf, named, pictures)
    for files in (chosen, {}) if chosen else ({},):
        data = _written(work, files, state.device_id, bytes.fromhex(state.keys["office"]), secret)
        if data is not None and len(data) <= most:
            ops = tuple(op.op_id for op in work.ops)
            return Cargo(data, state.device_id, ops, tuple(files), len(named) - len(files))
    return None


def cargo_left(database: Database, device: str, ops: Iterable[str], files: Iterable[str]) -> None:
    """The sheet left this computer: what it carries is handed over, unless the computer registered anew since."""
    with database.reading() as session:
        if registration(session).device_id != device:
            return
    hand_over(database, list(ops), list(files))


def _unconfirmed(order: Id) -> Select[Op]:
    """The operations that speak of the order, in their fields or in the rows they wrote."""
    about = or_(Op.row == order.hex, func.instr(text("fields"), order.hex) > 0)
    return select(Op).where(Op.state.in_(_UNCONFIRMED), about).order_by(Op.dev_seq)


def _unsent(session: Session, names: Iterable[str]) -> list[str]:
    states = {row.sha: row.state for row in session.scalars(select(BlobState))}
    return [sha for sha in names if states.get(sha) in _UNCONFIRMED]


def _fitting(shelf: Shelf, names: list[str], room: int) -> dict[str, bytes]:
    sizes = {sha: len(data) for sha in names if (data := sound(shelf, sha)) is not None}  # one at a time in memory
    chosen: dict[str, bytes] = {}
    for sha in sorted(sizes, key=lambda sha: (sizes[sha], sha)):
        room -= sizes[sha]
        if room < 0:
            break
        chosen[sha] = shelf.get(sha)
    return chosen


def _written(work: Work, files: dict[str, bytes], device: str, office: bytes, secret: bytes) -> bytes | None:
    try:
        return work_file(work, files, device=device, office=office, made=work.clock, secret=secret)
    except BadBundle:  # more than any bundle may hold
        return None

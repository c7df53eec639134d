"""The exchange by files: everything pending into ``.ftb`` files, and the office's reply out of one.

What is in a written file is *handed over*; only the office's answer, by whatever way it comes, makes it *confirmed*.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from fieldtech.errors import Cancelled, MachineError
from fieldtech.files import write_atomically
from fieldtech.model.base import Id, moment_text
from fieldtech.model.local import Op
from fieldtech.model.syncing import BlobState, SyncState
from fieldtech.store.database import Database
from fieldtech.store.failures import os_failures_told
from fieldtech.sync.asked import asked_again
from fieldtech.sync.bundle import MOST_FILES, Reply, Work, header_of, open_reply, portions, work_file
from fieldtech.sync.channel import FORK, Refused
from fieldtech.sync.envelope import BadBundle
from fieldtech.sync.exchange import Exchange
from fieldtech.sync.files import Shelf
from fieldtech.sync.keys import public_of
from fieldtech.sync.outbox import confirm, every_waiting, mark_handed_over
from fieldtech.sync.registration import is_past, state_of

MOST_WANTED = 1_000
_UNSENT = ("here", "handed_over")
_PHOTOS_IN_A_FILE = 96 * 1024 * 1024  # bytes: a stick takes more, an old laptop's memory does not


@dataclass(frozen=True)
class Written:
    """The files written, and how many operations and photos or documents are in them."""

    files: tuple[Path, ...]
    ops: int
    blobs: int


@dataclass(frozen=True)
class Replied:
    """What a reply said: operations answered, rows brought, files confirmed and files brought.

    ``again`` of the answers were known here before.
    """

    answered: int
    rows: int
    confirmed: int
    brought: int
    again: int = 0


def write_bundles(
    database: Database, shelf: Shelf, path: Path, now: datetime, secret: bytes, *, version: str = "",
    most: int = _PHOTOS_IN_A_FILE, progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Written:  # fmt: skip
    """Write ``path`` and, when the photos are too many, ``path-2`` and so on; raises Refused, BadBundle, MachineError.

    They are on the disk before anything is called handed over. When ``progress`` raises Cancelled none is left.
    """
    with database.reading() as session:
        state = registration(session)
        work = work_of(session, state, now, version)
    sizes = [(sha, len(data)) for sha in work.offers if (data := sound(shelf, sha)) is not None]
    paths: list[Path] = []
    parts = portions(sizes, most)
    for number, names in enumerate(parts, 1):
        _may_go_on(progress, number - 1, len(parts), paths)
        files = {sha: shelf.get(sha) for sha in names}
        data = work_file(
            work, files, device=state.device_id, office=bytes.fromhex(state.keys["office"]), made=work.clock,
            secret=secret,
        )  # fmt: skip
        target = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        with os_failures_told(target):
            write_atomically(target, data)
        paths.append(target)
    hand_over(database, [op.op_id for op in work.ops], [sha for sha, _size in sizes])
    return Written(tuple(paths), len(work.ops), len(sizes))


def _may_go_on(progress: Callable[[int, int], None], done: int, total: int, written: list[Path]) -> None:
    try:
        progress(done, total)
    except Cancelled:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def read_reply(database: Database, shelf: Shelf, exchange: Exchange, data: bytes, secret: bytes) -> Replied:
    """Take in the office's reply; raises BadBundle and Refused, and then nothing of it was taken in.

    A late one, or one that came before, says nothing new; one from before a restore of the hub is refused.
    """
    header = header_of(data, "reply")
    if header.receiver != public_of(secret).hex():
        raise BadBundle("bundle_other_computer")
    with database.reading() as session:
        state = registration(session)
    reply, files = open_reply(data, office=bytes.fromhex(state.keys["office"]), secret=secret)
    if reply.device not in ("", state.device_id):
        return Replied(0, 0, 0, 0)  # by its answers an operation would be left out, and the hub wait for its number
    if _is_outdated(state, reply):
        raise BadBundle("bundle_of_another_time")
    if _has_any(database, reply.apart):
        raise Refused(FORK)
    again = _answered(database, [ack.op_id for ack in reply.answer.acks])
    exchange.take_acks(reply.answer)
    since, rows = reply.since, 0
    for page in reply.pulls:
        exchange.take_rows(page, since)
        rows += len(page.rows) if page.cursor > state.cursor else 0
        since = page.cursor
    for content in files.values():
        shelf.put(content)
    confirmed = _note_files(database, reply.stored, _UNSENT)
    asked_again(database, shelf, reply.check.wants if reply.check is not None else ())
    return Replied(len(reply.answer.acks), rows, confirmed, _note_files(database, files, ("wanted",)), again)


def _is_outdated(state: SyncState, reply: Reply) -> bool:
    """Whether the hub was restored since, as far as can be told.

    A reply of another epoch is news only when its question was asked in the present one: asked earlier, it may have
    been answered before what this computer has heard since, and then an epoch that is over would count as the newest.
    """
    epoch = reply.answer.epoch
    return epoch != state.epoch and (is_past(state, epoch) or reply.asked not in ("", state.epoch))


def _has_any(database: Database, names: list[str]) -> bool:
    """Whether this computer has one of these operations: then it is the copy, or was put back and went on."""
    with database.reading() as session:
        return any(
            session.scalar(select(Op.op_id).where(Op.op_id.in_([Id(name) for name in names[at : at + 500]])).limit(1))
            for at in range(0, len(names), 500)
        )


def _answered(database: Database, names: list[str]) -> int:
    """How many of these operations had their answer before, by whatever way."""
    with database.reading() as session:
        return sum(
            session.scalar(
                select(func.count()).where(
                    Op.op_id.in_([Id(name) for name in names[at : at + 500]]), Op.acked_at.is_not(None)
                )
            )
            or 0
            for at in range(0, len(names), 500)
        )


def registration(session: Session) -> SyncState:
    """How this computer is registered; raises Refused ``not_registered``."""
    state = state_of(session)
    if state is None or "office" not in state.keys:
        raise Refused("not_registered")
    return state


def work_of(session: Session, state: SyncState, now: datetime, version: str) -> Work:
    """Everything this computer has not had answered, as a file says it; the files are named, not carried."""
    ops = list(every_waiting(session))
    offered = select(BlobState.sha).where(BlobState.state.in_(_UNSENT)).order_by(BlobState.sha)
    wanted = select(BlobState.sha).where(BlobState.state == "wanted").order_by(BlobState.sha).limit(MOST_WANTED)
    offers, wants = list(session.scalars(offered)), list(session.scalars(wanted))
    return Work(ops, state.cursor, state.epoch, moment_text(now), version, wants, offers)


def sound(shelf: Shelf, sha: str) -> bytes | None:
    """The bytes of a file; nothing for one that is gone or damaged, which the examination of the data says."""
    try:
        data = shelf.get(sha)
    except MachineError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha else None


def hand_over(database: Database, ops: list[str], blobs: list[str]) -> None:
    """They lie in a file that somebody carries; what the office confirmed stays confirmed."""
    with database.transaction() as session:
        for at in range(0, len(ops), MOST_FILES):
            mark_handed_over(session, ops[at : at + MOST_FILES])
        _set(session, blobs, ("here",), "handed_over")


def _note_files(database: Database, names: Iterable[str], before: tuple[str, ...]) -> int:
    with database.transaction() as session:
        count = _set(session, list(names), before, "confirmed")
        confirm(session)
    return count


def _set(session: Session, names: list[str], before: tuple[str, ...], after: str) -> int:
    count = 0
    for at in range(0, len(names), 500):
        chosen = BlobState.sha.in_(names[at : at + 500]) & BlobState.state.in_(before)
        found = session.execute(update(BlobState).where(chosen).values(state=after))
        count += int(getattr(found, "rowcount", 0))
    return count

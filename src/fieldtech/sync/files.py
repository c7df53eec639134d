"""Photos and documents on their way: up piece by piece until the hub has them, down until they are whole here.

A file is confirmed when the hub says that it has all of it; a broken connection goes on where it stopped, on both ways.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.orm import Session

from fieldtech.errors import MachineError
from fieldtech.store.database import Database
from fieldtech.sync.ahead import Ahead
from fieldtech.sync.channel import Channel, Refused
from fieldtech.sync.outbox import confirm, unconfirm

PIECE = 1024 * 1024
"""Bytes in one request."""
_NOTED = 16
"""Files the hub has are noted so many at a time; what a crash leaves out is asked for again."""

_TO_SEND = text("SELECT sha FROM blob_states WHERE state IN ('here', 'handed_over') ORDER BY sha")
_WANTED = text("SELECT sha FROM blob_states WHERE state = 'wanted' ORDER BY sha")
_SET = text("UPDATE blob_states SET state = :state WHERE sha = :sha")
_PARTS = text("SELECT data FROM blob_parts WHERE sha = :sha ORDER BY start")
_END = text("SELECT coalesce(max(start + length(data)), 0) FROM blob_parts WHERE sha = :sha")
_ADD = text("INSERT OR REPLACE INTO blob_parts (sha, start, data) VALUES (:sha, :start, :data)")
_DROP = text("DELETE FROM blob_parts WHERE sha = :sha")
LEFT = text(
    "SELECT sha FROM blob_states WHERE state = 'confirmed' "
    "AND NOT EXISTS (SELECT 1 FROM photos WHERE original_sha = sha OR shown_sha = sha) "
    "AND sha NOT IN (SELECT json_extract(body, '$.sha256') FROM entries WHERE kind = 'evidence' "
    "AND json_extract(body, '$.sha256') > '') "
    "AND sha NOT IN (SELECT json_extract(body, '$.sha256') FROM request_acts WHERE act = 'attached' "
    "AND json_extract(body, '$.sha256') > '') "
    "AND sha NOT IN (SELECT json_extract(item.value, '$.picture') FROM checklists, json_each(checklists.items) AS item "
    "WHERE json_extract(item.value, '$.picture') > '') "
    "AND sha NOT IN (SELECT json_extract(one.value, '$.sha256') FROM company_settings, "
    "json_each(company_settings.value, '$.documents') AS one WHERE json_extract(one.value, '$.sha256') > '')"
)
_FORGET = text("DELETE FROM blob_states WHERE sha = :sha")
NOT_THERE = frozenset({"blob_unknown", "blob_missing"})
_ABOUT_ONE = NOT_THERE | {"blob_hash_differs", "blob_gap", "blob_too_large"}
"""Refusals that say something of one file only: the others go on."""

Progress = Callable[[int, int], None]
GoingOn = Callable[[], None]
"""Said after every piece of a file; it may raise Cancelled, and the next time goes on at that piece."""


class Shelf(Protocol):
    """Where files are kept by their SHA-256; ``store.blobs.Blobs``."""

    def put(self, data: bytes) -> str:
        """Keep them."""

    def get(self, sha: str) -> bytes:
        """The bytes; raises MachineError."""

    def has(self, sha: str) -> bool:
        """Whether it is here."""

    def remove(self, sha: str) -> None:
        """Let go of it."""


class Files:
    """The files of one computer."""

    def __init__(self, database: Database, shelf: Shelf, channel: Channel, piece: int = PIECE) -> None:
        self._database = database
        self._shelf = shelf
        self._channel = channel
        self._piece = piece

    def send(self, progress: Progress) -> int:
        """Everything the hub has not acknowledged; how many it has now. Raises Unreachable, Refused."""
        whole: list[str] = []
        try:
            for sha in self._sent(self._names(_TO_SEND), progress):
                whole.append(sha)
                if len(whole) % _NOTED == 0:
                    self._become(whole[-_NOTED:], "confirmed")
        finally:
            self._become(whole[len(whole) - len(whole) % _NOTED :], "confirmed")
        return len(whole)

    def _sent(self, names: Sequence[str], progress: Progress) -> Iterator[str]:
        """Those the hub has; while one is on its way the next is read."""
        with Ahead[str]() as ahead:
            for done, sha in enumerate(names):
                progress(done, len(names))
                data = self._sound(sha)
                yield from filter(None, ahead.rest())
                if data is not None:
                    ahead.ask(partial(self._send, sha, data, partial(progress, done, len(names))))
            yield from filter(None, ahead.rest())

    def _sound(self, sha: str) -> bytes | None:
        """The bytes; nothing of one that is gone or damaged: the examination of the data says so, the others go on."""
        try:
            return self._shelf.get(sha)
        except MachineError:
            return None

    def fetch(self, progress: Progress) -> int:
        """Everything that rows name and that is not here; how many came. Raises Unreachable, Refused."""
        names = self._names(_WANTED)
        came = 0
        for done, sha in enumerate(names):
            progress(done, len(names))
            came += self._fetch(sha, partial(progress, done, len(names)))
        return came

    def let_go(self) -> int:
        """Files that the hub has and no row here names any more, because their order left; how many went.

        One that the hub has lost meanwhile goes there once more before it may go here.
        """
        names = [sha for sha in self._names(LEFT) if self._is_there(sha)]
        for sha in names:
            with self._database.transaction() as session:
                session.execute(_FORGET, {"sha": sha})
            self._shelf.remove(sha)
        return len(names)

    def _is_there(self, sha: str) -> bool:
        try:
            whole = self._channel.blob_state(sha)[1]
        except Refused as refusal:
            if refusal.code in NOT_THERE:  # it is nothing to this computer any more, and the hub had all of it
                return True
            raise
        if not whole:
            self._become([sha], "here")
        return whole

    def _names(self, query: object) -> list[str]:
        with self._database.reading() as session:
            return list(session.execute(query).scalars())  # type: ignore[call-overload]

    def _send(self, sha: str, data: bytes, going_on: GoingOn) -> str:
        """Its name once the hub has all of it."""
        try:
            have, whole = self._channel.blob_state(sha)
            while not whole and have <= len(data):
                going_on()
                after = self._channel.put_blob(sha, have, data[have : have + self._piece], len(data))
                whole = after >= len(data)
                if after <= have and not whole:
                    break  # the hub takes no more now
                have = after
        except Refused as refusal:
            if refusal.code in _ABOUT_ONE:  # as when the operation that names it was not accepted
                return ""
            raise
        return sha if whole else ""

    def _become(self, names: Sequence[str], state: str) -> None:
        if not names:
            return
        with self._database.transaction() as session:
            session.execute(_SET, [{"sha": sha, "state": state} for sha in names])
            (unconfirm if state == "here" else confirm)(session)

    def _fetch(self, sha: str, going_on: GoingOn) -> bool:
        if self._shelf.has(sha):  # kept here meanwhile: the hub may still need it
            self._become([sha], "here")
            return False
        try:
            if not self._take_pieces(sha, going_on):
                return False
        except Refused as refusal:
            if refusal.code in NOT_THERE:  # whoever has it has not sent it yet
                return False
            raise
        with self._database.transaction() as session:
            session.execute(_SET, {"sha": sha, "state": "confirmed"})
            session.execute(_DROP, {"sha": sha})
        return True

    def _take_pieces(self, sha: str, going_on: GoingOn) -> bool:
        with self._database.reading() as session:
            have = int(session.execute(_END, {"sha": sha}).scalar_one())
        while data := self._channel.get_blob(sha, have):
            with self._database.transaction() as session:
                session.execute(_ADD, {"sha": sha, "start": have, "data": data})
            have += len(data)
            going_on()
        return self._put_together(sha)

    def _put_together(self, sha: str) -> bool:
        with self._database.reading() as session:
            data = b"".join(_pieces(session, sha))
        if hashlib.sha256(data).hexdigest() == sha:
            self._shelf.put(data)
            return True
        with self._database.transaction() as session:
            session.execute(_DROP, {"sha": sha})  # something was damaged on the way: from the beginning next time
        return False


def _pieces(session: Session, sha: str) -> list[bytes]:
    return list(session.execute(_PARTS, {"sha": sha}).scalars())

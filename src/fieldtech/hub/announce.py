"""Every computer is told the keys of the others, so that a seal can be checked anywhere."""

from datetime import datetime

from sqlalchemy import Connection

from fieldtech.hub.batch import Batch
from fieldtech.hub.devices import Computer
from fieldtech.hub.rows import Stored, ident_of
from fieldtech.hub.state import seq, set_seq
from fieldtech.model.base import moment_text


def announce(connection: Connection, computer: Computer, now: datetime) -> None:
    """Put the computer, as it is now, among the rows that all may have; the caller holds the writing transaction."""
    batch = Batch(connection, seq(connection))
    known = batch.get(ident_of("devices", [computer.id]))
    values = {
        "id": computer.id, "name": computer.name, "code": computer.code, "public_key": computer.public_key.hex(),
        "certificate": computer.certificate.hex(), "revoked_at": computer.revoked_at or None,
    }  # fmt: skip
    place = known.place if known else 0
    batch.stage(Stored("devices", [computer.id], values, place=place, at=moment_text(now)))
    batch.keep()
    batch.write()
    set_seq(connection, batch.seq)

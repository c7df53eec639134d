"""What the hub remembers of itself: its epoch, its key, and until when it is recovering from a restore."""

import secrets
from datetime import datetime, timedelta

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select, update

from fieldtech.hub.engine import put
from fieldtech.hub.tables import SEQ, STATE
from fieldtech.model.base import moment_text

SCHEMA = "1"
RECOVERY = timedelta(days=14)
"""How long after a restore an operation may wait for one that another computer has still to send again."""
_RAW = serialization.Encoding.Raw


def found(connection: Connection) -> None:
    """Give a new hub its epoch and its key."""
    if read(connection, "epoch"):
        return
    secret = Ed25519PrivateKey.generate().private_bytes(
        _RAW, serialization.PrivateFormat.Raw, serialization.NoEncryption()
    )
    for name, value in (("epoch", secrets.token_hex(8)), ("schema", SCHEMA), ("ed25519", secret.hex())):
        write(connection, name, value)


def read(connection: Connection, name: str) -> str:
    """What is kept under a name, or nothing."""
    return connection.scalar(select(STATE.c.value).where(STATE.c.name == name)) or ""


def read_all(connection: Connection) -> dict[str, str]:
    """Everything that is kept, by name."""
    return {row.name: row.value for row in connection.execute(select(STATE))}


def write(connection: Connection, name: str, value: str) -> None:
    """Keep something under a name."""
    put(connection, STATE, [(name, value)])


def seq(connection: Connection) -> int:
    """The number of the last change."""
    return connection.scalar(select(SEQ.c.seq)) or 0


def set_seq(connection: Connection, number: int) -> None:
    """The number of the last change, in the row that every writer has locked."""
    connection.execute(update(SEQ).values(seq=number))


def office_key(connection: Connection) -> Ed25519PrivateKey:
    """The key with which the office signs."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(read(connection, "ed25519")))


def begin_epoch(connection: Connection, now: datetime) -> str:
    """After a restore: computers notice the new epoch, read everything again and send what they still have."""
    epoch = secrets.token_hex(8)
    write(connection, "epoch", epoch)
    write(connection, "recovering_until", moment_text(now + RECOVERY))
    return epoch


def is_recovering(known: dict[str, str], now: datetime) -> bool:
    """Whether other computers may still have to send what the hub lost."""
    return moment_text(now) < known.get("recovering_until", "")

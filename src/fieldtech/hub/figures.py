"""The state of the hub in numbers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from fieldtech.hub import devices, state
from fieldtech.hub.apply import count_of
from fieldtech.model.base import moment_text


@dataclass(frozen=True)
class Figures:
    """Computers, how many of them reported within a day, what they still hold, and what needs a person."""

    computers: int
    seen_today: int
    waiting: int
    seq: int
    epoch: str
    review: int
    deferred: int


def figures_of(connection: Connection, now: datetime) -> Figures:
    """As they are now."""
    known = [one for one in devices.every(connection) if not one.revoked_at]
    since = moment_text(now - timedelta(days=1))
    seen = sum(one.last_contact >= since for one in known)
    waiting = sum(one.waiting for one in known)
    return Figures(
        len(known), seen, waiting, state.seq(connection), state.read(connection, "epoch"),
        count_of(connection, "review"), count_of(connection, "deferred"),
    )  # fmt: skip

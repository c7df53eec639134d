"""What two people changed at once: the hub keeps the loser's value beside the one that counts."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id

CONFLICT_STATES = ("open", "kept", "restored")
"""``kept`` and ``restored`` are what a person decided; deciding again turns it around."""


def told(state: str, by: str, at: str) -> dict[str, str]:
    """A decision as it stands in ``Conflict.decisions``: what was chosen, by whom and when."""
    return {"state": state, "by": by, "at": at}


class Conflict(Base):
    """One column of one row; ``winner`` is the value that counts, ``loser`` the other, both as ``{"value": …}``.

    Written by the hub; the decision of a person (``state``, ``decided_…``) travels as an operation like any other. All
    of them, those taken back too, stay in ``decisions`` in the order in which they reached the hub.
    ``order_id`` says on whose order it was, None for office data.
    """

    __tablename__ = "conflicts"
    __synced__ = True
    __table_args__ = (Index("ix_conflicts_state", "state", "found_at"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    table: Mapped[str] = mapped_column("table_name")
    row_key: Mapped[list[Any]]
    field: Mapped[str]
    order_id: Mapped[Id | None] = mapped_column(index=True)
    winner: Mapped[dict[str, Any]]
    winner_by: Mapped[str]
    winner_at: Mapped[datetime]
    loser: Mapped[dict[str, Any]]
    loser_by: Mapped[str]
    loser_at: Mapped[datetime]
    found_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="open")
    decided_by: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
    decisions: Mapped[list[Any]] = mapped_column(default=list)

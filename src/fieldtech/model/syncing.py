"""What the exchange with the hub needs on this computer; none of it travels."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id


class SyncState(Base):
    """The hub this computer is registered with and how far it is; one row, none before the registration.

    Operations up to ``base_seq`` went to the hub under an earlier registration: on the wire the next one is 1.
    ``full`` says that everything is being pulled again; ``keys`` holds the public keys of the office.
    """

    __tablename__ = "sync_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    hub_url: Mapped[str]
    device_id: Mapped[str]
    token: Mapped[str]
    ca: Mapped[str] = mapped_column(default="")
    keys: Mapped[dict[str, Any]] = mapped_column(default=dict)
    epoch: Mapped[str] = mapped_column(default="")
    cursor: Mapped[int] = mapped_column(default=0)
    full: Mapped[bool] = mapped_column(default=True)
    base_seq: Mapped[int] = mapped_column(default=0)
    registered_at: Mapped[datetime]
    synced_at: Mapped[datetime | None]
    mismatch: Mapped[str] = mapped_column(default="")  # the sum that a full pull did not mend


class SyncShadow(Base):
    """A row as the hub has it while this computer's own operations stand over it; ``body`` is None when it has none.

    A row that no operation touches any more stays here only while something else holds its unique number.
    """

    __tablename__ = "sync_shadow"

    table: Mapped[str] = mapped_column("table_name", primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)  # JSON, as in an operation
    body: Mapped[dict[str, Any] | None]
    place: Mapped[int] = mapped_column(default=0)


class SyncLook(Base):
    """Somebody looked at an operation the office did not simply accept: the newest counts, none is ever taken away.

    ``act`` is seen, again (its work was taken over) or back; ``result`` and ``reason`` are the answer he saw, so that
    another answer counts anew. After ``until`` it counts again, never where that is None.
    """

    __tablename__ = "sync_looks"
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    op_id: Mapped[Id] = mapped_column(index=True)
    act: Mapped[str]
    result: Mapped[str]
    reason: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    until: Mapped[datetime | None]


class SyncSeen(Base):
    """The rows a full pull has brought so far: what is not among them at its end has left the hub."""

    __tablename__ = "sync_seen"

    table: Mapped[str] = mapped_column("table_name", primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)


class SyncSum(Base):
    """What stands for a row in the comparison with the hub, by the row's place.

    A trigger forgets it when the row changes, moves or goes (``store/sum_triggers.py``).
    """

    __tablename__ = "sync_sums"
    __table_args__ = {"sqlite_with_rowid": False}

    table: Mapped[str] = mapped_column("table_name", primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[bytes]


class Evicted(Base):
    """The permission to take an insert-only row from this computer; used up in the same transaction.

    ``key`` is the row's id as 32 hexadecimal digits.
    """

    __tablename__ = "evicted"

    table: Mapped[str] = mapped_column("table_name", primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)


class BlobState(Base):
    """Where a file named by an operation or a pulled row is: here, handed_over, confirmed, or still wanted."""

    __tablename__ = "blob_states"

    sha: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(index=True)


class BlobPart(Base):
    """A piece of a file on its way here, until it is whole."""

    __tablename__ = "blob_parts"

    sha: Mapped[str] = mapped_column(primary_key=True)
    start: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[bytes]


class SearchStale(Base):
    """A pulled row that the search does not know as it is now."""

    __tablename__ = "search_stale"

    table: Mapped[str] = mapped_column("table_name", primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)

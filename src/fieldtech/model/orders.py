"""Dispatch orders and all that is recorded on them.

An order row holds what lists and due times need. What people wrote, ticked, scanned and measured are entries:
insert-only, each with a kind and a slot; the newest of a kind and slot counts, the older ones stay as evidence.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, literal_column, text
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id

CLOSED = ("completed", "archived", "cancelled", "skipped")
_OPEN_ONLY = f"status NOT IN {CLOSED}"


def is_open() -> ColumnElement[bool]:
    """Something is left to do; in the very words of the partial index, or SQLite would not use it."""
    return literal_column(f"orders.{_OPEN_ONLY}")  # with a type it would end in "= 1"


class Order(Base):
    """A dispatch order of any kind; ``status`` is moved only by the state machine of its kind."""

    __tablename__ = "orders"
    __synced__ = True
    __table_args__ = (
        Index("ix_orders_open_id", "id", sqlite_where=text(_OPEN_ONLY)),
        Index("ix_orders_due_arrive_id", "due_arrive", "id"),
        Index("ix_orders_slot_from_id", "slot_from", "id"),
        Index("ix_orders_promised_at_id", "promised_at", "id"),
        Index("ix_orders_kind_id", "kind", "id"),
        Index("ix_orders_vehicle_created", "vehicle_id", "created_at"),
        Index("ix_orders_customer_id_id", "customer_id", "id"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(default="repair")
    status: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    emergency: Mapped[bool] = mapped_column(default=False)
    customer_id: Mapped[Id] = mapped_column(ForeignKey("customers.id"))
    vehicle_id: Mapped[Id | None] = mapped_column(ForeignKey("vehicles.id"))
    equipment_id: Mapped[Id | None] = mapped_column(ForeignKey("equipment.id"))
    centre_code: Mapped[str] = mapped_column(ForeignKey("service_centres.code"))
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(index=True)
    first_responder: Mapped[str]
    technician: Mapped[str] = mapped_column(default="")
    slot_from: Mapped[datetime | None]
    slot_to: Mapped[datetime | None]
    site_class: Mapped[str] = mapped_column(default="")
    promised_at: Mapped[datetime | None]
    due_depart: Mapped[datetime | None]
    due_arrive: Mapped[datetime | None]
    arrived_at: Mapped[datetime | None]
    reworks: Mapped[int] = mapped_column(default=0)
    repeat_of: Mapped[Id | None] = mapped_column(ForeignKey("orders.id"))
    revision: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime]


class CrewMember(Base):
    """Who is on an order now, for lists and overlaps; who was assigned when stands in the entries."""

    __tablename__ = "crew_members"
    __synced__ = True
    __table_args__ = (Index("ix_crew_members_login_order", "login", "order_id"),)

    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    login: Mapped[str] = mapped_column(primary_key=True)


class Transition(Base):
    """One step of the state machine: who, when, from, to, why; insert-only."""

    __tablename__ = "transitions"
    __synced__ = True
    __insert_only__ = True
    __table_args__ = (Index("ix_transitions_target_at", "target", "at"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    step: Mapped[str]
    source: Mapped[str]
    target: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")


class Entry(Base):
    """Something recorded on an order; the body is the draft of that kind as JSON; insert-only."""

    __tablename__ = "entries"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    kind: Mapped[str]
    slot: Mapped[str] = mapped_column(default="")
    body: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    by: Mapped[str]


class Swap(Base):
    """Terminal, SIM or both exchanged as one act (B22, B24); insert-only, an undo is an entry of its own."""

    __tablename__ = "swaps"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    vehicle_id: Mapped[Id] = mapped_column(ForeignKey("vehicles.id"), index=True)
    old_terminal_id: Mapped[Id | None] = mapped_column(ForeignKey("terminals.id"))
    new_terminal_id: Mapped[Id | None] = mapped_column(ForeignKey("terminals.id"))
    old_sim_id: Mapped[Id | None] = mapped_column(ForeignKey("sims.id"))
    new_sim_id: Mapped[Id | None] = mapped_column(ForeignKey("sims.id"))
    body: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    by: Mapped[str]


class Photo(Base):
    """A picture in a named slot: the untouched original and a smaller one to show, both by SHA-256; insert-only."""

    __tablename__ = "photos"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    slot: Mapped[str]
    original_sha: Mapped[str] = mapped_column(index=True)
    shown_sha: Mapped[str] = mapped_column(index=True)
    taken_at: Mapped[datetime | None]
    taken_from: Mapped[str] = mapped_column(default="")  # "camera", "file", or "" when nobody knows the time
    caption: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    by: Mapped[str]


class SealedRecord(Base):
    """A signed-off record as canonical JSON with its hash and the device's signature; never changes."""

    __tablename__ = "sealed_records"
    __synced__ = True
    __insert_only__ = True
    __table_args__ = (Index("ix_sealed_records_number", "number", "revision", unique=True),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    number: Mapped[str]
    revision: Mapped[int]
    record: Mapped[str]
    sha256: Mapped[str]
    signature: Mapped[bytes]
    device_id: Mapped[Id] = mapped_column(ForeignKey("devices.id"))
    amends: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    by: Mapped[str]


class SheetFile(Base):
    """A PDF written for a sealed revision, kept by SHA-256 so that the same bytes can be sent again.

    ``cargo`` says which operations (by ``dev_seq``) and files of this computer travel inside it to the office.
    """

    __tablename__ = "sheet_files"
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    kind: Mapped[str]
    revision: Mapped[int]
    language: Mapped[str]
    name: Mapped[str]
    sha256: Mapped[str]
    cargo: Mapped[dict[str, Any]] = mapped_column(default=dict)
    at: Mapped[datetime]


class FollowUp(Base):
    """Something still owed: late approval, written confirmation, platform check, loaner back, liaison note."""

    __tablename__ = "follow_ups"
    __synced__ = True
    __table_args__ = (Index("ix_follow_ups_open", "done_at", "due_at"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    kind: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    login: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    due_at: Mapped[datetime]
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")

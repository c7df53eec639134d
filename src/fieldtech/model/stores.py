"""What the stores write down: slips with a number, transfers, write-offs, counts, tools lent (B08, B41, states 4.4)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id


class StockSlip(Base):
    """A numbered document of one act of the stores; ``body`` holds its lines as they were; insert-only.

    ``source`` and ``target`` are codes of stock locations, empty where it is none. ``undoes`` is the slip it takes
    back. What it moved are the placements and stock moves that name it.
    """

    __tablename__ = "stock_slips"
    __synced__ = True
    __insert_only__ = True
    __table_args__ = (Index("ix_stock_slips_kind_at", "kind", "at"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    source: Mapped[str] = mapped_column(default="")
    target: Mapped[str] = mapped_column(default="")
    order_id: Mapped[Id | None] = mapped_column(ForeignKey("orders.id"), index=True)
    giver: Mapped[str] = mapped_column(default="")
    taker: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    body: Mapped[dict[str, Any]]
    undoes: Mapped[Id | None] = mapped_column(ForeignKey("stock_slips.id"), unique=True)
    at: Mapped[datetime]
    by: Mapped[str]


class UnitEntry(Base):
    """Something recorded on a terminal or SIM card; the body is the draft of that kind as JSON; insert-only."""

    __tablename__ = "unit_entries"
    __synced__ = True
    __insert_only__ = True
    __table_args__ = (Index("ix_unit_entries_item", "item_kind", "item_id"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    item_kind: Mapped[str]
    item_id: Mapped[Id]
    kind: Mapped[str]
    body: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    by: Mapped[str]


class StockTransfer(Base):
    """Units and parts one technician offers another; nothing moves before the taker confirms."""

    __tablename__ = "stock_transfers"
    __synced__ = True
    __table_args__ = (Index("ix_stock_transfers_state", "state"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    source: Mapped[str] = mapped_column(ForeignKey("stock_locations.code"))
    target: Mapped[str] = mapped_column(ForeignKey("stock_locations.code"))
    giver: Mapped[str]
    taker: Mapped[str]
    body: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(default="offered")
    offered_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    slip_id: Mapped[Id | None] = mapped_column(ForeignKey("stock_slips.id"))


class WriteOff(Base):
    """A terminal or SIM card somebody reports as lost or wants scrapped; the manager decides."""

    __tablename__ = "write_offs"
    __synced__ = True
    __table_args__ = (Index("ix_write_offs_state", "state"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    item_kind: Mapped[str]
    item_id: Mapped[Id] = mapped_column(index=True)
    step: Mapped[str]
    body: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(default="asked")
    asked_at: Mapped[datetime]
    asked_by: Mapped[str]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(default="")
    opinion: Mapped[str] = mapped_column(default="")
    slip_id: Mapped[Id | None] = mapped_column(ForeignKey("stock_slips.id"))


class StockCount(Base):
    """A count of one location, from the first scan until it is booked or given up."""

    __tablename__ = "stock_counts"
    __synced__ = True
    __table_args__ = (Index("ix_stock_counts_state", "state"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    location_code: Mapped[str] = mapped_column(ForeignKey("stock_locations.code"))
    state: Mapped[str] = mapped_column(default="open")
    opened_at: Mapped[datetime]
    opened_by: Mapped[str]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    slip_id: Mapped[Id | None] = mapped_column(ForeignKey("stock_slips.id"))


class CountScan(Base):
    """One thing seen during a count, also what nobody knows; ``takes_back`` is the scan it corrects; insert-only."""

    __tablename__ = "count_scans"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    count_id: Mapped[Id] = mapped_column(ForeignKey("stock_counts.id"), index=True)
    text: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    quantity: Mapped[int] = mapped_column(default=1)
    takes_back: Mapped[Id | None] = mapped_column(ForeignKey("count_scans.id"), unique=True)
    at: Mapped[datetime]
    by: Mapped[str]


class Tool(Base):
    """A tool or a set of documents that is lent to people (B08)."""

    __tablename__ = "tools"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    name: Mapped[str]
    location_code: Mapped[str] = mapped_column(ForeignKey("stock_locations.code"))
    condition: Mapped[str] = mapped_column(default="good")
    active: Mapped[bool] = mapped_column(default=True)


class ToolLoan(Base):
    """One loan of a tool: out to whom, in what condition, back by when, and how it came back."""

    __tablename__ = "tool_loans"
    __synced__ = True
    __table_args__ = (Index("ix_tool_loans_in_due", "in_at", "due_on"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    tool_id: Mapped[Id] = mapped_column(ForeignKey("tools.id"), index=True)
    login: Mapped[str]
    due_on: Mapped[date]
    out_at: Mapped[datetime]
    out_by: Mapped[str]
    out_condition: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    in_at: Mapped[datetime | None]
    in_by: Mapped[str] = mapped_column(default="")
    in_condition: Mapped[str] = mapped_column(default="")
    in_note: Mapped[str] = mapped_column(default="")

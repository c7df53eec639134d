"""The facts of money as rows: receipts, collections, hand-overs, counts, audits and closed days (decision 0016).

Numbers have no unique index: a pull never fails because of one, and no amount is refused because its number is there.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id


class ReceiptBlock(Base):
    """Receipt numbers ``first`` to ``last`` for a person on one computer; closed when lost, restored or used up."""

    __tablename__ = "receipt_blocks"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    first: Mapped[int]
    last: Mapped[int]
    login: Mapped[str] = mapped_column(index=True)
    computer: Mapped[str]
    issued_at: Mapped[datetime]
    issued_by: Mapped[str]
    closed_at: Mapped[datetime | None]
    closed_reason: Mapped[str] = mapped_column(default="")


class GivenReceipt(Base):
    """A receipt number that was given, also a void one with its reason; ``cents`` is below zero for a reversal."""

    __tablename__ = "receipts"
    __synced__ = True
    __insert_only__ = True
    __table_args__ = (Index("ix_receipts_number", "number"), Index("ix_receipts_day_login", "day", "login"))

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str]
    block_id: Mapped[Id | None] = mapped_column(ForeignKey("receipt_blocks.id"), index=True)
    login: Mapped[str]
    computer: Mapped[str]
    day: Mapped[date]
    cents: Mapped[int] = mapped_column(default=0)
    void_reason: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    by: Mapped[str]


class CashCollection(Base):
    """Money received for an order (B28); ``to_person``: paid to the collector's own account; insert-only."""

    __tablename__ = "collections"
    __synced__ = True
    __insert_only__ = True
    __table_args__ = (
        Index("ix_collections_day_id", "day", "id"),
        Index("ix_collections_by_id", "by", "id"),
        Index("ix_collections_number", "number"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str]
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    fee_list_id: Mapped[Id | None] = mapped_column(ForeignKey("fee_lists.id"))
    cents: Mapped[int]
    method: Mapped[str]
    paper_no: Mapped[str] = mapped_column(default="")
    payer: Mapped[str] = mapped_column(default="")
    receipt: Mapped[str] = mapped_column(default="")
    to_person: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(default="")
    ink: Mapped[dict[str, Any]] = mapped_column(default=dict)
    day: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str]


class CashReversal(Base):
    """A collection taken back as a whole, on a receipt of its negative amount; insert-only."""

    __tablename__ = "reversals"
    __synced__ = True
    __insert_only__ = True
    __table_args__ = (Index("ix_reversals_day", "day"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    collection_id: Mapped[Id] = mapped_column(ForeignKey("collections.id"), index=True)
    receipt: Mapped[str] = mapped_column(default="")
    from_till: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str]
    approved_by: Mapped[str] = mapped_column(default="")
    day: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str]


class CashHandOver(Base):
    """A slip: the collections a technician hands over, their keys and sum, signed by both (B30); insert-only."""

    __tablename__ = "hand_overs"
    __synced__ = True
    __insert_only__ = True
    __table_args__ = (Index("ix_hand_overs_by_day", "by", "day"), Index("ix_hand_overs_number", "number"))

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str]
    collections: Mapped[list[Any]]
    cents: Mapped[int]
    receiver: Mapped[str]
    ink_giver: Mapped[dict[str, Any]] = mapped_column(default=dict)
    ink_receiver: Mapped[dict[str, Any]] = mapped_column(default=dict)
    day: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str]


class CashCount(Base):
    """What finance counted for a slip; a difference has its reason; insert-only."""

    __tablename__ = "cash_counts"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    hand_over_id: Mapped[Id] = mapped_column(ForeignKey("hand_overs.id"), index=True)
    cents: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")
    day: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str]


class CashMadeGood(Base):
    """A difference that was brought later, paid back (below zero) or written off (D17); insert-only."""

    __tablename__ = "made_good"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    hand_over_id: Mapped[Id] = mapped_column(ForeignKey("hand_overs.id"), index=True)
    cents: Mapped[int]
    how: Mapped[str]
    reason: Mapped[str]
    approved_by: Mapped[str] = mapped_column(default="")
    day: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str]


class Invoice(Base):
    """The invoice of a collection as far as it is known (forms 2.8); the newest counts; insert-only."""

    __tablename__ = "invoices"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    collection_id: Mapped[Id] = mapped_column(ForeignKey("collections.id"), index=True)
    state: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    uscc: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    by: Mapped[str]


class AuditAct(Base):
    """What finance and others said of a collection: check, query, answer, pass, reconcile (F57); insert-only."""

    __tablename__ = "audit_acts"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    collection_id: Mapped[Id] = mapped_column(ForeignKey("collections.id"), index=True)
    act: Mapped[str]
    sheet: Mapped[bool] = mapped_column(default=False)
    fee_list: Mapped[bool] = mapped_column(default=False)
    invoice: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    by: Mapped[str]


class DayClosing(Base):
    """A day of a centre that closed: its three sums, and the SHA-256 of its facts (F58); insert-only."""

    __tablename__ = "day_closings"
    __synced__ = True
    __insert_only__ = True
    __table_args__ = (Index("ix_day_closings_centre_code_day", "centre_code", "day"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    centre_code: Mapped[str] = mapped_column(ForeignKey("service_centres.code"))
    day: Mapped[date]
    received: Mapped[int]
    receipted: Mapped[int]
    counted: Mapped[int]
    facts: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]

"""What work costs a customer: versions of the fee schedule, contracts, final fee lists, changes, words (decision 0016).

Amounts are integer cents, ``day`` is the local day, ``by`` a login. Nothing here is a state: it is worked out.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id


class FeeSchedule(Base):
    """One published version of the fee schedule with its items and part prices as they were (F54); insert-only."""

    __tablename__ = "fee_schedules"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[int]
    holds_from: Mapped[date]
    items: Mapped[list[Any]]
    parts: Mapped[dict[str, Any]] = mapped_column(default=dict)  # list prices in cents by part number
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    by: Mapped[str]


class CustomerContract(Base):
    """What a customer agreed with the company: prices in cents by item, and whether parts are included.

    It holds for orders from after ``entered_at``: nobody gives away what was ordered before.
    """

    __tablename__ = "customer_contracts"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    customer_id: Mapped[Id] = mapped_column(ForeignKey("customers.id"), index=True)
    number: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date]
    parts_included: Mapped[bool] = mapped_column(default=False)
    prices: Mapped[dict[str, Any]] = mapped_column(default=dict)
    entered_at: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)


class FeeList(Base):
    """The final fee list of an order; a later revision takes the place of an earlier one; insert-only.

    A line has ``key code zh en quantity list_cents charged_cents rule params``.
    """

    __tablename__ = "fee_lists"
    __synced__ = True
    __insert_only__ = True
    __table_args__ = (Index("ix_fee_lists_day_order_id", "day", "order_id"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    number: Mapped[str] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(default=1)
    schedule: Mapped[int]
    day: Mapped[date]
    agreed_cents: Mapped[int | None]
    lines: Mapped[list[Any]]
    total_cents: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str]


class FeeChange(Base):
    """Another price of one line, by who may and why (D17); the newest of a line counts; insert-only."""

    __tablename__ = "fee_changes"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    line: Mapped[str]
    percent: Mapped[int | None]
    cents: Mapped[int | None]
    reason: Mapped[str]
    role: Mapped[str]
    approved_by: Mapped[str] = mapped_column(default="")
    how: Mapped[str] = mapped_column(default="")
    said_at: Mapped[datetime | None]
    at: Mapped[datetime]
    by: Mapped[str]


class FeeWord(Base):
    """Why less is received: waived with its amount, on account, refused or announced for what is left; insert-only.

    ``approved_by`` said so by word of mouth, ``how`` and when (``said_at``); an announced transfer is ``expected``.
    """

    __tablename__ = "fee_words"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    kind: Mapped[str]
    cents: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str]
    role: Mapped[str]
    approved_by: Mapped[str] = mapped_column(default="")
    how: Mapped[str] = mapped_column(default="")
    said_at: Mapped[datetime | None]
    expected: Mapped[date | None]
    at: Mapped[datetime]
    by: Mapped[str]

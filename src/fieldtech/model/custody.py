"""Terminals, SIM cards and parts: where each one is and was.

A terminal or SIM is always in exactly one place: the place of its newest ``Placement``. A placement is never
changed or removed and ends where the next one begins, so the history can have no gap and no overlap.
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id

PLACES = ("location", "vehicle", "terminal", "factory", "customer", "scrap", "lost", "carrier")
"""Kinds of place; ``terminal`` holds SIM cards only, ``carrier`` is where a cancelled SIM goes."""

TERMINAL_STATES = (
    "in_stock", "reserved", "with_technician", "installed", "removed_good", "to_repair", "in_return_area",
    "at_factory", "scrapped", "lost", "customer_owned",
)  # fmt: skip
SIM_STATES = (
    "in_stock",
    "reserved",
    "with_technician",
    "in_use",
    "removed",
    "suspended",
    "cancelled",
    "lost",
)


class Terminal(Base):
    """A vehicle GPS terminal by its serial number (states 4.4)."""

    __tablename__ = "terminals"
    __synced__ = True
    __table_args__ = (Index("ix_terminals_place", "place_kind", "place_ref"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(unique=True)
    model_code: Mapped[str] = mapped_column(ForeignKey("terminal_models.code"))
    protocol: Mapped[str]
    imei: Mapped[str] = mapped_column(unique=True)
    phone: Mapped[str] = mapped_column(default="")
    state: Mapped[str]
    place_kind: Mapped[str]
    place_ref: Mapped[str] = mapped_column(default="")
    bought_on: Mapped[date | None]
    warranty_months: Mapped[int]
    rma_no: Mapped[str] = mapped_column(default="")
    loaner_due: Mapped[date | None]
    replaces_id: Mapped[Id | None] = mapped_column(ForeignKey("terminals.id"))  # the factory gave it for that one
    active: Mapped[bool] = mapped_column(default=True)


class Sim(Base):
    """A SIM card by its ICCID (states 4.5); ``imei_locked`` cards work only in the terminal they were locked to."""

    __tablename__ = "sims"
    __synced__ = True
    __table_args__ = (Index("ix_sims_place", "place_kind", "place_ref"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    iccid: Mapped[str] = mapped_column(unique=True)
    msisdn: Mapped[str] = mapped_column(index=True)
    imsi: Mapped[str] = mapped_column(default="")
    operator: Mapped[str] = mapped_column(default="")
    state: Mapped[str]
    place_kind: Mapped[str]
    place_ref: Mapped[str] = mapped_column(default="")
    valid_until: Mapped[date | None]
    imei_locked: Mapped[bool] = mapped_column(default=False)
    locked_imei: Mapped[str] = mapped_column(default="")
    replaces_id: Mapped[Id | None] = mapped_column(ForeignKey("sims.id"))  # the card that had its number before
    active: Mapped[bool] = mapped_column(default=True)


class Placement(Base):
    """From ``at`` on, the item was at this place in this state, because of that order or reason; insert-only.

    ``place_ref`` is the hex id of the vehicle or terminal, or the code of the stock location.
    """

    __tablename__ = "placements"
    __synced__ = True
    __insert_only__ = True
    __table_args__ = (
        Index("ix_placements_item", "item_kind", "item_id"),
        Index("ix_placements_place", "place_kind", "place_ref"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    item_kind: Mapped[str]
    item_id: Mapped[Id]
    place_kind: Mapped[str]
    place_ref: Mapped[str] = mapped_column(default="")
    state: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    order_id: Mapped[Id | None] = mapped_column(ForeignKey("orders.id"), index=True)
    slip_id: Mapped[Id | None] = mapped_column(ForeignKey("stock_slips.id"), index=True)
    reason: Mapped[str] = mapped_column(default="")


class StockMove(Base):
    """A signed quantity of a part at a location; the balance is the sum; insert-only.

    A move that leaves less than nothing is ``flagged`` and says why.
    """

    __tablename__ = "stock_moves"
    __synced__ = True
    __insert_only__ = True
    __table_args__ = (Index("ix_stock_moves_location_part", "location_code", "part_code"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    location_code: Mapped[str] = mapped_column(ForeignKey("stock_locations.code"))
    part_code: Mapped[str] = mapped_column(ForeignKey("parts.code"))
    quantity: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str]
    order_id: Mapped[Id | None] = mapped_column(ForeignKey("orders.id"), index=True)
    slip_id: Mapped[Id | None] = mapped_column(ForeignKey("stock_slips.id"), index=True)
    reason: Mapped[str] = mapped_column(default="")
    flagged: Mapped[bool] = mapped_column(default=False)

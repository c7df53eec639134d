"""The vehicles of an install order, one row each (forms 2.2, states 4.1)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id

ROW_STATES = ("waiting", "installing", "installed_unchecked", "installed", "not_installed", "rescheduled")
"""``installed_unchecked`` is fitted, with the platform check still owed."""
FITTED = ("installed_unchecked", "installed")
ENDED = (*FITTED, "not_installed", "rescheduled")


class InstallRow(Base):
    """One vehicle of an install order: where it stands and what it still lacks.

    What was recorded on it are entries of the order whose slot is ``id.hex``; ``open_points`` are the codes of the
    gaps, worked out whenever something is recorded; ``from_row`` is the row of the earlier order it follows up.
    """

    __tablename__ = "install_rows"
    __synced__ = True
    __table_args__ = (
        Index("ix_install_rows_order_position", "order_id", "position"),
        Index("ix_install_rows_vehicle", "vehicle_id"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"))
    position: Mapped[int]
    vehicle_id: Mapped[Id] = mapped_column(ForeignKey("vehicles.id"))
    state: Mapped[str] = mapped_column(default="waiting")
    model_code: Mapped[str] = mapped_column(default="")
    terminal_id: Mapped[Id | None] = mapped_column(ForeignKey("terminals.id"))
    sim_id: Mapped[Id | None] = mapped_column(ForeignKey("sims.id"))
    technician: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    new_date: Mapped[date | None]
    open_points: Mapped[list[Any]] = mapped_column(default=list)
    active: Mapped[bool] = mapped_column(default=True)
    from_row: Mapped[Id | None] = mapped_column(ForeignKey("install_rows.id"))
    changed_at: Mapped[datetime]

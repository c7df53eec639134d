"""What a customer's vehicle list says beyond the vehicle itself, and what its columns were found to mean."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id


class VehicleWish(Base):
    """What the newest list wants for a vehicle: a day, a card or terminal of the customer's own (forms 2.2)."""

    __tablename__ = "vehicle_wishes"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    vehicle_id: Mapped[Id] = mapped_column(ForeignKey("vehicles.id"), unique=True)
    wanted_on: Mapped[date | None]
    bought_on: Mapped[date | None]
    model_code: Mapped[str] = mapped_column(default="")
    terminal: Mapped[str] = mapped_column(default="")
    imei: Mapped[str] = mapped_column(default="")
    iccid: Mapped[str] = mapped_column(default="")
    msisdn: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    others: Mapped[dict[str, Any]] = mapped_column(default=dict)  # owner, body colour, permit, devices already there
    changed_at: Mapped[datetime]


class ColumnMeaning(Base):
    """What somebody decided a column means; ``customer`` is his number, empty for lists of no customer."""

    __tablename__ = "column_meanings"
    __synced__ = True
    __table_args__ = (UniqueConstraint("list_kind", "customer", "label"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    list_kind: Mapped[str]
    customer: Mapped[str] = mapped_column(default="")
    label: Mapped[str]
    field: Mapped[str] = mapped_column(default="")  # empty: the column is ignored

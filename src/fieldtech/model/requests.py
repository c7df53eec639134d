"""Installation requests of customers and the vehicles they name (forms 2.1, 2.2)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id

REQUEST_STATES = ("received", "returned", "passed", "dispatched", "closed")
"""``received`` waits for its review (P19), ``returned`` for its correction (P20), ``passed`` for its order."""


class InstallRequest(Base):
    """A request as it stands; ``body`` is the newest ``RequestDraft``, ``content_sha`` tells a file read twice."""

    __tablename__ = "install_requests"
    __synced__ = True
    __table_args__ = (Index("ix_install_requests_status", "status", "id"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[Id] = mapped_column(ForeignKey("customers.id"), index=True)
    status: Mapped[str] = mapped_column(default="received")
    body: Mapped[dict[str, Any]]
    wanted_by: Mapped[date | None]
    reviewed_at: Mapped[datetime | None]
    reviewed_by: Mapped[str] = mapped_column(default="")
    told_at: Mapped[datetime | None]
    content_sha: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    changed_at: Mapped[datetime]


class RequestVehicle(Base):
    """A vehicle a request names, in the order of the customer's list (B11)."""

    __tablename__ = "request_vehicles"
    __synced__ = True
    __table_args__ = (Index("ix_request_vehicles_request", "request_id", "position"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    request_id: Mapped[Id] = mapped_column(ForeignKey("install_requests.id"))
    position: Mapped[int]
    vehicle_id: Mapped[Id] = mapped_column(ForeignKey("vehicles.id"), index=True)
    terminal: Mapped[str] = mapped_column(default="")  # wished for in the list, by number
    iccid: Mapped[str] = mapped_column(default="")
    wanted_on: Mapped[date | None]
    remark: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class RequestAct(Base):
    """What happened to a request: received, changed, reviewed, returned, customer told; insert-only."""

    __tablename__ = "request_acts"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    request_id: Mapped[Id] = mapped_column(ForeignKey("install_requests.id"), index=True)
    act: Mapped[str]
    body: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    by: Mapped[str]

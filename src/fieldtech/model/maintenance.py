"""Maintenance and inspection: plans, the visits they bring, what a visit looks at, and what it finds (states 4.3).

A visit is a dispatch order of the kind ``maintenance`` or ``inspection``: it is assigned, driven to, worked on and
signed as any other. What only a visit has stands in ``visits``, one row per order.
"""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id

VISIT_KINDS = ("maintenance", "inspection")
"""Kinds of orders that are visits of a plan."""

_VISITS = uuid.UUID("5d0c1f0a-5f0d-5b7e-9a52-6d1c0b9f4e11")


class Plan(Base):
    """What is to be done again and again: content, cycle, method and persons (F29, F30).

    ``rule`` is an RFC 5545 RRULE without DTSTART, counted from ``starts_on``; ``counts_from`` says whether the next
    date follows from the planned or from the actual day. ``every_km`` and ``every_hours`` bring a visit earlier when
    the meter gets there first. ``written_by`` is who wrote what now stands there, and so does not approve it.
    """

    __tablename__ = "plans"
    __synced__ = True
    __table_args__ = (Index("ix_plans_customer_id_id", "customer_id", "id"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(default="maintenance")
    status: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    customer_id: Mapped[Id] = mapped_column(ForeignKey("customers.id"))
    centre_code: Mapped[str] = mapped_column(ForeignKey("service_centres.code"))
    scope: Mapped[str] = mapped_column(default="equipment")
    model_code: Mapped[str] = mapped_column(default="")
    site_id: Mapped[Id | None] = mapped_column(ForeignKey("sites.id"))
    checklist_code: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    method: Mapped[str] = mapped_column(default="")
    persons: Mapped[list[Any]] = mapped_column(default=list)
    environment: Mapped[list[Any]] = mapped_column(default=list)
    starts_on: Mapped[date]
    rule: Mapped[str]
    counts_from: Mapped[str] = mapped_column(default="planned")
    every_km: Mapped[int | None]
    every_hours: Mapped[int | None]
    on_day_off: Mapped[str] = mapped_column(default="next")
    notice_days: Mapped[int] = mapped_column(default=7)
    tolerance_percent: Mapped[int] = mapped_column(default=10)
    revision: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    written_by: Mapped[str]
    changed_at: Mapped[datetime]


class PlanObject(Base):
    """A vehicle or a piece of equipment that a plan names."""

    __tablename__ = "plan_objects"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[Id] = mapped_column(ForeignKey("plans.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    vehicle_id: Mapped[Id | None] = mapped_column(ForeignKey("vehicles.id"), index=True)
    equipment_id: Mapped[Id | None] = mapped_column(ForeignKey("equipment.id"), index=True)
    active: Mapped[bool] = mapped_column(default=True)


class PlanAct(Base):
    """What was done with a plan: handed in, approved, paused, changed …, by whom and why; insert-only."""

    __tablename__ = "plan_acts"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[Id] = mapped_column(ForeignKey("plans.id"), index=True)
    act: Mapped[str]
    source: Mapped[str] = mapped_column(default="")
    target: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    body: Mapped[dict[str, Any]] = mapped_column(default=dict)
    at: Mapped[datetime]
    by: Mapped[str]


class Visit(Base):
    """What an order has as a visit of a plan; ``occurrence`` tells the visits of a plan apart, on every computer.

    ``planned_on`` is the day the cycle gave, ``due_on`` the one it is wanted on now (days off, wishes of the
    customer), ``next_on`` another one than the plan gives, said at the end, ``done_on`` the day of the signature.
    """

    __tablename__ = "visits"
    __synced__ = True
    __table_args__ = (
        Index("ix_visits_plan_id_occurrence", "plan_id", "occurrence", unique=True),
        Index("ix_visits_due_on_order_id", "due_on", "order_id"),
    )

    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    plan_id: Mapped[Id] = mapped_column(ForeignKey("plans.id"))
    occurrence: Mapped[str]
    checklist_code: Mapped[str] = mapped_column(default="")
    planned_on: Mapped[date]
    due_on: Mapped[date]
    late_after: Mapped[date]
    noticed_at: Mapped[datetime | None]
    done_on: Mapped[date | None]
    next_on: Mapped[date | None]


class VisitObject(Base):
    """A vehicle or a piece of equipment that a visit looks at; answers have ``id.hex`` in their slot."""

    __tablename__ = "visit_objects"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    vehicle_id: Mapped[Id | None] = mapped_column(ForeignKey("vehicles.id"), index=True)
    equipment_id: Mapped[Id | None] = mapped_column(ForeignKey("equipment.id"), index=True)
    state: Mapped[str] = mapped_column(default="waiting")
    reason: Mapped[str] = mapped_column(default="")
    open_points: Mapped[list[Any]] = mapped_column(default=list)
    changed_at: Mapped[datetime]


class Finding(Base):
    """Something a visit found (F32, T28): it ends handled on the spot, as a repair order, or closed with a reason."""

    __tablename__ = "findings"
    __synced__ = True
    __table_args__ = (Index("ix_findings_state_id", "state", "id"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id] = mapped_column(ForeignKey("orders.id"), index=True)
    object_id: Mapped[Id] = mapped_column(ForeignKey("visit_objects.id"), index=True)
    item: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="open")
    handling: Mapped[str] = mapped_column(default="")
    hazard: Mapped[bool] = mapped_column(default=False)
    told_person: Mapped[str] = mapped_column(default="")
    told_how: Mapped[str] = mapped_column(default="")
    told_at: Mapped[datetime | None]
    repair_id: Mapped[Id | None] = mapped_column(ForeignKey("orders.id"))
    closed_reason: Mapped[str] = mapped_column(default="")
    found_at: Mapped[datetime]
    found_by: Mapped[str]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str] = mapped_column(default="")


class MeterReading(Base):
    """Kilometres (``km``) or hours of running (``h``) of a vehicle or a piece of equipment; insert-only."""

    __tablename__ = "meter_readings"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    vehicle_id: Mapped[Id | None] = mapped_column(ForeignKey("vehicles.id"), index=True)
    equipment_id: Mapped[Id | None] = mapped_column(ForeignKey("equipment.id"), index=True)
    order_id: Mapped[Id | None] = mapped_column(ForeignKey("orders.id"), index=True)
    unit: Mapped[str]
    value: Mapped[int]
    read_on: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str]


def visit_id(plan: Id, occurrence: str) -> Id:
    """The key of the order of a visit: the same on every computer that plans ahead.

    It begins with the time at which the plan was made, so that lists by key, newest first, have visits in their place.
    """
    return uuid.UUID(bytes=plan.bytes[:6] + uuid.uuid5(_VISITS, f"{plan.hex} {occurrence}").bytes[6:])


def visit_object_id(visit: Id, thing: Id) -> Id:
    """The key of what a visit looks at, by the key of the vehicle or equipment."""
    return uuid.uuid5(visit, thing.hex)

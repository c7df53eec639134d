"""Customers with their contacts, sites, vehicles and equipment."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, validates

from fieldtech.model.base import Base, Id, new_id
from fieldtech.model.name_order import name_order


def _order_of_name(context: Any) -> str:  # SQLAlchemy has no types for it
    return name_order(context.get_current_parameters()["name"])


def _order_of_plate(context: Any) -> str:
    return name_order(context.get_current_parameters().get("plate"))


class Customer(Base):
    """A company or person served, with the preferences shown on every order (T36)."""

    __tablename__ = "customers"
    __synced__ = True
    __table_args__ = (Index("ix_customers_name_order_id", "name_order", "id"),)

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_order: Mapped[str] = mapped_column(default=_order_of_name)  # lists of 200,000 orders are sorted by it
    uscc: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    size: Mapped[str] = mapped_column(default="")
    industry: Mapped[str] = mapped_column(default="")
    business_scope: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    site_class: Mapped[str] = mapped_column(default="A")
    settlement: Mapped[str] = mapped_column(default="")
    centre_code: Mapped[str] = mapped_column(ForeignKey("service_centres.code"))
    preference: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)

    @validates("name")
    def _keep_order(self, _key: str, name: str) -> str:
        """A new name has its place among the others at once."""
        self.name_order = name_order(name)
        return name


class Contact(Base):
    """A person at the customer."""

    __tablename__ = "contacts"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[Id] = mapped_column(ForeignKey("customers.id"), index=True)
    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    mobile: Mapped[str] = mapped_column(default="", index=True)
    landline: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    is_main: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)


class Site(Base):
    """A place of work with its site class, which drives the due times (T35), and its rules."""

    __tablename__ = "sites"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[Id] = mapped_column(ForeignKey("customers.id"), index=True)
    name: Mapped[str]
    address: Mapped[str]
    site_class: Mapped[str] = mapped_column(default="A")
    rules: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class Vehicle(Base):
    """A vehicle; its key is the id, because plates change."""

    __tablename__ = "vehicles"
    __synced__ = True
    __table_args__ = (
        Index("ix_vehicles_plate_plate_colour", "plate", "plate_colour"),
        Index("ix_vehicles_plate_order_id", "plate_order", "id"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[Id] = mapped_column(ForeignKey("customers.id"), index=True)
    plate: Mapped[str] = mapped_column(default="")
    plate_order: Mapped[str] = mapped_column(default=_order_of_plate)  # provinces as a dictionary has them
    plate_colour: Mapped[int] = mapped_column(default=0)
    vin: Mapped[str] = mapped_column(default="", index=True)
    vehicle_type: Mapped[str] = mapped_column(default="")
    make_model: Mapped[str] = mapped_column(default="")
    voltage: Mapped[str] = mapped_column(default="")
    driver_name: Mapped[str] = mapped_column(default="")
    driver_mobile: Mapped[str] = mapped_column(default="")
    region_code: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)

    @validates("plate")
    def _keep_order(self, _key: str, plate: str) -> str:
        """A new plate has its place among the others at once."""
        self.plate_order = name_order(plate)
        return plate


class PlateChange(Base):
    """A vehicle got another plate; the old one stays readable for ever."""

    __tablename__ = "plate_changes"
    __synced__ = True
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    vehicle_id: Mapped[Id] = mapped_column(ForeignKey("vehicles.id"), index=True)
    old_plate: Mapped[str]
    old_colour: Mapped[int]
    new_plate: Mapped[str]
    new_colour: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str]


class Equipment(Base):
    """Anti-corrosion equipment under maintenance: tanks, pipe supports, pumps."""

    __tablename__ = "equipment"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[Id] = mapped_column(ForeignKey("customers.id"), index=True)
    tag: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    coating: Mapped[str] = mapped_column(default="")
    in_service: Mapped[str] = mapped_column(default="")
    environment: Mapped[list[Any]] = mapped_column(default=list)
    cycle: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)

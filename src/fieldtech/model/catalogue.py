"""What the office keeps as lists: models, parts, symptoms, causes, actions, checklists, fees, site classes."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id


class TerminalModel(Base):
    """A product: protocol, supply range in volts, warranty in months."""

    __tablename__ = "terminal_models"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    protocol: Mapped[str]
    power: Mapped[str] = mapped_column(default="vehicle")
    voltage_min: Mapped[int | None]
    voltage_max: Mapped[int | None]
    warranty_months: Mapped[int]
    has_video: Mapped[bool] = mapped_column(default=False)
    part_no: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class Part(Base):
    """A spare part with its list price in cents; terminals and SIM cards are parts with a serial number."""

    __tablename__ = "parts"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    unit: Mapped[str] = mapped_column(default="件")
    price_cents: Mapped[int]
    warranty_months: Mapped[int | None]
    serialised: Mapped[bool] = mapped_column(default=False)
    for_model: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class Symptom(Base):
    """A fault symptom; symptoms of one family within 30 days make a repeat repair."""

    __tablename__ = "symptoms"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    family: Mapped[str]
    applies_to: Mapped[str]
    severity: Mapped[int]
    alarm_bits: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class Cause(Base):
    """A cause of faults and who answers for it; ``parts_in_warranty`` is free, list_price or decide."""

    __tablename__ = "causes"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    liability: Mapped[str]
    parts_in_warranty: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class Action(Base):
    """A repair action; some demand a terminal or SIM swap on the sheet (B22, B24)."""

    __tablename__ = "actions"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    level: Mapped[str]
    swaps_terminal: Mapped[bool] = mapped_column(default=False)
    swaps_sim: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)


class Checklist(Base):
    """One version of a checklist; a new version is a new row, started work keeps the old one."""

    __tablename__ = "checklists"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(index=True)
    version: Mapped[int]
    title_zh: Mapped[str]
    title_en: Mapped[str]
    items: Mapped[list[Any]]
    active: Mapped[bool] = mapped_column(default=True)


class SiteClass(Base):
    """How soon to depart and to arrive, in minutes (T35)."""

    __tablename__ = "site_classes"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    depart_rule: Mapped[str]
    depart_minutes: Mapped[int | None]
    arrive_minutes: Mapped[int]
    clock: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)


class FeeItem(Base):
    """A line of the fee schedule, in cents; an empty price means: see its basis."""

    __tablename__ = "fee_items"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    basis: Mapped[str]
    in_warranty_cents: Mapped[int | None]
    out_of_warranty_cents: Mapped[int | None]
    rule_zh: Mapped[str] = mapped_column(default="")
    enabled: Mapped[bool] = mapped_column(default=True)


class Holiday(Base):
    """A day off or a make-up working day in the company's calendar."""

    __tablename__ = "holidays"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    day: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    name_zh: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="official")
    active: Mapped[bool] = mapped_column(default=True)


class StockLocation(Base):
    """A warehouse, a technician's van or the return area."""

    __tablename__ = "stock_locations"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    name: Mapped[str]
    centre_code: Mapped[str] = mapped_column(ForeignKey("service_centres.code"))
    holder_login: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class CompanySetting(Base):
    """A rule of the company that is a number or a text, changed by the administrator, never hard-coded.

    What is a list has a row for each part, ``name/part``, so that two offices may add to it unknown to each other.
    """

    __tablename__ = "company_settings"
    __synced__ = True

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]]


def setting_of(key: str) -> str:
    """Which setting a row belongs to."""
    return key.partition("/")[0]

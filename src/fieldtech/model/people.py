"""Who works here: service centres, users with roles, and the log of who looked at what."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id

ROLES = ("CS", "TS", "DI", "MG", "TE", "EX", "FI", "QA", "CM", "WH", "DR", "SA", "AD")
"""Customer service, technical support (F03), dispatcher, manager, technician, contractor (no login), finance,
supervisor, service manager, stock keeper, director, sales and administrator."""


class ServiceCentre(Base):
    """A branch office; its code is part of the sheet numbers made there."""

    __tablename__ = "service_centres"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    company: Mapped[str]
    uscc: Mapped[str] = mapped_column(default="")
    hotline: Mapped[str] = mapped_column(default="")
    work_start: Mapped[str] = mapped_column(default="08:30")
    work_end: Mapped[str] = mapped_column(default="17:30")
    address: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class User(Base):
    """A person who signs in with a PIN, or a contractor without a login (EX)."""

    __tablename__ = "users"
    __synced__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    centre_code: Mapped[str] = mapped_column(ForeignKey("service_centres.code"))
    level: Mapped[str] = mapped_column(default="")
    reports_to: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    can_login: Mapped[bool] = mapped_column(default=True)
    skills: Mapped[list[Any]] = mapped_column(default=list)
    active: Mapped[bool] = mapped_column(default=True)
    pin_hash: Mapped[str] = mapped_column(default="")


class SignInTries(Base):
    """Wrong PINs on this computer, kept across restarts so that the back-off cannot be skipped."""

    __tablename__ = "sign_in_tries"

    login: Mapped[str] = mapped_column(primary_key=True)
    wrong: Mapped[int] = mapped_column(default=0)
    blocked_until: Mapped[datetime | None]


class AccessLog(Base):
    """Who opened, exported or changed personal data on this computer (P39); insert-only."""

    __tablename__ = "access_log"
    __insert_only__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    at: Mapped[datetime]
    login: Mapped[str]
    what: Mapped[str]
    ref: Mapped[str] = mapped_column(default="")

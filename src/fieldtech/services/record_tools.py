"""Small pieces of the record: times with the local offset, people, catalogue names."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.services.order_view import OrderView


def iso(moment: datetime | None, zone: ZoneInfo) -> str | None:
    """``2026-11-18T13:45:00+08:00``."""
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else None


def day(value: date | None) -> str | None:
    """``2026-11-18``."""
    return value.isoformat() if value else None


def person(view: OrderView, login: str) -> dict[str, str]:
    """Login and name, as they are now."""
    return {"login": login, "name": view.name_of(login)}


def named(session: Session, table: Any, codes: Iterable[str]) -> list[dict[str, str]]:
    """Catalogue codes with their names at this moment, in the order of the codes."""
    wanted = list(codes)
    rows: Mapping[str, Any] = {row.code: row for row in session.scalars(select(table).where(table.code.in_(wanted)))}
    return [_name(code, rows.get(code)) for code in wanted]


def _name(code: str, row: Any) -> dict[str, str]:
    return {"code": code, "zh": row.name_zh if row else code, "en": row.name_en if row else code}

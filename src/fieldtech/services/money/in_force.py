"""Which fee schedule and which contract hold on the day of an order (F54)."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model import fees
from fieldtech.model.catalogue import FeeItem
from fieldtech.model.money.schedule import ScheduleVersion, bundled_version


def schedule_on(session: Session, day: date) -> ScheduleVersion:
    """The version an order of that day keeps; an order from before the first version has the first."""
    first = bundled_version()
    items = {row.code: item_of(row) for row in session.scalars(select(FeeItem))} or first.items
    return replace(first, items=items, holds_from=min(first.holds_from, day))


def item_of(row: FeeItem) -> fees.FeeItem:
    """The item as the price engine reads it."""
    return fees.FeeItem(
        row.code, row.name_zh, row.name_en, row.in_warranty_cents, row.out_of_warranty_cents, row.enabled
    )

"""What holds for an order on its day: fee schedule, the customer's contract, changes of its prices (F54, D17)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from fieldtech.model import fees
from fieldtech.model.accounts import CustomerContract, FeeChange, FeeSchedule
from fieldtech.model.base import Id
from fieldtech.model.catalogue import FeeItem, Part
from fieldtech.model.money.changes import Change
from fieldtech.model.money.prices import Contract
from fieldtech.model.money.schedule import ScheduleVersion, bundled_version, in_force
from fieldtech.services.money.denied import stands
from fieldtech.services.money.house_set import money_limits
from fieldtech.store.arrival import arrival

_PLAIN = ("code", "name_zh", "name_en", "basis", "in_warranty_cents", "out_of_warranty_cents", "rule_zh", "enabled")


def schedule_on(session: Session, day: date, ordered: datetime | None = None) -> ScheduleVersion:
    """The version an order of that day keeps; an order from before the first version has the first.

    As long as nothing was published, what stands in the list of fee items is the schedule. One that was published
    on the order's day, after it was ``ordered``, comes too late for it.
    """
    rows = session.scalars(select(FeeSchedule).order_by(arrival(FeeSchedule))).all()
    first_number = min((row.number for row in rows), default=0)
    versions = [version_of(row) for row in rows if not ordered or row.at <= ordered or row.number == first_number]
    if not versions:
        first = bundled_version()
        items = {row.code: item_of(plain_item(row)) for row in session.scalars(select(FeeItem))} or first.items
        return replace(first, items=items, holds_from=min(first.holds_from, day))
    found = in_force(versions, day)
    if found is not None:
        return found
    return replace(min(versions, key=lambda version: (version.holds_from, version.number)), holds_from=day)


def published(session: Session) -> tuple[ScheduleVersion, ...]:
    """Every published version."""
    return tuple(version_of(row) for row in session.scalars(select(FeeSchedule).order_by(arrival(FeeSchedule))))


def version_of(row: FeeSchedule) -> ScheduleVersion:
    """The row as the price engine reads it."""
    items = {str(item["code"]): item_of(item) for item in row.items}
    return ScheduleVersion(row.number, row.holds_from, items, {code: int(cents) for code, cents in row.parts.items()})


def part_price(session: Session, part: str, version: ScheduleVersion) -> int | None:
    """What a part costs in a version; one that came into the catalogue after it has its price from there."""
    listed = version.parts.get(part)
    return session.scalar(select(Part.price_cents).where(Part.code == part)) if listed is None else listed


def plain_item(row: FeeItem) -> dict[str, Any]:
    """A fee item as a version keeps it."""
    return {name: getattr(row, name) for name in _PLAIN}


def item_of(item: Mapping[str, Any]) -> fees.FeeItem:
    """The item as the price engine reads it."""
    return fees.FeeItem(
        str(item["code"]), str(item["name_zh"]), str(item["name_en"]), item.get("in_warranty_cents"),
        item.get("out_of_warranty_cents"), bool(item.get("enabled", True)),
    )  # fmt: skip


def contract_on(session: Session, customer_id: Id, day: date, ordered: datetime) -> Contract | None:
    """The customer's contract on a day, known when it was ordered; of several the one that began last."""
    wanted = select(CustomerContract).where(
        CustomerContract.customer_id == customer_id,
        CustomerContract.active,
        CustomerContract.first_day <= day,
        CustomerContract.last_day >= day,
        or_(CustomerContract.entered_at.is_(None), CustomerContract.entered_at <= ordered),
    )
    latest = wanted.order_by(CustomerContract.first_day.desc(), CustomerContract.number.desc()).limit(1)
    row = session.scalar(latest)
    if row is None:
        return None
    agreed = {code: int(cents) for code, cents in row.prices.items()}
    return Contract(row.number, row.first_day, row.last_day, agreed, row.parts_included)


def price_changes(session: Session, order_id: Id) -> dict[str, Change]:
    """The newest change of each line of an order that nobody denied, with the limits of the day it was made."""
    wanted = select(FeeChange).where(FeeChange.order_id == order_id, stands(FeeChange))
    rows = session.scalars(wanted.order_by(arrival(FeeChange))).all()
    if not rows:
        return {}
    limits = money_limits(session)
    return {row.line: Change(row.role, row.reason, row.percent, row.cents, limits.at(row.at)) for row in rows}

"""Reads findings with where they were found and what became of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from fieldtech.model.base import Id
from fieldtech.model.catalogue import Checklist
from fieldtech.model.customers import Customer, Equipment, Vehicle
from fieldtech.model.maintenance import Finding, VisitObject
from fieldtech.model.orders import Order, Transition
from fieldtech.model.people import User
from fieldtech.services.visits.objects import Thing
from fieldtech.services.visits.views import REPAIRED, FindingView


@dataclass(frozen=True)
class FindingQuery:
    """What the list of findings shows: a state ("" for all), a kind of visit, hazards alone, words anywhere."""

    state: str = "open"
    kind: str = ""
    hazards: bool = False
    text: str = ""
    customer: Id | None = None
    order: Id | None = None


def finding_views(session: Session, orders: Sequence[Id]) -> tuple[FindingView, ...]:
    """The findings of these visits, oldest first and numbered within each."""
    return _read(session, Finding.order_id.in_(orders))


def findings_by(session: Session, query: FindingQuery, *conditions: ColumnElement[bool]) -> tuple[FindingView, ...]:
    """Those the query finds, hazards first, the newest first."""
    wanted = list(conditions)
    if query.order is not None:
        wanted.append(Finding.order_id == query.order)
    if query.customer is not None:
        wanted.append(Order.customer_id == query.customer)
    if query.kind:
        wanted.append(Order.kind == query.kind)
    if query.hazards:
        wanted.append(Finding.hazard.is_(True))
    if query.state:
        wanted.append(Finding.state == query.state)
    words = query.text.casefold().split()
    found = [view for view in _read(session, *wanted) if all(word in _haystack(view) for word in words)]
    return tuple(sorted(found, key=lambda view: (not view.hazard, -view.found_at.timestamp())))


def origin_of(session: Session, repair: Id) -> FindingView | None:
    """The finding a repair order was made for."""
    return next(iter(_read(session, Finding.repair_id == repair)), None)


def _haystack(view: FindingView) -> str:
    parts = (view.order_number, view.label, view.text, view.handling, view.customer, view.repair_number,
             view.found_by_name, view.closed_reason)  # fmt: skip
    return " ".join(parts).casefold()


def _read(session: Session, *conditions: ColumnElement[bool]) -> tuple[FindingView, ...]:
    repair = aliased(Order)
    wanted = (
        select(Finding, Order, VisitObject, Vehicle, Equipment, repair.number, repair.status, User.name, Customer.name)
        .join(Order, Order.id == Finding.order_id)
        .join(Customer, Customer.id == Order.customer_id)
        .join(VisitObject, VisitObject.id == Finding.object_id)
        .outerjoin(Vehicle, Vehicle.id == VisitObject.vehicle_id)
        .outerjoin(Equipment, Equipment.id == VisitObject.equipment_id)
        .outerjoin(repair, repair.id == Finding.repair_id)
        .outerjoin(User, User.login == Finding.found_by)
        .where(*conditions)
        .order_by(Finding.found_at, Finding.id)
    )
    rows = session.execute(wanted).all()
    numbers = _numbers(session, {row[0].order_id for row in rows})
    items = _items(session) if any(row[0].item for row in rows) else {}
    signed = _signed(session, {row[0].repair_id for row in rows if row[0].repair_id is not None and row[6] in REPAIRED})
    return tuple(_view(row, numbers, items, signed) for row in rows)


def _view(
    found: Any, numbers: Mapping[Id, int], items: Mapping[str, tuple[str, str]], signed: Mapping[Id, datetime]
) -> FindingView:
    row, order, object_row, vehicle, equipment, repair, status, name, customer = found
    zh, en = items.get(row.item, ("", ""))
    return FindingView(
        row.id, numbers[row.id], order.id, order.number, order.kind, row.object_id,
        Thing(object_row, vehicle, equipment).label, row.item, zh, en, row.text, row.state, row.handling, row.hazard,
        row.told_person, row.told_how, row.told_at, row.repair_id, repair or "", status or "", row.closed_reason,
        row.found_at, row.found_by, name or row.found_by, row.ended_at, customer, signed.get(row.repair_id),
    )  # fmt: skip


def _signed(session: Session, repairs: Collection[Id]) -> dict[Id, datetime]:
    """When each of these repairs was signed last."""
    if not repairs:
        return {}
    wanted = select(Transition.order_id, Transition.at).where(
        Transition.order_id.in_(repairs), Transition.target == "signed"
    )
    return {row.order_id: row.at for row in session.execute(wanted.order_by(Transition.at))}


def _numbers(session: Session, orders: set[Id]) -> dict[Id, int]:
    """Each finding's number within its visit."""
    wanted = select(Finding.id, Finding.order_id).where(Finding.order_id.in_(orders))
    seen: dict[Id, int] = {}
    numbers = {}
    for key, order in session.execute(wanted.order_by(Finding.found_at, Finding.id)):
        seen[order] = numbers[key] = seen.get(order, 0) + 1
    return numbers


def _items(session: Session) -> dict[str, tuple[str, str]]:
    """Every question by its id, in the newest words it has had."""
    rows = session.scalars(select(Checklist).order_by(Checklist.version))
    return {str(item["id"]): (str(item["text_zh"]), str(item["text_en"])) for row in rows for item in row.items}

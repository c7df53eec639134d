"""Twelve quarterly visits of the tank TK-101 as they came from the office: sealed, one of them skipped, one to come.

The rows are written as a sync would bring them; nobody plays three years of visits to see a chart.
"""

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

import stories
from fieldtech.clock import FixedClock
from fieldtech.model.base import Id
from fieldtech.model.canonical import canonical_json, sha256_hex
from fieldtech.model.customers import Equipment
from fieldtech.model.drafts.visits import SkipDraft
from fieldtech.model.local import Device
from fieldtech.model.maintenance import Finding, MeterReading, Plan, Visit, VisitObject, visit_id, visit_object_id
from fieldtech.model.orders import CrewMember, Entry, Order, SealedRecord
from fieldtech.services.workplace import Workplace
from sheets import visit_sample

NOW = datetime(2026, 11, 20, 2, 40, tzinfo=UTC)
SOUTH = (348, 345, 343, 339, 336, 333, None, 328, 325, 321, 318, 314)
NORTH = (342, 336, 331, 324, 316, 309, None, 292, 281, 268, 252, 210)
"""µm, quarter by quarter from 2024-02; in 2025-08 the plant was shut."""
WHY = "客户停产检修，无法进入"
NEXT = date(2027, 2, 18)
LAST = "BY-TJ01-E01-20261118"


@contextmanager
def tank(prepared: Any, folder: Path) -> Iterator[tuple[Workplace, Id]]:
    """The demo company with the history of its tank; who looks signs in himself."""
    prepared.demo(folder).close()
    workplace = Workplace.open(folder, clock=FixedClock(NOW), zone=stories.ZONE, demo=True)
    try:
        yield workplace, write_tank(workplace)
    finally:
        workplace.close()


def write_tank(workplace: Workplace) -> Id:
    """Write the plan with its visits; the key of the tank."""
    with workplace.context.transaction() as session:
        equipment = session.scalars(select(Equipment).where(Equipment.number == "E01")).one()
        plan = _plan(equipment)
        session.add(plan)
        session.flush()
        for place, (south, north) in enumerate(zip(SOUTH, NORTH, strict=True)):
            _visit(session, plan, equipment, place, south, north)
        _coming(session, plan, equipment)
        session.add(MeterReading(equipment_id=equipment.id, unit="h", value=12840, read_on=date(2026, 11, 18), at=NOW,
                                 by="wulei"))  # fmt: skip
        return equipment.id


def quarter(place: int) -> date:
    """The day of the visit at a place of the series."""
    month = 1 + 3 * place
    return date(2024 + month // 12, month % 12 + 1, 18)


def _plan(equipment: Equipment) -> Plan:
    return Plan(
        number="BY-TJ01-E01", kind="maintenance", status="active", title="TK-101 防腐储罐季度保养",
        customer_id=equipment.customer_id, centre_code="TJ01", checklist_code="CM", starts_on=date(2024, 2, 18),
        rule="FREQ=MONTHLY;INTERVAL=3", created_at=NOW, created_by="zhenghao", written_by="zhenghao", changed_at=NOW,
    )  # fmt: skip


def _order(plan: Plan, day: date, status: str) -> Order:
    made = datetime(day.year, day.month, day.day, 1, tzinfo=UTC) - timedelta(days=30)
    return Order(
        id=visit_id(plan.id, day.isoformat()), number=f"{plan.number}-{day:%Y%m%d}", kind=plan.kind, status=status,
        title=plan.title, customer_id=plan.customer_id, centre_code=plan.centre_code, created_at=made,
        created_by="zhenghao", first_responder="zhoumin", technician="wulei", changed_at=NOW,
    )  # fmt: skip


def _rows(session: Session, plan: Plan, equipment: Equipment, day: date, status: str) -> tuple[Order, VisitObject]:
    order = _order(plan, day, status)
    done = day if status == "completed" else None
    session.add(order)
    session.flush()
    state = {"completed": "done"}.get(status, "waiting")
    thing = VisitObject(id=visit_object_id(order.id, equipment.id), order_id=order.id, position=1,
                        equipment_id=equipment.id, state=state, changed_at=NOW)  # fmt: skip
    session.add_all([
        Visit(order_id=order.id, plan_id=plan.id, occurrence=day.isoformat(), checklist_code="CM", planned_on=day,
              due_on=day, late_after=day + timedelta(days=9), done_on=done),
        thing,
        CrewMember(order_id=order.id, login="wulei"),
    ])  # fmt: skip
    session.flush()
    return order, thing


def _visit(
    session: Session, plan: Plan, equipment: Equipment, place: int, south: int | None, north: int | None
) -> None:
    day = quarter(place)
    order, thing = _rows(session, plan, equipment, day, "skipped" if south is None else "completed")
    if south is None or north is None:
        draft = SkipDraft(WHY, True)
        session.add(Entry(order_id=order.id, kind=draft.kind, slot="", body=draft.to_body(), at=order.created_at,
                          by="chenjing"))  # fmt: skip
        return
    record = sealed(order.number, thing.id.hex, day, south, north)
    device = session.scalars(select(Device)).first()
    assert device is not None
    at = datetime(day.year, day.month, day.day, 3, 20, tzinfo=UTC)
    session.add(SealedRecord(order_id=order.id, number=order.number, revision=1, record=canonical_json(record).decode(),
                             sha256=sha256_hex(record), signature=b"\0" * 64, device_id=device.id, at=at,
                             by="wulei"))  # fmt: skip
    if north < 250:
        session.add(Finding(order_id=order.id, object_id=thing.id, item="CM-33", text="北侧涂层厚度低于限值",
                            state="handled", handling="打磨补涂两道", hazard=True, told_person="马骏",
                            told_how="in_person", told_at=at, found_at=at, found_by="wulei"))  # fmt: skip


def sealed(number: str, key: str, day: date, south: int, north: int) -> dict[str, Any]:
    """The record of one visit: two sides of five points each, and the items that are not measured."""
    record = copy.deepcopy(visit_sample.usual())
    sides = (("CM-31", "南侧", "south", south), ("CM-33", "北侧", "north", north))
    read = [visit_sample.readings(code, zh, en, tuple(str(least + more) for more in (8, 3, 0, 11, 5)))
            for code, zh, en, least in sides]  # fmt: skip
    items = [one for one in record["objects"][0]["items"] if one["kind"] != "number"][:8]
    record["objects"][0] |= {"key": key, "items": [*items, *read]}
    record |= {"number": number, "findings": [], "actual_on": day.isoformat(), "planned_on": day.isoformat()}
    return json.loads(json.dumps(record).replace(visit_sample.TANK, key))


def _coming(session: Session, plan: Plan, equipment: Equipment) -> None:
    _rows(session, plan, equipment, NEXT, "planned")

"""What a plan looks at, as it is known now, and what its meters say of the next visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.custody import Terminal
from fieldtech.model.customers import Equipment, Vehicle
from fieldtech.model.maintenance import MeterReading, Plan, PlanObject
from fieldtech.model.recurrence import meter_day
from fieldtech.store.arrival import arrival

VEHICLE, EQUIPMENT = "vehicle", "equipment"


@dataclass(frozen=True)
class PlanThing:
    """A vehicle or a piece of equipment of a plan."""

    kind: str
    id: Id
    number: str
    name: str
    tag: str = ""
    plate_colour: int = 0


def things_of(session: Session, plan: Plan) -> tuple[PlanThing, ...]:
    """The vehicles and equipment a visit of the plan would look at now; retired ones are left out."""
    if plan.scope == "model":
        return _vehicles(session, Vehicle.customer_id == plan.customer_id, _has_model(plan.model_code))
    named = session.scalars(
        select(PlanObject).where(PlanObject.plan_id == plan.id, PlanObject.active).order_by(PlanObject.position)
    ).all()
    if named:
        return named_things(session, named)
    if plan.scope != "site":
        return ()
    equipment = _equipment(session, Equipment.customer_id == plan.customer_id)
    return (*equipment, *_vehicles(session, Vehicle.customer_id == plan.customer_id))


def named_things(session: Session, named: Sequence[PlanObject]) -> tuple[PlanThing, ...]:
    """Those a plan names, in its order."""
    vehicles = _vehicles(session, Vehicle.id.in_([one.vehicle_id for one in named if one.vehicle_id]))
    equipment = _equipment(session, Equipment.id.in_([one.equipment_id for one in named if one.equipment_id]))
    found = {thing.id: thing for thing in (*vehicles, *equipment)}
    keys = (one.vehicle_id or one.equipment_id for one in named)
    return tuple(found[key] for key in keys if key in found)


def day_by_meter(session: Session, plan: Plan, things: Sequence[PlanThing], done: date) -> date | None:
    """The first day on which a meter of one of the things will have run as far as the plan says since a visit."""
    limits = {unit: every for unit, every in (("km", plan.every_km), ("h", plan.every_hours)) if every}
    if not limits or not things:
        return None
    keys = [thing.id for thing in things]
    of_plan = MeterReading.vehicle_id.in_(keys) | MeterReading.equipment_id.in_(keys)
    wanted = select(MeterReading).where(of_plan, MeterReading.unit.in_(limits)).order_by(arrival(MeterReading))
    said: dict[tuple[Id | None, str, Id | date], tuple[date, int]] = {}
    for row in session.scalars(
        wanted
    ):  # of a visit the last word, also of a later day: before it were slips of the pen
        key = (row.vehicle_id or row.equipment_id, row.unit, row.order_id or row.read_on)
        said[key] = (said[key][0] if key in said else row.read_on, row.value)
    by_meter: dict[tuple[Id | None, str], list[tuple[date, int]]] = {}
    for (thing, unit, _order), reading in said.items():
        by_meter.setdefault((thing, unit), []).append(reading)
    found = [meter_day(readings, _base(readings, done), limits[unit]) for (_, unit), readings in by_meter.items()]
    return min((day for day in found if day), default=None)


def _base(readings: Sequence[tuple[date, int]], done: date) -> int:
    """What the meter showed at the last visit: the newest reading until then, else the first one after it."""
    until = [reading for reading in readings if reading[0] <= done]
    return max(until)[1] if until else min(readings)[1]


def _vehicles(session: Session, *conditions: ColumnElement[bool]) -> tuple[PlanThing, ...]:
    wanted = select(Vehicle.id, Vehicle.number, Vehicle.plate, Vehicle.vin, Vehicle.plate_colour).where(
        Vehicle.active, *conditions
    )
    rows = session.execute(wanted.order_by(Vehicle.number))
    return tuple(PlanThing(VEHICLE, r.id, r.number, r.plate or r.vin or r.number, "", r.plate_colour) for r in rows)


def _equipment(session: Session, *conditions: ColumnElement[bool]) -> tuple[PlanThing, ...]:
    wanted = select(Equipment.id, Equipment.number, Equipment.name, Equipment.tag).where(Equipment.active, *conditions)
    rows = session.execute(wanted.order_by(Equipment.number))
    return tuple(PlanThing(EQUIPMENT, row.id, row.number, row.name, row.tag) for row in rows)


def _has_model(code: str) -> ColumnElement[bool]:
    mounted = select(Terminal.place_ref).where(
        Terminal.place_kind == "vehicle", Terminal.model_code == code, Terminal.active
    )
    return func.lower(func.hex(Vehicle.id)).in_(mounted)

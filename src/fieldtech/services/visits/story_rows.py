"""The lines of the story: visits, what is due, and everything that happened in the order of time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.maintenance import VISIT_KINDS, MeterReading, Plan, Visit, VisitObject
from fieldtech.model.orders import CLOSED, CrewMember, Order, SealedRecord
from fieldtech.model.recurrence_words import sentence
from fieldtech.services.history.labels import people_names
from fieldtech.services.history.timelines import TimelineRow
from fieldtech.services.plans.known import said_next
from fieldtech.services.visits.next_day import computed_day
from fieldtech.services.visits.past import PastVisit
from fieldtech.services.visits.stories import Due, DueDay, Reading, VisitLine
from fieldtech.services.visits.views import FindingView
from fieldtech.words import LANGUAGES

_DONE = ("signed", *CLOSED)


def visit_lines(
    session: Session, visits: list[PastVisit], found: Iterable[FindingView], today: date
) -> Iterator[VisitLine]:
    """The visits, the newest first."""
    orders = [past.order.id for past in visits]
    crews = _crews(session, orders)
    sealed = set(session.scalars(select(SealedRecord.order_id).where(SealedRecord.order_id.in_(orders))))
    things = [finding.object for finding in found]
    for past in reversed(visits):
        visit, order = past.visit, past.order
        day = visit.done_on or visit.due_on
        yield VisitLine(
            order.id, order.number, order.kind, order.status, day, visit.due_on,
            order.status not in ("skipped", "cancelled") and (visit.done_on or today) > visit.late_after,
            past.state, past.reason, len(past.items), past.faults, things.count(past.thing.id),
            crews.get(order.id, ()), order.id in sealed,
        )  # fmt: skip


def _crews(session: Session, orders: list[Id]) -> dict[Id, tuple[str, ...]]:
    rows = session.execute(select(CrewMember.order_id, CrewMember.login).where(CrewMember.order_id.in_(orders))).all()
    names = people_names(session, (login for _order, login in rows))
    found: dict[Id, tuple[str, ...]] = {}
    for order, login in rows:
        found[order] = (*found.get(order, ()), names[login])
    return found


def due_lines(session: Session, visits: list[PastVisit], today: date, zone: ZoneInfo) -> tuple[Due, ...]:
    """The next visit of each plan; before it is made, the day that follows from the last one."""
    found: dict[Id, Due] = {}
    last: dict[Id, PastVisit] = {}
    for past in visits:
        plan = session.get_one(Plan, past.visit.plan_id)
        if past.order.status not in _DONE and plan.id not in found:
            order, visit = past.order, past.visit
            found[plan.id] = _due(plan, visit.due_on, today, today > visit.late_after, order)
        last[plan.id] = past
    for key, past in last.items():
        plan = session.get_one(Plan, key)
        if key not in found and plan.status == "active" and (day := _following(session, plan, past.visit, zone)):
            found[key] = _due(plan, day, today, False, None)
    return tuple(sorted(found.values(), key=lambda due: due.day))


def _following(session: Session, plan: Plan, visit: Visit, zone: ZoneInfo) -> date | None:
    return said_next(session, visit) or computed_day(session, plan, visit, visit.done_on or visit.due_on, zone)


def _due(plan: Plan, day: date, today: date, late: bool, order: Order | None) -> Due:
    zh, en = (_cycle(plan, language) for language in LANGUAGES)
    return Due(
        day, late, (day - today).days, order.id if order else None, order.number if order else "", plan.number,
        plan.title, plan.kind, order.status if order else "", zh, en,
    )  # fmt: skip


def next_days(
    session: Session, equipment: Sequence[Id], today: date, shown: ColumnElement[bool], zone: ZoneInfo
) -> dict[Id, DueDay]:
    """The next visit of each of many pieces of equipment; before it is made, the day that follows from the last one."""
    wanted = (
        select(VisitObject.equipment_id, Visit, Order.status)
        .join(Visit, Visit.order_id == VisitObject.order_id)
        .join(Order, Order.id == Visit.order_id)
        .where(VisitObject.equipment_id.in_(equipment), shown)
        .order_by(Visit.due_on)
    )
    coming: dict[tuple[Id, Id], DueDay] = {}
    last: dict[tuple[Id, Id], Visit] = {}
    for key, visit, status in session.execute(wanted):
        assert key is not None
        last[key, visit.plan_id] = visit
        if status not in _DONE:
            coming.setdefault((key, visit.plan_id), _due_day(visit.due_on, today, today > visit.late_after))
    for (key, plan_id), visit in last.items():
        plan = session.get_one(Plan, plan_id)
        if (key, plan_id) not in coming and plan.status == "active" and (day := _following(session, plan, visit, zone)):
            coming[key, plan_id] = _due_day(day, today, False)
    return {key: due for (key, _plan), due in sorted(coming.items(), key=lambda found: found[1].day, reverse=True)}


def _due_day(day: date, today: date, late: bool) -> DueDay:
    return DueDay(day, late, (day - today).days)


def _cycle(plan: Plan, language: str) -> str:
    km, hours = plan.every_km or 0, plan.every_hours or 0
    return sentence(plan.rule, plan.starts_on, language, counts_from=plan.counts_from, every_km=km, every_hours=hours)


def events(
    session: Session, rows: Iterable[TimelineRow], visits: list[PastVisit], found: Iterable[FindingView],
    seen: frozenset[Id], zone: ZoneInfo,
) -> tuple[TimelineRow, ...]:  # fmt: skip
    """Everything in time order, the newest first; visits stand for their orders."""
    own = {past.order.id for past in visits}
    listed = [row for row in rows if not (row.what == "order" and row.order_id in own)]
    listed += [_visited(past, zone) for past in visits if past.order.id in seen]
    listed += [_found(one, zone) for one in found]
    people = people_names(session, (row.by for row in listed if row.what == "visit"))
    named = [replace(row, by=people.get(row.by, row.by)) if row.what == "visit" else row for row in listed]
    return tuple(sorted(named, key=lambda row: row.since, reverse=True))


def _visited(past: PastVisit, zone: ZoneInfo) -> TimelineRow:
    """When it was done, or is to be."""
    order, visit = past.order, past.visit
    at = datetime.combine(visit.done_on or visit.due_on, time(12), zone)
    what = f"{past.faults}/{len(past.items)}" if past.faults else ""
    return TimelineRow("visit", at, at, order.kind, what, state=order.status, by=order.technician,
                       order_id=order.id, order=order.number, reason=past.reason)  # fmt: skip


def _found(one: FindingView, zone: ZoneInfo) -> TimelineRow:
    repaired = one.repaired_at.astimezone(zone).date().isoformat() if one.repaired_at else ""
    ended = " · ".join(filter(None, (repaired, one.handling, one.repair_number, one.closed_reason)))
    hazard = "hazard" if one.hazard else ""
    return TimelineRow("finding", one.found_at, one.found_at, one.text, ended, hazard, one.stands, one.found_by_name,
                       one.order, one.order_number, "", one.item_zh, one.item_en)  # fmt: skip


def order_rows(session: Session, *which: ColumnElement[bool]) -> list[TimelineRow]:
    """The orders about it that are no visits."""
    orders = session.scalars(select(Order).where(*which, Order.kind.not_in(VISIT_KINDS))).all()
    people = people_names(session, (order.created_by for order in orders))
    return [
        TimelineRow("order", order.created_at, order.created_at, order.number, order.title, "", order.status,
                    people[order.created_by], order.id, order.number)
        for order in orders
    ]  # fmt: skip


def readings(session: Session, *which: ColumnElement[bool]) -> tuple[Reading, ...]:
    """What the meters showed, oldest first; of a visit its last word, on the day it first said one."""
    rows = session.scalars(select(MeterReading).where(*which).order_by(MeterReading.read_on, MeterReading.at))
    said: dict[tuple[str, Id], Reading] = {}
    for row in rows:
        key = (row.unit, row.order_id or row.id)
        said[key] = Reading(row.unit, row.value, said[key].day if key in said else row.read_on)
    return tuple(said.values())

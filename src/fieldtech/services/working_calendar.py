"""The company's working hours and holidays as the due times need them (A27, T35)."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model import catalogue
from fieldtech.model.orders import Order
from fieldtech.model.people import ServiceCentre
from fieldtech.model.worktime import DueTimes, SiteClass, WorkCalendar, calendar_from_rows, due_times
from fieldtech.services.context import Context


def work_calendar(session: Session, centre_code: str, zone: ZoneInfo) -> WorkCalendar:
    """Holidays of the office and the hours of the centre."""
    days = session.scalars(select(catalogue.Holiday).where(catalogue.Holiday.active))
    rows = [{"date": row.day, "kind": row.kind, "status": row.status} for row in days]
    centre = session.scalar(select(ServiceCentre).where(ServiceCentre.code == centre_code))
    start, end = (centre.work_start, centre.work_end) if centre else ("08:30", "17:30")
    return calendar_from_rows(rows, zone, time.fromisoformat(start), time.fromisoformat(end))


def one_working_day() -> int:
    """Minutes of a working day of 08:30 to 17:30, the time a verbal yes may wait for its signature (4.8)."""
    return 9 * 60


def in_one_working_day(context: Context, session: Session, order: Order, since: datetime | None = None) -> datetime:
    """When what may wait one working day is due, counted from now unless from another moment (states 4.8)."""
    calendar = work_calendar(session, order.centre_code, context.zone)
    return calendar.add_working_minutes(since or context.now(), one_working_day())


def order_due_times(
    session: Session, site_class: str, centre: str, agreed: datetime, zone: ZoneInfo
) -> DueTimes | None:
    """When to depart and arrive for a site class, counted from ``agreed``; None for an unknown class."""
    row = session.scalar(select(catalogue.SiteClass).where(catalogue.SiteClass.code == site_class))
    if row is None:
        return None
    rule = SiteClass(row.code, row.depart_rule, row.depart_minutes, row.arrive_minutes, row.clock)
    return due_times(rule, agreed, work_calendar(session, centre, zone))

"""The day of the next visit, by the cycle of the plan (states 4.3): from the planned day, or from the actual one."""

from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from fieldtech.model.maintenance import Plan, Visit
from fieldtech.model.recurrence import ACTUAL, after_actual, next_after, shifted
from fieldtech.services.working_calendar import work_calendar


def computed_day(session: Session, plan: Plan, visit: Visit, done: date, zone: ZoneInfo) -> date | None:
    """None when the plan has come to its end; a day off is shifted as the plan says."""
    if plan.status == "ended":
        return None
    if plan.counts_from == ACTUAL:
        day = after_actual(plan.rule, done)
    else:
        day = next_after(plan.rule, plan.starts_on, visit.planned_on)
    return None if day is None else shifted(day, plan.on_day_off, work_calendar(session, plan.centre_code, zone))

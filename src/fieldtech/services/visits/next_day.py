"""The day of the next visit, by the cycle of the plan (states 4.3): from the planned day, or from the actual one."""

from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from fieldtech.model.drafts.visits import NextDateDraft
from fieldtech.model.facts import Facts
from fieldtech.model.maintenance import Plan, Visit
from fieldtech.model.recurrence import ACTUAL, after_actual, next_after, shifted
from fieldtech.model.visit_days import sooner
from fieldtech.services.plans.objects import day_by_meter, things_of
from fieldtech.services.working_calendar import work_calendar


def computed_day(session: Session, plan: Plan, visit: Visit, done: date, zone: ZoneInfo) -> date | None:
    """After the planned day and after the work; None when the plan has come to its end; days off as the plan says."""
    if plan.status == "ended":
        return None
    if plan.counts_from == ACTUAL:
        usual = after_actual(plan.rule, done)
        day = usual and sooner(usual, _day_by_meter(session, plan, done))
    else:
        day = next_after(plan.rule, plan.starts_on, max(visit.planned_on, done))
    return None if day is None else shifted(day, plan.on_day_off, work_calendar(session, plan.centre_code, zone))


def _day_by_meter(session: Session, plan: Plan, done: date) -> date | None:
    """As the next visit will be planned; most plans count no meter, and then nothing is read."""
    if not plan.every_km and not plan.every_hours:
        return None
    return day_by_meter(session, plan, things_of(session, plan), done)


def said_day(facts: Facts) -> date | None:
    """Another day than the plan gives, said with its reason; one that only repeats the plan goes on following it."""
    draft, computed = facts.get(NextDateDraft), facts.visit.computed if facts.visit else None
    return draft.day if draft and draft.day != computed and draft.reason.strip() else None

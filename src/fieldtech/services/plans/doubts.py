"""What a plan's page says beside it: days that may still move, what it looks at, what a pause leaves standing."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.maintenance import Plan, Visit
from fieldtech.model.orders import Order, is_open
from fieldtech.model.worktime import WorkCalendar
from fieldtech.services.plans.known import is_free
from fieldtech.services.plans.objects import things_of

MANY = 500
"""Objects of one visit beyond which several plans are better."""
_OF_CALENDAR = {"calendar_year_missing": "plan_year_missing", "calendar_year_provisional": "plan_year_provisional"}


def day_doubts(work: WorkCalendar, days: Iterable[date]) -> Iterator[Problem]:
    """Years of which the holidays are not known, or not published in full, where one of the days is in such a year."""
    shown = sorted(set(days))
    for code, said in _OF_CALENDAR.items():
        years = sorted({day.year for day in shown if code in work.doubts(day, day)})
        if years:
            named = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
            yield Problem("days", said, "warning", {"years": named})


def object_doubts(session: Session, plan: Plan) -> Iterator[Problem]:
    """A plan that looks at nothing now brings no visits until there is something; nobody looks at all of a thousand."""
    count = len(things_of(session, plan))
    if not count:
        yield Problem("scope", "plan_without_objects", "warning")
    elif count > MANY:
        yield Problem("scope", "plan_many_objects", "warning", {"count": str(count)})


def kept_by_pause(session: Session, plan: Plan, today: date) -> Iterator[Problem]:
    """The visits that a pause leaves in the calendar: the customer knows of them, or they were due before."""
    wanted = select(Order, Visit.due_on).join(Visit, Visit.order_id == Order.id)
    rows = session.execute(wanted.where(Visit.plan_id == plan.id, Visit.done_on.is_(None), is_open()))
    kept = sorted((due, order.number) for order, due in rows if due < today or not is_free(session, order))
    if kept:
        named = ", ".join(f"{number} · {due:%m-%d}" for due, number in kept)
        yield Problem("visits", "plan_pause_keeps", "warning", {"visits": named})

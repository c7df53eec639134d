"""A holiday taken out of the calendar is a working day again."""

from datetime import datetime

from sqlalchemy import select

from fieldtech.model.catalogue import Holiday
from fieldtech.services.context import Context
from fieldtech.services.masters import Masters
from fieldtech.services.working_calendar import work_calendar

from .conftest import AsPerson


def test_a_retired_holiday_does_not_count(context: Context, as_person: AsPerson) -> None:  # T35
    as_person("admin")
    day = datetime(2026, 5, 1, 10, 0, tzinfo=context.zone)  # a Friday
    with context.reading() as session:
        holiday = session.scalars(select(Holiday).where(Holiday.day == "2026-05-01")).one()
        assert not work_calendar(session, "QD01", context.zone).is_working_day(day.date())
    Masters(context).retire("holidays", holiday.id)
    with context.reading() as session:
        assert work_calendar(session, "QD01", context.zone).is_working_day(day.date())

"""Human numbers of sheets: ``WX-QD01-20261121-003``; centre and computer keep two laptops without network apart."""

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from fieldtech.errors import Problem
from fieldtech.model.local import Device
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.devices import this_device

REPAIR_PREFIX = "WX"
INSTALL_PREFIX = "AZ"
REQUEST_PREFIX = "XQ"
NUMBER_FORM = re.compile(r"WX-([A-Z0-9]{2,10})-(\d{8})-(\d{3,6})", re.ASCII)
_FIRST_PAPER = date(2000, 1, 1)
_ABOVE_ANY_DAY, _SECONDS = 100_000, 800_000  # together they stay within six digits
_EASTERNMOST = timedelta(hours=14)  # nowhere is it later; the local day of the restore is that or the one before


def number_problems(number: str, centres: Collection[str], today: date) -> Iterator[Problem]:
    """What is wrong with the number on a paper form: its form, a centre nobody knows, a day that cannot be."""
    found = NUMBER_FORM.fullmatch(number)
    if found is None:
        yield Problem("number", "number_form")
        return
    centre, day, _count = found.groups()
    if not any(re.fullmatch(f"{re.escape(code)}[A-Z]{{0,2}}", centre) for code in centres):
        yield Problem("number", "number_centre", params={"centre": centre})
    if not _FIRST_PAPER <= _day(day) <= today:
        yield Problem("number", "number_day", params={"day": day})


def _day(digits: str) -> date:
    """Such a day; the first of all days for one no calendar has."""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return date.min


def next_number(
    session: Session, prefix: str, place: str, day: date, column: InstrumentedAttribute[str] = Order.number
) -> str:
    """The next free number of that kind, place (the centre's code and the computer's) and local day in a column."""
    start = f"{prefix}-{place}-{day:%Y%m%d}-"
    last = session.scalar(_last(column, start))
    return f"{start}{max(int(last[len(start) :]) if last else 0, _given_before(session, day)) + 1:03d}"


def number_here(
    context: Context, session: Session, prefix: str, centre: str, column: InstrumentedAttribute[str] = Order.number
) -> str:
    """The next one on this computer today, for a centre."""
    today = context.local(context.now()).date()
    return next_number(session, prefix, centre + this_device(session).code, today, column)


def _given_before(session: Session, day: date) -> int:
    """Counts that are left out on the day on which this computer was put back from a copy, which may lack numbers.

    They grow with the second of the restore, so that the next one on that day leaves out those given meanwhile.
    """
    restored = session.scalar(select(Device.restored_at).where(Device.is_this))
    if restored is None or day > (restored + _EASTERNMOST).date():
        return 0
    return _ABOVE_ANY_DAY + int(restored.timestamp()) % _SECONDS


def _last(column: InstrumentedAttribute[str], start: str) -> Select[str]:
    """The highest number: the longer one, then the later by text, so that 1000 follows 999."""
    mine = select(column).where(column > start, column < f"{start}:")  # ":" comes after all digits
    return mine.order_by(func.length(column).desc(), column.desc()).limit(1)

"""Human numbers of sheets: ``WX-QD01-20261121-003``; centre and computer keep two laptops without network apart."""

import re
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from fieldtech.model.orders import Order

REPAIR_PREFIX = "WX"
INSTALL_PREFIX = "AZ"
REQUEST_PREFIX = "XQ"
NUMBER_FORM = re.compile(r"WX-[A-Z0-9]{2,10}-\d{8}-\d{3,6}")


def next_number(
    session: Session, prefix: str, place: str, day: date, column: InstrumentedAttribute[str] = Order.number
) -> str:
    """The next free number of that kind, place (the centre's code and the computer's) and local day in a column."""
    start = f"{prefix}-{place}-{day:%Y%m%d}-"
    last = session.scalar(_last(column, start))
    return f"{start}{int(last[len(start) :]) + 1 if last else 1:03d}"


def _last(column: InstrumentedAttribute[str], start: str) -> Select[str]:
    """The highest number: the longer one, then the later by text, so that 1000 follows 999."""
    mine = select(column).where(column > start, column < f"{start}:")  # ":" comes after all digits
    return mine.order_by(func.length(column).desc(), column.desc()).limit(1)

"""Human numbers of sheets: ``WX-QD01-20261121-003``; the centre's code keeps two offices apart."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.model.orders import Order

REPAIR_PREFIX = "WX"


def next_number(session: Session, prefix: str, centre: str, day: date) -> str:
    """The next free number of that kind, centre and local day."""
    start = f"{prefix}-{centre}-{day:%Y%m%d}-"
    last = session.scalar(select(func.max(Order.number)).where(Order.number.startswith(start, autoescape=True)))
    return f"{start}{int(last[len(start) :]) + 1 if last else 1:03d}"

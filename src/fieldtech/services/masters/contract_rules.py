"""What of a contract may still be changed: nothing that would reprice what was ordered under it (F54, D17)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.accounts import CustomerContract
from fieldtech.model.customers import Customer
from fieldtech.model.drafts.masters import ContractDraft
from fieldtech.model.orders import Order

_FIXED = ("first_day", "parts_included", "prices")


def overlap_problems(session: Session, draft: ContractDraft, row: CustomerContract | None) -> Iterator[Problem]:
    """Two contracts of a customer for one day are a doubt: the one that begins later counts from its first day on."""
    if draft.first_day is None or draft.last_day is None:
        return
    if row is not None and (row.first_day, row.last_day) == (draft.first_day, draft.last_day):
        return  # asked when the days were said
    wanted = (
        select(CustomerContract.number)
        .join(Customer, Customer.id == CustomerContract.customer_id)
        .where(Customer.number == draft.customer, CustomerContract.active,
               CustomerContract.first_day <= draft.last_day, CustomerContract.last_day >= draft.first_day)
        .order_by(CustomerContract.number)
    )  # fmt: skip
    others = session.scalars(wanted if row is None else wanted.where(CustomerContract.id != row.id)).all()
    if others:
        yield Problem("first_day", "contract_overlaps", "warning", {"names": ", ".join(others)})


def change_problems(session: Session, draft: ContractDraft, row: CustomerContract) -> Iterator[Problem]:
    """Once something was ordered, prices stay; the last day moves only over days without orders."""
    if is_used(session, row):
        customer = session.get_one(Customer, row.customer_id).number
        names = [name for name in _FIXED if getattr(draft, name) != getattr(row, name)]
        names += ["customer"] if draft.customer != customer else []
        yield from (Problem(name, "contract_begun") for name in names)
    moved = draft.last_day if draft.last_day != row.last_day else None
    if moved is not None and is_used(session, row, after=min(moved, row.last_day)):
        yield Problem("last_day", "contract_day_past")


def is_used(session: Session, row: CustomerContract, after: date | None = None) -> bool:
    """Whether the customer ordered something since it was entered, and after a day."""
    since = [row.entered_at] if row.entered_at is not None else []
    since += [datetime.combine(after + timedelta(days=1), time(), UTC)] if after is not None else []
    wanted = select(Order.id).where(Order.customer_id == row.customer_id)
    wanted = wanted.where(Order.created_at >= max(since)) if since else wanted
    return session.scalar(wanted.limit(1)) is not None

"""The contracts of a customer, the newest first (F54)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from fieldtech.model.accounts import CustomerContract
from fieldtech.model.base import Id
from fieldtech.services.context import Context


@dataclass(frozen=True)
class ContractRow:
    """One contract; ``state``: past, holds or coming."""

    id: Id
    number: str
    first_day: date
    last_day: date
    parts_included: bool
    prices: int
    state: str


class Contracts:
    """Reading; they are written as the other lists are (``masters``)."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of_customer(self, customer_id: Id) -> tuple[ContractRow, ...]:
        """Those in use."""
        self._context.require("see_customers")
        today = self._context.local(self._context.now()).date()
        wanted = select(CustomerContract).where(CustomerContract.customer_id == customer_id, CustomerContract.active)
        with self._context.reading() as session:
            rows = session.scalars(wanted.order_by(CustomerContract.first_day.desc(), CustomerContract.number)).all()
        return tuple(
            ContractRow(row.id, row.number, row.first_day, row.last_day, row.parts_included, len(row.prices),
                        _state(row, today))
            for row in rows
        )  # fmt: skip


def _state(row: CustomerContract, today: date) -> str:
    if row.last_day < today:
        return "past"
    return "coming" if row.first_day > today else "holds"

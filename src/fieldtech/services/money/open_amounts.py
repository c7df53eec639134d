"""What customers owe: by customer and age, and order by order (A03, F56)."""

from collections.abc import Iterator, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.model.accounts import FeeList, FeeWord
from fieldtech.model.base import Id
from fieldtech.model.cash_tables import CashCollection, CashReversal
from fieldtech.model.customers import Contact, Customer
from fieldtech.model.money.receivable import AGES, ageing
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.money.books import GIVEN_UP
from fieldtech.services.money.denied import stands
from fieldtech.services.money.ledger import among
from fieldtech.services.money.positions import Owed, owed_of
from fieldtech.services.money.views import OpenRow, OrderOwing


class OpenAmounts:
    """The list of open amounts."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def rows(self, text: str = "", ordering: str = "oldest") -> tuple[OpenRow, ...]:
        """Customers who owe; ``ordering``: oldest (the oldest money first), amount, name. Raises Forbidden."""
        self._context.require("see_open_amounts")
        with self._context.reading() as session:
            owed = list(self._owed(session))
            customers = {
                row.id: row for row in among(session, select(Customer), Customer.id, {o.customer for o in owed})
            }
            phones = _phones(session, customers)
        columns = ageing([one.position for one in owed], self._context.local(self._context.now()).date())
        rows = [
            _row(customers[key], phones.get(key, ""), sum(o.customer == key for o in owed), columns[key.hex])
            for key in customers
        ]
        wanted = text.strip().lower()
        rows = [row for row in rows if wanted in f"{row.customer} {row.number} {row.phone}".lower()]
        if ordering == "amount":
            return tuple(sorted(rows, key=lambda row: (-row.total, row.number)))
        if ordering == "name":
            return tuple(sorted(rows, key=lambda row: customers[row.customer_id].name_order))
        return tuple(sorted(rows, key=lambda row: (-row.older, -row.to_90, -row.to_60, -row.to_30, row.number)))

    def of_customer(self, customer_id: Id) -> tuple[OrderOwing, ...]:
        """His orders that owe something, the oldest first. Raises Forbidden."""
        self._context.require("see_open_amounts")
        today = self._context.local(self._context.now()).date()
        with self._context.reading() as session:
            owed = list(self._owed(session, customer_id))
            titles = {row.id: row.title for row in among(session, select(Order), Order.id, (o.order for o in owed))}
        rows = [
            OrderOwing(
                one.order, found.due.order, found.due.day, found.due.cents, found.received, found.waived, found.rest,
                found.state, (today - found.due.day).days, titles[one.order], one.reason, found.expected,
            )
            for one in owed for found in [one.position]
        ]  # fmt: skip
        return tuple(sorted(rows, key=lambda row: (row.day, row.number)))

    def _owed(self, session: Session, customer: Id | None = None) -> Iterator[Owed]:
        """Where the orders stand that have more on a fee list than was received; the sums choose, the rules decide."""
        return (one for one in owed_of(session, _short(session, customer)) if one.position.rest > 0)


def _short(session: Session, customer: Id | None) -> list[Id]:
    """Orders with an amount on some fee list that the money received does not reach."""
    listed = select(FeeList.order_id, func.max(FeeList.total_cents)).where(FeeList.total_cents > 0)
    listed = listed.join(Order, Order.id == FeeList.order_id).where(Order.status.not_in(GIVEN_UP))
    if customer is not None:
        listed = listed.where(Order.customer_id == customer)
    gone = select(CashReversal.collection_id)
    money = select(CashCollection.order_id, func.sum(CashCollection.cents)).where(CashCollection.id.not_in(gone))
    received = dict(session.execute(money.group_by(CashCollection.order_id)).all())
    less = select(FeeWord.order_id, func.sum(FeeWord.cents)).where(FeeWord.kind == "waived", stands(FeeWord))
    waived = dict(session.execute(less.group_by(FeeWord.order_id)).all())
    every = session.execute(listed.group_by(FeeList.order_id))
    return [key for key, cents in every if cents > received.get(key, 0) + waived.get(key, 0)]


def _row(customer: Customer, phone: str, orders: int, cents: tuple[int, ...]) -> OpenRow:
    to_30, to_60, to_90, older = cents[: len(AGES) + 1]
    return OpenRow(
        customer.id, customer.name, orders, to_30, to_60, to_90, older, sum(cents), customer.number, phone
    )  # fmt: skip


def _phones(session: Session, customers: Mapping[Id, Customer]) -> dict[Id, str]:
    """The telephone of each customer's main contact, else of any."""
    wanted = select(Contact).where(Contact.active).order_by(Contact.is_main, Contact.number.desc())
    rows = among(session, wanted, Contact.customer_id, customers)
    return {row.customer_id: row.mobile or row.landline for row in rows if row.mobile or row.landline}

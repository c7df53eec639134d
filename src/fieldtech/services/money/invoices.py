"""One invoice is of one customer: where a number stands already (forms 2.8, F58)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, Problem
from fieldtech.model.base import Id
from fieldtech.model.cash_tables import CashCollection, Invoice
from fieldtech.model.orders import Order
from fieldtech.store.arrival import arrival

ISSUED = "issued"


@dataclass(frozen=True)
class AlsoOn:
    """Another collection with the same invoice; one invoice for several amounts of a customer is usual."""

    number: str
    of_another: bool


def also_on(session: Session, row: CashCollection, code: str, number: str) -> Sequence[AlsoOn]:
    """The other collections on the invoice of that number, by their own."""
    if not number:
        return ()
    # None where the order was given to another and left this computer: then nobody here can tell
    customer = session.scalar(select(Order.customer_id).where(Order.id == row.order_id))
    same = select(Invoice.collection_id).where(Invoice.number == number, Invoice.code == code, Invoice.state == ISSUED)
    wanted = (
        select(CashCollection, Order.customer_id)
        .join(Order, Order.id == CashCollection.order_id)
        .where(CashCollection.id.in_(same), CashCollection.id != row.id)
        .order_by(CashCollection.number)
    )
    return [
        AlsoOn(other.number, customer is not None and owner != customer)
        for other, owner in session.execute(wanted)
        if _stands(session, other.id, code, number)
    ]


def require_of_one(session: Session, row: CashCollection, code: str, number: str, field: str) -> None:
    """Raises Invalid at ``field`` where the invoice is another customer's."""
    found = [other.number for other in also_on(session, row, code, number) if other.of_another]
    if found:
        raise Invalid([Problem(field, "invoice_of_another", params={"numbers": ", ".join(found)})])


def _stands(session: Session, collection: Id, code: str, number: str) -> bool:
    """Whether it is still the newest word on the collection's invoice."""
    wanted = select(Invoice).where(Invoice.collection_id == collection).order_by(arrival(Invoice))
    newest = session.scalars(wanted).all()[-1]
    return (newest.state, newest.code, newest.number) == (ISSUED, code, number)

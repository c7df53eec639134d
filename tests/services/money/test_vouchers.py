"""The vouchers of a collection: what was received stands against the fee list, an invoice is one customer's (F58)."""

import pytest
from sqlalchemy import select

from fieldtech.demo.money_acts import FINANCE, PAID_ON
from fieldtech.errors import Invalid
from fieldtech.model.base import Id, new_id
from fieldtech.model.cash_tables import CashCollection, CashReversal
from fieldtech.model.customers import Customer
from fieldtech.model.drafts.money import InvoiceDraft
from fieldtech.model.orders import Order
from fieldtech.services.money.views import Voucher
from services.money.conftest import Till

INVOICE = InvoiceDraft("issued", "digital", number="26350000000012345678")


def voucher(till: Till, at: int) -> Voucher:
    return till.workplace.finance.audit(till.collection).vouchers[at]


def also_received(till: Till, order: Id) -> Id:
    """Another computer collected as much, before the two knew of each other."""
    context = till.workplace.context
    with context.transaction() as session:
        first = session.get_one(CashCollection, till.collection)
        same = {name: getattr(first, name) for name in ("cents", "method", "day", "at", "by")}
        row = CashCollection(id=new_id(), number=f"SK-{order.hex[:4]}", receipt="SJ-000900", order_id=order, **same)
        session.add(row)
        context.op(session, "test", "collections", row.id, {})
        return row.id


def of_another(till: Till) -> Id:
    """The same order, of another customer."""
    context = till.workplace.context
    with context.transaction() as session:
        order = session.get_one(Order, till.order)
        same = {column.key: getattr(order, column.key) for column in Order.__table__.columns}
        customer = session.scalars(select(Customer.id).where(Customer.id != order.customer_id).limit(1)).one()
        twin = Order(**{**same, "id": new_id(), "number": "WX-OTHER", "customer_id": customer})
        session.add(twin)
        context.op(session, "test", "orders", twin.id, {})
        return twin.id


def test_two_amounts_that_are_too_much_together_agree_with_no_fee_list(till: Till) -> None:  # F58
    till.acts.as_person(FINANCE)
    assert voucher(till, 1).state == "agrees"
    second, context = also_received(till, till.order), till.workplace.context
    assert voucher(till, 1).state == "differs"
    with context.transaction() as session:
        back = CashReversal(id=new_id(), collection_id=second, reason="收了两次", day=PAID_ON, at=context.now(),
                            by="qianwei")  # fmt: skip
        session.add(back)
        context.op(session, "test", "reversals", back.id, {})
    assert voucher(till, 1).state == "agrees"


def test_an_invoice_is_of_one_customer(till: Till) -> None:  # F58, forms 2.8
    till.acts.as_person(FINANCE)
    work = till.workplace
    own, foreign = also_received(till, till.order), also_received(till, of_another(till))
    work.collecting.note_invoice(till.collection, INVOICE)
    work.collecting.note_invoice(own, INVOICE)  # one invoice for both amounts
    found = voucher(till, 2)
    assert found.state == "agrees" and [line.tone for line in found.lines if line.en == "Same invoice"] == [""]
    with pytest.raises(Invalid) as refusal:
        work.collecting.note_invoice(foreign, INVOICE)
    (problem,) = refusal.value.problems
    assert (problem.field, problem.code) == ("number", "invoice_of_another") and "SK-" in problem.params["numbers"]
    work.collecting.note_invoice(till.collection, InvoiceDraft("none"))
    work.collecting.note_invoice(own, InvoiceDraft("none"))  # it was another one's: the newest word counts
    work.collecting.note_invoice(foreign, INVOICE)

"""A contact gets a copy of what is stored about him, and is erased from the lists when he asks (P38)."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from fieldtech.errors import Forbidden, Invalid, Refused
from fieldtech.model.base import Id
from fieldtech.model.customers import Contact, Vehicle
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.drafts.masters import ContactDraft
from fieldtech.model.drafts.person import EraseDraft
from fieldtech.model.local import Op
from fieldtech.model.orders import Order
from fieldtech.model.people import AccessLog
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as

ASKED = EraseDraft("2026-11-12 来函要求")


@pytest.fixture
def called(prepared: Prepared, tmp_path: Path) -> Iterator[tuple[Workplace, Id, Contact]]:
    """An order under way, and a contact of its customer who has the caller's number and drives the vehicle."""
    workplace, order = prepared.open("worked", tmp_path / "data")
    act_as(workplace, "chenjing")
    call = workplace.orders.view(order).facts.get(IntakeDraft)
    assert call is not None and call.phone
    number = workplace.orders.view(order).customer.number
    made = workplace.masters.save("contacts", None, ContactDraft("", number, "冯小宁", "车队", mobile=call.phone))
    with workplace.context.transaction() as session:
        row = session.get_one(Order, order)
        assert row.vehicle_id is not None
        session.get_one(Vehicle, row.vehicle_id).driver_mobile = call.phone
        workplace.context.op(session, "test", "vehicles", row.vehicle_id, {})
        contact = session.get_one(Contact, made.id)
    yield workplace, order, contact
    workplace.close()


def test_a_copy_holds_everything_and_is_noted(called: tuple[Workplace, Id, Contact], tmp_path: Path) -> None:  # P38 P39
    workplace, order, contact = called
    found = workplace.personal_data.about(contact.id)
    assert (found.name, found.mobile, found.erased) == ("冯小宁", contact.mobile, False)
    kinds = {one.kind for one in found.mentions}
    number = workplace.orders.view(order).number
    assert {"entry", "vehicle"} <= kinds and number in {one.number for one in found.mentions} and found.orders >= 1
    for language, title in (("zh_CN", "个人信息"), ("en", "Personal data")):
        paper = workplace.personal_data.export(contact.id, language)
        book = load_workbook(io.BytesIO(workplace.personal_data.write(paper, tmp_path / paper.name).read_bytes()))
        person, places = (list(sheet.values) for sheet in book)
        assert book.sheetnames[0] == title and contact.mobile in [row[1] for row in person]
        assert len(places) == len(found.mentions) + 1 and any(number in row for row in places)
    with workplace.context.reading() as session:
        noted = session.scalars(select(AccessLog.ref).where(AccessLog.what == "export_person")).all()
    assert noted == [contact.number] * 2
    act_as(workplace, "wulei")
    with pytest.raises(Forbidden):
        workplace.personal_data.about(contact.id)


def test_who_asks_is_erased_from_the_lists_for_good(called: tuple[Workplace, Id, Contact]) -> None:  # P38
    workplace, order, contact = called
    data = workplace.personal_data
    with pytest.raises(Invalid):
        data.erase(contact.id, EraseDraft(" "))
    view = workplace.orders.view(order)
    data.erase(contact.id, ASKED)
    with workplace.context.reading() as session:
        row = session.get_one(Contact, contact.id)
        assert (row.name, row.role, row.mobile, row.email, row.active) == (row.number, "", "", "", False)
        assert not session.scalars(select(Vehicle.id).where(Vehicle.driver_mobile == contact.mobile)).all()
        op = session.scalars(select(Op).order_by(Op.dev_seq.desc()).limit(1)).one()
        assert op.kind == "erase_person" and "冯小宁" not in str(op.fields) and contact.mobile not in str(op.fields)
    assert not workplace.masters.list("contacts", "冯小宁", retired=True).rows
    assert workplace.orders.view(order).facts.get(IntakeDraft) == view.facts.get(IntakeDraft), "evidence stays"
    assert data.about(contact.id).erased
    with pytest.raises(Refused, match="person_erased"):
        data.erase(contact.id, ASKED)


def test_the_only_one_to_call_stays_while_an_order_is_open(called: tuple[Workplace, Id, Contact]) -> None:  # P38
    workplace, _order, contact = called
    for row in workplace.masters.list("contacts").rows:
        with workplace.context.reading() as session:
            of_customer = session.get_one(Contact, row.id).customer_id == contact.customer_id
        if of_customer and row.id != contact.id:
            workplace.masters.retire("contacts", row.id)
    with pytest.raises(Refused, match="person_needed"):
        workplace.personal_data.erase(contact.id, ASKED)

"""What keeps a day open until somebody decides: a receipt number that is there twice, an unconfirmed write-off."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from fieldtech.demo.money_acts import CENTRE, FINANCE, PAID_ON, TECHNICIAN
from fieldtech.errors import Forbidden, Invalid, NotFound, Refused
from fieldtech.model.base import new_id
from fieldtech.model.cash_tables import AuditAct, CashCollection, GivenReceipt
from fieldtech.model.drafts.audit_thread import VOID, NumberDraft
from fieldtech.model.drafts.cash import MakeGoodDraft
from fieldtech.model.drafts.credit import CreditDraft
from fieldtech.model.drafts.money import CollectionDraft
from fieldtech.sheets.render import page_texts
from services.money.conftest import Till
from services.money.test_guards import one_op, refused

NUMBER = "SJ-000231"


def findings(till: Till) -> list[str]:
    return [found.code for found in till.workplace.finance.day(PAID_ON, CENTRE).closing.findings]


def given_elsewhere(till: Till, *, void: str = "") -> None:
    """Another computer gave the number as well, or made it void."""
    w, at = till.workplace, till.workplace.context.now()
    with w.context.transaction() as session:
        row = GivenReceipt(id=new_id(), number=NUMBER, login=TECHNICIAN, computer="0" * 32, day=PAID_ON, cents=0,
                           void_reason=void, at=at, by=TECHNICIAN)  # fmt: skip
        session.add(row)
        if not void:
            row.cents = 31_00
            first = session.get_one(CashCollection, till.collection)
            values = {name: getattr(first, name) for name in CashCollection.__table__.columns.keys()}  # noqa: SIM118
            session.add(CashCollection(**{**values, "id": new_id(), "number": "SK-XM09-1", "method": "wechat"}))
        w.context.op(session, "test", "receipts", row.id, {})


@pytest.mark.parametrize("till", ["counted"], indirect=True)
def test_a_number_made_void_elsewhere_is_decided_and_the_day_closes(till: Till) -> None:  # B29 F58
    w, acts = till.workplace, till.acts
    acts.as_person(FINANCE)
    with pytest.raises(NotFound):
        w.finance.number(NUMBER)
    given_elsewhere(till, void="纸被雨淋湿")
    assert findings(till) == ["receipt_twice"]
    view = w.finance.number(NUMBER)
    assert ([row.id for row in view.collections], view.void) == ([till.collection], True)
    for wrong in (NumberDraft("", "…"), NumberDraft(VOID, "")):
        with pytest.raises(Invalid):
            w.finance.decide_number(NUMBER, wrong)
    with pytest.raises(NotFound):
        w.finance.decide_number(NUMBER, NumberDraft(new_id().hex, "看错了"))
    one_op(till, "note_number", lambda t: w.finance.decide_number(NUMBER, NumberDraft(VOID, "实际开的是 SJ-000233")))
    assert findings(till) == [] and w.finance.audit(till.collection).row.state == "received"
    thread = w.finance.audit(till.collection).thread
    assert [(said.act, said.text) for said in thread] == [("number", "实际开的是 SJ-000233")]
    assert refused(till, lambda t: t.workplace.finance.decide_number(NUMBER, NumberDraft(VOID, "再来"))) == [
        "number_decided_before"
    ]
    w.finance.close_day(PAID_ON, CENTRE)


@pytest.mark.parametrize("till", ["counted"], indirect=True)
def test_of_two_collections_with_one_number_one_keeps_it(till: Till) -> None:  # B29 F58
    w, acts = till.workplace, till.acts
    acts.as_person(FINANCE)
    given_elsewhere(till)
    assert "receipt_twice" in findings(till)
    view = w.finance.number(NUMBER)
    assert len(view.collections) == 2 and not view.void and len(view.undecided) == 2
    keeps = NumberDraft(till.collection.hex, "另一张实为 SJ-000240")
    with pytest.raises(NotFound):
        w.finance.decide_number(NUMBER, NumberDraft(VOID, "都不算"))
    w.finance.decide_number(NUMBER, keeps)
    assert "receipt_twice" not in findings(till)
    assert w.finance.number(NUMBER).undecided == {till.collection}
    with w.context.reading() as session:
        (note,) = session.query(AuditAct).filter(AuditAct.act == "number").all()
        assert note.collection_id != till.collection and note.by == FINANCE
    acts.as_person(TECHNICIAN)
    with pytest.raises(Forbidden):
        w.finance.decide_number(NUMBER, keeps)


@pytest.mark.parametrize("till", ["short"], indirect=True)
def test_a_write_off_holds_when_it_is_confirmed_and_never_when_it_is_denied(till: Till) -> None:  # D17 F58
    w, acts = till.workplace, till.acts
    acts.as_person(FINANCE)
    off = MakeGoodDraft(10_00, "written_off", "找不到了", "chenjing")
    w.finance.make_good(till.slip, off)
    assert findings(till) == ["write_off_waits"]
    with pytest.raises(Refused):
        w.finance.close_day(PAID_ON, CENTRE)
    acts.as_person("chenjing")
    (task,) = (task for task in w.follow_ups.open() if task.kind == "confirm_verbal")
    w.follow_ups.settle(task.id, "denied 没有说过")
    acts.as_person(FINANCE)
    assert findings(till) == ["counted_short"] and w.finance.slip(till.slip).row.difference == -10_00
    assert w.finance.holders()[0].held.short == 10_00  # he answers for it again
    assert [(row.denied, row.approved_by) for row in w.finance.slip(till.slip).made_good] == [(True, "陈静")]
    assert "陈静未批准，不作数" in "".join("".join(page_texts(w.money_papers.hand_over(till.slip).pdf)).split())
    w.finance.make_good(till.slip, MakeGoodDraft(10_00, "written_off", "确实找不到", "chenjing"))
    acts.as_person("chenjing")
    (task,) = (task for task in w.follow_ups.open() if task.kind == "confirm_verbal")
    w.follow_ups.settle(task.id, "confirmed")
    acts.as_person(FINANCE)
    assert findings(till) == [] and w.finance.holders() == ()
    view = w.finance.day(PAID_ON, CENTRE)
    assert (view.closing.counted, view.ended) == (21_00, {"written_off": 10_00})  # what was let go never came


@pytest.mark.parametrize("till", ["short"], indirect=True)
def test_who_counted_wrongly_says_so_and_nobody_has_to_bring_anything(till: Till) -> None:  # B30
    w, acts = till.workplace, till.acts
    acts.as_person(FINANCE)
    w.finance.make_good(till.slip, MakeGoodDraft(10_00, "recounted", "两张 10 元粘在一起"))
    assert findings(till) == [] and w.finance.day(PAID_ON, CENTRE).ended == {"recounted": 10_00}
    book = load_workbook(BytesIO(w.money_books.cash_book(PAID_ON, PAID_ON).pdf))["交款单"]
    assert [row[6:10] for row in book.values][1:] == [(31, 0, 0, 0), (31, 0, 0, 0)]
    assert "清点更正" in "".join(page_texts(w.money_papers.hand_over(till.slip).pdf))


@pytest.mark.parametrize("till", ["finished"], indirect=True)
def test_what_came_too_much_is_to_the_customers_credit_and_the_day_closes(till: Till) -> None:  # F56 F58
    w, acts = till.workplace, till.acts
    acts.as_person(FINANCE)
    assert refused(till, lambda t: t.workplace.collecting.word(t.order, CreditDraft(reason="还没有多收"))) == [
        "nothing_too_much"
    ]
    pay = CollectionDraft(
        40_00, "transfer", "TT-40", "许峰", reason="客户多汇 9.00", receipt="P-40", invoice_state="none"
    )
    paid = w.collecting.collect(till.order, pay).id
    acts.as_person("chenjing")
    w.finance.confirm(paid)
    assert findings(till) == ["order_overpaid"]
    for login in ("chenjing", TECHNICIAN):
        acts.as_person(login)
        assert refused(till, lambda t: t.workplace.collecting.word(t.order, CreditDraft(reason="抵下次"))) == [
            "credit_by_finance"
        ]
    acts.as_person(FINANCE)
    one_op(till, "fee_word", lambda t: w.collecting.word(till.order, CreditDraft(reason="客户同意抵下次费用")))
    view = w.collecting.view(till.order)
    assert (view.state, view.rest_cents, findings(till)) == ("credit", -9_00, [])
    w.finance.close_day(PAID_ON, CENTRE)

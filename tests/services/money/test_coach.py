"""V09: two parts, 31.00 in cash, receipt, hand-over, count, query, answer, audit, reconciled, the day closed."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from fieldtech.clock import FixedClock
from fieldtech.demo.money_acts import (
    ALL_CHECKED,
    ANSWERED,
    ASKED,
    BUYER,
    BUYER_CODE,
    CENTRE,
    FINANCE,
    INVOICE,
    PAID_ON,
    TECHNICIAN,
)
from fieldtech.errors import Refused
from fieldtech.model.cash_tables import CashCollection, CashMadeGood, CashReversal
from fieldtech.model.drafts.cash import VoidDraft
from fieldtech.model.drafts.money import ReversalDraft
from fieldtech.model.local import Op
from fieldtech.model.money.cash import Held
from fieldtech.model.money.closing import Finding
from fieldtech.services.approvals import Approvals
from services.money.conftest import Till


def ops(till: Till) -> int:
    with till.workplace.context.reading() as session:
        return session.scalar(select(func.count()).select_from(Op)) or 0


def state(till: Till) -> str:
    return till.workplace.finance.audit(till.collection).row.state


def findings(till: Till) -> tuple[Finding, ...]:
    till.acts.as_person(FINANCE)
    return till.workplace.finance.day(PAID_ON, CENTRE).closing.findings


def test_the_money_of_a_repair_reaches_finance_and_the_day_closes(till: Till) -> None:  # B28, B29, B30, F58, F59
    w, acts = till.workplace, till.acts
    acts.as_person(TECHNICIAN)
    box = w.cash_box.view()
    assert box.held == Held(31_00, 0, 0) and box.due_day == PAID_ON and not box.overdue
    paid = box.in_hand[0]
    assert (paid.number, paid.receipt, paid.customer, paid.plate_or_tag, paid.payer) == (
        "SK-XM01-20261119-001", "SJ-000231", "厦门鹭通旅游客运有限公司", "闽DT8801", "许峰",
    )  # fmt: skip
    assert box.receivers == ((FINANCE, "冯丽"),) and box.next_slip == "JK-XM01-20261119-001" and box.blocks_left == 19
    assert [task.kind for task in w.follow_ups.open()] == ["hand_over"]
    assert findings(till) == (Finding("not_handed_over", paid.number, -31_00),)

    slip = acts.handed_over(till.collection)
    assert [task.kind for task in w.follow_ups.open()] == [] and w.cash_box.view().held == Held(0, 31_00, 0)
    assert w.cash_box.waiting() == 0
    assert findings(till) == (Finding("not_counted", "JK-XM01-20261119-001", -31_00),)
    assert [row.number for row in w.finance.queue("to_count")] == ["JK-XM01-20261119-001"]

    acts.counted(slip)
    assert state(till) == "received" and findings(till) == ()
    assert [row.number for row in w.finance.queue("to_audit")] == [paid.number] and not w.finance.queue("to_count")
    assert w.finance.holders() == ()

    before = w.finance.audit(till.collection)
    assert [(v.kind, v.state) for v in before.vouchers] == [
        ("sheet", "agrees"), ("fee_list", "agrees"), ("invoice", "missing"),
    ]  # fmt: skip
    assert before.may == {"query", "invoice", "reverse"}
    assert before.invoice is not None and (before.invoice.title, before.invoice.uscc) == (BUYER, BUYER_CODE)
    assert [problem.code for problem in before.problems] == ["audit_invoice_missing"]
    with pytest.raises(Refused):
        acts.passed(till.collection)

    acts.asked(till.collection)
    assert state(till) == "queried" and [row.number for row in w.finance.queue("queries")] == [paid.number]
    acts.as_person(TECHNICIAN)
    assert [(task.kind, task.text) for task in w.follow_ups.open()] == [("fee_query", ASKED)]
    assert [row.number for row in w.cash_box.view().queries] == [paid.number]
    assert w.cash_box.waiting() == len(w.cash_box.view().in_hand) + 1
    for desk, mine in (("zhoumin", [True]), ("sunli", []), ("zhenghao", [])):  # who answers in his place is told, too
        acts.as_person(desk)
        assert [task.mine for task in w.follow_ups.open() if task.kind == "fee_query"] == mine
    acts.as_person(TECHNICIAN)
    acts.answered(till.collection)
    assert w.follow_ups.open() == [] and w.cash_box.view().queries == ()
    acts.invoiced(till.collection)

    w.finance.pass_(till.collection, ALL_CHECKED)
    assert [row.state for row in w.finance.queue("to_reconcile")] == ["audited"] and not w.finance.queue("to_audit")
    w.finance.reconcile(till.collection)
    assert not w.finance.queue("to_reconcile")
    done = w.finance.audit(till.collection)
    assert done.row.state == "reconciled" and all(v.checked and v.state == "agrees" for v in done.vouchers)
    assert [(said.act, said.text, said.by_name) for said in done.thread] == [
        ("query", ASKED, "冯丽"), ("answer", ANSWERED, "钱伟"), ("pass", "", "冯丽"), ("reconcile", "", "冯丽"),
    ]  # fmt: skip
    assert done.row.invoice_number == INVOICE

    view = w.finance.day(PAID_ON, CENTRE)
    result = view.closing
    assert result.closes and (result.received, result.receipted, result.counted) == (31_00, 31_00, 31_00)
    assert view.may_close and view.closed_at is None and view.agree == 1
    count = ops(till)
    acts.closed()
    assert ops(till) == count + 1  # one use case, one operation
    after = w.finance.day(PAID_ON, CENTRE)
    assert after.closed_by == "冯丽" and not after.later and not after.may_close
    assert [(row.day, row.closed) for row in w.finance.days(CENTRE)] == [(PAID_ON, True)]
    with pytest.raises(Refused) as refusal:
        acts.closed()
    assert [problem.code for problem in refusal.value.problems] == ["day_closed_before"]


@pytest.mark.parametrize("till", ["short"], indirect=True)
def test_a_day_does_not_close_because_ten_yuan_are_missing(till: Till) -> None:  # F58, B30
    w, acts = till.workplace, till.acts
    acts.as_person(FINANCE)
    view = w.finance.day(PAID_ON, CENTRE)
    short = Finding("counted_short", "JK-XM01-20261119-001", -10_00)
    assert view.closing.findings == (short,) and view.closing.counted == 21_00 and not view.may_close
    assert "10.00" in short.said("en") and "少 10.00 元" in short.said("zh_CN")
    assert view.places == {"JK-XM01-20261119-001": f"slip/{till.slip.hex}"} and view.agree == 0
    with pytest.raises(Refused) as refusal:
        acts.closed()
    assert [(p.code, p.params) for p in refusal.value.problems] == [("day_does_not_close", {"count": "1"})]
    assert [(row.state, row.difference) for row in w.finance.queue("to_count")] == [("short", -10_00)]  # type: ignore[union-attr]
    assert [(row.login, row.held) for row in w.finance.holders()] == [(TECHNICIAN, Held(0, 0, 10_00))]

    acts.asked(till.collection)
    acts.answered(till.collection)
    acts.invoiced(till.collection)
    with pytest.raises(Refused) as refusal:
        acts.passed(till.collection)  # a reason is no money
    assert [problem.code for problem in refusal.value.problems] == ["audit_difference"]
    acts.as_person(FINANCE)
    assert w.finance.slip(till.slip).may == {"print", "make_good"}

    acts.brought(till.slip)
    slip = w.finance.slip(till.slip)
    assert slip.row.state == "received" and slip.row.counted == 21_00 and slip.may == {"print"}
    assert [(row.cents, row.by_name) for row in slip.made_good] == [(10_00, "冯丽")]
    acts.passed(till.collection)
    acts.closed()
    assert w.finance.holders() == () and w.finance.day(PAID_ON, CENTRE).closed_at is not None


@pytest.mark.parametrize("till", ["counted"], indirect=True)
def test_what_comes_after_the_closing_opens_the_day_again(till: Till) -> None:  # F58: the first closing stays
    w, acts = till.workplace, till.acts
    acts.closed()
    acts.as_person(TECHNICIAN)
    w.collecting.void_receipt(VoidDraft("SJ-000232", "打印卡纸，作废"))
    acts.as_person(FINANCE)
    view = w.finance.day(PAID_ON, CENTRE)
    assert view.closed_at is not None and view.may_close
    assert view.later == (Finding("facts_later", PAID_ON.isoformat()),)
    assert [(row.day, row.closed) for row in w.finance.days()] == [(PAID_ON, False)]
    acts.closed()
    assert not w.finance.day(PAID_ON, CENTRE).later


@pytest.mark.parametrize("till", ["counted"], indirect=True)
def test_what_was_reconciled_is_paid_back_as_a_fact_of_that_day(till: Till) -> None:  # F58, states 4.7
    w, acts, today = till.workplace, till.acts, PAID_ON + timedelta(days=2)
    acts.invoiced(till.collection)
    acts.passed(till.collection)
    acts.closed()
    acts.at(9, 0, today)
    assert "reverse" in w.finance.audit(till.collection).may
    acts.as_person("chenjing")  # who approves a refund does not take it from the till
    assert "reverse" not in w.finance.audit(till.collection).may
    acts.as_person(FINANCE)
    back = ReversalDraft("客户退货", True, "chenjing", "P-1")
    clock, w.context.clock = w.context.clock, FixedClock(w.context.now(), timedelta(milliseconds=5))  # time goes on
    w.collecting.reverse(till.collection, back)
    w.context.clock = clock
    acts.as_person("chenjing")
    (asked,) = (case.money for case in Approvals(w.context).inbox() if case.money is not None)
    assert (asked.kind, asked.cents, asked.number) == ("refund", 31_00, "SK-XM01-20261119-001")
    acts.as_person(FINANCE)
    view, now = w.finance.day(PAID_ON, CENTRE), w.finance.day(today, CENTRE)
    assert (view.later, view.may_close, view.agree, view.closing.closes) == ((), False, 1, True)
    assert [finding.code for finding in now.closing.findings] == ["order_open", "refund_waits"] and not now.may_close
    assert (now.closing.received, now.closing.receipted) == (-31_00, -31_00)
    days = {row.day: (row.findings, row.closed) for row in w.finance.days(CENTRE)}
    assert (days[PAID_ON], days[today]) == ((0, True), (2, False))  # the closed day stays
    acts.as_person("chenjing")
    (task,) = (task for task in w.follow_ups.open() if task.kind == "confirm_verbal")
    w.follow_ups.settle(task.id, "confirmed")
    acts.as_person(FINANCE)
    assert {row.day: row.findings for row in w.finance.days(CENTRE)}[today] == 1  # D17: he said so
    assert w.finance.queue("to_do") == ()  # a refund was approved: nothing to look at
    acts.asked(till.collection)
    assert [row.number for row in w.finance.queue("to_do")] == [row.number for row in w.finance.queue("queries")] != []
    acts.as_person(TECHNICIAN)
    w.finance.answer(till.collection, ANSWERED)
    with w.context.transaction() as session:  # its collector had taken it back, too, on a computer that was away
        again = CashReversal(
            collection_id=till.collection, receipt="P-2", reason="客户退货", day=PAID_ON + timedelta(days=3),
            at=w.context.now(), by=TECHNICIAN,
        )  # fmt: skip
        session.add(again)
        session.flush()
        w.context.op(session, "reverse", "reversals", again.id, {})
    acts.as_person("chenjing")
    for which in ("to_do", "to_audit"):
        assert [(row.id, row.to_confirm) for row in w.finance.queue(which)] == [(till.collection, True)]
    w.finance.confirm(till.collection)
    assert w.finance.queue("to_do") == ()


@pytest.mark.parametrize("till", ["counted"], indirect=True)
def test_a_laptop_that_comes_back_late_opens_a_day_closed_long_ago(till: Till) -> None:  # F58
    w, acts = till.workplace, till.acts
    acts.closed()
    acts.at(9, 0, PAID_ON + timedelta(days=60))
    assert w.finance.days() == ()
    for cents, codes in ((-5_00, ["counted_short"]), (5_00, ["facts_later"])):  # ended on another computer
        with w.context.transaction() as session:
            ended = CashMadeGood(
                hand_over_id=till.slip, cents=cents, how="brought", reason="多记了", day=PAID_ON, at=w.context.now(),
                by=FINANCE,
            )  # fmt: skip
            session.add(ended)
            session.flush()
            w.context.op(session, "make_good", "made_good", ended.id, {})
        assert [(row.day, row.closed) for row in w.finance.days()] == [(PAID_ON, False)]
        assert [finding.code for finding in w.finance.day(PAID_ON, CENTRE).later] == codes
    with w.context.transaction() as session:
        late = CashCollection(
            number="SK-XM01B-20261119-001", order_id=till.order, cents=5_00, method="cash", day=PAID_ON,
            at=w.context.now(), by="wulei",
        )  # fmt: skip
        session.add(late)
        session.flush()
        w.context.op(session, "collect", "collections", late.id, {})
    assert [(row.day, row.closed) for row in w.finance.days()] == [(PAID_ON, False)]
    codes = [finding.code for finding in w.finance.day(PAID_ON, CENTRE).later]
    assert codes == ["not_handed_over", "order_overpaid", "receipt_missing"]


def test_money_in_hand_is_overdue_on_the_next_day(till: Till) -> None:  # B30
    w, acts = till.workplace, till.acts
    acts.at(8, 0, date(2026, 11, 20))
    acts.as_person(TECHNICIAN)
    box = w.cash_box.view()
    assert [row.number for row in box.overdue] == [row.number for row in box.in_hand if row.overdue] != []
    assert [(task.kind, task.overdue, task.mine) for task in w.follow_ups.open()] == [("hand_over", True, True)]
    acts.as_person(FINANCE)
    assert [(task.kind, task.overdue, task.mine) for task in w.follow_ups.open()] == [("hand_over", True, False)]
    holder = w.finance.holders()[0]
    assert (holder.login, holder.overdue_cents, holder.since) == (TECHNICIAN, 31_00, PAID_ON)
    acts.as_person("wulei")
    assert w.follow_ups.open() == [] and w.cash_box.view().in_hand == ()

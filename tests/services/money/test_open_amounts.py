"""What customers owe, by age; what waits in finance, searched and ordered (A03, F56, F58)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from fieldtech.clock import FixedClock
from fieldtech.demo import owed_cases
from fieldtech.demo.acts import Acts
from fieldtech.demo.cases import COACH
from fieldtech.demo.money_acts import ALL_CHECKED, CENTRE, FINANCE, PAID_ON, TECHNICIAN
from fieldtech.model.drafts.cash import CountDraft, HandOverDraft
from fieldtech.model.drafts.company import MoneyLimitsDraft
from fieldtech.model.drafts.money import CollectionDraft, FeeWordDraft, ReversalDraft
from fieldtech.services.money.views import OpenRow
from prepared import Prepared, act_as, set_order
from services.money.conftest import Till
from services.money.test_guards import one_op, refused
from services.money.test_money_papers import text_of

BANK = CollectionDraft(cents=10_00, method="transfer", paper_no="TT-1", payer="许峰", receipt="P-1",
                       reason="先付一部分", invoice_state="none")  # fmt: skip


def owed(till: Till) -> list[tuple[int, int, int, int, int]]:
    rows = till.workplace.open_amounts.rows()
    assert all(row.customer == "厦门鹭通旅游客运有限公司" and row.orders == 1 for row in rows)
    return [columns(row) for row in rows]


def columns(row: OpenRow) -> tuple[int, int, int, int, int]:
    return row.to_30, row.to_60, row.to_90, row.older, row.total


def test_the_demo_has_amounts_to_try_the_ages_with(prepared: Prepared, tmp_path: Path) -> None:  # A03
    w = prepared.demo(tmp_path / "data")
    owed_cases.owed(w)
    assert isinstance(w.context.clock, FixedClock) and COACH.call.at is not None
    w.context.clock.set(COACH.call.at)
    act_as(w, FINANCE)
    found = {row.customer: columns(row) for row in w.open_amounts.rows()}
    assert found == {
        "厦门鹭通旅游客运有限公司": (0, 0, 0, 31_00, 31_00),
        "青岛海岳物流有限公司": (0, 31_00, 0, 0, 31_00),
    }
    assert w.finance.days() == ()  # finance closed them long ago
    assert w.money_house.bank().account and not w.money_house.bank_is_missing()  # their statements say where to pay


@pytest.mark.parametrize("till", ["finished"], indirect=True)
def test_what_was_refused_stays_open_and_grows_old_until_it_is_paid(till: Till) -> None:  # A03, F56
    w, acts = till.workplace, till.acts
    acts.as_person(TECHNICIAN)
    w.collecting.word(till.order, FeeWordDraft("refused", 0, "司机没带钱"))
    repair = Acts(w, COACH)
    repair.ready_to_seal(till.order)
    repair.sealed(till.order)
    acts.as_person("zhenghao")
    assert owed(till) == [(31_00, 0, 0, 0, 31_00)]
    row = w.open_amounts.rows("鹭通")[0]
    assert row.number == "C002" and row.phone == "13812345670" and not w.open_amounts.rows("海岳")
    order = w.open_amounts.of_customer(row.customer_id)[0]
    assert (order.number, order.day, order.rest_cents, order.state, order.reason, order.days) == (
        COACH.number, PAID_ON, 31_00, "refused", "司机没带钱", 0,
    )  # fmt: skip
    for age, column in ((30, 0), (31, 1), (61, 2), (91, 3)):
        acts.at(9, 0, PAID_ON + timedelta(days=age))
        assert owed(till) == [(*(31_00 if n == column else 0 for n in range(4)), 31_00)]

    acts.as_person(FINANCE)
    part = w.collecting.collect(till.order, BANK).id
    assert owed(till) == [(0, 0, 0, 21_00, 21_00)]
    w.collecting.reverse(part, ReversalDraft("汇错单", True, "chenjing", "P-2"))
    assert owed(till) == [(0, 0, 0, 31_00, 31_00)]
    whole = w.collecting.collect(till.order, BANK.from_body({**BANK.to_body(), "cents": 31_00, "receipt": "P-3"})).id
    assert owed(till) == []

    paid_on = PAID_ON + timedelta(days=91)
    assert refused(till, lambda t: w.finance.confirm(whole)) == ["audit_confirm_own"]  # finance is never the payer
    assert {one.code for one in w.finance.audit(whole).problems} >= {"audit_own", "audit_confirm_own"}  # she reads why
    assert [f.code for f in w.finance.day(paid_on, CENTRE).closing.findings] == ["not_confirmed", "refund_waits"]
    acts.as_person("chenjing")
    (task,) = (task for task in w.follow_ups.open() if task.kind == "confirm_verbal")
    w.follow_ups.settle(task.id, "confirmed")  # who is said to have approved the refund
    w.finance.confirm(whole)
    acts.as_person(FINANCE)
    for day in (PAID_ON, paid_on):  # nothing was carried, so nothing is counted
        assert w.finance.day(day, CENTRE).closing.findings == ()
    assert [(row.day, row.findings, row.closed) for row in w.finance.days(CENTRE)] == [
        (paid_on, 0, False), (PAID_ON, 0, False),
    ]  # fmt: skip
    waiting = w.finance.queue("to_audit")
    assert [(row.cents, row.state) for row in waiting] == [(31_00, "collected")]  # a transfer is audited at once
    assert {row.state for row in w.finance.queue("all")} == {"reversed", "collected"}
    assert [row.cents for row in w.finance.queue("all", ordering="amount")] == [31_00, 10_00]
    oldest = [row.number for row in w.finance.queue("all")]
    assert oldest == [row.number for row in w.finance.queue("all", ordering="newest")][::-1]
    for text, found in (("p-3", 1), ("闽DT8801", 2), ("冯丽", 2), (COACH.number, 2), ("nobody", 0)):
        assert len(w.finance.queue("all", text)) == found


def test_cash_is_due_on_the_day_of_the_return_or_as_many_days_later_as_was_set_when_it_came(till: Till) -> None:  # B30
    w, acts = till.workplace, till.acts
    acts.at(8, 0, PAID_ON + timedelta(days=1))
    act_as(w, "chenjing")
    w.money_house.save_limits(MoneyLimitsDraft(hand_over_days=2))
    acts.as_person(TECHNICIAN)
    w.collecting.reverse(till.collection, ReversalDraft("客户要换支付方式", approved_by="chenjing"))
    acts.at(8, 0, PAID_ON + timedelta(days=1))
    again = CollectionDraft(cents=31_00, payer="许峰", invoice_state="none")
    w.collecting.collect(till.order, again)
    box = w.cash_box.view()
    assert (box.due_day, box.overdue) == (PAID_ON + timedelta(days=3), ())
    acts.as_person(FINANCE)
    assert w.finance.audit(till.collection).row.due_day == PAID_ON  # what came before keeps its day
    assert w.finance.holders()[0].overdue_cents == 0
    acts.at(8, 0, PAID_ON + timedelta(days=4))
    assert w.finance.holders()[0].overdue_cents == 31_00


@pytest.mark.parametrize("till", ["finished"], indirect=True)
def test_an_order_given_up_owes_nothing(till: Till) -> None:  # A03
    w, acts = till.workplace, till.acts
    acts.as_person(TECHNICIAN)
    w.collecting.word(till.order, FeeWordDraft("refused", 0, "司机没带钱"))
    repair = Acts(w, COACH)
    repair.ready_to_seal(till.order)
    repair.sealed(till.order)
    acts.as_person(FINANCE)
    assert owed(till) == [(31_00, 0, 0, 0, 31_00)]
    customer = w.open_amounts.rows()[0].customer_id
    assert "叁拾壹元整" in text_of(w.money_papers.statement(customer, PAID_ON))
    acts.as_person("chenjing")
    w.collecting.word(till.order, FeeWordDraft("waived", 20_00, "老客户"))
    acts.as_person(FINANCE)
    assert "壹拾壹元整" in text_of(w.money_papers.statement(customer, PAID_ON))
    set_order(w, till.order, status="cancelled")
    assert owed(till) == [] and w.finance.day(PAID_ON, CENTRE).closing.findings == ()
    said = text_of(w.money_papers.statement(customer, PAID_ON))  # nor does his statement ask for it
    assert "零元整" in said and "-11.00" in said


@pytest.mark.parametrize("till", ["finished"], indirect=True)
def test_two_payments_on_one_slip(till: Till) -> None:  # B28, B30: held is what he answers for, whatever the slips say
    w, acts = till.workplace, till.acts
    acts.as_person(TECHNICIAN)
    pay = CollectionDraft(cents=10_00, payer="许峰", reason="分两次付", invoice_state="none")
    first = w.collecting.collect(till.order, pay).id
    second = w.collecting.collect(till.order, CollectionDraft(cents=21_00, payer="许峰", invoice_state="none")).id
    slip = acts.handed_over(first)
    box = w.cash_box.view()
    assert (box.held.in_hand, box.held.under_way, box.held.short) == (21_00, 10_00, 0)
    assert [row.cents for row in box.in_hand] == [21_00] and [row.cents for row in box.slips] == [10_00]
    acts.counted(slip, 10_00)
    acts.as_person(FINANCE)
    papers = w.finance.audit(first)  # the customer has not signed yet
    assert papers.vouchers[0].state == "missing" and "pass" not in papers.may
    assert refused(till, lambda t: w.finance.pass_(first, ALL_CHECKED)) == ["audit_sheet_missing"]
    holder = w.finance.holders()[0]
    assert (holder.held.cents, holder.since, holder.overdue_cents) == (21_00, PAID_ON, 0)
    acts.counted(acts.handed_over(second), 22_00, "多一张 1 元")
    assert w.finance.holders()[0].held.short == -1_00  # he gets it back
    acts.as_person(TECHNICIAN)
    assert [row.state for row in w.cash_box.view().slips] == ["over", "received"]
    acts.at(8, 0, date(2026, 12, 30))
    assert w.follow_ups.open() == [] and w.cash_box.view().in_hand == ()


@pytest.mark.parametrize("till", ["finished"], indirect=True)
def test_money_nobody_counts_keeps_the_day_open_until_finance_vouches_for_it(till: Till) -> None:  # F58
    w, acts = till.workplace, till.acts
    acts.as_person(TECHNICIAN)
    pay = CollectionDraft(cents=31_00, method="wechat", paper_no="4200", payer="许峰", invoice_state="none")
    code = w.collecting.collect(till.order, pay).id
    assert w.cash_box.view().held.cents == 0

    def findings() -> list[str]:
        return [finding.code for finding in w.finance.day(PAID_ON, CENTRE).closing.findings]

    acts.as_person(FINANCE)
    assert findings() == ["not_confirmed"] and "confirm" in w.finance.audit(code).may
    one_op(till, "confirm_collection", lambda t: w.finance.confirm(code))
    assert findings() == [] and [row.id for row in w.finance.queue("to_audit")] == [code]  # vouched for, not audited
    assert refused(till, lambda t: w.finance.confirm(code)) == ["audit_confirmed_before"]


def test_what_a_collector_took_back_by_himself_is_looked_at(till: Till) -> None:  # F58, states 4.7
    w, acts = till.workplace, till.acts
    acts.as_person(TECHNICIAN)
    w.collecting.reverse(till.collection, ReversalDraft("填错了", approved_by="chenjing"))
    w.collecting.word(till.order, FeeWordDraft("refused", 0, "客户不肯付"))
    assert w.cash_box.view().held.cents == 0
    acts.as_person(FINANCE)
    assert [row.state for row in w.finance.queue("to_audit")] == ["reversed"]
    assert [finding.code for finding in w.finance.day(PAID_ON, CENTRE).closing.findings] == ["reversal_unseen"]
    acts.asked(till.collection)  # finance may ask about it
    assert [row.state for row in w.finance.queue("queries")] == ["queried"]
    acts.answered(till.collection)
    acts.as_person(FINANCE)
    w.finance.confirm(till.collection)
    assert w.finance.queue("to_audit") == () and w.finance.day(PAID_ON, CENTRE).closing.closes


def test_a_slip_nobody_received_stays_overdue(till: Till) -> None:  # B30
    w, acts = till.workplace, till.acts
    acts.as_person(TECHNICIAN)
    slip = w.cash_box.hand_over(HandOverDraft((till.collection.hex,), FINANCE)).id
    acts.at(8, 0, PAID_ON + timedelta(days=20))
    box = w.cash_box.view()
    assert [row.slip_number for row in box.overdue] == ["JK-XM01-20261119-001"] and box.due_day == PAID_ON
    assert [(task.kind, task.overdue) for task in w.follow_ups.open()] == [("hand_over", True)]
    acts.as_person(FINANCE)
    assert w.finance.holders()[0].overdue_cents == 31_00
    w.finance.count(slip, CountDraft(31_00))
    assert w.finance.holders() == () and w.follow_ups.open() == []

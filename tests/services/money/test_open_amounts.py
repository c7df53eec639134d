"""What customers owe, by age; what waits in finance, searched and ordered (A03, F56, F58)."""

from datetime import date, timedelta

import pytest

from fieldtech.demo.acts import Acts
from fieldtech.demo.cases import COACH
from fieldtech.demo.money_acts import CENTRE, FINANCE, PAID_ON, TECHNICIAN
from fieldtech.model.drafts.money import CollectionDraft, FeeWordDraft, ReversalDraft
from fieldtech.services.money.views import OpenRow
from services.money.conftest import Till

BANK = CollectionDraft(cents=10_00, method="transfer", paper_no="TT-1", payer="许峰", receipt="P-1",
                       reason="先付一部分", invoice_state="none")  # fmt: skip


def owed(till: Till) -> list[tuple[int, int, int, int, int]]:
    rows = till.workplace.open_amounts.rows()
    assert all(row.customer == "厦门鹭通旅游客运有限公司" and row.orders == 1 for row in rows)
    return [columns(row) for row in rows]


def columns(row: OpenRow) -> tuple[int, int, int, int, int]:
    return row.to_30, row.to_60, row.to_90, row.older, row.total


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
    w.collecting.collect(till.order, BANK.from_body({**BANK.to_body(), "cents": 31_00, "receipt": "P-3"}))
    assert owed(till) == []

    paid_on = PAID_ON + timedelta(days=91)
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
    holder = w.finance.holders()[0]
    assert (holder.held.cents, holder.since, holder.overdue_cents) == (21_00, PAID_ON, 0)
    acts.counted(acts.handed_over(second), 22_00, "多一张 1 元")
    assert w.finance.holders()[0].held.short == -1_00  # he gets it back
    acts.as_person(TECHNICIAN)
    assert [row.state for row in w.cash_box.view().slips] == ["over", "received"]
    acts.at(8, 0, date(2026, 12, 30))
    assert w.follow_ups.open() == [] and w.cash_box.view().in_hand == ()

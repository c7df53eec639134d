"""Money at the truck: receipts from the person's own block, partial sums, words, reversals, and who may (B28, B29)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.clock import FixedClock
from fieldtech.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from fieldtech.model.accounts import FeeList
from fieldtech.model.base import Id
from fieldtech.model.cash_tables import CashCollection, CashReversal, GivenReceipt, Invoice, ReceiptBlock
from fieldtech.model.customers import Customer
from fieldtech.model.drafts.cash import BlockDraft, VoidDraft
from fieldtech.model.drafts.money import CollectionDraft, FeeWordDraft, InvoiceDraft, ReversalDraft
from fieldtech.model.drafts.signoff import FeeSettlementDraft
from fieldtech.model.local import Op
from fieldtech.model.orders import Entry, Order
from fieldtech.model.syncing import SearchStale, SyncState
from fieldtech.services.approvals import Approvals
from fieldtech.services.devices import note_restored, this_device
from fieldtech.services.money.announced import AnnouncedRow
from fieldtech.services.money.queue import waits_for
from fieldtech.services.orders import OrderQuery
from fieldtech.services.reindexing import catch_up
from fieldtech.services.workplace import Workplace
from fieldtech.store import search
from prepared import Prepared, act_as, write_entry

OLD = replace(stories.intake(), bought_on=date(2020, 1, 1))
PAID = CollectionDraft(1_00, "cash", payer="马骏", invoice_reason="回公司开具")


@pytest.fixture
def site(prepared: Prepared, tmp_path: Path) -> Iterator[tuple[Workplace, Id]]:
    """Work done out of warranty, before the customer signs."""
    workplace, order = prepared.open("ready_to_seal", tmp_path / "data")
    write_entry(workplace, order, OLD)
    yield workplace, order
    workplace.close()


def issue(w: Workplace, login: str, first: int | None = 231, count: int = 20) -> Id:
    """Finance gives somebody numbers on this computer."""
    act_as(w, "fengli")
    with w.context.reading() as session:
        here = this_device(session).id.hex
    return w.receipt_blocks.issue(BlockDraft(login, here, first, count)).id


def settled(w: Workplace, order: Id) -> FeeSettlementDraft:
    found = w.orders.view(order).facts.get(FeeSettlementDraft)
    assert found is not None
    return found


def sign(w: Workplace, order: Id) -> None:
    """Both hands, and the seal."""
    for who in ("customer", "technician"):
        w.repairs.note(order, stories.ink(who), who)
    w.repairs.do(order, "sign_off")


def test_money_with_a_receipt_settles_the_order(site: tuple[Workplace, Id]) -> None:  # B28 B29 F57
    w, order = site
    issue(w, "wulei")
    act_as(w, "wulei")
    before = w.collecting.view(order)
    assert (before.next_receipt, before.receipts_left, before.state) == ("SJ-000231", 20, "open")
    assert before.may == {"collect", "refused", "announced", "waived", "void"} and before.due_cents > 0
    number = w.collecting.collect(order, replace(PAID, cents=before.due_cents)).number
    assert number == "SK-TJ01-20261118-001"
    after = w.collecting.view(order)
    assert (after.state, after.rest_cents, after.next_receipt) == ("collected", 0, "SJ-000232")
    (row,) = after.collections
    assert (row.receipt, row.state, row.invoice_state, row.by_name) == ("SJ-000231", "collected", "pending", "吴磊")
    said = settled(w, order)
    assert (said.way, said.received_cents, said.receipt) == ("collected", before.due_cents, "SJ-000231")
    with w.context.reading() as session:
        kept = session.scalars(select(CashCollection)).one()
        final = session.get_one(FeeList, kept.fee_list_id)
        assert final.total_cents == before.due_cents and session.scalars(select(Invoice)).one().reason == "回公司开具"
        ops = session.scalars(select(Op.kind).order_by(Op.dev_seq.desc()).limit(1)).all()
    assert ops == ["collect"]
    with pytest.raises(Refused, match="nothing_owed_here"):
        w.collecting.collect(order, PAID)
    sign(w, order)
    assert w.orders.view(order).status == "completed"


def test_the_rest_is_waived_by_who_may_or_refused(site: tuple[Workplace, Id]) -> None:  # A03 D17 F56
    w, order = site
    issue(w, "wulei")
    act_as(w, "wulei")
    due = w.collecting.view(order).due_cents
    with pytest.raises(Refused, match="amount_differs"):
        w.collecting.collect(order, PAID)
    with pytest.raises(Refused, match="cash_gives_change"):  # 99.00 for 31.00 was typed wrong
        w.collecting.collect(order, replace(PAID, cents=due + 68_00, reason="多收"))
    w.collecting.collect(order, replace(PAID, reason="只带了一元"))
    assert w.collecting.view(order).state == "partial"
    assert (settled(w, order).received_cents, settled(w, order).reason) == (
        1_00,
        "只带了一元",
    )  # said: the customer signs, the rest is a task of finance
    with pytest.raises(Refused, match="waiver_needs_manager"):
        w.collecting.word(order, FeeWordDraft("waived", 1_00, "老客户"))
    with pytest.raises(Refused, match="not_on_account"):
        w.collecting.word(order, FeeWordDraft("on_account", 0, "月底一起付"))
    w.collecting.word(order, FeeWordDraft("refused", 0, "认为太贵"))
    assert w.collecting.view(order).state == "refused"
    act_as(w, "sunli")
    with pytest.raises(Refused, match="special_approval"):  # a tenth of the price is his to give away
        w.collecting.word(order, FeeWordDraft("waived", due // 10 + 1, "老客户"))
    w.collecting.word(order, FeeWordDraft("waived", due // 10 - 1_00, "老客户"))
    with pytest.raises(Refused, match="special_approval"):  # with what he gave before
        w.collecting.word(order, FeeWordDraft("waived", 2_00, "老客户"))
    act_as(w, "chenjing")
    with pytest.raises(Refused, match="waived_too_much"):
        w.collecting.word(order, FeeWordDraft("waived", due, "老客户"))
    w.collecting.word(order, FeeWordDraft("waived", due - due // 10, "老客户"))
    view = w.collecting.view(order)
    assert (view.state, view.received_cents, view.waived_cents, view.rest_cents) == ("collected", 1_00, due - 1_00, 0)
    act_as(w, "wulei")
    sign(w, order)
    assert "shortfall" not in {row.kind for row in w.follow_ups.open(mine=False)}


def test_nothing_paid_is_a_word_the_customer_signs_under(site: tuple[Workplace, Id]) -> None:  # F56
    w, order = site
    act_as(w, "wulei")
    w.collecting.word(order, FeeWordDraft("refused", 0, "认为是产品质量问题"))
    assert (settled(w, order).way, settled(w, order).reason) == ("refused", "认为是产品质量问题")
    sign(w, order)
    assert {row.kind for row in w.follow_ups.open(mine=False)} >= {"shortfall"}
    act_as(w, "fengli")  # a transfer arrives later
    due = w.collecting.view(order).rest_cents
    w.collecting.collect(order, replace(PAID, cents=due, method="transfer", paper_no="T-1", receipt="NO-77"))
    assert w.collecting.view(order).state == "collected"
    assert "shortfall" not in {row.kind for row in w.follow_ups.open(mine=False)}


def test_who_pays_by_the_month_is_put_on_account(site: tuple[Workplace, Id]) -> None:  # F56
    w, order = site
    with w.context.database.restructuring() as connection:
        connection.execute(Customer.__table__.update().values(settlement="monthly"))
    act_as(w, "wulei")
    assert "on_account" in w.collecting.view(order).may
    w.collecting.word(order, FeeWordDraft("on_account", 0, "月结"))
    assert (settled(w, order).way, w.collecting.view(order).state) == ("on_account", "on_account")


def test_a_waiver_by_word_of_mouth_is_confirmed_by_his_rank(site: tuple[Workplace, Id]) -> None:  # D17 B32
    w, order = site
    act_as(w, "wulei")
    view, now = w.collecting.view(order), w.context.now()
    assert not view.decides and "waived" in view.may
    said = FeeWordDraft("waived", view.due_cents, "主机先天缺陷", "chenjing", "phone", now - timedelta(minutes=5))
    for wrong in (replace(said, how=""), replace(said, said_at=None)):
        with pytest.raises(Invalid):
            w.collecting.word(order, wrong)
    refused = {
        "waiver_needs_manager": replace(said, approved_by=""),
        "asked_himself": replace(said, approved_by="wulei"),
        "asked_cannot_decide": replace(said, approved_by="fengli"),
        "asked_in_future": replace(said, said_at=now + timedelta(hours=1)),
        "special_approval": replace(said, approved_by="sunli"),  # beyond his own limit, by telephone as well
    }
    for code, draft in refused.items():
        with pytest.raises(Refused, match=code):
            w.collecting.word(order, draft)
    w.collecting.word(order, said)
    view = w.collecting.view(order)
    assert (view.state, [(one.name, one.how, one.denied) for one in view.spoken]) == (
        "waived", [("陈静", "phone", False)],
    )  # fmt: skip
    assert (settled(w, order).way, settled(w, order).approved_by) == ("waived", "chenjing")
    sign(w, order)  # the seal knows whose word it was, and so does the sheet
    (asked,) = w.sheets.record(order)["authorisations"]
    assert (asked["asked"], asked["how"], asked["answer"]) == ("陈静", "phone", "主机先天缺陷")
    act_as(w, "sunli")
    (task,) = [row for row in w.follow_ups.open(mine=False) if row.kind == "confirm_verbal"]
    assert not task.mine
    with pytest.raises(Forbidden, match="not_your_task"):  # beneath the rank in which it was said
        w.follow_ups.settle(task.id, "confirmed")
    act_as(w, "chenjing")
    (case,) = [case for case in Approvals(w.context).inbox() if case.kind == "confirm_verbal"]
    assert case.money is not None and case.by == "吴磊"
    assert (case.money.kind, case.money.cents, case.money.how) == ("waived", view.due_cents, "phone")
    before = w.orders.view(order).charges.total_cents
    w.follow_ups.settle(task.id, "denied 没有同意过")
    view = w.collecting.view(order)  # it gives nothing away any more, and who wrote it down hears of it
    assert (view.state, view.rest_cents, [one.denied for one in view.spoken]) == ("open", before, [True])
    (owing,) = w.open_amounts.of_customer(w.orders.view(order).customer.id)
    assert owing.rest_cents == before
    act_as(w, "wulei")
    assert [row.text for row in w.follow_ups.open() if row.kind == "word_denied"] == ["主机先天缺陷 · 没有同意过"]


def test_a_transfer_announced_stands_open_until_it_is_matched(site: tuple[Workplace, Id]) -> None:  # A03 F56
    w, order = site
    issue(w, "wulei")
    act_as(w, "wulei")
    today = w.context.local(w.context.now()).date()
    due, later = w.collecting.view(order).due_cents, today + timedelta(days=9)
    with pytest.raises(Invalid, match="expected"):
        w.collecting.word(order, FeeWordDraft("announced"))
    with pytest.raises(Refused, match="transfer_expected_past"):
        w.collecting.word(order, FeeWordDraft("announced", expected=today - timedelta(days=1)))
    less = replace(PAID, cents=due - 10_00, reason="现金不够")
    with pytest.raises(Refused, match="not_on_account"):  # and nothing was received either
        w.collecting.collect(order, less, FeeWordDraft("on_account", 0, "月底一起付"))
    w.collecting.collect(order, less, FeeWordDraft("refused", 0, "不肯付"))
    assert (w.collecting.view(order).state, settled(w, order).way) == ("refused", "collected")
    w.collecting.word(order, FeeWordDraft("announced", reason="王会计", expected=later))  # said last, so it counts
    view = w.collecting.view(order)
    assert (view.state, view.expected, view.rest_cents) == ("announced", later, 10_00)
    sign(w, order)
    act_as(w, "fengli")
    (task,) = [row for row in w.follow_ups.open() if row.kind == "shortfall"]
    assert (task.text, w.context.local(task.due_at).date()) == (f"¥10.00 · {later} · 王会计", later)
    (owing,) = w.open_amounts.of_customer(w.orders.view(order).customer.id)
    assert (owing.state, owing.expected, owing.rest_cents) == ("announced", later, 10_00)
    (waits,) = w.finance.queue("announced", "蓝盾")  # in the queue of finance, to be matched from its day on
    assert isinstance(waits, AnnouncedRow) and (waits.id, waits.cents, waits.expected) == (order, 10_00, later)
    assert waits not in w.finance.queue("to_do") and waits_for(waits) == "announced"
    clock = w.context.clock
    assert isinstance(clock, FixedClock)
    clock.advance(timedelta(days=9))
    assert waits in w.finance.queue("to_do")
    part = replace(PAID, cents=8_00, method="transfer", paper_no="T-9", reason="先到一部分")
    w.collecting.collect(order, part)
    (task,) = [row for row in w.follow_ups.open() if row.kind == "shortfall"]
    assert task.text.startswith("¥2.00 · ")  # what is open now, here and on the page of the order
    assert [one.text[:6] for one in w.orders.view(order).follow_ups] == ["¥2.00 "]
    with pytest.raises(Refused, match="payment_used"):  # the same payment once more
        w.collecting.collect(order, replace(part, cents=2_00))
    w.collecting.collect(order, replace(part, cents=2_00, paper_no="T-10"))
    assert w.collecting.view(order).state == "collected" and not w.orders.view(order).follow_ups
    assert w.finance.queue("announced") == ()


def test_electronic_money_has_no_receipt_of_paper(site: tuple[Workplace, Id]) -> None:  # B29
    w, order = site
    act_as(w, "wulei")
    due = w.collecting.view(order).due_cents
    paid = replace(PAID, cents=due - 1_00, method="wechat", reason="余款现金")
    with pytest.raises(Invalid, match="paper_no"):
        w.collecting.collect(order, paid)
    change = w.collecting.collect(order, replace(paid, paper_no="42000028"))
    (row,) = w.collecting.view(order).collections
    assert row.receipt == change.number and w.collecting.next_receipt() == ""
    for code in ("A", "B"):  # two computers that give it back never give one number
        with w.context.transaction() as session:
            this_device(session).code = code
        assert w.collecting.next_receipt(row) == f"{change.number}-R{code}"
    with pytest.raises(Refused, match="receipt_needed"):  # cash has one
        w.collecting.collect(order, PAID)
    issue(w, "wulei")
    act_as(w, "wulei")
    w.collecting.collect(order, replace(PAID, method="alipay", paper_no="42000029"))
    assert [row.receipt for row in w.collecting.view(order).collections] == [change.number, "SJ-000231"]


def test_a_mistake_is_reversed_and_collected_anew(site: tuple[Workplace, Id]) -> None:  # B28 B29
    w, order = site
    issue(w, "wulei")
    act_as(w, "wulei")
    due = w.collecting.view(order).due_cents
    wrong = w.collecting.collect(order, replace(PAID, cents=due, payer="马军"))
    with pytest.raises(Refused, match="reversal_from_till"):
        w.collecting.reverse(wrong.id, ReversalDraft("姓名写错", from_till=True, approved_by="chenjing"))
    w.collecting.reverse(wrong.id, ReversalDraft("姓名写错"))
    act_as(w, "fengli")
    w.finance.query(wrong.id, "退给谁了？")
    act_as(w, "wulei")
    box = w.cash_box.view()  # finance asks about it, and yet it is in nobody's hand
    assert (box.in_hand, box.held.cents, len(box.queries), w.cash_box.waiting()) == ((), 0, 1, 1)
    assert w.collecting.view(order).state == "open" and settled(w, order).way == ""
    with pytest.raises(Refused, match="collection_unknown"):
        w.collecting.reverse(wrong.id, ReversalDraft("再退一次"))
    w.collecting.collect(order, replace(PAID, cents=due))
    rows = w.collecting.view(order).collections
    assert [(row.receipt, row.reversed) for row in rows] == [("SJ-000231", True), ("SJ-000233", False)]
    act_as(w, "zhoumin")  # the customer asks about his payment with the paper in his hand (A03)
    for number in ("SJ-000231", "sj-000232", "SJ-000233", wrong.number):
        assert [row.id for row in w.orders.page(OrderQuery(number, "all")).rows] == [order]
    with w.context.transaction() as session:  # it came from another computer, which had taken it back
        search.remove(session, "order", order)
        back = session.scalars(select(CashReversal.id)).one()
        session.add(SearchStale(table="reversals", key=f'["{back.hex}"]'))
    catch_up(w.context)
    assert [row.id for row in w.orders.page(OrderQuery("SJ-000232", "all")).rows] == [order]
    found = w.orders.view(order).money
    assert (found.state, found.received_cents, found.rest_cents) == ("collected", due, 0)
    assert found.receipts == ("SJ-000233",)
    with pytest.raises(Forbidden, match="receipt_of_others"):
        w.money_papers.of_number("SJ-000233")
    with w.context.reading() as session:
        given = session.execute(select(GivenReceipt.number, GivenReceipt.cents).order_by(GivenReceipt.number)).all()
    assert list(given) == [("SJ-000231", due), ("SJ-000232", -due), ("SJ-000233", due)]


def arrives(w: Workplace, row: CashCollection | CashReversal | Entry, kind: str) -> None:
    """From another computer, which did not know of this one."""
    with w.context.transaction() as session:
        row.at = w.context.now()
        session.add(row)
        session.flush()
        w.context.op(session, kind, row.__tablename__, row.id, {})


def test_the_sheet_says_what_the_money_does_whoever_wrote_it_down(site: tuple[Workplace, Id]) -> None:  # B28 F57
    w, order = site
    issue(w, "wulei")
    act_as(w, "wulei")
    due, today = w.collecting.view(order).due_cents, w.context.local(w.context.now()).date()
    w.collecting.word(order, FeeWordDraft("waived", due, "老客户", "chenjing", "phone", w.context.now()))
    assert settled(w, order).way == "waived"
    act_as(w, "chenjing")
    (task,) = (row for row in w.follow_ups.open() if row.kind == "confirm_verbal")
    w.follow_ups.settle(task.id, "denied 没有同意过")
    act_as(w, "wulei")
    assert settled(w, order).way == ""  # nobody signs under what was never agreed
    wrong = w.collecting.collect(order, replace(PAID, cents=due)).id
    back = CashReversal(collection_id=wrong, receipt="P-1", reason="付错了", day=today, by="wulei")
    arrives(w, back, "reverse")  # from where the order is no more, so the entry still says that all was collected
    assert settled(w, order).way == ""
    with pytest.raises(Refused, match="required"):
        sign(w, order)
    w.collecting.collect(order, replace(PAID, cents=1_00, reason="分两人收"))
    other = CashCollection(
        number="SK-TJ01B-20261118-001", order_id=order, cents=due - 1_00, method="cash", payer="马骏", receipt="P-2",
        day=today, by="zhaoqiang",
    )  # fmt: skip
    said = FeeSettlementDraft("collected", "cash", due - 1_00, "马骏", "P-2", "分两人收")
    arrives(w, other, "collect")
    arrives(w, Entry(order_id=order, kind=said.kind, body=said.to_body(), by="zhaoqiang"), "collect")
    sign(w, order)
    record = w.sheets.record(order)["fee_settlement"]
    assert (record["received_cents"], record["receipt"]) == (due, "SJ-000232 / P-2")
    assert settled(w, order).received_cents == due  # signed for good
    assert "shortfall" not in {row.kind for row in w.follow_ups.open(mine=False)}


def test_numbers_of_paper_are_typed_only_without_a_block(site: tuple[Workplace, Id]) -> None:  # B29
    w, order = site
    issue(w, "zhaoqiang", 500)
    act_as(w, "wulei")
    due = w.collecting.view(order).due_cents
    partly = replace(PAID, reason="分次")
    of_another = ("SJ-000505", "ｓｊ-000505 ")  # however it is typed
    for typed, code in (("", "receipt_needed"), *((number, "receipt_of_another") for number in of_another)):
        with pytest.raises(Refused, match=code):
            w.collecting.collect(order, replace(partly, receipt=typed))
    w.collecting.collect(order, replace(partly, receipt="00231"))
    with pytest.raises(Refused, match="receipt_used"):
        w.collecting.collect(order, replace(partly, receipt="00231"))
    issue(w, "wulei")
    act_as(w, "wulei")
    with pytest.raises(Conflict, match="receipt_moved_on"):
        w.collecting.collect(order, replace(partly, receipt="SJ-000230"))
    with pytest.raises(Refused, match="receipt_not_yet"):
        w.collecting.void_receipt(VoidDraft("SJ-000240", "打印机卡纸"))
    w.collecting.void_receipt(VoidDraft("SJ-000231", "打印机卡纸"))
    with pytest.raises(Refused, match="receipt_used"):
        w.collecting.void_receipt(VoidDraft("SJ-000231", "打印机卡纸"))
    assert w.collecting.view(order).next_receipt == "SJ-000232"
    w.collecting.collect(order, replace(partly, cents=due - 1_00, receipt="SJ-000232"))
    assert settled(w, order).receipt == "00231 / SJ-000232"


def test_a_block_is_used_when_the_office_took_it(site: tuple[Workplace, Id]) -> None:  # B29
    w, order = site
    with w.context.database.restructuring() as connection:
        now = w.context.now()
        connection.execute(SyncState.__table__.insert().values(
            id=1, hub_url="", device_id="", token="", ca="", keys={}, epoch="", cursor=0, full=False, base_seq=0,
            registered_at=now, mismatch="",
        ))  # fmt: skip
    block = issue(w, "wulei")
    assert [row.waits for row in w.receipt_blocks.rows()] == [True]
    act_as(w, "wulei")
    assert w.collecting.view(order).next_receipt == ""
    with w.context.database.restructuring() as connection:
        connection.execute(Op.__table__.update().where(Op.row == block.hex).values(hub_seq=1))
    assert w.collecting.view(order).next_receipt == "SJ-000231"


def test_a_computer_put_back_from_a_copy_gives_no_number_it_may_have_given(site: tuple[Workplace, Id]) -> None:  # B29
    w, order = site
    issue(w, "wulei")
    with w.context.transaction() as session:
        note_restored(session, w.context.now() - timedelta(days=40))  # its clock was set back as well
    act_as(w, "wulei")
    assert w.collecting.view(order).next_receipt == ""
    stories.later(w, 5)
    issue(w, "wulei", 300)
    act_as(w, "wulei")
    assert w.collecting.view(order).next_receipt == "SJ-000300"


def test_blocks_never_overlap_and_a_closed_one_gives_nothing(site: tuple[Workplace, Id]) -> None:  # B29
    w, order = site
    first = issue(w, "wulei")
    with pytest.raises(Invalid, match="receipt_block_overlaps"):
        issue(w, "zhaoqiang", 250)
    with pytest.raises(Invalid, match="receipt_block_owner"):
        issue(w, "zhoumin", 900)
    assert w.receipt_blocks.following() == "SJ-000251"
    second = issue(w, "zhaoqiang", None)
    assert [(row.first, row.left, row.name) for row in w.receipt_blocks.rows()] == [
        ("SJ-000251", 20, "赵强"), ("SJ-000231", 20, "吴磊"),
    ]  # fmt: skip
    assert w.receipt_blocks.computers()[0].people
    w.receipt_blocks.close(first, "电脑遗失")
    with pytest.raises(Conflict, match="block_closed"):
        w.receipt_blocks.close(first, "电脑遗失")
    act_as(w, "wulei")
    assert w.collecting.view(order).next_receipt == "" and len(w.receipt_blocks.rows()) == 1
    with pytest.raises(Forbidden):
        w.receipt_blocks.close(second, "不归我管")


def test_who_may_take_money(site: tuple[Workplace, Id]) -> None:  # B28 P39
    w, order = site
    act_as(w, "zhaoqiang")
    with pytest.raises(Forbidden, match="not_your_order"):
        w.collecting.collect(order, replace(PAID, receipt="1"))
    for login in ("zhoumin", "sunli", "chenjing"):
        act_as(w, login)
        with pytest.raises(Forbidden, match="no_right"):
            w.collecting.collect(order, replace(PAID, receipt="1"))
    issue(w, "wulei")
    act_as(w, "wulei")
    due = w.collecting.view(order).due_cents
    paid = w.collecting.collect(order, replace(PAID, cents=due))
    w.collecting.note_invoice(paid.id, InvoiceDraft("issued", "digital", number="26350000000012345678"))
    assert w.collecting.view(order).collections[0].invoice_number == "26350000000012345678"
    act_as(w, "zhaoqiang")
    with pytest.raises(NotFound):
        w.collecting.note_invoice(paid.id, InvoiceDraft("none"))
    with pytest.raises(NotFound):
        w.collecting.reverse(paid.id, ReversalDraft("我来退"))


def test_nobody_pays_before_the_work_or_with_half_a_form(prepared: Prepared, tmp_path: Path) -> None:  # B28 B29
    w, order = prepared.open("worked", tmp_path / "data")
    write_entry(w, order, OLD)
    act_as(w, "wulei")
    with pytest.raises(Refused, match="wrong_state"):
        w.collecting.collect(order, replace(PAID, receipt="1"))
    for field, value in (
        ("payer", ""), ("method", "barter"), ("invoice_reason", ""), ("invoice_state", "issued"), ("uscc", "1"),
        ("ink", {"strokes": [[[1, 1, 1, 1]]], "aspect": 2500}),
    ):  # fmt: skip
        with pytest.raises(Invalid):
            w.collecting.collect(order, replace(PAID, **{field: value}))
    w.repairs.do(order, "finish")
    with w.context.reading() as session:
        arrived = w.orders.view(order).facts.arrived_at
        assert session.get_one(Order, order).status == "to_sign" and arrived is not None
    stories.clock_of(w).set(arrived - timedelta(hours=1))
    with pytest.raises(Refused, match="collected_before_arrival"):
        w.collecting.collect(order, replace(PAID, receipt="1", reason="分次"))
    with w.context.reading() as session:
        assert session.scalar(select(ReceiptBlock.id)) is None

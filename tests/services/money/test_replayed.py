"""All that is said of money can be said again elsewhere from the outbox alone; the sync window calls it payments."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fieldtech.errors import Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.cash import VoidDraft
from fieldtech.model.drafts.masters import FeeItemDraft
from fieldtech.model.drafts.masters.contracts import ContractDraft
from fieldtech.model.drafts.money import FeeWordDraft, InvoiceDraft, PriceChangeDraft, PublishDraft, ReversalDraft
from fieldtech.services.money.receipts import next_receipt
from fieldtech.services.syncing.items import items
from prepared import act_as
from sync.test_rows import contents, replayed

from .conftest import Till, Told

TABLES = {
    "fee_schedules", "customer_contracts", "fee_lists", "fee_changes", "fee_words", "receipt_blocks", "receipts",
    "collections", "reversals", "hand_overs", "cash_counts", "made_good", "invoices", "audit_acts", "day_closings",
}  # fmt: skip
BESIDE = {"orders", "entries", "transitions", "follow_ups", "fee_items", "sealed_records"}


def test_the_money_of_an_order_can_be_replayed_from_the_outbox(told: Told, tmp_path: Path) -> None:  # F54 F58
    till = told.open("finished", tmp_path / "data")
    workplace, acts = till.workplace, till.acts
    _change_a_price_and_back(till)
    paid = acts.paid(till.order)
    slip = acts.handed_over(paid)
    acts.counted(slip, 21_00, "清点 21.00，少一张 10 元")
    acts.brought(slip)
    for act in (acts.asked, acts.answered, acts.invoiced, acts.passed):
        act(paid)
    acts.closed()
    _say_the_rest(till, paid)
    office = replayed(workplace, tmp_path)
    assert [t for t in sorted(TABLES | BESIDE) if contents(office, t) != contents(workplace.context.database, t)] == []
    assert {table for table in TABLES if not contents(office, table)} == set()
    office.close()
    person = workplace.context.require()
    assert "payment" in {item.what for item in items(workplace.context, person, online=False)}
    workplace.close()


def _change_a_price_and_back(till: Till) -> None:
    workplace = till.workplace
    act_as(workplace, "chenjing")
    line = max(workplace.fee_lists.view(till.order).lines, key=lambda one: one.charged_cents)
    workplace.fee_lists.change_price(till.order, PriceChangeDraft(line.key, 10, None, "老客户"))
    workplace.fee_lists.change_price(till.order, PriceChangeDraft(line.key, None, line.charged_cents, "看错了客户"))


def _say_the_rest(till: Till, paid: Id) -> None:
    """What the story does not need: a refund, a word, a spoiled receipt, a contract, a new fee schedule."""
    workplace = till.workplace
    act_as(workplace, "fengli")
    refund = ReversalDraft("零件退回", from_till=True, approved_by="chenjing", receipt="00078")
    workplace.collecting.reverse(paid, refund)
    workplace.collecting.word(till.order, FeeWordDraft("refused", 0, "零件已退回"))
    act_as(workplace, "qianwei")
    with workplace.context.reading() as session:
        spoiled = next_receipt(session, "qianwei")
    with pytest.raises(Refused, match="audit_passed_before"):  # what finance passed stays as it was (F58)
        workplace.collecting.note_invoice(paid, InvoiceDraft("none"))
    workplace.collecting.void_receipt(VoidDraft(spoiled, "打印机卡纸"))
    act_as(workplace, "chenjing")
    customer, year = workplace.orders.view(till.order).customer.number, (date(2026, 1, 1), date(2026, 12, 31))
    workplace.masters.save("customer_contracts", None, ContractDraft(
        number="HT-1", customer=customer, first_day=year[0], last_day=year[1]
    ))  # fmt: skip
    labour = next(item for item in workplace.fee_schedules.draft() if item.code == "FEE-LAB")
    was = workplace.masters.get("fee_items", labour.id)
    assert isinstance(was, FeeItemDraft)
    workplace.masters.save("fee_items", labour.id, replace(was, out_of_warranty_cents=12000))
    workplace.fee_schedules.publish(PublishDraft(date(2026, 12, 1), "工时开始收费"))

"""Money received at the hub: collections and the numbers of their receipts, of which no block overlaps another."""

from typing import Any

import pytest

from fieldtech.sync.messages import Row
from hub.office import NOW, changed, key, new
from hub.till import Till, back

NEVER = "paper-computer"


def test_a_number_given_twice_is_kept_and_looked_at(till: Till) -> None:  # B29
    office = till.office
    till.paid(1_00)
    for receipt, reason in (
        (till.receipt(1_00, "SJ-000231"), "receipt_used"),
        (till.receipt(1_00, "SJ-000300"), "receipt_of_another"),
        (till.receipt(1_00, computer=NEVER), "receipt_of_another"),
        (till.receipt(1_00, "231"), "receipt_form"),
    ):
        ack = office.tom.say("collect", till.money(1_00, receipt), receipt, about=till.order)
        assert (ack.result, ack.reason) == ("review", reason)
        assert till.has("receipts", receipt.key[0])
    paper = till.receipt(1_00, "00077", block_id=None)
    other = till.receipt(1_00, "00077", block_id=None)
    assert office.tom.say("void_receipt", paper).result == "ok"
    assert office.tom.say("void_receipt", other).reason == "receipt_used"


def test_blocks_never_overlap(till: Till) -> None:  # B29
    office = till.office
    twice = new("receipt_blocks", first=250, last=260, login="tim", computer=office.tim.id, issued_at=NOW,
                issued_by="fay", closed_at=None, closed_reason="")  # fmt: skip
    assert office.desk.say("issue_block", twice, by="fay").reason == "receipt_block_overlaps"
    assert not till.has("receipt_blocks", twice.key[0])
    fine = new("receipt_blocks", **{**twice.values, "id": key(), "first": 251, "last": 560})
    one = office.desk.op("issue_block", fine, by="fay")
    same = new("receipt_blocks", **{**fine.values, "id": key(), "first": 500, "last": 600})
    two = office.desk.op("issue_block", same, by="fay")
    assert [ack.reason for ack in office.desk.send(one, two).acks] == ["", "receipt_block_overlaps"]
    forged = new("receipt_blocks", **{**fine.values, "id": key(), "first": 900, "last": 910, "issued_by": "ada"})
    assert office.desk.say("issue_block", forged, by="fay").reason == "not_his_name"
    closing = changed("receipt_blocks", fine.key[0], {"closed_at": None}, closed_at=NOW, closed_reason="lost")
    office.desk.must("close_block", closing, by="fay")


def test_a_receipt_of_a_block_that_was_lost_is_looked_at(till: Till) -> None:  # B29
    closing = changed("receipt_blocks", till.block.key[0], {"closed_at": None}, closed_at=NOW, closed_reason="lost")
    till.office.desk.must("close_block", closing, by="fay")
    opened = changed("receipt_blocks", till.block.key[0], {"closed_at": NOW}, closed_at=None, closed_reason="")
    ack = till.office.desk.say("close_block", opened, by="fay")
    assert (ack.result, ack.reason) == ("rejected", "receipt_block_stays_closed")
    till.paid(1_00)  # before that, and sent only now
    paper = till.receipt(1_00)
    paper.values["at"] = "2099-01-01T00:00:00.000Z"
    ack = till.office.tom.say("collect", till.money(1_00, paper), paper, about=till.order)
    assert (ack.result, ack.reason) == ("review", "receipt_block_closed")


@pytest.mark.parametrize(
    ("cents", "more", "reason"),
    [
        (0, {}, "money_above_nothing"), (31_01, {}, "collected_too_much"),
        (31_00, {"method": "transfer", "paper_no": "T-1"}, "transfer_seen_by_finance"),
        (31_00, {"receipt": "SJ-000299"}, "receipt_says_other"), (31_00, {"number": "SK-1"}, "money_number_twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_collection(till: Till, cents: int, more: dict[str, Any], reason: str) -> None:  # B28
    office = till.office
    if "number" in more:
        other = office.order("other", "tom", "to_sign")
        paper = till.receipt(1_00)
        row = till.money(1_00, paper, **more)
        office.tom.must(
            "collect", Row(row.table, row.key, "new", {**row.values, "order_id": other}), paper, about=other
        )
    found, ack = till.collect(cents, **more)
    assert (ack.result, ack.reason) == ("review", reason) and till.has("collections", found)


def test_money_of_who_left_before_he_synced_is_known(till: Till) -> None:  # B28 B30
    office = till.office
    gone = changed("users", office.ids["user_tom"], {"active": True}, active=False)
    office.desk.must("retire_user", gone)
    found, ack = till.collect()
    assert (ack.result, ack.reason) == ("review", "money_of_who_left") and till.has("collections", found)
    entry = new("entries", order_id=till.order, kind="situation", slot="", body={}, at=NOW, by="tom")
    assert office.tom.say("note", entry, about=till.order).reason == "login_retired"


def test_a_sheet_that_says_other_than_the_money_is_seen(till: Till) -> None:  # B28 F57
    office = till.office
    till.paid(21_00)
    taken = till.paid(10_00)

    def signed(way: str, cents: int) -> str:
        body = {"way": way, "received_cents": cents, "method": "cash", "payer": "Mr Li", "receipt": "SJ-000231"}
        entry = new("entries", order_id=till.order, kind="fee_settlement", slot="", body=body, at=NOW, by="tom")
        return office.tom.say("step_sign_off", entry, about=till.order).reason

    assert signed("collected", 31_00) == "" and signed("collected", 21_00) == "money_by_collecting"
    office.tom.must("reverse", back(taken, "tom"), till.receipt(-10_00, "SJ-9", block_id=None))
    assert signed("collected", 31_00) == "money_by_collecting" and signed("collected", 21_00) == ""
    assert signed("refused", 0) == "money_by_collecting"


def test_two_of_a_crew_who_both_collect_all_are_seen(till: Till) -> None:  # B28
    office = till.office
    till.paid()
    office.bring(till.order, "to_sign", "tim")
    office.desk.must("issue_block", new(
        "receipt_blocks", first=400, last=420, login="tim", computer=office.tim.id, issued_at=NOW, issued_by="fay",
        closed_at=None, closed_reason="",
    ), by="fay")  # fmt: skip
    paper = till.receipt(31_00, "SJ-000400", by="tim", computer=office.tim.id)
    row = till.money(31_00, paper, by="tim")
    assert office.tim.say("collect", row, paper, about=till.order).reason == "collected_too_much"


def test_money_of_an_order_that_is_not_known_yet_waits_with_all_that_was_said_of_it(till: Till) -> None:
    """A laptop lost with the order on it, which comes by another way: nothing of the money is lost meanwhile."""
    office = till.office
    till.order = key()
    paper = till.receipt(31_00)
    row = till.money(31_00, paper)
    acks = office.tom.send(
        office.tom.op("collect", row, paper, about=till.order),
        office.tom.op("note_invoice", new("invoices", collection_id=row.key[0], state="none", at=NOW, by="tom")),
    ).acks
    assert [ack.result for ack in acks] == ["deferred", "deferred"]
    office.desk.must("register_order", new(
        "orders", id=till.order, number="WX-late", kind="repair", status="registered", technician="tom",
        customer_id=office.ids["customer"], created_by="tom", changed_at=NOW,
    ), by="dina")  # fmt: skip
    assert till.has("collections", row.key[0]) and "invoices" in office.desk.tables()

"""Money at the hub from the van to the closed day: facts are kept whatever is wrong, people look at what is."""

import pytest

from hub.office import NOW, key, new
from hub.till import DAY, Till, asked, back, said


def test_money_goes_its_way(till: Till) -> None:  # B28 B29 B30 F58 F59
    office, paid = till.office, till.paid()
    slip = till.slip(paid)
    office.tom.must("hand_over", slip)
    count = new("cash_counts", hand_over_id=slip.key[0], cents=21_00, reason="10.00 short", day=DAY, at=NOW, by="fay")
    office.desk.must("count_hand_over", count, by="fay")
    good = new("made_good", hand_over_id=slip.key[0], cents=10_00, how="brought", reason="was in the van",
               approved_by="", day=DAY, at=NOW, by="fay")  # fmt: skip
    office.desk.must("make_good", good, by="fay")
    bill = new("invoices", collection_id=paid, state="none", reason="", at=NOW, by="tom")
    office.tom.must("note_invoice", bill)
    for kind, act, by, laptop in (
        ("query_collection", "query", "fay", office.desk), ("answer_query", "answer", "tom", office.tom),
        ("pass_collection", "pass", "fay", office.desk), ("reconcile_collection", "reconcile", "fay", office.desk),
    ):  # fmt: skip
        laptop.must(kind, said(paid, act, by), by=by)
    closed = new("day_closings", centre_code="QD01", day=DAY, received=31_00, receipted=31_00, counted=31_00,
                 facts="0" * 64, at=NOW, by="fay")  # fmt: skip
    office.desk.must("close_day", closed, by="fay")
    for by, reason in (("fay", "day_closed_before"), ("max", "role_not_for_kind")):
        again = new("day_closings", **{**closed.values, "id": key(), "by": by})
        assert office.desk.say("close_day", again, by=by).reason == reason
    other = new("day_closings", **{**closed.values, "id": key(), "facts": "1" * 64})
    office.desk.must("close_day", other, by="fay")
    later = new("invoices", collection_id=paid, state="none", reason="", at=NOW, by="tom")
    assert office.tom.say("note_invoice", later).reason == "audit_passed_before"
    office.tom.pull()
    assert {"collections", "receipts", "receipt_blocks", "hand_overs", "cash_counts", "made_good", "audit_acts",
            "invoices", "fee_lists"} <= office.tom.tables()  # fmt: skip
    assert "day_closings" not in office.tom.tables()


def test_a_technician_has_his_own_cash_and_what_the_customer_of_his_order_paid(till: Till) -> None:  # P39
    office, paid = till.office, till.paid()
    office.tom.pull()
    office.tom.must("hand_over", till.slip(paid))
    office.desk.must("query_collection", said(paid, "query", "fay"), by="fay")
    office.tim.pull()
    cash = {"collections", "receipts", "receipt_blocks", "hand_overs", "audit_acts", "fee_lists"}
    assert not cash & office.tim.tables()
    office.bring(till.order, "to_sign", "tim")
    office.tim.pull()
    assert cash & office.tim.tables() == {"collections", "fee_lists"}  # so that nobody pays twice
    office.tom.pull()
    assert cash & office.tom.tables() == cash - {"fee_lists"}
    late, ack = till.collect(1_00)  # said while the order was his
    assert (ack.result, ack.reason) == ("review", "order_taken_away") and till.has("collections", late)
    for table, row in (("reversals", back(paid, "tim")), ("invoices", new("invoices", collection_id=paid, state="none",
                       at=NOW, by="tim")), ("audit_acts", said(paid, "answer", "tim"))):  # fmt: skip
        kind = {"reversals": "reverse", "invoices": "note_invoice", "audit_acts": "answer_query"}[table]
        assert office.tim.say(kind, row).reason == "not_yours"
    assert (
        office.tim.say("void_receipt", till.receipt(0, void_reason="wet", login="tom", by="tim")).reason
        == "not_his_name"
    )


def test_what_is_wrong_with_a_slip(till: Till) -> None:  # B30
    office = till.office
    for keys, cents, to, reason in (
        ((1,), 1_00, "tom", "hand_over_to_himself"), ((), 0, "fay", "hand_over_empty"),
        ((1,), 2_00, "fay", "hand_over_total"), ((1, 0), 1_00, "fay", "hand_over_not_his"),
        ((1,), 1_00, "max", "count_by_finance"),
    ):  # fmt: skip
        named = [till.paid(1_00) if one else key() for one in keys]
        slip = till.slip(*named, cents=cents, to=to)
        ack = office.tom.say("hand_over", slip)
        assert (ack.result, ack.reason) == ("review", reason) and till.has("hand_overs", slip.key[0])
    paid = till.paid(1_00)
    office.tom.must("hand_over", till.slip(paid, cents=1_00))
    assert office.tom.say("hand_over", till.slip(paid, cents=1_00)).reason == "handed_over_before"
    assert office.tom.say("reverse", back(paid, "tom"), till.receipt(-1_00)).reason == "reversal_from_till"
    early = back(till.paid(1_00), "tom", day="2026-11-19")  # days that have passed stay as they are
    assert office.tom.say("reverse", early, till.receipt(-1_00)).reason == "reversal_of_other_day"
    for paper in ((), (till.receipt(-2_00, "SJ-9", block_id=None),), (till.receipt(-1_00, "SJ-8", block_id=None),)):
        bare = office.tom.say("reverse", back(till.paid(1_00), "tom"), *paper)  # money that went back has its receipt
        assert (bare.result, bare.reason) == ("review", "receipt_says_other")


def test_what_is_wrong_with_a_count_and_what_ends_a_difference(till: Till) -> None:  # B30 D17
    office, slip = till.office, till.slip(till.paid())
    office.tom.must("hand_over", slip)
    about = {"hand_over_id": slip.key[0], "day": DAY, "at": NOW, "by": "fay"}
    for cents, why, reason in ((30_00, "", "amount_differs"), (31_00, "", "counted_before")):
        row = new("cash_counts", cents=cents, reason=why, **about)
        assert office.desk.say("count_hand_over", row, by="fay").reason == reason
    for cents, approved, reason in (  # each is kept, so that the next one finds another difference
        (-1_00, "cleo", "no_such_difference"), (3_00, "cleo", "no_such_difference"), (-1_00, "max", "special_approval"),
    ):  # fmt: skip
        row = new("made_good", cents=cents, how="written_off", reason="lost", approved_by=approved, **about)
        ack = office.desk.say("make_good", row, by="fay")
        assert (ack.result, ack.reason) == ("review", reason)


@pytest.mark.parametrize(
    ("approved", "reason"), [("max", "special_approval"), ("fay", "special_approval"), ("dora", "")]
)
def test_a_refund_from_the_till_is_approved_by_who_may(till: Till, approved: str, reason: str) -> None:  # D17
    office, paid = till.office, till.paid()
    office.tom.must("hand_over", till.slip(paid))
    refund = back(paid, "fay", from_till=True, approved_by=approved)
    paper = till.receipt(-31_00, "SJ-9", "fay", block_id=None, login="fay")
    said = asked(till.order, approved, "wrong name")
    assert office.desk.say("reverse", refund, said, paper, by="fay").reason == reason
    again = back(paid, "fay", from_till=True, approved_by="dora")
    assert office.desk.say("reverse", again, by="fay").reason == "collection_unknown"


def test_an_audit_says_what_it_is_for_and_is_looked_at_where_it_does_not_fit(till: Till) -> None:  # F58 F59
    office, paid = till.office, till.paid()
    assert office.desk.say("query_collection", said(paid, "pass", "fay"), by="fay").reason == "row_not_for_kind"
    assert office.desk.say("answer_query", said(paid, "answer", "cora"), by="cora").reason == "audit_no_query"
    assert office.desk.say("pass_collection", said(paid, "pass", "fay"), by="fay").reason == "audit_not_counted"
    assert office.desk.say("reconcile_collection", said(key(), "reconcile", "fay"), by="fay").result == "deferred"
    assert office.desk.say("note_number", said(paid, "number", "tom"), by="tom").result == "rejected"
    assert office.desk.say("note_number", said(paid, "number", "fay"), by="fay").result == "ok"
    assert office.desk.say("note_number", said(paid, "number", "cleo"), by="cleo").reason == "number_decided_before"

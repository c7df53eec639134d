"""Money at the hub: facts are kept whatever is wrong with them, people look at what is; blocks never overlap."""

from typing import Any

import pytest

from fieldtech.sync.messages import Ack, Row
from hub.office import NOW, Laptop, Office, changed, key, new

DAY = "2026-11-22"
NEVER = "paper-computer"
LINES = [{"key": "p", "code": "P-3001", "charged_cents": 31_00, "rule": "out_of_warranty"}]


class Till:
    """An order of Tom's with its fee list of 31.00, and money as operations of its people say it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.order = office.order("paid", "tom", "to_sign")
        self.list = new("fee_lists", order_id=self.order, number="FY-1", revision=1, schedule=1, day=DAY, lines=LINES,
                        total_cents=31_00, at=NOW, by="tom")  # fmt: skip
        office.tom.must("finish_fee_list", self.list, about=self.order)
        self.block = new("receipt_blocks", first=231, last=250, login="tom", computer=office.tom.id, issued_at=NOW,
                         issued_by="fay", closed_at=None, closed_reason="")  # fmt: skip
        office.desk.must("issue_block", self.block, by="fay")
        self.count = 230

    def receipt(self, cents: int, number: str = "", by: str = "tom", **more: Any) -> Row:
        if not number:
            self.count += 1
        given = {"block_id": self.block.key[0], "login": by, "computer": self.office.tom.id, "void_reason": "", **more}
        return new("receipts", number=number or f"SJ-{self.count:06d}", cents=cents, day=DAY, at=NOW, by=by, **given)

    def money(self, cents: int, receipt: Row, by: str = "tom", **more: Any) -> Row:
        said = {"number": f"SK-{key()[-6:]}", "method": "cash", "payer": "Mr Li", "receipt": receipt.values["number"],
                "to_person": False, "reason": "", "ink": {}, "day": DAY, **more}  # fmt: skip
        return new("collections", order_id=self.order, fee_list_id=self.list.key[0], cents=cents, at=NOW, by=by, **said)

    def collect(self, cents: int = 31_00, receipt: str = "", **more: Any) -> tuple[str, Ack]:
        paper = self.receipt(cents)
        row = self.money(cents, paper, **more)
        row.values["receipt"] = receipt or row.values["receipt"]
        return row.key[0], self.office.tom.say("collect", row, paper, about=self.order)

    def paid(self, cents: int = 31_00) -> str:
        found, ack = self.collect(cents)
        assert ack.result == "ok", ack
        return found

    def slip(self, *collections: str, cents: int = 31_00, by: str = "tom", to: str = "fay", **more: Any) -> Row:
        said = {"number": f"JK-{key()[-6:]}", "ink_giver": {}, "ink_receiver": {}, **more}
        return new(
            "hand_overs", collections=list(collections), cents=cents, receiver=to, day=DAY, at=NOW, by=by, **said
        )

    def has(self, table: str, row: str) -> bool:
        self.office.desk.pull()
        return self.office.desk.has(table, row)


@pytest.fixture
def till(office: Office) -> Till:
    return Till(office)


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


def said(paid: str, act: str, by: str, **more: Any) -> Row:
    vouchers = dict.fromkeys(("sheet", "fee_list", "invoice"), act == "pass")
    return new("audit_acts", collection_id=paid, act=act, text="what of it", at=NOW, by=by, **(vouchers | more))


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


def back(paid: str, by: str, **more: Any) -> Row:
    said = {"from_till": False, "reason": "wrong name", "approved_by": "", "receipt": "SJ-9", **more}
    return new("reversals", collection_id=paid, day=DAY, at=NOW, by=by, **said)


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
    assert office.desk.say("reverse", refund, by="fay").reason == reason
    again = back(paid, "fay", from_till=True, approved_by="dora")
    assert office.desk.say("reverse", again, by="fay").reason == "collection_unknown"


def test_words_about_money_are_said_in_ones_own_role(till: Till) -> None:  # D17 F56
    office, order = till.office, till.order

    def word(by: str, kind: str, role: str, cents: int = 0, laptop: Laptop | None = None) -> str:
        row = new("fee_words", order_id=order, kind=kind, cents=cents, reason="old customer", role=role, at=NOW, by=by)
        return (laptop or office.desk).say("fee_word", row, about=order, by=by).reason

    assert word("tom", "waived", "TE", 1_00, office.tom) == "waiver_needs_manager"
    assert word("tom", "waived", "MG", 1_00, office.tom) == "waiver_needs_manager"
    asked = {"asked": "max", "purpose": "fee", "how": "phone", "at": NOW, "content": "old customer", "answer": "fine"}
    entry = new("entries", order_id=order, kind="verbal", slot="", body=asked, at=NOW, by="tom")
    office.tom.must("note", entry, about=order)
    assert word("tom", "waived", "MG", 1_00, office.tom) == ""
    assert word("max", "waived", "MG", 2_00) == "special_approval"  # with what he gave away before
    assert word("max", "waived", "MG", 31_00) == "waived_too_much"
    assert word("fay", "on_account", "FI") == "not_on_account"
    change = new("fee_changes", order_id=order, line="p", cents=1, reason="friend", role="TE", approved_by="", at=NOW,
                 by="cleo")  # fmt: skip
    settled = new("entries", order_id=order, kind="fee_settlement", slot="", body={}, at=NOW, by="fay")
    assert office.desk.say("note", settled, about=order, by="fay").reason == "money_by_collecting"
    wrong = new("fee_lists", **{**till.list.values, "id": key(), "revision": 2, "total_cents": 1_00, "by": "fay"})
    assert office.desk.say("finish_fee_list", wrong, about=order, by="fay").reason == "fee_list_total"
    assert office.desk.say("change_price", change, about=order, by="cleo").reason == "waiver_needs_manager"


def test_a_price_is_lowered_as_far_as_the_rank_goes(till: Till) -> None:  # D17
    office, about = till.office, {"order_id": till.order, "reason": "old customer", "approved_by": "", "at": NOW}

    def lowered(line: str, percent: int, by: str, role: str) -> str:
        row = new("fee_changes", line=line, percent=percent, cents=None, role=role, by=by, **about)
        return office.desk.say("change_price", row, about=till.order, by=by).reason

    def listed(revision: int, *lines: dict[str, Any]) -> str:
        total = sum(line["charged_cents"] for line in lines)
        row = new("fee_lists", **{**till.list.values, "id": key(), "number": f"FY-{revision}", "revision": revision,
                                  "lines": list(lines), "total_cents": total, "by": "fay"})  # fmt: skip
        return office.desk.say("finish_fee_list", row, about=till.order, by="fay").reason

    part = {"key": "p", "code": "P-3001", "list_cents": 31_00, "charged_cents": 31_00, "rule": "out_of_warranty"}
    harm = {**part, "key": "h", "rule": "damage"}
    dear = {**part, "key": "d", "list_cents": 20_000_00, "charged_cents": 20_000_00}
    assert listed(2, part, harm, dear) == ""
    assert lowered("p", 10, "max", "MG") == "" and lowered("h", 100, "max", "MG") == ""
    assert lowered("p", 11, "max", "MG") == "special_approval" and lowered("p", 100, "cleo", "CM") == ""
    assert lowered("d", 5, "max", "MG") == "special_approval"  # with the others more than he gives away in all
    gift = {**dear, "charged_cents": 18_999_00, "rule": "discount", "params": {"role": "MG", "percent": "5"}}
    assert listed(3, part, gift) == "special_approval"
    assert listed(4, part, {**gift, "params": {"role": "CM", "percent": "5"}}) == ""


def test_an_audit_says_what_it_is_for_and_is_looked_at_where_it_does_not_fit(till: Till) -> None:  # F58 F59
    office, paid = till.office, till.paid()
    assert office.desk.say("query_collection", said(paid, "pass", "fay"), by="fay").reason == "row_not_for_kind"
    assert office.desk.say("answer_query", said(paid, "answer", "cora"), by="cora").reason == "audit_no_query"
    assert office.desk.say("pass_collection", said(paid, "pass", "fay"), by="fay").reason == "audit_not_counted"
    assert office.desk.say("reconcile_collection", said(key(), "reconcile", "fay"), by="fay").result == "deferred"


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

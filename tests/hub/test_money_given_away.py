"""What is given away at the hub: in whose role, and how far the rank goes, whoever made up the operation (D17)."""

from typing import Any

import pytest

from hub.office import NOW, Laptop, key, new
from hub.till import Till, asked


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
    assert word("max", "credit", "MG") == "credit_by_finance"
    change = new("fee_changes", order_id=order, line="p", cents=1, reason="friend", role="TE", approved_by="", at=NOW,
                 by="cleo")  # fmt: skip
    settled = new("entries", order_id=order, kind="fee_settlement", slot="", body={}, at=NOW, by="fay")
    assert office.desk.say("note", settled, about=order, by="fay").reason == "money_by_collecting"
    wrong = new("fee_lists", **{**till.list.values, "id": key(), "revision": 2, "total_cents": 1_00, "by": "fay"})
    assert office.desk.say("finish_fee_list", wrong, about=order, by="fay").reason == "fee_list_total"
    assert office.desk.say("change_price", change, about=order, by="cleo").reason == "waiver_needs_manager"


class Gifts:
    """Another order on which nobody has a fee list yet, and what people say of its prices."""

    def __init__(self, till: Till) -> None:
        self.office, self.usual = till.office, till.list.values
        self.order = till.office.order("gifts", "tom", "to_sign")
        self.revision = 0

    def lowered(self, line: str, percent: int, by: str, role: str, at: str = NOW) -> str:
        row = new("fee_changes", order_id=self.order, line=line, percent=percent, cents=None, role=role, by=by,
                  reason="old customer", approved_by="", at=at)  # fmt: skip
        return self.office.desk.say("change_price", row, about=self.order, by=by).reason

    def priced(self, cents: int, by: str, role: str) -> str:
        row = new("fee_changes", order_id=self.order, line="p", percent=None, cents=cents, role=role, by=by,
                  reason="old customer", approved_by="", at=NOW)  # fmt: skip
        return self.office.desk.say("change_price", row, about=self.order, by=by).reason

    def told(self, cents: int) -> str:
        """The technician says that the service manager agreed to it."""
        row = new("fee_changes", order_id=self.order, line="p", percent=None, cents=cents, role="CM", by="tom",
                  reason="old customer", approved_by="cleo", how="phone", said_at=NOW, at=NOW)  # fmt: skip
        return self.office.tom.say("change_price", row, asked(self.order, "cleo"), about=self.order, by="tom").reason

    def waived(self, cents: int, by: str, role: str) -> str:
        row = new("fee_words", order_id=self.order, kind="waived", cents=cents, reason="old customer", role=role,
                  at=NOW, by=by)  # fmt: skip
        return self.office.desk.say("fee_word", row, about=self.order, by=by).reason

    def listed(self, *lines: dict[str, Any]) -> str:
        self.revision += 1
        total = sum(line["charged_cents"] for line in lines)
        said = {"id": key(), "order_id": self.order, "number": "FY-7", "revision": self.revision, "by": "fay"}
        row = new("fee_lists", **{**self.usual, **said, "lines": list(lines), "total_cents": total})
        return self.office.desk.say("finish_fee_list", row, about=self.order, by="fay").reason


PART = {"key": "p", "code": "P-3001", "list_cents": 31_00, "charged_cents": 31_00, "rule": "out_of_warranty"}
HARM = {**PART, "key": "h", "rule": "damage"}
DEAR = {**PART, "key": "d", "list_cents": 19_990_00, "charged_cents": 19_990_00}


def given(line: dict[str, Any], cents: int, role: str, **more: Any) -> dict[str, Any]:
    """The line at another price, as the program writes it, unless somebody made it up."""
    params = {"role": role, "was": line["rule"], **more}
    return {**line, "charged_cents": cents, "rule": "discount", "params": params}


def test_a_price_is_lowered_as_far_as_the_rank_goes(till: Till) -> None:  # D17
    gifts = Gifts(till)
    assert gifts.listed(PART, HARM, DEAR) == ""
    assert gifts.lowered("p", 10, "max", "MG") == "" and gifts.lowered("h", 100, "max", "MG") == ""
    assert gifts.lowered("p", 11, "max", "MG") == "special_approval" and gifts.lowered("p", 100, "cleo", "CM") == ""
    assert gifts.lowered("p", -50, "cleo", "CM") == gifts.lowered("p", 101, "cleo", "CM") == "discount_percent"
    assert gifts.priced(-1, "cleo", "CM") == "not_negative"
    assert gifts.priced(62_00, "max", "MG") == "" and gifts.priced(62_01, "max", "MG") == "special_approval"
    assert gifts.told(62_00) == "" and gifts.told(62_01) == "raised_by_himself"
    assert gifts.priced(62_01, "cleo", "CM") == "" and gifts.lowered("p", 100, "cleo", "CM") == ""
    assert gifts.lowered("d", 5, "max", "MG") == "special_approval"  # with the others more than he gives away in all
    assert gifts.lowered("p", 20, "max", "CM") == "waiver_needs_manager"  # nobody was asked
    harmless, gift = given(HARM, 0, "MG"), given(DEAR, 18_990_50, "MG")
    assert gifts.listed(PART, harmless) == gifts.listed(PART, gift) == ""
    assert gifts.listed(PART, harmless, gift) == "special_approval"
    assert gifts.listed(PART, harmless, given(DEAR, 18_990_50, "CM")) == "price_by_nobody"
    assert gifts.lowered("d", 5, "cleo", "CM") == ""
    assert gifts.listed(PART, harmless, given(DEAR, 18_990_50, "CM")) == ""


def test_other_limits_hold_for_what_comes_after_them(till: Till) -> None:  # D17
    gifts, later = Gifts(till), "2030-01-01T00:00:00.000Z"
    assert gifts.listed(PART, HARM, DEAR) == ""
    assert gifts.lowered("p", 10, "max", "MG") == ""
    said = {"discount_percent": 5, "given_away_cents": 20_000_00, "by": "cleo"}
    for n, at in enumerate((later, "no time")):
        row = new("company_settings", key=f"money_limits/{n}", value={**said, "at": at})
        till.office.desk.must("save_money_limits", row, by="cleo")
    assert gifts.lowered("p", 10, "max", "MG") == ""  # before they held
    assert gifts.lowered("p", 6, "max", "MG", later) == "special_approval"
    assert gifts.lowered("d", 5, "max", "MG", later) == ""
    again = new("company_settings", key="money_limits/2", value={**said, "at": later})
    assert till.office.desk.say("save_money_limits", again, by="max").result == "rejected"


def test_what_was_said_before_any_list_is_measured_by_the_first(till: Till) -> None:  # D17
    """An operation made up goes round no limit: neither before there is a list, nor in the list itself."""
    gifts, harmless = Gifts(till), given(HARM, 0, "MG")
    for line, percent in (("p", 100), ("h", 100)):  # of lines nobody knows yet: damage by people he may waive
        assert gifts.lowered(line, percent, "max", "MG") == ""
    assert gifts.listed(given(PART, 0, "MG"), harmless) == "special_approval"
    assert gifts.listed(PART, harmless) == ""
    assert gifts.lowered("p", 100, "max", "MG") == "special_approval"  # on no list without the change of the other
    assert gifts.lowered("h", 99, "max", "MG") == ""
    for made_up in (
        {**PART, "charged_cents": 1}, given(PART, 1, "CM"), given(PART, 30_00, "MG"), given(HARM, 1, "MG"),
        {**PART, "charged_cents": 1, "rule": "in_warranty"},
    ):  # fmt: skip
        assert gifts.listed(made_up) == "price_by_nobody", made_up
    assert gifts.listed(given(PART, 0, "MG", was="damage")) == "special_approval"  # a list without a change says else
    assert gifts.listed({**PART, "charged_cents": 0, "rule": "in_warranty"}) == ""


@pytest.mark.parametrize(("cents", "reason"), [(3_10, ""), (3_11, "special_approval"), (31_00, "special_approval")])
def test_what_was_waived_before_any_list_is_measured_by_the_first(till: Till, cents: int, reason: str) -> None:  # D17
    gifts = Gifts(till)
    assert gifts.waived(1, "cleo", "CM") == ""
    assert gifts.waived(cents, "max", "MG") == ""
    assert gifts.listed(PART) == reason
    assert gifts.listed(PART) == ""


def test_no_version_of_the_fee_schedule_changes_days_that_have_passed(till: Till) -> None:  # F54
    def published(number: int, day: str) -> tuple[str, str]:
        row = new("fee_schedules", number=number, holds_from=day, items=[], parts={}, note="", at=NOW, by="ada")
        ack = till.office.desk.say("publish_schedule", row, by="ada")
        return ack.result, ack.reason

    assert published(1, "2026-01-01") == ("ok", "")  # what stood there before anything was published
    assert published(2, "2020-01-01") == ("review", "schedule_too_early")
    assert published(3, NOW[:10]) == ("ok", "")

"""SIM cards and the carrier: top-ups, expiry, suspend, resume, cancel, replace (A02, states 4.5)."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from fieldtech.model.custody import Sim
from fieldtech.model.drafts.cards import CardStateDraft, ReplaceCardDraft, TopUpDraft
from fieldtech.model.drafts.stores import WriteOffDraft
from fieldtech.model.people import ROLES
from fieldtech.services.workplace import Workplace
from prepared import act_as, act_in_role

from .conftest import WH, put_inside, refused, where
from .numbers import iccid

SUSPENDED = "89860622000000123413"  # in BXA0006, run out on 31 October
SPARE = "89860420123456789075"
IN_USE = "89860420123456789018"
TOP_UP = TopUpDraft(SUSPENDED, date(2026, 11, 18), 12000, date(2027, 10, 31), "年费")


def card(stock: Workplace, number: str) -> Sim:
    with stock.context.reading() as session:
        return session.scalars(select(Sim).where(Sim.iccid == number)).one()


def test_a_top_up_moves_the_end_and_stands_in_the_log(stock: Workplace) -> None:  # A02
    change = stock.stores.sims.top_up(TOP_UP)
    row = card(stock, SUSPENDED)
    assert row.valid_until == date(2027, 10, 31)
    (entry,) = stock.stores.sims.top_ups(row.id)
    assert (entry.amount_cents, entry.valid_until, entry.by, entry.undone) == (12000, date(2027, 10, 31), "褚刚", False)
    stock.stores.sims.undo_top_up(change.id)
    assert card(stock, SUSPENDED).valid_until == date(2026, 10, 31)
    assert [entry.undone for entry in stock.stores.sims.top_ups(row.id)] == [True]
    assert refused(stock, lambda: stock.stores.sims.undo_top_up(change.id)) == ["topped_up_since"]


@pytest.mark.parametrize(
    ("draft", "codes"),
    [
        (TopUpDraft(), ["positive", "required", "required", "required"]),
        (replace(TOP_UP, amount_cents=0), ["positive"]),
        (replace(TOP_UP, valid_until=date(2026, 11, 1)), ["valid_before_top_up"]),
        (replace(TOP_UP, day=date(2026, 11, 19)), ["day_in_future"]),
        (replace(TOP_UP, number="89860420123456789083"), ["sim_is_cancelled"]),
        (replace(TOP_UP, number="8986"), ["unit_unknown"]),
    ],
)
def test_a_top_up_is_checked(stock: Workplace, draft: TopUpDraft, codes: list[str]) -> None:
    assert refused(stock, lambda: stock.stores.sims.top_up(draft)) == codes


def test_only_those_who_pay_top_up(stock: Workplace) -> None:
    for role in set(ROLES) - {"WH", "CS", "DI", "FI"}:
        act_in_role(stock, role)
        assert refused(stock, lambda: stock.stores.sims.top_up(TOP_UP)) in (["role_may_not"], ["no_right"]), role


def test_the_list_of_what_runs_out(stock: Workplace) -> None:  # A02
    rows = stock.stores.sims.expiring()
    assert [(row.iccid, row.days, row.terminal, row.vehicle) for row in rows] == [
        (SUSPENDED, -18, "BXA0006", "闽D12Y6学"),
        ("89860622000000123439", 17, "BXB0002", "闽DT8801"),
        ("89860420123456789034", 32, "BXA0004", "闽D9Y303"),
        ("89861122456789000136", 54, "BXB0003", "津AF06521"),
    ]
    assert len(stock.stores.sims.expiring(20)) == 2


def test_suspend_and_resume(stock: Workplace) -> None:
    do = stock.stores.sims.do
    assert refused(stock, lambda: do(CardStateDraft(IN_USE, "suspend"))) == ["reason_needed"]
    do(CardStateDraft(IN_USE, "suspend", "客户停车"))
    assert where(stock, IN_USE)[2] == "suspended" and where(stock, IN_USE)[0] == "terminal"
    do(CardStateDraft(IN_USE, "resume", "客户复驶"))
    assert where(stock, IN_USE)[2] == "in_use"
    do(CardStateDraft(SPARE, "suspend", "停机保号"))
    do(CardStateDraft(SPARE, "resume", "启用"))
    assert where(stock, SPARE) == ("location", WH, "in_stock")
    put_inside(stock, SPARE, "BXA0013")
    do(CardStateDraft(SPARE, "suspend", "停机保号"))
    do(CardStateDraft(SPARE, "resume", "启用"))
    assert where(stock, SPARE)[2] == "in_stock"


def test_only_the_manager_cancels_and_with_the_carriers_number(stock: Workplace) -> None:
    draft = CardStateDraft(SPARE, "cancel", "不再使用", "CM-7")
    for role in set(ROLES) - {"MG"}:
        act_in_role(stock, role)
        assert refused(stock, lambda: stock.stores.sims.do(draft)) == ["role_may_not"], role
    act_as(stock, "sunli")
    assert refused(stock, lambda: stock.stores.sims.do(replace(draft, confirmation=""))) == ["confirmation_needed"]
    stock.stores.sims.do(draft)
    assert where(stock, SPARE) == ("carrier", "", "cancelled")
    assert refused(stock, lambda: stock.stores.sims.do(replace(draft, step="suspend"))) == ["role_may_not"]


def test_a_lost_card_is_replaced_with_its_number(stock: Workplace) -> None:
    new = ReplaceCardDraft(SPARE, iccid(5), target=WH)
    assert "old_card_not_lost" in refused(stock, lambda: stock.stores.sims.replace(new))
    act_as(stock, "sunli")
    stock.stores.write_offs.ask(WriteOffDraft("lose", "sim", SPARE, "卡片折断"))
    act_as(stock, "chugang")
    stock.stores.sims.replace(new)
    fresh, old = card(stock, iccid(5)), card(stock, SPARE)
    assert (fresh.msisdn, fresh.replaces_id, fresh.valid_until) == (old.msisdn, old.id, old.valid_until)
    assert where(stock, iccid(5)) == ("location", WH, "in_stock")
    find = stock.stores.write_offs.find
    assert refused(stock, lambda: find("sim", SPARE, WH, "找到")) == ["msisdn_known"]
    assert "msisdn_known" in refused(stock, lambda: stock.stores.sims.replace(replace(new, new_iccid=iccid(6))))


def test_a_card_is_put_into_a_terminal_and_taken_out_in_store(stock: Workplace) -> None:
    stock.stores.sims.put_in(SPARE, "BXA0013")
    assert where(stock, SPARE)[0] == "terminal" and where(stock, SPARE)[2] == "in_stock"
    second = "89860420123456789067"
    assert refused(stock, lambda: stock.stores.sims.put_in(second, "BXA0013")) == ["not_together", "terminal_has_sim"]
    stock.stores.sims.take_out(SPARE)
    assert where(stock, SPARE) == ("location", WH, "in_stock")
    assert refused(stock, lambda: stock.stores.sims.take_out(IN_USE)) == ["sim_is_in_use"]

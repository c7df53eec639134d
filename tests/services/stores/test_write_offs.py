"""Scrapped and lost: somebody asks, the manager decides; what is found comes back (states 4.4, 4.5)."""

from dataclasses import replace

import fleet
from fieldtech.model.drafts.stores import WriteOffDraft
from fieldtech.model.people import ROLES
from fieldtech.services.workplace import Workplace
from prepared import act_as, act_in_role

from .conftest import VAN_WL, WH, put_inside, refused, where

SCRAP = WriteOffDraft("scrap", "terminal", "BXA0013", "进水")
LOST = WriteOffDraft("lose", "terminal", "BXA0001", "车辆被盗", True)
CARD = "89860420123456789075"


def test_scrap_is_asked_and_approved_by_another(stock: Workplace) -> None:
    case = stock.stores.write_offs.ask(SCRAP).id
    assert where(stock, "BXA0013")[2] == "in_stock"
    (row,) = stock.stores.write_offs.waiting()
    assert (row.step, row.number, row.asked_by, row.where, row.reason) == (
        "scrap", "BXA0013", "褚刚", "青岛仓库", "进水",
    )  # fmt: skip
    for role in set(ROLES) - {"MG"}:
        act_in_role(stock, role)
        assert refused(stock, lambda: stock.stores.write_offs.approve(case)) == ["role_may_not"], role
    act_as(stock, "sunli")
    slip = stock.stores.write_offs.approve(case, "同意")
    assert where(stock, "BXA0013") == ("scrap", "", "scrapped")
    assert refused(stock, lambda: stock.stores.write_offs.approve(case)) == ["already_decided"]
    assert refused(stock, lambda: stock.stores.slips.undo(slip.id)) == ["slip_stays"]


def test_nobody_approves_his_own_request(stock: Workplace) -> None:
    act_as(stock, "sunli")
    case = stock.stores.write_offs.ask(SCRAP).id
    assert refused(stock, lambda: stock.stores.write_offs.approve(case)) == ["own_request"]


def test_declined_or_withdrawn_it_stays(stock: Workplace) -> None:
    case = stock.stores.write_offs.ask(SCRAP).id
    assert refused(stock, lambda: stock.stores.write_offs.ask(SCRAP)) == ["already_asked"]
    assert refused(stock, lambda: stock.stores.write_offs.decline(case, "不同意")) == ["role_may_not"]
    act_as(stock, "sunli")
    assert refused(stock, lambda: stock.stores.write_offs.decline(case, "")) == ["reason_needed"]
    stock.stores.write_offs.decline(case, "先检测")
    act_as(stock, "chugang")
    again = stock.stores.write_offs.ask(SCRAP).id
    stock.stores.write_offs.withdraw(again)
    assert stock.stores.write_offs.waiting() == () and where(stock, "BXA0013")[2] == "in_stock"


def test_what_is_installed_is_not_scrapped_and_a_card_is_taken_out_first(stock: Workplace) -> None:
    on_vehicle = replace(SCRAP, number="BXA0001")
    assert refused(stock, lambda: stock.stores.write_offs.ask(on_vehicle)) == ["terminal_is_installed"]
    put_inside(stock, CARD, "BXA0013")
    assert refused(stock, lambda: stock.stores.write_offs.ask(SCRAP)) == ["card_still_inside"]


def test_lost_on_a_vehicle_the_customer_knows_and_the_card_is_lost_with_it(stock: Workplace) -> None:
    card = "89860420123456789018"  # in BXA0001
    act_as(stock, "zhaoqiang")
    silent = stock.stores.write_offs.ask(replace(LOST, customer_informed=False)).id
    act_as(stock, "sunli")
    assert refused(stock, lambda: stock.stores.write_offs.approve(silent)) == ["customer_not_informed"]
    stock.stores.write_offs.decline(silent, "请先告知客户")
    stock.stores.write_offs.ask(LOST)  # a manager reports and decides at once
    assert where(stock, "BXA0001") == ("lost", "", "lost") and where(stock, card) == ("lost", "", "lost")
    assert stock.stores.write_offs.waiting() == ()


def test_what_is_found_comes_back(stock: Workplace) -> None:
    act_as(stock, "sunli")
    stock.stores.write_offs.ask(LOST)
    act_as(stock, "chugang")
    find = stock.stores.write_offs.find
    assert refused(stock, lambda: find("terminal", "BXA0001", WH, "")) == ["reason_needed"]
    assert refused(stock, lambda: find("terminal", "BXA0001", "", "找到")) == ["target_unknown"]
    assert refused(stock, lambda: find("terminal", "BXA0013", WH, "找到")) == ["terminal_is_in_stock"]
    find("terminal", "BXA0001", WH, "派出所发还")
    assert where(stock, "BXA0001") == ("location", WH, "in_stock")


def test_where_it_lay_last_is_where_one_looks_first(stock: Workplace) -> None:
    last_seen = stock.stores.write_offs.last_seen
    act_as(stock, "sunli")
    stock.stores.write_offs.ask(WriteOffDraft("lose", "terminal", "BXA0012", "找不到"))
    assert (last_seen("terminal", "BXA0012"), last_seen("sim", CARD)) == (VAN_WL, WH)
    act_as(stock, "chugang")
    stock.stores.write_offs.find("terminal", "BXA0012", VAN_WL, "座椅下面")
    assert where(stock, "BXA0012") == ("location", VAN_WL, "with_technician")


def test_who_may_not_even_ask(stock: Workplace) -> None:
    for role in set(ROLES) - {"WH", "TE", "DI", "CM", "MG"}:
        act_in_role(stock, role)
        assert refused(stock, lambda: stock.stores.write_offs.ask(SCRAP)) in (["role_may_not"], ["no_right"]), role


def test_what_is_lost_is_not_brought_back_by_the_note_of_a_vehicle(stock: Workplace) -> None:  # B41
    order = fleet.order_in(stock, "installing")
    row = stock.yard.rows(order)[0].id
    stock.yard.fit(row, terminal=fleet.TERMINALS[0], sim=fleet.SIMS[0])
    act_as(stock, "sunli")
    stock.stores.write_offs.ask(WriteOffDraft("lose", "terminal", fleet.TERMINALS[0], "被盗", True))
    act_as(stock, "zhaoqiang")
    stock.yard.take_off(row)
    assert where(stock, fleet.TERMINALS[0]) == ("lost", "", "lost") and where(stock, fleet.SIMS[0])[0] == "lost"


def test_the_service_manager_gives_a_terminal_up_to_the_customer(stock: Workplace) -> None:
    place, ref, _state = where(stock, "BXA0001")
    give_up = stock.stores.write_offs.give_up
    for role in set(ROLES) - {"CM"}:
        act_in_role(stock, role)
        assert refused(stock, lambda: give_up("BXA0001", "车辆转卖")) == ["role_may_not"], role
    act_as(stock, "chenjing")
    assert refused(stock, lambda: give_up("BXA0001", "")) == ["reason_needed"]
    assert refused(stock, lambda: give_up("BXA0013", "车辆转卖")) == ["terminal_is_in_stock"]
    change = give_up("BXA0001", "车辆转卖")
    assert where(stock, "BXA0001") == (place, ref, "customer_owned")
    stock.stores.slips.undo(change.id)
    assert where(stock, "BXA0001") == (place, ref, "installed")

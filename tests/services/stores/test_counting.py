"""A count: every scan is kept, differences are listed, and booked with a reason (B41)."""

from pathlib import Path

import pytest

import stories
from fieldtech.clock import FixedClock
from fieldtech.model.base import Id
from fieldtech.model.drafts.stores import WriteOffDraft
from fieldtech.services.stock import balance
from fieldtech.services.workplace import Workplace
from prepared import act_as

from .conftest import VAN_WL, VAN_ZQ, WH, refused, where

CARD = "89860420123456789075"


def counted(stock: Workplace, location: str, *texts: str) -> Id:
    count = stock.stores.counting.open(location).id
    for text in texts:
        stock.stores.counting.scan(count, text)
    return count


def test_scans_are_told_apart_and_kept(stock: Workplace) -> None:  # B41
    count = counted(stock, WH, "BXA0013", "860123040500919", "BXA0012", "BXA0001", "???", "???", "P-2001")
    view = stock.stores.counting.view(count)
    assert [(line.number or line.text, line.verdict) for line in reversed(view.lines)] == [
        ("BXA0013", "found"), ("BXA0013", "twice"), ("BXA0012", "elsewhere"), ("BXA0001", "elsewhere"),
        ("???", "unknown"), ("???", "twice"), ("P-2001", "counted"),
    ]  # fmt: skip
    assert (view.expected, view.found, view.missing) == (2, 1, (("sim", CARD),))
    assert [line.number for line in view.surplus] == ["BXA0012", "BXA0001"]
    assert [(part.part, part.expected, part.counted) for part in view.parts] == [("P-2001", 0, 1)]


def test_a_count_survives_a_restart(stock: Workplace, tmp_path: Path) -> None:
    count = counted(stock, WH, "BXA0013")
    stock.context.database.close()
    again = Workplace.open(tmp_path / "data", clock=FixedClock(stock.context.now()), zone=stories.ZONE, demo=True)
    act_as(again, "chugang")
    (row,) = again.stores.counting.going_on()
    assert (row.id, row.location_name, row.scans) == (count, "青岛仓库", 1)
    assert again.stores.counting.open(WH).id == count
    assert again.stores.counting.view(count).found == 1
    again.close()


def test_a_scan_can_be_taken_back(stock: Workplace) -> None:
    count = counted(stock, WH, "BXA0013", "???")
    wrong = stock.stores.counting.view(count).lines[0]
    stock.stores.counting.take_back(wrong.id)
    assert stock.stores.counting.view(count).unknown == ()
    assert refused(stock, lambda: stock.stores.counting.take_back(wrong.id)) == ["already_undone"]


def test_the_differences_are_booked_with_a_reason(stock: Workplace) -> None:
    count = counted(stock, VAN_ZQ, "BXA0012", "BXA0001", "???")
    for part in stock.stores.counting.view(count).parts:
        if part.part != "P-3002":
            stock.stores.counting.scan(count, part.part, max(part.expected, 1))
    stock.stores.counting.scan(count, "P-3002", 7)
    assert refused(stock, lambda: stock.stores.count_booking.book(count, "")) == ["reason_needed"]
    change = stock.stores.count_booking.book(count, "年度盘点")
    assert where(stock, "BXA0012") == ("location", VAN_ZQ, "with_technician")  # the stray came here
    assert where(stock, "BXA0001")[0] == "vehicle"  # this one cannot be here: it stays open on the slip
    with stock.context.reading() as session:
        assert balance(session, VAN_ZQ, "P-3002") == 7
    notes = stock.stores.slips.view(change.id).notes
    assert [(point["text"], point["verdict"]) for point in notes["open"]] == [
        ("???", "unknown"), ("BXA0001", "elsewhere"),
    ]  # fmt: skip
    cases = stock.stores.write_offs.waiting()  # what is missing is for the manager to decide
    assert {(case.step, case.number, case.reason) for case in cases} == {
        ("lose", "BXB0001", "年度盘点"), ("lose", "89860622000000123421", "年度盘点"),
    }  # fmt: skip
    assert refused(stock, lambda: stock.stores.counting.scan(count, "BXA0013")) == ["count_closed"]
    stock.stores.slips.undo(change.id)
    assert where(stock, "BXA0012")[1] == VAN_WL
    assert stock.stores.write_offs.waiting() == ()  # nothing is missed any more


def test_undoing_a_count_leaves_cases_alone_that_are_not_its_own(stock: Workplace) -> None:
    stock.stores.write_offs.ask(WriteOffDraft("lose", "terminal", "BXA0013", "上周就找不到"))
    change = stock.stores.count_booking.book(counted(stock, WH), "盘点")
    act_as(stock, "sunli")
    lost = {case.number: case.id for case in stock.stores.write_offs.waiting()}
    assert set(lost) == {"BXA0013", CARD}
    stock.stores.write_offs.approve(lost[CARD])
    act_as(stock, "chugang")
    stock.stores.slips.undo(change.id)
    assert [case.number for case in stock.stores.write_offs.waiting()] == ["BXA0013"]
    assert where(stock, CARD)[2] == "lost"  # what the manager decided stands


def test_a_lost_thing_that_turns_up_is_found(stock: Workplace) -> None:
    act_as(stock, "sunli")
    stock.stores.write_offs.ask(WriteOffDraft("lose", "terminal", "BXA0013", "找不到"))
    act_as(stock, "chugang")
    count = counted(stock, WH, "BXA0013", CARD)
    stock.stores.count_booking.book(count, "盘点")
    assert where(stock, "BXA0013") == ("location", WH, "in_stock")


def test_given_up_nothing_is_booked(stock: Workplace) -> None:
    count = counted(stock, WH, "BXA0012")
    stock.stores.counting.give_up(count, "明天再盘")
    assert where(stock, "BXA0012")[1] == VAN_WL and stock.stores.counting.going_on() == ()


@pytest.mark.parametrize(("login", "location"), [("zhaoqiang", VAN_WL), ("fengli", WH), ("zhenghao", WH)])
def test_who_may_not_count_there(stock: Workplace, login: str, location: str) -> None:
    act_as(stock, login)
    found = refused(stock, lambda: stock.stores.counting.open(location))
    assert found in (["not_own_van"], ["role_may_not"])


def test_a_technician_counts_his_van_and_the_stock_keeper_books(stock: Workplace) -> None:
    act_as(stock, "zhaoqiang")
    count = counted(stock, VAN_ZQ, "BXB0001")
    assert refused(stock, lambda: stock.stores.count_booking.book(count, "盘点")) == ["role_may_not"]

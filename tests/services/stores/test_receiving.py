"""Goods in: terminals, SIM cards and parts by scan, with one slip, or not at all (B41, states 4.4 and 4.5)."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.stores import ReceiveDraft, ReceiveLineDraft
from fieldtech.model.people import ROLES
from fieldtech.services.stock import balance
from fieldtech.services.workplace import Workplace
from prepared import act_in_role

from .conftest import RET, VAN_ZQ, WH, move, refused, where
from .numbers import iccid, imei, msisdn

NEW = ReceiveLineDraft("terminal", "BXA0101", second=imei(1))
CARD = ReceiveLineDraft("sim", iccid(1), second=msisdn(1))
DELIVERY = ReceiveDraft(
    WH, "BX-V200", date(2026, 11, 10), None, "移动", date(2027, 11, 9), "ok",
    (NEW, CARD, ReceiveLineDraft("part", "P-2001", 20)),
)  # fmt: skip


def test_a_delivery_comes_in_with_one_slip(stock: Workplace) -> None:  # B41
    change = stock.stores.receiving.receive(DELIVERY)
    assert change.number.startswith("RK-QD01-20261118-")
    assert where(stock, "BXA0101") == ("location", WH, "in_stock")
    assert where(stock, CARD.number) == ("location", WH, "in_stock")
    with stock.context.reading() as session:
        unit = session.scalars(select(Terminal).where(Terminal.number == "BXA0101")).one()
        assert (unit.warranty_months, unit.bought_on, unit.protocol) == (24, date(2026, 11, 10), "2019")
        assert balance(session, WH, "P-2001") == 20
    lines = stock.stores.slips.view(change.id).lines
    assert [(line.number, line.quantity) for line in lines] == [("P-2001", 20), ("BXA0101", 1), (CARD.number, 1)]
    assert [row.title for row in stock.history.terminal_history(unit.id)] == ["青岛仓库"]
    assert stock.history.terminals("BXA0101").rows[0].number == "BXA0101"


def test_undone_it_was_never_here_and_may_come_again(stock: Workplace) -> None:
    change = stock.stores.receiving.receive(DELIVERY)
    stock.stores.slips.undo(change.id)
    assert stock.history.terminals("BXA0101").rows == ()
    again = stock.stores.receiving.receive(replace(DELIVERY, lines=(NEW,)))
    assert stock.history.terminals("BXA0101").rows[0].state == "in_stock"
    stock.stores.moving.move("issue", move(WH, VAN_ZQ, "BXA0101"))
    assert refused(stock, lambda: stock.stores.slips.undo(again.id)) == ["moved_since"]


def test_what_is_retired_is_on_no_shelf(stock: Workplace) -> None:
    before = {row.number for row in stock.stores.shelves.contents(WH).units}
    counted = stock.stores.shelves.locations()
    change = stock.stores.receiving.receive(DELIVERY)
    there = {row.number for row in stock.stores.shelves.contents(WH).units}
    assert there - before == {"BXA0101", CARD.number}
    stock.stores.slips.undo(change.id)
    assert {row.number for row in stock.stores.shelves.contents(WH).units} == before
    assert stock.stores.shelves.locations() == counted
    assert refused(stock, lambda: stock.stores.moving.move("issue", move(WH, VAN_ZQ, "BXA0101"))) == ["unit_unknown"]


def test_what_is_known_or_wrong_is_said_at_its_line(stock: Workplace) -> None:
    lines = (
        ReceiveLineDraft("terminal", "BXA0013", second=imei(2)),
        ReceiveLineDraft("terminal", "BXA0102", second="860123040500919"),  # the IMEI of BXA0013
        ReceiveLineDraft("terminal", "BXA0103", second="860123040500910"),
        ReceiveLineDraft("terminal", "BXA0104"),
        ReceiveLineDraft("sim", iccid(2), second="1440012345601"),
        ReceiveLineDraft("part", "P-1001"),
    )
    draft = replace(DELIVERY, lines=lines)
    shown = stock.stores.receiving.preview(draft)
    assert shown.problems == () and not shown.ready
    assert [[problem.code for problem in line.problems] for line in shown.lines] == [
        ["number_known"], ["imei_known"], ["imei_check_digit"], ["imei_next"], ["msisdn_known"], ["part_has_serials"],
    ]  # fmt: skip
    assert {problem.field for line in shown.lines for problem in line.problems} == {f"lines.{n}" for n in range(6)}
    assert len(refused(stock, lambda: stock.stores.receiving.receive(draft))) == 6


def test_common_facts_and_the_place_are_asked_once(stock: Workplace) -> None:
    bare = ReceiveDraft(lines=(NEW, replace(NEW, number="BXA0102", second=imei(3))))
    shown = stock.stores.receiving.preview(bare)
    assert sorted(problem.field for problem in shown.problems) == ["bought_on", "location", "model_code"]
    for place in (RET, VAN_ZQ):
        assert refused(stock, lambda at=place: stock.stores.receiving.receive(replace(DELIVERY, location=at))) == [
            "target_no_warehouse"
        ] * 3  # fmt: skip
    failed = replace(DELIVERY, power_test="failed", lines=(NEW,))
    assert refused(stock, lambda: stock.stores.receiving.receive(failed)) == ["power_test_failed"]


def test_only_the_stock_keeper_receives(stock: Workplace) -> None:
    for role in set(ROLES) - {"WH"}:
        act_in_role(stock, role)
        found = refused(stock, lambda: stock.stores.receiving.receive(DELIVERY))
        assert set(found) in ({"role_may_not"}, {"no_right"}), role


def test_the_scan_loop_pairs_numbers(stock: Workplace) -> None:
    receiving, draft = stock.stores.receiving, ReceiveDraft(WH)
    draft, problem = receiving.scan(draft, "BXA0101")
    draft, problem = receiving.scan(draft, imei(1))
    assert (draft.lines, problem) == ((NEW,), None)
    draft, problem = receiving.scan(draft, f"ID:BXA0102;IMEI:{imei(2)}")
    assert draft.lines[1] == ReceiveLineDraft("terminal", "BXA0102", second=imei(2))
    draft, problem = receiving.scan(draft, iccid(1))
    draft, problem = receiving.scan(draft, msisdn(1))
    assert draft.lines[2] == CARD
    draft, problem = receiving.scan(draft, "P-2001")
    draft, problem = receiving.scan(draft, "P-2001")
    assert draft.lines[3] == ReceiveLineDraft("part", "P-2001", 2)
    for text, code in (("BXA0101", "line_twice"), (imei(7), "terminal_first"), (msisdn(9), "card_first"),
                       ("??", "scan_unknown")):  # fmt: skip
        after, problem = receiving.scan(draft, text)
        assert after == draft and problem is not None and problem.code == code

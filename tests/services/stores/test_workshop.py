"""Defective terminals: set apart, labelled into the return area, factory and back, workshop (states 4.4)."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.stores import FactoryBackDraft, FactoryOutDraft, FaultDraft, RepairedHereDraft
from fieldtech.model.people import ROLES
from fieldtech.services.workplace import Workplace
from prepared import act_as, act_in_role

from .conftest import RET, VAN_WL, WH, lines, move, put_inside, refused, where
from .numbers import imei

OUT = FactoryOutDraft(RET, "RMA-2026-040", date(2026, 11, 18), "SF123", lines("BXA0013"))
BACK = FactoryBackDraft("BXA0014", "repaired", WH, date(2026, 11, 18), 6)
NEW_ONE = replace(BACK, result="replaced", new_number="BXA0114", new_imei=imei(14))
GIVEN_UP = FactoryBackDraft("BXA0014", "scrapped", "", date(2026, 11, 18), note="主板烧毁")


def row(stock: Workplace, number: str) -> Terminal:
    with stock.context.reading() as session:
        return session.scalars(select(Terminal).where(Terminal.number == number)).one()


def in_return_area(stock: Workplace, number: str = "BXA0013") -> None:
    stock.stores.workshop.set_apart(number, FaultDraft("指示灯不亮"))
    stock.stores.moving.move("shelve", move(where(stock, number)[1], RET, number, label=True))


def test_defective_goes_apart_with_its_label(stock: Workplace) -> None:  # B21
    stock.stores.workshop.set_apart("BXA0013", FaultDraft("指示灯不亮"))
    assert where(stock, "BXA0013") == ("location", WH, "to_repair")
    assert {unit.state for unit in stock.stores.shelves.contents(WH).units if unit.number == "BXA0013"} == {"to_repair"}
    unlabelled = move(WH, RET, "BXA0013")
    assert refused(stock, lambda: stock.stores.moving.move("shelve", unlabelled)) == ["label_not_checked"]
    stock.stores.moving.move("shelve", move(WH, RET, "BXA0013", label=True))
    assert where(stock, "BXA0013") == ("location", RET, "in_return_area")
    faulty = {shelf.code: shelf.faulty for shelf in stock.stores.shelves.locations()}
    assert (faulty[WH], faulty[RET]) == (0, 1)


def test_to_the_factory_and_back_repaired(stock: Workplace) -> None:
    in_return_area(stock)
    sent = stock.stores.workshop.send(OUT)
    assert where(stock, "BXA0013") == ("factory", "", "at_factory") and row(stock, "BXA0013").rma_no == "RMA-2026-040"
    assert stock.stores.slips.view(sent.id).notes["waybill"] == "SF123"
    stock.stores.workshop.back(replace(BACK, number="BXA0013"))
    unit = row(stock, "BXA0013")
    assert where(stock, "BXA0013") == ("location", WH, "in_stock") and (unit.rma_no, unit.warranty_months) == ("", 6)


def test_undo_of_a_shipment_gives_back_the_number_too(stock: Workplace) -> None:
    in_return_area(stock)
    stock.stores.slips.undo(stock.stores.workshop.send(OUT).id)
    assert where(stock, "BXA0013") == ("location", RET, "in_return_area") and row(stock, "BXA0013").rma_no == ""


def test_replaced_by_a_new_one_that_is_linked(stock: Workplace) -> None:
    change = stock.stores.workshop.back(NEW_ONE)
    assert where(stock, "BXA0014") == ("scrap", "", "scrapped")
    assert where(stock, "BXA0114") == ("location", WH, "in_stock")
    assert row(stock, "BXA0114").replaces_id == row(stock, "BXA0014").id
    stock.stores.slips.undo(change.id)
    assert where(stock, "BXA0014")[2] == "at_factory" and not row(stock, "BXA0114").active


def test_given_up_by_the_factory(stock: Workplace) -> None:
    stock.stores.workshop.back(GIVEN_UP)
    assert where(stock, "BXA0014") == ("scrap", "", "scrapped")


def test_repaired_in_our_workshop(stock: Workplace) -> None:
    in_return_area(stock)
    done = RepairedHereDraft("BXA0013", WH, "重焊天线座", "ok")
    failed = replace(done, power_test="failed")
    assert refused(stock, lambda: stock.stores.workshop.repaired(failed)) == ["power_test_needed"]
    stock.stores.workshop.repaired(done)
    assert where(stock, "BXA0013") == ("location", WH, "in_stock")


@pytest.mark.parametrize(
    ("draft", "codes"),
    [
        (replace(OUT, rma_no=""), ["required"]),
        (replace(OUT, sent_on=None), ["required"]),
        (replace(OUT, lines=()), ["no_lines"]),
        (replace(OUT, lines=lines("BXA0001")), ["terminal_is_installed"]),
        (replace(OUT, lines=lines("BXA9999")), ["unit_unknown"]),
    ],
)
def test_a_shipment_needs_its_papers(stock: Workplace, draft: FactoryOutDraft, codes: list[str]) -> None:
    assert refused(stock, lambda: stock.stores.workshop.send(draft)) == codes


def test_a_card_inside_does_not_travel_to_the_factory(stock: Workplace) -> None:
    put_inside(stock, "89860420123456789075", "BXA0013")
    in_return_area(stock)
    assert where(stock, "89860420123456789075")[2] == "removed"
    assert refused(stock, lambda: stock.stores.workshop.send(OUT)) == ["card_still_inside"]
    stock.stores.sims.take_out("89860420123456789075")
    stock.stores.workshop.send(OUT)


@pytest.mark.parametrize(
    ("draft", "codes"),
    [
        (replace(BACK, warranty_months=None), ["required"]),
        (replace(BACK, target=VAN_WL), ["target_no_warehouse"]),
        (replace(BACK, number="BXA0013"), ["terminal_is_in_stock"]),
        (replace(NEW_ONE, new_number="BXA0013"), ["number_known"]),
        (replace(NEW_ONE, new_imei="860123040500919"), ["imei_known"]),
        (replace(GIVEN_UP, note=""), ["required"]),
    ],
)
def test_what_comes_back_is_checked(stock: Workplace, draft: FactoryBackDraft, codes: list[str]) -> None:
    assert refused(stock, lambda: stock.stores.workshop.back(draft)) == codes


def test_only_the_stock_keeper_deals_with_the_factory(stock: Workplace) -> None:
    in_return_area(stock)
    for role in set(ROLES) - {"WH"}:
        act_in_role(stock, role)
        assert refused(stock, lambda: stock.stores.workshop.send(OUT)) == ["role_may_not"], role
        assert refused(stock, lambda: stock.stores.workshop.back(BACK)) == ["role_may_not"], role
    act_as(stock, "zhaoqiang")  # a technician repairs, though
    stock.stores.workshop.repaired(RepairedHereDraft("BXA0013", WH, "重焊天线座", "ok"))

"""Between technicians: the giver offers, the taker confirms, and nothing moves before (B41)."""

import pytest

import stories
from fieldtech.errors import Forbidden
from fieldtech.model.base import Id
from fieldtech.services.workplace import Workplace
from prepared import act_as
from stories import PIN

from .conftest import VAN_WL, VAN_ZQ, WH, move, refused, where

OFFER = move(VAN_WL, VAN_ZQ, "BXA0012", "P-3002*2")


def offered(stock: Workplace) -> Id:
    act_as(stock, "wulei")
    return stock.stores.transfers.offer(OFFER).id


def test_both_confirm_and_it_moves(stock: Workplace) -> None:  # B41
    transfer = offered(stock)
    assert where(stock, "BXA0012") == ("location", VAN_WL, "with_technician")
    act_as(stock, "zhaoqiang")
    (waiting,) = stock.stores.transfers.open()
    assert (waiting.giver_name, waiting.taker_name, waiting.shown.ready) == ("吴磊", "赵强", True)
    change = stock.stores.transfers.accept(transfer)
    assert change.number.startswith("JJ-QD01-20261118-")
    assert where(stock, "BXA0012") == ("location", VAN_ZQ, "with_technician")
    view = stock.stores.slips.view(change.id)
    assert (view.giver, view.taker) == ("吴磊", "赵强")
    assert refused(stock, lambda: stock.stores.transfers.accept(transfer)) == ["transfer_answered"]


def test_the_taker_may_confirm_with_his_pin_on_the_givers_computer(stock: Workplace) -> None:
    transfer = offered(stock)
    assert refused(stock, lambda: stock.stores.transfers.accept(transfer)) == ["not_your_transfer"]
    for code in ("wrong_pin",) * 3 + ("wait_before_pin",):  # the same waits as at the door
        with pytest.raises(Forbidden, match=code):
            stock.stores.transfers.accept(transfer, "9999")
    stories.later(stock, 60)
    stock.stores.transfers.accept(transfer, PIN)
    assert where(stock, "BXA0012")[1] == VAN_ZQ


def test_declined_or_withdrawn_nothing_moves(stock: Workplace) -> None:
    transfer = offered(stock)
    act_as(stock, "zhaoqiang")
    assert refused(stock, lambda: stock.stores.transfers.decline(transfer, "")) == ["reason_needed"]
    assert refused(stock, lambda: stock.stores.transfers.withdraw(transfer)) == ["not_your_transfer"]
    stock.stores.transfers.decline(transfer, "车上放不下")
    again = offered(stock)
    stock.stores.transfers.withdraw(again)
    assert stock.stores.transfers.open() == ()
    assert where(stock, "BXA0012")[1] == VAN_WL


def test_what_moved_meanwhile_is_not_handed_over(stock: Workplace) -> None:
    transfer = offered(stock)
    stock.stores.moving.move("take_back", move(VAN_WL, WH, "BXA0012"))
    act_as(stock, "zhaoqiang")
    found = refused(stock, lambda: stock.stores.transfers.accept(transfer))
    assert found == ["not_at_source"]


def test_nobody_offers_what_is_not_his_or_is_promised(stock: Workplace) -> None:
    act_as(stock, "zhaoqiang")
    assert refused(stock, lambda: stock.stores.transfers.offer(OFFER)) == ["not_own_van"]
    act_as(stock, "chugang")
    assert set(refused(stock, lambda: stock.stores.transfers.offer(OFFER))) == {"role_may_not"}
    offered(stock)
    assert refused(stock, lambda: stock.stores.transfers.offer(OFFER)) == ["already_offered"]

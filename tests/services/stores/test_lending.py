"""Tools and documents: lent, in what condition, back by when, and what is overdue (B08); loaners due."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

import stories
from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.lending import GiveBackDraft, LendDraft, ToolDraft
from fieldtech.model.people import ROLES
from fieldtech.services.workplace import Workplace
from prepared import act_in_role

from .conftest import WH, refused

METER = ToolDraft("T-001", "tool", "数字万用表", WH)
LEND = LendDraft("T-001", "zhaoqiang", date(2026, 11, 20), "good", "黄岛安装")


def test_out_and_in_with_condition(stock: Workplace) -> None:  # B08
    tool = stock.stores.lending.add(METER).id
    stock.stores.lending.lend(LEND)
    (row,) = stock.stores.lending.tools(only="out")
    assert (row.holder, row.due_on, row.days, row.overdue) == ("赵强", date(2026, 11, 20), 2, False)
    assert refused(stock, lambda: stock.stores.lending.lend(LEND)) == ["already_lent"]
    stories.later(stock, 4 * 24 * 60)
    assert [late.code for late in stock.stores.lending.tools(only="overdue")] == ["T-001"]
    broken = GiveBackDraft("T-001", "defective")
    assert refused(stock, lambda: stock.stores.lending.give_back(broken)) == ["reason_needed"]
    stock.stores.lending.give_back(replace(broken, note="表笔断"))
    (loan,) = stock.stores.lending.loans(tool)
    assert (loan.in_condition, loan.note) == ("defective", "表笔断")
    again = replace(LEND, due_on=date(2026, 12, 1))
    assert refused(stock, lambda: stock.stores.lending.lend(again)) == ["tool_defective"]


def test_undo_of_a_loan(stock: Workplace) -> None:
    stock.stores.lending.add(METER)
    change = stock.stores.lending.lend(LEND)
    assert change.undo == "undo_lend"
    stock.stores.lending.undo_lend(change.id)
    assert stock.stores.lending.tools(only="out") == ()
    assert refused(stock, lambda: stock.stores.lending.undo_lend(change.id)) == ["not_lent"]


def test_the_register_is_checked(stock: Workplace) -> None:
    stock.stores.lending.add(METER)
    assert refused(stock, lambda: stock.stores.lending.add(METER)) == ["number_taken"]
    assert refused(stock, lambda: stock.stores.lending.add(ToolDraft())) == ["required"] * 3
    assert refused(stock, lambda: stock.stores.lending.lend(replace(LEND, tool="T-9"))) == ["no_such_tool"]
    assert refused(stock, lambda: stock.stores.lending.lend(replace(LEND, login="nobody"))) == ["unknown_reference"]
    early = replace(LEND, due_on=date(2026, 11, 1))
    assert refused(stock, lambda: stock.stores.lending.lend(early)) == ["due_in_past"]
    assert [row.name for row in stock.stores.lending.tools("万用")] == ["数字万用表"]


def test_only_the_stock_keeper_lends(stock: Workplace) -> None:
    stock.stores.lending.add(METER)
    for role in set(ROLES) - {"WH"}:
        act_in_role(stock, role)
        assert refused(stock, lambda: stock.stores.lending.lend(LEND)) in (["role_may_not"], ["no_right"]), role


def test_loaners_due(stock: Workplace) -> None:
    with stock.context.transaction() as session:
        session.scalars(select(Terminal).where(Terminal.number == "BXA0001")).one().loaner_due = date(2026, 11, 15)
        stock.context.op(session, "test", "terminals", "", {})
    (row,) = stock.stores.shelves.loaners()
    assert (row.number, row.vehicle, row.customer, row.days) == ("BXA0001", "鲁B7Q216", "青岛海岳物流有限公司", -3)

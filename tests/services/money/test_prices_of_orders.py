"""All of sample data 6.8 on real orders: warranty, cause, contract, schedule, changes of prices, the final list."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import stories
from fieldtech.clock import FixedClock
from fieldtech.errors import Forbidden, Invalid, Refused
from fieldtech.model.accounts import CustomerContract, FeeList, FeeWord
from fieldtech.model.base import Id, new_id
from fieldtech.model.drafts.company import MoneyLimitsDraft
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.drafts.masters import ContractDraft, FeeItemDraft
from fieldtech.model.drafts.money import PriceChangeDraft, PublishDraft
from fieldtech.model.drafts.onsite import DiagnosisDraft, PartLineDraft
from fieldtech.model.drafts.planning import PartNeed, PlanDraft, WarrantyDraft
from fieldtech.model.guards.office import approval_kind
from fieldtech.model.orders import Order
from fieldtech.model.warranty import last_day
from fieldtech.services.approvals import Approvals
from fieldtech.services.money.fee_lists import FeeListView, PricedLine
from fieldtech.services.workplace import Workplace
from fieldtech.words import known, word
from prepared import Prepared, act_as, set_order, write_entry

DAY = date(2026, 11, 18)  # of the call
HARNESS = PartLineDraft("P-3001", "", 1, "worn", True)
PRICE = 3000
OLD = date(2020, 1, 1)
SAID = ("phone", stories.CALL)


@pytest.fixture
def worked(prepared: Prepared, tmp_path: Path) -> Iterator[tuple[Workplace, Id]]:
    """The repair of the demo with its work done, and a harness on the parts list."""
    workplace, order = prepared.open("worked", tmp_path / "data")
    act_as(workplace, "wulei")
    write_entry(workplace, order, HARNESS, "h")
    yield workplace, order
    workplace.close()


def line(view: FeeListView, key: str = "h") -> PricedLine:
    return next(line for line in view.lines if line.key == key)


def call(sold: date | None, day: date = DAY, model: str = "") -> IntakeDraft:
    """The call of that day about a product sold then; another model than the unit's has no papers but the buyer's."""
    at = datetime.combine(day, datetime.min.time(), stories.ZONE) + timedelta(hours=9)
    return replace(stories.intake(), bought_on=sold, at=at, model=model or stories.intake().model)


def contract(workplace: Workplace, order: Id, first: date, last: date, *, known: bool = True, **more: Any) -> Id:
    """The customer of the order gets a contract, entered before it was ordered when ``known``."""
    before = workplace.context.person
    act_as(workplace, "chenjing")
    number = workplace.orders.view(order).customer.number
    row_id = workplace.masters.save(
        "customer_contracts", None, ContractDraft("HT-7", number, first, last, accepted=("contract_overlaps",), **more)
    ).id
    workplace.context.person = before
    with workplace.context.transaction() as session:
        row = session.get_one(CustomerContract, row_id)
        row.entered_at = session.get_one(Order, order).created_at if known else row.entered_at
        workplace.context.op(session, "test", "customer_contracts", row_id, {})
    return row_id


def ordered(workplace: Workplace, order: Id, day: date) -> None:
    """The order is of that day."""
    set_order(workplace, order, created_at=datetime.combine(day, time(1), UTC))


def refused(workplace: Workplace, order: Id, draft: PriceChangeDraft) -> list[str]:
    with pytest.raises(Refused) as refusal:
        workplace.fee_lists.change_price(order, draft)
    return [problem.code for problem in refusal.value.problems]


# sold, day of the call, model ("" = BX-V200 of 24 months), cause, decision -> charged for a harness, rule, still open
SAMPLE = [
    (date(2025, 6, 1), date(2027, 5, 31), "", "C01", "", 0, "in_warranty_until", False),  # the last day is part of it
    (date(2025, 6, 1), date(2027, 6, 1), "", "C01", "", PRICE, "out_of_warranty_until", False),
    (date(2024, 11, 19), DAY, "", "C01", "", 0, "in_warranty_until", False),
    (date(2024, 11, 18), DAY, "", "C01", "", PRICE, "out_of_warranty_until", False),
    (date(2025, 11, 19), DAY, "BX-G100", "C01", "", 0, "in_warranty_until", False),  # 12 months
    (date(2025, 11, 18), DAY, "BX-G100", "C01", "", PRICE, "out_of_warranty_until", False),
    (date(2026, 1, 1), DAY, "", "C13", "", PRICE, "manager_decides", True),
    (date(2026, 1, 1), DAY, "", "C13", "free", 0, "waived", False),
    (date(2026, 1, 1), DAY, "", "C13", "list_price", PRICE, "manager_charges", False),
    (date(2026, 1, 1), DAY, "", "C14", "", PRICE, "damage", False),
    (date(2026, 1, 1), DAY, "", "C15", "", PRICE, "damage", False),
    (OLD, DAY, "", "C14", "", PRICE, "out_of_warranty_until", False),
    (None, DAY, "BX-G100", "C01", "", PRICE, "warranty_unknown", True),  # no purchase date: the manager decides
]


def test_parts_by_warranty_and_cause_labour_and_travel_nothing(worked: tuple[Workplace, Id]) -> None:
    # B05, F55, sample data 6.8
    workplace, order = worked
    found = workplace.orders.view(order).facts.get(DiagnosisDraft)
    assert found is not None
    for sold, day, model, cause, decision, cents, rule, waits in SAMPLE:
        write_entry(workplace, order, call(sold, day, model))
        write_entry(workplace, order, replace(found, cause=cause, charge_decision=decision))
        view = workplace.fee_lists.view(order)
        told = line(view)
        assert (told.list_cents, told.charged_cents, told.rule, told.open) == (PRICE, cents, rule, waits), (sold, cause)
        assert [(line(view, code).charged_cents, line(view, code).rule) for code in ("FEE-LAB", "FEE-TRAVEL")] == [
            (0, "free_work"), (0, "free_work")]  # fmt: skip
        assert view.total_cents == sum(one.charged_cents for one in view.lines) and type(view.total_cents) is int
        assert view.day == DAY and view.schedule_number == 1, "a call corrected afterwards moves no price"
        for one in view.lines:
            assert known(f"money_rule.{one.rule}") and "…" not in one.said_zh + one.said_en
        if sold is not None and "until" in rule:
            until = last_day(sold, 12 if model else 24).isoformat()
            assert until in told.said_zh and until in told.said_en


def test_what_a_manager_says_of_the_warranty_is_told_without_a_day(worked: tuple[Workplace, Id]) -> None:  # B05 D17
    workplace, order = worked
    write_entry(workplace, order, call(date(2026, 1, 1)))
    for state, cents, rule in (
        ("out", PRICE, "out_of_warranty"),
        ("in", 0, "in_warranty"),
        ("damage", PRICE, "damage"),
    ):
        write_entry(workplace, order, WarrantyDraft(state, "进水痕迹"))
        told = line(workplace.fee_lists.view(order))
        assert (told.charged_cents, told.rule, told.open) == (cents, rule, False)


def test_a_contract_pays_parts_from_its_first_to_its_last_day_but_no_damage(worked: tuple[Workplace, Id]) -> None:
    # F54, sample data 6.8
    workplace, order = worked
    kept = contract(workplace, order, DAY, DAY + timedelta(days=1), parts_included=True)
    write_entry(workplace, order, call(OLD))
    with workplace.context.transaction() as session:
        session.get_one(CustomerContract, kept).entered_at = datetime(2026, 1, 1, tzinfo=UTC)
        workplace.context.op(session, "test", "customer_contracts", kept, {})
    for day, cents in ((-1, PRICE), (2, PRICE), (1, 0), (0, 0)):
        ordered(workplace, order, DAY + timedelta(days=day))
        told = line(workplace.fee_lists.view(order))
        assert told.charged_cents == cents and (told.rule == "contract_part") == (not cents)
        assert cents or "HT-7" in told.said_zh
    found = workplace.orders.view(order).facts.get(DiagnosisDraft)
    assert found is not None
    write_entry(workplace, order, call(date(2026, 1, 1)))
    write_entry(workplace, order, replace(found, cause="C14"))
    assert line(workplace.fee_lists.view(order)).rule == "damage"


def test_nobody_gives_away_by_a_contract_what_was_ordered_before(worked: tuple[Workplace, Id]) -> None:
    # D17, F54: free parts out of warranty are a special approval, whoever writes down contracts
    workplace, order = worked
    write_entry(workplace, order, call(OLD))
    whole = {"first": date(2026, 1, 1), "last": date(2026, 12, 31), "parts_included": True}
    later = contract(workplace, order, known=False, **whole)
    assert line(workplace.fee_lists.view(order)).charged_cents == PRICE
    act_as(workplace, "zhoumin")
    assert not workplace.masters.may_edit("customer_contracts")
    act_as(workplace, "chenjing")
    draft = workplace.masters.get("customer_contracts", later)
    assert isinstance(draft, ContractDraft)
    workplace.masters.save("customer_contracts", later, replace(draft, prices={"FEE-COAT": 1}))  # nothing ordered yet
    with workplace.context.transaction() as session:
        session.get_one(CustomerContract, later).entered_at = datetime(2026, 1, 1, tzinfo=UTC)
        workplace.context.op(session, "test", "customer_contracts", later, {})
    assert line(workplace.fee_lists.view(order)).charged_cents == 0
    draft = replace(draft, prices={"FEE-COAT": 1}, accepted=("contract_overlaps",))
    for change, code in (
        ({"parts_included": False}, "contract_begun"), ({"prices": {}}, "contract_begun"),
        ({"first_day": DAY}, "contract_begun"), ({"last_day": DAY - timedelta(days=9)}, "contract_day_past"),
    ):  # fmt: skip
        with pytest.raises(Invalid) as wrong:
            workplace.masters.save("customer_contracts", later, replace(draft, **change))
        assert [problem.code for problem in wrong.value.problems] == [code], change
    with pytest.raises(Refused):
        workplace.masters.retire("customer_contracts", later)
    other = ContractDraft("HT-8", draft.customer, date(2026, 12, 31), date(2027, 12, 31))
    assert [p.code for p in workplace.masters.check("customer_contracts", None, other)] == ["contract_overlaps"]
    assert not workplace.masters.check("customer_contracts", None, replace(other, accepted=("contract_overlaps",)))
    assert not workplace.masters.check("customer_contracts", None, replace(other, first_day=date(2027, 1, 1)))
    workplace.masters.save("customer_contracts", later, replace(draft, last_day=DAY + timedelta(days=9)))


def test_an_order_keeps_the_schedule_of_its_day(worked: tuple[Workplace, Id]) -> None:  # F54
    workplace, order = worked
    act_as(workplace, "admin")
    (first,) = workplace.fee_schedules.versions()
    assert (first.number, first.state, workplace.fee_schedules.changes()) == (1, "holds", 0)
    with pytest.raises(Refused) as nothing:
        workplace.fee_schedules.publish(PublishDraft(workplace.fee_schedules.first_day()))
    assert [problem.code for problem in nothing.value.problems] == ["schedule_unchanged"]
    labour = next(item for item in workplace.fee_schedules.draft() if item.code == "FEE-LAB")
    assert labour.id is not None
    was = workplace.masters.get("fee_items", labour.id)
    assert isinstance(was, FeeItemDraft)
    workplace.masters.save("fee_items", labour.id, replace(was, out_of_warranty_cents=12000))
    (item,) = (item for item in workplace.fee_schedules.draft() if item.change)
    assert (item.code, item.was, item.out_of_warranty_cents) == ("FEE-LAB", (0, 0), 12000)
    write_entry(workplace, order, call(OLD))
    assert line(workplace.fee_lists.view(order), "FEE-LAB").charged_cents == 0, "what is only edited holds for nobody"
    with pytest.raises(Refused) as early:
        workplace.fee_schedules.publish(PublishDraft(DAY - timedelta(days=1)))
    assert [problem.code for problem in early.value.problems] == ["schedule_too_early"]
    with pytest.raises(Invalid):
        workplace.fee_schedules.publish(PublishDraft())
    workplace.fee_schedules.publish(PublishDraft(DAY + timedelta(days=3), "工时开始收费"))
    for days, number, cents in ((0, 1, 0), (2, 1, 0), (3, 2, 12000), (9, 2, 12000)):
        ordered(workplace, order, DAY + timedelta(days=days))
        view = workplace.fee_lists.view(order)
        assert (view.schedule_number, line(view, "FEE-LAB").charged_cents) == (number, cents)
    second, first = workplace.fee_schedules.versions()
    assert (second.state, first.state, first.until, second.by_name) == ("coming", "holds", second.holds_from, "管理员")
    assert (
        workplace.fee_schedules.current(DAY + timedelta(days=3)).number == 2 and not workplace.fee_schedules.changes()
    )
    assert workplace.fee_schedules.first_day() == DAY + timedelta(days=4), "no version holds from before another one"
    act_as(workplace, "wulei")
    with pytest.raises(Forbidden):
        workplace.fee_schedules.publish(PublishDraft(DAY + timedelta(days=9)))


def test_a_part_keeps_the_price_of_the_orders_day(worked: tuple[Workplace, Id]) -> None:  # F54, F18
    workplace, order = worked
    ordered(workplace, order, DAY)
    act_as(workplace, "admin")
    (part,) = (item for item in workplace.fee_schedules.draft() if item.code == "P-3002")
    assert part.id is not None and (part.basis, part.out_of_warranty_cents, part.change) == ("part", 100, "")
    was = workplace.masters.get("parts", part.id)
    workplace.masters.save("parts", part.id, replace(was, price_cents=1500))
    (edited,) = (item for item in workplace.fee_schedules.draft() if item.change)
    assert (edited.code, edited.was, edited.out_of_warranty_cents) == ("P-3002", (None, 100), 1500)
    workplace.fee_schedules.publish(PublishDraft(DAY + timedelta(days=3), "保险丝涨价"))
    for number, cents in ((1, 100), (2, 1500)):
        version = next(row for row in workplace.fee_schedules.versions() if row.number == number)
        assert {item.code: item.out_of_warranty_cents for item in version.items}["P-3002"] == cents
    write_entry(workplace, order, call(OLD))
    write_entry(workplace, order, PlanDraft("fuse", 60, 100, (PartNeed("P-3002"),)))
    for slot, days, cents in (("f1", 0, 100), ("f2", 2, 100), ("f3", 3, 1500)):
        ordered(workplace, order, DAY + timedelta(days=days))
        act_as(workplace, "wulei")
        workplace.repairs.note(order, PartLineDraft("P-3002", "", 1, "blown", True), slot)
        assert line(workplace.fee_lists.view(order), slot).list_cents == cents, slot
        facts = workplace.orders.view(order).facts  # whoever approves the plan measures it by the same price (D17)
        assert (facts.plan_list_cents, approval_kind(facts)) == (cents, "general" if cents == 100 else "special")
    assert line(workplace.fee_lists.view(order), "f1").list_cents == 100, "what the customer was told stays"


def other_limits(workplace: Workplace, percent: int) -> None:
    """A minute later somebody who may sets them; nobody else does, and each setting stays (D17)."""
    clock, person = workplace.context.clock, workplace.context.require()
    assert isinstance(clock, FixedClock)
    clock.advance(timedelta(minutes=1))
    house, limits = workplace.money_house, MoneyLimitsDraft(percent, 500_00)
    with pytest.raises(Forbidden):
        house.save_limits(limits)
    act_as(workplace, "chenjing")
    for wrong in (MoneyLimitsDraft(101), MoneyLimitsDraft(-1), MoneyLimitsDraft(10, 10**9)):
        with pytest.raises(Invalid):
            house.save_limits(wrong)
    before = house.limits()
    house.save_limits(before)
    clock.advance(timedelta(minutes=1))
    house.save_limits(limits)
    assert (house.limits(), before) == (limits, MoneyLimitsDraft(10, 1_000_00))
    assert [(row.by_name, row.draft) for row in house.limits_history()] == [("陈静", limits), ("陈静", before)]
    act_as(workplace, person.login)


def test_prices_are_changed_by_rank_with_a_reason(worked: tuple[Workplace, Id]) -> None:  # D17, F55
    workplace, order = worked
    write_entry(workplace, order, call(OLD))
    act_as(workplace, "sunli")
    discount = PriceChangeDraft("h", 10, None, "老客户", "", *SAID)
    workplace.fee_lists.change_price(order, discount)
    view = workplace.fee_lists.view(order)
    assert (line(view).charged_cents, line(view).said_zh) == (
        2700,
        f"{word('role.MG', 'zh_CN')}优惠 10%：老客户",
    )
    assert refused(workplace, order, replace(discount, percent=11)) == ["special_approval"]
    assert refused(workplace, order, replace(discount, percent=None, cents=0)) == ["special_approval"]
    other_limits(workplace, 5)  # what was given before keeps its measure, what comes after has the new one
    view = workplace.fee_lists.view(order)
    assert (line(view).charged_cents, view.problems) == (2700, ())
    assert refused(workplace, order, discount) == ["special_approval"]
    for asked in ("", "chenjing"):  # 1,000,000.00 is mistyped, and nobody says such a price on the telephone
        mistyped = PriceChangeDraft("h", None, 1_000_000_00, "好客户", asked, *SAID)
        assert refused(workplace, order, mistyped) == ["raised_by_himself" if asked else "special_approval"]
    assert refused(workplace, order, PriceChangeDraft("FEE-LAB", None, 100, "远郊")) == ["only_parts_are_charged"]
    assert refused(workplace, order, PriceChangeDraft("nothing", 5, None, "老客户")) == ["fee_line_unknown"]
    workplace.fee_lists.change_price(order, PriceChangeDraft("h", 100, None, "老客户", "chenjing", *SAID))
    view = workplace.fee_lists.view(order)
    assert (line(view).charged_cents, line(view).rule, view.changes[0].approved_by) == (0, "waived_for", "chenjing")
    assert [row.counts for row in view.changes] == [True, False]
    act_as(workplace, "chenjing")
    assert [task.text for task in workplace.follow_ups.open() if task.kind == "confirm_verbal"][-1:] == ["老客户"]
    (case,) = (case for case in Approvals(workplace.context).inbox() if case.money is not None)
    assert case.money is not None  # he confirms exactly what was written down in his name
    assert (case.money.line, case.money.percent, case.money.by, case.by) == ("h", 100, "sunli", "孙立")
    act_as(workplace, "wulei")  # at the truck: the manager said it on the telephone
    assert refused(workplace, order, replace(discount, reason="当场优惠")) == ["price_needs_manager"]
    assert refused(workplace, order, replace(discount, approved_by="wulei")) == ["asked_himself"]
    assert refused(workplace, order, replace(discount, approved_by="zhaoqiang")) == ["asked_cannot_decide"]
    five = replace(discount, percent=5, reason="当场优惠", approved_by="sunli")
    workplace.fee_lists.change_price(order, five)
    assert line(workplace.fee_lists.view(order)).charged_cents == 2850
    act_as(workplace, "sunli")  # he denies it: the price before holds again
    (task,) = (task for task in workplace.follow_ups.open() if task.kind == "confirm_verbal")
    workplace.follow_ups.settle(task.id, "denied")
    view = workplace.fee_lists.view(order)
    assert (line(view).charged_cents, [row.counts for row in view.changes]) == (0, [False, True, False])
    act_as(workplace, "zhoumin")
    with pytest.raises(Forbidden):
        workplace.fee_lists.change_price(order, discount)


def test_many_small_gifts_are_one_large_one(worked: tuple[Workplace, Id]) -> None:  # D17
    workplace, order = worked
    write_entry(workplace, order, call(OLD))
    for slot in ("x", "y"):
        write_entry(workplace, order, PartLineDraft("第三方支架", "", 1, "broken", True, unit_cents=600_000), slot)
    act_as(workplace, "sunli")
    workplace.fee_lists.change_price(order, PriceChangeDraft("x", 10, None, "老客户"))
    assert refused(workplace, order, PriceChangeDraft("y", 10, None, "老客户")) == ["special_approval"]
    assert line(workplace.fee_lists.view(order), "x").charged_cents == 540_000, "what was right stays so"
    with workplace.context.transaction() as session:  # and what was waived by a word counts with it
        word_of = {"order_id": order, "kind": "waived", "reason": "老客户", "role": "MG", "by": "sunli"}
        session.add(row := FeeWord(id=new_id(), cents=39_900, at=workplace.context.now(), **word_of))
        workplace.context.op(session, "test", "fee_words", row.id, {})
    assert refused(workplace, order, PriceChangeDraft("h", 10, None, "老客户")) == ["special_approval"]


def test_the_final_list_is_what_was_signed(prepared: Prepared, tmp_path: Path) -> None:  # F54, F55, F10
    workplace, order = prepared.open("ready_to_seal", tmp_path / "data")
    act_as(workplace, "wulei")
    early, other = prepared.open("worked", tmp_path / "early")
    act_as(early, "wulei")
    with pytest.raises(Refused) as refusal:  # it may still be called off
        early.fee_lists.finish(other)
    assert [problem.code for problem in refusal.value.problems] == ["fee_list_after_work"]
    early.close()
    waiting = workplace.fee_lists.view(order)
    assert (waiting.final, waiting.number, waiting.may_finish) == (False, "", True)
    workplace.fee_lists.finish(order)
    workplace.fee_lists.finish(order)  # nothing new: the same list
    final = workplace.fee_lists.view(order)
    assert (final.final, final.revision, final.number[:3]) == (True, 1, "FY-") and final.agreed_cents is not None
    write_entry(workplace, order, call(OLD))
    assert not workplace.fee_lists.view(order).final
    assert workplace.fee_lists.view(order).compared.difference > 0, "it came to more than was agreed"
    write_entry(workplace, order, stories.intake())
    for who in ("customer", "technician"):
        workplace.repairs.note(order, stories.ink(who), who)
    workplace.repairs.do(order, "sign_off")
    signed = workplace.fee_lists.view(order)
    assert signed.final and signed.number == final.number and not signed.may_finish
    contract(workplace, order, DAY, DAY, prices={"FEE-LAB": 5000})
    assert workplace.fee_lists.view(order).lines == signed.lines, "a signed order keeps its prices"
    record = workplace.sheets.record(order)
    assert record["fees"][0]["params"]["basis"] == "B05" and record["total_cents"] == signed.total_cents
    with workplace.context.reading() as session:
        rows = session.scalars(select(FeeList).where(FeeList.order_id == order)).all()
    assert [(row.revision, row.total_cents) for row in rows] == [(1, signed.total_cents)]
    act_as(workplace, "chenjing")
    assert refused(workplace, order, PriceChangeDraft("FEE-LAB", 5, None, "老客户")) == ["fee_list_settled"]
    workplace.close()

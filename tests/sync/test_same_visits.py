"""Two computers of the office plan ahead without a network: whoever syncs first, there is one of each visit (F29)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

import stories
from fieldtech.model.base import Id
from fieldtech.model.catalogue import Holiday
from fieldtech.model.drafts.visits import NoticeDraft
from fieldtech.services.orders import OrderQuery
from fieldtech.services.reindexing import catch_up
from fieldtech.services.workplace import Workplace
from plan_acts import COATING, INSPECTION, WRITER, active, at_day, order_on, visits_of
from prepared import Prepared, act_as

from .computers import Computer, contents, differences, everybody, new_hub, refused, register, unsettled

MONTHLY = replace(COATING, rule="FREQ=MONTHLY;BYMONTHDAY=18")
LATER = date(2027, 1, 10)
TABLES = ("orders", "visits", "visit_objects", "transitions", "plans", "plan_objects", "plan_acts", "conflicts")


@dataclass
class Pair:
    """Two computers of the office that know the same plans."""

    workplaces: dict[str, Workplace]
    computers: dict[str, Computer]
    plans: tuple[Id, Id]

    def exchange(self, order: tuple[str, ...]) -> None:
        """In that order, twice, so that each has what the other brought."""
        for _round in range(2):
            for name in order:
                self.computers[name].sync()
                catch_up(self.workplaces[name].context)

    def agree(self) -> None:
        """Nothing refused, nothing to be looked at, the same rows and the same pages."""
        for computer in self.computers.values():
            assert refused(computer.database) == [] and unsettled(computer.database) == []
        one, other = (contents(self.computers[name].database) for name in ("first", "second"))
        assert differences({table: one[table] for table in TABLES}, {table: other[table] for table in TABLES}) == {}
        assert one["conflicts"] == []
        pages = [_pages(workplace, self.plans) for workplace in self.workplaces.values()]
        assert pages[0] == pages[1]


def _pages(workplace: Workplace, plans: tuple[Id, Id]) -> list[object]:
    act_as(workplace, WRITER)
    return [
        *(workplace.plans.view(plan) for plan in plans), workplace.plans.list(),
        workplace.calendar.entries(date(2026, 11, 1), date(2027, 12, 31)),
        workplace.orders.page(OrderQuery(filter="all")).rows, workplace.orders.page(OrderQuery("TK-101")).rows,
    ]  # fmt: skip


@pytest.fixture
def pair(prepared: Prepared, tmp_path: Path) -> Iterator[Pair]:
    first = prepared.demo(tmp_path / "first")
    at_day(first, date(2026, 11, 2))
    plans = active(first, MONTHLY), active(first, INSPECTION)
    clock = stories.clock_of(first)
    hub = new_hub(tmp_path / "hub", clock)
    people = everybody(first.context)
    computers = {"first": register(first.context, hub, people, "first")}
    computers["first"].sync()
    second = Workplace.open(tmp_path / "second", clock=clock, zone=stories.ZONE, demo=True)
    computers["second"] = register(second.context, hub, people)
    computers["second"].sync()
    made = Pair({"first": first, "second": second}, computers, plans)
    yield made
    for workplace in made.workplaces.values():
        workplace.close()
    hub.close()


@pytest.mark.parametrize("order", [("first", "second"), ("second", "first")])
def test_visits_planned_on_two_computers_are_there_once(pair: Pair, order: tuple[str, ...]) -> None:  # F29
    at_day(pair.workplaces["first"], LATER)
    made = []
    for name, login in (("first", WRITER), ("second", "zhoumin")):
        act_as(pair.workplaces[name], login)
        made.append(pair.workplaces[name].plans.generate())
        assert visits_of(pair.workplaces[name], pair.plans[0])[-1][2] == date(2027, 2, 18)
    assert made == [3, 3]
    pair.exchange(order)
    pair.agree()
    assert [day.isoformat() for _number, _status, day in visits_of(pair.workplaces["second"], pair.plans[0])] == [
        "2026-11-18", "2026-12-18", "2027-01-18", "2027-02-18",
    ]  # fmt: skip


@pytest.mark.parametrize("order", [("first", "second"), ("second", "first")])
def test_what_became_of_a_visit_meanwhile_stays(pair: Pair, order: tuple[str, ...]) -> None:
    """One computer plans and tells the customer, the other plans the same and withdraws what a change took away."""
    at_day(pair.workplaces["first"], date(2026, 12, 20))
    first, second = pair.workplaces["first"], pair.workplaces["second"]
    day = date(2027, 1, 18)
    for workplace in (first, second):
        act_as(workplace, "zhoumin")
        workplace.plans.generate()
    visit = order_on(first, pair.plans[0], day)
    first.repairs.do(visit, "notify", NoticeDraft("马骏", "phone", first.context.now(), day))
    pair.exchange(order)
    pair.agree()
    assert [row[1] for row in visits_of(second, pair.plans[0]) if row[2] == day] == ["noticed"]
    act_as(second, WRITER)
    draft = replace(second.plans.view(pair.plans[0]).draft, rule="FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=18")
    second.plans.change(pair.plans[0], draft, "客户要求")
    act_as(second, "sunli")
    second.plans.do(pair.plans[0], "approve")
    pair.exchange(order)
    pair.agree()
    states = {day.month: status for _number, status, day in visits_of(first, pair.plans[0])}
    assert states == {11: "planned", 12: "cancelled", 1: "noticed", 2: "planned"}


@pytest.mark.parametrize("order", [("first", "second"), ("second", "first")])
def test_a_pause_and_a_later_start_leave_one_of_each(pair: Pair, order: tuple[str, ...]) -> None:
    """One pauses, the other plans on without knowing; then it goes on, changed, and both plan again."""
    first, second, plan = pair.workplaces["first"], pair.workplaces["second"], pair.plans[0]
    act_as(first, "sunli")
    first.plans.do(plan, "pause", "停产")
    at_day(first, date(2026, 12, 20))
    act_as(second, WRITER)
    second.plans.generate()  # January and February, which nobody is to have
    at_day(first, date(2027, 3, 1))
    act_as(first, WRITER)
    start = date(2027, 3, 22)
    first.plans.change(plan, replace(first.plans.view(plan).draft, starts_on=start, rule="FREQ=MONTHLY"), "下旬开始")
    act_as(first, "sunli")
    first.plans.do(plan, "approve")
    first.plans.figures.save(replace(first.plans.figures.now(), notice_days=12))
    pair.exchange(order)
    for workplace in (second, first):
        act_as(workplace, WRITER)
        assert workplace.plans.defaults().notice_days == 12  # the figures came along
        workplace.plans.generate()
    pair.exchange(tuple(reversed(order)))
    pair.agree()
    standing = [(status, day) for _number, status, day in visits_of(second, plan) if status != "cancelled"]
    assert standing == [("planned", start), ("planned", date(2027, 4, 22))]


def test_both_withdraw_and_follow_a_holiday_once(pair: Pair) -> None:
    first, second = pair.workplaces["first"], pair.workplaces["second"]
    act_as(first, "sunli")
    first.plans.do(pair.plans[0], "pause", "停产")
    act_as(first, "admin")
    with first.context.transaction() as session:
        session.add(Holiday(day="2026-11-25", kind="holiday"))
        first.context.op(session, "save_holiday", "holidays", "", {})
    act_as(first, "sunli")
    pair.exchange(("first", "second"))
    at_day(first, date(2026, 12, 1))
    act_as(first, "sunli")
    first.plans.do(pair.plans[0], "resume")
    pair.computers["first"].sync()
    act_as(second, WRITER)
    second.plans.generate()
    act_as(first, WRITER)
    first.plans.generate()
    pair.exchange(("second", "first"))
    pair.agree()

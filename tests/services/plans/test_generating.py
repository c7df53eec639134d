"""Visits ahead (F29): never double, withdrawn or put right while nobody was told of them, in lists and search."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from fieldtech.model.base import Id
from fieldtech.model.catalogue import CompanySetting, Holiday
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts.visits import MoveVisitDraft, NextDateDraft, NoticeDraft, SkipDraft
from fieldtech.model.maintenance import MeterReading, Plan, Visit, VisitObject, visit_id, visit_object_id
from fieldtech.model.orders import Entry, Order, Transition
from fieldtech.services.orders import OrderQuery
from fieldtech.services.plans.generating import Generating
from fieldtech.services.visits.next_day import computed_day
from fieldtech.services.workplace import Workplace
from plan_acts import APPROVER, COATING, INSPECTION, WRITER, active, at_day, order_on, visits_of, written
from prepared import act_as, fingerprint, set_order
from stories import later

FIRST, SECOND = date(2026, 11, 18), date(2027, 2, 18)


def days(workplace: Workplace, plan: Id) -> list[tuple[str, date]]:
    return [(status, day) for _number, status, day in visits_of(workplace, plan)]


def tell(workplace: Workplace, order: Id, day: date) -> None:
    """The customer knows."""
    act_as(workplace, "zhoumin")
    workplace.repairs.do(order, "notify", NoticeDraft("马骏", "phone", workplace.context.now(), day))


def change(workplace: Workplace, plan: Id, **values: object) -> None:
    """Changed by the dispatcher, approved by the manager."""
    act_as(workplace, WRITER)
    workplace.plans.change(plan, replace(workplace.plans.view(plan).draft, **values), "客户要求")
    act_as(workplace, APPROVER)
    workplace.plans.do(plan, "approve")


def set_rows(workplace: Workplace, *rows: object) -> None:
    with workplace.context.transaction() as session:
        session.add_all(rows)
        workplace.context.op(session, "test", "test", "x", {})


def objects_of(workplace: Workplace, order: Id) -> set[Id]:
    with workplace.context.reading() as session:
        found = session.execute(
            select(VisitObject.vehicle_id, VisitObject.equipment_id).where(VisitObject.order_id == order)
        )
        return {vehicle or equipment for vehicle, equipment in found}


def test_an_approved_plan_has_its_visits_as_orders(workplace: Workplace) -> None:  # F29 T28
    plan = active(workplace)
    assert visits_of(workplace, plan) == [("BY-TJ01-E01-20261118", "planned", FIRST)]
    key = visit_id(plan, "2026-11-18")
    with workplace.context.reading() as session:
        order, visit = session.get_one(Order, key), session.get_one(Visit, key)
        assert (order.kind, order.created_by, order.first_responder) == ("maintenance", "system", WRITER)
        assert order.equipment_id is not None and order.vehicle_id is None
        assert (visit.late_after, visit.checklist_code) == (FIRST + timedelta(days=9), "CM")
        thing = session.get_one(VisitObject, visit_object_id(key, order.equipment_id))
        assert (thing.equipment_id, thing.state, thing.position) == (order.equipment_id, "waiting", 1)
        steps = session.execute(select(Transition.step, Transition.by).where(Transition.order_id == key)).all()
        assert steps == [("generate", "system")]


def test_visits_are_found_by_plan_object_customer_and_plate(workplace: Workplace) -> None:
    active(workplace)
    active(workplace, INSPECTION)
    act_as(workplace, "zhoumin")
    for text, number in (
        ("BY-TJ01-E01", "BY-TJ01-E01-20261118"), ("TK-101", "BY-TJ01-E01-20261118"),
        ("鲁B2K609", "XJ-QD01-C001-20261125"), ("海岳", "XJ-QD01-C001-20261125"),
        ("季度巡检", "XJ-QD01-C001-20261125"),
    ):  # fmt: skip
        assert [row.number for row in workplace.orders.page(OrderQuery(text)).rows] == [number]
    assert workplace.orders.count(OrderQuery(kind="maintenance")) == 1


def test_a_model_means_the_vehicles_that_have_one_now(workplace: Workplace) -> None:  # T28
    plan = active(workplace, INSPECTION)
    assert [thing.number for thing in workplace.plans.view(plan).things] == ["V01", "V02"]
    order = order_on(workplace, plan, date(2026, 11, 25))
    assert len(objects_of(workplace, order)) == 2
    with workplace.context.transaction() as session:
        session.scalars(select(Vehicle).where(Vehicle.number == "V01")).one().active = False
        workplace.context.op(session, "test", "test", "x", {})
    assert workplace.plans.generate() == 1
    assert len(objects_of(workplace, order)) == 1
    assert workplace.plans.generate() == 0


def test_whoever_looks_twice_makes_nothing_twice(workplace: Workplace) -> None:
    plan = active(workplace)
    before = fingerprint(workplace)
    for login in (APPROVER, WRITER, "zhoumin", "chenjing", "wulei", "weidong", "admin"):
        act_as(workplace, login)
        assert workplace.plans.generate() == 0
    assert fingerprint(workplace) == before
    at_day(workplace, date(2026, 12, 20))
    act_as(workplace, WRITER)
    assert (workplace.plans.generate(), workplace.plans.generate()) == (1, 0)
    assert days(workplace, plan) == [("planned", FIRST), ("planned", SECOND)]


def test_nothing_is_worked_out_anew_while_nothing_came(workplace: Workplace) -> None:
    plan = active(workplace, replace(COATING, counts_from="actual", rule="FREQ=MONTHLY;INTERVAL=3"))
    count, known = workplace.plans.follow(None)
    assert count == 0 and workplace.plans.follow(known) == (0, known)
    with workplace.context.reading() as session:
        vehicle = session.scalars(select(Vehicle.id)).first()
    at = workplace.context.now()
    for row in (Holiday(day="2026-11-18", kind="holiday"), CompanySetting(key="plans", value={"days_ahead": 90}),
                MeterReading(vehicle_id=vehicle, unit="km", value=1, read_on=FIRST, at=at, by=APPROVER)):  # fmt: skip
        set_rows(workplace, row)
        before, (_count, known) = known, workplace.plans.follow(known)
        assert known != before and workplace.plans.follow(known) == (0, known)
    finish(workplace, order_on(workplace, plan, FIRST), FIRST)
    assert workplace.plans.follow(known)[0] == 1
    at_day(workplace, date(2026, 11, 3))
    assert workplace.plans.follow(known)[1] != known


def test_days_worked_out_before_a_change_are_not_written_after_it(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:  # F29
    plan = active(workplace, replace(COATING, rule="FREQ=MONTHLY;BYMONTHDAY=18"))
    at_day(workplace, date(2026, 12, 20))
    carry_out = Generating._carry_out

    def changed_meanwhile(generating: Generating, work: Any) -> int:
        monkeypatch.undo()
        change(workplace, plan, rule="FREQ=MONTHLY;BYMONTHDAY=12")
        return carry_out(generating, work)

    monkeypatch.setattr(Generating, "_carry_out", changed_meanwhile)
    workplace.plans.generate()
    assert [day for _status, day in days(workplace, plan) if day > date(2026, 12, 20)] == [
        date(2027, 1, 12), date(2027, 2, 12),
    ]  # fmt: skip


def test_how_far_ahead_is_a_setting_of_the_company(workplace: Workplace) -> None:
    set_rows(workplace, CompanySetting(key="plans", value={"days_ahead": 200, "notice_days": 14}))
    plan = active(workplace)
    assert [day for _status, day in days(workplace, plan)] == [FIRST, SECOND, date(2027, 5, 18)]
    assert workplace.plans.defaults().notice_days == 14  # F30


def test_moved_and_skipped_visits_stay_what_they_are(workplace: Workplace) -> None:  # F30
    plan = active(workplace)
    order = order_on(workplace, plan, FIRST)
    act_as(workplace, "zhoumin")
    workplace.visits.move(order, MoveVisitDraft(date(2026, 11, 24), "客户停产检修", "customer"))
    set_rows(workplace, Holiday(day="2026-11-24", kind="holiday"))
    change(workplace, plan, rule="FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20")
    assert days(workplace, plan)[0] == ("planned", date(2026, 11, 24))
    assert workplace.plans.generate() == 0
    at_day(workplace, date(2026, 11, 25))
    act_as(workplace, "chenjing")
    workplace.repairs.do(order, "skip", SkipDraft("客户停产", True))
    workplace.plans.generate()
    left_out, following = ("skipped", date(2026, 11, 24)), ("planned", date(2027, 2, 22))
    assert days(workplace, plan) == [left_out, following]  # and none on the 20th beside the one that was moved


def test_a_visit_whose_move_was_taken_back_follows_its_plan_again(workplace: Workplace) -> None:  # F30
    plan = active(workplace)
    order = order_on(workplace, plan, FIRST)
    act_as(workplace, "zhoumin")
    workplace.visits.move(order, MoveVisitDraft(date(2026, 11, 24), "拖错了", "us"))
    workplace.visits.move_back(order)
    set_rows(workplace, Holiday(day="2026-11-18", kind="holiday"))
    assert workplace.plans.generate() == 1
    assert days(workplace, plan) == [("planned", date(2026, 11, 19))]


def test_a_changed_plan_withdraws_what_nobody_was_told_of(workplace: Workplace) -> None:
    plan = active(workplace, replace(COATING, rule="FREQ=MONTHLY;BYMONTHDAY=18"))
    assert [day.month for _status, day in days(workplace, plan)] == [11, 12]
    tell(workplace, order_on(workplace, plan, FIRST), FIRST)
    change(workplace, plan, rule="FREQ=MONTHLY;BYMONTHDAY=10", persons=("qianwei",))
    assert days(workplace, plan) == [
        ("noticed", FIRST), ("planned", date(2026, 12, 10)),
        ("cancelled", date(2026, 12, 18)),
    ]  # fmt: skip
    order = order_on(workplace, plan, date(2026, 12, 18))
    with workplace.context.reading() as session:
        wanted = select(Transition.by, Transition.reason).where(
            Transition.order_id == order, Transition.target == "cancelled"
        )
        assert session.execute(wanted).all() == [("system", "计划已改变，本次取消")]
    change(workplace, plan, rule="FREQ=MONTHLY;BYMONTHDAY=18")  # back again: another visit on the same day
    assert [row for row in visits_of(workplace, plan) if row[2] == date(2026, 12, 18)] == [
        ("BY-TJ01-E01-20261218", "cancelled", date(2026, 12, 18)),
        ("BY-TJ01-E01-20261218-2", "planned", date(2026, 12, 18)),
    ]


def test_a_change_that_leaves_the_days_puts_the_visits_right(workplace: Workplace) -> None:
    plan = active(workplace)
    order = order_on(workplace, plan, FIRST)
    change(workplace, plan, equipment=("E01", "E02"), title="两台设备", checklist="RP")
    assert len(objects_of(workplace, order)) == 2 and len(days(workplace, plan)) == 1
    with workplace.context.reading() as session:
        kept = session.get_one(Order, order)
        assert (kept.title, kept.equipment_id, session.get_one(Visit, order).checklist_code) == ("两台设备", None, "RP")


def test_holidays_that_are_published_later_move_the_visit(workplace: Workplace) -> None:
    plan = active(workplace)
    set_rows(workplace, Holiday(day="2026-11-18", kind="holiday"))
    assert workplace.plans.generate() == 1
    assert days(workplace, plan) == [("planned", date(2026, 11, 19))]


def test_while_a_change_waits_nothing_new_is_planned(workplace: Workplace) -> None:
    plan = active(workplace)
    act_as(workplace, WRITER)
    workplace.plans.change(plan, replace(workplace.plans.view(plan).draft, content="更多"), "原因")
    at_day(workplace, date(2027, 1, 20))
    assert workplace.plans.generate() == 0 and len(days(workplace, plan)) == 1


def test_a_paused_plan_brings_nothing_and_goes_on_from_the_day_it_is_resumed(workplace: Workplace) -> None:
    """Whom nobody told has none in his calendar; the others are named to who pauses; a change counts as resumed."""
    plan = active(workplace, replace(COATING, rule="FREQ=MONTHLY;BYMONTHDAY=18"))
    tell(workplace, order_on(workplace, plan, FIRST), FIRST)
    act_as(workplace, APPROVER)
    pause = next(step for step in workplace.plans.view(plan).steps if step.name == "pause")
    assert [(one.code, one.params) for one in pause.problems] == [
        ("plan_pause_keeps", {"visits": "BY-TJ01-E01-20261118 · 11-18"}),
    ]  # fmt: skip
    workplace.plans.do(plan, "pause", "客户停产")
    told, withdrawn = ("noticed", FIRST), ("cancelled", date(2026, 12, 18))
    assert days(workplace, plan) == [told, withdrawn]
    act_as(workplace, "zhoumin")
    assert [one.due_on for one in workplace.calendar.entries(FIRST, date(2027, 1, 31))] == [FIRST]
    at_day(workplace, date(2027, 3, 1))
    act_as(workplace, WRITER)
    assert workplace.plans.generate() == 0
    workplace.plans.do(plan, "resume")
    assert days(workplace, plan) == [told, withdrawn, ("planned", date(2027, 3, 18)), ("planned", date(2027, 4, 19))]
    at_day(workplace, date(2027, 3, 19))  # due yesterday, and nobody was told
    pause = next(step for step in workplace.plans.view(plan).steps if step.name == "pause")
    assert "· 03-18" in pause.problems[0].params["visits"]
    workplace.plans.do(plan, "pause", "又停产")
    assert days(workplace, plan)[2:] == [("planned", date(2027, 3, 18)), ("cancelled", date(2027, 4, 19))]
    at_day(workplace, date(2027, 6, 1))
    change(workplace, plan, content="更多")
    assert days(workplace, plan)[2:] == [
        ("planned", date(2027, 3, 18)), ("cancelled", date(2027, 4, 19)), ("planned", date(2027, 6, 18)),
        ("planned", date(2027, 7, 19)),
    ]  # fmt: skip


def test_an_ended_plan_leaves_only_what_the_customer_knows(workplace: Workplace) -> None:
    plan = active(workplace, replace(COATING, rule="FREQ=MONTHLY;BYMONTHDAY=18"))
    tell(workplace, order_on(workplace, plan, FIRST), FIRST)
    act_as(workplace, APPROVER)
    workplace.plans.do(plan, "end", "合同到期")
    assert [status for status, _day in days(workplace, plan)] == ["noticed", "cancelled"]
    view = workplace.plans.view(plan)
    assert view.status == "ended" and view.steps == ()
    assert [visit.status for visit in view.visits] == ["cancelled", "noticed"]


def test_from_the_actual_day_the_next_visit_follows_the_last(workplace: Workplace) -> None:  # F29
    plan = active(workplace, replace(COATING, counts_from="actual", rule="FREQ=MONTHLY;INTERVAL=3"))
    order = order_on(workplace, plan, FIRST)
    assert order == visit_id(plan, "first")
    finish(workplace, order, date(2026, 11, 27))
    assert workplace.plans.generate() == 1
    assert visits_of(workplace, plan)[-1] == ("BY-TJ01-E01-20270227", "planned", date(2027, 3, 1))  # a Saturday
    assert order_on(workplace, plan, date(2027, 2, 27)) == visit_id(plan, f"after:{order.hex}")


def test_kilometres_bring_the_next_visit_earlier(workplace: Workplace) -> None:  # F29
    lorry = replace(
        COATING, customer="C001", scope="vehicles", equipment=(), vehicles=("V01",), counts_from="actual",
        rule="FREQ=MONTHLY;INTERVAL=6", every_km=10_000, title="按里程保养",
    )  # fmt: skip
    plan = active(workplace, lorry)
    order = order_on(workplace, plan, FIRST)
    finish(workplace, order, FIRST)
    workplace.plans.generate()
    assert days(workplace, plan)[-1] == ("planned", date(2027, 5, 18))
    vehicle = next(iter(objects_of(workplace, order)))
    # a slip of the pen first, corrected the next day
    for after, km, said in ((0, 500_000, order), (1, 50_000, order), (20, 54_000, None)):
        at, day = workplace.context.now(), FIRST + timedelta(days=after)
        set_rows(workplace, MeterReading(vehicle_id=vehicle, order_id=said, unit="km", value=km, read_on=day, at=at,
                                         by=APPROVER))  # fmt: skip
    story = workplace.machine_history.of_vehicle(vehicle)
    assert [(one.day, one.value) for one in story.meters] == [(FIRST, 50_000), (FIRST + timedelta(days=20), 54_000)]
    assert workplace.plans.generate() == 1
    assert days(workplace, plan)[-1] == ("planned", date(2027, 1, 7))  # 200 km a day
    with workplace.context.reading() as session:  # and so say paper and history
        row, visit = session.get_one(Plan, plan), session.get_one(Visit, order)
        assert computed_day(session, row, visit, FIRST, workplace.context.zone) == date(2027, 1, 7)
    view = workplace.plans.view(plan)
    assert view.sentence_en == "6 months or 10,000 km after the last visit, whichever comes first"


def test_the_day_said_at_the_end_is_that_of_the_next_visit(workplace: Workplace) -> None:
    plan = active(workplace)
    order = order_on(workplace, plan, FIRST)
    finish(workplace, order, FIRST, next_on=date(2027, 2, 1))
    at_day(workplace, date(2026, 12, 10))
    workplace.plans.generate()
    assert visits_of(workplace, plan)[-1] == ("BY-TJ01-E01-20270218", "planned", date(2027, 2, 1))
    later(workplace, 1)
    change(workplace, plan, rule="FREQ=MONTHLY;BYMONTHDAY=18")  # by another cycle that day says nothing
    assert [day for _status, day in days(workplace, plan)][1:] == [date(2026, 12, 18), date(2027, 1, 18), SECOND]


def test_the_day_an_older_program_wrote_down_by_itself_was_said_by_nobody(workplace: Workplace) -> None:
    plan = active(workplace)
    order = order_on(workplace, plan, FIRST)
    finish(workplace, order, FIRST)
    with workplace.context.transaction() as session:
        session.get_one(Visit, order).next_on = SECOND
        workplace.context.op(session, "test", "visits", order, {})
    set_rows(workplace, Holiday(day="2027-02-18", kind="holiday"))
    (tank,) = objects_of(workplace, order)
    assert workplace.machine_history.due_of([tank])[tank].day == date(2027, 2, 19)  # in its history, too
    at_day(workplace, date(2026, 12, 20))
    workplace.plans.generate()
    assert days(workplace, plan)[-1] == ("planned", date(2027, 2, 19))


def test_a_plan_without_objects_brings_no_visits(workplace: Workplace) -> None:
    plan = active(workplace, replace(INSPECTION, customer="C003", model="BX-G100", number="XJ-1", title="无车"))
    assert len(workplace.plans.view(plan).things) == 1
    with workplace.context.transaction() as session:
        session.scalars(select(Vehicle).where(Vehicle.number == "V12")).one().active = False
        workplace.context.op(session, "test", "test", "x", {})
    at_day(workplace, date(2027, 5, 1))
    assert workplace.plans.generate() == 0


def test_drafts_and_plans_to_be_approved_bring_nothing(workplace: Workplace) -> None:
    plan = written(workplace)
    workplace.plans.do(plan, "submit")
    assert workplace.plans.generate() == 0 and visits_of(workplace, plan) == []


def finish(workplace: Workplace, order: Id, done: date, next_on: date | None = None) -> None:
    """The visit was signed on a day; how is told by the tests of visits."""
    set_order(workplace, order, status="signed")
    with workplace.context.transaction() as session:
        visit = session.get_one(Visit, order)
        visit.done_on, visit.next_on = done, next_on
        if next_on is not None:
            body, at = NextDateDraft(next_on, "春节前完成").to_body(), workplace.context.now()
            session.add(Entry(order_id=order, kind=NextDateDraft.kind, body=body, at=at, by=APPROVER))
        workplace.context.op(session, "test", "visits", order, {})

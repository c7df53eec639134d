"""A visit from the day of the cycle to the archive: notice, moving, skipping, sealing (states 4.3, F29 to F34)."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from fieldtech.errors import Refused
from fieldtech.model.base import Id
from fieldtech.model.catalogue import Holiday
from fieldtech.model.drafts.masters import ContractDraft
from fieldtech.model.drafts.money import CollectionDraft
from fieldtech.model.drafts.onsite import PartLineDraft, PreDepartureDraft
from fieldtech.model.drafts.planning import AssignDraft, CancelDraft, HandOverDraft, ReasonDraft
from fieldtech.model.drafts.signoff import DissatisfiedDraft
from fieldtech.model.drafts.visits import (
    MoveVisitDraft,
    NextDateDraft,
    NoticeDraft,
    SkipDraft,
    VisitDoneDraft,
    VisitStartDraft,
)
from fieldtech.model.maintenance import Plan, Visit
from fieldtech.model.orders import SealedRecord
from fieldtech.services.follow_ups import FollowUpRow
from fieldtech.services.orders import OrderQuery
from fieldtech.services.sealing import is_intact
from fieldtech.services.workplace import Workplace
from fieldtech.sheets.schema import schema_faults
from maintenance import CONFIRMED, FIRST_DAY, ZONE, Acts, bring, coating_plan, fleet_plan, sign
from prepared import act_as
from stories import clock_of, later

from .conftest import Opened

LATER = FIRST_DAY + timedelta(days=9)


def days(workplace: Workplace, order: Id) -> tuple[date, date]:
    with workplace.context.reading() as session:
        visit = session.get_one(Visit, order)
        return visit.due_on, visit.late_after


def sealed(workplace: Workplace, order: Id) -> dict[str, object]:
    with workplace.context.reading() as session:
        row = session.scalars(select(SealedRecord).where(SealedRecord.order_id == order)).one()
        assert is_intact(session, row)
        record: dict[str, object] = json.loads(row.record)
    return record


def test_nothing_is_scheduled_without_notice(visit_in: Opened) -> None:  # F30
    """F30."""
    workplace, order = visit_in("planned", login="zhenghao")
    with pytest.raises(Refused, match="wrong_state"):
        Acts(workplace).assigned(order)
    act_as(workplace, "zhoumin")
    late = NoticeDraft("马骏", "phone", workplace.context.now(), FIRST_DAY)
    clock_of(workplace).advance(timedelta(days=12))
    with pytest.raises(Refused, match="notice_too_late"):
        workplace.repairs.do(order, "notify", replace(late, at=workplace.context.now()))
    workplace.repairs.do(order, "notify", late)  # written down later, but told in time
    view = workplace.visits.view(order)
    assert (view.status, view.noticed_at) == ("noticed", late.at)
    assert view.notices[0].by_name == "周敏"
    act_as(workplace, "zhenghao")
    other = datetime.combine(FIRST_DAY + timedelta(days=1), datetime.min.time(), ZONE).replace(hour=9)
    draft = AssignDraft(("wulei",), "own", other, other + timedelta(hours=4), "B")
    with pytest.raises(Refused, match="slot_other_day"):  # not on another day than he was told, confirmed or not
        workplace.repairs.do(order, "assign", replace(draft, confirmed=(*CONFIRMED, "slot_other_day")))
    with pytest.raises(Refused, match="role_may_not"):  # who may not leave it out does not cancel it either
        workplace.repairs.do(order, "cancel", CancelDraft("合同终止", True))


def test_who_is_told_is_asked_whether_his_data_are_still_so(visit_in: Opened) -> None:  # P36
    """P36: a reminder twice a year; it keeps no visit from the archive."""
    workplace, order = visit_in("noticed", login="zhoumin")

    def owed() -> list[FollowUpRow]:
        return [task for task in workplace.follow_ups.open() if task.kind == "verify_customer"]

    (task,) = owed()
    assert (task.role, task.text, task.mine) == ("CS", "天津蓝盾化工防腐工程有限公司", True)
    again(workplace, order)
    assert len(owed()) == 1  # while one is open there is no other
    workplace.follow_ups.settle(task.id, "联系人未变")
    again(workplace, order)
    assert owed() == []
    clock_of(workplace).advance(timedelta(days=181))
    again(workplace, order, timedelta(days=200))
    assert len(owed()) == 1


def again(workplace: Workplace, order: Id, after: timedelta = timedelta(days=12)) -> None:
    """Moved by us, so the customer is told once more."""
    later(workplace, 1)
    to = workplace.visits.view(order).due_on + after
    workplace.visits.move(order, MoveVisitDraft(to, "人手不够", "us"))
    later(workplace, 1)
    told = NoticeDraft("马骏", "phone", workplace.context.now(), to)
    workplace.repairs.do(order, "notify", told)


def test_a_visit_moved_at_the_customers_wish_stays_announced(visit_in: Opened) -> None:
    workplace, order = visit_in("assigned", login="zhenghao")
    due, last = days(workplace, order)
    workplace.visits.move(order, MoveVisitDraft(LATER, "客户停产检修"))
    view = workplace.orders.view(order)
    assert (view.status, view.technician, view.slot_from, view.due_arrive) == ("noticed", "", None, None)
    assert days(workplace, order) == (LATER, last + (LATER - due))
    later(workplace, 16)
    workplace.visits.move(
        order, MoveVisitDraft(due, "还是原来那天", "us")
    )  # too late to be the undo: nobody is assigned
    assert (workplace.orders.view(order).status, days(workplace, order)) == ("noticed", (due, last))
    later(workplace, 16)
    workplace.visits.move(order, MoveVisitDraft(LATER, "人手不够", "us"))
    view_of = workplace.visits.view(order)
    assert (view_of.status, view_of.noticed_at) == ("planned", None)
    moves = [(said.draft.was, said.draft.day) for said in view_of.moves if isinstance(said.draft, MoveVisitDraft)]
    assert moves == [(due, LATER), (LATER, due), (due, LATER)]
    Acts(workplace).noticed(order)
    assert len(workplace.visits.view(order).notices) == 2


def test_a_move_is_taken_back_whole(visit_in: Opened) -> None:  # F30
    """Day, tolerance, notice, crew and hours are back, also of a visit that is late; the history has both."""
    workplace, order = visit_in("assigned", login="zhenghao")
    sent = workplace.orders.view(order).facts.get(AssignDraft)
    assert sent is not None
    workplace.repairs.do(order, "reassign", replace(sent, terminals=("BXA0012",), confirmed=CONFIRMED))
    before, was = workplace.orders.view(order), days(workplace, order)
    clock_of(workplace).advance(timedelta(days=40))
    workplace.visits.move(order, MoveVisitDraft(LATER + timedelta(days=60), "拖错了", "us"))
    assert (workplace.orders.view(order).status, workplace.orders.view(order).technician) == ("planned", "")
    act_as(workplace, "zhoumin")
    with pytest.raises(Refused, match="move_not_undone"):  # not another's
        workplace.visits.move_back(order)
    act_as(workplace, "zhenghao")
    later(workplace, 1)
    workplace.visits.move(order, MoveVisitDraft(FIRST_DAY, "撤销改期", "us"))  # as the calendar says it
    after = workplace.orders.view(order)
    assert workplace.orders.view(order).reserved == before.reserved != ()
    for name in ("status", "technician", "slot_from", "slot_to", "due_arrive"):
        assert getattr(after, name) == getattr(before, name), name
    assert after.facts.technicians == before.facts.technicians == ("wulei",) and days(workplace, order) == was
    view = workplace.visits.view(order)
    assert (view.noticed_at, len(view.moves)) == (before.facts.get(NoticeDraft).at, 2)  # type: ignore[union-attr]
    assert workplace.sheets.record(order)["moved"] == []  # the customer's day never differed
    assert [entry.order for entry in workplace.calendar.entries(FIRST_DAY, FIRST_DAY, technician="wulei")] == [order]
    with pytest.raises(Refused, match="wrong_state"):  # once
        workplace.visits.move_back(order)
    assert "move_back" not in {offer.name for offer in workplace.repairs.steps(order) if offer.ready}


def test_the_dispatcher_sends_somebody_else(visit_in: Opened) -> None:
    """The calendar's other row: another technician at another hour, and the checks begin anew (B19)."""
    workplace, order = visit_in("assigned")
    workplace.repairs.note(order, PreDepartureDraft("tools"), "tools")
    act_as(workplace, "zhenghao")
    before = workplace.orders.view(order)
    start = datetime.combine(FIRST_DAY, datetime.min.time(), ZONE).replace(hour=14)
    later(workplace, 1)
    draft = AssignDraft(("qianwei",), "own", start, start + timedelta(hours=3), "B", confirmed=CONFIRMED)
    workplace.repairs.do(order, "reassign", draft)
    view = workplace.orders.view(order)
    assert (before.technician, view.technician, view.slot_from, view.status) == ("wulei", "qianwei", start, "assigned")
    assert not view.facts.all(PreDepartureDraft)
    later(workplace, 16)
    with pytest.raises(Refused, match="assignment_not_undone"):
        workplace.repairs.do(order, "unassign")
    workplace.repairs.do(order, "reassign", draft)
    with pytest.raises(Refused, match="assignment_not_undone"):  # that would take back more than it
        workplace.repairs.do(order, "unassign")
    act_as(workplace, "qianwei")
    workplace.repairs.do(order, "refuse", ReasonDraft("当天已有任务"))
    act_as(workplace, "zhenghao")
    workplace.repairs.do(order, "assign", draft)
    workplace.repairs.do(order, "unassign")  # at once: nobody goes, and the customer knows what he knew
    view = workplace.orders.view(order)
    assert (view.status, view.technician, view.slot_from) == ("noticed", "", None)


def test_a_visit_refused_by_the_technician_waits_for_another(visit_in: Opened) -> None:
    workplace, order = visit_in("assigned")
    workplace.repairs.do(order, "refuse", ReasonDraft("当天已有任务"))
    act_as(workplace, "zhenghao")
    view = workplace.orders.view(order)
    assert (view.status, view.technician, view.slot_from) == ("noticed", "", None)


def test_a_visit_that_is_skipped_is_closed(visit_in: Opened) -> None:
    workplace, order = visit_in("assigned", login="chenjing")
    with pytest.raises(Refused, match="customer_not_informed"):
        workplace.repairs.do(order, "skip", SkipDraft("设备停用"))
    workplace.repairs.do(order, "skip", SkipDraft("设备停用", True))
    view = workplace.orders.view(order)
    assert (view.status, view.technician, view.facts.technicians) == ("skipped", "", ())
    assert order not in {row.id for row in workplace.orders.page(OrderQuery()).rows}
    assert order in {row.id for row in workplace.orders.page(OrderQuery(filter="closed")).rows}
    assert workplace.repairs.steps(order) == ()


@pytest.mark.parametrize("state", ["planned", "assigned", "departed"])
def test_a_visit_is_cancelled_before_arrival(visit_in: Opened, state: str) -> None:
    workplace, order = visit_in(state, login="chenjing")
    workplace.repairs.do(order, "cancel", CancelDraft("合同终止", True))
    assert workplace.orders.view(order).status == "cancelled"


def test_checks_and_hand_over_count_for_who_goes(visit_in: Opened) -> None:  # B19, F14
    """B19, F14: whoever takes over makes the five checks again."""
    workplace, order = visit_in("assigned")
    with pytest.raises(Refused, match="check_customer"):
        workplace.repairs.do(order, "depart")
    bring(workplace, order, "in_service", "assigned")
    later(workplace, 5)
    workplace.repairs.do(order, "hand_over", HandOverDraft("qianwei", "临时有事", "已检查清洁部分"))
    act_as(workplace, "qianwei")
    facts = workplace.orders.view(order).facts
    assert not facts.all(PreDepartureDraft) and facts.get(VisitStartDraft) is None
    with pytest.raises(Refused, match="check_tools"):
        workplace.repairs.do(order, "depart")


def test_the_next_day_is_the_cycles_or_another_with_its_reason(visit_in: Opened) -> None:
    workplace, order = visit_in("answered")
    computed = workplace.visits.propose_next(order).computed
    assert computed == date(2027, 2, 18)
    workplace.repairs.note(order, NextDateDraft(date(2027, 2, 4)))
    assert [p.code for p in workplace.repairs.check(order, "finish")] == ["next_reason_missing"]
    workplace.repairs.note(order, NextDateDraft(date(2027, 2, 4), "春节前完成"))
    bring(workplace, order, "signed", "answered")
    record = sealed(workplace, order)
    assert record["next"] == {"computed": "2027-02-18", "day": "2027-02-04", "reason": "春节前完成"}
    act_as(workplace, "zhenghao")
    workplace.plans.generate()
    following = workplace.visits.view(workplace.orders.find("BY-TJ01-E01-20270218"))
    assert (following.planned_on, following.due_on) == (date(2027, 2, 18), date(2027, 2, 4))


def test_counted_from_the_actual_day(visit_in: Opened) -> None:
    """States 4.3: by usage or condition the next date follows from the day it was done."""
    workplace, order = visit_in("noticed", coating_plan(number="BY-TJ01-E01-A", counts_from="actual"), "zhenghao")
    workplace.visits.move(order, MoveVisitDraft(LATER, "客户停产检修"))
    later(workplace, 1)
    bring(workplace, order, "signed", "noticed")
    record = sealed(workplace, order)
    assert (record["actual_on"], record["planned_on"], record["due_on"]) == ("2026-11-27", "2026-11-18", "2026-11-27")
    assert record["next"] == {"computed": "2027-03-01", "day": "2027-03-01", "reason": ""}  # the 27th is a Saturday
    act_as(workplace, "zhenghao")
    workplace.plans.generate()
    following = workplace.visits.view(workplace.orders.find("BY-TJ01-E01-A-20270227"))
    assert following.due_on == date(2027, 3, 1)


def test_the_day_of_the_cycle_is_no_day_that_was_said(visit_in: Opened) -> None:
    """Filled in as it is, it is not kept: a holiday published later moves the next visit."""
    workplace, order = visit_in("answered")
    workplace.repairs.note(order, NextDateDraft(date(2027, 2, 18), "按周期"))
    bring(workplace, order, "signed", "answered")
    assert sealed(workplace, order)["next"] == {"computed": "2027-02-18", "day": "2027-02-18", "reason": "按周期"}
    act_as(workplace, "zhenghao")
    with workplace.context.transaction() as session:
        assert session.get_one(Visit, order).next_on is None
        session.add(Holiday(day="2027-02-18", kind="holiday"))
        workplace.context.op(session, "test", "test", "x", {})
    workplace.plans.generate()
    following = workplace.visits.view(workplace.orders.find("BY-TJ01-E01-20270218"))
    assert (following.due_on, workplace.visits.view(order).next.day) == (date(2027, 2, 19), date(2027, 2, 19))


def test_a_rule_changed_after_the_signature_loses_no_visit_and_doubles_none(visit_in: Opened) -> None:
    """Every month instead of every three: December is in December, February only once."""
    workplace, order = visit_in("signed", login="zhenghao")
    with workplace.context.transaction() as session:
        session.get_one(Plan, session.get_one(Visit, order).plan_id).rule = "FREQ=MONTHLY"
        workplace.context.op(session, "test", "test", "x", {})
    clock_of(workplace).advance(timedelta(days=80))
    workplace.plans.generate()
    with workplace.context.reading() as session:
        due = list(session.scalars(select(Visit.due_on).where(Visit.planned_on > FIRST_DAY).order_by(Visit.due_on)))
    assert due[:3] == [date(2026, 12, 18), date(2027, 1, 18), date(2027, 2, 18)] and len(set(due)) == len(due)


def test_the_next_day_is_never_before_the_work(visit_in: Opened) -> None:
    """The visit of November is signed in March: the next is in May, not in February."""
    workplace, order = visit_in("noticed", login="zhenghao")
    clock_of(workplace).advance(timedelta(days=110))
    assert workplace.visits.propose_next(order).computed == date(2027, 5, 18)


def test_what_is_sealed_is_a_sound_record(visit_in: Opened) -> None:  # F33, F34
    """F33, F34: time, content, findings, signatures; insert-only, and intact as long as nobody touches it."""
    workplace, order = visit_in("signed")
    record = sealed(workplace, order)
    assert schema_faults(record) == []
    assert (record["schema"], record["kind"], record["late"]) == ("fieldtech-visit/1", "maintenance", False)
    view = workplace.orders.view(order)
    assert (view.status, view.revision) == ("completed", 1)
    with workplace.context.reading() as session:
        visit = session.get_one(Visit, order)
        assert (visit.done_on, visit.next_on) == (FIRST_DAY, None)
    for draft in (VisitDoneDraft(True, True, True), NextDateDraft(date(2027, 3, 1), "改期")):
        with pytest.raises(Refused, match="wrong_state"):
            workplace.repairs.note(order, draft)
    act_as(workplace, "chenjing")
    workplace.repairs.do(order, "archive")
    assert workplace.orders.view(order).status == "archived"


def test_signing_stands_under_what_is_shown(visit_in: Opened) -> None:
    """F19: who signed before something changed signs again."""
    workplace, order = visit_in("ready_to_seal")
    later(workplace, 1)
    workplace.repairs.note(order, VisitDoneDraft(True, True, True, "补充说明"))
    assert {p.code for p in workplace.repairs.check(order, "sign_off")} == {"ink_outdated"}
    later(workplace, 1)
    sign(workplace, order)
    workplace.repairs.do(order, "sign_off")
    assert sealed(workplace, order)["summary"] == "补充说明"


def test_who_is_dissatisfied_sends_it_back(visit_in: Opened) -> None:
    """F21."""
    workplace, order = visit_in("to_sign")
    workplace.repairs.do(order, "rework", DissatisfiedDraft("漏查地脚螺栓"))
    assert workplace.orders.view(order).status == "in_service"
    assert workplace.orders.view(order).facts.reworks == 1


def test_the_plan_is_paid_by_contract_and_parts_by_the_list(visit_in: Opened) -> None:  # F54
    """F17, F18, F54."""
    workplace, order = visit_in("answered")
    charges = workplace.orders.view(order).charges
    (line,) = charges.lines
    assert (line.code, line.charged_cents, line.rule.params["contract"]) == ("FEE-COAT", 0, "HT-2026-003")
    person, view = workplace.context.person, workplace.orders.view(order)
    act_as(workplace, "chenjing")
    day = charges.day
    coating = ContractDraft(
        "HT-8", view.customer.number, day, day, True, {"FEE-COAT": 250_000}, accepted=("contract_overlaps",)
    )
    kept = workplace.masters.save("customer_contracts", None, coating)
    (line,) = workplace.orders.view(order).charges.lines
    assert (line.code, line.charged_cents, line.rule.code, line.rule.params["contract"]) == (
        "FEE-COAT", 250_000, "contract", "HT-8",
    )  # fmt: skip
    workplace.masters.retire("customer_contracts", kept.id)
    workplace.context.person = person
    van = workplace.dispatch.van()[0]
    part = next(one for one in van if one.price_cents)
    workplace.repairs.note(order, PartLineDraft(part.code, "", 1, "worn", True), "line-1")
    assert workplace.orders.view(order).charges.total_cents == part.price_cents
    assert sum(one.quantity for one in workplace.dispatch.van()[0] if one.code == part.code) == part.quantity - 1
    bring(workplace, order, "ready_to_seal", "answered")
    assert {p.code for p in workplace.repairs.check(order, "sign_off")} == {"fees_open"}
    workplace.collecting.collect(order, CollectionDraft(
        part.price_cents - 1_00, "transfer", "T-1", "蓝盾化工", reason="少付一元", receipt="R-1", invoice_reason="后开"
    ))  # fmt: skip
    later(workplace, 1)
    sign(workplace, order)
    workplace.repairs.do(order, "sign_off")
    record = sealed(workplace, order)
    assert [line["no"] for line in record["parts"]] == [part.code]  # type: ignore[attr-defined]
    owed = [task.text for task in workplace.follow_ups.open(mine=False) if task.kind == "shortfall"]
    assert owed == ["¥1.00 · 少付一元"]  # the rest is finance's, as of a repair


def test_late_is_computed(visit_in: Opened) -> None:
    """States 4.3: after the day and its tolerance, without a state of its own."""
    workplace, order = visit_in("planned", login="zhenghao")

    def overdue() -> bool:
        listed = order in {row.id for row in workplace.orders.page(OrderQuery(filter="overdue")).rows}
        shown = next(row.overdue for row in workplace.orders.page(OrderQuery()).rows if row.id == order)
        assert listed == shown == workplace.orders.view(order).overdue == workplace.visits.view(order).late
        return shown

    last = days(workplace, order)[1]
    assert last - FIRST_DAY == timedelta(days=9)  # a tenth of 92 days
    assert not overdue()
    clock_of(workplace).advance(timedelta(days=(last - date(2026, 11, 2)).days))
    assert not overdue()
    later(workplace, 60 * 24)
    assert overdue()


def test_leaving_says_everything_at_once(visit_in: Opened) -> None:
    workplace, order = visit_in("in_service", fleet_plan())
    check = workplace.orders.leave_check(order)
    assert [(problem.field, problem.params.get("vehicle")) for problem in check.must][:2] == [
        ("objects", "鲁B7Q216"),
        ("objects", "鲁B2K609"),
    ]
    assert check.must[-1].code == "standards_missing"
    assert set(check.done) >= {"arrival", "condition", "findings"}

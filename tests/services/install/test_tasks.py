"""Trial, move and removal as whole stories: the office, the yard, the seal, and where every unit is afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import fleet
import yards
from fieldtech.errors import Conflict, Invalid, NotFound, Refused
from fieldtech.model.base import Id
from fieldtech.model.custody import Placement, Sim, Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.model.drafts.install import HandInDraft, InstallDraft, RescheduleDraft, TrialEndDraft
from fieldtech.model.drafts.install_row import RowPlaceDraft, RowResultDraft
from fieldtech.model.drafts.masters import ContractDraft
from fieldtech.model.drafts.money import PublishDraft
from fieldtech.model.drafts.onsite import AnswerDraft, ConditionDraft
from fieldtech.model.drafts.planning import CancelDraft
from fieldtech.model.local import Op
from fieldtech.model.orders import SealedRecord
from fieldtech.model.row_gaps import open_items
from fieldtech.services.custody_check import check_custody
from fieldtech.services.install.rows import RowView
from fieldtech.services.sealing import read_sealed
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, fingerprint, set_order
from stories import later


@pytest.fixture
def workplace(prepared: Prepared, tmp_path: Path) -> Iterator[Workplace]:
    workplace = prepared.demo(tmp_path / "data")
    yield workplace
    with workplace.context.reading() as session:
        assert check_custody(session) == [], "every unit is in one place, and its history says so"
    workplace.close()


def codes(refusal: Any) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def terminal(workplace: Workplace, number: str) -> Terminal:
    with workplace.context.reading() as session:
        return session.scalars(select(Terminal).where(Terminal.number == number)).one()


def card(workplace: Workplace, iccid: str) -> Sim:
    with workplace.context.reading() as session:
        return session.scalars(select(Sim).where(Sim.iccid == iccid)).one()


def stays(workplace: Workplace, number: str) -> list[tuple[str, str, str]]:
    """Place kind, state and reason of a terminal, one after the other."""
    unit = terminal(workplace, number)
    with workplace.context.reading() as session:
        rows = session.scalars(select(Placement).where(Placement.item_id == unit.id).order_by(Placement.id))
        return [(row.place_kind, row.state, row.reason) for row in rows]


def sealed(workplace: Workplace, order: Id) -> dict[str, Any]:
    with workplace.context.reading() as session:
        return read_sealed(session.scalars(select(SealedRecord).where(SealedRecord.order_id == order)).one())


def complete(workplace: Workplace, row: RowView) -> None:
    """All that a fitted vehicle needs besides its units."""
    workplace.yard.record(row.id, ConditionDraft("normal", "normal"))
    workplace.yard.record(row.id, RowPlaceDraft("under_dashboard", "", "permanent_acc", True))
    workplace.yard.rest_ok(row.id)
    items = workplace.yard.row(row.id).record.items
    fleet.photograph(workplace, row.id)
    workplace.yard.answer(row.id, tuple(fleet.answers(items)))
    workplace.yard.record(row.id, fleet.platform_check(workplace.context.now()))


def finish(workplace: Workplace, order: Id) -> None:
    workplace.repairs.do(order, "finish_install")
    fleet.sign(workplace, order)


# move --------------------------------------------------------------------------------------------------------


def test_a_move_goes_from_the_old_vehicle_to_the_new_one(workplace: Workplace) -> None:
    # B06: scanned on the old vehicle, put on the new one, and both histories say so
    yard = yards.yard(workplace, 1, task="move")
    (row,) = workplace.yard.rows(yard.order)
    assert (row.source, row.source_terminal) == (yard.old_plates[0], yard.terminals[0])
    assert workplace.yard.scan(yard.order, yard.old_plates[0], None).row == row.id, "the old one leads to it"
    workplace.yard.scan(yard.order, yard.terminals[0], row.id)
    row = workplace.yard.row(row.id)
    assert (row.terminal, row.iccid, row.came_from) == (yard.terminals[0], yard.sims[0], yard.old_plates[0])
    assert stays(workplace, yard.terminals[0])[-2:] == [
        ("location", "removed_good", "move"),
        ("vehicle", "installed", ""),
    ]
    complete(workplace, row)
    prices_of_a_move(workplace, yard.order)
    finish(workplace, yard.order)
    with workplace.context.reading() as session:
        old = session.scalars(select(Vehicle).where(Vehicle.plate == yard.old_plates[0])).one()
        new = session.scalars(select(Vehicle).where(Vehicle.plate == yard.plates[0])).one()
    card_old, card_new = workplace.history.vehicle_card(old.id), workplace.history.vehicle_card(new.id)
    assert card_old.terminals == () and [unit.number for unit in card_new.terminals] == [yard.terminals[0]]
    for vehicle in (old.id, new.id):
        assert yard.terminals[0] in repr(workplace.history.vehicle_history(vehicle))
    record = sealed(workplace, yard.order)
    assert (record["rows"][0]["from"], record["rows"][0]["terminal"]) == (yard.old_plates[0], yard.terminals[0])
    assert [(line["code"], line["charged_cents"], line["rule"]) for line in record["fees"]] == [
        ("FEE-MOVE", 0, "contract")
    ]


def prices_of_a_move(workplace: Workplace, order: Id) -> None:
    """Sample data 6.8, F54: nothing by default, 80.00 a vehicle once the schedule has it on, else by the contract."""
    fees, person = workplace.fee_lists, workplace.context.person
    assert fees.view(order).lines == ()
    act_as(workplace, "admin")
    item = next(item for item in workplace.fee_schedules.draft() if item.code == "FEE-MOVE")
    assert item.id is not None
    workplace.masters.restore("fee_items", item.id)
    assert fees.view(order).lines == (), "not before it is published"
    workplace.fee_schedules.publish(PublishDraft(workplace.fee_schedules.first_day()))
    assert fees.view(order).lines == (), "it was ordered before"
    later(workplace, 1)
    set_order(workplace, order, created_at=workplace.context.now())
    (line,) = fees.view(order).lines
    assert (line.charged_cents, line.rule, line.quantity, fees.view(order).schedule_number) == (8000, "schedule", 1, 2)
    view = workplace.orders.view(order)
    day = fees.view(order).day
    agreed = ContractDraft("HT-9", view.customer.number, day, day, prices={"FEE-MOVE": 0})
    later(workplace, 1)
    workplace.masters.save("customer_contracts", None, agreed)
    later(workplace, 1)
    assert [line.rule for line in fees.view(order).lines] == ["schedule"], "it was ordered before"
    set_order(workplace, order, created_at=workplace.context.now())
    assert [(line.charged_cents, line.rule) for line in fees.view(order).lines] == [(0, "contract")]
    workplace.context.person = person


def test_a_move_that_is_taken_back_is_on_the_old_vehicle_again(workplace: Workplace) -> None:
    yard = yards.yard(workplace, 2, task="move")
    first, second = workplace.yard.rows(yard.order)
    before = workplace.yard.row(first.id).record
    workplace.yard.fit(first.id, terminal=yard.terminals[0])
    workplace.yard.put_back(first.id, before)
    assert stays(workplace, yard.terminals[0])[-1] == ("vehicle", "installed", "undone")
    assert card(workplace, yard.sims[0]).place_kind == "terminal" and workplace.yard.row(first.id).came_from == ""
    workplace.yard.fit(second.id, sim=yard.sims[1])  # noted, and still in its terminal on the old vehicle
    workplace.yard.take_off(second.id)
    assert card(workplace, yard.sims[1]).place_ref == terminal(workplace, yard.terminals[1]).id.hex
    workplace.yard.fit(first.id, terminal=yard.terminals[0])
    workplace.yard.record(first.id, RowResultDraft("not_installed", "vehicle_defect"))
    assert workplace.yard.row(first.id).came_from == "" and terminal(workplace, yard.terminals[0]).state == "installed"


def test_a_terminal_goes_onto_one_vehicle_of_a_move(workplace: Workplace) -> None:
    yard = yards.yard(workplace, 2, task="move")
    first, second = workplace.yard.rows(yard.order)
    workplace.yard.fit(first.id, terminal=yard.terminals[0])
    workplace.yard.fit(second.id, terminal=yard.terminals[1])
    with pytest.raises(Refused) as refusal:
        workplace.yard.fit(first.id, terminal=yard.terminals[1])
    assert "unit_on_other_row" in codes(refusal)


def test_two_trucks_exchange_their_terminals(workplace: Workplace) -> None:
    # B06: each is the source of the other; the one in the way waits in the van
    act_as(workplace, "zhoumin")
    made = yards.yard(workplace, 2, task="removal", fitted=True, state="draft")
    draft = replace(workplace.install_desk.draft_of(made.order), task="move")
    workplace.install_desk.change(made.order, draft)
    first, second = workplace.yard.rows(made.order)
    workplace.install_desk.name_sources(made.order, {first.id: "Y002", second.id: "Y001"})
    yards.send(workplace, made.order)
    workplace.yard.fit(first.id, terminal=made.terminals[1])
    assert terminal(workplace, made.terminals[0]).state == "removed_good"
    workplace.yard.fit(second.id, terminal=made.terminals[0])
    rows = workplace.yard.rows(made.order)
    assert [(row.terminal, row.iccid, row.came_from) for row in rows] == [
        (made.terminals[1], made.sims[1], made.plates[1]), (made.terminals[0], made.sims[0], made.plates[0]),
    ]  # fmt: skip


def test_a_move_of_another_customers_terminal_is_refused(workplace: Workplace) -> None:
    yard = yards.yard(workplace, 1, task="move")
    (row,) = workplace.yard.rows(yard.order)
    with pytest.raises(Refused) as refusal:
        workplace.yard.fit(row.id, terminal=_on_vehicles(workplace)[0])
    assert "new_not_in_van" in codes(refusal)


def _on_vehicles(workplace: Workplace) -> list[str]:
    """Terminals on vehicles of other customers than the fleet's."""
    with workplace.context.reading() as session:
        cars = {car.id.hex: car.customer_id for car in session.scalars(select(Vehicle))}
        units = session.scalars(
            select(Terminal).where(Terminal.place_kind == "vehicle").order_by(Terminal.number)
        ).all()
        mine = session.scalars(select(Vehicle.customer_id).where(Vehicle.number == "Y001")).one()
        return [unit.number for unit in units if cars[unit.place_ref] != mine]


def test_a_move_without_its_sources_is_not_handed_in(workplace: Workplace) -> None:
    act_as(workplace, "zhoumin")
    draft = InstallDraft("move", "", "黄岛", "王建国", "13912345678", waived=("request", "driver_data"),
                         waiver_reason="老客户")  # fmt: skip
    order = workplace.install_desk.create("C001", draft, fleet.VEHICLES).id
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(order, "hand_in", HandInDraft())
    assert codes(refusal) == ["row_source_missing"]
    rows = workplace.yard.rows(order)
    with pytest.raises(Invalid) as wrong:
        workplace.install_desk.name_sources(order, {rows[0].id: fleet.VEHICLES[0]})
    assert codes(wrong) == ["source_is_itself"]
    workplace.install_desk.name_sources(order, {rows[0].id: fleet.VEHICLES[1], rows[1].id: fleet.VEHICLES[0]})
    workplace.repairs.do(order, "hand_in", HandInDraft())


# removal -----------------------------------------------------------------------------------------------------


def test_what_is_taken_off_goes_where_it_belongs(workplace: Workplace) -> None:
    # A01, states 4.4: good, to be repaired, left with the customer
    yard = yards.yard(workplace, 3, task="removal", fitted=True)
    for row, number in zip(workplace.yard.rows(yard.order), yard.terminals, strict=True):
        workplace.yard.fit(row.id, terminal=number)
        workplace.yard.record(row.id, ConditionDraft("normal", "normal"))
    _first, second, third = workplace.yard.rows(yard.order)
    workplace.yard.goes(second.id, "to_repair")
    assert workplace.yard.row(second.id).open_points == ("row_fault_missing",)
    workplace.yard.goes(second.id, "to_repair", "不上线")
    workplace.yard.goes(third.id, "left_with_customer")
    units = [terminal(workplace, number) for number in yard.terminals]
    assert [(unit.state, unit.place_kind) for unit in units] == [
        ("removed_good", "location"), ("to_repair", "location"), ("customer_owned", "customer"),
    ]  # fmt: skip
    assert {card(workplace, iccid).state for iccid in yard.sims} == {"removed"}
    before = workplace.yard.row(third.id).record
    workplace.yard.goes(third.id, "good")
    workplace.yard.put_back(third.id, before)
    assert terminal(workplace, yard.terminals[2]).state == "customer_owned"
    finish(workplace, yard.order)
    rows = sealed(workplace, yard.order)["rows"]
    assert [(row["old_next"], row["fault"]) for row in rows] == [
        ("good", ""), ("to_repair", "不上线"), ("left_with_customer", ""),
    ]  # fmt: skip
    assert {row["state"] for row in rows} == {"installed"}


def test_the_card_says_as_much_as_its_terminal_and_twice_is_once(workplace: Workplace) -> None:
    yard = yards.yard(workplace, 1, task="removal", fitted=True)
    (row,) = workplace.yard.rows(yard.order)
    workplace.yard.fit(row.id, sim=yard.sims[0])
    assert workplace.yard.row(row.id).record.units.taken_terminal == yard.terminals[0]
    before = fingerprint(workplace)
    for again in ({"sim": yard.sims[0]}, {"terminal": yard.terminals[0]}):
        workplace.yard.fit(row.id, **again)
    assert fingerprint(workplace) == before


def test_a_vehicle_that_is_not_done_after_all_has_its_terminal_back(workplace: Workplace) -> None:
    yard = yards.yard(workplace, 1, task="removal", fitted=True)
    (row,) = workplace.yard.rows(yard.order)
    workplace.yard.fit(row.id, terminal=yard.terminals[0])
    workplace.yard.record(row.id, RowResultDraft("not_installed", "customer_cancelled"))
    assert workplace.yard.row(row.id).record.units.taken_terminal == ""
    assert terminal(workplace, yard.terminals[0]).place_kind == "vehicle"
    assert card(workplace, yard.sims[0]).state == "in_use"


def test_what_the_store_took_in_meanwhile_cannot_be_put_back(workplace: Workplace) -> None:
    yard = yards.yard(workplace, 1, task="removal", fitted=True)
    (row,) = workplace.yard.rows(yard.order)
    before = workplace.yard.row(row.id).record
    workplace.yard.fit(row.id, terminal=yard.terminals[0])
    with workplace.context.transaction() as session:
        unit = session.scalars(select(Terminal).where(Terminal.number == yard.terminals[0])).one()
        yards.place(workplace.context, session, unit, "location", "QD01-WH", "in_stock")
        workplace.context.op(session, "test", "terminals", unit.id, {})
    for act in (lambda: workplace.yard.put_back(row.id, before), lambda: workplace.yard.goes(row.id, "good")):
        with pytest.raises(Refused) as refusal:
            act()
        assert codes(refusal) == ["new_not_in_van"]


def test_a_removal_needs_the_customers_letter(workplace: Workplace) -> None:
    # A01: the file itself, by its SHA-256
    act_as(workplace, "zhoumin")
    draft = InstallDraft("removal", "", "黄岛", "王建国", "13912345678", waived=("request", "driver_data"),
                         waiver_reason="老客户", written_request="邮件 2026-11-17")  # fmt: skip
    order = workplace.install_desk.create("C001", draft, fleet.VEHICLES).id
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(order, "hand_in", HandInDraft())
    assert codes(refusal) == ["written_request_not_attached"]
    for name, data in (("letter.exe", b"MZ"), ("letter.pdf", b"no pdf"), ("letter.pdf", b"")):
        with pytest.raises(Invalid) as wrong:
            workplace.evidence.add(order, "written_request", name, data)
        assert codes(wrong) == ["file_no_letter"]
    workplace.evidence.add(order, "other", "车队名单.txt", b"list")
    with pytest.raises(Refused):
        workplace.repairs.do(order, "hand_in", HandInDraft())
    workplace.evidence.add(order, "written_request", r"C:\scans\申请.pdf", yards.LETTER)
    with pytest.raises(Conflict):
        workplace.evidence.add(order, "written_request", "again.pdf", yards.LETTER)
    (kept,) = [f for f in _files(workplace, order) if f.shows == "written_request"]
    assert kept.name == "申请.pdf" and workplace.evidence.bytes_of(order, kept.sha256) == yards.LETTER
    workplace.evidence.withdraw(order, kept.sha256, "不是这份")
    with pytest.raises(Refused):
        workplace.repairs.do(order, "hand_in", HandInDraft())
    workplace.evidence.add(order, "written_request", "申请.pdf", yards.LETTER)
    workplace.repairs.do(order, "hand_in", HandInDraft())
    with pytest.raises(NotFound):
        workplace.evidence.bytes_of(order, "0" * 64)
    act_as(workplace, "chugang")
    with pytest.raises(Exception, match=r"role_may_not|no_right"):
        workplace.evidence.add(order, "other", "x.txt", b"x")


def _files(workplace: Workplace, order: Id) -> list[EvidenceDraft]:
    return list(workplace.orders.view(order).facts.all(EvidenceDraft).values())


def test_the_rest_goes_on_with_its_sources_and_its_letter(workplace: Workplace) -> None:
    yard = yards.yard(workplace, 1, task="move")
    (row,) = workplace.yard.rows(yard.order)
    workplace.yard.record(row.id, RowResultDraft("rescheduled", "vehicle_absent", "", date(2026, 11, 25)))
    finish(workplace, yard.order)
    act_as(workplace, "zhenghao")
    (after,) = workplace.install_desk.case(yard.order).after
    assert [one.source for one in workplace.yard.rows(after.id)] == [yard.old_plates[0]]


def test_the_letter_goes_along(workplace: Workplace) -> None:
    yard = yards.yard(workplace, 1, task="removal", fitted=True)
    (row,) = workplace.yard.rows(yard.order)
    workplace.yard.record(row.id, RowResultDraft("rescheduled", "vehicle_absent", "", date(2026, 11, 25)))
    finish(workplace, yard.order)
    (after,) = workplace.install_desk.case(yard.order).after
    act_as(workplace, "zhenghao")
    workplace.repairs.do(after.id, "hand_in", HandInDraft())


# trial -------------------------------------------------------------------------------------------------------


def test_the_terminals_of_a_trial_are_lent_until_they_are_sold(workplace: Workplace) -> None:
    # A01, states 4.4
    order = fleet.trial(workplace)
    lent = terminal(workplace, fleet.TERMINALS[0])
    assert lent.loaner_due == date(2026, 12, 20)
    act_as(workplace, "chugang")
    assert fleet.TERMINALS[0] in {row.number for row in workplace.stores.shelves.loaners()}
    act_as(workplace, "zhenghao")
    workplace.install_desk.end_trial(order, TrialEndDraft("sold", "合同 HT2026-130"))
    assert terminal(workplace, fleet.TERMINALS[0]).loaner_due is None


def test_the_terminals_of_a_trial_come_back_by_the_removal(workplace: Workplace) -> None:
    # A01: from the trial to the terminal in the van, through an order of its own
    order = fleet.trial(workplace)
    act_as(workplace, "zhenghao")
    removal = workplace.install_desk.end_trial(order, TrialEndDraft("removed", "客户不买", "邮件 2026-12-18")).id
    workplace.evidence.add(removal, "written_request", "退机.pdf", yards.LETTER)
    yards.send(workplace, removal)
    (row,) = workplace.yard.rows(removal)
    workplace.yard.fit(row.id, terminal=fleet.TERMINALS[0])
    workplace.yard.record(row.id, ConditionDraft("normal", "normal"))
    finish(workplace, removal)
    unit = terminal(workplace, fleet.TERMINALS[0])
    assert (unit.loaner_due, unit.state, unit.place_kind) == (None, "removed_good", "location")


def test_a_removal_that_is_cancelled_leaves_the_trial_to_be_ended(workplace: Workplace) -> None:
    # A01
    order = fleet.trial(workplace)
    act_as(workplace, "zhenghao")
    removal = workplace.install_desk.end_trial(order, TrialEndDraft("removed", "客户不买", "邮件 2026-12-18")).id
    assert "trial_end" not in open_kinds(workplace, order)
    workplace.repairs.do(removal, "cancel", CancelDraft("客户改变主意", True))
    assert "trial_end" in open_kinds(workplace, order)
    workplace.install_desk.end_trial(order, TrialEndDraft("sold", "合同 HT2026-130"))
    assert "trial_end" not in open_kinds(workplace, order)


def open_kinds(workplace: Workplace, order: Id) -> tuple[str, ...]:
    return workplace.orders.view(order).facts.open_follow_ups


def test_the_place_is_agreed_with_the_customer(workplace: Workplace) -> None:
    # B03: an agreed place, and a photo of it among those that are wanted
    yard = yards.yard(workplace, 1)
    (row,) = workplace.yard.rows(yard.order)
    workplace.yard.fit(row.id, terminal=yard.terminals[0], sim=yard.sims[0])
    workplace.yard.record(row.id, RowPlaceDraft("boot", "", "permanent_acc", False))
    assert "row_place_open" in workplace.yard.row(row.id).open_points
    workplace.yard.record(row.id, RowPlaceDraft("boot", "", "permanent_acc", True))
    fresh = workplace.yard.row(row.id)
    assert "row_place_open" not in fresh.open_points and "row_checklist_open" in fresh.open_points
    (photo,) = (item["id"] for item in fresh.record.items if item["text_zh"] == "照片：安装位置")
    with pytest.raises(Refused) as refusal:
        workplace.yard.answer(row.id, (AnswerDraft(photo, "ok"),))
    assert [(p.field, p.code) for p in refusal.value.problems] == [(photo, "item_wants_photo")]
    with pytest.raises(Refused):
        workplace.yard.answer(row.id, (AnswerDraft(photo, "na", "", "no camera"),))
    fleet.photograph(workplace, row.id, photo)
    workplace.yard.answer(row.id, (AnswerDraft(photo, "ok"),))
    assert photo not in open_items(workplace.yard.row(row.id).record)
    workplace.photos.remove(workplace.yard.photos(row.id)[0].id)
    assert photo in open_items(workplace.yard.row(row.id).record), "what was said of it counts no more"


# several vehicles at once, dates -------------------------------------------------------------------------------


def test_several_vehicles_leave_the_list_in_one_act_or_none(workplace: Workplace) -> None:
    # B11
    act_as(workplace, "zhoumin")
    yard = yards.yard(workplace, 5, state="draft")
    rows = [row.id for row in workplace.yard.rows(yard.order)]
    ops = _ops(workplace)
    workplace.install_desk.remove_vehicles(rows[:4])
    assert _ops(workplace) == ops + 1 and len(workplace.yard.rows(yard.order)) == 1
    before = fingerprint(workplace)
    with pytest.raises(NotFound):
        workplace.install_desk.remove_vehicles([rows[4], rows[0]])
    assert fingerprint(workplace) == before
    workplace.install_desk.restore_vehicles(rows[:4])
    assert len(workplace.yard.rows(yard.order)) == 5
    with pytest.raises(Conflict):
        workplace.install_desk.restore_vehicles(rows[:1])


def _ops(workplace: Workplace) -> int:
    with workplace.context.reading() as session:
        return len(session.scalars(select(Op.dev_seq)).all())


def test_another_date_after_the_old_one_is_doubtful(workplace: Workplace) -> None:
    # P24: told before the old date; a new date lies ahead
    order = fleet.order_in(workplace, "assigned")
    late = RescheduleDraft("车辆未回", True, date(2026, 12, 10))
    assert workplace.repairs.check(order, "reschedule", late) == ()
    gone = replace(late, wanted_by=date(2026, 11, 1))
    assert [p.code for p in workplace.repairs.check(order, "reschedule", gone)] == ["new_date_in_past"]
    later(workplace, 24 * 60 * 10)
    assert [p.code for p in workplace.repairs.check(order, "reschedule", late)] == ["told_after_old_date"]
    confirmed = replace(late, confirmed=("told_after_old_date",))
    workplace.repairs.do(order, "reschedule", confirmed)
    assert workplace.orders.view(order).status == "approved"


def test_an_approved_order_gets_another_date_with_its_reason(workplace: Workplace) -> None:
    # P24, states 4.1: any state before the arrival
    order = fleet.order_in(workplace, "approved")
    act_as(workplace, "zhenghao")
    workplace.repairs.do(order, "reschedule", RescheduleDraft("车辆在外地", True, date(2026, 11, 28)))
    view = workplace.orders.view(order)
    assert view.status == "approved" and view.promised_at is not None
    assert workplace.context.local(view.promised_at).date() == date(2026, 11, 28)


def test_a_promise_later_than_the_customer_was_told_is_doubtful(workplace: Workplace) -> None:
    # P21, P24
    order = fleet.order_in(workplace, "draft")
    draft = workplace.install_desk.draft_of(order)
    later_on = replace(draft, waived=("driver_data",), waiver_reason="司机待定", wanted_by=date(2026, 11, 30))
    workplace.install_desk.change(order, later_on)
    found = {p.code for p in workplace.repairs.check(order, "hand_in", HandInDraft(("terminals_short",)))}
    assert found == {"later_than_told"}


def test_a_visit_on_a_day_off_or_in_the_past(workplace: Workplace) -> None:
    # forms 2.3
    order = fleet.order_in(workplace, "approved")
    act_as(workplace, "zhenghao")
    visit = fleet.assignment(workplace)
    assert visit.slot_from is not None and visit.slot_to is not None
    days = (5 - visit.slot_from.weekday()) % 7  # the next Saturday
    off = replace(visit, slot_from=visit.slot_from + timedelta(days), slot_to=visit.slot_to + timedelta(days))
    found = [p for p in workplace.repairs.check(order, "assign", off) if p.field == "slot_from"]
    assert [p.code for p in found] == ["slot_day_off"]
    past = replace(visit, slot_from=visit.slot_from - timedelta(7), slot_to=visit.slot_to - timedelta(7))
    assert "slot_in_past" in {p.code for p in workplace.repairs.check(order, "assign", past)}

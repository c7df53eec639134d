"""From the call to the consent: intake, hotline and remote levels, repeat faults, telling the customer, approval."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.errors import Invalid, Refused
from fieldtech.model.base import Id
from fieldtech.model.catalogue import CompanySetting
from fieldtech.model.choices import CHANNELS
from fieldtech.model.drafts import intake, planning
from fieldtech.model.drafts.onsite import ArrivalDraft, ConditionDraft
from fieldtech.model.facts import Recorded
from fieldtech.model.guards.onsite import condition_recorded
from fieldtech.model.guards.units import arrival_complete
from fieldtech.model.orders import Order
from fieldtech.services.orders import OrderQuery
from fieldtech.services.workplace import Workplace
from fieldtech.sheets.sections_after import completion
from fieldtech.sheets.sections_work import swaps
from fieldtech.sheets.style import Style
from fieldtech.sheets.vocabulary import Vocabulary
from fieldtech.ui.language import word
from fieldtech.ui.pages.signoff.story import checks_of
from prepared import Prepared, act_as, status_of, write_entry

CALL = stories.intake()
TRIAGE = intake.TriageDraft("network", 3, "usage", "hotline")
CONSENT = intake.RemoteConsentDraft("马骏", "phone", stories.CALL)


@pytest.fixture
def office(prepared: Prepared, tmp_path: Path) -> Workplace:
    workplace = prepared.demo(tmp_path / "data")
    act_as(workplace, "zhoumin")
    return workplace


@pytest.fixture
def assessed(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    workplace, order = prepared.open("triage", tmp_path / "data")
    act_as(workplace, "zhenghao")
    workplace.repairs.note(order, TRIAGE)
    return workplace, order


def test_who_takes_the_call_is_first_responder_to_the_end(prepared: Prepared, tmp_path: Path) -> None:  # T05 P28
    workplace, order = prepared.open("sealed", tmp_path / "data")
    act_as(workplace, "zhenghao")
    assert workplace.orders.view(order).first_responder == "zhoumin"


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_call_may_come_through_any_channel(channel: str, office: Workplace) -> None:  # F07
    order = office.repairs.register(replace(CALL, channel=channel)).id
    draft = office.orders.view(order).facts.get(intake.IntakeDraft)
    assert draft is not None and draft.channel == channel


@pytest.mark.parametrize(
    ("missing", "field", "code"),
    [
        ({"customer": ""}, "customer", "required"),
        ({"address": ""}, "address", "required"),
        ({"phone": ""}, "phone", "required"),
        ({"model": ""}, "model", "required"),
        ({"bought_on": None}, "bought_on", "date_or_unknown"),
        ({"symptoms": ()}, "symptoms", "required"),
        ({"text": " "}, "text", "required"),
        ({"environment": ()}, "environment", "required"),
        ({"environment": ("moon",)}, "environment", "unknown_choice"),
        ({"channel": "pigeon"}, "channel", "unknown_choice"),
        ({"vehicle": ""}, "vehicle", "vehicle_or_equipment"),
        ({"emergency": True}, "emergency_reason", "required"),
        ({"at": stories.CALL + timedelta(minutes=1)}, "at", "in_future"),
        ({"bought_on": date(2026, 11, 19)}, "bought_on", "in_future"),
        ({"vehicle": "V01"}, "vehicle", "not_this_customers"),
    ],
)
def test_the_five_fields_and_the_symptom_are_asked(  # B14 B15 F08
    missing: dict[str, object], field: str, code: str, office: Workplace
) -> None:
    with pytest.raises(Invalid) as invalid:
        office.repairs.register(replace(CALL, **missing))
    assert [(p.field, p.code) for p in invalid.value.problems] == [(field, code)]
    assert office.orders.count(OrderQuery(filter="all")) == 0


def test_the_purchase_date_may_be_unknown(office: Workplace) -> None:  # B14
    order = office.repairs.register(replace(CALL, bought_on=None, bought_unknown=True)).id
    assert office.orders.view(order).charges.state == "in"  # by the terminal's own papers


def test_equipment_needs_no_terminal_model(office: Workplace) -> None:  # F01
    order = office.repairs.register(replace(CALL, vehicle="", equipment="E01", model="", symptoms=("S31",))).id
    view = office.orders.view(order)
    assert view.equipment is not None and view.vehicle is None and not view.facts.has_terminal
    asked = {str(item["id"])[:2] for item in view.facts.checklist}
    assert view.facts.on_equipment and asked == {"RE"}  # no antenna, no SIM card, no platform
    seen, came = ConditionDraft("normal"), ArrivalDraft(True, True, True)
    known = replace(CALL, model="TX")
    facts = replace(
        view.facts, entries=view.facts.entries | {("intake", ""): Recorded(known, view.facts.now, "zhoumin")}
    )
    assert not [*condition_recorded(replace(facts, draft=seen)), *arrival_complete(replace(facts, draft=came))]
    of_vehicle = replace(facts, on_equipment=False)
    assert [p.params["field"] for p in condition_recorded(replace(of_vehicle, draft=seen))] == ["electrics"]
    assert [p.code for p in arrival_complete(replace(of_vehicle, draft=came))] == ["model_not_scanned"]
    record = office.sheets.record(order)
    assert {tool["en"] for tool in record["picklist"]["tools"]}.isdisjoint({"multimeter", "test lamp"})
    assert "return labels" not in {paper["en"] for paper in record["picklist"]["documents"]}
    style, words = Style(), Vocabulary("zh_CN")
    assert swaps(style, words, record) == [] and len(completion(style, words, record)) > 1
    signed = record | {"standards": {"restored": True, "tidy": True}}
    assert checks_of(signed) == [word(f"signoff.check.{one}") for one in ("restored", "tidy_equipment")]


def test_a_corrected_call_corrects_the_order(office: Workplace) -> None:  # B14
    order = office.repairs.register(CALL).id
    fixed = replace(CALL, vehicle="V12", symptoms=("S05",), emergency=True, emergency_reason="危货车停在高速上")
    office.repairs.note(order, fixed)
    (row,) = office.orders.page(OrderQuery("津AF06521", filter="all")).rows
    assert (row.id, row.title, row.emergency) == (order, "电源故障/不通电", True)
    with pytest.raises(Invalid):
        office.repairs.note(order, replace(fixed, at=stories.CALL + timedelta(days=1)))


def test_numbers_count_on_past_a_thousand(office: Workplace) -> None:
    numbers = [f"WX-TJ01-20261118-{n}" for n in ("998", "999", "1000")]
    for number in numbers:
        order = office.repairs.register(CALL).id
        with office.context.transaction() as session:
            session.get_one(Order, order).number = number
            office.context.op(session, "test", "orders", order, {})
    assert office.repairs.register(CALL).number == "WX-TJ01-20261118-1001"


# the same fault again


def register_on(w: Workplace, day: datetime, draft: intake.IntakeDraft = CALL) -> Id:
    stories.clock_of(w).set(day)
    return w.repairs.register(replace(draft, at=day)).id


@pytest.mark.parametrize(
    ("days", "hour", "found"),
    [(0, 23, True), (29, 0, True), (30, 0, True), (30, 23, True), (31, 0, False), (365, 9, False)],
)
def test_a_repeat_is_the_same_family_within_thirty_calendar_days(  # B40 T13
    days: int, hour: int, found: bool, office: Workplace
) -> None:
    first = register_on(office, stories.CALL)
    second = register_on(office, (stories.CALL + timedelta(days=days)).replace(hour=hour))
    expected = office.orders.view(first).number if found else ""
    assert office.orders.view(second).repeat_of == expected
    assert office.repairs.earlier("V10", ("S04",))


@pytest.mark.parametrize(
    ("changes", "found"),
    [({"symptoms": ("S12",)}, True), ({"symptoms": ("S05",)}, False), ({"vehicle": "V12"}, False)],
    ids=["same family", "another family", "another vehicle"],
)
def test_a_repeat_is_of_this_vehicle_and_family(changes: dict[str, object], found: bool, office: Workplace) -> None:
    register_on(office, stories.CALL)
    second = register_on(office, stories.CALL + timedelta(days=12), replace(CALL, **changes))
    assert bool(office.orders.view(second).repeat_of) == found


def test_the_company_sets_the_days(office: Workplace) -> None:
    with office.context.transaction() as session:
        session.add(CompanySetting(key="rules", value={"repeat_days": 5}))
        office.context.op(session, "test", "company_settings", "rules", {})
    register_on(office, stories.CALL)
    assert office.orders.view(register_on(office, stories.CALL + timedelta(days=6))).repeat_of == ""


def test_the_hint_says_how_long_ago_by_the_calendar(office: Workplace) -> None:
    register_on(office, stories.CALL.replace(hour=17))
    stories.clock_of(office).set(stories.CALL.replace(hour=8) + timedelta(days=2))
    assert [e.days_ago for e in office.repairs.earlier("V10", ("S02",))] == [2]


def test_a_cancelled_order_is_no_earlier_fault(office: Workplace) -> None:
    order = register_on(office, stories.CALL)
    act_as(office, "zhenghao")
    office.repairs.do(order, "cancel", planning.CancelDraft("客户取消", True))
    act_as(office, "zhoumin")
    assert office.repairs.earlier("V10", ("S02",)) == []


# hotline and remote


def test_solved_by_telephone_and_confirmed_by_the_customer(assessed: tuple[Workplace, Id]) -> None:  # T33 P30 P31
    workplace, order = assessed
    workplace.repairs.do(order, "solve_by_hotline", intake.HotlineDraft(True, "断电重启后上线", ("A01",)))
    assert status_of(workplace, order) == "to_confirm"
    workplace.repairs.do(order, "confirm_solved", intake.ConfirmSolvedDraft("马骏", True, 5))
    assert status_of(workplace, order) == "completed"


def test_not_solved_after_all_goes_back_with_the_reason(assessed: tuple[Workplace, Id]) -> None:  # T33 P31
    workplace, order = assessed
    workplace.repairs.do(order, "solve_by_hotline", intake.HotlineDraft(True, "断电重启后上线"))
    workplace.repairs.do(order, "not_solved", planning.ReasonDraft("十分钟后又掉线"))
    last = workplace.orders.view(order).transitions[-1]
    assert (last.source, last.target, last.reason) == ("to_confirm", "triage", "十分钟后又掉线")


def test_no_remote_work_without_the_customers_word(assessed: tuple[Workplace, Id]) -> None:  # T34
    workplace, order = assessed
    with pytest.raises(Refused) as refusal:
        workplace.repairs.note(order, intake.RemoteDraft(True, "改APN"))
    assert [p.code for p in refusal.value.problems] == ["wrong_state"]
    workplace.repairs.do(order, "start_remote", CONSENT)
    workplace.repairs.note(order, intake.RemoteDraft(False, "改APN无效"))
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(order, "solve_remotely")
    assert [p.code for p in refusal.value.problems] == ["remote_not_solved"]
    workplace.repairs.do(order, "solve_remotely", intake.RemoteDraft(True, "改端口后上线", ("A02",)))
    consent = workplace.orders.view(order).facts.get(intake.RemoteConsentDraft)
    assert consent == CONSENT


# plan, consent, approval


def test_rounds_of_talking_until_he_agrees(prepared: Prepared, tmp_path: Path) -> None:  # F10 F11 F12
    workplace, order = prepared.open("plan_to_confirm", tmp_path / "data")
    act_as(workplace, "zhoumin")
    no = planning.ToldDraft("马骏", "phone", stories.CALL, False, objection="太晚")
    workplace.repairs.note(order, no)
    with pytest.raises(Refused):
        workplace.repairs.do(order, "submit")
    promised = stories.CALL + timedelta(hours=4)
    workplace.repairs.do(order, "submit", replace(no, agreed=True, promised_at=promised, objection=""))
    view = workplace.orders.view(order)
    assert view.status == "to_approve" and view.promised_at == promised


def test_the_approval_is_written_with_its_kind_and_person(prepared: Prepared, tmp_path: Path) -> None:  # B17 D17
    workplace, order = prepared.open("to_approve", tmp_path / "data")
    act_as(workplace, "sunli")
    workplace.repairs.do(order, "approve", planning.ApprovalDraft("同意", "special", late=True))
    recorded = workplace.orders.view(order).facts.entries["approval", ""]
    assert recorded.draft == planning.ApprovalDraft("同意", "general", late=False)
    assert recorded.by == "sunli"


def test_an_approval_without_a_word_is_still_written_down(prepared: Prepared, tmp_path: Path) -> None:  # B17
    workplace, order = prepared.open("to_approve", tmp_path / "data")
    act_as(workplace, "sunli")
    workplace.repairs.do(order, "approve")
    assert workplace.orders.view(order).facts.entries["approval", ""].by == "sunli"


def test_special_approval_is_named_so(prepared: Prepared, tmp_path: Path) -> None:  # D17
    workplace, order = prepared.open("to_approve", tmp_path / "data")
    write_entry(workplace, order, replace(CALL, bought_on=date(2020, 1, 1)))
    act_as(workplace, "chenjing")
    workplace.repairs.do(order, "approve", planning.ApprovalDraft("同意"))
    approval = workplace.orders.view(order).facts.get(planning.ApprovalDraft)
    assert approval is not None and approval.approval_kind == "special"


def test_by_telephone_first_in_writing_within_a_working_day(prepared: Prepared, tmp_path: Path) -> None:  # B17 B32
    workplace, order = prepared.open("to_approve", tmp_path / "data")
    act_as(workplace, "zhenghao")
    asked = planning.VerbalDraft("sunli", "phone", stories.CALL, "维修方案", "同意", "approval")
    at = workplace.context.now()
    workplace.repairs.do(order, "approve_verbally", asked)
    act_as(workplace, "sunli")
    (task,) = workplace.follow_ups.open()
    assert (task.kind, task.login) == ("late_approval", "sunli")
    assert task.due_at.astimezone(stories.ZONE) - at.astimezone(stories.ZONE) == timedelta(days=1)
    assert [row.id for row in workplace.orders.to_approve()] == [order]
    with pytest.raises(Refused) as refusal:
        workplace.follow_ups.settle(task.id, "看过了")
    assert [p.code for p in refusal.value.problems] == ["settles_late_approval"]
    workplace.repairs.note(order, planning.ApprovalDraft("补签"))
    approval = workplace.orders.view(order).facts.get(planning.ApprovalDraft)
    assert approval is not None and approval.late
    assert workplace.follow_ups.open() == [] and workplace.orders.to_approve() == []


def test_late_approval_keeps_four_eyes_and_rank(prepared: Prepared, tmp_path: Path) -> None:  # B17 D17
    workplace, order = prepared.open("to_approve", tmp_path / "data")
    act_as(workplace, "zhenghao")
    asked = planning.VerbalDraft("sunli", "phone", stories.CALL, "维修方案", "同意", "approval")
    workplace.repairs.do(order, "approve_verbally", asked)
    act_as(workplace, "chenjing")
    with pytest.raises(Refused) as refusal:
        workplace.repairs.note(order, planning.ApprovalDraft("补签"))
    assert [p.code for p in refusal.value.problems] == ["general_approval"]
    with workplace.context.transaction() as session:
        session.scalars(select(Order).where(Order.id == order)).one().created_by = "sunli"
        workplace.context.op(session, "test", "orders", order, {})
    act_as(workplace, "sunli")
    with pytest.raises(Refused) as refusal:
        workplace.repairs.note(order, planning.ApprovalDraft("补签"))
    assert [p.code for p in refusal.value.problems] == ["own_entry"]


def test_nothing_is_approved_twice(prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = prepared.open("approved", tmp_path / "data")
    act_as(workplace, "weidong")
    with pytest.raises(Refused) as refusal:
        workplace.repairs.note(order, planning.ApprovalDraft("同意"))
    assert [p.code for p in refusal.value.problems] == ["nothing_to_approve"]

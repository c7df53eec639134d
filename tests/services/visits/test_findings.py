"""Findings from the site to their end: told, handled, a repair order, closed (F32, T28)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from fieldtech.errors import Forbidden, Invalid, NotFound, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.choices import FOUND
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.planning import CancelDraft
from fieldtech.model.drafts.visits import FindingDraft
from fieldtech.model.maintenance import Finding
from fieldtech.model.orders import Entry, Order, Transition
from fieldtech.services.entries import newest_draft
from fieldtech.services.health import Examination
from fieldtech.services.visits.evidence import changed
from fieldtech.services.visits.finding_views import FindingQuery
from fieldtech.services.visits.object_history import ObjectHistory
from fieldtech.services.visits.views import FindingView
from fieldtech.services.workplace import Workplace
from fieldtech.sheets.sections_after import shown_on
from fieldtech.sheets.vocabulary import Vocabulary
from fieldtech.store.keys import KeyKind
from fieldtech.ui.language import word
from fieldtech.ui.pages.onsite.leave_rows import by_vehicle
from fieldtech.ui.pages.onsite.missing import open_points
from fieldtech.ui.pages.order.beside import facts_beside
from fieldtech.ui.pages.order.showing import Showing
from maintenance import a_photo, bring, fleet_plan
from prepared import act_as, set_order

from .conftest import Opened

THIN = FindingDraft(item="CM-12", text="北侧涂层厚度 210 µm，低于限值", hazard=True)
LOOSE = FindingDraft(item="GQ-03", text="主机松动")


def found(workplace: Workplace, order: Id, draft: FindingDraft = THIN) -> Id:
    return workplace.visits.finding(order, workplace.visits.view(order).objects[0].id, draft).id


def only(workplace: Workplace, order: Id) -> FindingView:
    (finding,) = workplace.visits.view(order).findings
    return finding


def refused(workplace: Workplace, order: Id, step: str = "finish") -> set[str]:
    return {problem.code for problem in workplace.repairs.check(order, step)}


def test_a_hazard_is_told_and_goes_on_as_a_repair(visit_in: Opened) -> None:  # F32
    """F32: the customer knows with the time, and the repair goes its own way."""
    workplace, order = visit_in("answered")
    assert refused(workplace, order) == set()
    finding = found(workplace, order)
    assert refused(workplace, order) == {"hazard_not_told", "hazard_without_repair"}
    now = workplace.context.now()
    act_as(workplace, "zhoumin")
    with pytest.raises(Refused, match="hazard_not_closed"):
        workplace.visits.close_finding(finding, "客户自行处理")
    act_as(workplace, "wulei")
    with pytest.raises(Refused, match="in_future"):
        workplace.visits.told(finding, "马骏", "in_person", now + timedelta(minutes=1))
    with pytest.raises(Invalid):
        workplace.visits.told(finding, "马骏", "dove", now)
    workplace.visits.told(finding, "马骏", "in_person", now)
    call = workplace.visits.repair_call(finding)
    assert (call.customer, call.equipment, call.caller, call.symptoms) == ("C003", "E01", "马骏", ("S34",))
    assert call.channel == FOUND  # nobody called
    assert call.environment == ("corrosion", "damp") and "BY-TJ01-E01-20261118" in call.text
    assert list(call.problems()) == []
    tank = workplace.visits.view(order).objects[0].id.hex
    workplace.photos.add(order, f"{tank}/CM-12", a_photo())
    repair = workplace.visits.to_repair(finding, replace(call, symptoms=("S30",)))
    assert refused(workplace, order) == set()
    view = only(workplace, order)
    assert (view.state, view.repair, view.repair_number) == ("repair", repair.id, repair.number)
    assert (view.told_person, view.told_how, view.told_at) == ("马骏", "in_person", now)
    made = workplace.orders.view(repair.id)
    assert (made.kind, made.status, made.created_by) == ("repair", "registered", "wulei")
    beside = {label: (text, tone) for label, text, tone in facts_beside("triage", made, Showing(workplace))}
    assert beside[word("fact.hazard")] == (view.text, "danger") and word("fact.words") not in beside
    intake = made.facts.get(IntakeDraft)
    assert intake is not None and view.text in intake.text and view.order_number in intake.text
    origin = workplace.visits.origin(repair.id)
    assert origin is not None and (origin.id, origin.order) == (finding, order)
    with pytest.raises(Refused, match="finding_has_repair"):
        workplace.visits.to_repair(finding)
    workplace.photos.add(order, f"{tank}/CM-12", a_photo())  # after the press, too
    shots = workplace.orders.view(repair.id).photos
    assert {(shot.slot, shot.caption) for shot in shots} == {("other", f"BY-TJ01-E01-20261118: {THIN.text}")}
    assert len(shots) == 2 and only(workplace, order).stands == "repair"
    set_order(workplace, repair.id, status="completed")
    with workplace.context.transaction() as session:
        session.add(Transition(order_id=repair.id, step="sign", source="to_sign", target="signed", at=now, by="wulei"))
        workplace.context.op(session, "test", "orders", repair.id, {})
    assert (only(workplace, order).stands, only(workplace, order).repaired_at) == ("repaired", now)
    tank_key = workplace.visits.view(order).objects[0].thing
    story = ObjectHistory(workplace.context).of_equipment(tank_key)
    (told,) = [row for row in story.events if row.what == "finding" and row.order_id == order]
    assert told.question_zh.startswith("干膜厚度") and told.question_en.startswith("dry film thickness")
    assert told.state == "repaired" and told.detail.startswith(
        now.astimezone(workplace.context.zone).date().isoformat()
    )


def test_a_photo_of_what_was_found_beside_the_questions(visit_in: Opened) -> None:  # F32
    """It lies with its object, stands on the sheet, and goes along into the repair order."""
    workplace, order = visit_in("in_service")
    finding = found(workplace, order, FindingDraft(text="护栏松动"))
    tank = workplace.visits.view(order).objects[0].id.hex
    workplace.photos.add(order, f"{tank}/finding-{finding.hex}", a_photo(), "护栏松动")
    with pytest.raises(Invalid):
        workplace.photos.add(order, f"{tank}/finding-{order.hex}", a_photo())
    (shot,) = workplace.sheets.record(order)["photos"]
    told = shown_on(Vocabulary("zh_CN", "maintenance"), {}, shot | {"row": 1, "slot": shot["slot"].split("/")[1]})
    assert told[1:] == ("发现的问题", "护栏松动")
    repair = workplace.visits.to_repair(finding).id
    (copy,) = workplace.orders.view(repair).photos
    assert (copy.caption, copy.original_sha) == ("BY-TJ01-E01-20261118: 护栏松动", shot["original"])
    assert workplace.photos.bytes_of(copy.shown_sha)


def test_a_finding_whose_repair_is_cancelled_is_open_again(visit_in: Opened) -> None:
    """T28: it ends as a repair order, not as the intention of one."""
    workplace, order = visit_in("in_service", fleet_plan())
    finding = found(workplace, order, LOOSE)
    act_as(workplace, "zhoumin")
    repair = workplace.visits.to_repair(finding)
    assert tasks(workplace) == []
    act_as(workplace, "zhenghao")
    workplace.repairs.do(repair.id, "cancel", CancelDraft("重复登记", True))
    view = only(workplace, order)
    assert (view.state, view.repair, tasks(workplace)) == ("open", None, ["finding"])
    assert workplace.visits.origin(repair.id) is None
    workplace.visits.to_repair(finding)
    assert only(workplace, order).state == "repair"


def test_nobody_was_told_tomorrow(visit_in: Opened) -> None:  # F32
    workplace, order = visit_in("in_service")
    now = workplace.context.now()
    told = replace(THIN, told_person="马骏", told_how="phone", told_at=now + timedelta(minutes=1))
    with pytest.raises(Refused, match="in_future"):
        found(workplace, order, told)
    finding = found(workplace, order, replace(told, told_at=now))
    with pytest.raises(Refused, match="in_future"):
        workplace.visits.change_finding(finding, told)
    assert only(workplace, order).told_at == now


def test_after_the_seal_the_office_adds_who_was_told_and_changes_nothing(visit_in: Opened) -> None:  # F32, F34
    workplace, order = visit_in("in_service")
    finding = found(workplace, order, replace(THIN, hazard=False))
    bring(workplace, order, "signed", "in_service")
    now = workplace.context.now()
    act_as(workplace, "zhoumin")
    workplace.visits.told(finding, "马骏", "phone", now)
    with pytest.raises(Refused, match="finding_sealed"):
        workplace.visits.told(finding, "别人", "in_person", now)
    assert (only(workplace, order).told_person, only(workplace, order).told_how) == ("马骏", "phone")


def test_a_repair_order_made_first_turns_out_to_be_a_hazard(visit_in: Opened) -> None:  # F32
    """F32: the tick stays open while the visit is; put right on the spot it no longer is."""
    workplace, order = visit_in("answered")
    finding = found(workplace, order, replace(THIN, hazard=False))
    workplace.visits.to_repair(finding)
    workplace.visits.change_finding(finding, THIN)
    assert refused(workplace, order) == {"hazard_not_told"}
    workplace.visits.told(finding, "马骏", "in_person", workplace.context.now())
    view = only(workplace, order)
    assert (refused(workplace, order), view.state, view.hazard) == (set(), "repair", True)
    with pytest.raises(Refused, match="finding_open"):
        workplace.visits.change_finding(finding, replace(THIN, handled=True, handling="打磨补涂"))
    bring(workplace, order, "signed", "in_service")
    with pytest.raises(Refused, match="finding_sealed"):
        workplace.visits.change_finding(finding, replace(THIN, hazard=False))


def test_a_hazard_is_none_only_by_a_reading_in_order_or_with_a_reason(visit_in: Opened) -> None:  # F32
    """F32: "not applicable" and what could not be read say nothing; to untick it takes a reason, which stays."""
    workplace, order = visit_in("in_service")
    visit = workplace.visits.view(order)
    item = next(str(one["id"]) for one in visit.items if one["kind"] == "number" and not one.get("must_measure"))
    finding = found(workplace, order, replace(THIN, item=item))
    for answer in ("no_reading", "na"):
        workplace.visits.answer(order, visit.objects[0].id, [AnswerDraft(item, answer, "", "仪器没电")])
        with pytest.raises(Refused, match="finding_still_wrong"):
            workplace.visits.corrected(finding)
    none = replace(THIN, item=item, hazard=False)
    with pytest.raises(Invalid, match="no_hazard_reason"):
        workplace.visits.change_finding(finding, none)
    with pytest.raises(Invalid, match="no_hazard_reason"):
        workplace.visits.change_finding(finding, replace(none, handled=True, handling="打磨补涂", no_hazard=" "))
    assert only(workplace, order).hazard
    workplace.visits.change_finding(finding, replace(none, no_hazard="重测合格"))
    workplace.visits.handled(finding, "打磨补涂两道")
    with workplace.context.reading() as session:
        kept = newest_draft(session, order, FindingDraft, finding.hex)
    assert kept is not None and (kept.hazard, kept.no_hazard) == (False, "重测合格")


def test_handled_on_the_spot_says_how(visit_in: Opened) -> None:
    workplace, order = visit_in("in_service")
    with pytest.raises(Invalid, match="handling_missing"):
        found(workplace, order, replace(THIN, handled=True))
    finding = found(workplace, order)
    workplace.visits.handled(finding, "打磨补涂两道")
    view = only(workplace, order)
    assert (view.state, view.handling, view.hazard) == ("handled", "打磨补涂两道", True)
    workplace.visits.change_finding(finding, THIN)  # not after all
    view = only(workplace, order)
    assert (view.state, view.handling, view.ended_at) == ("open", "", None)
    with pytest.raises(Invalid, match="finding_text_short"):
        workplace.visits.change_finding(finding, replace(THIN, text="厚"))


def test_an_inspection_is_finished_with_all_that_is_wrong_in_its_list(visit_in: Opened) -> None:  # T28
    """T28: a note beside the answer ends nothing; the leave check leads there. A mistake is closed as one."""
    workplace, order = visit_in("answered", fleet_plan())
    car = workplace.visits.view(order).objects[1]
    workplace.photos.add(order, f"{car.id.hex}/GQ-03", a_photo())
    workplace.visits.answer(order, car.id, [AnswerDraft("GQ-03", "not_ok", "", "松动，客户知道")])
    assert refused(workplace, order) == {"wrong_without_finding"}
    (gaps,), _others = by_vehicle(open_points(workplace.orders.view(order)).must)
    assert (gaps.row, gaps.position, "GQ-03" in gaps.text) == (car.id.hex, "2", True)
    finding = workplace.visits.finding(order, car.id, replace(LOOSE, hazard=True)).id
    assert refused(workplace, order) == {"hazard_not_told", "hazard_without_repair"}
    assert by_vehicle(open_points(workplace.orders.view(order)).must)[0][0].position == "2"
    with pytest.raises(Refused, match="finding_still_wrong"):
        workplace.visits.corrected(finding)
    workplace.visits.answer(order, car.id, [AnswerDraft("GQ-03", "ok")])
    workplace.visits.corrected(finding)
    assert (refused(workplace, order), only(workplace, order).state, tasks(workplace)) == (set(), "corrected", [])
    (printed,) = workplace.sheets.record(order)["findings"]
    assert (printed["state"], printed["hazard"]) == ("corrected", False)  # no red word on paper for a mistake
    workplace.visits.answer(order, car.id, [AnswerDraft("GQ-03", "not_ok", "", "还是松动")])
    assert refused(workplace, order) == {"wrong_without_finding"}
    workplace.visits.change_finding(finding, LOOSE)
    assert (refused(workplace, order), only(workplace, order).state, tasks(workplace)) == (set(), "open", ["finding"])


def test_in_maintenance_the_handling_of_an_answer_is_enough(visit_in: Opened) -> None:
    """Forms 2.5: the row has its handling; that no finding speaks of it is a doubt, before leaving."""
    workplace, order = visit_in("answered")
    tank = workplace.visits.view(order).objects[0]
    workplace.visits.answer(order, tank.id, [AnswerDraft("CM-02", "not_ok", "", "疏通")])
    assert refused(workplace, order) == set()
    (gaps,), _others = by_vehicle(workplace.orders.leave_check(order).later)
    assert (gaps.row, gaps.problems[0].code) == (tank.id.hex, "wrong_without_finding")


def test_a_finding_of_an_inspection_is_a_task_of_customer_service(visit_in: Opened) -> None:  # T28
    """T28: at once, and it ends with the finding; nobody settles it by hand."""
    workplace, order = visit_in("in_service", fleet_plan())
    finding = found(workplace, order, LOOSE)
    act_as(workplace, "zhoumin")
    (task,) = [task for task in workplace.follow_ups.open() if task.kind == "finding"]
    assert (task.role, task.mine) == ("CS", True) and "鲁B7Q216" in task.text and LOOSE.text in task.text
    with pytest.raises(Refused, match="settles_finding"):
        workplace.follow_ups.settle(task.id, "知道了")
    act_as(workplace, "wulei")
    workplace.visits.handled(finding, "重新固定")
    assert tasks(workplace) == []
    workplace.visits.change_finding(finding, LOOSE)
    assert len(tasks(workplace)) == 1
    act_as(workplace, "zhoumin")
    workplace.visits.to_repair(finding)
    assert tasks(workplace) == [] and only(workplace, order).state == "repair"


def test_what_stays_open_is_owed_from_the_signature_on(visit_in: Opened) -> None:
    """The visit waits for its findings, and is over with the last of them; what is sealed stays as it is (F34)."""
    workplace, order = visit_in("in_service")
    first = found(workplace, order, replace(THIN, hazard=False))
    second = found(workplace, order, replace(THIN, item="CM-07", text="起泡两处", hazard=False))
    assert tasks(workplace) == []
    bring(workplace, order, "signed", "in_service")
    assert (workplace.orders.view(order).status, len(tasks(workplace))) == ("signed", 2)
    assert refused(workplace, order, "complete") == {"findings_open"}
    with pytest.raises(Refused, match="finding_sealed"):
        workplace.visits.change_finding(first, replace(THIN, text="没有什么"))
    with pytest.raises(Forbidden):
        workplace.visits.close_finding(first, "客户自行处理")
    act_as(workplace, "zhoumin")
    with pytest.raises(Invalid, match="reason_needed"):
        workplace.visits.close_finding(first, " ")
    workplace.visits.close_finding(first, "客户自行处理")
    assert workplace.orders.view(order).status == "signed"
    workplace.visits.to_repair(second)
    assert (workplace.orders.view(order).status, tasks(workplace)) == ("completed", [])
    with pytest.raises(Refused, match="finding_open"):
        workplace.visits.close_finding(first, "再关一次")
    with pytest.raises(Refused, match="finding_open"):
        workplace.visits.to_repair(first)
    states = {finding.text: (finding.state, finding.closed_reason) for finding in workplace.visits.view(order).findings}
    assert states == {THIN.text: ("closed", "客户自行处理"), "起泡两处": ("repair", "")}
    last = workplace.orders.view(order).transitions[-1]
    assert (last.step, last.by) == ("complete", "system")


def test_the_technician_ends_his_finding_and_the_office_the_visit(visit_in: Opened) -> None:
    """Whoever may not complete an order does not complete it by ending its last finding either."""
    workplace, order = visit_in("in_service")
    finding = found(workplace, order, replace(THIN, hazard=False))
    bring(workplace, order, "signed", "in_service")
    workplace.visits.to_repair(finding)
    assert workplace.orders.view(order).status == "signed"
    act_as(workplace, "zhoumin")
    workplace.repairs.do(order, "complete")
    assert workplace.orders.view(order).status == "completed"


@pytest.mark.parametrize(("login", "may"), [("zhoumin", True), ("zhenghao", True), ("chenjing", True),
                                            ("sunli", True), ("wulei", False), ("fengli", False)])  # fmt: skip
def test_the_office_closes(visit_in: Opened, login: str, may: bool) -> None:
    workplace, order = visit_in("in_service")
    finding = found(workplace, order, replace(THIN, hazard=False))
    act_as(workplace, login)
    if may:
        workplace.visits.close_finding(finding, "重复记录")
    else:
        with pytest.raises(Forbidden):
            workplace.visits.close_finding(finding, "重复记录")
    assert (only(workplace, order).state == "closed") is may


def test_who_is_not_there_finds_nothing(visit_in: Opened) -> None:
    workplace, order = visit_in("in_service")
    thing, finding = workplace.visits.view(order).objects[0].id, found(workplace, order)
    for login in ("zhoumin", "zhenghao"):
        act_as(workplace, login)
        with pytest.raises(Refused):
            workplace.visits.finding(order, thing, THIN)
        with pytest.raises(Refused):
            workplace.visits.change_finding(finding, LOOSE)
    act_as(workplace, "qianwei")
    with pytest.raises(Forbidden, match="not_your_order"):
        workplace.visits.finding(order, thing, THIN)
    with pytest.raises(Forbidden, match="not_your_order"):
        workplace.visits.to_repair(finding)
    assert workplace.visits.findings() == ()
    act_as(workplace, "wulei")
    with pytest.raises(NotFound):
        workplace.visits.to_repair(new_id())
    with pytest.raises(Invalid, match="not_of_this_visit"):
        workplace.visits.finding(order, new_id(), THIN)
    with pytest.raises(Invalid, match="not_of_this_checklist"):
        workplace.visits.finding(order, thing, LOOSE)
    with pytest.raises(Invalid, match="time_without_zone"):
        workplace.visits.told(finding, "马骏", "phone", workplace.context.now().replace(tzinfo=None))


def test_the_list_of_customer_service(visit_in: Opened) -> None:
    """Hazards first; by state, kind, words."""
    workplace, order = visit_in("in_service", fleet_plan())
    things = [thing.id for thing in workplace.visits.view(order).objects]
    workplace.visits.finding(order, things[0], LOOSE)
    workplace.visits.finding(order, things[1], replace(LOOSE, text="电源线裸露", hazard=True))
    done = workplace.visits.finding(order, things[2], replace(LOOSE, text="天线积灰", handled=True, handling="擦净")).id
    act_as(workplace, "zhoumin")

    def texts(**wanted: object) -> list[str]:
        return [finding.text for finding in workplace.visits.findings(FindingQuery(**wanted))]  # type: ignore[arg-type]

    assert texts() == ["电源线裸露", "主机松动"]
    assert texts(state="handled") == ["天线积灰"]
    assert texts(state="", hazards=True) == ["电源线裸露"]
    assert texts(kind="maintenance") == [] and len(texts(state="", kind="inspection")) == 3
    assert texts(text="鲁B7Q216") == ["主机松动"] and texts(text="XJ-QD01 裸露") == ["电源线裸露"]
    one = next(finding for finding in workplace.visits.findings(FindingQuery("")) if finding.id == done)
    assert (one.number, one.item_zh, one.customer) == (3, "外观/固定", "青岛海岳物流有限公司")


def test_every_word_about_a_finding_stays_as_evidence(visit_in: Opened) -> None:  # F34
    """F34: the row is what people work with, the entries are what was said; they are insert-only and sealed."""
    workplace, order = visit_in("in_service")
    finding = found(workplace, order)
    workplace.visits.change_finding(finding, replace(THIN, text="北侧涂层 210"))
    with workplace.context.reading() as session:
        wanted = select(Entry.body).where(Entry.order_id == order, Entry.kind == "finding", Entry.slot == finding.hex)
        said = [body["text"] for body in session.scalars(wanted.order_by(Entry.at, Entry.id))]
        assert session.get_one(Order, order).changed_at == workplace.context.now()
    assert said == [THIN.text, "北侧涂层 210"]


def test_the_doctor_sees_a_finding_changed_after_the_signature(visit_in: Opened) -> None:
    """F34: past every form of ours, in the database itself."""
    workplace, order = visit_in("in_service")
    finding = found(workplace, order, replace(THIN, hazard=False))
    bring(workplace, order, "signed", "in_service")
    act_as(workplace, "zhoumin")
    workplace.visits.close_finding(finding, "客户自行处理")
    with workplace.context.reading() as session:
        assert list(changed(session)) == []
    with workplace.context.transaction() as session:
        session.get_one(Finding, finding).text = "没有什么"
        workplace.context.op(session, "test", "findings", finding, {})
    checks = {check.name: check for check in Examination(workplace.context, KeyKind.PLAIN_DEMO).findings()}
    assert [fault.code for fault in checks["seals"].faults] == ["health_finding"]


def tasks(workplace: Workplace) -> list[str]:
    return [task.kind for task in workplace.follow_ups.open(mine=False) if task.kind == "finding"]

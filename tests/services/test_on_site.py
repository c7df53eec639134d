"""The work on site: parts and stock, waiting, checklist, the leave check, rework."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

import stories
from fieldtech.errors import Invalid, Refused
from fieldtech.model.base import Id
from fieldtech.model.custody import StockMove
from fieldtech.model.drafts import onsite, planning, platform, signoff
from fieldtech.services.workplace import Workplace
from fieldtech.words import known
from prepared import Prepared, act_as, fingerprint, status_of, write_entry

FUSE = onsite.PartLineDraft("P-3002", "", 1, "blown", True)
VERBAL = planning.VerbalDraft("sunli", "phone", stories.CALL, "用第三方天线", "同意", "part")


@pytest.fixture
def site(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    return workplace, order


def stock(w: Workplace, van: str = "TJ01-VAN-WL", part: str = "P-3002") -> int:
    with w.context.reading() as session:
        wanted = select(func.coalesce(func.sum(StockMove.quantity), 0))
        return int(session.scalar(wanted.where(StockMove.location_code == van, StockMove.part_code == part)) or 0)


def codes(refusal: pytest.ExceptionInfo[Refused] | pytest.ExceptionInfo[Invalid]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_a_part_leaves_the_van_and_comes_back(site: tuple[Workplace, Id]) -> None:  # F17 B41
    workplace, order = site
    for quantity, left in ((2, 4), (5, 1), (1, 5), (0, 6)):
        workplace.repairs.note(order, replace(FUSE, quantity=quantity), "line-1")
        assert stock(workplace) == left


def test_no_more_than_the_van_has(site: tuple[Workplace, Id]) -> None:  # B41 F17
    workplace, order = site
    workplace.repairs.note(order, replace(FUSE, quantity=6), "line-1")
    before = fingerprint(workplace)
    for draft, slot, code in (
        (replace(FUSE, quantity=7), "line-1", "van_short"),
        (FUSE, "line-2", "van_short"),
        (replace(FUSE, quantity=-5), "line-3", "not_negative"),
        (replace(FUSE, part="P-3001"), "line-1", "part_fixed"),
    ):
        with pytest.raises(Invalid) as refusal:
            workplace.repairs.note(order, draft, slot)
        assert codes(refusal) == [code]
    assert fingerprint(workplace) == before


@settings(max_examples=6, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), st.integers(-2, 8)), min_size=4, max_size=12))
def test_the_van_never_owes(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory,
                            acts: list[tuple[str, int]]) -> None:  # B41  # fmt: skip
    workplace, order = prepared.open("in_repair", tmp_path_factory.mktemp("stock") / "data")
    act_as(workplace, "wulei")
    used: dict[str, int] = {}
    for slot, quantity in acts:
        try:
            workplace.repairs.note(order, replace(FUSE, quantity=quantity), slot)
            used[slot] = quantity
        except Invalid:
            pass
        assert stock(workplace) == 6 - sum(used.values()) >= 0
    workplace.close()


def test_what_is_put_back_goes_to_the_van_it_came_from(site: tuple[Workplace, Id]) -> None:  # B41
    workplace, order = site
    workplace.repairs.note(order, replace(FUSE, quantity=2), "line-1")
    workplace.repairs.do(order, "hand_over", planning.HandOverDraft("zhaoqiang", "下班", "已换保险"))
    act_as(workplace, "zhaoqiang")
    workplace.repairs.do(order, "accept")
    for check in ("information", "tools", "spares", "documents", "customer"):
        draft = onsite.PreDepartureDraft(check, True, "马骏", workplace.context.now())
        workplace.repairs.note(order, draft, check)
    workplace.repairs.do(order, "depart")
    workplace.repairs.do(order, "arrive", onsite.ArrivalDraft(True, True, True, "BX-V200", stories.OLD_TERMINAL))
    workplace.repairs.do(order, "start_work", onsite.ConditionDraft("normal", "normal"))
    workplace.repairs.note(order, replace(FUSE, quantity=0), "line-1")
    assert (stock(workplace), stock(workplace, "QD01-VAN-ZQ")) == (6, 10)


def test_a_part_from_elsewhere_moves_no_stock_and_needs_a_word(site: tuple[Workplace, Id]) -> None:  # F17 B32
    workplace, order = site
    workplace.repairs.note(order, replace(FUSE, part="第三方天线"), "line-9")
    missing = [p.code for p in workplace.orders.leave_check(order).must]
    assert "foreign_part" in missing
    workplace.repairs.note(order, VERBAL)
    assert "foreign_part" not in [p.code for p in workplace.orders.leave_check(order).must]
    act_as(workplace, "sunli")
    (task,) = workplace.follow_ups.open()
    assert (task.kind, task.text) == ("confirm_verbal", "用第三方天线")


def test_waiting_for_a_part_that_is_ordered(site: tuple[Workplace, Id]) -> None:  # B32
    workplace, order = site
    workplace.repairs.do(order, "wait", onsite.WaitingDraft("part", "P-2001", True, None, "天线缺货，已订"))
    assert status_of(workplace, order) == "waiting"
    with pytest.raises(Refused) as refusal:
        workplace.repairs.note(order, FUSE, "line-1")
    assert codes(refusal) == ["wrong_state"]
    workplace.repairs.do(order, "resume")
    assert [t.step for t in workplace.orders.view(order).transitions[-2:]] == ["wait", "resume"]


def test_all_that_is_missing_is_said_at_once_with_its_place(prepared: Prepared, tmp_path: Path) -> None:  # B25 F28
    workplace, order = prepared.open("swapped", tmp_path / "data")
    act_as(workplace, "wulei")
    check = workplace.orders.leave_check(order)
    assert {(p.field, p.code) for p in check.must} == {
        ("diagnosis", "diagnosis_missing"), ("label", "label_not_fixed"), ("checklist", "checklist_open"),
        ("platform", "platform_missing"), ("completion", "completion_missing"),
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(order, "finish")
    assert {(p.field, p.code) for p in refusal.value.problems} == {(p.field, p.code) for p in check.must}
    assert "swap" in check.done


def test_nothing_is_missing_when_all_is_recorded(prepared: Prepared, tmp_path: Path) -> None:  # F28
    workplace, order = prepared.open("worked", tmp_path / "data")
    act_as(workplace, "wulei")
    assert workplace.orders.leave_check(order).must == ()


def test_no_network_leaves_a_task_for_the_next_morning(prepared: Prepared, tmp_path: Path) -> None:  # F25
    workplace, order = prepared.open("worked", tmp_path / "data")
    act_as(workplace, "wulei")
    workplace.repairs.note(order, platform.PlatformCheckDraft("unchecked", reason="地下车库无网络"))
    workplace.repairs.do(order, "finish")
    (task,) = workplace.follow_ups.open()
    assert (task.kind, task.text) == ("platform_check", "地下车库无网络")
    assert task.due_at.astimezone(stories.ZONE).strftime("%m-%d %H:%M") == "11-19 09:00"
    with pytest.raises(Refused) as refusal:
        workplace.follow_ups.settle(task.id, "好了")
    assert codes(refusal) == ["settles_platform_check"]
    workplace.repairs.note(order, stories.good_platform_check(workplace.context.now()))
    assert workplace.follow_ups.open() == []


def test_no_network_said_only_at_sign_off_leaves_the_task_too(prepared: Prepared, tmp_path: Path) -> None:  # F25
    workplace, order = prepared.open("to_sign", tmp_path / "data")
    act_as(workplace, "wulei")
    workplace.repairs.note(order, platform.PlatformCheckDraft("unchecked", reason="平台维护"))
    workplace.repairs.note(order, signoff.FeedbackDraft("refused"))
    workplace.repairs.note(order, signoff.AcceptanceDraft("satisfied", "ink", "马骏"))
    for who in ("customer", "technician"):
        workplace.repairs.note(order, stories.ink(who), who)
    workplace.repairs.do(order, "sign_off")
    assert status_of(workplace, order) == "signed"
    assert [task.kind for task in workplace.follow_ups.open()] == ["platform_check"]


def test_the_third_dissatisfaction_proposes_a_replacement(prepared: Prepared, tmp_path: Path) -> None:  # F21 F22
    workplace, order = prepared.open("to_sign", tmp_path / "data")
    act_as(workplace, "wulei")
    for count in (1, 2, 3):
        workplace.repairs.do(order, "rework", signoff.DissatisfiedDraft(f"第{count}次仍掉线"))
        view = workplace.orders.view(order)
        assert (view.status, view.facts.reworks) == ("in_repair", count)
        proposed = [p.code for p in workplace.orders.leave_check(order).later if p.field == "completion"]
        assert proposed == (["replace_rather"] if count == 3 else [])
        workplace.repairs.do(order, "finish")
    reasons = [t.reason for t in workplace.orders.view(order).transitions if t.step == "rework"]
    assert reasons == ["第1次仍掉线", "第2次仍掉线", "第3次仍掉线"]
    workplace.repairs.do(order, "refer_replacement", planning.ReasonDraft("三次维修未愈"))
    assert status_of(workplace, order) == "to_replace"


def test_the_situation_goes_to_the_supervisor_and_is_read(site: tuple[Workplace, Id]) -> None:  # B42
    workplace, order = site
    workplace.repairs.note(order, onsite.SituationDraft("车辆线束严重老化", "sunli"))
    act_as(workplace, "sunli")
    (task,) = workplace.follow_ups.open()
    assert (task.kind, task.text) == ("situation", "车辆线束严重老化")
    workplace.repairs.note(order, onsite.SituationReadDraft("已阅"))
    assert workplace.follow_ups.open() == []


def test_the_checklist_keeps_the_version_it_was_begun_with(site: tuple[Workplace, Id]) -> None:  # F16
    workplace, order = site
    items = workplace.orders.view(order).checklist["items"]
    workplace.answers.answer(order, [stories.answer_for(items[0])])
    begun = workplace.orders.view(order).facts.get(onsite.ChecklistStartDraft)
    assert begun is not None and begun.version == workplace.orders.view(order).checklist["version"]


def test_customers_wishes_stand_on_the_order(site: tuple[Workplace, Id]) -> None:  # T36
    workplace, order = site
    assert "防静电服" in workplace.orders.view(order).customer.preference


@pytest.mark.parametrize(("on_site", "expected"), [("客户再购10台", "客户再购10台"), ("", "来电时问价")])
def test_what_the_customer_lets_drop_reaches_the_company(  # B07
    on_site: str, expected: str, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("worked", tmp_path / "data")
    act_as(workplace, "wulei")
    diagnosis = workplace.orders.view(order).facts.get(onsite.DiagnosisDraft)
    assert diagnosis is not None
    write_entry(workplace, order, replace(stories.intake(), market_note="来电时问价"))
    write_entry(workplace, order, replace(diagnosis, market_note=on_site))
    assert workplace.sheets.record(order)["market_note"] == expected


@pytest.mark.parametrize(("tidy", "firm"), [(False, True), (True, False)])
def test_an_untidy_or_loose_unit_stays_on_site(  # B23 F26 F27
    tidy: bool, firm: bool, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("worked", tmp_path / "data")
    act_as(workplace, "wulei")
    workplace.repairs.note(order, onsite.CompletionDraft(True, tidy, firm, "repaired"))
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(order, "finish")
    assert codes(refusal) == ["standard_open"]


def test_each_fee_line_says_its_rule(prepared: Prepared, tmp_path: Path) -> None:  # F55
    workplace, order = prepared.open("worked", tmp_path / "data")
    act_as(workplace, "wulei")
    for line in workplace.orders.view(order).charges.lines:
        assert known(f"money_rule.{line.rule.code}") and "…" not in line.rule.said("en"), line


@pytest.mark.parametrize(
    ("areas", "overall", "expected"),
    [({"installation": 5, "training": "na"}, 5, []), ({"system": 6}, 4, ["unknown_choice"]), ({}, 0, ["required"]),
     ({}, 2, ["required"])],
)  # fmt: skip
def test_five_areas_are_rated_one_to_five_or_not_at_all(  # T30 F20
    areas: dict[str, object], overall: int, expected: list[str]
) -> None:
    draft = signoff.FeedbackDraft(respondent="马骏", areas=areas, overall=overall)
    assert [problem.code for problem in draft.problems()] == expected

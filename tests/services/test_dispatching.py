"""Sending somebody: emergency, outsourcing, warnings, due times, overdue, refusal, hand-over, cancellation."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.errors import Invalid, Refused
from fieldtech.model.base import Id
from fieldtech.model.customers import Site
from fieldtech.model.drafts import intake, planning
from fieldtech.model.drafts.onsite import ArrivalDraft, PartLineDraft, PickListDraft
from fieldtech.services.orders import OrderQuery
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, set_order, status_of, write_entry

CALL = stories.intake()
SLOT = stories.CALL.replace(hour=13, minute=30)
ASSIGN = planning.AssignDraft(("wulei",), "own", SLOT, SLOT + timedelta(hours=2), "B")
VERBAL = planning.VerbalDraft("sunli", "phone", stories.CALL, "先派工后补批", "同意", "work")
CANCEL = planning.CancelDraft("客户取消", True)


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=stories.ZONE)  # type: ignore[arg-type]


@pytest.fixture
def approved(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    workplace, order = prepared.open("approved", tmp_path / "data")
    act_as(workplace, "zhenghao")
    return workplace, order


def emergency_at(prepared: Prepared, folder: Path, at: datetime) -> tuple[Workplace, Id]:
    workplace = prepared.demo(folder)
    stories.clock_of(workplace).set(at)
    act_as(workplace, "zhoumin")
    urgent = replace(CALL, at=at, emergency=True, emergency_reason="危货车停在高速上")
    order = workplace.repairs.register(urgent).id
    act_as(workplace, "zhenghao")
    workplace.repairs.note(order, replace(VERBAL, at=at))
    workplace.repairs.do(order, "assign_emergency", replace(ASSIGN, slot_from=at, slot_to=at + timedelta(hours=2)))
    return workplace, order


# emergency


@pytest.mark.parametrize(
    ("at", "due"),
    [(local(2026, 11, 18, 9, 12), local(2026, 11, 19, 9, 12)), (local(2026, 11, 20, 16, 0), local(2026, 11, 23, 16, 0)),
     (local(2026, 11, 21, 22, 0), local(2026, 11, 23, 17, 30))],
    ids=["wednesday", "over the weekend", "saturday night"],
)  # fmt: skip
def test_an_emergency_starts_first_and_owes_approval_and_note(  # T10 T27 B32 D18
    at: datetime, due: datetime, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = emergency_at(prepared, tmp_path / "data", at)
    assert status_of(workplace, order) == "assigned"
    owed = {row.kind: row for row in workplace.follow_ups.open(mine=False)}
    assert set(owed) == {"late_approval", "liaison_note", "confirm_verbal"}
    assert {row.due_at.astimezone(stories.ZONE) for row in owed.values()} == {due}
    assert (owed["late_approval"].login, owed["liaison_note"].role) == ("sunli", "DI")
    assert not any(row.overdue for row in owed.values())
    stories.clock_of(workplace).set(due + timedelta(minutes=1))
    assert all(row.overdue for row in workplace.follow_ups.open(mine=False))


def test_an_emergency_has_due_times_from_the_assignment(prepared: Prepared, tmp_path: Path) -> None:  # T35
    workplace, order = emergency_at(prepared, tmp_path / "data", local(2026, 11, 18, 9, 12))
    view = workplace.orders.view(order)
    assert view.due_depart == local(2026, 11, 18, 11, 12)


def test_a_cancelled_emergency_owes_nothing(prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = emergency_at(prepared, tmp_path / "data", stories.CALL)
    act_as(workplace, "sunli")
    workplace.repairs.do(order, "cancel_approved", CANCEL)
    assert workplace.follow_ups.open(mine=False) == [] and workplace.orders.to_approve() == []


# outsourcing, warnings


def test_outsourcing_has_its_consent_on_the_record(approved: tuple[Workplace, Id]) -> None:  # B33
    workplace, order = approved
    draft = replace(ASSIGN, technicians=("haitong",), staff_kind="contractor", consent_by="sunli",
                    consent_at=stories.CALL, consent_reason="技术员都在外",
                    confirmed=("own_technicians_free", "crew_unqualified"))  # fmt: skip
    free = workplace.repairs.check(order, "assign", replace(draft, confirmed=()))
    named = next(p for p in free if p.code == "own_technicians_free")
    assert named.severity == "warning" and named.params == {"names": "吴磊"}
    workplace.repairs.do(order, "assign", draft)
    view = workplace.orders.view(order)
    assert (view.facts.staff_kind, view.facts.technicians) == ("contractor", ("haitong",))
    assert view.facts.get(planning.AssignDraft) == draft


def test_no_warning_when_all_own_technicians_are_away(approved: tuple[Workplace, Id]) -> None:  # B33
    workplace, order = approved
    other = stories.order_in(workplace, "approved")
    act_as(workplace, "zhenghao")
    workplace.repairs.do(other, "assign", ASSIGN)
    draft = replace(ASSIGN, technicians=("haitong",), staff_kind="contractor")
    codes = {p.code for p in workplace.repairs.check(order, "assign", draft)}
    assert "own_technicians_free" not in codes


@pytest.mark.parametrize(
    ("start", "end", "clash"),
    [(0, 2, True), (1, 3, True), (-1, 1, True), (2, 4, False), (-2, 0, False), (-1, 4, True)],
)
def test_two_orders_overlap_when_their_times_meet(  # B18
    start: int, end: int, clash: bool, approved: tuple[Workplace, Id]
) -> None:
    workplace, order = approved
    other = stories.order_in(workplace, "approved")
    act_as(workplace, "zhenghao")
    workplace.repairs.do(other, "assign", ASSIGN)
    draft = replace(ASSIGN, slot_from=SLOT + timedelta(hours=start), slot_to=SLOT + timedelta(hours=end))
    problems = workplace.repairs.check(order, "assign", draft)
    assert [p.code for p in problems] == (["crew_overlap"] if clash else [])
    if clash:
        assert problems[0].params["orders"] == workplace.orders.view(other).number


def test_the_second_of_a_crew_is_looked_at_too(approved: tuple[Workplace, Id]) -> None:  # B18
    workplace, order = approved
    other = stories.order_in(workplace, "approved")
    act_as(workplace, "zhenghao")
    workplace.repairs.do(other, "assign", replace(ASSIGN, technicians=("wulei", "zhaoqiang")))
    problems = workplace.repairs.check(order, "assign", replace(ASSIGN, technicians=("zhaoqiang",)))
    assert [p.code for p in problems] == ["crew_overlap"]


def test_a_crew_sees_its_order_in_list_and_day(approved: tuple[Workplace, Id]) -> None:  # B18
    workplace, order = approved
    workplace.repairs.do(order, "assign", replace(ASSIGN, technicians=("wulei", "zhaoqiang")))
    for login in ("wulei", "zhaoqiang"):
        act_as(workplace, login)
        assert [row.id for row in workplace.orders.page(OrderQuery(filter="mine")).rows] == [order]
        assert workplace.orders.counts(("mine",)) == {"mine": 1}
        assert [stop.id for stop in workplace.day.stops()] == [order]
    act_as(workplace, "zhenghao")
    for name in ("吴磊", "赵强"):
        assert [row.id for row in workplace.orders.page(OrderQuery(name)).rows] == [order]
    act_as(workplace, "qianwei")
    assert workplace.orders.page(OrderQuery(filter="all")).rows == ()


def test_the_most_suitable_come_first(approved: tuple[Workplace, Id]) -> None:  # B18
    workplace, order = approved
    found = workplace.dispatch.candidates(order, SLOT, SLOT + timedelta(hours=2))
    assert found[0].login == "wulei"
    assert found[0].same_centre and found[0].skilled and not found[0].parts_missing
    assert found[-1].role == "EX"


def test_a_refused_order_belongs_to_nobody(prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = prepared.open("assigned", tmp_path / "data")
    act_as(workplace, "wulei")
    workplace.repairs.do(order, "refuse", planning.ReasonDraft("车辆故障"))
    assert workplace.orders.page(OrderQuery(filter="all")).rows == ()
    act_as(workplace, "zhenghao")
    view = workplace.orders.view(order)
    assert (view.status, view.technician, view.facts.technicians, view.slot_from) == ("approved", "", (), None)
    workplace.repairs.do(order, "assign", replace(ASSIGN, technicians=("zhaoqiang",)))
    assert workplace.orders.view(order).facts.technicians == ("zhaoqiang",)


# due times


@pytest.mark.parametrize(
    ("site_class", "depart", "arrive"),
    [
        ("A", local(2026, 11, 18, 10, 55), local(2026, 11, 18, 13, 55)),
        ("B", local(2026, 11, 18, 11, 55), local(2026, 11, 19, 8, 55)),
        ("C", local(2026, 11, 19, 17, 30), local(2026, 11, 20, 9, 55)),
    ],
)
def test_due_times_by_site_class(  # A27 T35
    site_class: str, depart: datetime, arrive: datetime, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("plan_to_confirm", tmp_path / "data")
    set_order(workplace, order, site_class=site_class)
    stories.clock_of(workplace).set(local(2026, 11, 18, 10, 40))  # written down later than it was agreed
    act_as(workplace, "zhoumin")
    promised = stories.CALL + timedelta(hours=5)
    agreed = local(2026, 11, 18, 9, 55)
    workplace.repairs.do(order, "submit", planning.ToldDraft("马骏", "phone", agreed, True, promised))
    view = workplace.orders.view(order)
    assert view.due_depart and view.due_arrive
    assert view.due_depart.astimezone(stories.ZONE) == depart
    assert view.due_arrive.astimezone(stories.ZONE) == arrive


def test_another_class_at_the_assignment_still_counts_from_the_agreement(  # A27 T35
    approved: tuple[Workplace, Id],
) -> None:
    workplace, order = approved
    told = workplace.orders.view(order).facts.get(planning.ToldDraft)
    assert told is not None and told.at is not None
    stories.later(workplace, 90)
    workplace.repairs.do(order, "assign", replace(ASSIGN, site_class="A"))
    view = workplace.orders.view(order)
    assert (view.site_class, view.due_depart) == ("A", told.at + timedelta(hours=1))


def test_the_site_gives_the_class(prepared: Prepared, tmp_path: Path) -> None:  # T35
    workplace = prepared.demo(tmp_path / "data")
    act_as(workplace, "admin")
    with workplace.context.reading() as session:
        row = session.scalars(select(Site).where(Site.number == f"{CALL.customer}-1")).one()
    draft = workplace.masters.get("sites", row.id)
    workplace.masters.save("sites", row.id, replace(draft, site_class="A"))  # type: ignore[call-arg]
    act_as(workplace, "zhoumin")
    order = workplace.repairs.register(replace(CALL, site=row.number)).id
    assert workplace.orders.view(order).site_class == "A"
    workplace.repairs.note(order, CALL)
    assert workplace.orders.view(order).site_class == "B"
    with pytest.raises(Invalid) as refusal:
        workplace.repairs.register(replace(CALL, site="C001-1"))
    assert [(p.field, p.code) for p in refusal.value.problems] == [("site", "not_this_customers_site")]


@pytest.mark.parametrize(
    ("state", "minutes", "overdue"),
    [("accepted", -1, False), ("accepted", 1, True), ("departed", 1, False), ("arrived", 1, False)],
)
def test_late_is_who_should_have_left(  # B09
    state: str, minutes: int, overdue: bool, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open(state, tmp_path / "data")
    now = workplace.context.now()
    set_order(workplace, order, due_depart=now - timedelta(minutes=minutes), due_arrive=now + timedelta(hours=4))
    act_as(workplace, "zhenghao")
    assert workplace.orders.view(order).overdue == overdue
    assert [row.id for row in workplace.orders.page(OrderQuery(filter="overdue")).rows] == ([order] if overdue else [])
    assert workplace.orders.counts(("overdue",)) == {"overdue": int(overdue)}


def test_late_is_who_should_have_arrived(prepared: Prepared, tmp_path: Path) -> None:  # B09
    workplace, order = prepared.open("departed", tmp_path / "data")
    act_as(workplace, "zhenghao")
    due = workplace.orders.view(order).due_arrive
    assert due is not None
    stories.clock_of(workplace).set(due + timedelta(minutes=1))
    (row,) = workplace.orders.page(OrderQuery(filter="overdue")).rows
    assert row.overdue


def test_the_first_arrival_counts(prepared: Prepared, tmp_path: Path) -> None:  # B40
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    first = workplace.orders.view(order).arrived_at
    workplace.repairs.do(order, "hand_over", planning.HandOverDraft("zhaoqiang", "交接", "等件"))
    act_as(workplace, "zhaoqiang")
    workplace.repairs.do(order, "accept")
    stories.later(workplace, 300)
    stories.depart(workplace, order)
    workplace.repairs.do(order, "arrive", ArrivalDraft(True, True, True, "BX-V200", stories.OLD_TERMINAL))
    assert workplace.orders.view(order).arrived_at == first


# on the way


def test_what_is_taken_along_is_written_down_at_departure(prepared: Prepared, tmp_path: Path) -> None:  # B20 F13
    workplace, order = prepared.open("departed", tmp_path / "data")
    act_as(workplace, "wulei")
    lines = workplace.dispatch.pick_list(order)
    assert [(line.code, line.wanted, line.have, line.short) for line in lines] == [
        ("P-1001", 1, 1, False), ("P-5001", 1, 1, False),
    ]  # fmt: skip
    taken = workplace.orders.view(order).facts.get(PickListDraft)
    assert taken == PickListDraft((stories.NEW_TERMINAL,), (stories.NEW_SIM,))


def test_what_the_van_lacks_is_short(prepared: Prepared, tmp_path: Path) -> None:  # B20
    workplace, order = prepared.open("assigned", tmp_path / "data")
    plan = planning.PlanDraft("上门", 60, 0, (planning.PartNeed("P-4001", 1), planning.PartNeed("P-3002", 7)))
    write_entry(workplace, order, plan)
    act_as(workplace, "wulei")
    assert [(line.code, line.have, line.short) for line in workplace.dispatch.pick_list(order)] == [
        ("P-4001", 0, True), ("P-3002", 6, True),
    ]  # fmt: skip


# hand-over and cancellation


def test_the_next_technician_takes_over(prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    workplace.repairs.note(order, PartLineDraft("P-3001", "", 1, "worn", True), "line-1")
    workplace.repairs.do(order, "hand_over", planning.HandOverDraft("zhaoqiang", "下班", "已查电源"))
    assert workplace.orders.page(OrderQuery(filter="mine")).rows == ()
    act_as(workplace, "zhaoqiang")
    view = workplace.orders.view(order)
    assert (view.status, view.technician, view.van) == ("assigned", "zhaoqiang", "QD01-VAN-ZQ")
    assert view.facts.get(planning.HandOverDraft) == planning.HandOverDraft("zhaoqiang", "下班", "已查电源")
    workplace.repairs.do(order, "accept")


@pytest.mark.parametrize(
    ("state", "login", "step", "allowed"),
    [
        ("to_approve", "zhenghao", "cancel", True),
        ("to_approve", "sunli", "cancel", False),
        ("approved", "zhenghao", "cancel", False),
        ("approved", "zhenghao", "cancel_approved", False),
        ("departed", "sunli", "cancel_approved", True),
        ("arrived", "sunli", "cancel_approved", False),
    ],
)
def test_who_may_cancel_before_and_after_approval(
    state: str, login: str, step: str, allowed: bool, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open(state, tmp_path / "data")
    act_as(workplace, login)
    if allowed:
        workplace.repairs.do(order, step, CANCEL)
        assert status_of(workplace, order) == "cancelled"
        assert workplace.orders.view(order).slot_from is None
        return
    with pytest.raises(Refused):
        workplace.repairs.do(order, step, CANCEL)
    assert status_of(workplace, order) == state


def test_a_cancelled_order_is_left_alone(prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = prepared.open("triage", tmp_path / "data")
    act_as(workplace, "zhenghao")
    workplace.repairs.do(order, "cancel", CANCEL)
    assert workplace.repairs.steps(order) == ()
    with pytest.raises(Refused):
        workplace.repairs.note(order, intake.TriageDraft("hardware", 2, "quality", "onsite"))

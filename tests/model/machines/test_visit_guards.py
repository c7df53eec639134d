"""Every guard of a visit: what it refuses, what it lets pass; facts alone, no database (states 4.3)."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.drafts.visits import (
    MoveVisitDraft,
    NextDateDraft,
    NoticeDraft,
    SkipDraft,
    VisitDoneDraft,
    VisitStartDraft,
)
from fieldtech.model.facts import Actor, Facts, Recorded
from fieldtech.model.guards import GUARDS
from fieldtech.model.guards import visit as guards
from fieldtech.model.machines.visit import MAINTENANCE
from fieldtech.model.visit_facts import FindingFact, ObjectFact, VisitFacts
from fieldtech.services.steps import landing

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
TODAY, DUE, NEXT = date(2026, 11, 18), date(2026, 11, 30), date(2027, 2, 28)
TANK = ObjectFact("a", 1, "E01", "equipment", "done")
WRONG = replace(TANK, wrong=("CM-12",))
CAR = ObjectFact("b", 2, "鲁B7Q216", "vehicle", "working", (("GQ-01", "answer"),))
VISIT = VisitFacts(DUE, DUE, TODAY, ZONE, 7, objects=(TANK,), computed=NEXT)
TOLD = NoticeDraft("马骏", "phone", NOW, DUE)
HAZARD = FindingFact("f", 1, "a", "E01", "CM-12", "厚度 210", "handled", hazard=True, told=True)


def facts(draft: Draft | None = None, *written: Draft, visit: VisitFacts = VISIT, **more: Any) -> Facts:
    """``written`` are entries, the last of them the newest."""
    entries = {(one.kind, ""): Recorded(one, NOW + timedelta(minutes=n), "x") for n, one in enumerate(written)}
    known = Facts("noticed", Actor("zhenghao", "DI"), NOW, kind="maintenance", visit=visit, entries=entries)
    return replace(known, draft=draft, **more)


def of(**changes: Any) -> VisitFacts:
    return replace(VISIT, **changes)


def on(day: date, hour: int = 9) -> AssignDraft:
    start = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)
    return AssignDraft(("wulei",), "own", start, start + timedelta(hours=3), "B")


def told(**changes: Any) -> NoticeDraft:
    return replace(TOLD, **changes)


@dataclass(frozen=True)
class Case:
    guard: str
    name: str
    facts: Facts
    codes: tuple[str, ...] = ()


WISH, OURS = MoveVisitDraft(DUE, "客户停产", "customer"), MoveVisitDraft(DUE, "人手不够", "us")
LATE = NOW + timedelta(days=10)  # told on the 28th, two days before
TAKEN, BACK = MoveVisitDraft(DUE, "改期", "us", TODAY), MoveVisitDraft(TODAY, "撤销", "us")
MOVED, MOVER, SENDER = replace(VISIT, moved_by="x"), Actor("x", "CS"), Actor("x", "DI")
SENT = replace(VISIT, sent_by="x")
CASES = (
    # F30: who, how, when, at least N days before
    Case("notice_given", "nothing said", facts(), ("notice_missing",)),
    Case("notice_given", "told twelve days before", facts(TOLD)),
    Case("notice_given", "by nobody", facts(told(person=" ")), ("required",)),
    Case("notice_given", "in no known way", facts(told(how="dove")), ("unknown_choice",)),
    Case("notice_given", "of no day", facts(told(day=None)), ("required",)),
    Case("notice_given", "tomorrow", facts(told(at=NOW + timedelta(hours=1))), ("in_future",)),
    Case("notice_given", "of another day", facts(told(day=date(2026, 12, 1))), ("notice_other_day",)),
    Case("notice_given", "exactly so many days before",
         facts(told(day=date(2026, 11, 25)), visit=of(due_on=date(2026, 11, 25)))),
    Case("notice_given", "a day too late",
         facts(told(day=date(2026, 11, 24)), visit=of(due_on=date(2026, 11, 24))), ("notice_too_late",)),
    Case("notice_given", "late in the evening it is the next day here",
         facts(told(at=datetime(2026, 11, 17, 17, tzinfo=UTC), day=date(2026, 11, 24)),
               visit=of(due_on=date(2026, 11, 24))), ("notice_too_late",)),
    Case("notice_given", "he agreed to sooner",
         facts(told(day=TODAY, agreed_sooner=True, reason="客户要求尽快"), visit=of(due_on=TODAY))),
    Case("notice_given", "he agreed, and nobody says why",
         facts(told(day=TODAY, agreed_sooner=True), visit=of(due_on=TODAY)), ("reason_needed",)),
    # nothing is scheduled without it
    Case("notice_kept", "nobody was told", facts(on(DUE)), ("notice_missing",)),
    Case("notice_kept", "as told", facts(on(DUE), TOLD)),
    Case("notice_kept", "another day than told", facts(on(date(2026, 12, 2)), TOLD), ("slot_other_day",)),
    Case("notice_kept", "too soon after the notice", facts(on(DUE), told(at=LATE)), ("notice_too_late",)),
    Case("notice_kept", "agreed", facts(on(DUE), told(at=LATE, agreed_sooner=True))),
    Case("notice_kept", "the day he wished for", facts(on(DUE), told(at=LATE), WISH)),
    Case("notice_kept", "the day we wished for", facts(on(DUE), told(at=LATE), OURS), ("notice_too_late",)),
    Case("notice_kept", "told again after his wish", facts(on(DUE), WISH, told(at=LATE)), ("notice_too_late",)),
    Case("day_told", "the day he was told", facts(None, TOLD)),
    Case("day_told", "another one", facts(None, told(day=TODAY)), ("told_other_day",)),
    Case("day_told", "the one he wished for since", facts(None, told(day=TODAY), WISH)),
    Case("day_told", "the one we wished for since", facts(None, told(day=TODAY), OURS), ("told_other_day",)),
    # moved and skipped
    Case("moved_with_reason", "nothing said", facts(), ("reason_needed",)),
    Case("moved_with_reason", "to a day with a reason", facts(MoveVisitDraft(date(2026, 12, 3), "客户停产"))),
    Case("moved_with_reason", "without a reason", facts(MoveVisitDraft(date(2026, 12, 3), "x")), ("reason_needed",)),
    Case("moved_with_reason", "to no day", facts(MoveVisitDraft(None, "客户停产")), ("required",)),
    Case("moved_with_reason", "into the past", facts(MoveVisitDraft(date(2026, 11, 17), "客户停产")),
         ("new_date_in_past",)),
    Case("moved_with_reason", "to the day it has", facts(MoveVisitDraft(DUE, "客户停产")), ("visit_same_day",)),
    Case("moved_with_reason", "nobody's wish", facts(MoveVisitDraft(date(2026, 12, 3), "停产", "nobody")),
         ("unknown_choice",)),
    Case("moved_just_now", "by who moved it", facts(BACK, TAKEN, visit=MOVED, actor=MOVER)),
    Case("moved_just_now", "by another", facts(BACK, TAKEN, visit=MOVED), ("move_not_undone",)),
    Case("moved_just_now", "somebody went on", facts(BACK, TAKEN, actor=MOVER), ("move_not_undone",)),
    Case("moved_just_now", "to a third day", facts(replace(BACK, day=NEXT), TAKEN, visit=MOVED, actor=MOVER),
         ("move_not_undone",)),
    Case("moved_just_now", "much later", facts(BACK, TAKEN, visit=MOVED, actor=MOVER, now=LATE), ("move_not_undone",)),
    Case("moved_just_now", "never moved", facts(BACK, visit=MOVED, actor=MOVER), ("move_not_undone",)),
    Case("assigned_just_now", "by who sent him", facts(None, on(DUE), visit=SENT, actor=SENDER)),
    Case("assigned_just_now", "by another", facts(None, on(DUE), visit=SENT), ("assignment_not_undone",)),
    Case("assigned_just_now", "somebody went on", facts(None, on(DUE), actor=SENDER),
         ("assignment_not_undone",)),
    Case("assigned_just_now", "much later", facts(None, on(DUE), visit=SENT, actor=SENDER, now=LATE),
         ("assignment_not_undone",)),
    Case("assigned_just_now", "nobody was sent", facts(visit=SENT, actor=SENDER), ("assignment_not_undone",)),
    Case("skipped_with_reason", "nothing said", facts(), ("reason_needed",)),
    Case("skipped_with_reason", "he expects us", facts(SkipDraft("设备停用")), ("customer_not_informed",)),
    Case("skipped_with_reason", "he knows", facts(SkipDraft("设备停用", True))),
    Case("skipped_with_reason", "he was never told", facts(SkipDraft("设备停用"), status="planned")),
    Case("skipped_with_reason", "without a reason", facts(SkipDraft(" ", True)), ("reason_needed",)),
    # B27
    Case("state_before", "not looked at", facts(), ("state_before_missing",)),
    Case("state_before", "equipment has no electrics", facts(VisitStartDraft("normal"))),
    Case("state_before", "a vehicle has", facts(VisitStartDraft("normal"), visit=of(objects=(CAR,))), ("required",)),
    Case("state_before", "a vehicle", facts(VisitStartDraft("normal", "normal"), visit=of(objects=(CAR,)))),
    Case("state_before", "of many each is looked at in its turn", facts(visit=of(objects=(TANK, CAR)))),
    Case("state_before", "damage is accepted and photographed", facts(VisitStartDraft("damaged", "", "凹陷", "马骏")),
         ("damage_photo_missing",)),
    Case("state_before", "damage with its photo",
         facts(VisitStartDraft("damaged", "", "凹陷", "马骏"), photo_slots=("a/damage",))),
    Case("state_before", "damage that nobody accepted", facts(VisitStartDraft("damaged", "", "凹陷"),
                                                               photo_slots=("body",)), ("required",)),
    # every question, every 异常 with its handling and photo
    Case("objects_answered", "all", facts()),
    Case("objects_answered", "one is open", facts(visit=of(objects=(TANK, CAR))), ("visit_items_open",)),
    Case("objects_answered", "each kind of gap is said once",
         facts(visit=of(objects=(replace(CAR, gaps=(("1", "answer"), ("2", "answer"), ("3", "points"), ("4", "note"),
                                                    ("5", "photo"))),))),
         ("visit_items_open", "visit_points_missing", "handling_missing", "visit_photo_missing")),
    Case("objects_answered", "what was not seen lacks nothing",
         facts(visit=of(objects=(TANK, replace(CAR, state="not_seen"))))),
    Case("objects_answered", "nothing was seen at all", facts(visit=of(objects=(replace(CAR, state="not_seen"),))),
         ("nothing_seen",)),
    # F32, T28
    Case("findings_said", "handled here and told", facts(visit=of(findings=(HAZARD,)))),
    Case("findings_said", "a hazard nobody told him of", facts(visit=of(findings=(replace(HAZARD, told=False),))),
         ("hazard_not_told",)),
    Case("findings_said", "a hazard left as it is", facts(visit=of(findings=(replace(HAZARD, state="open"),))),
         ("hazard_without_repair",)),
    Case("findings_said", "goes on as a repair", facts(visit=of(findings=(replace(HAZARD, state="repair"),)))),
    Case("findings_said", "no hazard may wait for the office",
         facts(visit=of(findings=(replace(HAZARD, state="open", hazard=False, told=False),)))),
    Case("findings_said", "an answer that was a mistake was no hazard",
         facts(visit=of(findings=(replace(HAZARD, state="corrected", told=False),)))),
    Case("findings_listed", "an inspection lists what is wrong", facts(visit=of(objects=(WRONG,)), kind="inspection"),
         ("wrong_without_finding",)),
    Case("findings_listed", "listed", facts(visit=of(objects=(WRONG,), findings=(HAZARD,)), kind="inspection")),
    Case("findings_listed", "a mistake that is wrong again is listed again",
         facts(visit=of(objects=(WRONG,), findings=(replace(HAZARD, state="corrected"),)), kind="inspection"),
         ("wrong_without_finding",)),
    Case("findings_listed", "in maintenance its handling is enough", facts(visit=of(objects=(WRONG,)))),
    Case("findings_ended", "each ended", facts(visit=of(findings=(HAZARD, replace(HAZARD, state="closed"))))),
    Case("findings_ended", "one is open", facts(visit=of(findings=(HAZARD, replace(HAZARD, state="open")))),
         ("findings_open",)),
    # F18
    Case("materials_complete", "nothing was used", facts()),
    Case("materials_complete", "used, told, with a reason", facts(None, PartLineDraft("P-7001", "", 1, "worn", True))),
    Case("materials_complete", "he does not know", facts(None, PartLineDraft("P-7001", "", 1, "worn")),
         ("customer_not_told",)),
    Case("materials_complete", "taken back", facts(None, PartLineDraft("P-7001", "", 0))),
    # F25 to F27, B23
    Case("standards_met", "not looked at", facts(), ("standards_missing",)),
    Case("standards_met", "clean, firm, working", facts(None, VisitDoneDraft(True, True, True))),
    Case("standards_met", "not clean", facts(None, VisitDoneDraft(True, False, True)), ("standard_open",)),  # B23
    Case("standards_met", "not working", facts(None, VisitDoneDraft(False, True, True)), ("standard_open",)),
    Case("standards_met", "its repair is still to come",
         facts(None, VisitDoneDraft(False, True, True), visit=of(findings=(replace(HAZARD, state="repair"),)))),
    # forms 2.5
    Case("next_date_said", "that of the cycle needs no word", facts()),
    Case("next_date_said", "the same", facts(None, NextDateDraft(NEXT))),
    Case("next_date_said", "another one has a reason", facts(None, NextDateDraft(date(2027, 2, 1))),
         ("next_reason_missing",)),
    Case("next_date_said", "with its reason", facts(None, NextDateDraft(date(2027, 2, 1), "春节前完成"))),
    Case("next_date_said", "today is not next", facts(None, NextDateDraft(TODAY, "春节前完成")), ("next_date_past",)),
    Case("next_date_said", "no day", facts(None, NextDateDraft(None, "春节前完成")), ("required",)),
    Case("next_date_said", "a plan that ends has none",
         facts(None, NextDateDraft(NEXT), visit=of(computed=None)), ("next_reason_missing",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.guard}-{case.name}")
def test_it_says_what_is_missing(case: Case) -> None:  # F30, F32, T28, B23
    assert tuple(problem.code for problem in GUARDS[case.guard](case.facts)) == case.codes


def test_every_guard_refuses_and_lets_pass() -> None:
    for name in guards.GUARDS:
        codes = [case.codes for case in CASES if case.guard == name]
        assert () in codes and any(codes), name


def test_every_guard_of_the_table_exists_and_is_used() -> None:
    used = {guard for step in MAINTENANCE.steps for guard in step.guards}
    assert set(guards.GUARDS) <= used <= set(GUARDS)


@pytest.mark.parametrize(
    ("status", "wished_by", "day", "lands"),
    [
        ("planned", "customer", 3, "planned"),  # he was never told who comes
        ("noticed", "customer", 3, "noticed"),
        ("assigned", "customer", 3, "noticed"),
        ("noticed", "us", 3, "planned"),
        ("assigned", "weather", 3, "planned"),
        ("noticed", "us", 30, "noticed"),  # back to the day he was told: the undo
        ("planned", "us", 30, "noticed"),
    ],
)
def test_where_a_moved_visit_lands(status: str, wished_by: str, day: int, lands: str) -> None:
    """F30: who names the day himself, or is back on the day he was told, need not be told again."""
    to = date(2026, 11, 30) if day == 30 else date(2026, 12, day)
    moved = facts(MoveVisitDraft(to, "改期", wished_by), TOLD, status=status, visit=of(due_on=date(2026, 12, 9)))
    assert landing(MAINTENANCE.step("move_visit"), moved) == lands

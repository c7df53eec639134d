"""Every guard of the install order: what it refuses, what it lets pass; facts alone, no database (states 4.1)."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.model.drafts.install import InstallArrivalDraft, InstallDraft, RescheduleDraft
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.facts import Actor, Facts, Recorded, RowFact
from fieldtech.model.guards import GUARDS
from fieldtech.model.guards import install as guards
from fieldtech.model.machines.install import INSTALL

NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
FORM = InstallDraft(place="黄岛", contact="王建国", phone="13912345678", model="BX-G100")
ROW = RowFact("a", 1, "鲁BD12345", "installed", plate="鲁BD12345", colour=94, vin="V1", has_driver=True)
OTHER = RowFact("b", 2, "VIN …000005", "waiting", vin="LZGJLDR40RX000005", has_driver=True)
TWO = AssignDraft(("zhaoqiang",), terminals=("BXB0001", "BXA0013"), sims=("1", "2"))
TOLD = RescheduleDraft("车辆未回", True, date(2026, 11, 25))


def facts(*rows: RowFact, form: InstallDraft | None = FORM, draft: Draft | None = None, **more: Any) -> Facts:
    entries = {("install", ""): Recorded(form, NOW, "zhenghao")} if form is not None else {}
    known = Facts("draft", Actor("zhenghao", "DI"), NOW, kind="install", entries=entries, rows=rows, draft=draft)
    return replace(known, **more)


@dataclass(frozen=True)
class Case:
    guard: str
    name: str
    facts: Facts
    codes: tuple[str, ...] = ()


def form(**fields: Any) -> InstallDraft:
    return replace(FORM, **fields)


LETTER = EvidenceDraft("written_request", "申请.pdf", "0" * 64, 9)


def with_file(file: EvidenceDraft) -> Facts:
    known = facts(form=form(task="removal"))
    return replace(known, entries={**known.entries, ("evidence", file.sha256): Recorded(file, NOW, "zhoumin")})


CASES = (
    Case("install_complete", "nothing written", facts(form=None), ("install_missing",)),
    Case("install_complete", "no place", facts(form=form(place=" ")), ("required",)),
    Case("install_complete", "a fee needs its reason", facts(form=form(fee_cents=8000)), ("required",)),  # B02
    Case("install_complete", "less than nothing", facts(form=form(fee_cents=-1)), ("not_negative",)),
    Case("install_complete", "a removal is asked for in writing", facts(form=form(task="removal")), ("required",)),
    Case("install_complete", "a trial ends", facts(form=form(task="trial")), ("required",)),  # A01
    Case("install_complete", "a trial is free",
         facts(form=form(task="trial", trial_until=date(2026, 12, 1), fee_cents=1, fee_reason="x")),
         ("trial_is_free",)),
    Case("install_complete", "an emergency has a reason", facts(form=form(emergency=True)), ("required",)),
    Case("install_complete", "unknown task", facts(form=form(task="polish")), ("unknown_choice",)),  # B06
    Case("install_complete", "a waiver has a reason", facts(form=form(waived=("request",))), ("required",)),
    Case("install_complete", "complete", facts()),
    Case("install_complete", "a removal", facts(form=form(task="removal", written_request="2026-11-10 传真"))),
    Case("has_rows", "none", facts(), ("no_vehicles",)),  # B11
    Case("has_rows", "one", facts(ROW)),
    Case("three_papers", "all missing", facts(), ("request_not_passed", "vehicle_list_missing")),  # B13
    Case("three_papers", "no driver", facts(replace(ROW, has_driver=False), request_passed=True),
         ("driver_data_missing",)),  # B12
    Case("three_papers", "waived without a reason", facts(ROW, form=form(waived=("request",))),
         ("request_not_passed",)),
    Case("three_papers", "waived with a reason",
         facts(replace(ROW, has_driver=False),
               form=form(waived=("request", "driver_data"), waiver_reason="老客户口头"))),
    Case("three_papers", "all there", facts(ROW, OTHER, request_passed=True)),
    Case("no_twins", "same plate and colour", facts(ROW, replace(OTHER, plate=ROW.plate, colour=94)),
         ("vehicle_twice",)),
    Case("no_twins", "same VIN", facts(ROW, replace(OTHER, vin="V1")), ("vehicle_twice",)),
    Case("no_twins", "same plate in another colour", facts(ROW, replace(OTHER, plate=ROW.plate, colour=1))),
    Case("no_twins", "two without a plate", facts(replace(ROW, plate=""), OTHER)),
    Case("moves_named", "from nowhere", facts(ROW, form=form(task="move")), ("row_source_missing",)),  # B06
    Case("moves_named", "each from another", facts(replace(ROW, source_known=True), form=form(task="move"))),
    Case("moves_named", "only a move asks", facts(ROW)),
    Case("removal_in_writing", "no file", facts(form=form(task="removal")), ("written_request_not_attached",)),
    Case("removal_in_writing", "another file", with_file(replace(LETTER, shows="other")),
         ("written_request_not_attached",)),
    Case("removal_in_writing", "withdrawn", with_file(replace(LETTER, withdrawn=True)),
         ("written_request_not_attached",)),
    Case("removal_in_writing", "the letter is there", with_file(LETTER)),
    Case("removal_in_writing", "only a removal asks", facts()),
    Case("promise_as_told", "later than told", facts(form=form(wanted_by=date(2026, 11, 26)),
                                                     told_day=date(2026, 11, 25)), ("later_than_told",)),  # P24
    Case("promise_as_told", "as told", facts(form=form(wanted_by=date(2026, 11, 25)), told_day=date(2026, 11, 25))),
    Case("visit_planned_well", "over already", facts(draft=replace(TWO, slot_to=NOW - timedelta(minutes=1))),
         ("slot_in_past",)),
    Case("visit_planned_well", "a Sunday", facts(draft=TWO, slot_off="2026-11-22"), ("slot_day_off",)),
    Case("visit_planned_well", "tomorrow", facts(draft=replace(TWO, slot_to=NOW + timedelta(days=1)))),
    Case("terminals_enough", "one for two", facts(ROW, OTHER, in_stock=1), ("terminals_short",)),
    Case("terminals_enough", "nothing is needed to remove", facts(ROW, form=form(task="removal"), in_stock=0)),
    Case("terminals_enough", "two for two", facts(ROW, OTHER, in_stock=2)),
    Case("changed_after_return", "as it was", facts(entered_at=NOW + timedelta(minutes=1)),
         ("not_changed_since_return",)),
    Case("changed_after_return", "changed", facts(entered_at=NOW - timedelta(minutes=1))),
    Case("units_reserved", "one of two",
         facts(ROW, OTHER, draft=replace(TWO, terminals=("BXB0001",), sims=("1", "1"))),
         ("terminals_not_reserved", "sims_not_reserved")),
    Case("units_reserved", "all by number", facts(ROW, OTHER, draft=TWO)),
    Case("units_reserved", "a removal needs none",
         facts(ROW, form=form(task="removal"), draft=replace(TWO, terminals=(), sims=()))),
    Case("install_emergency", "not declared", facts(), ("emergency_not_declared",)),  # B33
    Case("install_emergency", "without a reason", facts(form=form(emergency=True), emergency=True),
         ("emergency_not_declared",)),
    Case("install_emergency", "declared", facts(form=form(emergency=True, emergency_reason="车队明早出车"),
                                                emergency=True)),
    Case("stock_issued", "still in the store", facts(not_issued=("BXA0013",)), ("units_not_issued",)),  # B20
    Case("stock_issued", "in the van", facts()),
    Case("yard_arrival", "nothing said", facts(), ("arrival_missing",)),
    Case("yard_arrival", "no card", facts(draft=InstallArrivalDraft(False, True)), ("tick_needed",)),
    Case("yard_arrival", "both", facts(draft=InstallArrivalDraft(True, True))),
    Case("row_condition", "not looked at", facts(ROW), ("condition_missing",)),  # B27
    Case("row_condition", "looked at", facts(replace(ROW, condition_recorded=True))),
    Case("rows_said", "one open", facts(ROW, OTHER), ("row_open",)),
    Case("rows_said", "each has a result", facts(ROW, replace(OTHER, state="rescheduled"))),
    Case("rows_complete", "fitted with a gap",
         facts(replace(ROW, state="installed_unchecked", open_points=("row_sim_missing",))), ("row_sim_missing",)),
    Case("rows_complete", "what was not fitted may lack all",
         facts(replace(OTHER, state="not_installed", open_points=("row_sim_missing",)))),
    Case("rows_verified", "one to be checked", facts(replace(ROW, state="installed_unchecked")),
         ("rows_unverified",)),
    Case("rows_verified", "all checked", facts(ROW, replace(OTHER, state="not_installed"))),
    Case("rescheduling_told", "nothing said", facts(), ("reason_needed",)),  # P24
    Case("rescheduling_told", "the customer does not know",
         facts(draft=replace(TOLD, customer_informed=False)), ("customer_not_informed",)),
    Case("rescheduling_told", "no new date", facts(draft=replace(TOLD, wanted_by=None)), ("required",)),
    Case("rescheduling_told", "to a day gone by", facts(draft=replace(TOLD, wanted_by=date(2026, 11, 17))),
         ("new_date_in_past",)),
    Case("rescheduling_told", "the old date has passed", facts(draft=TOLD, promised_at=NOW - timedelta(hours=1)),
         ("told_after_old_date",)),
    Case("rescheduling_told", "told", facts(draft=TOLD, promised_at=NOW + timedelta(hours=1))),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.guard}: {case.name}")
def test_what_a_guard_says(case: Case) -> None:
    assert tuple(problem.code for problem in GUARDS[case.guard](case.facts)) == case.codes


def test_every_guard_has_a_case_it_refuses_and_one_it_lets_pass() -> None:
    assert {case.guard for case in CASES if case.codes} == set(guards.GUARDS)
    assert {case.guard for case in CASES if not case.codes} == set(guards.GUARDS)


def test_every_guard_of_an_install_order_is_asked_by_some_step() -> None:
    assert set(guards.GUARDS) <= {name for step in INSTALL.steps for name in step.guards}

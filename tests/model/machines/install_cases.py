"""Situations of the install order: for every step one that is taken, for every guard those it refuses (states 4.1)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import stories
from fieldtech.model.choices import PRE_DEPARTURE
from fieldtech.model.drafts import install, onsite, planning, signoff
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.model.facts import Actor, CrewFact, Facts, Recorded, RowFact, UnitFact
from fieldtech.model.machines.install import INSTALL
from fieldtech.model.machines.machine import Step

NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MANAGER = "sunli"
FORM = install.InstallDraft(place="黄岛", contact="王建国", phone="13912345678", model="BX-G100", emergency=True,
                            emergency_reason="车队明早出车")  # fmt: skip
DONE = RowFact("a", 1, "鲁BD12345", "installed", plate="鲁BD12345", colour=94, vin="V1", has_driver=True,
               condition_recorded=True, source_known=True)  # fmt: skip
ASSIGN = planning.AssignDraft(("zhaoqiang",), "own", NOW + HOUR, NOW + 3 * HOUR, "A", ("BXB0001",), ("8986",))
LETTER = EvidenceDraft("written_request", "申请.pdf", "0" * 64, 9)
REASON = planning.ReasonDraft("客户改期")

DRAFTS: dict[str, Draft | None] = {
    "hand_in": install.HandInDraft(), "hand_in_again": install.HandInDraft(), "approve": planning.ApprovalDraft("同意"),
    "return_order": REASON, "withdraw": REASON, "refuse": REASON, "assign": ASSIGN, "assign_emergency": ASSIGN,
    "arrive": install.InstallArrivalDraft(True, True), "rework": signoff.DissatisfiedDraft("线束外露"),
    "hand_over": planning.HandOverDraft("wulei", "另有急修", "已装一台"),
    "reschedule": install.RescheduleDraft("车辆未回", True, date(2026, 11, 25)),
    "cancel": planning.CancelDraft("客户取消", True), "cancel_approved": planning.CancelDraft("客户取消", True),
}  # fmt: skip
"""What is handed in with the step."""


def recorded(*drafts: Draft, at: datetime = NOW - HOUR) -> dict[tuple[str, str], Recorded]:
    """Entries by kind and slot."""
    slots = {onsite.PreDepartureDraft: "check", signoff.InkDraft: "who", EvidenceDraft: "sha256"}
    return {
        (draft.kind, str(getattr(draft, slots[type(draft)])) if type(draft) in slots else ""):
            Recorded(draft, at, "zhoumin") for draft in drafts
    }  # fmt: skip


def entries() -> dict[tuple[str, str], Recorded]:
    """Everything that any step looks for."""
    checks = [onsite.PreDepartureDraft(c, True, "王建国", NOW - HOUR) for c in PRE_DEPARTURE]
    verbal = planning.VerbalDraft(MANAGER, "phone", NOW - HOUR, "今晚出车", "同意")
    rated = signoff.FeedbackDraft(respondent="王建国", overall=5)
    before = recorded(FORM, LETTER, verbal, *checks, rated, signoff.AcceptanceDraft("satisfied", "ink", "王建国"))
    return before | recorded(stories.ink("technician"), stories.ink("customer"), at=NOW - HOUR / 2)


def passing(step: Step, role: str = "", state: str = "") -> Facts:
    """A situation in which the step is taken by that role from that state."""
    role = role or step.roles[0]
    login = "zhaoqiang" if role == "TE" else f"somebody_{role.lower()}"
    return Facts(
        state or step.sources[0], Actor(login, role), NOW, kind="install", created_by="zhoumin",
        technicians=("zhaoqiang",), staff_kind="contractor" if role == "DI" else "own", emergency=True,
        roles={MANAGER: "MG", "wulei": "TE"}, entries=entries(), rows=(DONE,), request_passed=True, in_stock=5,
        entered_at=NOW - 2 * HOUR, departed_at=NOW - HOUR, promised_at=NOW + 48 * HOUR, draft=DRAFTS.get(step.name),
        crew=(CrewFact("wulei" if step.name == "hand_over" else "zhaoqiang", "TE", True, skills=("BX-G100",)),),
        model_code="BX-G100",
    )  # fmt: skip


Break = Callable[[Facts], Facts]


def without(kind: str, slot: str = "") -> Break:
    """An entry is missing."""
    return lambda facts: replace(facts, entries={k: v for k, v in facts.entries.items() if k != (kind, slot)})


def having(**changes: Any) -> Break:
    """Other facts."""
    return lambda facts: replace(facts, **changes)


def form(**changes: Any) -> Break:
    """Another text of the order."""
    return lambda facts: replace(facts, entries={**facts.entries, **recorded(replace(FORM, **changes))})


def row(**changes: Any) -> Break:
    """The vehicle stands otherwise."""
    return having(rows=(replace(DONE, **changes),))


def assigned(**changes: Any) -> Break:
    """Another assignment is handed in."""
    return having(draft=replace(ASSIGN, **changes))


def owing(facts: Facts) -> Facts:
    """An amount is due."""
    return replace(facts, total_cents=8000)


def crew(**changes: Any) -> Break:
    """Another technician is named."""
    return having(crew=(replace(CrewFact("zhaoqiang", "TE", True, skills=("BX-G100",)), **changes),))


REFUSED: dict[str, tuple[tuple[Break, str], ...]] = {
    "install_complete": ((form(place=""), "required"), (without("install"), "install_missing")),
    "has_rows": ((having(rows=()), "no_vehicles"),),
    "three_papers": ((having(request_passed=False), "request_not_passed"),
                     (row(has_driver=False), "driver_data_missing")),
    "no_twins": ((having(rows=(DONE, replace(DONE, key="b", position=2))), "vehicle_twice"),),
    "moves_named": ((lambda f: row(source_known=False)(form(task="move")(f)), "row_source_missing"),),
    "removal_in_writing": ((lambda f: without("evidence", LETTER.sha256)(form(task="removal")(f)),
                            "written_request_not_attached"),),
    "terminals_enough": ((having(in_stock=0), "terminals_short"),),
    "promise_as_told": ((lambda f: replace(form(wanted_by=date(2026, 11, 26))(f), told_day=date(2026, 11, 25)),
                         "later_than_told"),),
    "changed_after_return": ((having(entered_at=NOW), "not_changed_since_return"),),
    "four_eyes": ((lambda f: replace(f, created_by=f.actor.login), "own_entry"),),
    "reason_given": ((having(draft=planning.ReasonDraft(" ")), "reason_needed"), (having(draft=None), "reason_needed")),
    "assignment_complete": ((having(draft=None), "assignment_missing"), (assigned(technicians=()), "required"),
                            (assigned(slot_to=NOW + HOUR), "ends_before_start"), (crew(role="WH"), "wrong_staff_kind"),
                            (crew(active=False), "person_left")),
    "visit_planned_well": ((assigned(slot_from=NOW - 3 * HOUR, slot_to=NOW - HOUR), "slot_in_past"),
                           (having(slot_off="2026-11-22"), "slot_day_off")),
    "outsourcing_consent": ((assigned(staff_kind="contractor"), "required"),
                            (lambda f: replace(assigned(staff_kind="other_department", consent_by="wulei")(f)),
                             "asked_cannot_decide")),
    "crew_free": ((crew(overlaps=("WX-1",)), "crew_overlap"),),
    "crew_workload": ((crew(open_orders=6), "crew_overloaded"),),
    "crew_qualified": ((crew(skills=()), "crew_unqualified"),),
    "units_free": ((having(units=(UnitFact("terminal", "BXB0001", known=False),)), "unit_unknown"),
                   (having(units=(UnitFact("terminal", "BXB0001", held_by="AZ-9"),)), "unit_reserved"),
                   (having(units=(UnitFact("sim", "8986", free=True),)), "unit_out_of_reach")),
    "units_reserved": ((assigned(terminals=()), "terminals_not_reserved"), (assigned(sims=()), "sims_not_reserved")),
    "install_emergency": ((having(emergency=False), "emergency_not_declared"),),
    "verbal_consent": ((without("verbal"), "verbal_missing"),),
    "is_assigned": ((lambda f: replace(f, technicians=("wulei",), staff_kind="own"), "not_your_order"),),
    "five_checks": tuple((without("pre_departure", check), f"check_{check}") for check in PRE_DEPARTURE),
    "stock_issued": ((having(not_issued=("BXB0001",)), "units_not_issued"),),
    "yard_arrival": ((having(draft=install.InstallArrivalDraft(False, True)), "tick_needed"),
                     (having(draft=None), "arrival_missing")),
    "arrival_after_departure": ((having(departed_at=NOW + HOUR), "arrived_before_departure"),),
    "row_condition": ((row(condition_recorded=False), "condition_missing"),),
    "rows_said": ((row(state="installing"), "row_open"),),
    "rows_complete": ((row(open_points=("row_sim_missing",)), "row_sim_missing"),),
    "feedback_offered": ((without("feedback"), "feedback_not_offered"),),
    "acceptance_complete": ((without("acceptance"), "acceptance_missing"),),
    "customer_signed": ((without("ink", "customer"), "customer_ink_missing"),),
    "technician_signed": ((without("ink", "technician"), "technician_ink_missing"),),
    "fees_settled": ((owing, "fees_open"),),
    "dissatisfaction_reason": ((having(draft=None), "reason_needed"),),
    "hand_over_complete": ((having(draft=None), "hand_over_missing"),
                           (having(draft=planning.HandOverDraft("zhaoqiang", "病假", "未开始")), "same_technician")),
    "rows_verified": ((row(state="installed_unchecked"), "rows_unverified"),),
    "nothing_owed": ((having(open_follow_ups=("delivery",)), "owed_delivery"),
                     (having(open_follow_ups=("trial_end",)), "owed_trial_end"),
                     (having(open_follow_ups=("milestone_closing",)), "owed_milestone_closing")),
    "rescheduling_told": ((having(draft=None), "reason_needed"),
                          (having(draft=install.RescheduleDraft("x1", False, date(2026, 11, 25))),
                           "customer_not_informed"), (having(promised_at=NOW - HOUR), "told_after_old_date")),
    "cancellation_told": ((having(draft=planning.CancelDraft("客户取消")), "customer_not_informed"),),
}  # fmt: skip
"""By guard: what differs from a situation that passes, and the reason it is refused with."""


def cases() -> Iterator[tuple[Step, str, int]]:
    """Every guard at every step that asks it, with every way to break it."""
    for step in INSTALL.steps:
        for guard in step.guards:
            for number in range(len(REFUSED[guard])):
                yield step, guard, number


def taken() -> Iterator[tuple[Step, str, str]]:
    """Every role at every state of every step."""
    for step in INSTALL.steps:
        for role in step.roles:
            for state in step.sources:
                yield step, role, state

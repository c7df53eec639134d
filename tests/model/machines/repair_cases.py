"""Situations of the repair machine: for every guard one that it refuses and one that it lets pass."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PIL import Image

import stories
from fieldtech.model.base import Id
from fieldtech.model.catalogue import CompanySetting
from fieldtech.model.customers import Customer
from fieldtech.model.drafts import intake, onsite, planning, platform, signoff
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.money import FeeWordDraft
from fieldtech.model.orders import FollowUp, Order
from fieldtech.services.workplace import Workplace
from prepared import act_as, set_order, write_entry

Arrange = Callable[[Workplace, Id], Draft | None]
REASON = planning.ReasonDraft("客户要求改期")


@dataclass(frozen=True)
class Case:
    """``arrange`` brings the order of ``state`` into the situation and returns the draft for the step.

    ``codes`` are the problems expected, all of them; none when the step is taken.
    """

    guard: str
    name: str
    step: str
    state: str
    login: str
    arrange: Arrange
    codes: tuple[str, ...] = ()


Situation = Callable[[Case], tuple[Workplace, Id, Draft | None]]


def give(draft: Draft | None = None) -> Arrange:
    """Nothing to prepare; this draft."""
    return lambda _w, _o: draft


def entries(*drafts: Draft | tuple[Draft, str], then: Draft | None = None) -> Arrange:
    """These entries are there before the step."""

    def arrange(w: Workplace, order: Id) -> Draft | None:
        for item in drafts:
            draft, slot = item if isinstance(item, tuple) else (item, "")
            write_entry(w, order, draft, slot)
        return then

    return arrange


def all_of(*parts: Arrange) -> Arrange:
    """One after the other; the last draft counts."""

    def arrange(w: Workplace, order: Id) -> Draft | None:
        return [part(w, order) for part in parts][-1]

    return arrange


def columns(**values: object) -> Arrange:
    """The order's row has these values."""

    def arrange(w: Workplace, order: Id) -> None:
        set_order(w, order, **values)

    return arrange


def step(name: str, login: str, draft: Draft | None = None) -> Arrange:
    """A step taken before."""

    def arrange(w: Workplace, order: Id) -> None:
        act_as(w, login)
        w.repairs.do(order, name, draft)

    return arrange


def picture(slot: str) -> Arrange:
    """A photo in a slot."""

    def arrange(w: Workplace, order: Id) -> None:
        act_as(w, "wulei")
        out = io.BytesIO()
        Image.new("RGB", (8, 8)).save(out, "JPEG")
        w.photos.add(order, slot, out.getvalue())

    return arrange


def settings(**values: object) -> Arrange:
    """The company's own figures."""

    def arrange(w: Workplace, order: Id) -> None:
        with w.context.transaction() as session:
            session.add(CompanySetting(key="rules", value=values))
            w.context.op(session, "test", "company_settings", order, {})

    return arrange


def at_work(**values: object) -> onsite.WaitingDraft:
    """Waiting for a part."""
    return replace(onsite.WaitingDraft("part", "P-2001", True, None, "缺天线"), **values)


TRIAGE = intake.TriageDraft("hardware", 2, "quality", "onsite")
PLAN = planning.PlanDraft("上门更换主机", 90, 0, (planning.PartNeed("P-1001"),))
LATE_RETURN = planning.LateReturnDraft("应先报价")
FOREIGN = onsite.PartLineDraft("第三方天线", "", 1, "broken", True, unit_cents=12000)
SOON = stories.CALL + timedelta(hours=5)
TOLD = planning.ToldDraft("马骏", "phone", stories.CALL, True, SOON)
VERBAL = planning.VerbalDraft("sunli", "phone", stories.CALL, "人员都在外，先派工", "同意", "work")
FEE_VERBAL = replace(VERBAL, content="免收零部件费", purpose="fee")
PART_VERBAL = replace(VERBAL, content="用第三方天线", purpose="part")
ASSIGN = planning.AssignDraft(("wulei",), "own", SOON, SOON + timedelta(hours=2), "B")
OUTSIDE = replace(ASSIGN, technicians=("haitong",), staff_kind="contractor", consent_by="sunli",
                  consent_at=stories.CALL, consent_reason="技术员都在外",
                  confirmed=("own_technicians_free", "crew_unqualified"))  # fmt: skip
URGENT = replace(stories.intake(), emergency=True, emergency_reason="危货车停在高速上")
OLD_CALL = replace(stories.intake(), bought_on=date(2020, 1, 1))
CANCEL = planning.CancelDraft("客户取消", True)
DISSATISFIED = signoff.DissatisfiedDraft("仍不上线")
HOTLINE = intake.HotlineDraft(True, "重启后上线", ("A01",))
CONSENT = intake.RemoteConsentDraft("马骏", "phone", stories.CALL)
REMOTE = intake.RemoteDraft(True, "改APN", ("A02",))
SOLVED = intake.ConfirmSolvedDraft("马骏", True, 5)
HAND_OVER = planning.HandOverDraft("zhaoqiang", "下班交接", "已拆下旧机")
UNCHECKED = platform.PlatformCheckDraft("unchecked", reason="地下车库无网络")
WAIVED = signoff.FeeSettlementDraft("waived", reason="老客户")
ON_ACCOUNT = signoff.FeeSettlementDraft("on_account", reason="月结客户")
PAID = signoff.FeeSettlementDraft("collected", "cash", 100, "马骏", "SJ-000231")

emergency = all_of(columns(emergency=True), entries(URGENT))
out_of_warranty = entries(OLD_CALL)  # fees fall due


def _in_remote(w: Workplace, order: Id) -> None:
    write_entry(w, order, TRIAGE)
    act_as(w, "zhenghao")
    w.repairs.do(order, "start_remote", CONSENT)


def _in_to_confirm(w: Workplace, order: Id) -> None:
    write_entry(w, order, TRIAGE)
    act_as(w, "zhenghao")
    w.repairs.do(order, "solve_by_hotline", HOTLINE)


def _second_order(w: Workplace, _order: Id) -> None:
    """Another order of the same technician at the same time."""
    other = stories.order_in(w, "approved")
    act_as(w, "zhenghao")
    w.repairs.do(other, "assign", ASSIGN)


def _late_owed(w: Workplace, order: Id) -> None:
    """The order went ahead as an emergency."""
    with w.context.transaction() as session:
        now = w.context.now()
        session.add(FollowUp(order_id=order, kind="late_approval", role="MG", due_at=now, made_at=now))
        w.context.op(session, "test", "follow_ups", order, {})


def _held_elsewhere(w: Workplace, _order: Id) -> None:
    """Another order of the same customer holds the terminal."""
    other = stories.order_in(w, "approved")
    act_as(w, "zhenghao")
    w.repairs.do(other, "assign", replace(ASSIGN, terminals=(stories.NEW_TERMINAL,)))


def _swap_undone(w: Workplace, order: Id) -> None:
    act_as(w, "wulei")
    w.swaps.undo(w.orders.view(order).swaps[0].id)


def _diagnosis(**changes: object) -> Arrange:
    def arrange(w: Workplace, order: Id) -> None:
        old = w.orders.view(order).facts.get(onsite.DiagnosisDraft)
        assert old is not None
        write_entry(w, order, replace(old, **changes))

    def prepared(w: Workplace, order: Id) -> None:
        act_as(w, "wulei")
        arrange(w, order)

    return prepared


def _clock_back(w: Workplace, _order: Id) -> onsite.ArrivalDraft:
    stories.clock_of(w).advance(timedelta(hours=-3))
    return onsite.ArrivalDraft(True, True, True, "BX-V200", stories.OLD_TERMINAL)


def _checks(called_minutes_ago: int) -> Arrange:
    def arrange(w: Workplace, order: Id) -> None:
        for name in ("information", "tools", "spares", "documents"):
            write_entry(w, order, onsite.PreDepartureDraft(name), name)
        called = w.context.now() - timedelta(minutes=called_minutes_ago)
        write_entry(w, order, onsite.PreDepartureDraft("customer", True, "马骏", called), "customer")

    return arrange


def _signed_again(w: Workplace, order: Id) -> None:
    """Both hands sign what stands there now."""
    act_as(w, "wulei")
    for who in ("customer", "technician"):
        w.repairs.note(order, stories.ink(who), who)


def _platform(minutes_ago: int = 0, **changes: object) -> Arrange:
    """A check on the platform at that time."""

    def arrange(w: Workplace, order: Id) -> None:
        at = w.context.now() - timedelta(minutes=minutes_ago)
        write_entry(w, order, replace(stories.good_platform_check(at), **changes))

    return arrange


def signed(*parts: Arrange) -> Arrange:
    """Arranged before both hands sign."""
    return all_of(*parts, _signed_again)


def monthly(w: Workplace, order: Id) -> None:
    """A customer with a monthly account."""
    with w.context.transaction() as session:
        session.get_one(Customer, session.get_one(Order, order).customer_id).settlement = "monthly"
        w.context.op(session, "test", "customers", order, {})


def _settled_by_manager(w: Workplace, order: Id) -> None:
    act_as(w, "chenjing")  # out of warranty it takes the service manager (D17)
    due = w.collecting.view(order).rest_cents
    w.collecting.word(order, FeeWordDraft("waived", due, WAIVED.reason))


def _signed_unchecked(w: Workplace, order: Id) -> None:
    """Signed with the platform check still to come."""
    write_entry(w, order, UNCHECKED)
    _signed_again(w, order)
    w.repairs.do(order, "sign_off")


def _first_item(**changes: object) -> Arrange:
    def arrange(w: Workplace, order: Id) -> None:
        act_as(w, "wulei")
        item = next(i for i in w.orders.view(order).checklist["items"] if i["kind"] == "tick" and i["required"])
        write_entry(w, order, replace(onsite.AnswerDraft(item["id"]), **changes), item["id"])

    return arrange


def _archivable(w: Workplace, order: Id) -> None:
    """Completed with a verbal authorisation that somebody must still confirm."""
    act_as(w, "wulei")
    w.repairs.note(order, PART_VERBAL)
    _signed_again(w, order)
    w.repairs.do(order, "sign_off")


def _confirmed(w: Workplace, _order: Id) -> None:
    act_as(w, "sunli")
    for row in w.follow_ups.open():
        w.follow_ups.settle(row.id, "已书面确认")


ARRIVAL = onsite.ArrivalDraft(True, True, True, "BX-V200", stories.OLD_TERMINAL)
CONDITION = onsite.ConditionDraft("normal", "normal")
DENT = onsite.ConditionDraft("damaged", "normal", "左门凹陷", "何斌")

DESK, DISPATCH, MANAGER, TECH, CARE = "zhoumin", "zhenghao", "sunli", "wulei", "chenjing"

CASES = (
    Case("intake_complete", "an intake without its fields", "start_triage", "registered", DESK,
         entries(intake.IntakeDraft(channel="")),
         ("date_or_unknown", *["required"] * 10, "vehicle_or_equipment")),
    Case("intake_complete", "a whole intake", "start_triage", "registered", DESK, give()),
    Case("repeat_shown", "an order brought in without the check", "start_triage", "unseen", DESK, give(),
         ("repeat_not_shown",)),
    Case("repeat_shown", "the hint was shown afterwards", "start_triage", "unseen", DESK,
         entries(intake.RepeatCheckDraft())),
    Case("triaged", "not assessed", "propose_plan", "triage", DISPATCH, give(PLAN), ("triage_missing",)),
    Case("triaged", "half assessed", "propose_plan", "triage", DISPATCH,
         entries(replace(TRIAGE, severity=0), then=PLAN), ("required",)),
    Case("triaged", "assessed", "propose_plan", "triage", DISPATCH, entries(TRIAGE, then=PLAN)),
    Case("plan_complete", "no plan", "propose_plan", "triage", DISPATCH, entries(TRIAGE), ("plan_missing",)),
    Case("plan_complete", "a plan without text and time", "propose_plan", "triage", DISPATCH,
         entries(TRIAGE, then=planning.PlanDraft()), ("positive", "required")),
    Case("plan_complete", "a plan written before", "propose_plan", "triage", DISPATCH, entries(TRIAGE, PLAN)),
    Case("hotline_solved", "not solved by telephone", "solve_by_hotline", "triage", DESK,
         entries(TRIAGE, then=replace(HOTLINE, solved=False)), ("hotline_not_solved",)),
    Case("hotline_solved", "nothing said", "solve_by_hotline", "triage", DESK, entries(TRIAGE), ("hotline_missing",)),
    Case("hotline_solved", "solved", "solve_by_hotline", "triage", DESK, entries(TRIAGE, then=HOTLINE)),
    Case("remote_consent", "nobody authorised", "start_remote", "triage", DISPATCH, entries(TRIAGE),
         ("remote_consent_missing",)),
    Case("remote_consent", "who and when are missing", "start_remote", "triage", DISPATCH,
         entries(TRIAGE, then=intake.RemoteConsentDraft(how="phone")), ("required", "required")),
    Case("remote_consent", "authorised", "start_remote", "triage", DISPATCH, entries(TRIAGE, then=CONSENT)),
    Case("remote_solved", "did not help", "solve_remotely", "triage", DISPATCH,
         all_of(_in_remote, give(replace(REMOTE, solved=False))), ("remote_not_solved",)),
    Case("remote_solved", "nothing said", "solve_remotely", "triage", DISPATCH, _in_remote, ("remote_missing",)),
    Case("remote_solved", "helped", "solve_remotely", "triage", DISPATCH, all_of(_in_remote, give(REMOTE))),
    Case("customer_confirmed_solved", "the customer says no", "confirm_solved", "triage", DESK,
         all_of(_in_to_confirm, give(intake.ConfirmSolvedDraft("马骏", False, reason="还是不行"))),
         ("customer_says_not_solved",)),
    Case("customer_confirmed_solved", "nobody asked him", "confirm_solved", "triage", DESK, _in_to_confirm,
         ("confirmation_missing",)),
    Case("customer_confirmed_solved", "he confirms", "confirm_solved", "triage", DESK,
         all_of(_in_to_confirm, give(SOLVED))),
    Case("customer_agreed", "not told", "submit", "plan_to_confirm", DESK, give(), ("customer_not_told_plan",)),
    Case("customer_agreed", "he objects", "submit", "plan_to_confirm", DESK,
         give(replace(TOLD, agreed=False, objection="太贵")), ("customer_disagrees",)),
    Case("customer_agreed", "agreed without a promised time", "submit", "plan_to_confirm", DESK,
         give(replace(TOLD, promised_at=None)), ("required",)),
    Case("customer_agreed", "agreed", "submit", "plan_to_confirm", DESK, give(TOLD)),
    Case("customer_agreed", "an emergency goes first", "submit", "plan_to_confirm", DESK, emergency),
    Case("four_eyes", "his own entry", "approve", "to_approve", MANAGER, columns(created_by="sunli"), ("own_entry",)),
    Case("four_eyes", "somebody else's", "approve", "to_approve", MANAGER, give(planning.ApprovalDraft("同意"))),
    Case("approver_rank", "free parts out of warranty", "approve", "to_approve", MANAGER, out_of_warranty,
         ("special_approval",)),
    Case("approver_rank", "parts for a tenth less", "approve", "to_approve", MANAGER,
         entries(OLD_CALL, replace(PLAN, fee_cents=882_00), then=planning.ApprovalDraft("同意"))),
    Case("approver_rank", "parts for less than a tenth less", "approve", "to_approve", MANAGER,
         entries(OLD_CALL, replace(PLAN, fee_cents=881_99)), ("special_approval",)),
    Case("approver_rank", "a general one by the service manager", "approve", "to_approve", CARE, give(),
         ("general_approval",)),
    Case("approver_rank", "the director approves the special one", "approve", "to_approve", "weidong",
         out_of_warranty),
    Case("verbal_approval", "nobody asked", "approve_verbally", "to_approve", DISPATCH, give(), ("verbal_missing",)),
    Case("verbal_approval", "no answer written down", "approve_verbally", "to_approve", DISPATCH,
         give(replace(VERBAL, answer="", purpose="approval")), ("required",)),
    Case("verbal_approval", "written down", "approve_verbally", "to_approve", DISPATCH,
         give(replace(VERBAL, purpose="approval"))),
    Case("emergency_reason", "no emergency", "assign_emergency", "triage", DISPATCH, entries(VERBAL, then=ASSIGN),
         ("emergency_not_declared",)),
    Case("emergency_reason", "an emergency with its reason", "assign_emergency", "triage", DISPATCH,
         all_of(emergency, entries(VERBAL, then=ASSIGN))),
    Case("verbal_consent", "nobody asked", "assign_emergency", "triage", DISPATCH, all_of(emergency, give(ASSIGN)),
         ("verbal_missing",)),
    Case("verbal_consent", "asked about a part only", "assign_emergency", "triage", DISPATCH,
         all_of(emergency, entries(PART_VERBAL, then=ASSIGN)), ("verbal_missing",)),
    Case("verbal_consent", "asked before the assessment", "assign_emergency", "registered", DISPATCH,
         all_of(emergency, entries((VERBAL, "manager"), then=ASSIGN))),
    Case("assignment_complete", "nobody named", "assign", "approved", DISPATCH, give(), ("assignment_missing",)),
    Case("assignment_complete", "a name nobody has", "assign", "approved", DISPATCH,
         give(replace(ASSIGN, technicians=("ghost",))), ("crew_unqualified", "person_left", "wrong_staff_kind")),
    Case("assignment_complete", "no time, wrong order of times", "assign", "approved", DISPATCH,
         give(replace(ASSIGN, slot_to=SOON, site_class="")), ("ends_before_start", "required")),
    Case("assignment_complete", "a contractor as own", "assign", "approved", DISPATCH,
         give(replace(ASSIGN, technicians=("haitong",))), ("crew_unqualified", "wrong_staff_kind")),
    Case("assignment_complete", "who, when, where", "assign", "approved", DISPATCH, give(ASSIGN)),
    Case("outsourcing_consent", "a contractor without consent", "assign", "approved", DISPATCH,
         give(replace(OUTSIDE, consent_by="", consent_at=None)), ("required", "required")),
    Case("outsourcing_consent", "own technicians are free", "assign", "approved", DISPATCH,
         give(replace(OUTSIDE, confirmed=("crew_unqualified",))), ("own_technicians_free",)),
    Case("outsourcing_consent", "with consent, knowing that", "assign", "approved", DISPATCH, give(OUTSIDE)),
    Case("crew_free", "somebody in two places", "assign", "approved", DISPATCH, all_of(_second_order, give(ASSIGN)),
         ("crew_overlap",)),
    Case("crew_free", "confirmed", "assign", "approved", DISPATCH,
         all_of(_second_order, give(replace(ASSIGN, confirmed=("crew_overlap",))))),
    Case("crew_workload", "too much to do", "assign", "approved", DISPATCH,
         all_of(settings(workload_limit=0), give(ASSIGN)), ("crew_overloaded",)),
    Case("crew_workload", "confirmed", "assign", "approved", DISPATCH,
         all_of(settings(workload_limit=0), give(replace(ASSIGN, confirmed=("crew_overloaded",))))),
    Case("crew_qualified", "does not know the model", "assign", "approved", DISPATCH,
         give(replace(OUTSIDE, confirmed=("own_technicians_free",))), ("crew_unqualified",)),
    Case("units_free", "held by another order", "assign", "approved", DISPATCH,
         all_of(_held_elsewhere, give(replace(ASSIGN, technicians=("qianwei",), terminals=(stories.NEW_TERMINAL,),
                                              confirmed=("crew_unqualified",)))), ("unit_reserved",)),
    Case("units_free", "on a vehicle", "assign", "approved", DISPATCH,
         give(replace(ASSIGN, terminals=(stories.OLD_TERMINAL,))), ("unit_not_free",)),
    Case("units_free", "in nobody's van who goes", "assign", "approved", DISPATCH,
         give(replace(ASSIGN, terminals=("BXB0001",))), ("unit_out_of_reach",)),
    Case("units_free", "a number nobody has", "assign", "approved", DISPATCH,
         give(replace(ASSIGN, sims=("89860000000000000000",))), ("unit_unknown",)),
    Case("units_free", "kept for no known order", "assign", "approved", DISPATCH,
         give(replace(ASSIGN, technicians=("zhaoqiang",), terminals=("BXB0001",))), ("unit_set_aside",)),
    Case("units_free", "free in his van", "assign", "approved", DISPATCH,
         give(replace(ASSIGN, terminals=(stories.NEW_TERMINAL,), sims=(stories.NEW_SIM,)))),
    Case("crew_qualified", "knows the model", "assign", "approved", DISPATCH,
         give(replace(ASSIGN, technicians=("zhaoqiang",)))),
    Case("reason_given", "one letter explains nothing", "return_plan", "to_approve", MANAGER,
         give(planning.ReasonDraft("x")), ("reason_needed",)),
    Case("reason_given", "no word at all", "rethink", "plan_to_confirm", DESK, give(), ("reason_needed",)),
    Case("reason_given", "sent back", "return_plan", "to_approve", MANAGER, give(REASON)),
    Case("reason_given", "thought again", "rethink", "plan_to_confirm", DESK, give(REASON)),
    Case("reason_given", "withdrawn", "withdraw", "to_approve", DESK, give(REASON)),
    Case("reason_given", "refused by the technician", "refuse", "assigned", TECH, give(REASON)),
    Case("reason_given", "remote work failed", "remote_failed", "triage", DISPATCH, all_of(_in_remote, give(REASON))),
    Case("reason_given", "not solved after all", "not_solved", "triage", DESK, all_of(_in_to_confirm, give(REASON))),
    Case("reason_given", "opened again for a slip of the pen", "reopen_clerical", "sealed", CARE, give(REASON)),
    Case("reason_given", "to be replaced", "refer_replacement", "in_repair", TECH, give(REASON)),
    Case("reason_given", "replaced", "replacement_done", "in_repair", CARE,
         all_of(step("refer_replacement", TECH, REASON), give(REASON))),
    Case("reason_given", "to the factory", "refer_factory", "in_repair", TECH, give(REASON)),
    Case("reason_given", "back from the factory", "back_from_factory", "in_repair", TECH,
         all_of(step("refer_factory", TECH, REASON), give(REASON))),
    Case("cancellation_told", "the customer does not know", "cancel", "triage", DISPATCH,
         give(replace(CANCEL, customer_informed=False)), ("customer_not_informed",)),
    Case("cancellation_told", "no reason", "cancel_approved", "assigned", MANAGER, give(), ("reason_needed",)),
    Case("cancellation_told", "told before approval", "cancel", "triage", DISPATCH, give(CANCEL)),
    Case("cancellation_told", "told after approval", "cancel_approved", "assigned", MANAGER, give(CANCEL)),
    Case("late_returned", "nothing is owed", "return_late", "assigned", MANAGER, give(LATE_RETURN),
         ("nothing_to_approve",)),
    Case("late_returned", "no reason", "return_late", "assigned", MANAGER, _late_owed, ("reason_needed",)),
    Case("late_returned", "owed, with the reason", "return_late", "assigned", MANAGER,
         all_of(_late_owed, give(LATE_RETURN))),
    Case("is_assigned", "another technician's order", "accept", "assigned", "zhaoqiang",
         columns(created_by="zhaoqiang"), ("not_your_order",)),
    Case("is_assigned", "the dispatcher for an own technician", "accept", "assigned", DISPATCH, give(),
         ("technicians_own_step",)),
    Case("is_assigned", "his own order", "accept", "assigned", TECH, give()),
    Case("is_assigned", "the dispatcher for a contractor", "accept", "assigned", DISPATCH, entries(OUTSIDE)),
    Case("five_checks", "none ticked", "depart", "accepted", TECH, give(),
         ("check_customer", "check_documents", "check_information", "check_spares", "check_tools")),
    Case("five_checks", "the customer called after leaving", "depart", "accepted", TECH, _checks(-5),
         ("called_after_departure",)),
    Case("five_checks", "one taken back", "depart", "accepted", TECH,
         all_of(_checks(5), entries((onsite.PreDepartureDraft("tools", done=False), "tools"))), ("check_tools",)),
    Case("five_checks", "all five", "depart", "accepted", TECH, _checks(5)),
    Case("arrival_complete", "nothing said", "arrive", "departed", TECH, give(), ("arrival_missing",)),
    Case("arrival_complete", "three ticks open", "arrive", "departed", TECH, give(onsite.ArrivalDraft()),
         ("model_not_scanned", "terminal_not_scanned", "tick_needed", "tick_needed", "tick_needed")),
    Case("arrival_complete", "nothing scanned, explained", "arrive", "departed", TECH,
         give(onsite.ArrivalDraft(True, True, True, mismatch="标签已磨损"))),
    Case("arrival_complete", "another model", "arrive", "departed", TECH,
         give(replace(ARRIVAL, model_scanned="BX-C300")), ("terminal_mismatch",)),
    Case("arrival_complete", "another terminal", "arrive", "departed", TECH,
         give(replace(ARRIVAL, terminal_scanned="BXA0001")), ("terminal_mismatch",)),
    Case("arrival_complete", "another terminal, explained", "arrive", "departed", TECH,
         give(replace(ARRIVAL, terminal_scanned="BXA0001", mismatch="客户自行换过"))),
    Case("arrival_after_departure", "the clock was set back", "arrive", "departed", TECH, _clock_back,
         ("arrived_before_departure",)),
    Case("arrival_after_departure", "after leaving", "arrive", "departed", TECH, give(ARRIVAL)),
    Case("condition_recorded", "nothing said", "start_work", "arrived", TECH, give(), ("condition_missing",)),
    Case("condition_recorded", "faulty, not accepted", "start_work", "arrived", TECH,
         give(onsite.ConditionDraft("normal", "faulty")), ("required", "required")),
    Case("condition_recorded", "damage without a photo", "start_work", "arrived", TECH, give(DENT),
         ("damage_photo_missing",)),
    Case("condition_recorded", "damage with a photo", "start_work", "arrived", TECH,
         all_of(picture("damage"), give(DENT))),
    Case("diagnosis_complete", "a word of work", "finish", "worked", TECH, _diagnosis(text="换机"),
         ("work_text_short",)),
    Case("diagnosis_complete", "cause, actions, words", "finish", "worked", TECH, give()),
    Case("times_in_order", "begun before arrival", "finish", "worked", TECH, _diagnosis(started_at=stories.CALL),
         ("started_before_arrival",)),
    Case("times_in_order", "ended tomorrow", "finish", "worked", TECH,
         _diagnosis(finished_at=stories.CALL + timedelta(days=1)), ("finished_in_future",)),
    Case("times_in_order", "in order", "finish", "worked", TECH, _diagnosis()),
    Case("parts_complete", "the customer was not told", "finish", "worked", TECH,
         entries((onsite.PartLineDraft("P-3002", "", 1, "blown", False), "line-1")), ("customer_not_told",)),
    Case("parts_complete", "neither parts nor a no", "finish", "worked", TECH,
         all_of(_swap_undone, _diagnosis(actions=("A03",)),
                entries((onsite.PartLineDraft("P-3002", "", 0), "line-1"))), ("parts_not_said",)),
    Case("parts_complete", "said to be none", "finish", "worked", TECH,
         all_of(_swap_undone, _diagnosis(actions=("A03",)),
                entries((onsite.PartLineDraft("P-3002", "", 0), "line-1"), onsite.NoPartsDraft()))),
    Case("foreign_parts_authorised", "a part from elsewhere", "finish", "worked", TECH,
         entries((FOREIGN, "line-2")), ("foreign_part",)),
    Case("foreign_parts_authorised", "allowed by word of mouth", "finish", "worked", TECH,
         entries(PART_VERBAL, (FOREIGN, "line-2"))),
    Case("foreign_parts_priced", "nobody said what it costs", "finish", "worked", TECH,
         entries(PART_VERBAL, (replace(FOREIGN, unit_cents=None), "line-2")), ("foreign_price_missing",)),
    Case("foreign_parts_priced", "free, with the reason", "finish", "worked", TECH,
         entries(PART_VERBAL, (replace(FOREIGN, unit_cents=0, free_reason="供应商赠送"), "line-2"))),
    Case("foreign_parts_priced", "with its price", "finish", "worked", TECH, entries(PART_VERBAL, (FOREIGN, "line-2"))),
    Case("swaps_complete", "said but not done", "finish", "worked", TECH, _swap_undone,
         ("sim_swap_missing", "terminal_swap_missing")),
    Case("swaps_complete", "neither said nor done", "finish", "worked", TECH,
         all_of(_swap_undone, _diagnosis(actions=("A03",)))),
    Case("label_fixed", "the old terminal has no label", "finish", "worked", TECH, entries(onsite.LabelDraft(False)),
         ("label_not_fixed",)),
    Case("label_fixed", "labelled", "finish", "worked", TECH, entries(onsite.LabelDraft(True))),
    Case("checklist_complete", "one item open", "finish", "worked", TECH, _first_item(), ("checklist_open",)),
    Case("checklist_complete", "not in order, no note", "finish", "worked", TECH, _first_item(answer="not_ok"),
         ("answer_needs_note",)),
    Case("checklist_complete", "not in order, explained", "finish", "worked", TECH,
         _first_item(answer="not_ok", note="门岗代收")),
    Case("platform_checked", "nothing said", "finish", "worked", TECH, entries(platform.PlatformCheckDraft()),
         ("required",)),
    Case("platform_checked", "online with a point open", "finish", "worked", TECH,
         _platform(acc=False), ("platform_point_open",)),
    Case("platform_checked", "from before the swap", "finish", "worked", TECH, _platform(minutes_ago=30),
         ("platform_before_swap",)),
    Case("platform_checked", "from tomorrow", "finish", "worked", TECH, _platform(minutes_ago=-24 * 60),
         ("checked_in_future",)),
    Case("platform_checked", "no network, with the reason", "finish", "worked", TECH, entries(UNCHECKED)),
    Case("completion_checks", "not tidy", "finish", "worked", TECH,
         entries(onsite.CompletionDraft(True, False, True, "repaired")), ("standard_open",)),
    Case("completion_checks", "a stopgap without its reason", "finish", "worked", TECH,
         entries(onsite.CompletionDraft(False, True, True, "temporary")), ("required",)),
    Case("completion_checks", "a stopgap, explained", "finish", "worked", TECH,
         entries(onsite.CompletionDraft(False, True, True, "temporary", "等天线到货"))),
    Case("charges_decided", "the manager has not said", "finish", "worked", TECH, _diagnosis(cause="C13"),
         ("charge_undecided",)),
    Case("charges_decided", "decided by himself", "finish", "worked", TECH,
         _diagnosis(cause="C13", charge_decision="free", decided_by="wulei"), ("decision_needs_manager",)),
    Case("charges_decided", "decided by the manager", "finish", "worked", TECH,
         all_of(entries((FEE_VERBAL, "fee")), _diagnosis(cause="C13", charge_decision="free", decided_by="sunli"))),
    Case("charges_decided", "in the name of a manager nobody asked", "finish", "worked", TECH,
         _diagnosis(cause="C13", charge_decision="free", decided_by="sunli"), ("decision_not_recorded",)),
    Case("waiting_explained", "nothing said", "wait", "in_repair", TECH, give(), ("waiting_missing",)),
    Case("waiting_explained", "for which part?", "wait", "in_repair", TECH, give(at_work(part="", text="")),
         ("required", "required")),
    Case("waiting_explained", "for the vehicle", "wait", "in_repair", TECH,
         give(onsite.WaitingDraft("vehicle", text="车辆出车"))),
    Case("part_way_out", "not ordered", "wait", "in_repair", TECH, give(at_work(ordered=False)), ("part_not_ordered",)),
    Case("part_way_out", "another way allowed", "wait", "in_repair", TECH,
         entries(PART_VERBAL, then=at_work(ordered=False))),
    Case("part_way_out", "ordered", "wait", "in_repair", TECH, give(at_work())),
    Case("hand_over_complete", "nobody named", "hand_over", "in_repair", TECH, give(), ("hand_over_missing",)),
    Case("hand_over_complete", "to himself", "hand_over", "in_repair", TECH,
         give(replace(HAND_OVER, technician="wulei")), ("same_technician",)),
    Case("hand_over_complete", "to a name nobody has", "hand_over", "in_repair", TECH,
         give(replace(HAND_OVER, technician="ghost")), ("not_a_technician",)),
    Case("hand_over_complete", "to the stock keeper", "hand_over", "in_repair", TECH,
         give(replace(HAND_OVER, technician="chugang")), ("not_a_technician",)),
    Case("hand_over_complete", "without the state of the work", "hand_over", "in_repair", TECH,
         give(replace(HAND_OVER, state_of_work="")), ("required",)),
    Case("hand_over_complete", "to a colleague", "hand_over", "in_repair", TECH, give(HAND_OVER)),
    Case("feedback_offered", "no form offered", "sign_off", "unrated", TECH, give(), ("feedback_not_offered",)),
    Case("feedback_offered", "bad without a reason", "sign_off", "ready_to_seal", TECH,
         signed(entries(signoff.FeedbackDraft(respondent="马骏", overall=2))), ("required",)),
    Case("feedback_offered", "refused", "sign_off", "ready_to_seal", TECH,
         signed(entries(signoff.FeedbackDraft(answered="refused")))),
    Case("acceptance_complete", "no verdict", "sign_off", "ready_to_seal", TECH,
         signed(entries(signoff.AcceptanceDraft("", "ink", "马骏"))), ("required",)),
    Case("acceptance_complete", "dissatisfied", "sign_off", "ready_to_seal", TECH,
         signed(entries(signoff.AcceptanceDraft("dissatisfied", "ink", "马骏", reason="仍掉线"))),
         ("dissatisfied_goes_back",)),
    Case("acceptance_complete", "absent without a witness", "sign_off", "ready_to_seal", TECH,
         entries(signoff.AcceptanceDraft("satisfied", "absent", reason="司机离场")), ("required",)),
    Case("acceptance_complete", "absent with a witness", "sign_off", "ready_to_seal", TECH,
         entries(signoff.AcceptanceDraft("satisfied", "absent", reason="司机离场", witness="门岗 李"))),
    Case("customer_signed", "a dot", "sign_off", "ready_to_seal", TECH,
         entries((signoff.InkDraft("customer", (((1, 1, 5000, 0),),)), "customer")), ("ink_too_little",)),
    Case("customer_signed", "paper without its scan", "sign_off", "ready_to_seal", TECH,
         entries(signoff.AcceptanceDraft("satisfied", "paper", "马骏")), ("signed_paper_missing",)),
    Case("customer_signed", "paper with its scan", "sign_off", "ready_to_seal", TECH,
         all_of(picture("signed_paper"), entries(signoff.AcceptanceDraft("satisfied", "paper", "马骏")))),
    Case("technician_signed", "a dot", "sign_off", "ready_to_seal", TECH,
         entries((signoff.InkDraft("technician", ()), "technician")), ("ink_too_little",)),
    Case("technician_signed", "both signed", "sign_off", "ready_to_seal", TECH, give()),
    Case("fees_settled", "nobody paid", "sign_off", "ready_to_seal", TECH, signed(out_of_warranty), ("fees_open",)),
    Case("fees_settled", "another amount, no reason", "sign_off", "ready_to_seal", TECH,
         signed(out_of_warranty, entries(PAID)), ("amount_differs",)),
    Case("fees_settled", "said to be nothing", "sign_off", "ready_to_seal", TECH,
         signed(out_of_warranty, entries(signoff.FeeSettlementDraft("nothing_due"))), ("fees_open",)),
    Case("fees_settled", "another amount, explained", "sign_off", "ready_to_seal", TECH,
         signed(out_of_warranty, entries(replace(PAID, reason="先付定金")))),
    Case("fees_settled", "on account", "sign_off", "ready_to_seal", TECH,
         signed(monthly, out_of_warranty, entries(ON_ACCOUNT))),
    Case("fees_settled", "on an account nobody has", "sign_off", "ready_to_seal", TECH,
         signed(out_of_warranty, entries(ON_ACCOUNT)), ("not_on_account",)),
    Case("fees_settled", "given away by the technician", "sign_off", "ready_to_seal", TECH,
         signed(out_of_warranty, entries(WAIVED)), ("waiver_needs_manager",)),
    Case("fees_settled", "given away with the manager's word", "sign_off", "ready_to_seal", TECH,
         signed(out_of_warranty, entries((FEE_VERBAL, "fee"), WAIVED))),
    Case("fees_settled", "given away by the manager himself", "sign_off", "ready_to_seal", TECH,
         signed(out_of_warranty, _settled_by_manager)),
    Case("dissatisfaction_reason", "nothing said", "rework", "to_sign", TECH, give(), ("reason_needed",)),
    Case("dissatisfaction_reason", "said why", "rework", "to_sign", TECH, give(DISSATISFIED)),
    Case("platform_verified", "still unchecked", "complete", "ready_to_seal", DESK, _signed_unchecked,
         ("platform_unverified",)),
    Case("platform_verified", "checked since", "complete", "ready_to_seal", DESK,
         all_of(_signed_unchecked, entries(stories.good_platform_check(stories.CALL)))),
    Case("nothing_owed", "a confirmation is missing", "archive", "ready_to_seal", CARE, _archivable,
         ("owed_confirm_verbal",)),
    Case("nothing_owed", "confirmed in writing", "archive", "ready_to_seal", CARE, all_of(_archivable, _confirmed)),
    Case("", "the work goes on", "resume", "in_repair", TECH, step("wait", TECH, at_work())),
)  # fmt: skip


def passing(step_name: str) -> Case:
    """The first situation in which a step is taken."""
    return next(case for case in CASES if case.step == step_name and not case.codes)

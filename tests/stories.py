"""Brings a demo workplace to any state of the repair of 津C8R071, by the services, with the people of the story."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from fieldtech.clock import FixedClock
from fieldtech.model.base import Id
from fieldtech.model.drafts.intake import IntakeDraft, TriageDraft
from fieldtech.model.drafts.onsite import (
    AnswerDraft,
    ArrivalDraft,
    CompletionDraft,
    ConditionDraft,
    DiagnosisDraft,
    LabelDraft,
    PartLineDraft,
    PlatformCheckDraft,
    PreDepartureDraft,
)
from fieldtech.model.drafts.planning import ApprovalDraft, AssignDraft, PartNeed, PlanDraft, ToldDraft
from fieldtech.model.drafts.signoff import AcceptanceDraft, FeedbackDraft, InkDraft
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.model.tables import Base
from fieldtech.paths import resources
from fieldtech.services.workplace import Workplace
from fieldtech.store.op_guard import op_guard, tables_marked

ZONE = ZoneInfo("Asia/Shanghai")
CALL = datetime(2026, 11, 18, 9, 12, tzinfo=ZONE)
PIN = "0000"
OP_GUARD = op_guard(tables_marked(Base, "__synced__"))
OLD_TERMINAL, NEW_TERMINAL = "BXA0007", "BXA0012"
OLD_SIM, NEW_SIM = "89860420123456789059", "89860420123456789067"

STATES = ("registered", "triage", "plan_to_confirm", "to_approve", "approved", "assigned", "accepted", "departed",
          "arrived", "in_repair", "swapped", "worked", "to_sign", "ready_to_seal", "sealed")  # fmt: skip


def open_demo(folder: Path, at: datetime = CALL) -> Workplace:
    """A new data folder with the catalogue and the demo company; every transaction is checked for its op."""
    workplace = Workplace.open(folder, clock=FixedClock(at), zone=ZONE, demo=True, on_commit_check=OP_GUARD)
    workplace.imports.demo()
    return workplace


def as_person(workplace: Workplace, login: str) -> Workplace:
    """Sign in without typing."""
    workplace.access.sign_in(login, PIN)
    return workplace


def clock_of(workplace: Workplace) -> FixedClock:
    """The workplace's own clock, to be moved on."""
    clock = workplace.context.clock
    assert isinstance(clock, FixedClock)
    return clock


def later(workplace: Workplace, minutes: int) -> datetime:
    """Let time pass."""
    clock_of(workplace).advance(timedelta(minutes=minutes))
    return workplace.context.now().astimezone(ZONE)


def intake() -> IntakeDraft:
    """What 马骏 says on the telephone."""
    return IntakeDraft(
        customer="C003", channel="hotline", at=CALL, caller="马骏", phone="18912345671",
        address="天津市滨海新区大港路12号", vehicle="V10", model="BX-V200", bought_on=date(2025, 6, 1),
        symptoms=("S02",), text="平台从昨天晚上起不上线", environment=("corrosion", "vibration"), level="onsite",
    )  # fmt: skip


def ink(who: str = "customer") -> InkDraft:
    """A signature from the demo data, in the pad's integers."""
    name = "ma_jun" if who == "customer" else "zhao_qiang"
    data = json.loads((resources() / "demo" / "signatures" / f"{name}.json").read_text(encoding="utf-8"))
    strokes = tuple(
        tuple(
            (round(p["x"] * 10000), round(p["y"] * 10000), round(p["pressure"] * 10000), round(p["t"] * 10000))
            for p in stroke
        )
        for stroke in data["strokes"]
    )
    return InkDraft(who, strokes, round(data["aspect"] * 1000))


def order_in(workplace: Workplace, state: str) -> Id:
    """The repair order in that state; the clock stands where the story would be."""
    as_person(workplace, "zhoumin")
    order = workplace.repairs.register(intake()).id
    for step in STATES[1 : STATES.index(state) + 1]:
        globals()[f"_to_{step}"](workplace, order)
    return order


def _to_triage(w: Workplace, order: Id) -> None:
    later(w, 5)
    w.repairs.do(order, "start_triage")


def _to_plan_to_confirm(w: Workplace, order: Id) -> None:
    as_person(w, "zhenghao")
    later(w, 8)
    w.repairs.note(order, TriageDraft("hardware", 2, "quality", "onsite"))
    later(w, 15)
    plan = PlanDraft("携带主机及SIM上门，先查电源再换机", 90, 0, (PartNeed("P-1001"), PartNeed("P-5001")))
    w.repairs.do(order, "propose_plan", plan)


def _to_to_approve(w: Workplace, order: Id) -> None:
    as_person(w, "zhoumin")
    now = later(w, 10)
    w.repairs.do(order, "submit", ToldDraft("马骏", "phone", now, True, now.replace(hour=15, minute=0)))


def _to_approved(w: Workplace, order: Id) -> None:
    as_person(w, "sunli")
    later(w, 15)
    w.repairs.do(order, "approve", ApprovalDraft("同意"))


def _to_assigned(w: Workplace, order: Id) -> None:
    as_person(w, "zhenghao")
    now = later(w, 5)
    start = now.replace(hour=13, minute=30)
    w.repairs.do(order, "assign", AssignDraft(("wulei",), "own", start, start + timedelta(hours=2), "B"))


def _to_accepted(w: Workplace, order: Id) -> None:
    as_person(w, "wulei")
    later(w, 5)
    w.repairs.do(order, "accept")


def _to_departed(w: Workplace, order: Id) -> None:
    now = later(w, 145)
    for check in ("information", "tools", "spares", "documents"):
        w.repairs.note(order, PreDepartureDraft(check), check)
    w.repairs.note(order, PreDepartureDraft("customer", True, "马骏", now), "customer")
    later(w, 10)
    w.repairs.do(order, "depart")


def _to_arrived(w: Workplace, order: Id) -> None:
    later(w, 55)
    w.repairs.do(order, "arrive", ArrivalDraft(True, True, True, "BX-V200", OLD_TERMINAL))


def _to_in_repair(w: Workplace, order: Id) -> None:
    later(w, 10)
    w.repairs.do(order, "start_work", ConditionDraft("normal", "normal"))


def _to_swapped(w: Workplace, order: Id) -> None:
    later(w, 45)
    draft = SwapDraft(
        OLD_TERMINAL, NEW_TERMINAL, OLD_SIM, NEW_SIM, fault="S02 不上线", reason="主机故障，旧卡机卡绑定",
        old_binding_released=True,
    )  # fmt: skip
    w.swaps.apply(order, draft)


def _to_worked(w: Workplace, order: Id) -> None:
    now = later(w, 20)
    view = w.orders.view(order)
    for item in view.checklist["items"]:
        w.repairs.note(order, answer_for(item), item["id"])
    w.repairs.note(order, PartLineDraft("P-3002", "", 1, "blown", True), "line-1")
    w.repairs.note(order, LabelDraft(True))
    start = (view.arrived_at or now) + timedelta(minutes=10)
    w.repairs.note(order, DiagnosisDraft("C03", ("A05", "A07"), "更换主机和SIM卡，重新注册平台，复测正常", start, now))
    w.repairs.note(order, good_platform_check(now))
    w.repairs.note(order, CompletionDraft(True, True, True, "repaired"))


def answer_for(item: dict[str, object]) -> AnswerDraft:
    """An answer with which nobody finds fault."""
    if item["kind"] == "number":
        lower, upper = item.get("lower"), item.get("upper")
        middle = (float(str(lower)) + float(str(upper))) / 2 if lower is not None and upper is not None else 24
        return AnswerDraft(str(item["id"]), "", f"{middle:g}")
    if item["kind"] == "choice":
        options = item["options"]
        assert isinstance(options, list)
        return AnswerDraft(str(item["id"]), "", str(options[0]))
    if item["kind"] == "text":
        return AnswerDraft(str(item["id"]), "", "V1.2")
    return AnswerDraft(str(item["id"]), "ok")


def good_platform_check(now: datetime) -> PlatformCheckDraft:
    """Everything as it should be."""
    return PlatformCheckDraft(
        "online", True, now - timedelta(minutes=2), True, 14, 27, True, True, True, True, 0, True, now
    )


def _to_to_sign(w: Workplace, order: Id) -> None:
    later(w, 1)
    w.repairs.do(order, "finish")


def _to_ready_to_seal(w: Workplace, order: Id) -> None:
    later(w, 9)
    w.repairs.note(order, FeedbackDraft("answered", "onsite", "马骏", "18912345671", overall=5))
    w.repairs.note(order, AcceptanceDraft("satisfied", "ink", "马骏", "self"))
    w.repairs.note(order, ink("customer"), "customer")
    w.repairs.note(order, ink("technician"), "technician")


def _to_sealed(w: Workplace, order: Id) -> None:
    later(w, 1)
    w.repairs.do(order, "sign_off")

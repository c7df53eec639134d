"""The acts of a repair by the services alone: what happened before the curtain of the demo rises.

Tests use them too, to bring an order to the state they are about.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
    NoPartsDraft,
    PartLineDraft,
    PlatformCheckDraft,
    PreDepartureDraft,
)
from fieldtech.model.drafts.planning import ApprovalDraft, AssignDraft, PartNeed, PlanDraft, ToldDraft
from fieldtech.model.drafts.signoff import AcceptanceDraft, FeedbackDraft, InkDraft
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.paths import resources
from fieldtech.services.workplace import Workplace

ZONE = ZoneInfo("Asia/Shanghai")
PIN = "0000"
STATES = ("registered", "triage", "plan_to_confirm", "to_approve", "approved", "assigned", "accepted", "departed",
          "arrived", "in_repair", "swapped", "worked", "to_sign", "ready_to_seal", "sealed")  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One repair: who called about what, who went, what was found."""

    number: str
    call: IntakeDraft
    triage: TriageDraft
    plan: PlanDraft
    technician: str
    site_class: str
    terminal: str
    swap: SwapDraft | None
    part: PartLineDraft | None
    diagnosis: DiagnosisDraft
    signature: str

    @property
    def person(self) -> str:
        """The customer's person."""
        return self.call.caller


TANKER = Case(
    number="WX-TJ01-20261118-002",
    call=IntakeDraft(
        customer="C003", channel="hotline", at=datetime(2026, 11, 18, 9, 12, tzinfo=ZONE), caller="马骏",
        phone="18912345671", address="天津市滨海新区大港路12号", vehicle="V10", model="BX-V200",
        bought_on=date(2025, 6, 1), symptoms=("S02",), text="平台从昨天晚上起不上线",
        environment=("corrosion", "vibration"), level="onsite",
    ),
    triage=TriageDraft("hardware", 2, "quality", "onsite"),
    plan=PlanDraft("携带主机及SIM上门，先查电源再换机", 90, 0, (PartNeed("P-1001"), PartNeed("P-5001"))),
    technician="wulei",
    site_class="B",
    terminal="BXA0007",
    swap=SwapDraft(
        "BXA0007", "BXA0012", "89860420123456789059", "89860420123456789067", fault="S02 不上线",
        reason="主机故障，旧卡机卡绑定", old_binding_released=True,
    ),
    part=PartLineDraft("P-3002", "", 1, "blown", True),
    diagnosis=DiagnosisDraft("C03", ("A05", "A07"), "更换主机和SIM卡，重新注册平台，复测正常"),
    signature="ma_jun",
)  # fmt: skip
"""The repair of 津C8R071, from the sample company's story."""

TRACTOR = Case(
    number="WX-QD01-20261103-004",
    call=IntakeDraft(
        customer="C001", channel="hotline", at=datetime(2026, 11, 3, 10, 0, tzinfo=ZONE), caller="王建国",
        phone="13912345678", address="青岛市黄岛区前湾路100号", vehicle="V02", model="BX-V200",
        bought_on=date(2025, 6, 1), symptoms=("S01",), text="定位漂移", environment=("vibration",), level="onsite",
    ),
    triage=TriageDraft("installation", 3, "quality", "onsite"),
    plan=PlanDraft("上门检查天线位置并重新固定", 60, 0),
    technician="zhaoqiang",
    site_class="A",
    terminal="BXA0002",
    swap=None,
    part=None,
    diagnosis=DiagnosisDraft("C02", ("A03",), "重新固定GNSS天线"),
    signature="wang_jianguo",
)  # fmt: skip
"""The drift of 鲁B2K609, repaired on 4 November and back twelve days later."""

TRACTOR_AGAIN = Case(
    **{
        **vars(TRACTOR),
        "number": "WX-QD01-20261116-002",
        "call": IntakeDraft.from_body(
            {
                **TRACTOR.call.to_body(),
                "at": "2026-11-16T09:20:00+08:00",
                "text": "又漂移了，车显示在前湾外海里",
            }
        ),
    }
)

BUS = Case(
    number="WX-XM01-20261117-001",
    call=IntakeDraft(
        customer="C002", channel="hotline", at=datetime(2026, 11, 17, 15, 5, tzinfo=ZONE), caller="林淑芬",
        phone="13812345670", address="厦门市湖里区枋湖路8号", vehicle="V07", model="BX-V200",
        bought_on=date(2025, 6, 1), symptoms=("S09",), text="车内摄像头没有图像", environment=("hot",), level="onsite",
    ),
    triage=TriageDraft("hardware", 3, "quality", "onsite"),
    plan=PlanDraft("更换摄像头", 60, 0, (PartNeed("P-4001"),)),
    technician="qianwei",
    site_class="A",
    terminal="BXA0005",
    swap=None,
    part=PartLineDraft("P-4001", "", 1, "broken", True),
    diagnosis=DiagnosisDraft("C17", ("A12",), "更换摄像头，图像恢复正常"),
    signature="wang_jianguo",
)  # fmt: skip
"""A coach's camera fault."""


class Acts:
    """Plays one case at a workplace whose clock can be set."""

    def __init__(self, workplace: Workplace, case: Case = TANKER) -> None:
        self._workplace, self._case = workplace, case
        clock = workplace.context.clock
        if not isinstance(clock, FixedClock):
            raise TypeError("acts need a clock that can be set")
        self._clock = clock

    def to(self, state: str, number: str = "") -> Id:
        """Register the call and go on to that state of ``STATES``; returns the order's key."""
        w, case = self._workplace, self._case
        self._as("zhoumin")
        order = w.repairs.register(case.call, number=number).id
        for name in STATES[1 : STATES.index(state) + 1]:
            getattr(self, name)(order)
        return order

    def triage(self, order: Id) -> None:
        """Handed over for assessment."""
        self._later(5)
        self._workplace.repairs.do(order, "start_triage")

    def plan_to_confirm(self, order: Id) -> None:
        """Assessed, with a solution."""
        self._as("zhenghao")
        self._later(8)
        self._workplace.repairs.note(order, self._case.triage)
        self._later(15)
        self._workplace.repairs.do(order, "propose_plan", self._case.plan)

    def to_approve(self, order: Id) -> None:
        """Told and agreed."""
        self._as("zhoumin")
        now = self._later(10)
        promised = (now + timedelta(hours=5)).replace(minute=0)
        self._workplace.repairs.do(order, "submit", ToldDraft(self._case.person, "phone", now, True, promised))

    def approved(self, order: Id) -> None:
        """Approved by the manager."""
        self._as("sunli")
        self._later(15)
        self._workplace.repairs.do(order, "approve", ApprovalDraft("同意"))

    def assigned(self, order: Id) -> None:
        """A technician and a time."""
        self._as("zhenghao")
        now = self._later(5)
        start = now.replace(hour=13, minute=30) if now.hour < 13 else now + timedelta(hours=1)
        draft = AssignDraft((self._case.technician,), "own", start, start + timedelta(hours=2), self._case.site_class)
        self._workplace.repairs.do(order, "assign", draft)

    def accepted(self, order: Id) -> None:
        """Accepted."""
        self._as(self._case.technician)
        self._later(5)
        self._workplace.repairs.do(order, "accept")

    def departed(self, order: Id) -> None:
        """Five checks, then off."""
        now = self._later(145)
        for check in ("information", "tools", "spares", "documents"):
            self._workplace.repairs.note(order, PreDepartureDraft(check), check)
        call = PreDepartureDraft("customer", True, self._case.person, now)
        self._workplace.repairs.note(order, call, "customer")
        self._later(10)
        self._workplace.repairs.do(order, "depart")

    def arrived(self, order: Id) -> None:
        """There, card shown, terminal scanned."""
        self._later(55)
        draft = ArrivalDraft(True, True, True, self._case.call.model, self._case.terminal)
        self._workplace.repairs.do(order, "arrive", draft)

    def in_repair(self, order: Id) -> None:
        """Condition recorded."""
        self._later(10)
        self._workplace.repairs.do(order, "start_work", ConditionDraft("normal", "normal"))

    def swapped(self, order: Id) -> None:
        """Terminal and SIM card exchanged, where the case has that."""
        self._later(45)
        if self._case.swap:
            self._workplace.swaps.apply(order, self._case.swap)

    def worked(self, order: Id) -> None:
        """Everything recorded that finishing asks for."""
        w, now = self._workplace, self._later(20)
        view = w.orders.view(order)
        for item in view.checklist["items"]:
            w.repairs.note(order, answer_for(item), item["id"])
        if self._case.part:
            w.repairs.note(order, self._case.part, "line-1")
        else:
            w.repairs.note(order, NoPartsDraft())
        if self._case.swap:
            w.repairs.note(order, LabelDraft(True))
        start = (view.arrived_at or now) + timedelta(minutes=10)
        found = self._case.diagnosis
        w.repairs.note(order, DiagnosisDraft(found.cause, found.actions, found.text, start, now))
        w.repairs.note(order, good_platform_check(now))
        w.repairs.note(order, CompletionDraft(True, True, True, "repaired"))

    def to_sign(self, order: Id) -> None:
        """Finished."""
        self._later(1)
        self._workplace.repairs.do(order, "finish")

    def ready_to_seal(self, order: Id) -> None:
        """Rated, accepted, signed."""
        w, case = self._workplace, self._case
        self._later(9)
        w.repairs.note(order, FeedbackDraft("answered", "onsite", case.person, case.call.phone, overall=5))
        w.repairs.note(order, AcceptanceDraft("satisfied", "ink", case.person, "self"))
        w.repairs.note(order, InkDraft("customer", *signature(case.signature)), "customer")
        w.repairs.note(order, InkDraft("technician", *signature("zhao_qiang")), "technician")

    def sealed(self, order: Id) -> None:
        """Sealed."""
        self._later(1)
        self._workplace.repairs.do(order, "sign_off")

    def _as(self, login: str) -> None:
        self._workplace.access.sign_in(login, PIN)

    def _later(self, minutes: int) -> datetime:
        self._clock.advance(timedelta(minutes=minutes))
        return self._workplace.context.now().astimezone(ZONE)


def signature(name: str) -> tuple[tuple[tuple[tuple[int, ...], ...], ...], int]:
    """Strokes of a demo signature in the pad's integers, and its aspect x 1000."""
    data = json.loads((resources() / "demo" / "signatures" / f"{name}.json").read_text(encoding="utf-8"))
    strokes = tuple(
        tuple(tuple(round(p[axis] * 10000) for axis in ("x", "y", "pressure", "t")) for p in stroke)
        for stroke in data["strokes"]
    )
    return strokes, round(data["aspect"] * 1000)


def answer_for(item: dict[str, object]) -> AnswerDraft:
    """An answer with which nobody finds fault."""
    if item["kind"] == "number":
        lower, upper = item.get("lower"), item.get("upper")
        middle = (float(str(lower)) + float(str(upper))) / 2 if lower is not None and upper is not None else 24
        return AnswerDraft(str(item["id"]), "", f"{middle:g}")
    if item["kind"] == "choice":
        options = item["options"]
        if not isinstance(options, list):
            raise TypeError(f"{item['id']} has no options")
        return AnswerDraft(str(item["id"]), "", str(options[0]))
    if item["kind"] == "text":
        return AnswerDraft(str(item["id"]), "", "V1.2")
    return AnswerDraft(str(item["id"]), "ok")


def good_platform_check(now: datetime) -> PlatformCheckDraft:
    """Everything as it should be."""
    return PlatformCheckDraft(
        "online", True, now - timedelta(minutes=2), True, 14, 27, True, True, True, True, 0, True, now
    )

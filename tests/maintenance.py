"""Brings a demo workplace to any state of a visit: the coating of tank E01 every quarter, or a fleet's inspection.

The people are those of the story: 郑浩 writes the plan, 孙立 approves it, 周敏 tells the customer, 吴磊 goes.
"""

import shutil
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from fieldtech.clock import FixedClock
from fieldtech.demo.acts import ZONE, answer_for, signature
from fieldtech.model.base import Id
from fieldtech.model.checklist import points_answer, several
from fieldtech.model.drafts.install import InstallArrivalDraft
from fieldtech.model.drafts.onsite import AnswerDraft, PreDepartureDraft
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.model.drafts.signoff import AcceptanceDraft, FeedbackDraft, InkDraft
from fieldtech.model.drafts.visits import NoticeDraft, VisitDoneDraft, VisitStartDraft
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as
from stories import OP_GUARD, clock_of, open_demo

BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=ZONE)
FIRST_DAY = date(2026, 11, 18)
PLAN = "BY-TJ01-E01"
PERSON = "马骏"
TECHNICIAN = "wulei"
STATES = ("planned", "noticed", "assigned", "departed", "arrived", "in_service", "answered", "to_sign",
          "ready_to_seal", "signed")  # fmt: skip


def open_maintenance(folder: Path, at: datetime = BEGIN) -> Workplace:
    """The demo company at the beginning of November."""
    return open_demo(folder, at)


def coating_plan(**changes: Any) -> PlanDraft:
    """Tank E01, every three months from 18 November."""
    values: dict[str, Any] = {
        "number": PLAN, "title": "TK-101 防腐储罐季度保养", "customer": "C003", "equipment": ("E01",),
        "checklist": "CM", "content": "清洁、润滑、紧固、涂层检查与修复", "method": "目视、磁性测厚、力矩扳手",
        "persons": (TECHNICIAN,), "environment": ("corrosion", "damp"), "starts_on": FIRST_DAY,
        "rule": "FREQ=MONTHLY;INTERVAL=3", "notice_days": 7,
    }  # fmt: skip
    return PlanDraft(**(values | changes))


def fleet_plan(vehicles: Iterable[str] = ("V01", "V02", "V03"), **changes: Any) -> PlanDraft:
    """The quality inspection of vehicles of C001 (T28)."""
    values: dict[str, Any] = {
        "number": "XJ-QD01-C001", "order_kind": "inspection", "title": "海岳车队质量巡检", "customer": "C001",
        "scope": "vehicles", "vehicles": tuple(vehicles), "equipment": (), "checklist": "GQ",
        "content": "全面检查终端、供电、天线与定位", "method": "逐车检查", "environment": ("vibration",),
    }  # fmt: skip
    return coating_plan(**(values | changes))


def approved_plan(workplace: Workplace, draft: PlanDraft | None = None) -> Id:
    """Written, handed in and approved by another; its visits are planned."""
    act_as(workplace, "zhenghao")
    plan = workplace.plans.save(draft or coating_plan()).id
    workplace.plans.do(plan, "submit")
    act_as(workplace, "sunli")
    workplace.plans.do(plan, "approve")
    workplace.plans.generate()
    return plan


def visit_in(workplace: Workplace, state: str, draft: PlanDraft | None = None) -> Id:
    """The first visit of the plan in that state of ``STATES``; the clock stands where the story would be."""
    draft = draft or coating_plan()
    approved_plan(workplace, draft)
    order = workplace.orders.find(f"{draft.number}-{FIRST_DAY:%Y%m%d}")
    return bring(workplace, order, state)


def bring(workplace: Workplace, order: Id, state: str, since: str = "planned") -> Id:
    """Take a visit from one state on to another one."""
    acts = Acts(workplace)
    for name in STATES[STATES.index(since) + 1 : STATES.index(state) + 1]:
        act: Callable[[Id], None] = getattr(acts, name)
        act(order)
    return order


class Acts:
    """What happens on the way, one method per state."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace

    def noticed(self, order: Id) -> None:
        act_as(self.workplace, "zhoumin")
        day = self.workplace.visits.view(order).due_on
        self._at(day - timedelta(days=10), 10)
        self.workplace.repairs.do(order, "notify", NoticeDraft(PERSON, "phone", self.workplace.context.now(), day))

    def assigned(self, order: Id) -> None:
        act_as(self.workplace, "zhenghao")
        self._later(10)
        view = self.workplace.visits.view(order)
        start = datetime.combine(view.due_on, datetime.min.time(), ZONE).replace(hour=9)
        draft = AssignDraft((TECHNICIAN,), "own", start, start + timedelta(hours=4), "B", confirmed=CONFIRMED)
        self.workplace.repairs.do(order, "assign", draft)

    def departed(self, order: Id) -> None:
        act_as(self.workplace, TECHNICIAN)
        self._at(self.workplace.visits.view(order).due_on, 8)
        for check in ("information", "tools", "spares", "documents"):
            self.workplace.repairs.note(order, PreDepartureDraft(check), check)
        call = PreDepartureDraft("customer", True, PERSON, self.workplace.context.now())
        self.workplace.repairs.note(order, call, "customer")
        self._later(5)
        self.workplace.repairs.do(order, "depart")

    def arrived(self, order: Id) -> None:
        self._later(40)
        self.workplace.repairs.do(order, "arrive", InstallArrivalDraft(True, True))

    def in_service(self, order: Id) -> None:
        self._later(10)
        electrics = "normal" if self.workplace.visits.view(order).objects[0].kind == "vehicle" else ""
        self.workplace.repairs.do(order, "start_service", VisitStartDraft("normal", electrics))

    def answered(self, order: Id) -> None:
        """Every question of every object, all in order, with the photos that are asked for; the standards ticked."""
        self._later(60)
        for thing in self.workplace.visits.view(order).objects:
            answer_all(self.workplace, order, thing.id)
        self.workplace.repairs.note(order, VisitDoneDraft(True, True, True, "已完成"))

    def to_sign(self, order: Id) -> None:
        self._later(5)
        self.workplace.repairs.do(order, "finish")

    def ready_to_seal(self, order: Id) -> None:
        self._later(5)
        sign(self.workplace, order)

    def signed(self, order: Id) -> None:
        self._later(1)
        self.workplace.repairs.do(order, "sign_off")

    def _at(self, day: date, hour: int) -> None:
        moment = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE).astimezone(UTC)
        clock: FixedClock = clock_of(self.workplace)
        if moment > self.workplace.context.now():
            clock.advance(moment - self.workplace.context.now())

    def _later(self, minutes: int) -> None:
        clock_of(self.workplace).advance(timedelta(minutes=minutes))


CONFIRMED = ("crew_overlap", "crew_overloaded", "crew_unqualified", "slot_day_off")


def good_answer(item: Mapping[str, Any]) -> AnswerDraft:
    """An answer with which nobody finds fault, with as many points as are asked for."""
    if several(item):
        lower, upper = float(item["lower"]), float(item["upper"])
        return points_answer(item, [f"{(lower + upper) / 2 + n:g}" for n in range(int(item["points"]))])
    return answer_for(item)


def answer_all(workplace: Workplace, order: Id, thing: Id, **other: AnswerDraft) -> None:
    """Every question of one object; ``other`` gives some of them another answer, by the end of their id (``n12``)."""
    for item in workplace.visits.view(order).items:
        if item["kind"] == "photo":
            workplace.photos.add(order, f"{thing.hex}/{item['id']}", a_photo())
    given = [good_answer(item) for item in workplace.visits.view(order).items if item["kind"] != "photo"]
    by_end = {f"n{answer.item.rpartition('-')[2]}": answer for answer in given}
    workplace.visits.answer(order, thing, (by_end | other).values())


def sign(workplace: Workplace, order: Id) -> None:
    """Rated, accepted and signed by both."""
    workplace.repairs.note(order, FeedbackDraft("answered", "onsite", PERSON, "", overall=5))
    workplace.repairs.note(order, AcceptanceDraft("satisfied", "ink", PERSON, "self"))
    workplace.repairs.note(order, InkDraft("customer", *signature("ma_jun")), "customer")
    workplace.repairs.note(order, InkDraft("technician", *signature("wu_lei")), "technician")


def a_photo() -> bytes:
    """A small picture."""
    out = BytesIO()
    Image.new("RGB", (64, 48), (120, 140, 90)).save(out, "JPEG")
    return out.getvalue()


class PreparedVisits:
    """Visits in every state somebody asked for, each played once per test run and copied in milliseconds.

    ``open("in_service", folder)`` gives the tank's visit, with ``fleet_plan()`` that of three vehicles.
    """

    def __init__(self, prepared: Prepared, folder: Path) -> None:
        self._prepared, self._folder = prepared, folder
        self._kept: dict[tuple[PlanDraft, str], tuple[Path, Id, datetime]] = {}

    def open(self, state: str, folder: Path, draft: PlanDraft | None = None) -> tuple[Workplace, Id]:
        """A copy of the demo company with a visit in that state; nobody is signed in."""
        draft = draft or coating_plan()
        kept, order, now = self._kept.get((draft, state)) or self._play(draft, state)
        shutil.copytree(kept, folder)
        workplace = Workplace.open(folder, clock=FixedClock(now), zone=ZONE, demo=True, on_commit_check=OP_GUARD)
        return workplace, order

    def _play(self, draft: PlanDraft, wanted: str) -> tuple[Path, Id, datetime]:
        live = self._folder / f"{len(self._kept)}-{wanted}"
        shutil.copytree(self._prepared.folder_of("demo"), live)
        before = [state for state in STATES[: STATES.index(wanted)] if (draft, state) in self._kept]
        if before:
            shutil.rmtree(live)
            source, order, now = self._kept[draft, before[-1]]
            shutil.copytree(source, live)
            workplace = Workplace.open(live, clock=FixedClock(now), zone=ZONE, demo=True, on_commit_check=OP_GUARD)
            act_as(workplace, TECHNICIAN)
            bring(workplace, order, wanted, before[-1])
        else:
            workplace = Workplace.open(live, clock=FixedClock(BEGIN), zone=ZONE, demo=True, on_commit_check=OP_GUARD)
            order = visit_in(workplace, wanted, draft)
        workplace.close()
        self._kept[draft, wanted] = live, order, workplace.context.now()
        return self._kept[draft, wanted]

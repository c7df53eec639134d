"""The acts of a repair by the services alone: what happened before the curtain of the demo rises.

Tests use them too, to bring an order to the state they are about.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from fieldtech.clock import FixedClock
from fieldtech.demo.cases import TANKER, ZONE, Case
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import (
    AnswerDraft,
    ArrivalDraft,
    CompletionDraft,
    ConditionDraft,
    DiagnosisDraft,
    LabelDraft,
    NoPartsDraft,
    PreDepartureDraft,
)
from fieldtech.model.drafts.planning import ApprovalDraft, AssignDraft, ToldDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.drafts.signoff import AcceptanceDraft, FeedbackDraft, InkDraft
from fieldtech.paths import resources
from fieldtech.services.workplace import Workplace

PIN = "0000"
STATES = ("registered", "triage", "plan_to_confirm", "to_approve", "approved", "assigned", "accepted", "departed",
          "arrived", "in_repair", "swapped", "worked", "to_sign", "ready_to_seal", "sealed")  # fmt: skip


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
            for count, line in enumerate((self._case.part, *self._case.more_parts), 1):
                w.repairs.note(order, line, f"line-{count}")
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
        w.repairs.note(order, InkDraft("technician", *signature(case.technician_signature)), "technician")

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
    """Strokes of a demo signature (x, y and pressure to 10000, milliseconds), and its aspect x 1000."""
    data = json.loads((resources() / "demo" / "signatures" / f"{name}.json").read_text(encoding="utf-8"))
    strokes = tuple(
        tuple(
            (*(round(p[axis] * 10000) for axis in ("x", "y", "pressure")), round(p["t"] * data["duration_ms"]))
            for p in stroke
        )
        for stroke in data["strokes"]
    )
    return strokes, round(data["aspect"] * 1000)


def answer_for(item: Mapping[str, object]) -> AnswerDraft:
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

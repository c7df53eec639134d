"""The on-site half of the record: times, arrival, swaps, parts, fees, checklist, platform, acceptance, ink."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.catalogue import Action, Cause
from fieldtech.model.checklist import option_in_english
from fieldtech.model.choices import RATED_AREAS, RATED_MANNERS
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.drafts import intake, onsite, planning, platform, signoff
from fieldtech.model.facts import Recorded
from fieldtech.model.guards.units import unlabelled
from fieldtech.model.money.prices import Line
from fieldtech.model.taking_along import Tool, tools_for
from fieldtech.services.dispatch import pick_lines, planned_lines, proposed_pick_list
from fieldtech.services.facts_loader import the_order
from fieldtech.services.order_briefs import SwapRow
from fieldtech.services.order_view import OrderView
from fieldtech.services.record_tools import day, iso, named, person

TOOLS = (
    ("万用表", "multimeter"),
    ("试灯", "test lamp"),
    ("常用工具", "hand tools"),
    ("笔记本/扫码枪", "laptop, scanner"),
)
DOCUMENTS = (("维修服务单", "repair service sheet"), ("产品说明书", "manual"), ("返修标签", "return labels"))
EQUIPMENT_DOCUMENTS = DOCUMENTS[:2]
"""Of a repair that brings no terminal back."""


@dataclass(frozen=True)
class SiteParts:
    """Reads the site's entries of a view."""

    session: Session
    view: OrderView
    zone: ZoneInfo

    def build(self) -> dict[str, Any]:
        """The keys of the record that come from the site."""
        return {
            **self.shared(),
            "arrival": self._arrival(),
            "condition": self._condition(),
            "diagnosis": self._diagnosis(),
            "swaps": [self._swap(swap) for swap in self.view.swaps],
            "parts": self.parts(),
            "label": self._label(),
            "checklist": self._checklist(),
            "platform_check": self._platform(),
            **self._completion(),
            "market_note": self._market_note(),
        }

    def shared(self) -> dict[str, Any]:
        """What goes along, when, what it costs, and the end: the same for every kind of order."""
        charges = self.view.charges
        return {
            "picklist": self._picklist(),
            "times": self._times(),
            "fees": [_fee(line) for line in charges.lines],
            "total_cents": charges.total_cents,
            "fee_settlement": self._settlement(),
            "feedback": self._feedback(),
            "acceptance": self._acceptance(),
            "photos": self._photos(),
            "ink": {"customer": self._ink("customer"), "technician": self._ink("technician")},
        }

    def parts(self) -> list[dict[str, Any]]:
        """What was used."""
        return [self._part(vars(part)) for part in self.view.charges.parts]

    def _picklist(self) -> dict[str, Any]:
        order = the_order(self.session, self.view.id)
        lines = planned_lines(self.session, order, self.view.facts)
        taken = self.view.facts.get(onsite.PickListDraft)
        taken = taken or proposed_pick_list(pick_lines(self.session, order, self.view.facts))
        return {
            "tools": [{"zh": zh, "en": en} for zh, en in tools_of(self.view)],
            "parts": [{"no": p.code, "zh": p.zh, "en": p.en, "quantity": p.wanted} for p in lines],
            "terminals": [{"id": number, "model": _model(self.session, number)} for number in taken.terminals],
            "sims": [{"iccid": number, "msisdn": _msisdn(self.session, number)} for number in taken.sims],
            "documents": [{"zh": zh, "en": en} for zh, en in self._documents()],
        }

    def _documents(self) -> tuple[Tool, ...]:
        return EQUIPMENT_DOCUMENTS if self.view.facts.on_equipment else DOCUMENTS

    def _times(self) -> dict[str, Any]:
        last = {t.step: t.at for t in self.view.transitions}
        diagnosis = self.view.facts.get(onsite.DiagnosisDraft)
        return {
            "departed": iso(last.get("depart"), self.zone),
            "arrived": iso(last.get("arrive"), self.zone),
            "started": iso(diagnosis.started_at, self.zone) if diagnosis else None,
            "finished": iso(diagnosis.finished_at, self.zone) if diagnosis else None,
            "signed": iso(last.get("sign_off"), self.zone),
        }

    def _arrival(self) -> dict[str, Any] | None:
        draft = self.view.facts.get(onsite.ArrivalDraft)
        return draft.to_body() if draft else None

    def _condition(self) -> dict[str, Any] | None:
        draft = self.view.facts.get(onsite.ConditionDraft)
        return draft.to_body() if draft else None

    def _diagnosis(self) -> dict[str, Any] | None:
        draft = self.view.facts.get(onsite.DiagnosisDraft)
        if draft is None:
            return None
        cause = named(self.session, Cause, [draft.cause])[0] if draft.cause else None
        return {"cause": cause, "actions": named(self.session, Action, draft.actions), "text": draft.text}

    def _swap(self, swap: SwapRow) -> dict[str, Any]:
        body = swap.body
        keys = ("plate", "old_terminal", "new_terminal", "model", "old_iccid", "new_iccid", "old_msisdn", "new_msisdn",
                "old_next", "reason")  # fmt: skip
        due = body.get("loaner_due") if body.get("loaner") else None
        return {**{key: body.get(key, "") for key in keys}, "at": iso(swap.at, self.zone), "loaner_due": due}

    def _part(self, part: dict[str, Any]) -> dict[str, Any]:
        keys = ("zh", "en", "unit", "serial", "quantity", "unit_cents", "charged_cents", "reason", "told", "old_part",
                "free_reason")  # fmt: skip
        return {"no": part["code"], **{key: part[key] for key in keys}}

    def _settlement(self) -> dict[str, Any] | None:
        draft = self.view.facts.get(signoff.FeeSettlementDraft)
        return draft.to_body() if draft else None

    def _label(self) -> dict[str, Any] | None:
        open_ones = unlabelled(self.view.facts)
        swaps = [s for s in reversed(self.view.swaps) if s.body.get("old_terminal")]
        wanted = [s for s in swaps if s.body["old_terminal"] in open_ones]  # the next one to be printed
        swap = next(iter((*wanted, *swaps)), None)
        return return_label(self.view, swap, self.zone) if swap else None

    def _checklist(self) -> dict[str, Any] | None:
        checklist = self.view.checklist
        if not checklist:
            return None
        answers = self.view.facts.all(onsite.AnswerDraft)
        items = [_item(item, answers.get(item["id"])) for item in checklist["items"]]
        return {"code": checklist["code"], "version": checklist["version"], "title_zh": checklist["title_zh"],
                "title_en": checklist["title_en"], "items": items}  # fmt: skip

    def _platform(self) -> dict[str, Any] | None:
        found = self.view.facts.entries.get((platform.PlatformCheckDraft.kind, ""))
        if found is None or not isinstance(found.draft, platform.PlatformCheckDraft):
            return None
        d = found.draft
        body = d.to_body()
        del body["checked_at"]
        return {**body, "fix_at": iso(d.fix_at, self.zone), "at": iso(d.checked_at or found.at, self.zone),
                "by": person(self.view, found.by)}  # fmt: skip

    def _completion(self) -> dict[str, Any]:
        draft = self.view.facts.get(onsite.CompletionDraft)
        if draft is None:
            return {"standards": None, "result": "", "result_reason": ""}
        complete = self.view.status in ("to_sign", "signed", "completed", "archived")  # F28 is the guard of "finish"
        standards = {"restored": draft.restored, "tidy": draft.tidy, "firm": draft.firm, "complete": complete}
        return {"standards": standards, "result": draft.result, "result_reason": draft.result_reason}

    def _feedback(self) -> dict[str, Any] | None:
        found = self.view.facts.entries.get((signoff.FeedbackDraft.kind, ""))
        if found is None or not isinstance(found.draft, signoff.FeedbackDraft):
            return None
        d = found.draft
        self_keyed = found.by in self.view.facts.technicians
        return {
            "answered": d.answered, "channel": d.channel, "respondent": d.respondent, "phone": d.phone,
            **{area: d.areas.get(area, "na") for area in RATED_AREAS},
            **{manner: d.manners.get(manner) for manner in RATED_MANNERS},
            "overall": d.overall, "reason": d.reason, "suggestions": d.suggestions,
            "keyed_by": person(self.view, found.by), "self_keyed": self_keyed,
        }  # fmt: skip

    def _acceptance(self) -> dict[str, Any] | None:
        draft = self.view.facts.get(signoff.AcceptanceDraft)
        return {**draft.to_body(), "rounds": self.view.facts.reworks} if draft else None

    def _market_note(self) -> str:
        diagnosis = self.view.facts.get(onsite.DiagnosisDraft)
        call = self.view.facts.get(intake.IntakeDraft)
        return (diagnosis.market_note if diagnosis else "") or (call.market_note if call else "")

    def _photos(self) -> list[dict[str, Any]]:
        return [
            {"slot": p.slot, "sha256": p.shown_sha, "original": p.original_sha, "taken_at": iso(p.taken_at, self.zone),
             "taken_from": p.taken_from, "caption": p.caption}
            for p in self.view.photos
        ]  # fmt: skip

    def _ink(self, who: str) -> dict[str, Any] | None:
        draft = self.view.facts.get(signoff.InkDraft, who)
        return {"aspect": draft.aspect, "strokes": [list(s) for s in draft.strokes]} if draft else None


def tools_of(view: OrderView) -> tuple[Tool, ...]:
    """What is taken along: to equipment what the call and the plan speak of, nothing for a vehicle's wiring."""
    if not view.facts.on_equipment:
        return TOOLS
    call, plan = view.facts.get(intake.IntakeDraft), view.facts.get(planning.PlanDraft)
    said = f"{view.title} {call.text if call else ''} {plan.text if plan else ''}"
    return tools_for(said, (), vehicles=False)


def _fee(line: Line) -> dict[str, Any]:
    """The line with its rule: a code of ``money_rule.*`` and what fills its sentence (F55)."""
    return {
        "code": line.code, "zh": line.zh, "en": line.en, "list_cents": line.list_cents,
        "charged_cents": line.charged_cents, "rule": line.rule.code, "params": dict(line.rule.params),
    }  # fmt: skip


def return_label(view: OrderView, swap: SwapRow, zone: ZoneInfo) -> dict[str, Any]:
    """What is printed on the return label (B21, forms 2.7)."""
    body = swap.body
    fixed = _label_of(view, str(body.get("old_terminal", "")))
    call = view.facts.get(intake.IntakeDraft)
    fault = _fault(str(body.get("fault") or view.title), call)
    warranty = view.charges.state
    return {
        "plate": body.get("plate", ""), "fault": fault, "terminal": body.get("old_terminal", ""),
        "model": body.get("model", ""), "removed_on": day(swap.at.astimezone(zone).date()), "number": view.number,
        "warranty": warranty, "technician": view.name_of(view.technician), "customer": view.customer.name,
        "fixed_at": iso(fixed.at, zone) if fixed else None,
    }  # fmt: skip


def _label_of(view: OrderView, terminal: str) -> Recorded | None:
    """The entry that says that this terminal's label is on."""
    for (kind, _slot), rec in view.facts.entries.items():
        draft = rec.draft if kind == onsite.LabelDraft.kind else None
        if isinstance(draft, onsite.LabelDraft) and draft.fixed and draft.terminal in ("", terminal):
            return rec
    return None


def _model(session: Session, number: str) -> str:
    return session.scalar(select(Terminal.model_code).where(Terminal.number == number)) or ""


def _msisdn(session: Session, iccid: str) -> str:
    return session.scalar(select(Sim.msisdn).where(Sim.iccid == iccid)) or ""


def _fault(said: str, call: intake.IntakeDraft | None) -> str:
    """The symptom's code before its words, as the return area sorts by it (forms 2.7)."""
    code = call.symptoms[0] if call and call.symptoms else ""
    return said if said.startswith(code) else f"{code} {said}"


def _item(item: dict[str, Any], answer: onsite.AnswerDraft | None) -> dict[str, Any]:
    limit = {key: None if item.get(key) is None else str(item[key]) for key in ("lower", "upper")}
    return {
        "id": item["id"], "group": item["group"], "zh": item["text_zh"], "en": item["text_en"], "kind": item["kind"],
        "answer": answer.answer if answer else "", "value": answer.value if answer else "",
        "value_en": option_in_english(item, answer.value) if answer else "",
        "options": [{"zh": own, "en": option_in_english(item, own)} for own in item.get("options") or ()],
        "unit": item.get("unit") or "", **limit, "note": answer.note if answer else "",
    }  # fmt: skip

"""The record of a visit as it is sealed and printed (forms 2.5): its days, what was answered, measured and found."""

from collections.abc import Iterable
from typing import Any

from fieldtech.model.base import Id
from fieldtech.model.checklist import judged, option_in_english
from fieldtech.model.drafts.install import InstallArrivalDraft
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.visits import MoveVisitDraft, NoticeDraft, VisitDoneDraft, VisitStartDraft
from fieldtech.model.maintenance import Plan
from fieldtech.model.object_gaps import ObjectRecord, standing
from fieldtech.model.readings import plain
from fieldtech.model.recurrence_words import sentence
from fieldtech.services.facts_loader import the_order
from fieldtech.services.record import RecordBuilder
from fieldtech.services.record_site import SiteParts
from fieldtech.services.record_tools import day, iso, person
from fieldtech.services.visits.along import taken_along
from fieldtech.services.visits.reading import load_visit
from fieldtech.services.visits.views import FindingView, ObjectView, Said, VisitView

SCHEMA = "fieldtech-visit/1"
_THERE = ("arrived", "in_service", "to_sign", "signed", "completed", "archived")
DOCUMENTS = (("保养/巡检记录", "maintenance record"), ("检查表", "checklist"), ("产品说明书", "manual"))


class VisitRecord(RecordBuilder):
    """Builds the record of one visit; the same rows give the same record."""

    def build(self) -> dict[str, Any]:
        """The whole record."""
        site = SiteParts(self.session, self.view, self.zone)
        visit = load_visit(self.session, the_order(self.session, self.view.id), self.view.facts)
        arrival, start = self.view.facts.get(InstallArrivalDraft), self.view.facts.get(VisitStartDraft)
        shared = site.shared()
        shared["picklist"] |= {"tools": _named(taken_along(visit).tools), "documents": _named(DOCUMENTS)}
        shared["times"] |= self._work_times()
        return {
            "schema": SCHEMA,
            **self.head(),
            "keyed_by": person(self.view, self.view.first_responder),  # the office's program made the order
            **self.office(),
            **shared,
            **self._plan_and_days(visit),
            "arrival": arrival.to_body() if arrival else None,
            "condition": start.to_body() if start else None,
            "checklist": dict(visit.checklist) or None,
            "objects": [self._object(thing, visit) for thing in visit.objects],
            "findings": [self._finding(finding) for finding in visit.findings],
            "parts": site.parts(),
            **self._end(visit),
        }

    def _work_times(self) -> dict[str, str | None]:
        last = {t.step: t.at for t in self.view.transitions}
        return {"started": iso(last.get("start_service"), self.zone), "finished": iso(last.get("finish"), self.zone)}

    def _plan_and_days(self, visit: VisitView) -> dict[str, Any]:
        plan, facts = visit.plan, self.view.facts.visit
        assert facts is not None
        actual = visit.done_on or (facts.today if visit.status in _THERE else None)
        notice = visit.notices[-1] if visit.notices else None
        return {
            "kind": visit.kind,
            "plan": {
                "number": plan.number, "title": plan.title, "content": plan.content, "method": plan.method,
                "sentence_zh": self._sentence(plan.id, "zh_CN"), "sentence_en": self._sentence(plan.id, "en"),
                "environment": list(plan.environment),
                "persons": [person(self.view, login) for login in plan.persons],
            },
            "planned_on": day(visit.planned_on), "due_on": day(visit.due_on), "actual_on": day(actual),
            "late": (actual or facts.today) > visit.late_after,
            "notice": self._notice(notice) if notice else None,
            "moved": [self._move(move) for move in _standing(visit.moves)],
        }  # fmt: skip

    def _sentence(self, plan_id: Id, language: str) -> str:
        plan = self.session.get_one(Plan, plan_id)
        return sentence(
            plan.rule, plan.starts_on, language, counts_from=plan.counts_from, every_km=plan.every_km or 0,
            every_hours=plan.every_hours or 0,
        )  # fmt: skip

    def _notice(self, said: Said) -> dict[str, Any]:
        draft = said.draft
        assert isinstance(draft, NoticeDraft)
        return {
            "day": day(draft.day), "how": draft.how, "person": draft.person, "by": person(self.view, said.by),
            "at": iso(draft.at, self.zone), "agreed_sooner": draft.agreed_sooner, "reason": draft.reason,
        }  # fmt: skip

    def _move(self, said: Said) -> dict[str, Any]:
        draft = said.draft
        assert isinstance(draft, MoveVisitDraft)
        return {
            "from": day(draft.was), "to": day(draft.day), "reason": draft.reason, "wished_by": draft.wished_by,
            "by": person(self.view, said.by), "at": iso(said.at, self.zone),
        }  # fmt: skip

    def _object(self, thing: ObjectView, visit: VisitView) -> dict[str, Any]:
        photos = tuple(photo.name for photo in thing.photos)
        record = ObjectRecord(visit.items, thing.answers, photos)
        meter = {meter.unit: meter.value for meter in thing.meters if meter.value is not None}
        return {
            "key": thing.id.hex, "position": thing.position, "kind": thing.kind, "number": thing.number,
            "name": thing.name, "plate": thing.plate, "colour": thing.colour, "tag": thing.tag,
            "state": thing.state, "reason": thing.reason,
            "meter": meter or None,
            "items": [_item(item, standing(record, item)) for item in visit.items],
        }  # fmt: skip

    def _finding(self, finding: FindingView) -> dict[str, Any]:
        told = None
        if finding.told_person and finding.told_at is not None:
            at = iso(finding.told_at, self.zone)
            told = {"person": finding.told_person, "how": finding.told_how, "at": at}
        return {
            "no": finding.number, "object": finding.object.hex, "item": finding.item, "text": finding.text,
            "state": finding.state, "handling": finding.handling, "hazard": finding.hazard, "told": told,
            "repair": finding.repair_number or None,
        }  # fmt: skip

    def _end(self, visit: VisitView) -> dict[str, Any]:
        done, following = self.view.facts.get(VisitDoneDraft), visit.next
        complete = self.view.status in ("to_sign", "signed", "completed", "archived")  # F28 is the guard of "finish"
        standards = None
        if done is not None:
            standards = {"restored": done.restored, "tidy": done.tidy, "firm": done.firm, "complete": complete}
        next_day = None
        if following.day is not None:
            next_day = {"computed": day(following.computed), "day": day(following.day), "reason": following.reason}
        return {"standards": standards, "summary": done.text if done else "", "next": next_day}


def _standing(moves: Iterable[Said]) -> list[Said]:
    """A move that was taken back is the house's own business: the customer reads where the day differs."""
    found: list[Said] = []
    for move in moves:
        before = found[-1].draft if found else None
        here = move.draft
        assert isinstance(here, MoveVisitDraft)
        if isinstance(before, MoveVisitDraft) and (before.was, before.day) == (here.day, here.was):
            found.pop()
        else:
            found.append(move)
    return found


def _named(things: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"zh": zh, "en": en} for zh, en in things]


def _item(item: Any, answer: AnswerDraft | None) -> dict[str, Any]:
    found = judged(item, answer) if item["kind"] == "number" else None
    limit = {key: None if item.get(key) is None else str(item[key]) for key in ("lower", "upper")}
    return {
        "id": item["id"], "group": item["group"], "zh": item["text_zh"], "en": item["text_en"], "kind": item["kind"],
        "answer": answer.answer if answer else "", "value": answer.value if answer else "",
        "value_en": option_in_english(item, answer.value) if answer else "",
        "points": list(answer.points) if answer else [], "mean": plain(found.mean) if found else "",
        "minimum": plain(found.minimum) if found else "", "verdict": found.verdict if found else "",
        "unit": item.get("unit") or "", **limit, "rule": item.get("rule") or "", "note": answer.note if answer else "",
    }  # fmt: skip

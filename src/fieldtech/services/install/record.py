"""The record of an install order as it is sealed and printed: the order's head and one row per vehicle."""

from typing import Any

from fieldtech.model.drafts.install import InstallArrivalDraft, InstallDraft
from fieldtech.model.drafts.onsite import (
    AnswerDraft,
)
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.installs import FITTED
from fieldtech.services.install.rows import RowView, row_views
from fieldtech.services.record import RecordBuilder
from fieldtech.services.record_site import SiteParts
from fieldtech.services.record_tools import day, iso

SCHEMA = "fieldtech-install/1"


class InstallRecord(RecordBuilder):
    """Builds the record of one install order; the same rows give the same record."""

    def build(self) -> dict[str, Any]:
        """The whole record."""
        site = SiteParts(self.session, self.view, self.zone)
        draft = self.view.facts.get(InstallDraft) or InstallDraft()
        items = tuple(self.view.checklist.get("items", ()))
        rows = row_views(self.session, self.view.id, draft.task, items)
        arrival = self.view.facts.get(InstallArrivalDraft)
        return {
            "schema": SCHEMA,
            **self.head(),
            "task": draft.task,
            "request": draft.request or None,
            "order": self._order(draft),
            **self.office(),
            **site.shared(),
            "arrival": arrival.to_body() if arrival else None,
            "checklist": self._checklist(items),
            "rows": [self._row(row) for row in rows],
            "done": sum(row.state in FITTED for row in rows),
        }

    def _order(self, draft: InstallDraft) -> dict[str, Any]:
        return {
            "place": draft.place, "contact": draft.contact, "phone": draft.phone, "wanted_by": day(draft.wanted_by),
            "model": draft.model, "platform": draft.platform, "fee_reason": draft.fee_reason,
            "waived": list(draft.waived), "waiver_reason": draft.waiver_reason,
            "written_request": draft.written_request, "trial_until": day(draft.trial_until),
            "emergency": draft.emergency, "text": draft.text,
        }  # fmt: skip

    def _checklist(self, items: tuple[Any, ...]) -> dict[str, Any] | None:
        """The questions once; the answers stand with each vehicle."""
        checklist = self.view.checklist
        if not checklist:
            return None
        questions = [
            {"id": item["id"], "group": item["group"], "zh": item["text_zh"], "en": item["text_en"],
             "kind": item["kind"], "unit": item.get("unit") or ""}
            for item in items
        ]  # fmt: skip
        return {"code": checklist["code"], "version": checklist["version"], "title_zh": checklist["title_zh"],
                "title_en": checklist["title_en"], "items": questions}  # fmt: skip

    def _row(self, row: RowView) -> dict[str, Any]:
        record = row.record
        return {
            "position": row.position, "plate": row.plate, "colour": row.colour, "vin": row.vin,
            "type": row.vehicle_type, "driver": row.driver, "state": row.state, "reason": row.reason,
            "text": record.result.text if record.result else "", "new_date": day(row.new_date),
            "terminal": row.terminal, "model": row.terminal_model, "imei": row.imei, "iccid": row.iccid,
            "msisdn": row.msisdn, "taken_terminal": record.units.taken_terminal, "taken_sim": record.units.taken_sim,
            "place": record.place.to_body() if record.place else None,
            "condition": record.condition.to_body() if record.condition else None,
            "answers": [_answer(answer) for answer in (record.answers.answers if record.answers else ())],
            "platform": self._platform_of(record.platform), "technician": row.technician,
        }  # fmt: skip

    def _platform_of(self, draft: PlatformCheckDraft | None) -> dict[str, Any] | None:
        if draft is None:
            return None
        return {
            **draft.to_body(),
            "fix_at": iso(draft.fix_at, self.zone),
            "checked_at": iso(draft.checked_at, self.zone),
        }


def _answer(answer: AnswerDraft) -> dict[str, str]:
    return {"id": answer.item, "answer": answer.answer, "value": answer.value, "note": answer.note}

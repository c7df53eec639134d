"""The record of an install order as it is sealed and printed: the order's head and one row per vehicle."""

from typing import Any

from sqlalchemy import select

from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.model.drafts.install import InstallArrivalDraft, InstallDraft
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.installs import FITTED
from fieldtech.model.orders import Order
from fieldtech.services.install.rows import RowView, row_views
from fieldtech.services.record import RecordBuilder
from fieldtech.services.record_site import SiteParts
from fieldtech.services.record_tools import day, iso

SCHEMA = "fieldtech-install/1"
DOCUMENTS = (
    ("安装派工单", "installation dispatch order"),
    ("安装车辆明细", "vehicle list"),
    ("产品说明书", "manual"),
)


class InstallRecord(RecordBuilder):
    """Builds the record of one install order; the same rows give the same record."""

    def build(self) -> dict[str, Any]:
        """The whole record."""
        site = SiteParts(self.session, self.view, self.zone)
        draft = self.view.facts.get(InstallDraft) or InstallDraft()
        items = tuple(self.view.checklist.get("items", ()))
        rows = row_views(self.session, self.view.id, draft.task, items)
        arrival = self.view.facts.get(InstallArrivalDraft)
        shared = site.shared()
        shared["picklist"]["documents"] = [{"zh": zh, "en": en} for zh, en in DOCUMENTS]
        shared["times"] |= self._work_times()
        shared["photos"] = [_of_row(photo, rows) for photo in shared["photos"]]
        return {
            "schema": SCHEMA,
            **self.head(),
            "task": draft.task,
            "request": draft.request or None,
            "order": self._order(draft),
            **self.office(),
            **shared,
            "arrival": arrival.to_body() if arrival else None,
            "checklist": self._checklist(items),
            "rows": [self._row(row) for row in rows],
            "done": sum(row.state in FITTED for row in rows),
            "follow_up": self._follow_up(),
        }

    def _work_times(self) -> dict[str, str | None]:
        """From the first vehicle looked at to the last one done."""
        last = {t.step: t.at for t in self.view.transitions}
        return {"started": iso(last.get("start_install"), self.zone),
                "finished": iso(last.get("finish_install"), self.zone)}  # fmt: skip

    def _follow_up(self) -> str | None:
        """The order in which the vehicles not done go on; there is none before the sign-off."""
        follows = select(Order.number).where(Order.repeat_of == self.view.id, Order.kind == "install")
        return self.session.scalar(follows.order_by(Order.created_at.desc(), Order.number.desc()).limit(1))

    def _order(self, draft: InstallDraft) -> dict[str, Any]:
        return {
            "place": draft.place, "contact": draft.contact, "phone": draft.phone, "wanted_by": day(draft.wanted_by),
            "model": draft.model, "platform": draft.platform, "fee_reason": draft.fee_reason,
            "waived": list(draft.waived), "waiver_reason": draft.waiver_reason,
            "written_request": draft.written_request, "attached": self._attached(),
            "trial_until": day(draft.trial_until), "emergency": draft.emergency, "text": draft.text,
        }  # fmt: skip

    def _attached(self) -> list[dict[str, str]]:
        """The files kept with the order, by their hash."""
        files = self.view.facts.all(EvidenceDraft).values()
        return [{"shows": f.shows, "name": f.name, "sha256": f.sha256} for f in files if not f.withdrawn]

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
            "old_next": record.units.old_next if record.units.taken_terminal or record.units.taken_sim else "",
            "fault": record.units.fault, "from": row.came_from or row.source,
            "from_terminal": "" if self.revision else row.source_terminal,  # what to look for, until it was done
            "place": record.place.to_body() if record.place else None,
            "condition": record.condition.to_body() if record.condition else None,
            "answers": [_answer(answer) for answer in (record.answers.answers if record.answers else ())],
            "answered": list(row.answered), "platform": self._platform_of(record.platform),
            "technician": self.view.name_of(row.technician) if row.technician else "",
            "mobile": "" if self.revision else row.driver_mobile,  # for those who go there, not for the sealed sheet
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


def _of_row(photo: dict[str, Any], rows: tuple[RowView, ...]) -> dict[str, Any]:
    """A vehicle's photo lies in ``<row>/<slot>``; on the sheet it says which line it belongs to."""
    key, slash, slot = str(photo["slot"]).partition("/")
    row = next((row for row in rows if row.id.hex == key), None) if slash else None
    return photo if row is None else {**photo, "slot": slot, "row": row.position, "plate": row.label}

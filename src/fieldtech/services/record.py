"""The record of a repair as it is sealed and printed: integers, strings, booleans, lists and objects only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.accounts import FeeWord
from fieldtech.model.amounts import in_figures
from fieldtech.model.catalogue import Part, Symptom
from fieldtech.model.choices import PRE_DEPARTURE
from fieldtech.model.drafts import intake, onsite, planning, signoff
from fieldtech.model.drafts.base import Draft
from fieldtech.model.facts import Recorded
from fieldtech.model.orders import FollowUp
from fieldtech.services.money.denied import stands
from fieldtech.services.order_view import OrderView
from fieldtech.services.record_site import SiteParts
from fieldtech.services.record_tools import day, iso, named, person
from fieldtech.store.arrival import arrival

SCHEMA = "fieldtech-repair/1"


@dataclass(frozen=True)
class RecordBuilder:
    """Builds the record of one order from what is stored; the same rows give the same record."""

    session: Session
    view: OrderView
    zone: ZoneInfo
    revision: int
    amends: str | None = None

    def build(self) -> dict[str, Any]:
        """The whole record."""
        site = SiteParts(self.session, self.view, self.zone)
        return {"schema": SCHEMA, **self.head(), **self._repair_office(), **self.office(), **site.build()}

    def head(self) -> dict[str, Any]:
        """Who, for whom and which revision: the same for every kind of order."""
        view = self.view
        return {
            "number": view.number,
            "project": view.customer.name,
            "revision": self.revision,
            "amends": self.amends,
            "status": "signed" if self.revision else view.status,
            "company": {**view.company, "motto": ""},
            "centre": {"code": view.centre_code, "name": view.centre_name},
            "customer": self._customer(),
            "first_responder": person(view, view.first_responder),
            "keyed_by": person(view, view.created_by),
            "repeat_of": view.repeat_of or None,
        }

    def _customer(self) -> dict[str, Any]:
        c = self.view.customer
        return {
            "number": c.number, "name": c.name, "contact": c.contact, "phone": c.phone, "address": c.address,
            "preference": c.preference, "site_class": self.view.site_class or c.site_class,
        }  # fmt: skip

    def office(self) -> dict[str, Any]:
        """Approval, assignment, checks and authorisations: the same for every kind of order."""
        return {
            "approval": self._approval(),
            "late_return": self._late_return(),
            "assignment": self._assignment(),
            "checks": self._checks(),
            "authorisations": self._authorisations(),
            "overrides": self._overrides(),
        }

    def _repair_office(self) -> dict[str, Any]:
        return {
            "intake": self._intake(),
            "warranty": {
                "state": self.view.charges.state,
                "until": day(self.view.charges.until),
                "reason": self.view.charges.warranty_reason,
            },
            "vehicle": self._vehicle(),
            "equipment": self._equipment(),
            "triage": self._triage(),
            "plan": self._plan(),
            "remote": self._remote(),
        }

    def _intake(self) -> dict[str, Any]:
        draft = self.view.facts.get(intake.IntakeDraft) or intake.IntakeDraft()
        return {
            "channel": draft.channel, "at": iso(draft.at, self.zone), "caller": draft.caller, "phone": draft.phone,
            "address": draft.address, "model": draft.model, "bought_on": day(draft.bought_on),
            "environment": list(draft.environment), "symptoms": named(self.session, Symptom, draft.symptoms),
            "text": draft.text, "emergency": draft.emergency,
        }  # fmt: skip

    def _vehicle(self) -> dict[str, Any] | None:
        v = self.view.vehicle
        if v is None:
            return None
        return {
            "plate": v.plate, "colour": v.colour, "vin": v.vin, "type": v.vehicle_type, "make_model": v.make_model,
            "voltage": v.voltage, "driver": v.driver_name, "terminal": self._terminal_before(),
        }  # fmt: skip

    def _terminal_before(self) -> str:
        """The terminal that was on the vehicle when the work began: the first swap's old one, if any."""
        first = next((s.body["old_terminal"] for s in self.view.swaps if s.body.get("old_terminal")), "")
        vehicle = self.view.vehicle
        now = vehicle.terminal.number if vehicle and vehicle.terminal else ""
        return str(first or now)

    def _equipment(self) -> dict[str, Any] | None:
        e = self.view.equipment
        return {"number": e.number, "tag": e.tag, "name": e.name} if e else None

    def _triage(self) -> dict[str, Any] | None:
        found = self._entry(intake.TriageDraft)
        if found is None or not isinstance(found.draft, intake.TriageDraft):
            return None
        d = found.draft
        return {"nature": d.nature, "severity": d.severity, "kind": d.quality_kind, "level": d.level,
                "at": iso(found.at, self.zone), "by": person(self.view, found.by)}  # fmt: skip

    def _plan(self) -> dict[str, Any] | None:
        plan = self.view.facts.get(planning.PlanDraft)
        if plan is None:
            return None
        names = {p["code"]: p for p in named(self.session, Part, [n.part for n in plan.parts])}
        parts = [
            {"no": n.part, "zh": names.get(n.part, {}).get("zh", n.part),
             "en": names.get(n.part, {}).get("en", n.part), "quantity": n.quantity}
            for n in plan.parts
        ]  # fmt: skip
        return {"text": plan.text, "minutes": plan.minutes, "fee_cents": plan.fee_cents, "parts": parts,
                "agreed": self._agreed()}  # fmt: skip

    def _agreed(self) -> dict[str, Any] | None:
        found = self._entry(planning.ToldDraft)
        if found is None or not isinstance(found.draft, planning.ToldDraft) or not found.draft.agreed:
            return None
        d = found.draft
        return {"person": d.person, "at": iso(d.at, self.zone), "promised": iso(d.promised_at, self.zone),
                "by": person(self.view, found.by)}  # fmt: skip

    def _remote(self) -> dict[str, Any] | None:
        consent = self.view.facts.get(intake.RemoteConsentDraft)
        if consent is None:
            return None
        work = self.view.facts.get(intake.RemoteDraft) or intake.RemoteDraft()
        return {"person": consent.person, "how": consent.how, "at": iso(consent.at, self.zone), "text": work.text,
                "result": "solved" if work.solved else "not_solved"}  # fmt: skip

    def _approval(self) -> dict[str, Any] | None:
        found = self._entry(planning.ApprovalDraft)
        if found is None or not isinstance(found.draft, planning.ApprovalDraft):
            return None
        d = found.draft
        return {"by": person(self.view, found.by), "at": iso(found.at, self.zone), "decision": "approved",
                "opinion": d.opinion, "kind": d.approval_kind, "late": d.late}  # fmt: skip

    def _late_return(self) -> dict[str, Any] | None:
        """The approval that was refused after emergency work had gone ahead (T27)."""
        found = self._entry(planning.LateReturnDraft)
        if found is None or not isinstance(found.draft, planning.LateReturnDraft):
            return None
        return {"by": person(self.view, found.by), "at": iso(found.at, self.zone), "reason": found.draft.reason}

    def _assignment(self) -> dict[str, Any] | None:
        draft = self.view.facts.get(planning.AssignDraft)
        if draft is None:
            return None
        view = self.view
        consent = None
        if draft.consent_by:
            consent = {"by": person(view, draft.consent_by), "how": draft.consent_how,
                       "at": iso(draft.consent_at, self.zone)}  # fmt: skip
        return {
            "technicians": [person(view, login) for login in view.facts.technicians],
            "staff_kind": view.facts.staff_kind,
            "slot": [iso(view.slot_from, self.zone), iso(view.slot_to, self.zone)],
            "site_class": view.site_class,
            "due_depart": iso(view.due_depart, self.zone),
            "due_arrive": iso(view.due_arrive, self.zone),
            "consent": consent,
        }

    def _checks(self) -> dict[str, Any]:
        checks: dict[str, Any] = {}
        for name in PRE_DEPARTURE:
            found = self.view.facts.entries.get((onsite.PreDepartureDraft.kind, name))
            draft = found.draft if found else None
            if found is None or not isinstance(draft, onsite.PreDepartureDraft) or not draft.done:
                checks[name] = None
                continue
            checks[name] = {"at": iso(found.at, self.zone), "by": person(self.view, found.by)}
            if name == "customer":
                checks[name] |= {"person": draft.person, "called_at": iso(draft.called_at, self.zone)}
        return checks

    def _authorisations(self) -> list[dict[str, Any]]:
        return [
            {"asked": person(self.view, d.asked)["name"], "how": d.how, "at": iso(d.at, self.zone),
             "content": d.content, "answer": d.answer, "confirmed_at": self._confirmed(d.content, d.asked)}
            for d in self.view.facts.all(planning.VerbalDraft).values()
        ] + [
            {"asked": person(self.view, w.approved_by)["name"], "how": w.how, "at": iso(w.said_at, self.zone),
             "content": f"¥{in_figures(w.cents)}", "answer": w.reason,
             "confirmed_at": self._confirmed(w.reason, w.approved_by)}
            for w in self._waived_by_word()
        ]  # fmt: skip

    def _waived_by_word(self) -> Iterator[FeeWord]:
        """What somebody waived by word of mouth (D17); of changed prices the lines say whose they are."""
        wanted = select(FeeWord).where(FeeWord.order_id == self.view.id, FeeWord.approved_by != "", stands(FeeWord))
        yield from self.session.scalars(wanted.order_by(arrival(FeeWord)))

    def _confirmed(self, text: str, asked: str) -> str | None:
        wanted = select(FollowUp.done_at).where(
            FollowUp.order_id == self.view.id, FollowUp.kind == "confirm_verbal", FollowUp.text == text,
            FollowUp.login == asked,
        )  # fmt: skip
        return iso(self.session.scalar(wanted.limit(1)), self.zone)

    def _overrides(self) -> list[dict[str, Any]]:
        found = self._entry(signoff.LeaveDraft)
        if found is None or not isinstance(found.draft, signoff.LeaveDraft):
            return []
        d = found.draft
        at, by = iso(found.at, self.zone), person(self.view, found.by)
        return [{"step": "leave", "code": code, "reason": d.reason, "by": by, "at": at} for code in d.codes]

    def _entry(self, kind: type[Draft]) -> Recorded | None:
        return self.view.facts.entries.get((kind.kind, ""))

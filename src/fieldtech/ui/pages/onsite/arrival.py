"""Arrival check (F15)."""

from typing import Any

from fieldtech.forms.form import Form
from fieldtech.forms.onsite.arrival_form import ArrivalForm
from fieldtech.model.drafts.onsite import ArrivalDraft
from fieldtech.ui.pages.onsite.missing import said
from fieldtech.ui.pages.onsite.section import FormSection


class ArrivalSection(FormSection):
    """Card, customer, fault; a scanned terminal is compared with what is on record."""

    key, icon, draft_type = "arrival", "scan-barcode", ArrivalDraft

    def make_form(self) -> Form[Any]:
        """Compare with the vehicle's terminal as it was on arrival."""
        if self.view.facts.on_equipment:
            return ArrivalForm(self.workplace.drafts, self.form_key(), units=False)
        vehicle = self.view.vehicle
        unit = vehicle.terminal if vehicle else None
        number, model = (unit.number, unit.model) if unit else ("", "")
        if self.view.swaps and (old := self.view.swaps[0].body.get("old_terminal")):
            number = str(old)
            model = self.workplace.site_catalogue.model_of(number)
        return ArrivalForm(self.workplace.drafts, self.form_key(), terminal=number, model=model)

    def summary(self) -> str:
        """When, and what was found."""
        draft = self.view.facts.get(ArrivalDraft)
        if draft is None:
            on_equipment = self.view.facts.on_equipment
            return (
                self.tr("ID card, customer and fault")
                if on_equipment
                else self.tr("ID card, customer, model and fault")
            )
        at = self.view.arrived_at
        time = self.workplace.context.local(at).strftime("%H:%M") if at else ""
        found = draft.terminal_scanned and self.tr("{terminal} on the vehicle").format(terminal=draft.terminal_scanned)
        missing = [said(p) for p in draft.problems()]
        return " · ".join(filter(None, (time, found, draft.mismatch, "" if missing else self.tr("checked"))))

    def take_scan(self, text: str) -> bool:
        """A terminal of ours by its label or IMEI, else whatever the label says."""
        if not isinstance(self.form, ArrivalForm) or not self.is_open_for():
            return False
        hit = self.workplace.lookup.recognise_scan(text)
        if hit is not None and hit.kind == "terminal":
            self.form.fill_scan(hit.label, self.workplace.site_catalogue.model_of(hit.label))
            return True
        return self.form.take_scan(text)

"""The acts that only install orders have: their forms, what stands in them first, and how they are taken."""

from typing import Any

from fieldtech.forms.fleet.clerk import Clerk
from fieldtech.forms.fleet.install_form import (
    AddVehiclesForm,
    DeliveryForm,
    HandInForm,
    InstallForm,
    NewInstallForm,
    RescheduleForm,
    TrialEndForm,
)
from fieldtech.forms.office.desk import Desk, OfficeForm
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.fleet_office import AddVehiclesDraft, NewInstallDraft
from fieldtech.model.drafts.install import DeliveryDraft, HandInDraft, InstallDraft, RescheduleDraft, TrialEndDraft
from fieldtech.services.changes import Change
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace

NEW_KEY = "new"


class FleetActs:
    """Forms and use cases by the name of the act."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def form(self, name: str, view: OrderView) -> OfficeForm[Any] | None:
        """The form of an act; None for a hand-in without doubts."""
        desk = self._desk(view.id.hex)
        if name == "change_install":
            return InstallForm(Clerk(desk, self._workplace))
        if name == "add_vehicles":
            there = {line.vehicle for line in self._workplace.install_desk.case(view.id).lines}
            fleet = self._workplace.fleet.vehicles(view.customer.number)
            mine = [vehicle.number for vehicle in fleet if vehicle.id in there]
            return AddVehiclesForm(desk, Clerk(desk, self._workplace).vehicle_options(view.customer.number, mine))
        if name == "reschedule":
            return RescheduleForm(desk)
        if name == "end_trial":
            return TrialEndForm(desk)
        if name == "delivery":
            return DeliveryForm(desk)
        doubts = self._workplace.repairs.check(view.id, name, HandInDraft())
        return HandInForm(desk, name, doubts) if any(p.severity == "warning" for p in doubts) else None

    def draft(self, name: str, view: OrderView) -> Draft:
        """What is known already."""
        if name == "change_install":
            return self._workplace.install_desk.draft_of(view.id)
        known: dict[str, Draft] = {
            "add_vehicles": AddVehiclesDraft(),
            "reschedule": RescheduleDraft(),
            "end_trial": TrialEndDraft(),
            "delivery": DeliveryDraft(person=view.customer.contact),
        }
        return known.get(name) or HandInDraft()

    def perform(self, view: OrderView, draft: Draft) -> Change:
        """Write it down; raises Refused, Invalid."""
        desk = self._workplace.install_desk
        if isinstance(draft, AddVehiclesDraft):
            return desk.add_vehicles(view.id, self._workplace.fleet.keys(view.customer.number, draft.vehicles))
        if isinstance(draft, TrialEndDraft):
            return desk.end_trial(view.id, draft)
        if isinstance(draft, DeliveryDraft):
            return self._workplace.repairs.note(view.id, draft)
        assert isinstance(draft, InstallDraft)
        return desk.change(view.id, draft)

    def new_form(self) -> NewInstallForm:
        """An order without a request."""
        return NewInstallForm(Clerk(self._desk(NEW_KEY), self._workplace))

    def create(self, draft: NewInstallDraft) -> Change:
        """The order of that form; raises Refused, Invalid."""
        return self._workplace.install_desk.create(draft.customer, draft.install(), draft.vehicles)

    def _desk(self, key: str) -> Desk:
        context = self._workplace.context
        return Desk(self._workplace.drafts, key, context.zone, context.now, tuple(self._workplace.access.people()))

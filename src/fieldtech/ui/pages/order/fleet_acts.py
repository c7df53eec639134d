"""The acts that only install orders have: their forms, what stands in them first, and how they are taken."""

from datetime import timedelta
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
from fieldtech.forms.fleet.project_forms import MilestoneForm, SourceForm
from fieldtech.forms.office.desk import Desk, OfficeForm
from fieldtech.model.choices import MILESTONES
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.fleet_office import AddVehiclesDraft, NewInstallDraft
from fieldtech.model.drafts.install import DeliveryDraft, HandInDraft, InstallDraft, RescheduleDraft, TrialEndDraft
from fieldtech.model.drafts.milestones import MilestoneDraft
from fieldtech.services.changes import Change
from fieldtech.services.install.order_case import InstallCase, VehicleLine
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.choices import Option

NEW_KEY = "new"
_AHEAD = timedelta(days=30)  # a day against which nothing speaks
TRIAL = {"end_trial": "", "sell_trial": "sold", "remove_trial": "removed"}
"""Acts that end a trial, with the outcome that stands in the form."""
MEETINGS = {f"milestone_{name}": name for name in MILESTONES}


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
            far = self._workplace.context.now().date() + _AHEAD
            asked = RescheduleDraft("..", customer_informed=True, wanted_by=far)
            return RescheduleForm(desk, self._workplace.repairs.check(view.id, name, asked))
        if name in TRIAL:
            return TrialEndForm(desk)
        if name in MEETINGS:
            return MilestoneForm(desk, MEETINGS[name])
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
            **{act: TrialEndDraft(outcome) for act, outcome in TRIAL.items()},
            **{act: self._meeting(view, meeting) for act, meeting in MEETINGS.items()},
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
        if isinstance(draft, DeliveryDraft | MilestoneDraft):
            return self._workplace.repairs.note(view.id, draft)
        assert isinstance(draft, InstallDraft)
        return desk.change(view.id, draft)

    def source_form(self, case: InstallCase, line: VehicleLine) -> SourceForm:
        """The customer's other vehicles that have a terminal, for one line of a move."""
        customer = self._workplace.orders.view(case.order).customer.number
        offers = [
            Option(car.number, f"{car.label} · {car.terminal}")
            for car in self._workplace.fleet.vehicles(customer) if car.terminal and car.id != line.vehicle
        ]  # fmt: skip
        return SourceForm(self._desk(f"{case.order.hex}-{line.row.hex}"), offers)

    def _meeting(self, view: OrderView, name: str) -> MilestoneDraft:
        return view.facts.get(MilestoneDraft, name) or MilestoneDraft(name)

    def new_form(self) -> NewInstallForm:
        """An order without a request."""
        return NewInstallForm(Clerk(self._desk(NEW_KEY), self._workplace))

    def create(self, draft: NewInstallDraft) -> Change:
        """The order of that form; raises Refused, Invalid."""
        return self._workplace.install_desk.create(draft.customer, draft.install(), draft.vehicles)

    def _desk(self, key: str) -> Desk:
        context = self._workplace.context
        return Desk(self._workplace.drafts, key, context.zone, context.now, tuple(self._workplace.access.people()))

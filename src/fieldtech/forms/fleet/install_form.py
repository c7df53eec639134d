"""The install order's own form, a new order, more vehicles, another date, the end of a trial (forms 2.3)."""

from collections.abc import Sequence

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Chips, Choice, Segments, Stars, Tick, YesNo
from fieldtech.forms.field import Field
from fieldtech.forms.fleet.clerk import Clerk
from fieldtech.forms.fleet.vehicles_field import Vehicles
from fieldtech.forms.office.considered_field import Considered, ConsideredEditor
from fieldtech.forms.office.desk import D, Desk, OfficeForm, choices
from fieldtech.forms.text_fields import LongText, Money, Text
from fieldtech.model.choices import HOW, INSTALL_PAPERS, INSTALL_TASKS, TRIAL_ENDS
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.fleet_office import AddVehiclesDraft, NewInstallDraft
from fieldtech.model.drafts.install import DeliveryDraft, HandInDraft, InstallDraft, RescheduleDraft, TrialEndDraft
from fieldtech.ui.kit.choices import Option


class _OrderForm(OfficeForm[D]):
    """The questions of forms 2.3; what belongs to other answers comes and goes with them."""

    columns = 3

    def __init__(self, clerk: Clerk) -> None:
        super().__init__(clerk.desk)
        self._clerk = clerk
        self.start()

    def fields(self) -> Sequence[Field]:
        """What, where, by when, on which papers."""
        return (
            Segments(name="task", label=self.tr("Task"), required=True, span=0,
                     options=choices("install_task", INSTALL_TASKS)),
            Text(name="written_request", label=self.tr("Customer's written request"), required=True, span=0,
                 help=self.tr("Where it is kept: letter, e-mail, date.")),
            self.desk.day("trial_until", self.tr("Last day of the trial"), span=0),
            Choice(name="model", label=self.tr("Terminal model"), placeholder=self.tr("Choose…"),
                   options=self._clerk.model_options()),
            self.desk.day("wanted_by", self.tr("Promised for"), required=False),
            Text(name="platform", label=self.tr("Platform"), placeholder="218.0.0.1:7611", tabular=True),
            Text(name="place", label=self.tr("Place of installation"), required=True, span=0),
            Text(name="contact", label=self.tr("Contact"), required=True),
            Text(name="phone", label=self.tr("Telephone"), required=True, tabular=True),
            Money(name="fee_cents", label=self.tr("Fee, in yuan"),
                  help=self.tr("Design and installation on site are free.")),
            Text(name="fee_reason", label=self.tr("Why a fee is charged"), required=True, span=0),
            Chips(name="waived", label=self.tr("Papers that are waived"), multiple=True,
                  options=choices("install_paper", INSTALL_PAPERS)),
            Text(name="waiver_reason", label=self.tr("Why they are waived"), required=True, span=0),
            Tick(name="emergency", label=self.tr("Emergency: goes out before the approval"), span=0,
                 above=self.tr("Urgency")),
            LongText(name="emergency_reason", label=self.tr("Why it cannot wait"), required=True, lines=2),
            LongText(name="text", label=self.tr("Notes for the technicians"), lines=2),
        )  # fmt: skip

    def follow(self) -> None:
        """Reasons are asked for where there is something to explain."""
        draft = self.draft()
        assert isinstance(draft, InstallDraft)
        self.show_cells(draft.task == "removal", "written_request")
        self.show_cells(draft.task == "trial", "trial_until")
        self.show_cells(draft.fee_cents > 0, "fee_reason")
        self.show_cells(bool(draft.waived), "waiver_reason")
        self.show_cells(draft.emergency, "emergency_reason")


class InstallForm(_OrderForm[InstallDraft]):
    """The order as it stands, to be changed until it is handed in."""

    draft_type = InstallDraft


class NewInstallForm(_OrderForm[NewInstallDraft]):
    """An order without a request: customer and vehicles are chosen here (B11)."""

    draft_type = NewInstallDraft

    def __init__(self, clerk: Clerk) -> None:
        self._customer = ""
        self._filled: dict[str, str] = {}
        super().__init__(clerk)

    def fields(self) -> Sequence[Field]:
        """Customer first, vehicles last."""
        customer = self._clerk.customer_field(self.tr("Customer"), self.tr("Name, telephone, plate or terminal"))
        vehicles = Vehicles(
            name="vehicles", label=self.tr("Vehicles"), scan=("plate", "vin"),
            offers=lambda: self._clerk.vehicle_options(self.draft().customer if self._cells else ""),
        )  # fmt: skip
        return (customer, *super().fields(), vehicles)

    def follow(self) -> None:
        """Another customer has other vehicles."""
        super().follow()
        customer = self.draft().customer
        if customer != self._customer:
            self._customer = customer
            editor = self.editor("vehicles")
            self._quietly(editor.adopt, editor.field)

    def field_changed(self, name: str) -> None:
        """The customer gives contact and place; what was typed stays."""
        if name != "customer":
            return
        self.set_field("vehicles", ())
        customer = self._clerk.customer(self.draft().customer)
        known = (customer.contact, customer.phone, customer.address) if customer else ("", "", "")
        for field, value in zip(("contact", "phone", "place"), known, strict=True):
            now = getattr(self.draft(), field)
            if not now or now == self._filled.get(field):
                self._filled[field] = value
                self.set_field(field, value)


class AddVehiclesForm(OfficeForm[AddVehiclesDraft]):
    """More of the customer's vehicles; those on the list already are not offered."""

    draft_type = AddVehiclesDraft

    def __init__(self, desk: Desk, offers: Sequence[Option]) -> None:
        super().__init__(desk)
        self._offers = tuple(offers)
        self.start()

    def fields(self) -> Sequence[Field]:
        """One list."""
        return (
            Vehicles(name="vehicles", label=self.tr("Vehicles"), required=True, scan=("plate", "vin"),
                     offers=lambda: self._offers),
        )  # fmt: skip


class _DoubtsForm(OfficeForm[D]):
    """Doubts that are considered one by one before it goes on."""

    def __init__(self, desk: Desk, doubts: Sequence[Problem] = ()) -> None:
        self._doubts = tuple(problem for problem in doubts if problem.severity == "warning")
        super().__init__(desk)

    def considered(self) -> Considered:
        """The field with a tick for each."""
        return Considered(name="confirmed", label=self.tr("Please consider"))

    def load(self, draft: D | Draft, *, restore: bool = True) -> None:
        """With the doubts of now."""
        super().load(draft, restore=restore)
        editor = self.editor("confirmed")
        if isinstance(editor, ConsideredEditor):
            editor.list.show_warnings(self._doubts)
        self.show_cells(bool(self._doubts), "confirmed")

    def problems(self) -> tuple[Problem, ...]:
        """A doubt in sight must be considered before it goes."""
        known = getattr(self.draft(), "confirmed", ()) if self._cells else ()
        left = {p.code for p in self._doubts} - set(known) if self._cells else set()
        return (*super().problems(), *((Problem("confirmed", "not_considered"),) if left else ()))


class HandInForm(_DoubtsForm[HandInDraft]):
    """Doubts that are considered before the order goes to its approver."""

    draft_type = HandInDraft

    def __init__(self, desk: Desk, step: str, doubts: Sequence[Problem]) -> None:
        super().__init__(desk, doubts)
        self.setObjectName(f"{step}_form")
        self.start()

    def fields(self) -> Sequence[Field]:
        """Each with its tick."""
        return (self.considered(),)


class RescheduleForm(_DoubtsForm[RescheduleDraft]):
    """Another date: why, and that the customer was told before the old one (P24)."""

    draft_type = RescheduleDraft

    def __init__(self, desk: Desk, doubts: Sequence[Problem] = ()) -> None:
        super().__init__(desk, doubts)
        self.start()

    def fields(self) -> Sequence[Field]:
        """Reason, tick, new date; doubts with their ticks."""
        return (
            LongText(name="reason", label=self.tr("Reason"), required=True, lines=2),
            self.desk.day("wanted_by", self.tr("New date")),
            Tick(name="customer_informed", label=self.tr("The customer has been told"), required=True,
                 above=self.tr("Customer")),
            self.considered(),
        )  # fmt: skip


class TrialEndForm(OfficeForm[TrialEndDraft]):
    """The customer keeps the terminals, or they are taken off again (A01)."""

    draft_type = TrialEndDraft

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.start()

    def fields(self) -> Sequence[Field]:
        """Which, on what word."""
        return (
            Segments(name="outcome", label=self.tr("The trial"), required=True, span=0,
                     options=choices("trial_end", TRIAL_ENDS)),
            LongText(name="note", label=self.tr("What was agreed"), required=True, lines=2,
                     help=self.tr("Contract number, with whom, when.")),
            Text(name="written_request", label=self.tr("Customer's written request"), required=True, span=0,
                 help=self.tr("Where it is kept: letter, e-mail, date.")),
        )  # fmt: skip

    def follow(self) -> None:
        """A removal is asked for in writing."""
        self.show_cells(self.draft().outcome == "removed", "written_request")


class DeliveryForm(OfficeForm[DeliveryDraft]):
    """Asking the customer some days after the delivery (P26)."""

    draft_type = DeliveryDraft

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.start()

    def fields(self) -> Sequence[Field]:
        """Who says so, then the three questions and the first rating."""
        yes, no = self.tr("Yes"), self.tr("No")
        return (
            Text(name="person", label=self.tr("Spoken to"), required=True),
            self.desk.happened("at", self.tr("When")),
            Segments(name="how", label=self.tr("How"), required=True, span=0, options=choices("how", HOW)),
            YesNo(name="received", label=self.tr("Everything received?"), required=True, yes=yes, no=no),
            YesNo(name="quantity_ok", label=self.tr("Quantity as ordered?"), required=True, yes=yes, no=no),
            YesNo(name="spec_ok", label=self.tr("Specification as ordered?"), required=True, yes=yes, no=no),
            Stars(name="rating", label=self.tr("First rating, if the customer gives one")),
            LongText(name="note", label=self.tr("What the customer said"), lines=2),
        )  # fmt: skip

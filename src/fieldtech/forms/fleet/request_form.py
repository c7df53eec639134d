"""The installation request, its review, and telling the customer (forms 2.1, P19 to P21)."""

from collections.abc import Sequence
from dataclasses import replace

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Chips, Choice, Segments
from fieldtech.forms.field import Field
from fieldtech.forms.fleet.clerk import Clerk
from fieldtech.forms.fleet.vehicles_field import Vehicles
from fieldtech.forms.office.desk import Desk, OfficeForm, choices
from fieldtech.forms.text_fields import Integer, LongText, Money, Text
from fieldtech.model.choices import HOW, INSTALL_TASKS, PAYMENTS, REQUEST_SOURCES, REVIEW_RESULTS
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.fleet_office import MakeOrderDraft, RequestFormDraft
from fieldtech.model.drafts.request import RequestToldDraft, ReviewDraft
from fieldtech.ui.kit.choices import Option

_FROM_CUSTOMER = ("contact", "phone", "place")


class RequestForm(OfficeForm[RequestFormDraft]):
    """One customer, what he ordered, which vehicles; ``fixed`` when the customer is known already."""

    draft_type = RequestFormDraft
    columns = 3

    def __init__(self, clerk: Clerk, *, fixed: bool = False) -> None:
        super().__init__(clerk.desk)
        self._clerk, self._fixed = clerk, fixed
        self._customer = ""
        self._filled: dict[str, object] = {}
        self.start()

    def fields(self) -> Sequence[Field]:
        """In the order of the paper."""
        customer = self._clerk.customer_field(
            self.tr("Customer"), self.tr("Name, telephone, plate or terminal")
        )  # fmt: skip
        return (
            replace(customer, read_only=self._fixed),
            Segments(name="source", label=self.tr("Came from"), required=True, span=2,
                     options=choices("request_source", REQUEST_SOURCES)),
            Text(name="sales_signer", label=self.tr("Signed by (sales)"), required=True),
            Text(name="contact", label=self.tr("Contact")),
            Text(name="phone", label=self.tr("Telephone"), tabular=True, scan=("mobile",)),
            Text(name="contract_no", label=self.tr("Contract number"), tabular=True),
            Choice(name="model", label=self.tr("Terminal model"), required=True, placeholder=self.tr("Choose…"),
                   options=self._clerk.model_options()),
            Integer(name="quantity", label=self.tr("Quantity"), required=True),
            self.desk.day("wanted_by", self.tr("Wanted by")),
            Money(name="unit_cents", label=self.tr("Unit price, in yuan"), required=True),
            Money(name="total_cents", label=self.tr("Total, in yuan"), required=True),
            Choice(name="payment", label=self.tr("Payment"), required=True, placeholder=self.tr("Choose…"),
                   options=choices("payment", PAYMENTS)),
            Text(name="place", label=self.tr("Place of installation"), required=True, span=0),
            Text(name="platform_host", label=self.tr("Platform (host)"), required=True, span=2),
            Integer(name="platform_port", label=self.tr("Port"), required=True, placeholder="7611"),
            Vehicles(name="vehicles", label=self.tr("Vehicles"), scan=("plate", "vin"), offers=self._offers,
                     help=self.tr("The list can also come later, from the customer's own file.")),
            LongText(name="text", label=self.tr("Notes"), lines=2),
        )  # fmt: skip

    def problems(self) -> tuple[Problem, ...]:
        """With what a reviewer would doubt."""
        found = super().problems()
        if not self._cells:
            return found
        draft = self.draft()
        said = {problem.field for problem in found}
        doubts = self._clerk.workplace.requests.doubts(draft.request(), len(draft.vehicles))
        return (*found, *(doubt for doubt in doubts if doubt.field not in said))

    def follow(self) -> None:
        """Another customer has other vehicles."""
        customer = self.draft().customer
        if customer != self._customer:
            self._customer = customer
            self._renew_vehicles()

    def field_changed(self, name: str) -> None:
        """The customer gives contact and place; vehicles give the quantity; quantity and price the total."""
        draft = self.draft()
        if name == "customer":
            self._fill_from_customer(draft.customer)
        elif name == "vehicles":
            self._fill("quantity", len(draft.vehicles))
        if name in ("vehicles", "quantity", "unit_cents"):
            draft = self.draft()
            self._fill("total_cents", draft.unit_cents * draft.quantity)

    def load(self, draft: RequestFormDraft | Draft, *, restore: bool = True) -> None:
        """What stands there already was typed by somebody."""
        self._filled.clear()
        self._customer = ""
        super().load(draft, restore=restore)

    def _offers(self) -> list[Option]:
        return self._clerk.vehicle_options(self.draft().customer if self._cells else "")

    def _renew_vehicles(self) -> None:
        editor = self.editor("vehicles")
        self._quietly(editor.adopt, editor.field)

    def _fill_from_customer(self, number: str) -> None:
        self.set_field("vehicles", ())
        customer = self._clerk.customer(number)
        known = (customer.contact, customer.phone, customer.address) if customer else ("", "", "")
        for name, value in zip(_FROM_CUSTOMER, known, strict=True):
            self._fill(name, value)

    def _fill(self, name: str, value: object) -> None:
        """What the program filled in follows; what was typed stays."""
        now = getattr(self.draft(), name)
        if not now or now == self._filled.get(name):
            self._filled[name] = value
            self.set_field(name, value)


class ReviewForm(OfficeForm[ReviewDraft]):
    """The six points with what the request says of each (P19); a return says what to correct (P20)."""

    draft_type = ReviewDraft

    def __init__(self, desk: Desk, points: tuple[Option, ...]) -> None:
        super().__init__(desk)
        self._points = points
        self.start()

    def fields(self) -> Sequence[Field]:
        """Tick each, then decide."""
        return (
            Chips(name="checked", label=self.tr("Checked with the customer's papers"), required=True, multiple=True,
                  options=self._points),
            Segments(name="result", label=self.tr("Outcome of the review"), required=True, span=0,
                     options=choices("review_result", REVIEW_RESULTS)),
            LongText(name="remark", label=self.tr("What is to be corrected"), required=True, lines=3),
        )  # fmt: skip

    def follow(self) -> None:
        """A remark belongs to a return."""
        self.show_cells(self.draft().result == "returned", "remark")


class RequestToldForm(OfficeForm[RequestToldDraft]):
    """The customer knows that it was taken on, and the expected day (P21)."""

    draft_type = RequestToldDraft

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.start()

    def fields(self) -> Sequence[Field]:
        """Who, when, how, which day."""
        return (
            Text(name="person", label=self.tr("Spoken to"), required=True),
            self.desk.happened("at", self.tr("When")),
            Segments(name="how", label=self.tr("How"), required=True, span=0, options=choices("how", HOW)),
            self.desk.day("expected", self.tr("Expected day")),
        )  # fmt: skip


class MakeOrderForm(OfficeForm[MakeOrderDraft]):
    """Which task the order is for (B06)."""

    draft_type = MakeOrderDraft

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.start()

    def fields(self) -> Sequence[Field]:
        """The task, and what a removal or a trial needs."""
        return (
            Segments(name="task", label=self.tr("Task"), required=True, span=0,
                     options=choices("install_task", INSTALL_TASKS)),
            Text(name="written_request", label=self.tr("Customer's written request"), required=True, span=0,
                 help=self.tr("Where it is kept: letter, e-mail, date.")),
            self.desk.day("trial_until", self.tr("Last day of the trial")),
        )  # fmt: skip

    def follow(self) -> None:
        """Each only where it is needed."""
        task = self.draft().task
        self.show_cells(task == "removal", "written_request")
        self.show_cells(task == "trial", "trial_until")

"""A call comes in: who, what, when; then registered and under assessment (states 4.2, T05)."""

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit

from fieldtech.errors import FieldtechError, Forbidden, Invalid
from fieldtech.forms.intake.intake_form import IntakeForm
from fieldtech.forms.intake.questions import FORM_KEY
from fieldtech.model.base import Id
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.intake_desk import Thing
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import word
from fieldtech.ui.later import soon
from fieldtech.ui.page import Page
from fieldtech.ui.pages.intake.additions import add_contact, customer_sheet, vehicle_sheet
from fieldtech.ui.pages.intake.call_timer import CallTimer
from fieldtech.ui.pages.intake.foot import CORRECT, REGISTER, REGISTER_AND_ASSESS, CallFooter
from fieldtech.ui.pages.intake.form_place import FormPlace
from fieldtech.ui.pages.intake.held_calls import HeldCalls
from fieldtech.ui.pages.intake.side import CallSide
from fieldtech.ui.pages.intake.writing import may_assess, write_call
from fieldtech.ui.pages.order.showing import Catalogue
from fieldtech.ui.tokens import S2, S4, S5

SIDE = 330
NARROW_SIDE = 246
NARROW = 1000
_PREPARE_MS = 200  # after whoever signed in sees his first page


class IntakePage(Page):
    """One form, what is known of the caller beside it, one button."""

    name: ClassVar[str] = "intake_page"
    icon: ClassVar[str] = "headphones"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._calls = HeldCalls(workplace.drafts)
        self._place = FormPlace(workplace)
        self._begun = False
        self._correcting: Id | None = None
        self._timer = CallTimer(workplace.context.now)
        self.hold_button = Button("", "hourglass", name="hold", key="Ctrl+H")
        self.hold_button.clicked.connect(self.hold)
        self._header = PageHeader(self._timer, self.hold_button)
        self.side = CallSide(workplace.context.zone, Catalogue(workplace.masters).fault)
        self.column.addWidget(self._header)
        beside = column(self.side, None)
        self.column.addWidget(Body(row((self._place.fields, 1), beside, gap=S4, margins=(S5, S2, S5, S4))), 1)
        self.column.addWidget(self._place.strip)
        self.foot = CallFooter(workplace.context.zone)
        self.add_footer(self.foot)
        self.foot.primary.clicked.connect(self.register)
        self.foot.missing.clicked.connect(self._next_missing)
        self._connect_side()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("New call")

    def show_for(self, person: object) -> bool:
        """Those who may register."""
        may = isinstance(person, Person) and person.may("register_order")
        if may:
            soon(self, self._prepare, _PREPARE_MS)
        return may

    def open(self, reference: str) -> None:
        """Go on with the call; ``reference`` is the number of a customer who calls, or the key of an order whose
        call is to be corrected."""
        self._correcting = self._registered(reference)
        self._ensure_form(reference if self._correcting else FORM_KEY)
        if self._correcting is not None:
            self._show_call(self._correcting)
        elif reference:
            self.form.pick_customer(reference)
        self._timer.begin(self.form.draft().at)
        self.side.show_held(self._calls.all())

    def leave(self) -> None:
        """Nothing waits while nobody looks."""
        self._timer.stop()
        if self._place.there is not None:
            self._place.there.flush()

    def refresh(self, change: object) -> None:
        """A customer or vehicle was changed: what stands beside the form follows."""
        if isinstance(change, Change) and self._place.there and change.kind in ("customer", "vehicle", "contact"):
            self.form.caller.know(self.form.caller.number, again=True)
            self._know()

    def focus_first(self) -> None:
        """The search for the customer."""
        self.form.editor("customer").control.setFocus()

    def search_field(self) -> QLineEdit | None:
        """Ctrl+F: the customer."""
        control = self.form.editor("customer").control if self._place.there else None
        return control if isinstance(control, QLineEdit) else None

    def take_scan(self, text: str) -> bool:
        """A terminal, SIM card or plate finds its customer."""
        return self.form.take_scan(text)

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        yield Command(self.tr("Put the call on hold"), self.hold, "hourglass", "Ctrl+H")
        yield Command(self.tr("New customer"), self.new_customer, "building-2")
        yield Command(self.tr("New vehicle"), self.new_vehicle, "truck")

    def retranslate(self) -> None:
        """All texts."""
        self._header.set_title(self.tr("Correct the call") if self._correcting else self.tr("New repair call"))
        self.hold_button.set_text(self.tr("Put on hold"))
        self.hold_button.setToolTip("Ctrl+H")

    def resizeEvent(self, event: object) -> None:
        """The right column gets narrower in a small window."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.side.setFixedWidth(SIDE if self.width() >= NARROW else NARROW_SIDE)

    # what one does ----------------------------------------------------------------------------------------

    @property
    def form(self) -> IntakeForm:
        """The form of the present call."""
        return self._place.form

    def register(self) -> None:
        """Write the call down, begin the assessment where the person may, and show the order."""
        draft = self.form.submit()
        if draft is None:
            return
        try:
            written = write_call(self._workplace, draft, self._correcting)
        except Invalid as error:
            self.form.show_problems(error.problems)
            return
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.form.finish()
        if written.refusal is not None:
            self.failed.emit(written.refusal)
        change = written.change
        said = self.tr("{number} is corrected.") if self._correcting else self.tr("{number} is registered.")
        if self._correcting is None:
            self.form.begin(at=self._workplace.context.now())
        self.changed.emit(change)
        self.said.emit(said.format(number=change.number), None)
        self.go.emit("orders_page", change.id.hex)

    def hold(self) -> None:
        """Keep this call and take another one."""
        self.form.flush()
        if self._calls.hold():
            self.said.emit(self.tr("The call is on hold. It waits at the right."), None)
        self._start_anew()

    def resume(self, key: str) -> None:
        """Go on with a call on hold."""
        self.form.flush()
        self._calls.resume(key)
        self._start_anew()

    def new_customer(self) -> None:
        """Nobody found: a customer with the few things a call needs; the caller becomes his contact."""
        sheet = customer_sheet(self, self._workplace, self.form)
        sheet.saved.connect(self._customer_added)

    def new_vehicle(self) -> None:
        """A vehicle that is not in the list yet."""
        if self.form.caller.card is None:
            self.focus_first()
            return
        sheet = vehicle_sheet(self, self._workplace, self.form)
        sheet.saved.connect(self._vehicle_added)

    # inside -----------------------------------------------------------------------------------------------

    def _connect_side(self) -> None:
        self.side.thing_chosen.connect(self._thing_chosen)
        self.side.address_chosen.connect(self._address_chosen)
        self.side.new_customer.connect(self.new_customer)
        self.side.new_vehicle.connect(self.new_vehicle)
        self.side.resumed.connect(self.resume)
        self.side.customer_opened.connect(partial(self.go.emit, "customers_page"))
        self.side.order_opened.connect(partial(self.go.emit, "orders_page"))

    def _ensure_form(self, key: str) -> None:
        """The form is made for the person signed in and this call: others have other drafts."""
        login = self._workplace.context.require().login
        if not self._place.is_for(login, key):
            self._make_form(login, key)
        if not self._begun and self._correcting is None:
            self._start_anew()
        self._begun = True

    def _prepare(self) -> None:
        """The form is made before the telephone rings: it takes a moment."""
        person = self._workplace.access.person
        if person is not None and not self._place.is_for(person.login):
            self._correcting = None
            with suppress(Forbidden):  # the office shuts this computer at this very moment; nobody asked for the form
                self._make_form(person.login, FORM_KEY)

    def _make_form(self, login: str, key: str) -> None:
        self._begun = False
        form = self._place.make(login, key)
        form.edited.connect(self._show_missing)
        form.saved.connect(self._saved)
        form.failed.connect(self.foot.show_not_kept)
        form.restored.connect(self._restored)
        form.knows.connect(self._know)
        self.hold_button.setVisible(self._correcting is None)
        self._header.set_number("")
        self.retranslate()

    def _registered(self, reference: str) -> Id | None:
        """The order whose key this is, or None when the reference is something else."""
        try:
            return self._workplace.orders.view(Id(reference)).id
        except (ValueError, FieldtechError):
            return None

    def _start_anew(self) -> None:
        self.foot.show_kept(None)
        self.form.begin(at=self._workplace.context.now())
        self._show_all()
        self.side.show_held(self._calls.all())
        self.focus_first()

    def _show_call(self, order: Id) -> None:
        """The call of an order as it is recorded."""
        view = self._workplace.orders.view(order)
        self._header.set_number(view.number, word(f"status.{view.status}"), "info")
        self.foot.show_kept(None)
        self.form.correct(view.facts.get(IntakeDraft) or IntakeDraft(at=view.created_at))
        self._show_all()

    def _show_all(self) -> None:
        self._know()
        self._timer.begin(self.form.draft().at)
        self._show_missing()

    def _know(self) -> None:
        form = self.form
        draft, thing = form.draft(), form.thing
        earlier = self._workplace.repairs.earlier(draft.vehicle, draft.symptoms)
        self.side.show_caller(form.caller.card, form.caller.things, thing)
        self.side.show_repeat(earlier)
        form.set_repeat(bool(earlier))

    def _thing_chosen(self, thing: Thing) -> None:
        self.form.pick_thing(f"{thing.kind}:{thing.number}")

    def _address_chosen(self, address: str) -> None:
        self.form.use_address(address)

    def _customer_added(self, change: Change) -> None:
        draft: IntakeDraft = self.form.draft()
        add_contact(self._workplace, change, draft)
        self.changed.emit(change)
        self.form.pick_customer(change.number)

    def _vehicle_added(self, change: Change) -> None:
        self.form.caller.know(self.form.caller.number, again=True)
        self.changed.emit(change)
        self.form.pick_thing(f"vehicle:{change.number}")

    def _next_missing(self) -> None:
        self.form.go_to_problem()

    def _show_missing(self) -> None:
        self.foot.show_missing_fields(self.form.missing())
        verb = REGISTER_AND_ASSESS if may_assess(self._workplace) else REGISTER
        self.foot.show_verb(CORRECT if self._correcting else verb)

    def _saved(self, at: object) -> None:
        self.foot.show_kept(at)  # type: ignore[arg-type]  # signals carry plain objects

    def _restored(self, at: object) -> None:
        self.foot.show_kept(at, again=True)  # type: ignore[arg-type]

"""The call: one pick fills most of it, the rest is chips (B14, B15, F07, F08)."""

from datetime import datetime

from PySide6.QtCore import Signal

from fieldtech.forms.intake.caller import hit_of, is_hit, key_of
from fieldtech.forms.intake.questions import Questions
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.intake import IntakeDraft

ENOUGH_DIGITS = 7


class IntakeForm(Questions):
    """``knows`` comes when customer, vehicle or symptoms changed: what stands beside the form follows."""

    knows = Signal()

    # what stands beside the form --------------------------------------------------------------------------

    def begin(self, *, at: datetime) -> None:
        """A new call, or the one that was interrupted."""
        self._symptoms = self._desk.symptoms()
        self._filled.clear()
        self.load(IntakeDraft(at=at))
        self._follow()

    def correct(self, draft: IntakeDraft) -> None:
        """The call of an order that is registered already."""
        self._filled.clear()
        self.load(draft)
        self._follow()

    def pick_customer(self, number: str) -> None:
        """Take this customer, as if found by typing."""
        self._take_customer(number)
        self._settled()

    def pick_thing(self, key: str) -> None:
        """Take this vehicle or equipment of the customer."""
        self.set_field("vehicle", key)
        self._fill_from_thing()
        self._settled()

    def set_repeat(self, repeat: bool) -> None:
        """Whether the fault came back: then the way to handle it is suggested."""
        self._repeat = repeat
        self._renew("level")

    def use_address(self, address: str) -> None:
        """Take the address of a site."""
        self.set_field("address", address)

    # Form -------------------------------------------------------------------------------------------------

    def field_changed(self, name: str) -> None:
        """One answer gives others."""
        if name == "customer":
            self._customer_typed()
        elif name == "vehicle":
            self._thing_typed()
        elif name == "phone":
            self._phone_typed()
        if name in ("customer", "vehicle", "phone", "symptoms"):
            self._settled()
        elif name == "emergency":
            self._follow()

    # one answer gives others ------------------------------------------------------------------------------

    def _customer_typed(self) -> None:
        key = str(self.editor("customer").value())
        if is_hit(key):
            self._take_hit(key)
        elif not key:
            self.caller.know("")

    def _thing_typed(self) -> None:
        key = str(self.editor("vehicle").value())
        if is_hit(key):
            self.set_field("vehicle", "")
            self._take_hit(key)
        elif key:
            self._fill_from_thing()

    def _phone_typed(self) -> None:
        """A whole number that means one customer picks him."""
        digits = "".join(filter(str.isdigit, self.draft().phone))
        if not self.caller.number and len(digits) >= ENOUGH_DIGITS and (key := self.caller.sole_hit(digits)):
            self._take_hit(key)

    def _take_hit(self, key: str) -> None:
        hit = hit_of(key)
        self._take_customer(hit.number, hit.contact, hit.phone)
        things = self.caller.things
        sole = things[0] if len(things) == 1 else None
        if (thing := self.caller.thing(f"vehicle:{hit.vehicle}") or sole) is not None:
            self.set_field("vehicle", key_of(thing))
            self._fill_from_thing()

    def _take_customer(self, number: str, contact: str = "", phone: str = "") -> None:
        self.caller.know(number)
        self.set_field("customer", number)
        card = self.caller.card
        if card and card.contacts and not contact:
            contact, phone = card.contacts[0].name, card.contacts[0].mobile or card.contacts[0].landline
        self._forget_filled()
        for name, value in (("caller", contact), ("phone", phone), ("address", card.address if card else "")):
            if value and not getattr(self.draft(), name):
                self.set_field(name, value)
                self._filled[name] = value
        self._promise = self._desk.promise(number)

    def _forget_filled(self) -> None:
        """Another customer: what the program filled in for the one before goes, what was typed stays."""
        for name, value in self._filled.items():
            if getattr(self.draft(), name) == value:
                self.set_field(name, "")
        self._filled.clear()
        if self.thing is None and (self.draft().vehicle or self.draft().equipment):
            self.set_field("vehicle", "")

    def _fill_from_thing(self) -> None:
        thing = self.thing
        if thing is None:
            return
        self.set_field("model", thing.model)
        unknown = thing.bought_on is None and (bool(thing.terminal) or thing.kind == "equipment")
        self._quietly(self.editor("bought_on").set_values, {"bought_on": thing.bought_on, "bought_unknown": unknown})
        if thing.environment and not self.draft().environment:
            self.set_field("environment", thing.environment)

    def _settled(self) -> None:
        self._follow()
        self.knows.emit()

    def _follow(self) -> None:
        """Helps, times and symptoms after what is known; the draft alone says it, also when restored."""
        draft = self.draft()
        self.caller.know(draft.customer)
        if self._promise.arrive_by is None and draft.customer:
            self._promise = self._desk.promise(draft.customer)
        self._renew("symptoms", "caller", "vehicle", "model", "bought_on", "promised_at")
        self.cell("emergency_reason").setVisible(draft.emergency)

    def _renew(self, *names: str) -> None:
        for field in self.fields():
            if field.name in names:
                self._quietly(self.editor(field.name).adopt, field)
                self.cell(field.name).set_label(field.label, field.help, required=field.required)

    def _show(self, draft: Draft) -> None:
        super()._show(draft)
        self._promise = self._desk.promise(getattr(draft, "customer", ""))

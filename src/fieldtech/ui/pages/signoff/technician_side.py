"""What the technician does before the customer gets the laptop: his own ink, and the money."""

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError
from fieldtech.forms.money.settle_form import SettleForm
from fieldtech.forms.strokes import Ink
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.settling import SettleDraft
from fieldtech.model.drafts.signoff import FeeSettlementDraft, InkDraft
from fieldtech.services.money.collect_view import CollectView
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.pages.money.settling import open_fee_list, open_receipt, said_of, settle, settle_form
from fieldtech.ui.pages.signoff.prepare_card import PrepareCard
from fieldtech.ui.pages.signoff.sealed_card import SealedCard


class TechnicianSide(QObject):
    """Fills the card of an order and writes down what was signed and settled."""

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, card: PrepareCard, workplace: Workplace) -> None:
        super().__init__(card)
        self._card, self._workplace = card, workplace
        self._view: OrderView | None = None
        self._owed: CollectView | None = None  # what was due when the form was made
        self._money: SettleForm | None = None
        self._earlier: dict[str, tuple[Ink, str]] = {}  # login -> his ink of this session, and when
        card.reuse_wanted.connect(self._reuse)
        card.receipt.clicked.connect(self.open_receipt)
        card.fee_list.clicked.connect(self._open_fee_list)

    def take(self, view: OrderView, now: str) -> None:
        """Show this order; ``now`` stands below the line."""
        self._view = view
        self._owed = self._workplace.collecting.view(view.id) if view.charges.total_cents else None
        self._money = self._settlement(view, self._owed) if self._owed is not None and self._fees_open(view) else None
        self._show_money()
        own = view.facts.get(InkDraft, "technician")
        own = own if own is not None and self._still_stands(view) else None
        ink = Ink.from_record({"aspect": own.aspect, "strokes": own.strokes}) if own else Ink()
        self._card.show_ink(ink, f"{view.name_of(view.technician)} · {now}")
        kept = self._earlier.get(self._login())
        self._card.offer_reuse(kept[1] if kept else "")

    def hand_over(self) -> bool:
        """Write ink and settlement down; False when something is missing, which is then shown."""
        view, ink = self._view, self._card.pad.ink()
        draft = InkDraft("technician", ink.strokes, ink.aspect)
        signed = view is not None and ink.enough() and not any(draft.problems())
        if not signed:
            self._card.complain()
        settled = self._money is None or self._money.submit() is not None  # stands above: the focus goes there first
        if view is None or not signed or not settled:
            return False
        try:
            self._write_down(view, draft)
        except FieldtechError as error:
            self.refused.emit(error)
            return False
        now = self._workplace.context.local(self._workplace.context.now())
        self._earlier[self._login()] = (ink, f"{now:%H:%M}")
        return True

    def come_back(self) -> None:
        """The card is seen again: how the money was settled meanwhile stands on it."""
        if self._view is not None and self._view.charges.total_cents and self._owed is None:
            self._owed = self._workplace.collecting.view(self._view.id)
            self._show_money()

    def show_paid(self, card: SealedCard, view: OrderView) -> None:
        """What was paid of a sealed order, and whether there is a receipt of it."""
        self._owed = owed = self._workplace.collecting.view(view.id) if view.charges.total_cents else None
        written = view.facts.get(FeeSettlementDraft)
        said = said_of(owed, written.way if written else "") if owed is not None else ""
        card.show_paid(said, receipt=owed is not None and bool(owed.collections))

    def forget(self) -> None:
        """No order."""
        self._view, self._money, self._owed = None, None, None

    def flush(self) -> None:
        """What was typed about money is kept."""
        if self._money is not None:
            self._money.flush()

    def _write_down(self, view: OrderView, draft: InkDraft) -> None:
        before = view.facts.get(InkDraft, "technician")
        same = before is not None and (before.strokes, before.aspect) == (draft.strokes, draft.aspect)
        if not same or not self._still_stands(view):
            self._note(view, draft, "technician")
        if self._money is not None and self._owed is not None:
            change = settle(self._workplace, view.id, self._money.draft(), self._owed.rest_cents)
            self._money.finish()  # before anybody hears of it: nothing of it is unfinished
            self.changed.emit(change)
            self._money = self._owed = None  # it is a fact now: a second press receives nothing twice

    def _still_stands(self, view: OrderView) -> bool:
        """Ink from before the work was last changed is void: the technician signs again."""
        offers = self._workplace.repairs.steps(view.id)
        problems = next((offer.problems for offer in offers if offer.name == "sign_off"), ())
        void = ("technician_ink_missing", "ink_outdated", "ink_too_little")
        return not any(p.code in void and p.params.get("who", "technician") == "technician" for p in problems)

    def _note(self, view: OrderView, draft: Draft, slot: str) -> None:
        self.changed.emit(self._workplace.repairs.note(view.id, draft, slot))

    def _show_money(self) -> None:
        """The form, or how it was settled, with its receipt."""
        owed = self._owed if self._money is None else None
        written = self._view.facts.get(FeeSettlementDraft) if self._view is not None else None
        told = said_of(owed, written.way if written else "") if owed else ""
        self._card.show_money(self._money, told, receipt=bool(owed and owed.collections))

    def open_receipt(self) -> None:
        """The newest receipt of the order, on paper."""
        if self._owed is not None and self._owed.collections:
            open_receipt(self._card, self._workplace, self._owed.collections[-1])

    def _open_fee_list(self) -> None:
        if self._view is not None:
            open_fee_list(self._card, self._workplace, self._view.id, self._view.number)

    def _fees_open(self, view: OrderView) -> bool:
        """Whether the seal would be refused for the money."""
        offers = self._workplace.repairs.steps(view.id)
        problems = next((offer.problems for offer in offers if offer.name == "sign_off"), ())
        return any(problem.field == "fees" for problem in problems)

    def _settlement(self, view: OrderView, owed: CollectView) -> SettleForm:
        form = settle_form(self._workplace, owed, view.customer.contact)
        form.load(SettleDraft())
        return form

    def _reuse(self) -> None:
        if (kept := self._earlier.get(self._login())) is not None:
            self._card.pad.set_ink(kept[0])

    def _login(self) -> str:
        person = self._workplace.access.person
        return person.login if person else ""

"""What finance does with a slip or a collection, each over a form that asks what it needs (F58, F59, D17)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError
from fieldtech.forms.form import Form
from fieldtech.forms.money.counting import CountForm, MakeGoodForm
from fieldtech.forms.money.crediting import CreditForm
from fieldtech.forms.money.invoice_form import InvoiceForm
from fieldtech.forms.money.numbering import NumberForm
from fieldtech.forms.money.reversing import ReversalForm
from fieldtech.forms.money.talking import AnswerForm, QueryForm
from fieldtech.forms.office.desk import Desk
from fieldtech.model.base import Id
from fieldtech.model.drafts.audit_thread import VOID, AnswerDraft, NumberDraft, QueryDraft
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.cash import AuditDraft, CountDraft, MakeGoodDraft
from fieldtech.model.drafts.credit import CreditDraft
from fieldtech.model.drafts.money import InvoiceDraft, ReversalDraft
from fieldtech.services.changes import Change
from fieldtech.services.money.announced import AnnouncedRow
from fieldtech.services.money.views import AuditView, SlipView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.later import soon
from fieldtech.ui.page import Page
from fieldtech.ui.pages.money.settling import open_receiving
from fieldtech.ui.pages.money.wording import about, yuan
from fieldtech.ui.pages.order.form_sheet import Fact, FormSheet
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.paper_preview import PaperPreview

_DECIDERS = ("CM", "DR")  # who approves what is special: a write-off, a refund


def is_refund(view: AuditView) -> bool:
    """Whether taking it back pays it back from the till, which somebody approves (states 4.8)."""
    return view.slip is not None or not view.row.carried


class FinanceWork(QObject):
    """``done(change, sentence)`` after an act, ``failed(error)`` for the window."""

    done = Signal(object, str)
    failed = Signal(object)

    def __init__(self, page: Page, workplace: Workplace, showing: Showing) -> None:
        super().__init__(page)
        self._page, self._workplace, self._showing = page, workplace, showing

    # a slip -----------------------------------------------------------------------------------------------

    def count(self, view: SlipView) -> None:
        """How much it really is."""
        form = CountForm(self._desk(view.row.id), view.row.cents)
        facts = [(self.tr("On the slip"), yuan(view.row.cents), ""),
                 (self.tr("Collections"), str(len(view.collections)), "")]  # fmt: skip
        self._open(form, CountDraft(cents=-1), partial(self._workplace.finance.count, view.row.id),
                   self.tr("Count the money"), self._under(view), self.tr("Counted"),
                   self.tr("Slip {number} is counted").format(number=view.row.number), facts)  # fmt: skip

    def make_good(self, view: SlipView, how: str = "brought") -> None:
        """The difference was brought, or is written off."""
        difference, make_good = view.row.difference or 0, self._workplace.finance.make_good
        sign = -1 if difference > 0 else 1  # what was too much goes back
        deciders = self._desk(None).colleagues(*_DECIDERS)
        form = MakeGoodForm(self._desk(view.row.id), deciders, too_much=difference > 0)
        self._open(form, MakeGoodDraft(abs(difference), how),
                   lambda draft: make_good(view.row.id, replace(draft, cents=sign * draft.cents)),
                   self.tr("End the difference"), self._under(view), self.tr("Write it down"),
                   self.tr("Noted with slip {number}").format(number=view.row.number))  # fmt: skip

    def match(self, row: AnnouncedRow) -> None:
        """The transfer that was announced is there."""
        told = self.tr("Matched with order {number}").format(number=row.number)
        try:
            open_receiving(self._page, self._workplace, row.id, row.number, self._showing.times,
                           lambda change: self.done.emit(change, told), row.customer)  # fmt: skip
        except FieldtechError as error:
            self.failed.emit(error)

    def print_slip(self, view: SlipView) -> None:
        """On paper."""
        papers = self._workplace.money_papers
        self._paper(view.row.number, lambda language: papers.hand_over(view.row.id, language))

    # a collection -----------------------------------------------------------------------------------------

    def query(self, view: AuditView) -> None:
        """Ask who collected."""
        perform = self._workplace.finance.query
        self._open(QueryForm(self._desk(view.row.id)), QueryDraft(), lambda draft: perform(view.row.id, draft.text),
                   self.tr("Ask about this collection"), self._about(view), self.tr("Ask"),
                   self.tr("{name} is asked about {number}").format(name=view.row.by_name, number=view.row.number),
                   )  # fmt: skip

    def answer(self, view: AuditView) -> None:
        """Answer in his place, as he said on the telephone."""
        perform = self._workplace.finance.answer
        self._open(AnswerForm(self._desk(view.row.id)), AnswerDraft(), lambda draft: perform(view.row.id, draft.text),
                   self.tr("Answer the query"), self._about(view), self.tr("Answer"),
                   self.tr("The question about {number} is answered").format(number=view.row.number))  # fmt: skip

    def invoice(self, view: AuditView) -> None:
        """Its number, or why there is none yet."""
        found = view.invoice
        draft = InvoiceDraft(
            found.state or "pending", found.kind, found.code, found.number, found.title, found.uscc, found.reason
        ) if found is not None else InvoiceDraft()  # fmt: skip
        perform = partial(self._workplace.collecting.note_invoice, view.row.id)
        facts = [(self.tr("To issue"), yuan(0 if view.row.reversed else view.row.cents), ""),
                 (self.tr("Received"), f"{view.row.day:%Y-%m-%d}", "")]  # fmt: skip
        self._open(InvoiceForm(self._desk(view.row.id)), draft, perform, self.tr("The invoice"), self._about(view),
                   self.tr("Write it down"),
                   self.tr("The invoice of {number} is noted").format(number=view.row.number), facts)  # fmt: skip

    def reverse(self, view: AuditView) -> None:
        """Taken back as a whole, on a receipt of its own; a refund where the company has the money already."""
        from_till = is_refund(view)
        title, verb = (self.tr("Pay this back from the till"), self.tr("Pay back")) if from_till else (
            self.tr("Reverse this collection"), self.tr("Reverse")
        )  # fmt: skip
        deciders, number = self._desk(None).colleagues(*_DECIDERS), self._workplace.collecting.next_receipt(view.row)
        form = ReversalForm(self._desk(view.row.id), deciders, next_receipt=number)
        self._open(form, ReversalDraft(from_till=from_till), partial(self._workplace.collecting.reverse, view.row.id),
                   title, self._about(view), verb,
                   self.tr("{number} is taken back").format(number=view.row.number))  # fmt: skip

    def pass_(self, view: AuditView, draft: AuditDraft) -> None:
        """Three vouchers agree and nothing is open."""
        told = self.tr("{number} has passed the audit").format(number=view.row.number)
        self._do(lambda: self._workplace.finance.pass_(view.row.id, draft), told)

    def reconcile(self, view: AuditView) -> None:
        """The bank or the books agree, too."""
        told = self.tr("{number} is reconciled").format(number=view.row.number)
        self._do(lambda: self._workplace.finance.reconcile(view.row.id), told)

    def confirm(self, view: AuditView) -> None:
        """Finance vouches for what it cannot count."""
        said = self.tr("The reversal of {number} is confirmed") if view.row.reversed else (
            self.tr("The money of {number} has arrived")
        )  # fmt: skip
        self._do(lambda: self._workplace.finance.confirm(view.row.id), said.format(number=view.row.number))

    def decide_number(self, number: str) -> None:
        """Whose a number is that is there twice; nothing is changed, the other gets a note."""
        finance = self._workplace.finance
        try:
            view = finance.number(number)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        options = [
            Option(row.id.hex, " · ".join((row.number, about(row), yuan(row.cents), row.by_name)))
            for row in view.collections
        ]  # fmt: skip
        void = [Option(VOID, self.tr("Nobody: the number is void"))] if view.void else []
        form, perform = NumberForm(self._desk(None), [*options, *void]), partial(finance.decide_number, number)
        self._open(form, NumberDraft(), perform,
                   self.tr("Receipt number {number} is there twice").format(number=number),
                   self.tr("Compare the papers. Both collections stay; the other one gets your reason as a note."),
                   self.tr("Decide"), self.tr("It is decided whose {number} is").format(number=number))  # fmt: skip

    def credit(self, order: str) -> None:
        """More came than was due: the customer has it to his credit."""
        key = Id(order)
        try:
            view = self._workplace.collecting.view(key)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        number, perform = self._workplace.orders.view(key).number, partial(self._workplace.collecting.word, key)
        title = self.tr("Put {amount} to the customer's credit").format(amount=yuan(-view.rest_cents))
        self._open(CreditForm(self._desk(key)), CreditDraft(), perform, title,
                   self.tr("{number}: his next statement is lower.").format(number=number), self.tr("Write it down"),
                   self.tr("{number}: noted to the customer's credit").format(number=number))  # fmt: skip

    def look(self, kind: str, view: AuditView) -> None:
        """A voucher on paper."""
        if kind == "fee_list":
            papers = self._workplace.money_papers
            number = next((one.number for one in view.vouchers if one.kind == kind), "") or view.row.order_number
            self._paper(number, lambda language: papers.fee_list(view.row.order_id, language))

    # inside -----------------------------------------------------------------------------------------------

    def _do(self, act: Callable[[], Change], told: str) -> None:
        try:
            change = act()
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self.done.emit(change, told)

    def _open(
        self, form: Form[Any], draft: Draft, perform: Callable[[Any], Change], title: str, under: str, verb: str,
        told: str, facts: Sequence[Fact] = (),
    ) -> None:  # fmt: skip
        sheet = FormSheet(
            self._page.window(), form, perform, self._showing.times, title=title, under=under, verb=verb, facts=facts
        )
        sheet.done.connect(lambda change: self.done.emit(change, told))
        soon(sheet, partial(sheet.start, draft))

    def _paper(self, title: str, make: Callable[[str], Any]) -> None:
        sheet = PaperPreview(self._page.window(), self._workplace, title, lambda wanted: make(wanted.language))
        soon(sheet, sheet.open)

    def _desk(self, key: Id | None) -> Desk:
        context = self._workplace.context
        people = tuple(self._workplace.access.people())
        return Desk(self._workplace.drafts, key.hex if key else "", context.zone, context.now, people)

    def _under(self, view: SlipView) -> str:
        return f"{view.row.number} · {view.row.by_name} · {yuan(view.row.cents)}"

    def _about(self, view: AuditView) -> str:
        return f"{view.row.number} · {about(view.row)} · {yuan(view.row.cents)}"

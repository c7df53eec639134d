"""The collect card: how the amount due is settled at sign-off (forms 2.8, states 4.7).

The usual case is three presses: collected, cash, go on. Everything else shows itself when an answer asks for it.
"""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Chips, Segments
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.ink_pad import SignaturePad
from fieldtech.forms.money.payer_signs import PayerSigns
from fieldtech.forms.money.spoken import BY, HOW_SAID, WHEN, follow_spoken, spoken_fields
from fieldtech.forms.office.desk import Desk
from fieldtech.forms.onsite.wording import options
from fieldtech.forms.signoff.fields import InkField
from fieldtech.forms.strokes import Ink
from fieldtech.forms.text_fields import LongText, Money, Text
from fieldtech.model.amounts import in_figures
from fieldtech.model.choices import PAY_METHODS
from fieldtech.model.drafts.base import one_of
from fieldtech.model.drafts.money import INVOICE_KINDS, INVOICE_STATES
from fieldtech.model.drafts.settling import BY_CODE, COMPANY, OF_THE_REST, PERSON, WAYS, SettleDraft
from fieldtech.model.money.amount_words import in_english, in_words
from fieldtech.model.money.cash import change_problems
from fieldtech.model.money.cash_facts import CARRIED
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.language import current_language, word
from fieldtech.ui.tokens import S2, S3, S4

_WORDS_UP_TO = 10**12


class SettleForm(Form[SettleDraft]):
    """Only what the chosen way needs is asked; the receipt's number comes from the block."""

    draft_type = SettleDraft

    def __init__(
        self, desk: Desk, *, due_cents: int, payer: str, next_receipt: str = "", ways: Collection[str] = WAYS,
        methods: Sequence[str] = PAY_METHODS, decides: bool = True, own_login: str = "",
    ) -> None:  # fmt: skip
        """``ways`` this person may choose for this customer; without ``next_receipt`` its number is typed.

        Who does not decide himself names who waived it by word of mouth.
        """
        super().__init__(desk.keeper, desk.key)
        self._desk, self._decides, self._own = desk, decides, own_login
        self._due, self._payer, self._receipt = due_cents, payer, next_receipt
        self._methods = tuple(methods)
        self._ways = tuple(way for way in WAYS if way in ways)
        self._rests = tuple(way for way in OF_THE_REST if way in ways)
        self._told, self._differs = Label("", 13, tone="muted", wrap=True), Label("", 14, 600, "warn", wrap=True)
        self._number, self._under = Label("", 15, 600), Label("", 13, wrap=True)
        self._invoice_said = Label("", 14, wrap=True)
        self.change_invoice = LinkButton(name="change_invoice")
        self.change_invoice.clicked.connect(self._open_invoice)
        self._invoice_open = False
        self._money: QWidget
        self._paper: QWidget
        self._invoice: QWidget
        self.start()

    def fields(self) -> Sequence[Field]:
        """In the order one speaks of them."""
        return (
            Segments(name="way", label=self.tr("Settled"), required=True, options=options("settle_way", self._ways)),
            Chips(name="method", label=self.tr("Paid by"), required=True, options=options("pay_method", self._methods)),
            Money(name="received_cents", label=self.tr("Received (¥)"), required=True),
            Text(name="payer", label=self.tr("Payer"), required=True),
            Text(name="receipt", label=self.tr("Receipt number"), required=True, tabular=True),
            InkField(name="payer_ink", label=self.tr("The payer's signature")),
            Text(name="paper_no", label=self.tr("Cheque or transaction no."), required=True, tabular=True),
            Segments(name="paid_to", label=self.tr("Paid to"), options=options("paid_to", (COMPANY, PERSON))),
            Segments(name="rest", label=self.tr("The rest"), required=True, options=options("settle_way", self._rests)),
            self._desk.day("expected", self.tr("Transfer expected on")),
            LongText(name="reason", label=self.tr("Reason"), required=True, lines=2),
            *spoken_fields(self._desk, self._own, required=not self._decides),
            Segments(name="invoice_state", label=self.tr("Invoice"), options=options("invoice_state", INVOICE_STATES)),
            Chips(name="invoice_kind", label=self.tr("Kind of invoice"), required=True,
                     options=options("invoice_kind", INVOICE_KINDS)),
            Text(name="invoice_code", label=self.tr("Invoice code"), required=True, tabular=True),
            Text(name="invoice_number", label=self.tr("Invoice number"), required=True, tabular=True),
            Text(name="title", label=self.tr("Made out to")),
            Text(name="uscc", label=self.tr("Credit code"), tabular=True),
            Text(name="invoice_reason", label=self.tr("Why the invoice is not issued yet"), required=True),
        )  # fmt: skip

    def arrange(self) -> QWidget:
        """The way, how it was paid, the receipt, the invoice."""
        self._money = self._line("received_cents", "payer", "receipt")
        self._paper = self._line("paper_no", "paid_to")
        picture = self.editor("payer_ink").widget
        assert isinstance(picture, SignaturePad)
        self._payer_signs = PayerSigns(self.cell("payer_ink"), picture)
        self._payer_signs.signed.connect(self._signed)
        head = row(IconLabel("receipt", "muted", 18), self._number, (self._under, 1), self._payer_signs.link, gap=S3)
        self._stub = boxed(column(head, self._told, gap=2, margins=(S4, S2, S4, S2)), "sunken")
        self._invoice = QWidget()
        numbers = row(*((self.cell(name), 1) for name in ("invoice_code", "invoice_number")), gap=S3)
        buyer = row(*((self.cell(name), 1) for name in ("title", "uscc")), gap=S3)
        self._invoice.setLayout(
            column(
                self.cell("invoice_state"),
                self.cell("invoice_kind"),
                numbers,
                buyer,
                self.cell("invoice_reason"),
                gap=S3,
            )
        )
        box = QWidget()
        said = row(IconLabel("stamp", "muted", 18), (self._invoice_said, 1), self.change_invoice, gap=S3)
        self._invoice_line = boxed(said)
        parts = (self.cell("method"), self._money, self._differs, self._paper, self._stub, self._payer_signs,
                 self.cell("rest"),
                 self.cell("expected"),
                 self.cell("reason"), self._invoice_line, self._invoice)  # fmt: skip
        spoken = [self.cell(name) for name in (BY, HOW_SAID, WHEN)]
        box.setLayout(column(self.cell("way"), *parts, *spoken, gap=S3))
        return box

    def field_changed(self, name: str) -> None:
        """Collected usually means: the whole amount, from the customer, and the office issues the invoice."""
        draft = self.draft()
        if name == "way" and draft.way == "collected" and not draft.received_cents:
            self.set_field("received_cents", self._due)
            self.set_field("payer", draft.payer or self._payer)
            self.set_field("invoice_reason", draft.invoice_reason or word("invoice_by_office"))
            self.set_field("method", draft.method or "cash")
        if name == "way":
            self._say_monthly(draft)
        if name in ("received_cents", "payer"):  # he signed for another amount, or somebody else did
            self.set_field("payer_ink", Ink())
        self._show_parts()

    def _say_monthly(self, draft: SettleDraft) -> None:
        """Who pays by the month needs no other reason, which is no reason for anything else."""
        monthly = word("choice.settlement.monthly")
        if draft.way == "on_account" and not draft.reason:
            self.set_field("reason", monthly)
        elif draft.way != "on_account" and draft.reason == monthly:
            self.set_field("reason", "")

    def problems(self) -> tuple[Problem, ...]:
        """Less or more than is due asks for its reason here: beside the field, not after it was refused."""
        found, draft = super().problems(), self.draft()
        differs = draft.way == "collected" and 0 < draft.received_cents != self._due
        asked = differs and not draft.reason.strip() and all(one.field != "reason" for one in found)
        if draft.way == "collected":
            found = (*found, *change_problems("received_cents", draft.method, draft.received_cents, self._due))
        if self._is_part(draft):
            found = (*found, *one_of("rest", draft.rest, self._rests), *_problems_of_rest(draft))
        if draft.way == "waived" and not self._decides and not draft.approved_by:
            found = (*found, Problem(BY, "waiver_needs_manager"))
        return (*found, Problem("reason", "amount_differs")) if asked else found

    def load(self, draft: SettleDraft | object, *, restore: bool = True) -> None:
        """Show it, and only what it needs."""
        super().load(draft, restore=restore)  # type: ignore[arg-type]
        self._invoice_open = False
        if self._receipt:  # typed before there was a block: the block's own number counts
            self._quietly(self.editor("receipt").set_value, "")
        self._show_parts()

    def retranslate(self) -> None:
        """The receipt's line, too."""
        super().retranslate()
        self._show_parts()

    # inside -----------------------------------------------------------------------------------------------

    def _line(self, *names: str) -> QWidget:
        line = QWidget()
        line.setLayout(row(*((self.cell(name), 1) for name in names), gap=S3))
        return line

    def _show_parts(self) -> None:
        draft = self.draft()
        collected = draft.way == "collected"
        self.cell("method").setVisible(collected)
        self._money.setVisible(collected)
        self.cell("receipt").setVisible(collected and not self._receipt and draft.method in CARRIED)
        self._paper.setVisible(collected and draft.papers())
        self.cell("paid_to").setVisible(collected and draft.method in BY_CODE)
        differs = collected and draft.received_cents != self._due
        self.cell("reason").setVisible(differs or (bool(draft.way) and not collected))
        self.cell("reason").set_label(self.tr("Reason"), required=draft.way != "announced")  # its day says enough
        part = self._is_part(draft)
        self.cell("rest").setVisible(part)
        self.cell("expected").setVisible("announced" in (draft.way, draft.rest if part else ""))
        follow_spoken(self, self._desk, shown=draft.way == "waived")
        self._show_difference(draft.received_cents - self._due if collected and draft.received_cents > 0 else 0)
        self._show_stub(draft, collected)
        self._show_invoice(draft, collected)

    def _is_part(self, draft: SettleDraft) -> bool:
        """Less than is due was received: what becomes of the rest is asked at once."""
        return draft.way == "collected" and 0 < draft.received_cents < self._due and bool(self._rests)

    def _show_difference(self, cents: int) -> None:
        """Too much is said as loudly as too little."""
        said = self.tr("{amount} more than is due: give it back, or say why") if cents > 0 else (
            self.tr("{amount} less than is due: say what becomes of it")
        )  # fmt: skip
        self._differs.setText(said.format(amount=f"¥{in_figures(abs(cents))}"))
        self._differs.setVisible(cents != 0)

    def _signed(self, ink: Ink) -> None:
        self.set_field("payer_ink", ink)
        self._show_parts()

    def _open_invoice(self) -> None:
        self._invoice_open = True
        self._show_parts()
        self.editor("invoice_state").control.setFocus()

    def _show_stub(self, draft: SettleDraft, collected: bool) -> None:
        cents = min(draft.received_cents, _WORDS_UP_TO)
        self._stub.setVisible(collected)
        electronic = draft.method not in CARRIED
        self._number.setText(self._receipt or word("receipt_electronic" if electronic else "receipt_by_hand"))
        own = self.tr("its receipt has the number of the collection") if electronic else ""
        self._under.setText(self.tr("receipt from your block") if self._receipt else own)
        what = " · ".join(filter(None, (self._receipt, f"¥{in_figures(draft.received_cents)}")))
        self._payer_signs.follow(what, draft.payer, collected=collected and cents > 0)
        capitals = in_words(cents) if cents > 0 else ""
        self._told.setText(f"{capitals} · {in_english(cents)}" if capitals and current_language() == "en" else capitals)

    def _show_invoice(self, draft: SettleDraft, collected: bool) -> None:
        issued = draft.invoice_state == "issued"
        asks = self._invoice_open or draft.invoice_state != "pending" or not draft.invoice_reason.strip()
        self._invoice_said.setText(
            self.tr("Invoice: {state} ({reason})").format(
                state=word(f"choice.invoice_state.{draft.invoice_state}"), reason=draft.invoice_reason
            )
        )
        self.change_invoice.set_text(self.tr("Change"))
        self.change_invoice.setAccessibleName(self.tr("Change the invoice"))
        self._invoice_line.setVisible(collected and not asks)
        self._invoice.setVisible(collected and asks)
        for name in ("invoice_kind", "invoice_number", "title", "uscc"):
            self.cell(name).setVisible(issued)
        self.cell("invoice_code").setVisible(issued and draft.invoice_kind != "digital")
        self.cell("invoice_reason").setVisible(draft.invoice_state == "pending")


def _problems_of_rest(draft: SettleDraft) -> Iterator[Problem]:
    """The day of a transfer; the reason is asked as for any amount that differs."""
    rest = draft.of_the_rest()
    yield from (one for one in rest.problems() if one.field == "expected") if rest is not None else ()

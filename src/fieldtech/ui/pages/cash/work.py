"""What a technician does with his money: sign, hand over, answer finance, look at a slip."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError
from fieldtech.forms.full_screen_pad import FullScreenPad
from fieldtech.forms.money.reversing import ReversalForm, VoidForm
from fieldtech.forms.office.desk import Desk
from fieldtech.forms.strokes import Ink
from fieldtech.model.drafts.cash import HandOverDraft, VoidDraft
from fieldtech.model.drafts.money import ReversalDraft
from fieldtech.services.money.views import CashBoxView, CollectionRow, SlipRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.later import soon
from fieldtech.ui.page import Page
from fieldtech.ui.pages.cash.slip_card import GIVER, RECEIVER, SlipCard
from fieldtech.ui.pages.money.answering import open_answer
from fieldtech.ui.pages.money.settling import open_receipt, open_receiving
from fieldtech.ui.pages.money.wording import about, yuan
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.paper_preview import PaperPreview


class CashWork(QObject):
    """``done(change)`` after an act, ``failed(error)`` for the window."""

    done = Signal(object)
    failed = Signal(object)
    signed = Signal()
    taken_back = Signal(object)  # the row that was reversed

    def __init__(self, page: Page, workplace: Workplace, showing: Showing, slip: SlipCard) -> None:
        super().__init__(page)
        self._page, self._workplace, self._showing, self._slip = page, workplace, showing, slip

    def sign(self, who: str, view: CashBoxView, then: Callable[[], object] | None = None) -> None:
        """The large pad for one of the two; ``then`` goes on where the signature was all that was missing."""
        name = view.name if who == GIVER else self._slip.receiver_box.currentText()
        subject = self.tr("Hand-over slip {number} · {amount}")
        subject = subject.format(number=view.next_slip, amount=self._slip.total_said())
        hands = self.tr("{name} (hands over)") if who == GIVER else self.tr("{name} (receives, finance)")
        now = self._showing.times.full(self._workplace.context.now())
        pad = FullScreenPad(self._page.window(), subject, name, now, self._slip.ink(who), hands.format(name=name))
        pad.done.connect(partial(self._signed, who, then))
        soon(pad, pad.open)

    def hand_over(self, view: CashBoxView, rows: Sequence[CollectionRow], *, unsigned: bool = False) -> None:
        """Signed by both, one after the other; ``unsigned``: nobody of finance is there, so it stays with him."""
        asked = (GIVER,) if unsigned else (GIVER, RECEIVER)
        missing = next((who for who in asked if not self._slip.ink(who).enough()), None)
        if missing is not None:
            self.sign(missing, view, partial(self.hand_over, view, rows, unsigned=unsigned))
            return
        draft = HandOverDraft(
            tuple(found.id.hex for found in rows),
            self._slip.receiver(),
            self._slip.ink(GIVER).to_record() or {},
            self._slip.ink(RECEIVER).to_record() or {},
        )
        try:
            change = self._workplace.cash_box.hand_over(draft)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._slip.clear()
        self.done.emit(change)

    def answer(self, row: CollectionRow) -> None:
        """A word to what finance asked, with all that was said so far above it."""
        try:
            open_answer(self._page, self._workplace, row.id, self._showing.times, self.done.emit)
        except FieldtechError as error:
            self.failed.emit(error)

    def reverse(self, row: CollectionRow) -> None:
        """It was a mistake: the customer gets his money back, on a receipt of its own."""
        context = self._workplace.context
        form = ReversalForm(
            Desk(self._workplace.drafts, row.id.hex, context.zone, context.now),
            next_receipt=self._workplace.collecting.next_receipt(row),
        )
        sheet = FormSheet(
            self._page.window(), form, partial(self._workplace.collecting.reverse, row.id), self._showing.times,
            title=self.tr("Reverse this collection"), under=f"{row.number} · {about(row)} · {yuan(row.cents)}",
            verb=self.tr("Reverse"),
        )  # fmt: skip
        sheet.done.connect(lambda change: self._reversed(row, change))
        soon(sheet, partial(sheet.start, ReversalDraft()))

    def void(self) -> None:
        """The paper of a number was spoiled: it is given to nobody."""
        context = self._workplace.context
        form = VoidForm(Desk(self._workplace.drafts, "", context.zone, context.now))
        sheet = FormSheet(
            self._page.window(), form, self._workplace.collecting.void_receipt, self._showing.times,
            title=self.tr("A receipt was spoiled"), under="", verb=self.tr("Make it void"),
        )  # fmt: skip
        sheet.done.connect(self.done)
        soon(sheet, partial(sheet.start, VoidDraft()))

    def show_slip(self, row: SlipRow) -> None:
        """On paper."""
        papers, window = self._workplace.money_papers, self._page.window()
        sheet = PaperPreview(window, self._workplace, row.number, lambda w: papers.hand_over(row.id, w.language))
        soon(sheet, sheet.open)

    def show_receipt(self, row: CollectionRow) -> None:
        """On paper, for who lost his copy."""
        open_receipt(self._page, self._workplace, row)

    def show_reversal(self, row: CollectionRow) -> None:
        """The receipt of the money given back, to hand out with it."""
        open_receipt(self._page, self._workplace, row, back=True)

    def collect_anew(self, row: CollectionRow) -> None:
        """Where the money of an order is asked for; one that is signed already takes it over this page."""
        times, workplace = self._showing.times, self._workplace
        try:
            if workplace.orders.view(row.order_id).status == "to_sign":
                self._page.go.emit("signoff_page", row.order_id.hex)
            else:
                done = self.done.emit
                open_receiving(self._page, workplace, row.order_id, row.order_number, times, done, row.payer)
        except FieldtechError as error:  # it is not his any more
            self.failed.emit(error)

    def _reversed(self, row: CollectionRow, change: object) -> None:
        self.taken_back.emit(row)
        self.done.emit(change)

    def _signed(self, who: str, then: Callable[[], object] | None, ink: Ink) -> None:
        self._slip.show_ink(who, ink)
        self.signed.emit()
        if then is not None:
            soon(self, then)

"""What becomes of the 31.00 of 闽DT8801, by the services alone: paid, handed over, counted, audited, closed.

Tests use it too, to bring the money to the state they are about.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from fieldtech.clock import FixedClock
from fieldtech.demo.acts import PIN, Acts, signature
from fieldtech.demo.cases import COACH, ZONE
from fieldtech.model.base import Id
from fieldtech.model.drafts.cash import AuditDraft, BlockDraft, CountDraft, HandOverDraft, MakeGoodDraft
from fieldtech.model.drafts.money import CollectionDraft, InvoiceDraft
from fieldtech.services.workplace import Workplace

TECHNICIAN, FINANCE, CENTRE = "qianwei", "fengli", "XM01"
COLLEAGUES = ("zhaoqiang", "wulei")
PAID_ON = date(2026, 11, 19)
DUE_CENTS, MISSING_CENTS = 31_00, 10_00
FIRST_RECEIPT, RECEIPTS = 231, 20
INVOICE = "26350000000012345678"
ASKED = "发票待开：客户要不要数电票？抬头开谁？"
ANSWERED = "要数电票，抬头开公司全称。"
BUYER, BUYER_CODE = "厦门鹭通旅游客运有限公司", "91350200MA2FT02C37"
FINANCE_HAND = "feng_li"
SHORT = "少一张 10 元"
FOUND = "找到了，夹在收据本里，补交 10 元。"
ALL_CHECKED = AuditDraft(sheet=True, fee_list=True, invoice=True)


class MoneyActs:
    """Plays the money of one order at a workplace whose clock can be set; ``enter`` puts people in without a PIN."""

    def __init__(self, workplace: Workplace, enter: Callable[[str], object] | None = None) -> None:
        clock = workplace.context.clock
        if not isinstance(clock, FixedClock):
            raise TypeError("acts need a clock that can be set")
        self._workplace, self._clock = workplace, clock
        self._enter = enter or (lambda login: workplace.access.sign_in(login, PIN))

    def block(self, login: str = TECHNICIAN, first: int | None = FIRST_RECEIPT) -> None:
        """Finance gives a technician a block of receipt numbers for this computer, or the numbers that follow."""
        self.as_person(FINANCE)
        computer = self._workplace.receipt_blocks.computers()[0]
        self._workplace.receipt_blocks.issue(BlockDraft(login, computer.id, first, RECEIPTS))

    def blocks(self) -> None:
        """One for each technician: whoever collects on the demo's computer gives a number."""
        self.block()
        for login in COLLEAGUES:
            self.block(login, None)

    def finished(self) -> Id:
        """The repair is done and the customer owes 31.00."""
        self._clock.set(COACH.call.at or self._clock())
        return Acts(self._workplace, COACH).to("to_sign", COACH.number)

    def paid(self, order: Id) -> Id:
        """He pays in cash, gets his receipt, and signs; the invoice is to come."""
        self.as_person(TECHNICIAN)
        draft = CollectionDraft(cents=DUE_CENTS, payer=COACH.person, invoice_reason="客户要数电票")
        collection = self._workplace.collecting.collect(order, draft).id
        acts = Acts(self._workplace, COACH)
        acts.ready_to_seal(order)
        acts.sealed(order)
        return collection

    def handed_over(self, *collections: Id) -> Id:
        """Back at the office in the evening of the same day."""
        self.at(17, 20)
        self.as_person(TECHNICIAN)
        inks = (_ink(COACH.technician_signature), _ink(FINANCE_HAND))
        draft = HandOverDraft(tuple(key.hex for key in collections), FINANCE, *inks)
        return self._workplace.cash_box.hand_over(draft).id

    def counted(self, slip: Id, cents: int = DUE_CENTS, reason: str = "") -> None:
        """Finance counts what lies on the table."""
        self.at(18, 5)
        self.as_person(FINANCE)
        self._workplace.finance.count(slip, CountDraft(cents, reason))

    def asked(self, collection: Id) -> None:
        """Finance asks about the invoice."""
        self.as_person(FINANCE)
        self._workplace.finance.query(collection, ASKED)

    def answered(self, collection: Id) -> None:
        """The technician answers on the next morning."""
        self.at(9, 12, PAID_ON + timedelta(days=1))
        self.as_person(TECHNICIAN)
        self._workplace.finance.answer(collection, ANSWERED)

    def invoiced(self, collection: Id) -> None:
        """Finance issues the invoice and notes its number."""
        self.as_person(FINANCE)
        invoice = InvoiceDraft("issued", "digital", "", INVOICE, BUYER, BUYER_CODE)
        self._workplace.collecting.note_invoice(collection, invoice)

    def passed(self, collection: Id) -> None:
        """Three vouchers agree; the money does with the till."""
        self.as_person(FINANCE)
        self._workplace.finance.pass_(collection, ALL_CHECKED)
        self._workplace.finance.reconcile(collection)

    def brought(self, slip: Id) -> None:
        """The missing note is found and brought."""
        self.as_person(FINANCE)
        self._workplace.finance.make_good(slip, MakeGoodDraft(MISSING_CENTS, "brought", FOUND))

    def closed(self) -> None:
        """The day closes."""
        self.as_person(FINANCE)
        self._workplace.finance.close_day(PAID_ON, CENTRE)

    def as_person(self, login: str) -> None:
        """Somebody else sits down."""
        person = self._workplace.access.person
        if person is None or person.login != login:
            self._enter(login)

    def at(self, hour: int, minute: int, day: date = PAID_ON) -> None:
        """It is that time of the story."""
        self._clock.set(datetime.combine(day, time(hour, minute), ZONE))


def left_open(workplace: Workplace) -> None:
    """Up to the evening on which 10.00 are missing and finance has a question; then nobody is in."""
    acts = MoneyActs(workplace)
    acts.blocks()
    collection = acts.paid(acts.finished())
    acts.counted(acts.handed_over(collection), DUE_CENTS - MISSING_CENTS, SHORT)
    acts.asked(collection)
    workplace.access.sign_out()


def _ink(name: str) -> dict[str, Any]:
    """A signature of the demo as a slip keeps it."""
    strokes, aspect = signature(name)
    return {"aspect": aspect, "strokes": [[list(point) for point in stroke] for stroke in strokes]}

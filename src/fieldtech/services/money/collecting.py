"""Money received for an order, at the vehicle or at the office, offline: facts, and the settlement of the order (B28).

A mistake is reversed and collected anew; nothing is changed. Each use case is one transaction and one operation.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import NotFound, Problem, Refused
from fieldtech.model import choices
from fieldtech.model.base import Id, new_id
from fieldtech.model.cash_tables import CashCollection, CashReversal, Invoice
from fieldtech.model.drafts.cash import VoidDraft
from fieldtech.model.drafts.money import CollectionDraft, FeeWordDraft, InvoiceDraft, ReversalDraft
from fieldtech.model.drafts.signoff import AcceptanceDraft
from fieldtech.model.facts import Facts
from fieldtech.model.guards.deciding import DECIDERS
from fieldtech.model.guards.onsite import is_assigned
from fieldtech.model.machines.repair import WORKER
from fieldtech.model.money.audit import verdict
from fieldtech.model.money.cash import change_problems, collection_problems
from fieldtech.model.money.cash_facts import CARRIED
from fieldtech.model.money.hand_over import reversal_problems
from fieldtech.model.orders import Order
from fieldtech.model.people import User
from fieldtech.services.changes import Change
from fieldtech.services.charges import charges_of
from fieldtech.services.context import Context
from fieldtech.services.facts_loader import active_swaps, load_facts
from fieldtech.services.money.collect_view import CollectView
from fieldtech.services.money.facts_of import collection_fact, reversal_fact
from fieldtech.services.money.fee_words import role_for, word_row, wrong_with
from fieldtech.services.money.final_list import final_list
from fieldtech.services.money.invoices import ISSUED, require_of_one
from fieldtech.services.money.ledger import ledger
from fieldtech.services.money.receipts import give, next_receipt, number_back, receipts_left, void
from fieldtech.services.money.rows import collection_rows
from fieldtech.services.money.settlement import AFTER_WORK, Standing, settle, standing_of
from fieldtech.services.money.slip_desk import special_approval_problems
from fieldtech.services.money.views import CollectionRow
from fieldtech.services.money.word_of_mouth import owe_confirmation, spoken
from fieldtech.services.numbers import number_here
from fieldtech.services.visibility import seen_order

PREFIX, FINANCE = "SK", "FI"
_CLOCKS_DIFFER = timedelta(minutes=5)


class Collecting:
    """Collecting, waiving, putting on account, reversing; receipts and invoices."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, order_id: Id) -> CollectView:
        """What the order still owes, and what this person may do about it here."""
        person = self._context.require("see_orders")
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            facts = load_facts(self._context, session, order)
            found = standing_of(self._context, session, order, facts)
            problems = tuple(_not_now(facts))
            now = found.position
            seen = [row for row in found.collections if person.role not in WORKER or row.by == person.login]
            return CollectView(
                order.id, now.due.cents, now.received, now.waived, now.rest, str(now.state), now.due.monthly,
                _payer(facts), collection_rows(self._context, session, ledger(session, seen)),
                next_receipt(session, person.login), receipts_left(session, person.login), choices.PAY_METHODS,
                frozenset() if problems else frozenset(_may(person.may, facts, found)), problems,
                expected=now.expected, spoken=spoken(self._context, session, order.id),
                decides=role_for("waived", facts) in DECIDERS,
            )  # fmt: skip

    def collect(self, order_id: Id, draft: CollectionDraft, rest: FeeWordDraft | None = None) -> Change:
        """Write down money that was received, with the next receipt number of the person's block.

        ``rest`` says at once what becomes of what is still open after it: announced, on account or refused.
        Raises Refused with every reason, Conflict when the number shown was given meanwhile.
        """
        person = self._context.require("collect_money")
        draft.require_form()
        draft.require_valid()
        if rest is not None:
            self._context.require("say_fee_word")
            rest.require_form()
            rest.require_valid()
        with self._context.transaction() as session:
            order = seen_order(self._context, session, order_id)
            facts = load_facts(self._context, session, order)
            row = self._row(session, order, draft)
            found = standing_of(self._context, session, order, facts)
            before = found.position
            fact = collection_fact(row, {order.id: order.number})
            wrong = [*_not_now(facts), *_too_early(facts, row)]
            wrong += collection_problems(fact, before.due.cents - before.waived, before.received, draft.reason)
            wrong += [*_paid_before(row, found.standing), *change_problems("cents", row.method, row.cents, before.rest)]
            if before.rest <= 0:
                wrong.append(Problem("cents", "nothing_owed_here"))
            said = word_row(order, facts, rest, row.at) if rest is not None and draft.cents < before.rest else None
            if said is not None:
                wrong += wrong_with(self._context, session, order, facts, said, found)
            if wrong:
                raise Refused("collect", wrong)
            if draft.invoice_state == ISSUED:
                require_of_one(session, row, draft.invoice_code, draft.invoice_number, "invoice_number")
            own = "" if row.method in CARRIED else row.number
            row.receipt = give(self._context, session, draft.receipt, draft.cents, own=own).number
            row.fee_list_id = self._final_list(session, order, facts)
            session.add(row)
            session.flush()
            self._add_invoice(session, row.id, draft.invoice())
            session.add_all([said] if said is not None else [])
            session.flush()
            settle(self._context, session, order, facts, draft.reason)
            fields = {"receipt": row.receipt, **draft.to_body(), "ink": bool(draft.ink), "by": person.login}
            self._context.op(session, "collect", "collections", row.id, fields)
        return Change("collection", row.id, row.number)

    def word(self, order_id: Id, draft: FeeWordDraft) -> Change:
        """Say why less is received; raises Refused for who may not say so, or where nothing is owed.

        What is waived may be so by word of mouth: it has the rank of who said so, and he confirms it in writing.
        """
        self._context.require("say_fee_word")
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            order = seen_order(self._context, session, order_id)
            facts = load_facts(self._context, session, order)
            row = word_row(order, facts, draft, self._context.now())
            found = standing_of(self._context, session, order, facts)
            wrong = [*_not_now(facts), *wrong_with(self._context, session, order, facts, row, found)]
            if wrong:
                raise Refused("fee_word", wrong)
            session.add(row)
            session.flush()
            if row.approved_by:
                owe_confirmation(self._context, session, order, row.approved_by, row.role, row.at, row.reason)
            settle(self._context, session, order, facts, draft.reason)
            self._context.op(session, "fee_word", "fee_words", row.id, draft.to_body())
        return Change("order", order.id, order.number)

    def reverse(self, collection_id: Id, draft: ReversalDraft) -> Change:
        """Take a collection back as a whole; after the hand-over finance pays it from the till (states 4.8)."""
        person = self._context.require("give_receipts")
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            found = self._collection(session, collection_id)
            row = CashReversal(
                id=new_id(), collection_id=found.id, from_till=draft.from_till, reason=draft.reason, receipt="",
                approved_by=draft.approved_by, day=self._today(), at=self._context.now(), by=person.login,
            )  # fmt: skip
            wrong = list(reversal_problems(reversal_fact(row), person.role, ledger(session, [found]).facts))
            if draft.from_till:
                wrong += special_approval_problems(session, draft.approved_by, person.login)
            if wrong:
                raise Refused("reverse", wrong)
            own = "" if found.method in CARRIED else number_back(session, found.number)
            row.receipt = give(self._context, session, draft.receipt, -found.cents, own=own).number
            session.add(row)
            session.flush()
            self._settle_reversed(session, found.order_id, row)
            self._context.op(session, "reverse", "reversals", row.id, {"receipt": row.receipt, **draft.to_body()})
        return Change("collection", found.id, found.number)

    def next_receipt(self, back: CollectionRow | None = None) -> str:
        """The number a receipt of this person gets here, "" where he has no block and types that of a paper book.

        ``back`` is the collection it takes back: of electronic money there is no paper.
        """
        person = self._context.require("give_receipts")
        with self._context.reading() as session:
            own = "" if back is None or back.method in CARRIED else number_back(session, back.number)
            return next_receipt(session, person.login) or own

    def void_receipt(self, draft: VoidDraft) -> Change:
        """A number whose paper was spoiled is given to nobody; raises Refused for one that is not his."""
        self._context.require("give_receipts")
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            row = void(self._context, session, draft.number, draft.reason)
            self._context.op(session, "void_receipt", "receipts", row.id, draft.to_body())
        return Change("receipt", row.id, row.number)

    def note_invoice(self, collection_id: Id, draft: InvoiceDraft) -> Change:
        """What is known of the invoice now, the newest counts (forms 2.8); what passed only finance corrects."""
        person = self._context.require("note_invoice")
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            found = self._collection(session, collection_id)
            if person.role != FINANCE and verdict(ledger(session, [found]).thread(found.id.hex)) is not None:
                raise Refused("note_invoice", [Problem("state", "audit_passed_before")])
            if draft.state == ISSUED:
                require_of_one(session, found, draft.code, draft.number, "number")
            row = self._add_invoice(session, found.id, draft)
            self._context.op(session, "note_invoice", "invoices", row.id, draft.to_body())
        return Change("collection", found.id, found.number)

    # inside -----------------------------------------------------------------------------------------------

    def _settle_reversed(self, session: Session, order_id: Id, row: CashReversal) -> None:
        """The order is open again, unless it was given to another and left this computer; a refund is confirmed."""
        order = session.get(Order, order_id)
        if order is None:
            return
        settle(self._context, session, order, load_facts(self._context, session, order), row.reason)
        if row.from_till:  # task and reversal are of one moment: by that they find each other
            rank = session.scalar(select(User.role).where(User.login == row.approved_by)) or ""
            owe_confirmation(self._context, session, order, row.approved_by, rank, row.at, row.reason)

    def _row(self, session: Session, order: Order, draft: CollectionDraft) -> CashCollection:
        number = number_here(self._context, session, PREFIX, order.centre_code, CashCollection.number)
        return CashCollection(
            id=new_id(), number=number, order_id=order.id, cents=draft.cents, method=draft.method,
            paper_no=draft.paper_no.strip(), payer=draft.payer, receipt="", to_person=draft.to_person,
            reason=draft.reason, ink=draft.ink, day=self._today(), at=self._context.now(),
            by=self._context.require().login,
        )  # fmt: skip

    def _final_list(self, session: Session, order: Order, facts: Facts) -> Id | None:
        """What he pays for is said for good when he pays; after the signature it was said already."""
        swaps = active_swaps(session, order.id, dict(facts.entries))
        charges = charges_of(session, order, facts, swaps, self._context.zone)
        found = final_list(self._context, session, order, facts, charges)
        return found.id if found else None

    def _add_invoice(self, session: Session, collection: Id, draft: InvoiceDraft) -> Invoice:
        row = Invoice(
            id=new_id(), collection_id=collection, state=draft.state, kind=draft.invoice_kind, code=draft.code,
            number=draft.number, title=draft.title, uscc=draft.uscc, reason=draft.reason, at=self._context.now(),
            by=self._context.require().login,
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row

    def _collection(self, session: Session, collection_id: Id) -> CashCollection:
        """A collection of the person, or any for who sees money; raises NotFound."""
        person, row = self._context.require(), session.get(CashCollection, collection_id)
        if row is None or not (row.by == person.login or person.may("see_money")):
            raise NotFound("collection_unknown")
        return row

    def _today(self) -> date:
        return self._context.local(self._context.now()).date()


def _not_now(facts: Facts) -> Iterator[Problem]:
    """B28: the work is done, every price is known, and the person is assigned or of finance."""
    if facts.status not in AFTER_WORK:
        yield Problem("status", "wrong_state", params={"status": facts.status})
    elif facts.charge_undecided:
        yield Problem("fees", "charge_undecided")
    if facts.actor.role in WORKER:
        yield from is_assigned(facts)


def _paid_before(row: CashCollection, earlier: Iterable[CashCollection]) -> Iterator[Problem]:
    """One payment is written down once for an order; of several orders one transfer may pay."""
    for other in earlier:
        if row.paper_no and (other.method, other.paper_no) == (row.method, row.paper_no):
            yield Problem("paper_no", "payment_used", params={"paper": row.paper_no, "number": other.number})


def _too_early(facts: Facts, row: CashCollection) -> Iterator[Problem]:
    """Nobody pays before somebody has come (forms 2.8)."""
    if facts.arrived_at is not None and row.at + _CLOCKS_DIFFER < facts.arrived_at:
        yield Problem("at", "collected_before_arrival")


def _may(has_right: Callable[[str], bool], facts: Facts, found: Standing) -> Iterator[str]:
    """What the person may do now: see ``CollectView.may``."""
    if found.position.rest > 0:
        if has_right("collect_money"):
            yield "collect"
        if has_right("say_fee_word"):
            yield from ("refused", "announced", "waived")
            if found.position.due.monthly:
                yield "on_account"
    if has_right("give_receipts"):
        yield "void"
        if any(row.by == facts.actor.login for row in found.standing):
            yield "reverse"
    if found.collections and has_right("note_invoice"):
        yield "invoice"


def _payer(facts: Facts) -> str:
    """Who stands there: the person who signed for the work or was told the price."""
    signed = facts.get(AcceptanceDraft)
    return signed.name if signed is not None else ""

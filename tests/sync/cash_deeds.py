"""Money on the computers of the small company: the services themselves, and a collection without the work before it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select

from fieldtech.model.base import Id, new_id
from fieldtech.model.cash_tables import CashCollection, CashHandOver, CashReversal, GivenReceipt
from fieldtech.model.drafts.money import BlockDraft, CountDraft, HandOverDraft, MakeGoodDraft
from fieldtech.model.money.cash import Held, difference, held, to_answer_for
from fieldtech.model.money.cash_facts import Facts
from fieldtech.model.money.receipt_numbers import Receipt
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.devices import this_device
from fieldtech.services.money.blocks import ReceiptBlocks
from fieldtech.services.money.cash_box import CashBox
from fieldtech.services.money.collecting import PREFIX
from fieldtech.services.money.facts_of import receipt_fact
from fieldtech.services.money.ledger import ledger
from fieldtech.services.money.receipts import give, next_receipt
from fieldtech.services.money.slip_desk import SlipDesk
from fieldtech.services.numbers import next_number

from . import deeds

FINANCE = "fengli"


@contextmanager
def as_finance(context: Context) -> Iterator[None]:
    """Somebody of finance sits down at the computer for a moment."""
    before = context.person
    deeds.act_as(context, FINANCE)
    yield
    context.person = before


def issue(context: Context, login: str, computer: Context, first: int | None = None, count: int = 4) -> None:
    with computer.reading() as session:
        here = this_device(session).id.hex
    with as_finance(context):
        ReceiptBlocks(context).issue(BlockDraft(login, here, first, count))


def collect(context: Context, order_id: Id, cents: int, method: str = "cash") -> bool:
    """With the next number of his block here; what has no number is not collected in this story."""
    with context.transaction() as session:
        person = context.require()
        if not next_receipt(session, person.login):
            return False
        order, today = session.get_one(Order, order_id), context.local(context.now()).date()
        place = order.centre_code + this_device(session).code
        row = CashCollection(
            id=new_id(), number=next_number(session, PREFIX, place, today, CashCollection.number), order_id=order_id,
            cents=cents, method=method, payer="x", receipt=give(context, session, "", cents).number, day=today,
            at=context.now(), by=person.login,
        )  # fmt: skip
        session.add(row)
        session.flush()
        context.op(session, "collect", "collections", row.id, {"cents": cents})
    return True


def in_hand(context: Context) -> list[CashCollection]:
    """What the person has not handed over as far as this computer knows."""
    facts, login = known(context), context.require().login
    on_slip = {key for slip in facts.hand_overs.values() if slip.by == login for key in slip.collections}
    mine = sorted(key for key, row in to_answer_for(facts).items() if row.by == login and key not in on_slip)
    with context.reading() as session:
        return [session.get_one(CashCollection, Id(key)) for key in mine]


def hand_over(context: Context, how_many: int) -> bool:
    rows = in_hand(context)[:how_many]
    if rows:
        CashBox(context).hand_over(HandOverDraft(tuple(row.id.hex for row in rows), FINANCE))
    return bool(rows)


def reverse(context: Context, nth: int) -> bool:
    """On a receipt of the negative amount."""
    rows = in_hand(context)
    if not rows or not next_receipt_here(context):
        return False
    found = rows[nth % len(rows)]
    with context.transaction() as session:
        row = CashReversal(
            id=new_id(), collection_id=found.id, reason="wrong amount", day=found.day, at=context.now(),
            receipt=give(context, session, "", -found.cents).number, by=context.require().login,
        )  # fmt: skip
        session.add(row)
        session.flush()
        context.op(session, "reverse", "reversals", row.id, {})
    return True


def next_receipt_here(context: Context) -> str:
    with context.reading() as session:
        return next_receipt(session, context.require().login)


def count(context: Context, nth: int, short: int) -> bool:
    """Finance counts a slip that nobody has counted yet, as far as is known here."""
    facts = known(context)
    slips = sorted(key for key, slip in facts.hand_overs.items() if difference(slip, facts) is None)
    if not slips:
        return False
    key = slips[nth % len(slips)]
    cents = max(facts.hand_overs[key].cents - short, 0)
    with as_finance(context):
        SlipDesk(context).count(Id(key), CountDraft(cents, "some is missing"))
    return True


def make_good(context: Context, nth: int) -> bool:
    """What is missing from a slip is brought, or what is too much is paid back."""
    facts = known(context)
    found = {key: difference(slip, facts) for key, slip in facts.hand_overs.items()}
    wrong = sorted(key for key, cents in found.items() if cents)
    if not wrong:
        return False
    key = wrong[nth % len(wrong)]
    with as_finance(context):
        SlipDesk(context).make_good(Id(key), MakeGoodDraft(-(found[key] or 0), "brought", "found in the van"))
    return True


def known(context: Context) -> Facts:
    """All facts on a computer of so small a company."""
    with context.reading() as session:
        slips = session.scalars(select(CashHandOver)).all()
        return ledger(session, session.scalars(select(CashCollection)).all(), slips).facts


def receipts(context: Context) -> list[Receipt]:
    with context.reading() as session:
        return [receipt_fact(row) for row in session.scalars(select(GivenReceipt))]


def holds(context: Context, login: str) -> Held:
    return held(login, known(context))

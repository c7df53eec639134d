"""Money on the computers of the small company, by the services that people use."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import select

from fieldtech.errors import Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.cash_tables import AuditAct, CashCollection, CashHandOver, GivenReceipt
from fieldtech.model.drafts.cash import BlockDraft, CountDraft, HandOverDraft, MakeGoodDraft
from fieldtech.model.drafts.money import CollectionDraft, ReversalDraft
from fieldtech.model.drafts.onsite import DiagnosisDraft, PartLineDraft
from fieldtech.model.money.cash import Held, difference, held, to_answer_for
from fieldtech.model.money.cash_facts import Facts
from fieldtech.model.money.receipt_numbers import Receipt
from fieldtech.model.orders import Entry
from fieldtech.services.context import Context
from fieldtech.services.devices import this_device
from fieldtech.services.money.auditing import Auditing
from fieldtech.services.money.blocks import ReceiptBlocks
from fieldtech.services.money.cash_box import CashBox
from fieldtech.services.money.collecting import Collecting
from fieldtech.services.money.day_closing import DayClosings
from fieldtech.services.money.facts_of import receipt_fact
from fieldtech.services.money.ledger import ledger
from fieldtech.services.money.receipts import next_receipt
from fieldtech.services.money.slip_desk import SlipDesk

from . import deeds

FINANCE, CENTRE, TODAY = "fengli", "QD01", date(2026, 11, 18)
PRICE = 43_51


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


def use_a_part(context: Context, order_id: Id) -> None:
    """What the order costs: one part that the customer pays, whatever the warranty says."""
    with context.transaction() as session:
        now, by = context.now(), context.require().login
        for draft, slot in (
            (PartLineDraft("P-1", reason="broken", told=True, unit_cents=PRICE), "p"),
            (DiagnosisDraft("C21", text="changed", charge_decision="list_price"), ""),
        ):
            session.add(Entry(order_id=order_id, kind=draft.kind, slot=slot, body=draft.to_body(), at=now, by=by))
        context.op(session, "note", "orders", order_id, {})


def collect(context: Context, order_id: Id, cents: int, method: str = "cash") -> bool:
    """With the next number of his block here, while something is owed and the order his as far as is known here."""
    if not next_receipt_here(context):
        return False
    paper = "" if method == "cash" else f"paper {new_id().hex}"
    draft = CollectionDraft(cents, method, paper, "Mr Ma", reason="as he has it", invoice_state="none")
    try:
        Collecting(context).collect(order_id, draft)
    except Refused as refusal:
        expected = {"nothing_owed_here", "not_your_order", "cash_gives_change"}
        assert {problem.code for problem in refusal.problems} <= expected
        return False
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
    Collecting(context).reverse(rows[nth % len(rows)].id, ReversalDraft("wrong amount"))
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


def vouch(context: Context, nth: int) -> bool:
    """Finance looks at money it cannot count, and at what was taken back."""
    with context.reading() as session:
        said = set(session.scalars(select(AuditAct.collection_id).where(AuditAct.act == "confirm")))
    facts = known(context)
    back = {row.of for row in facts.reversals.values()}
    open_ = [key for key, row in facts.collections.items() if key in back or not row.carried]
    rows = sorted(key for key in open_ if Id(key) not in said)
    if not rows:
        return False
    with as_finance(context):
        Auditing(context).confirm(Id(rows[nth % len(rows)]))
    return True


def close_day(context: Context) -> bool:
    """Finance closes the day, if it closes."""
    with as_finance(context):
        try:
            DayClosings(context).close_day(TODAY, CENTRE)
        except Refused:
            return False
    return True


def day(context: Context) -> tuple[tuple[str, str, int], ...]:
    """What keeps the day open as finance sees it on this computer."""
    with as_finance(context):
        found = DayClosings(context).day(TODAY, CENTRE).closing.findings
    return tuple((one.code, one.number, one.cents) for one in found)


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

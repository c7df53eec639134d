"""Where an order stands with its money, and the same as the entry that sheet, seal and guards read (states 4.7)."""

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.accounts import FeeWord
from fieldtech.model.base import new_id
from fieldtech.model.cash_tables import CashCollection, CashReversal
from fieldtech.model.drafts.signoff import FeeSettlementDraft
from fieldtech.model.facts import Facts, Recorded
from fieldtech.model.money.cash import standing
from fieldtech.model.money.cash_facts import gathered
from fieldtech.model.money.receivable import Due, Position, State, position, still_said
from fieldtech.model.noting import WHEN
from fieldtech.model.orders import Entry, Order
from fieldtech.services.charges import newest_list
from fieldtech.services.context import Context
from fieldtech.services.money.denied import stands
from fieldtech.services.money.facts_of import collection_fact, reversal_fact, word_fact
from fieldtech.services.money.positions import SHORTFALL
from fieldtech.services.order_index import index_order
from fieldtech.store.arrival import arrival

UNSIGNED = "to_sign"
AFTER_WORK = (UNSIGNED, "signed", "completed", "archived")
"""States of every kind of order in which its amount is known."""
_SAID = (State.NOTHING_DUE, State.WAIVED, State.ON_ACCOUNT, State.ANNOUNCED, State.REFUSED)


@dataclass(frozen=True)
class Standing:
    """The money of one order: ``collections`` are all of it in the order they came, ``standing`` what was kept."""

    position: Position
    collections: tuple[CashCollection, ...]
    standing: tuple[CashCollection, ...]
    words: tuple[FeeWord, ...]


def standing_of(context: Context, session: Session, order: Order, facts: Facts) -> Standing:
    """What is due, received and waived of an order now."""
    mine = select(CashCollection).where(CashCollection.order_id == order.id).order_by(arrival(CashCollection))
    rows = tuple(session.scalars(mine))
    back = select(CashReversal).where(CashReversal.collection_id.in_([row.id for row in rows]))
    backs = list(session.scalars(back)) if rows else []
    gone = {row.collection_id for row in backs}
    kept = tuple(row for row in rows if row.id not in gone)
    said = select(FeeWord).where(FeeWord.order_id == order.id, stands(FeeWord)).order_by(arrival(FeeWord))
    words = tuple(session.scalars(said))
    numbers = {order.id: order.number}
    money = gathered((*(collection_fact(row, numbers) for row in rows), *map(reversal_fact, backs)))
    holding = still_said((word_fact(row, numbers) for row in words), money)
    found = position(due_of(context, session, order, facts), standing(money).values(), holding)
    return Standing(found, rows, kept, words)


def due_of(context: Context, session: Session, order: Order, facts: Facts) -> Due:
    """What the order costs; its day is that of the final fee list, today before there is one."""
    final = newest_list(session, order.id)
    day = final.day if final else context.local(context.now()).date()
    return Due(order.number, order.customer_id.hex, facts.total_cents, day, facts.settlement == "monthly")


def settle(context: Context, session: Session, order: Order, facts: Facts, reason: str = "") -> Standing:
    """Write the entry that says where the order stands, while its state still takes one; tell the task that is done.

    Its receipts find it from now on. ``reason`` is why less or more was received.
    """
    from fieldtech.services.follow_ups import settle_kind  # tasks read the facts, and those the settlement

    found = standing_of(context, session, order, facts)
    person, now = context.require(), context.now()
    index_order(session, order)
    roles, states = WHEN[facts.kind].get(FeeSettlementDraft, ((), ()))
    if facts.status in states and person.role in roles:
        draft = settlement(found, reason)
        if draft != facts.get(FeeSettlementDraft):  # who waived keeps his name on it
            body = draft.to_body()
            session.add(Entry(id=new_id(), order_id=order.id, kind=draft.kind, body=body, at=now, by=person.login))
            order.changed_at = now
    if found.position.rest <= 0 and SHORTFALL in facts.open_follow_ups:
        settle_kind(session, order, SHORTFALL, now, person.login, "received")
    return found


def as_the_money_says(context: Context, session: Session, order: Order, facts: Facts) -> Facts:
    """The same with the settlement that follows from the money, while the customer has not signed under it.

    The entry may be wrong: money was taken back on a computer that has the order no more, two of a crew received
    parts of it and did not know of each other, or a word was denied.
    """
    if facts.status != UNSIGNED:
        return facts
    found = standing_of(context, session, order, facts)
    spoken = session.scalars(select(FeeWord).where(FeeWord.order_id == order.id))  # also what was denied since
    rows: list[CashCollection | FeeWord] = [*found.collections, *spoken]
    newest = max(rows, key=lambda row: row.at, default=None)
    written, now = facts.get(FeeSettlementDraft), settlement(found)
    if newest is None or (written is not None and _amounts(written) == _amounts(now)):
        return facts
    said = Recorded(now, newest.at, newest.by)
    return replace(facts, entries={**facts.entries, (FeeSettlementDraft.kind, ""): said})


def _amounts(draft: FeeSettlementDraft) -> tuple[str, int, str]:
    return draft.way, draft.received_cents, draft.receipt


def settlement(found: Standing, reason: str = "") -> FeeSettlementDraft:
    """The facts in the words of the older entry; an empty way where nobody has said anything yet."""
    said = found.words[-1].reason if found.words else ""
    if found.standing:
        newest = found.standing[-1]
        receipts = " / ".join(dict.fromkeys(row.receipt for row in found.standing))
        why = (reason or newest.reason or said) if found.position.rest or found.position.waived else ""
        if found.position.expected is not None:
            why = " · ".join(filter(None, (why, found.position.expected.isoformat())))
        return FeeSettlementDraft(
            "collected", newest.method, found.position.received, newest.payer, receipts[:200], why
        )  # fmt: skip
    state, expected = found.position.state, found.position.expected
    day = expected.isoformat() if expected else ""
    why = " · ".join(filter(None, (day, reason or said)))
    asked = found.words[-1].approved_by if state is State.WAIVED else ""
    return FeeSettlementDraft(str(state) if state in _SAID else "", reason=why, approved_by=asked)

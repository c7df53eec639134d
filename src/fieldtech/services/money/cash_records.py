"""The records of receipt and hand-over slip, as they are sealed and printed: whole numbers and text, nothing else."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.accounts import FeeList, FeeWord
from fieldtech.model.base import Id
from fieldtech.model.cash_tables import CashCollection, CashCount, CashHandOver, CashMadeGood, CashReversal, Invoice
from fieldtech.model.customers import Customer
from fieldtech.model.money.cash import difference, due_day
from fieldtech.model.orders import Order
from fieldtech.model.people import ServiceCentre, User
from fieldtech.services.charges import newest_list
from fieldtech.services.context import Context
from fieldtech.services.facts_loader import load_facts
from fieldtech.services.history.labels import people_names
from fieldtech.services.money.ledger import Ledger, ledger
from fieldtech.services.money.paper_facts import facts_of
from fieldtech.services.money.rows import OrderName, order_names, returned
from fieldtech.services.money.settlement import due_of
from fieldtech.services.order_view import company_of
from fieldtech.services.record_tools import iso
from fieldtech.sheets.schema import HAND_OVER, RECEIPT
from fieldtech.store.arrival import arrival

Record = dict[str, Any]


def house(session: Session, centre_code: str, project: str) -> Record:
    """The company and centre of a paper, and the name its file begins with."""
    centre = session.scalars(select(ServiceCentre).where(ServiceCentre.code == centre_code)).one()
    return {"company": {**company_of(centre), "motto": ""}, "centre": {"code": centre.code, "name": centre.name},
            "project": project or centre.name}  # fmt: skip


def receipt_record(context: Context, session: Session, row: CashCollection, back: CashReversal | None) -> Record:
    """Of a collection, or of the reversal that takes it back."""
    order = session.get_one(Order, row.order_id)
    customer = session.get_one(Customer, order.customer_id)
    fact: CashReversal | CashCollection = back or row
    due, before = _sums(context, session, order, row)
    people = people_names(session, [fact.by])
    cents = -row.cents if back else row.cents
    return {
        **house(session, order.centre_code, customer.name), "schema": RECEIPT, "number": fact.receipt, "revision": 1,
        "amends": row.receipt if back else None, "status": _status(back),
        "customer": {"number": customer.number, "name": customer.name, "address": customer.address},
        "order": _about(context, session, order), "by": _who(fact.by, people),
        "payer": row.payer, "collection": row.number, "total_cents": cents, "method": row.method,
        "paper_no": row.paper_no, "to_person": row.to_person, "reason": fact.reason, "due_cents": due,
        "before_cents": before + (row.cents if back else 0), "rest_cents": due - before - (0 if back else row.cents),
        "invoice": None if back else _invoice(session, row), "times": {"signed": iso(fact.at, context.zone)},
        "ink": None if back else {"payer": row.ink or None, "collector": None},
        "facts": facts_of([row, back] if back else [row]), "taken_back": None if back else _taken_back(session, row),
    }  # fmt: skip


def _status(back: CashReversal | None) -> str:
    """What finance gives back from the till was handed over before, so money goes back for certain."""
    return "collected" if back is None else "refund" if back.from_till else "reversal"


def _taken_back(session: Session, row: CashCollection) -> str | None:
    """The receipt by which the money was given back, where that is known when it is printed (again)."""
    back = select(CashReversal.receipt).where(CashReversal.collection_id == row.id)
    return session.scalar(back.order_by(CashReversal.day, CashReversal.id).limit(1))


def hand_over_record(context: Context, session: Session, slip: CashHandOver) -> Record:
    """Of a slip with all that is on it, and what finance has counted by now."""
    found = ledger(session, (), [slip])
    rows = [found.collections[str(key)] for key in slip.collections if str(key) in found.collections]
    names = order_names(context, session, {row.order_id for row in rows})
    count, made_good = _count(found, slip), _made_good(found, slip)
    later: list[CashCount | CashMadeGood] = [*([count] if count else []), *made_good]
    people = people_names(
        session, {slip.by, slip.receiver, *(row.by for row in later), *(r.approved_by for r in made_good)}
    )
    giver = session.scalars(select(User).where(User.login == slip.by)).one()
    due = _due_day(found, rows, names)
    return {
        **house(session, giver.centre_code, ""), "schema": HAND_OVER, "number": slip.number,
        "revision": 1 + len(later), "amends": None,
        "status": "counted" if count else "handed_over", "by": _who(slip.by, people),
        "receiver": _who(slip.receiver, people), "total_cents": slip.cents,
        "collections": [_collected(row, _name(found, row, names)) for row in rows],
        "count": _said(context, count, people) if count else None,
        "made_good": [
            {**_said(context, row, people), "how": row.how, "denied": row.id.hex not in found.facts.made_good,
             "approved": _who(row.approved_by, people) if row.approved_by else None}
            for row in made_good
        ],
        "difference_cents": difference(found.facts.hand_overs[slip.id.hex], found.facts),
        "late": due is not None and slip.day.isoformat() > due, "due_day": due,
        "times": {"signed": iso(slip.at, context.zone)},
        "ink": {"giver": slip.ink_giver or None, "receiver": slip.ink_receiver or None},
        "facts": facts_of([slip, *rows, *later]),
    }  # fmt: skip


def _who(login: str, people: Mapping[str, str]) -> Record:
    return {"login": login, "name": people[login]}


def _said(context: Context, row: CashCount | CashMadeGood, people: Mapping[str, str]) -> Record:
    return {"cents": row.cents, "reason": row.reason, "at": iso(row.at, context.zone), "by": _who(row.by, people)}


def _count(found: Ledger, slip: CashHandOver) -> CashCount | None:
    """The count that counts: of two the first."""
    fact = next((fact for fact in found.facts.counts.values() if fact.of == slip.id.hex), None)
    return found.counts[fact.key] if fact else None


def _made_good(found: Ledger, slip: CashHandOver) -> list[CashMadeGood]:
    rows = (row for row in found.made_good.values() if row.hand_over_id == slip.id)
    return sorted(rows, key=lambda row: (row.at, row.id))


def _name(found: Ledger, row: CashCollection, names: Mapping[Id, OrderName]) -> OrderName:
    """The order may have gone to somebody else's computer; its number stays known."""
    return names.get(row.order_id, OrderName(found.facts.collections[row.id.hex].order, "", "", ""))


def _collected(row: CashCollection, order: OrderName) -> Record:
    return {
        "number": row.number, "receipt": row.receipt, "order": order.number,
        "customer": order.customer, "method": row.method, "paper_no": row.paper_no,
        "to_person": row.to_person, "payer": row.payer, "day": row.day.isoformat(), "cents": row.cents,
    }  # fmt: skip


def _due_day(found: Ledger, rows: Iterable[CashCollection], names: dict[Id, OrderName]) -> str | None:
    """By when the first of it had to be handed over (B30)."""
    back = returned(names)
    return min((due_day(found.facts.collections[row.id.hex], back).isoformat() for row in rows), default=None)


def _sums(context: Context, session: Session, order: Order, row: CashCollection) -> tuple[int, int]:
    """What the order costs less what was waived, and what was received before this collection and kept until then."""
    listed = session.get(FeeList, row.fee_list_id) if row.fee_list_id else newest_list(session, order.id)
    due = listed.total_cents if listed else due_of(context, session, order, load_facts(context, session, order)).cents
    words = select(FeeWord).where(FeeWord.order_id == order.id, FeeWord.kind == "waived", FeeWord.at <= row.at)
    due -= sum(word.cents for word in session.scalars(words))
    mine = select(CashCollection).where(CashCollection.order_id == order.id, CashCollection.id != row.id)
    earlier = [other for other in session.scalars(mine) if (other.at, other.id) < (row.at, row.id)]
    gone = select(CashReversal.collection_id).where(
        CashReversal.collection_id.in_([other.id for other in earlier]), CashReversal.at <= row.at
    )
    taken_back = set(session.scalars(gone))
    return due, sum(other.cents for other in earlier if other.id not in taken_back)


def _about(context: Context, session: Session, order: Order) -> Record:
    listed = newest_list(session, order.id)
    thing = order_names(context, session, [order.id])[order.id].thing
    return {"kind": order.kind, "number": order.number, "object": thing, "fee_list": listed.number if listed else ""}


def _invoice(session: Session, row: CashCollection) -> Record | None:
    """What was said of the invoice when the money was received; what came later stands on no receipt."""
    wanted = select(Invoice).where(Invoice.collection_id == row.id).order_by(arrival(Invoice)).limit(1)
    found = session.scalar(wanted)
    if found is None:
        return None
    return {name: getattr(found, name) for name in ("state", "kind", "code", "number", "title", "uscc", "reason")}

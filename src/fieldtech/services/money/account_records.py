"""The records of price list, fee list and monthly statement: what is printed, and proves nothing by itself."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.accounts import FeeList, FeeWord
from fieldtech.model.base import Id
from fieldtech.model.cash_tables import CashCollection, CashReversal
from fieldtech.model.catalogue import Symptom
from fieldtech.model.customers import Contact, Customer
from fieldtech.model.drafts.signoff import InkDraft
from fieldtech.model.money.estimate import agreed_before
from fieldtech.model.money.month import CHARGED, RECEIVED, REVERSED, WAIVED, Booking, Month, month_of
from fieldtech.model.money.schedule import ScheduleVersion
from fieldtech.model.orders import Order, Transition
from fieldtech.services.charges import newest_list
from fieldtech.services.context import Context
from fieldtech.services.install.titles import title_in
from fieldtech.services.money.books import GIVEN_UP, Owing, owing
from fieldtech.services.money.cash_records import Record, house
from fieldtech.services.money.denied import denied_at
from fieldtech.services.money.facts_of import place_of_list
from fieldtech.services.money.final_list import plain_line
from fieldtech.services.money.house_set import bank_account
from fieldtech.services.money.ledger import among
from fieldtech.services.money.rows import OrderName, order_names
from fieldtech.services.money.schedules import active_parts
from fieldtech.services.money.settlement import Standing, standing_of
from fieldtech.services.order_view import OrderView, load_view
from fieldtech.services.record_tools import day, iso
from fieldtech.store.arrival import arrival


def price_list_record(context: Context, session: Session, version: ScheduleVersion) -> Record:
    """One version of the fee schedule with its prices of parts; parts newer than it have theirs from the catalogue."""
    person, parts = context.require(), active_parts(session)
    listed = version.parts
    items = [
        {"code": item.code, "zh": item.zh, "en": item.en, "in_cents": item.in_warranty_cents,
         "out_cents": item.out_of_warranty_cents, "enabled": item.enabled}
        for item in version.items.values()
    ]  # fmt: skip
    return {
        **house(session, person.centre, ""), "number": f"SF-{version.number:03d}", "version": version.number,
        "holds_from": version.holds_from.isoformat(), "printed": iso(context.now(), context.zone), "items": items,
        "parts": [{"no": part.code, "zh": part.name_zh, "en": part.name_en, "unit": part.unit,
                   "unit_cents": listed.get(part.code, part.price_cents), "months": part.warranty_months}
                  for part in parts],
    }  # fmt: skip


def fee_list_record(context: Context, session: Session, order: Order) -> Record:
    """The final list of an order, or what it would say now."""
    view = load_view(context, session, order)
    charges, kept = view.charges, newest_list(session, order.id)
    final = kept if kept is not None and kept.lines == [plain_line(line) for line in charges.lines] else None
    found = standing_of(context, session, order, view.facts)
    units = {part.key: part.unit for part in charges.parts}
    customer = view.customer
    thing = order_names(context, session, [order.id])[order.id].thing
    return {
        **house(session, order.centre_code, customer.name), "number": final.number if final else view.number,
        "customer": {"name": customer.name, "number": customer.number, "contact": customer.contact},
        "order": {"kind": order.kind, "number": order.number, "object": thing},
        "day": day(charges.day), "at": iso(final.at if final else context.now(), context.zone),
        "warranty": {"state": charges.state, "until": day(charges.until), "reason": charges.warranty_reason},
        "schedule": charges.schedule, "technicians": [{"name": name} for name in view.technician_names],
        "lines": [{"zh": line.zh, "en": line.en, "quantity": line.quantity, "unit": units.get(line.key),
                   "list_cents": line.list_cents, "charged_cents": line.charged_cents, "rule": line.rule.code,
                   "params": dict(line.rule.params), "open": line.open} for line in charges.lines],
        "total_cents": charges.total_cents, "agreed_cents": final.agreed_cents if final else agreed_before(view.facts),
        "final": final is not None, "payments": list(_paid(session, found)),
        "received_cents": found.position.received, "waived_cents": found.position.waived,
        "rest_cents": found.position.rest, "state": str(found.position.state), "bank": _bank(session),
        "ink": _ink(view) if final else None,
    }  # fmt: skip


def statement_record(context: Context, session: Session, customer: Customer, in_month: date) -> Record:
    """A month of a customer: the sums, its fee lists and its payments."""
    orders = owing(session, session.scalars(select(Order.id).where(Order.customer_id == customer.id)))
    waived = _waived(context, session, orders)
    charged = [*_charged(session, orders), *_taken_off(context, session, orders, waived)]
    paid = list(_payments(session, orders))
    bookings = [booking for booking, _said in (*charged, *paid)]
    found = month_of([*bookings, *waived], in_month)
    contacts = select(Contact).where(Contact.customer_id == customer.id, Contact.active)
    contact = session.scalar(contacts.order_by(Contact.is_main.desc(), Contact.number).limit(1))
    names = order_names(context, session, orders)
    during = [(booking, said) for booking, said in charged if found.first <= booking.day <= found.last]
    return {
        **house(session, customer.centre_code, customer.name),
        "number": f"DZ-{customer.number}-{found.first:%Y%m}",
        "customer": {"number": customer.number, "name": customer.name, "contact": contact.name if contact else "",
                     "uscc": customer.uscc},
        "at": iso(context.now(), context.zone), "month": f"{found.first:%Y-%m}", "bank": _bank(session),
        "monthly": customer.settlement == "monthly", **_sums(found, context.local(context.now()).date()),
        "orders": [{"day": booking.day.isoformat(), "cents": booking.cents, **said, **_named(session, said, names)}
                   for booking, said in sorted(during, key=_by_day)],
        "payments": [{"day": booking.day.isoformat(), "order": booking.order, "cents": -booking.owed, **said}
                     for booking, said in sorted(paid, key=_by_day) if found.first <= booking.day <= found.last],
    }  # fmt: skip


def _bank(session: Session) -> Record | None:
    """Where to pay to, if the company has said."""
    account = bank_account(session)
    return account.to_body() if account.account else None


def _sums(found: Month, today: date) -> Record:
    """A month that is not over is told up to today."""
    last = max(found.first, min(found.last, today))
    return {
        "first_day": found.first.isoformat(), "last_day": last.isoformat(), "opening_cents": found.opening,
        "charged_cents": found.charged, "received_cents": found.received, "waived_cents": found.waived,
        "closing_cents": found.closing, "ages": list(found.ages),
    }  # fmt: skip


Said = tuple[Booking, Record]


def _by_day(row: Said) -> tuple[date, str]:
    return row[0].day, row[0].order


def _charged(session: Session, orders: dict[Id, Owing]) -> Iterator[Said]:
    """The fee lists on their days; a later revision counts with what it changes, so that no past month does."""
    lists: dict[Id, list[FeeList]] = {}
    for row in among(session, select(FeeList), FeeList.order_id, orders):
        lists.setdefault(row.order_id, []).append(row)
    for key, revisions in lists.items():
        before = 0
        for row in sorted(revisions, key=place_of_list):
            if row.total_cents != before:
                booking = Booking(row.day, orders[key].number, CHARGED, row.total_cents - before)
                yield booking, {"order_id": key.hex, "fee_list": row.number}
            before = row.total_cents


def _taken_off(
    context: Context, session: Session, orders: dict[Id, Owing], waived: Iterable[Booking]
) -> Iterator[Said]:  # fmt: skip
    """What an order had cost, less what was waived of it, on the day on which it was called off or skipped."""
    gone = {key: order for key, order in orders.items() if order.status in GIVEN_UP}
    ends = select(Transition).where(Transition.target.in_(GIVEN_UP)).order_by(arrival(Transition))
    days = {row.order_id: context.local(row.at).date() for row in among(session, ends, Transition.order_id, gone)}
    for key, order in gone.items():
        if (last := newest_list(session, key)) is not None:
            spared = sum(row.cents for row in waived if row.order == order.number)
            booking = Booking(days.get(key, last.day), order.number, CHARGED, min(spared - last.total_cents, 0))
            yield booking, {"order_id": key.hex, "fee_list": last.number}


def _payments(session: Session, orders: dict[Id, Owing]) -> Iterator[Said]:
    rows = {row.id: row for row in among(session, select(CashCollection), CashCollection.order_id, orders)}
    for row in rows.values():
        booking = Booking(row.day, orders[row.order_id].number, RECEIVED, row.cents)
        yield booking, {"receipt": row.receipt, "method": row.method, "paper_no": row.paper_no}
    seen: set[Id] = set()
    backs = among(session, select(CashReversal), CashReversal.collection_id, rows)
    for back in sorted(backs, key=lambda one: (one.day, one.id)):  # of two reversals the first counts
        row = rows[back.collection_id]
        if row.id not in seen:
            seen.add(row.id)
            booking = Booking(back.day, orders[row.order_id].number, REVERSED, row.cents)
            yield booking, {"receipt": back.receipt, "method": row.method, "paper_no": row.paper_no}


def _waived(context: Context, session: Session, orders: dict[Id, Owing]) -> list[Booking]:
    """What was waived, on its day; what was denied is owed again from the day of the denial."""
    words = list(among(session, select(FeeWord).where(FeeWord.kind == WAIVED), FeeWord.order_id, orders))
    denied = denied_at(session, words)
    said = [(w.at, w.cents, w) for w in words] + [(denied[w.id], -w.cents, w) for w in words if w.id in denied]
    return [Booking(context.local(at).date(), orders[w.order_id].number, WAIVED, cents) for at, cents, w in said]


def _named(session: Session, said: Record, names: dict[Id, OrderName]) -> Record:
    key = Id(said["order_id"])
    order = session.get_one(Order, key)
    english = {zh: en or zh for zh, en in session.execute(select(Symptom.name_zh, Symptom.name_en))}
    return {"kind": order.kind, "number": order.number, "object": names[key].thing, "what_zh": order.title,
            "what_en": title_in(order.title, "en", english)}  # fmt: skip


def _paid(session: Session, found: Standing) -> Iterator[Record]:
    """Every receipt of the order, also those of money that was given back."""
    backs = among(session, select(CashReversal), CashReversal.collection_id, (row.id for row in found.collections))
    gone = {row.collection_id: row for row in sorted(backs, key=lambda one: (one.day, one.id), reverse=True)}
    for row in found.collections:
        said = {"method": row.method, "paper_no": row.paper_no, "to_person": row.to_person, "payer": row.payer}
        yield {**said, "receipt": row.receipt, "day": row.day.isoformat(), "cents": row.cents}
        if (back := gone.get(row.id)) is not None:
            yield {**said, "receipt": back.receipt, "day": back.day.isoformat(), "cents": -row.cents}


def _ink(view: OrderView) -> dict[str, Any]:
    """The signatures given for the whole order."""
    found = {who: view.facts.get(InkDraft, who) for who in ("customer", "technician")}
    return {who: {"aspect": ink.aspect, "strokes": [list(s) for s in ink.strokes]} if ink else None
            for who, ink in found.items()}  # fmt: skip

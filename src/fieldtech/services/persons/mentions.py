"""Where a contact is named: on orders, as a driver, as a payer (P38)."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import String, cast, or_, select
from sqlalchemy.orm import Session

from fieldtech.model.cash_tables import CashCollection
from fieldtech.model.customers import Contact, Vehicle
from fieldtech.model.orders import Entry, Order
from fieldtech.services.context import Context


@dataclass(frozen=True)
class Mention:
    """``kind``: entry, collection or vehicle; ``number`` of the order or vehicle; ``what`` stands there."""

    kind: str
    number: str
    day: date | None
    what: str


def mentions(context: Context, session: Session, contact: Contact) -> tuple[Mention, ...]:
    """Everything of the contact's customer that names him or has his telephone number, by kind and number."""
    found = [*_driven(session, contact), *_entered(context, session, contact), *_paid(session, contact)]
    return tuple(sorted(found, key=lambda one: (one.kind, one.number, one.day or date.min)))


def vehicles_driven(session: Session, contact: Contact) -> Iterable[Vehicle]:
    """The customer's vehicles he is the driver of, by his number or his name."""
    wanted = select(Vehicle).where(Vehicle.customer_id == contact.customer_id)
    is_his = [Vehicle.driver_name == contact.name]
    is_his += [Vehicle.driver_mobile == contact.mobile] if contact.mobile else []
    return session.scalars(wanted.where(or_(*is_his)).order_by(Vehicle.number)).all()


def _driven(session: Session, contact: Contact) -> Iterator[Mention]:
    for row in vehicles_driven(session, contact):
        yield Mention("vehicle", row.number, None, " ".join(filter(None, (row.driver_name, row.driver_mobile))))


def _entered(context: Context, session: Session, contact: Contact) -> Iterator[Mention]:
    """What was written on the customer's orders; the text of a row is looked at only where it may be there."""
    texts = _texts(contact)
    written = cast(Entry.body, String)
    may_be = [written.contains(form, autoescape=True) for text in texts for form in (text, json.dumps(text)[1:-1])]
    wanted = select(Entry, Order.number).join(Order, Order.id == Entry.order_id)
    wanted = wanted.where(Order.customer_id == contact.customer_id, or_(*may_be)).order_by(Entry.at, Entry.id)
    for entry, number in session.execute(wanted):
        said = [value for value in _values(entry.body) if any(text in value for text in texts)]
        if said:
            yield Mention("entry", number, context.local(entry.at).date(), " · ".join(dict.fromkeys(said)))


def _paid(session: Session, contact: Contact) -> Iterator[Mention]:
    wanted = select(CashCollection, Order.number).join(Order, Order.id == CashCollection.order_id)
    wanted = wanted.where(Order.customer_id == contact.customer_id, CashCollection.payer == contact.name)
    for row, number in session.execute(wanted):
        yield Mention("collection", number, row.day, f"{row.payer} · {row.receipt or row.number}")


def _texts(contact: Contact) -> tuple[str, ...]:
    return tuple(filter(None, (contact.name, contact.mobile, contact.landline, contact.email)))


def _values(body: Any) -> Iterator[str]:
    """Every text in what was written down, however deep."""
    if isinstance(body, dict):
        for value in body.values():
            yield from _values(value)
    elif isinstance(body, list):
        for value in body:
            yield from _values(value)
    elif isinstance(body, str):
        yield body

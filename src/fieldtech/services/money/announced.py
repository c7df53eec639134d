"""Transfers customers announced: finance looks for them at the bank and matches them with their orders (F56)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.accounts import FeeWord
from fieldtech.model.base import Id
from fieldtech.services.context import Context
from fieldtech.services.history.labels import people_names
from fieldtech.services.money.positions import owed_of
from fieldtech.services.money.rows import order_names
from fieldtech.store.arrival import arrival


@dataclass(frozen=True)
class AnnouncedRow:
    """A transfer a customer announced for an order (``id``), still to come; ``late`` after its day."""

    id: Id
    number: str
    customer: str
    plate_or_tag: str
    cents: int
    expected: date
    reason: str
    at: datetime
    by_name: str
    late: bool = False


def announced_rows(context: Context, session: Session, *, due: bool = False) -> Iterator[AnnouncedRow]:
    """What is still to come; ``due``: only what should be there by today."""
    wanted = select(FeeWord).where(FeeWord.kind == "announced").order_by(arrival(FeeWord))
    said = {word.order_id: word for word in session.scalars(wanted)}  # of an order the newest
    if not said:
        return
    today = context.local(context.now()).date()
    found = [one for one in owed_of(session, said) if one.position.expected is not None and one.position.rest > 0]
    names = order_names(context, session, {one.order for one in found})
    people = people_names(session, {word.by for word in said.values()})
    for one in found:
        expected, word, order = one.position.expected, said[one.order], names[one.order]
        if expected is not None and (expected <= today or not due):
            yield AnnouncedRow(
                one.order, order.number, order.customer, order.thing, one.position.rest, expected, word.reason,
                word.at, people[word.by], expected < today,
            )  # fmt: skip

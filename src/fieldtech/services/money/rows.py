"""Collections and slips as lists show them: named, with the state of states 4.7 worked out from the facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.customers import Customer, Equipment, Vehicle
from fieldtech.model.money import audit
from fieldtech.model.money.cash import arrived, difference, due_day
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.history.labels import people_names, vehicle_name
from fieldtech.services.money.ledger import Ledger, in_parts
from fieldtech.services.money.views import CollectionRow, MadeGoodRow, SlipRow


@dataclass(frozen=True)
class OrderName:
    """What a list says of an order; ``ends`` is the local day on which its time ends, nobody is back before."""

    number: str
    customer: str
    thing: str
    centre: str
    ends: date | None = None


def order_names(context: Context, session: Session, ids: Iterable[Id]) -> dict[Id, OrderName]:
    """Number, customer, and plate or tag of each order."""
    wanted = (
        select(Order, Customer.name, Vehicle, Equipment.tag)
        .join(Customer, Customer.id == Order.customer_id)
        .outerjoin(Vehicle, Vehicle.id == Order.vehicle_id)
        .outerjoin(Equipment, Equipment.id == Order.equipment_id)
    )
    rows = (row for some in in_parts(ids) for row in session.execute(wanted.where(Order.id.in_(some))))
    return {
        order.id: OrderName(
            order.number, customer, vehicle_name(vehicle) if vehicle else tag or "", order.centre_code,
            context.local(order.slot_to).date() if order.slot_to else None,
        )
        for order, customer, vehicle, tag in rows
    }  # fmt: skip


def returned(names: Mapping[Id, OrderName]) -> dict[str, date]:
    """By the order's number the day its technician is back: that on which the order's time ends (B30)."""
    return {name.number: name.ends for name in names.values() if name.ends is not None}


def collection_rows(
    context: Context, session: Session, found: Ledger, keys: Iterable[str] | None = None
) -> tuple[CollectionRow, ...]:
    """The collections that were asked for, or these, in their order."""
    chosen = [key for key in (found.asked if keys is None else keys) if key in found.collections]
    names = order_names(context, session, {found.collections[key].order_id for key in chosen})
    people = people_names(session, {found.collections[key].by for key in chosen})
    back, today = returned(names), context.local(context.now()).date()
    return tuple(_row(found, key, names, people, back, today) for key in chosen)


def _row(
    found: Ledger, key: str, names: Mapping[Id, OrderName], people: Mapping[str, str], back: Mapping[str, date],
    today: date,
) -> CollectionRow:  # fmt: skip
    row, fact = found.collections[key], found.facts.collections[key]
    order = names.get(row.order_id, OrderName(fact.order, "", "", ""))
    state = audit.state(fact, found.facts, found.thread(key))
    slips, gone = audit.slips_of(fact, found.facts), audit.is_reversed(fact, found.facts)
    slip = next(iter(slips), None)
    still_his = not gone and not any(arrived(one, found.facts) for one in slips)
    invoice = found.invoices.get(key)
    due = due_day(fact, back) if fact.carried else None
    return CollectionRow(
        row.id, row.number, row.order_id, order.number, order.customer, order.thing, row.cents, row.method,
        row.paper_no, row.payer, row.receipt, row.day, row.at, row.by, people[row.by], state,
        invoice.state if invoice else "", invoice.number if invoice else "", Id(slip.key) if slip else None,
        slip.number if slip else "", row.to_person, gone,
        overdue=due is not None and today > due and still_his, due_day=due,
        to_confirm=audit.to_vouch_for(fact, found.facts) and not audit.vouched_for(fact, found.thread(key)),
        slip_differs=slip is not None and bool(difference(slip, found.facts)),
    )  # fmt: skip


def slip_rows(session: Session, found: Ledger, keys: Iterable[str]) -> tuple[SlipRow, ...]:
    """These slips, in their order."""
    chosen = [key for key in keys if key in found.slips]
    people = people_names(session, {n for key in chosen for n in (found.slips[key].by, found.slips[key].receiver)})
    counts = {count.of: count for count in found.facts.counts.values()}
    return tuple(
        SlipRow(
            slip.id, slip.number, slip.by, people[slip.by], slip.receiver, people[slip.receiver], slip.cents,
            len(slip.collections), slip.day, slip.at,
            counts[key].cents if key in counts else None,
            difference(found.facts.hand_overs[key], found.facts),
            counts[key].reason if key in counts else "",
        )
        for key in chosen for slip in [found.slips[key]]
    )  # fmt: skip


def made_good_rows(session: Session, found: Ledger, key: str) -> tuple[MadeGoodRow, ...]:
    """What became of the difference of a slip, in the order of time."""
    rows = sorted((r for r in found.made_good.values() if r.hand_over_id.hex == key), key=lambda row: (row.at, row.id))
    people = people_names(session, {row.by for row in rows} | {row.approved_by for row in rows})
    return tuple(
        MadeGoodRow(
            row.cents,
            row.how,
            row.reason,
            row.at,
            people[row.by],
            people[row.approved_by],
            row.id.hex not in found.facts.made_good,
        )
        for row in rows
    )

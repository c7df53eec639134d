"""What happened to a vehicle, a terminal or a SIM card, newest first: places, swaps, plates and orders alike."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import PlateChange, Vehicle
from fieldtech.model.drafts.cards import TopUpDraft
from fieldtech.model.drafts.swap import SwapUndoDraft
from fieldtech.model.orders import Entry, Order, Swap
from fieldtech.model.stores import StockSlip, UnitEntry
from fieldtech.services.history.labels import people_names, place_labels
from fieldtech.services.history.stays import Stay, been_at, stays_of


@dataclass(frozen=True)
class TimelineRow:
    """One thing that was so for a while, or happened at a moment (``until`` equals ``since``).

    ``what`` is place, terminal, sim, swap, plate, order or entry, of which ``title`` then says the kind. ``state`` is
    the code of the terminal, SIM or order; a swap taken back has the state ``undone``. ``by`` is a name. What was
    found begins with its question, whose names are ``question_zh`` and ``question_en``.
    """

    what: str
    since: datetime
    until: datetime | None
    title: str
    detail: str = ""
    place_kind: str = ""
    state: str = ""
    by: str = ""
    order_id: Id | None = None
    order: str = ""
    reason: str = ""
    question_zh: str = ""
    question_en: str = ""


def item_timeline(session: Session, item: Terminal | Sim) -> tuple[TimelineRow, ...]:
    """Every place of a terminal or SIM card."""
    kind = "terminal" if isinstance(item, Terminal) else "sim"
    stays = stays_of(session, kind, [item.id])
    labels = place_labels(session, ((s.place_kind, s.place_ref) for s in stays))
    slips = _slip_numbers(session, {s.slip_id for s in stays if s.slip_id})
    rows = [
        replace(
            _of_stay(s, "place", labels[s.place_kind, s.place_ref].name), detail=slips[s.slip_id] if s.slip_id else ""
        )
        for s in stays
    ]
    return _finished(session, [*rows, *_said(session, item)])


def _said(session: Session, item: Terminal | Sim) -> Iterator[TimelineRow]:
    """What was written down about it beside its moves: money put on a card, a fault, what the factory did."""
    for row in session.scalars(select(UnitEntry).where(UnitEntry.item_id == item.id)):
        yield TimelineRow("entry", row.at, row.at, row.kind, _words_of(row), by=row.by)


def _words_of(row: UnitEntry) -> str:
    """The telling values of an entry, as they were typed."""
    body = row.body
    if row.kind == TopUpDraft.kind:
        said = TopUpDraft.from_body(body)
        return f"¥{Decimal(said.amount_cents).scaleb(-2)} · {said.valid_until or ''}"
    told = (body.get(name) for name in ("rma_no", "new_number", "new_iccid", "fault", "text", "reason", "note"))
    return " · ".join(str(value) for value in told if value)


def _slip_numbers(session: Session, ids: set[Id]) -> dict[Id, str]:
    return dict(session.execute(select(StockSlip.id, StockSlip.number).where(StockSlip.id.in_(ids))).all())


def vehicle_timeline(session: Session, vehicle: Vehicle) -> tuple[TimelineRow, ...]:
    """The terminals and SIM cards that were on it, swaps, plate changes and orders."""
    terminals = stays_of(session, "terminal", been_at(session, "terminal", "vehicle", [vehicle.id.hex]))
    here = [s for s in terminals if (s.place_kind, s.place_ref) == ("vehicle", vehicle.id.hex)]
    numbers = _terminal_numbers(session, {s.item_id for s in here})
    rows = [_of_stay(s, "terminal", numbers[s.item_id]) for s in here]
    rows += _sim_rows(session, here, numbers)
    rows += _swap_rows(session, vehicle)
    rows += _plate_rows(session, vehicle)
    rows += _order_rows(session, vehicle)
    return _finished(session, rows)


def _of_stay(stay: Stay, what: str, title: str) -> TimelineRow:
    return TimelineRow(
        what,
        stay.since,
        stay.until,
        title,
        place_kind=stay.place_kind,
        state=stay.state,
        by=stay.by,
        order_id=stay.order_id,
        reason=stay.reason,
    )


def _sim_rows(session: Session, here: list[Stay], numbers: dict[Id, str]) -> Iterator[TimelineRow]:
    """The SIM cards as long as they were in a terminal and that terminal was on the vehicle."""
    cards = been_at(session, "sim", "terminal", [s.item_id.hex for s in here])
    iccids = {row.id: row.iccid for row in session.scalars(select(Sim).where(Sim.id.in_(cards)))}
    for card in stays_of(session, "sim", cards):
        for stay in here:
            if (card.place_kind, card.place_ref) != ("terminal", stay.item_id.hex):
                continue
            since, until = max(card.since, stay.since), _earlier(card.until, stay.until)
            if until is None or since < until:
                row = _of_stay(card, "sim", iccids[card.item_id])
                yield replace(row, since=since, until=until, detail=numbers[stay.item_id])


def _swap_rows(session: Session, vehicle: Vehicle) -> Iterator[TimelineRow]:
    swaps = session.scalars(select(Swap).where(Swap.vehicle_id == vehicle.id)).all()
    orders = {row.order_id for row in swaps}
    undone = select(Entry.slot).where(Entry.order_id.in_(orders), Entry.kind == SwapUndoDraft.kind)
    taken_back = set(session.scalars(undone))
    numbers = _terminal_numbers(session, {i for s in swaps for i in (s.old_terminal_id, s.new_terminal_id) if i})
    cards = {i for s in swaps for i in (s.old_sim_id, s.new_sim_id) if i}
    iccids = {row.id: row.iccid for row in session.scalars(select(Sim).where(Sim.id.in_(cards)))}
    for row in swaps:
        yield TimelineRow(
            "swap",
            row.at,
            row.at,
            _pair(numbers, row.old_terminal_id, row.new_terminal_id),
            _pair(iccids, row.old_sim_id, row.new_sim_id),
            state="undone" if row.id.hex in taken_back else "",
            by=row.by,
            order_id=row.order_id,
            reason=str(row.body.get("reason", "")),
        )


def _plate_rows(session: Session, vehicle: Vehicle) -> Iterator[TimelineRow]:
    for row in session.scalars(select(PlateChange).where(PlateChange.vehicle_id == vehicle.id)):
        yield TimelineRow("plate", row.at, row.at, row.new_plate, row.old_plate, by=row.by)


def _order_rows(session: Session, vehicle: Vehicle) -> Iterator[TimelineRow]:
    for row in session.scalars(select(Order).where(Order.vehicle_id == vehicle.id)):
        yield TimelineRow(
            "order", row.created_at, row.created_at, row.number, row.title, "", row.status, row.created_by, row.id
        )


def _finished(session: Session, rows: Iterable[TimelineRow]) -> tuple[TimelineRow, ...]:
    """With names of people and numbers of orders, newest first."""
    rows = sorted(rows, key=lambda row: row.since, reverse=True)
    people = people_names(session, (row.by for row in rows))
    orders = {row.order_id for row in rows if row.order_id}
    numbers = dict(session.execute(select(Order.id, Order.number).where(Order.id.in_(orders))).all())
    return tuple(
        replace(row, by=people[row.by], order=numbers.get(row.order_id, "") if row.order_id else "") for row in rows
    )


def _terminal_numbers(session: Session, ids: set[Id]) -> dict[Id, str]:
    return dict(session.execute(select(Terminal.id, Terminal.number).where(Terminal.id.in_(ids))).all())


def _pair(names: dict[Id, str], old: Id | None, new: Id | None) -> str:
    return f"{names[old] if old else ''} → {names[new] if new else ''}" if old or new else ""


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((moment for moment in (one, other) if moment is not None), default=None)

"""Terminals and SIM cards set aside for an order by number (states 4.4, 4.5).

A unit in the state ``reserved`` is held by the order of its newest placement; that is all there is to know, so the
history of the unit and its reservation can never disagree. A card in a reserved terminal is held with it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import StockLocation
from fieldtech.model.custody import Placement, Sim, Terminal
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.facts import UnitFact
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.custody import kind_of, place
from fieldtech.services.stock import van_of
from fieldtech.store.arrival import arrival

Unit = Terminal | Sim
FREE = ("in_stock", "with_technician")
"""States out of which a unit can be set aside."""


@dataclass(frozen=True)
class Reservation:
    """The order that holds a unit; without one it was set aside before any order was known."""

    order_id: Id | None = None
    number: str = ""


def reservation_of(session: Session, unit: Unit) -> Reservation | None:
    """Who holds it; None for a unit nobody has set aside."""
    if unit.state == "reserved":
        return reservations_of(session, [unit])[unit.id]
    inside = terminal_around(session, unit)
    return reservation_of(session, inside) if inside is not None else None


def reservations_of(session: Session, units: Iterable[Unit]) -> dict[Id, Reservation]:
    """The same for many at once: those of these units that are set aside themselves."""
    held = {unit.id for unit in units if unit.state == "reserved"}
    if not held:
        return {}
    newest = select(func.max(arrival(Placement))).where(Placement.item_id.in_(held)).group_by(Placement.item_id)
    wanted = select(Placement.item_id, Placement.order_id, Order.number).outerjoin(
        Order, Order.id == Placement.order_id
    )
    rows = session.execute(wanted.where(arrival(Placement).in_(newest)))
    return {item: Reservation(order, number or "") for item, order, number in rows}


def reserved_units(session: Session, order_id: Id) -> list[Unit]:
    """What an order holds now: terminals, then SIM cards, by number."""
    wanted = select(Placement.item_kind, Placement.item_id).where(
        Placement.order_id == order_id, Placement.state == "reserved"
    )
    keys: dict[str, list[Id]] = {"terminal": [], "sim": []}
    for kind, key in session.execute(wanted.distinct()):
        keys[kind].append(key)
    terminals = select(Terminal).where(Terminal.id.in_(keys["terminal"]), Terminal.state == "reserved")
    cards = select(Sim).where(Sim.id.in_(keys["sim"]), Sim.state == "reserved")
    held: list[Unit] = [*session.scalars(terminals), *session.scalars(cards)] if any(keys.values()) else []
    by = reservations_of(session, held)
    mine = (unit for unit in held if by[unit.id].order_id == order_id)
    return sorted(mine, key=lambda unit: (isinstance(unit, Sim), number_of(unit)))


def number_of(unit: Unit) -> str:
    """What is printed on it."""
    return unit.number if isinstance(unit, Terminal) else unit.iccid


def location_of(session: Session, unit: Unit) -> str:
    """The code of the stock location it is at, also inside a terminal there; empty anywhere else."""
    inside = terminal_around(session, unit)
    holder = inside if inside is not None else unit
    return holder.place_ref if holder.place_kind == "location" else ""


def reserve(context: Context, session: Session, order: Order, draft: AssignDraft) -> None:
    """Set the named units aside for the order and let go of what it held before."""
    wanted = {unit.id: unit for unit in named_units(session, draft) if isinstance(unit, Terminal | Sim)}
    held = reserved_units(session, order.id)
    for unit in held:
        if unit.id not in wanted:
            _let_go(context, session, order, unit)
    for key in wanted.keys() - {unit.id for unit in held}:
        unit = wanted[key]
        place(context, session, unit, unit.place_kind, unit.place_ref, "reserved", order_id=order.id)


def release(context: Context, session: Session, order: Order) -> None:
    """Let go of all that the order still holds; each unit stays where it is."""
    for unit in reserved_units(session, order.id):
        _let_go(context, session, order, unit)


def take_along(context: Context, session: Session, order: Order) -> None:
    """What is set aside for the order leaves the store, or a colleague's van, with who goes (states 4.4)."""
    van = van_of(session, order.technician) if order.technician else ""
    for unit in reserved_units(session, order.id):
        if van and unit.place_kind == "location" and unit.place_ref != van:
            place(context, session, unit, "location", van, "reserved", order_id=order.id)


def unit_facts(session: Session, order: Order, draft: AssignDraft) -> tuple[UnitFact, ...]:
    """What the dispatcher should know of every number he names (B20); a fleet names hundreds."""
    vans = {van_of(session, login) for login in draft.technicians} - {""}
    rows = session.execute(select(StockLocation.code, StockLocation.kind, StockLocation.name))
    places = {code: (kind, name) for code, kind, name in rows}
    return tuple(_fact(session, order, unit, vans, places) for unit in named_units(session, draft))


def still_free(session: Session, order: Order, draft: AssignDraft) -> AssignDraft:
    """The assignment with those of its units that nobody else has taken meanwhile."""
    found = [
        unit for unit in unit_facts(session, order, draft) if unit.free and not unit.held_by and not unit.set_aside
    ]
    terminals = tuple(unit.number for unit in found if unit.kind == "terminal")
    return replace(draft, terminals=terminals, sims=tuple(unit.number for unit in found if unit.kind == "sim"))


def named_units(session: Session, draft: AssignDraft) -> Iterator[Unit | tuple[str, str]]:
    """The rows behind the numbers, each once; kind and number where there is no such unit."""
    terminals = session.scalars(select(Terminal).where(Terminal.number.in_(draft.terminals), Terminal.active))
    by_number = {row.number: row for row in terminals}
    for number in dict.fromkeys(draft.terminals):
        yield by_number.get(number) or ("terminal", number)
    cards = {row.iccid: row for row in session.scalars(select(Sim).where(Sim.iccid.in_(draft.sims), Sim.active))}
    for iccid in dict.fromkeys(draft.sims):
        yield cards.get(iccid) or ("sim", iccid)


def _fact(
    session: Session,
    order: Order,
    unit: Unit | tuple[str, str],
    vans: set[str],
    places: Mapping[str, tuple[str, str]],
) -> UnitFact:
    if isinstance(unit, tuple):
        return UnitFact(*unit, known=False)
    held, code = reservation_of(session, unit), location_of(session, unit)
    mine = held is not None and held.order_id == order.id
    place_kind, name = places.get(code, ("", ""))
    return UnitFact(
        kind_of(unit), number_of(unit),
        state=unit.state,
        free=bool(code) and unit.state in (*FREE, "reserved"),
        reachable=mine or code in vans or place_kind == "warehouse",
        where=name,
        held_by="" if held is None or mine else held.number,
        set_aside=held is not None and held.order_id is None,
    )  # fmt: skip


def _let_go(context: Context, session: Session, order: Order, unit: Unit) -> None:
    code = location_of(session, unit)
    kind = session.scalar(select(StockLocation.kind).where(StockLocation.code == code))
    state = "with_technician" if kind == "van" else "in_stock"
    place(context, session, unit, unit.place_kind, unit.place_ref, state, order_id=order.id)


def terminal_around(session: Session, unit: Unit) -> Terminal | None:
    """The terminal a card is in, if it is in one."""
    if not isinstance(unit, Sim) or unit.place_kind != "terminal":
        return None
    return session.get(Terminal, UUID(unit.place_ref))

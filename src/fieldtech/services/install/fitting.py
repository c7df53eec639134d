"""Putting a terminal or SIM card onto a vehicle of the order, and taking it off again: custody moves at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.base import Id
from fieldtech.model.custody import Placement, Sim, Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts.install_row import RowSourceDraft, RowUnitsDraft
from fieldtech.model.installs import InstallRow
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.custody import place
from fieldtech.services.entries import newest_draft
from fieldtech.services.facts_loader import crew_of
from fieldtech.services.install.rows import label
from fieldtech.services.mounted import terminals_on
from fieldtech.services.reservations import number_of, reservation_of
from fieldtech.services.stock import van_of
from fieldtech.services.swap_rules import find_sim, find_terminal, sim_in, where_words
from fieldtech.store.arrival import arrival

USABLE = ("with_technician", "reserved", "removed", "removed_good")


@dataclass(frozen=True)
class Fitting:
    """What is meant to go onto a vehicle; None where no such unit is known."""

    order: Order
    row: InstallRow
    task: str
    vans: frozenset[str]
    came_from: str = ""  # in a move the key of the vehicle whose terminal is on this one now
    terminal: Terminal | None = None
    sim: Sim | None = None


def fitting(session: Session, order: Order, row: InstallRow, task: str, terminal: str, iccid: str) -> Fitting:
    """The units behind the numbers, as scanned."""
    vans = frozenset(van_of(session, login) for login in crew_of(session, order)[0]) - {""}
    units = newest_draft(session, order.id, RowUnitsDraft, row.id.hex) if task == "move" else None
    source = units.from_vehicle if units is not None else ""
    return Fitting(order, row, task, vans, source, find_terminal(session, terminal), find_sim(session, iccid))


def terminal_problems(session: Session, wanted: Fitting) -> Iterator[Problem]:
    """Why this terminal cannot go onto this vehicle (states 4.4)."""
    unit = wanted.terminal
    if unit is None or not unit.active:
        yield Problem("terminal", "terminal_unknown_here")
        return
    if twin := _other_row(session, wanted, InstallRow.terminal_id == unit.id):
        yield twin
    elif not _at_hand(session, unit, wanted):
        params = {"number": unit.number, "where": where_words(session, unit)}
        yield Problem("terminal", "new_not_in_van", params=params)
    elif unit.place_kind == "vehicle" and not wanted.vans:
        yield Problem("terminal", "no_van_to_take_it", params={"number": unit.number})
    yield from held_elsewhere(session, "terminal", unit, wanted)
    in_the_way = others_on(session, wanted)
    if in_the_way and (wanted.task != "move" or not is_source(session, wanted.order, wanted.row.vehicle_id)):
        yield Problem("terminal", "row_vehicle_has_terminal", params={"number": in_the_way[0].number})


def others_on(session: Session, wanted: Fitting) -> list[Terminal]:
    """Our terminals on the vehicle besides the one of this line and the one that is meant."""
    mine = {wanted.row.terminal_id, wanted.terminal.id if wanted.terminal is not None else None}
    there = terminals_on(session, wanted.row.vehicle_id)
    return [unit for unit in there if unit.id not in mine and unit.state != "customer_owned"]


def is_source(session: Session, order: Order, vehicle: Id) -> bool:
    """Whether another line of the move takes its terminal from this vehicle: two trucks may exchange theirs."""
    rows = session.scalars(select(InstallRow.id).where(InstallRow.order_id == order.id, InstallRow.active))
    drafts = (newest_draft(session, order.id, RowSourceDraft, row.hex) for row in rows)
    return any(draft is not None and draft.vehicle == vehicle.hex for draft in drafts)


def sim_problems(session: Session, wanted: Fitting) -> Iterator[Problem]:
    """Why this card cannot go into this vehicle's terminal (states 4.5)."""
    card = wanted.sim
    if card is None or not card.active:
        yield Problem("sim", "sim_unknown_here")
        return
    if twin := _other_row(session, wanted, InstallRow.sim_id == card.id):
        yield twin
        return
    inside = session.get(Terminal, UUID(card.place_ref)) if card.place_kind == "terminal" else None
    mine = inside is not None and inside.id == wanted.row.terminal_id
    if not mine and not _at_hand(session, inside or card, wanted):
        yield Problem("sim", "new_not_in_van", params={"number": card.iccid, "where": where_words(session, card)})
    if card.state in ("cancelled", "lost", "suspended"):
        yield Problem("sim", f"sim_{card.state}", params={"number": card.iccid})
    yield from held_elsewhere(session, "sim", card, wanted)
    target = session.get(Terminal, wanted.row.terminal_id) if wanted.row.terminal_id else wanted.terminal
    if target is not None and card.imei_locked and card.locked_imei and card.locked_imei != target.imei:
        yield Problem("sim", "sim_locked_to_other", params={"number": card.iccid, "imei": card.locked_imei})


def put_on(context: Context, session: Session, wanted: Fitting) -> None:
    """Terminal onto the vehicle, card into the terminal; what they replace goes back to the van."""
    row, why = wanted.row, wanted.order.id
    if wanted.terminal is not None:
        take_off_terminal(context, session, wanted)
        place(context, session, wanted.terminal, "vehicle", row.vehicle_id.hex, _as_ours(session, wanted), order_id=why)
        row.terminal_id = wanted.terminal.id
        inside = sim_in(session, wanted.terminal)
        card = session.get(Sim, row.sim_id) if row.sim_id else None
        if card is not None and inside is not None and card.id != inside.id:
            _to_van(context, session, wanted, inside)
        elif card is None and inside is not None:
            row.sim_id = inside.id
            place(context, session, inside, "terminal", wanted.terminal.id.hex, "in_use", order_id=why)
        _join(context, session, wanted, card)
    if wanted.sim is not None:
        if row.sim_id is not None and row.sim_id != wanted.sim.id:
            take_off_sim(context, session, wanted)
        row.sim_id = wanted.sim.id
        _join(context, session, wanted, wanted.sim)


def take_off_terminal(context: Context, session: Session, wanted: Fitting) -> None:
    """The terminal goes back to the van, in a move to its old vehicle; its card stays noted for the vehicle."""
    unit = session.get(Terminal, wanted.row.terminal_id) if wanted.row.terminal_id else None
    wanted.row.terminal_id = None
    if unit is None or (unit.place_kind, unit.place_ref) != ("vehicle", wanted.row.vehicle_id.hex):
        return  # lost or swapped meanwhile: it stays where it is
    if wanted.came_from and back_to_source(context, session, wanted, unit):
        if sim_in(session, unit) is not None:
            wanted.row.sim_id = None  # it went along
        return
    if (inside := sim_in(session, unit)) is not None:
        _to_van(context, session, wanted, inside)
    _to_van(context, session, wanted, unit)


def back_to_source(context: Context, session: Session, wanted: Fitting, unit: Terminal) -> bool:
    """A move that is taken back: onto the old vehicle as before, unless that has another terminal by now."""
    source = UUID(wanted.came_from)
    if any(other.id != unit.id for other in terminals_on(session, source)):
        return False
    put_back_onto(context, session, wanted, unit, source)
    return True


def put_back_onto(context: Context, session: Session, wanted: Fitting, unit: Terminal, vehicle: Id) -> None:
    """Back onto a vehicle in the state it had there."""
    there = select(Placement.state).where(
        Placement.item_kind == "terminal", Placement.item_id == unit.id, Placement.place_ref == vehicle.hex
    )
    state = session.scalar(there.order_by(arrival(Placement).desc()).limit(1)) or "installed"
    place(context, session, unit, "vehicle", vehicle.hex, state, order_id=wanted.order.id, reason="undone")


def take_off_sim(context: Context, session: Session, wanted: Fitting) -> None:
    """The card goes back to the van."""
    card = session.get(Sim, wanted.row.sim_id) if wanted.row.sim_id else None
    wanted.row.sim_id = None
    if card is None or _gone(card, wanted):
        return
    mine = wanted.row.terminal_id.hex if wanted.row.terminal_id else ""
    if card.place_kind == "location" or card.place_ref == mine:  # one only noted is still in another terminal
        _to_van(context, session, wanted, card)


def _join(context: Context, session: Session, wanted: Fitting, card: Sim | None) -> None:
    """The card is where the vehicle's terminal is; one scanned before its terminal waits for it."""
    target = wanted.row.terminal_id
    if card is not None and target is not None and card.place_ref != target.hex and not _gone(card, wanted):
        place(context, session, card, "terminal", target.hex, "in_use", order_id=wanted.order.id)


def _as_ours(session: Session, wanted: Fitting) -> str:
    """What belongs to the customer stays his on another of his vehicles."""
    assert wanted.terminal is not None
    states = select(Placement.state).where(
        Placement.item_kind == "terminal", Placement.item_id == wanted.terminal.id, Placement.place_kind == "vehicle"
    )
    last = session.scalar(states.order_by(arrival(Placement).desc()).limit(1)) if wanted.task == "move" else ""
    return "customer_owned" if last == "customer_owned" else "installed"


def _gone(card: Sim, wanted: Fitting) -> bool:
    """Lost, cancelled or carried away meanwhile: the note of the vehicle does not bring it back."""
    return card.place_kind != "terminal" and not (card.place_kind == "location" and card.place_ref in wanted.vans)


def _to_van(context: Context, session: Session, wanted: Fitting, unit: Terminal | Sim) -> None:
    van = next(iter(sorted(wanted.vans)), "")
    place(context, session, unit, "location", van, "reserved", order_id=wanted.order.id, reason="taken_off")


def _at_hand(session: Session, unit: Terminal | Sim, wanted: Fitting) -> bool:
    """In a van of the crew; for a move also on another vehicle of the same customer."""
    if unit.place_kind == "location" and unit.place_ref in wanted.vans and unit.state in USABLE:
        return True
    if unit.place_kind != "vehicle":
        return False
    if unit.place_ref == wanted.row.vehicle_id.hex:
        return True
    vehicle = session.get(Vehicle, UUID(unit.place_ref))
    return wanted.task == "move" and vehicle is not None and vehicle.customer_id == wanted.order.customer_id


def held_elsewhere(session: Session, field: str, unit: Terminal | Sim, wanted: Fitting) -> Iterator[Problem]:
    """What another order has set aside meanwhile is not touched by this one."""
    held = reservation_of(session, unit)
    if held is not None and held.order_id not in (None, wanted.order.id):
        yield Problem(field, "unit_reserved", params={"number": number_of(unit), "order": held.number})


def _other_row(session: Session, wanted: Fitting, same: ColumnElement[bool]) -> Problem | None:
    """The same unit on another vehicle of this order: said with its row, so that one of the two can be mended."""
    found = session.execute(
        select(InstallRow.position, Vehicle.plate, Vehicle.vin)
        .join(Vehicle, Vehicle.id == InstallRow.vehicle_id)
        .where(InstallRow.order_id == wanted.order.id, InstallRow.active, InstallRow.id != wanted.row.id, same)
    ).first()
    if found is None:
        return None
    where = {"position": str(found.position), "vehicle": label(found.plate, found.vin)}
    return Problem("terminal" if wanted.terminal else "sim", "unit_on_other_row", params=where)


def vehicle_row(session: Session, order_id: Id, text: str) -> Id | None:
    """The row whose vehicle has this plate or VIN."""
    wanted = select(InstallRow.id).join(Vehicle, Vehicle.id == InstallRow.vehicle_id)
    mine = wanted.where(InstallRow.order_id == order_id, InstallRow.active)
    return session.scalar(mine.where(or_(Vehicle.plate == text, Vehicle.vin == text)).order_by(InstallRow.position))

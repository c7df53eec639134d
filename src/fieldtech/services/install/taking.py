"""Taking a terminal off a vehicle: for good in a removal, onto another vehicle in a move; and putting it back."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.custody import Placement, Sim, Terminal
from fieldtech.model.drafts.install_row import RowUnitsDraft
from fieldtech.services.context import Context
from fieldtech.services.custody import place
from fieldtech.services.install.fitting import Fitting, held_elsewhere, others_on, put_back_onto
from fieldtech.services.swap_rules import sim_in, where_words
from fieldtech.store.arrival import arrival

AT_CUSTOMER = "left_with_customer"


def removal_problems(session: Session, wanted: Fitting) -> Iterator[Problem]:
    """A removal takes off what is on this vehicle, and nothing else."""
    unit = wanted.terminal
    if unit is None:
        yield Problem("terminal", "terminal_unknown_here")
    elif unit.place_kind != "vehicle" or unit.place_ref != wanted.row.vehicle_id.hex:
        params = {"number": unit.number, "where": where_words(session, unit)}
        yield Problem("terminal", "not_on_this_vehicle", params=params)
    elif not wanted.vans:
        yield Problem("terminal", "no_van_to_take_it", params={"number": unit.number})


def terminal_with(session: Session, wanted: Fitting) -> Terminal | None:
    """The terminal that holds the card scanned: the card on the vehicle says as much as the terminal."""
    card = wanted.sim
    if card is None or card.place_kind != "terminal":
        return None
    return session.get(Terminal, UUID(card.place_ref))


def remove(context: Context, session: Session, wanted: Fitting) -> RowUnitsDraft:
    """The terminal comes off into the van, its card with it; one that is the customer's own stays with him."""
    unit = wanted.terminal
    assert unit is not None
    card, own = sim_in(session, unit), unit.state == "customer_owned"
    _into_van(context, session, wanted, unit, "removed_good", "removal")
    if card is not None:
        _into_van(context, session, wanted, card, "removed", "removal")
    units = RowUnitsDraft(taken_terminal=unit.number, taken_sim=card.iccid if card is not None else "")
    if not own:
        return units
    units = RowUnitsDraft(units.terminal, units.sim, units.taken_terminal, units.taken_sim, AT_CUSTOMER)
    send_on(context, session, wanted, units)
    return units


def on_problems(session: Session, wanted: Fitting) -> Iterator[Problem]:
    """What was taken off is still in the hands of the crew, or was left with the customer here."""
    unit = wanted.terminal
    if unit is None:
        yield Problem("terminal", "row_not_removed")
        return
    here = unit.place_kind == "location" and unit.place_ref in wanted.vans
    left = (unit.place_kind, unit.place_ref) == ("customer", wanted.order.customer_id.hex)
    if not here and not left:
        yield Problem("terminal", "new_not_in_van", params={"number": unit.number, "where": where_words(session, unit)})
    yield from held_elsewhere(session, "terminal", unit, wanted)


def again_problems(session: Session, wanted: Fitting) -> Iterator[Problem]:
    """What would be put on again is there: terminal and card wait in the van, and the place on the vehicle is free."""
    yield from on_problems(session, wanted)
    card = wanted.sim
    if card is not None and not (card.place_kind == "location" and card.place_ref in wanted.vans):
        yield Problem("sim", "new_not_in_van", params={"number": card.iccid, "where": where_words(session, card)})
    if card is not None:
        yield from held_elsewhere(session, "sim", card, wanted)
    if wanted.terminal is not None and wanted.terminal.state != "customer_owned":
        for other in others_on(session, wanted):
            yield Problem("terminal", "row_vehicle_has_terminal", params={"number": other.number})


def send_on(context: Context, session: Session, wanted: Fitting, units: RowUnitsDraft) -> None:
    """Where the terminal that was taken off goes: good or to be repaired in the van, or the customer keeps it."""
    unit, order = wanted.terminal, wanted.order
    if unit is None:
        return
    if units.old_next == AT_CUSTOMER:
        where = order.customer_id.hex
        place(context, session, unit, "customer", where, "customer_owned", order_id=order.id, reason="removal")
        return
    state = "to_repair" if units.old_next == "to_repair" else "removed_good"
    _into_van(context, session, wanted, unit, state, units.fault or "removal")


def put_on_again(context: Context, session: Session, wanted: Fitting) -> None:
    """Undo of a removal: the terminal onto its vehicle, the card into it, as they were."""
    if wanted.terminal is None:
        return
    put_back_onto(context, session, wanted, wanted.terminal, wanted.row.vehicle_id)
    if wanted.sim is not None:
        inside, order = wanted.terminal.id.hex, wanted.order.id
        place(context, session, wanted.sim, "terminal", inside, "in_use", order_id=order, reason="undone")


def lift(context: Context, session: Session, wanted: Fitting) -> str:
    """In a move the terminal comes off its old vehicle with the card inside; returns that vehicle's key.

    What the new vehicle still has for another line of the order comes off into the van first.
    """
    unit = wanted.terminal
    if unit is None or wanted.task != "move":
        return ""
    for other in others_on(session, wanted):
        _into_van(context, session, wanted, other, "removed_good", "move")
    if unit.place_kind != "vehicle":
        return _lifted_from(session, wanted, unit)
    old = unit.place_ref
    if old == wanted.row.vehicle_id.hex:
        return ""
    _into_van(context, session, wanted, unit, "removed_good", "move")
    return old


def _lifted_from(session: Session, wanted: Fitting, unit: Terminal) -> str:
    """The vehicle a terminal in the van was taken off for this order."""
    mine = select(Placement).where(Placement.item_kind == "terminal", Placement.item_id == unit.id)
    stays = session.scalars(mine.order_by(arrival(Placement).desc())).all()
    if not stays or (stays[0].order_id, stays[0].reason) != (wanted.order.id, "move"):
        return ""
    return next((stay.place_ref for stay in stays if stay.place_kind == "vehicle"), "")


def _into_van(
    context: Context, session: Session, wanted: Fitting, unit: Terminal | Sim, state: str, reason: str
) -> None:
    here = unit.place_kind == "location" and unit.place_ref in wanted.vans
    van = unit.place_ref if here else next(iter(sorted(wanted.vans)), "")
    place(context, session, unit, "location", van, state, order_id=wanted.order.id, reason=reason)

"""What is on the vehicle, what is in the van, and whether old and new may be exchanged (B22, B24)."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.base import Id
from fieldtech.model.catalogue import StockLocation, TerminalModel
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.model.identifiers import identify
from fieldtech.model.orders import Order
from fieldtech.services.mounted import terminals_on
from fieldtech.services.reservations import number_of, reservation_of


@dataclass(frozen=True)
class SwapParties:
    """The rows behind the numbers of a swap; None where a number is empty or unknown."""

    vehicle: Vehicle
    van: str
    on_vehicle: Terminal | None
    sim_on_vehicle: Sim | None
    old_terminal: Terminal | None
    new_terminal: Terminal | None
    old_sim: Sim | None
    new_sim: Sim | None
    models: dict[str, TerminalModel]
    all_mounted: tuple[Terminal, ...] = ()
    order_id: Id | None = None


def find_parties(session: Session, order: Order, vehicle: Vehicle, van: str, draft: SwapDraft) -> SwapParties:
    """Look up every number of the draft."""
    all_mounted = tuple(terminals_on(session, vehicle.id))
    old_terminal, old_sim = find_terminal(session, draft.old_terminal), find_sim(session, draft.old_iccid)
    mounted = _meant(all_mounted, old_terminal, old_sim)
    return SwapParties(
        vehicle=vehicle,
        van=van,
        on_vehicle=mounted,
        sim_on_vehicle=sim_in(session, mounted),
        old_terminal=old_terminal,
        new_terminal=find_terminal(session, draft.new_terminal),
        old_sim=old_sim,
        new_sim=find_sim(session, draft.new_iccid),
        models={row.code: row for row in session.scalars(select(TerminalModel))},
        all_mounted=all_mounted,
        order_id=order.id,
    )


def _meant(mounted: tuple[Terminal, ...], old: Terminal | None, card: Sim | None) -> Terminal | None:
    """Which of the terminals on the vehicle the swap is about: the one named, or the one the old card is in."""
    for unit in mounted:
        if (old is not None and unit.id == old.id) or (old is None and card and card.place_ref == unit.id.hex):
            return unit
    return mounted[0] if mounted else None


def find_terminal(session: Session, text: str) -> Terminal | None:
    """By terminal number or IMEI."""
    if not text:
        return None
    wanted = identify("terminal_id", text, protocol="2019").normalised or text
    imei = identify("imei", text).normalised or text
    return session.scalar(select(Terminal).where(or_(Terminal.number == wanted, Terminal.imei == imei)))


def find_sim(session: Session, text: str) -> Sim | None:
    """By ICCID or number; an ICCID counts by its first 19 characters, as some readers drop the last one."""
    if not text:
        return None
    iccid = identify("iccid", text).normalised or text
    msisdn = identify("msisdn", text).normalised or text
    found = session.scalar(select(Sim).where(or_(Sim.iccid == iccid, Sim.msisdn == msisdn)))
    if found is None and len(iccid) >= 19:
        found = session.scalar(select(Sim).where(Sim.iccid.startswith(iccid[:19], autoescape=True)))
    return found


def sim_in(session: Session, terminal: Terminal | None) -> Sim | None:
    """The SIM card in a terminal."""
    if terminal is None:
        return None
    return session.scalar(select(Sim).where(Sim.place_kind == "terminal", Sim.place_ref == terminal.id.hex))


def swap_problems(session: Session, draft: SwapDraft, parties: SwapParties, today: date) -> Iterator[Problem]:
    """All that speaks against the swap; confirmed warnings fall away."""
    for problem in _all(session, draft, parties, today):
        if problem.severity != "warning" or problem.code not in draft.accepted:
            yield problem


def _all(session: Session, draft: SwapDraft, parties: SwapParties, today: date) -> Iterator[Problem]:
    yield from draft.problems()
    if draft.old_terminal or draft.new_terminal:
        yield from _old_terminal(draft, parties)
        yield from _new_terminal(session, draft, parties)
    if draft.old_iccid or draft.new_iccid:
        yield from _old_sim(draft, parties)
        yield from _new_sim(session, draft, parties, today)
    yield from _locks(draft, parties)


def _old_terminal(draft: SwapDraft, parties: SwapParties) -> Iterator[Problem]:
    if not draft.old_terminal:
        return
    mounted = parties.on_vehicle
    if parties.old_terminal is None:
        yield Problem("old_terminal", "terminal_unknown", params={"number": draft.old_terminal})
    elif mounted is None or parties.old_terminal.id != mounted.id:
        expected = mounted.number if mounted else "-"
        yield Problem("old_terminal", "old_not_on_vehicle", params={"expected": expected})


def _new_terminal(session: Session, draft: SwapDraft, parties: SwapParties) -> Iterator[Problem]:
    if not draft.new_terminal:
        return
    new = parties.new_terminal
    if new is None:
        yield Problem("new_terminal", "terminal_unknown", params={"number": draft.new_terminal})
        return
    if new.place_kind != "location" or new.place_ref != parties.van or new.state not in ("with_technician", "reserved"):
        where = where_words(session, new)
        yield Problem("new_terminal", "new_not_in_van", params={"number": new.number, "where": where})
    else:
        yield from _held(session, "new_terminal", new, parties)
    if parties.old_terminal and new.protocol != parties.old_terminal.protocol:
        yield Problem("new_terminal", "protocol_differs", "warning", {"new": new.protocol})
    yield from _voltage(parties.models.get(new.model_code), parties.vehicle)
    inside = sim_in(session, new)
    if inside is not None and (parties.new_sim is None or parties.new_sim.id != inside.id):
        yield Problem("new_iccid", "new_terminal_has_sim", params={"iccid": inside.iccid})


def _voltage(model: TerminalModel | None, vehicle: Vehicle) -> Iterator[Problem]:
    if model is None or not vehicle.voltage.isdigit() or model.voltage_min is None or model.voltage_max is None:
        return
    if not model.voltage_min <= int(vehicle.voltage) <= model.voltage_max:
        yield Problem("new_terminal", "voltage_out_of_range", params={"voltage": vehicle.voltage})


def _old_sim(draft: SwapDraft, parties: SwapParties) -> Iterator[Problem]:
    if not draft.old_iccid:
        return
    inside = parties.sim_on_vehicle
    if parties.old_sim is None:
        yield Problem("old_iccid", "sim_unknown", params={"iccid": draft.old_iccid})
    elif inside is None or parties.old_sim.id != inside.id:
        yield Problem("old_iccid", "old_sim_not_on_vehicle", params={"expected": inside.iccid if inside else "-"})


def _new_sim(session: Session, draft: SwapDraft, parties: SwapParties, today: date) -> Iterator[Problem]:
    if not draft.new_iccid:
        return
    new = parties.new_sim
    if new is None:
        yield Problem("new_iccid", "sim_unknown", params={"iccid": draft.new_iccid})
        return
    in_van = new.place_kind == "location" and new.place_ref == parties.van
    in_new = parties.new_terminal is not None and new.place_ref == parties.new_terminal.id.hex
    if not (in_van or in_new) or new.state not in ("with_technician", "reserved", "removed"):
        where = where_words(session, new)
        yield Problem("new_iccid", "new_not_in_van", params={"number": new.iccid, "where": where})
    else:
        yield from _held(session, "new_iccid", new, parties)
    if new.valid_until is not None and new.valid_until < today:
        yield Problem("new_iccid", "sim_expired", "warning", {"until": new.valid_until.isoformat()})


def _held(session: Session, field: str, unit: Terminal | Sim, parties: SwapParties) -> Iterator[Problem]:
    """What is set aside for another order stays for it; what is kept for no known order is doubtful (B20)."""
    held = reservation_of(session, unit)
    if held is None or held.order_id == parties.order_id:
        return
    if held.order_id is not None:
        yield Problem(field, "unit_reserved", params={"number": number_of(unit), "order": held.number})
    elif field == "new_terminal" or unit.state == "reserved":
        yield Problem(field, "unit_set_aside", "warning", {"number": number_of(unit)})


def _locks(draft: SwapDraft, parties: SwapParties) -> Iterator[Problem]:
    """States 4.5: an IoT card locked to one IMEI does not work in another terminal."""
    target = parties.new_terminal if draft.new_terminal else parties.on_vehicle
    card = parties.new_sim if draft.new_iccid else parties.sim_on_vehicle
    if target is None or card is None or not card.imei_locked:
        return
    if card.locked_imei and card.locked_imei != target.imei:
        field = "new_iccid" if draft.new_iccid else "new_terminal"
        yield Problem(field, "sim_locked", "warning", {"iccid": card.iccid, "imei": card.locked_imei})


def where_words(session: Session, item: Terminal | Sim) -> str:
    """Where an item is, as a name people know: a plate, a van, a terminal number."""
    if item.place_kind == "vehicle":
        return session.scalar(select(Vehicle.plate).where(Vehicle.id == _id(item.place_ref))) or item.place_ref
    if item.place_kind == "terminal":
        return session.scalar(select(Terminal.number).where(Terminal.id == _id(item.place_ref))) or item.place_ref
    if item.place_kind == "location":
        wanted = select(StockLocation.name).where(StockLocation.code == item.place_ref)
        return session.scalar(wanted) or item.place_ref
    return item.place_ref or item.place_kind


def _id(text: str) -> uuid.UUID:
    return uuid.UUID(text)

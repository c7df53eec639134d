"""A swap as its page shows it: the units it is about and what would move where."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.services.swap_rules import SwapParties, where_words


@dataclass(frozen=True)
class UnitCard:
    """A terminal or SIM card as the swap page shows it."""

    number: str
    detail: str
    where: str
    state: str
    extra: str = ""
    locked_imei: str = ""
    valid_until: date | None = None


@dataclass(frozen=True)
class Move:
    """A line of "what moves": the thing, from where, to where, and its next state."""

    kind: str
    number: str
    source: str
    target_kind: str
    target: str
    state: str


@dataclass(frozen=True)
class SwapPreview:
    """Everything the swap page shows for the numbers scanned so far; ``moves`` only when nothing is wrong."""

    plate: str
    van: str
    on_vehicle: UnitCard | None
    sim_on_vehicle: UnitCard | None
    new_terminal: UnitCard | None
    new_sim: UnitCard | None
    problems: tuple[Problem, ...]
    moves: tuple[Move, ...]


def old_terminal_goes(draft: SwapDraft, parties: SwapParties) -> tuple[str, str, str]:
    """Place, its key and the state of the terminal taken off."""
    if draft.old_next == "left_with_customer":
        return "customer", parties.vehicle.customer_id.hex, "customer_owned"
    return "location", parties.van, "to_repair" if draft.old_next == "to_repair" else "removed_good"


def planned_moves(session: Session, draft: SwapDraft, parties: SwapParties) -> list[Move]:
    """Every line of "what moves"."""
    plate = parties.vehicle.plate or parties.vehicle.vin
    old, new = parties.old_terminal, parties.new_terminal
    target = new.number if new else (parties.on_vehicle.number if parties.on_vehicle else "")
    moves: list[Move] = []
    if old and new:
        moves.append(Move("terminal", new.number, where_words(session, new), "vehicle", plate, "installed"))
        kind, _ref, state = old_terminal_goes(draft, parties)
        moves.append(Move("terminal", old.number, plate, kind, "", state))
    if parties.old_sim and parties.new_sim:
        source = where_words(session, parties.new_sim)
        moves.append(Move("sim", parties.new_sim.iccid, source, "terminal", target, "in_use"))
        source = where_words(session, parties.old_sim)
        moves.append(Move("sim", parties.old_sim.iccid, source, "location", "", "removed"))
    elif parties.sim_on_vehicle and new:
        moves.append(Move("sim", parties.sim_on_vehicle.iccid, old.number if old else "", "terminal", target, "in_use"))
    return moves


def unit_card(session: Session, item: Terminal | Sim | None) -> UnitCard | None:
    """An item as a card; None for none."""
    if item is None:
        return None
    where = where_words(session, item)
    if isinstance(item, Terminal):
        return UnitCard(item.number, f"{item.model_code} · IMEI {item.imei}", where, item.state, item.protocol)
    return UnitCard(item.iccid, f"{item.operator} · {item.msisdn}", where, item.state, item.msisdn,
                    item.locked_imei if item.imei_locked else "", item.valid_until)  # fmt: skip

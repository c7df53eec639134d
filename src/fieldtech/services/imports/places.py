"""Where an imported terminal or SIM card is: its state and columns decide, and nothing is in two places."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, Problem
from fieldtech.model.catalogue import StockLocation, TerminalModel
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.services.imports.cells import BadCell, Convert
from fieldtech.services.imports.layouts import SIM_STATE, TERMINAL_STATE
from fieldtech.services.masters.writing import Place

ELSEWHERE = {"at_factory": "factory", "scrapped": "scrap", "lost": "lost", "cancelled": "carrier"}
ON_VEHICLE = ("installed", "customer_owned")
IN_TERMINAL = ("in_use", "suspended")


@dataclass(frozen=True)
class Shelf:
    """What a stock list of the same import says: ICCID -> location."""

    sims: Mapping[str, str] = field(default_factory=dict)


def terminal_place(session: Session, cells: Mapping[str, str]) -> Place:
    """The place of a new terminal; raises Invalid."""
    state = _state(TERMINAL_STATE, cells.get("state", ""))
    if state in ELSEWHERE:
        return Place(ELSEWHERE[state], "", state)
    if state in ON_VEHICLE:
        return _on_vehicle(session, cells, state)
    return Place("location", _location(session, cells.get("location", "")), state)


def sim_place(session: Session, cells: Mapping[str, str], shelf: Shelf) -> Place:
    """The place of a new SIM card; a card on a shelf of its own lies there, not in the terminal it is meant for."""
    state = _state(SIM_STATE, cells.get("state", ""))
    if state in ELSEWHERE:
        return Place(ELSEWHERE[state], "", state)
    location = shelf.sims.get(cells["iccid"], "") or cells.get("location", "")
    if state not in IN_TERMINAL and location:
        return Place("location", _location(session, location), state)
    if cells.get("terminal_id"):
        return _in_terminal(session, cells["terminal_id"], state)
    code, column = ("terminal_missing", "terminal_id") if state in IN_TERMINAL else ("location_missing", "location")
    raise Invalid([Problem(column, code)])


def locked_imei(session: Session, cells: Mapping[str, str]) -> str:
    """The IMEI of the terminal a locked card is in."""
    wanted = select(Terminal.imei).where(Terminal.number == cells.get("terminal_id", ""))
    return session.scalar(wanted) or ""


def _state(convert: Convert, cell: str) -> str:
    if not cell:
        raise Invalid([Problem("state", "required")])
    try:
        return str(convert(cell))
    except BadCell as bad:
        raise Invalid([Problem("state", bad.problem.code, params=bad.problem.params)]) from bad


def _location(session: Session, code: str) -> str:
    if not code:
        raise Invalid([Problem("location", "location_missing")])
    if session.scalar(select(StockLocation.id).where(StockLocation.code == code)) is None:
        raise Invalid([Problem("location", "unknown_reference", params={"value": code})])
    return code


def _on_vehicle(session: Session, cells: Mapping[str, str], state: str) -> Place:
    number = cells.get("vehicle_id", "")
    if not number and state == "customer_owned":
        return Place("customer", "", state)
    if not number:
        raise Invalid([Problem("vehicle_id", "vehicle_missing")])
    vehicle = session.scalar(select(Vehicle).where(Vehicle.number == number))
    if vehicle is None:
        raise Invalid([Problem("vehicle_id", "unknown_reference", params={"value": number})])
    power = select(TerminalModel.power).where(TerminalModel.code == cells.get("model", ""))
    there = (
        select(Terminal.number)
        .join(TerminalModel, TerminalModel.code == Terminal.model_code)
        .where(Terminal.place_kind == "vehicle", Terminal.place_ref == vehicle.id.hex)
        .where(TerminalModel.power == power.scalar_subquery(), Terminal.number != cells["terminal_id"])
    )
    if (other := session.scalar(there.limit(1))) and state == "installed":
        raise Invalid([Problem("vehicle_id", "vehicle_has_terminal", params={"number": other})])
    return Place("vehicle", vehicle.id.hex, state)


def _in_terminal(session: Session, number: str, state: str) -> Place:
    terminal = session.scalar(select(Terminal).where(Terminal.number == number))
    if terminal is None:
        raise Invalid([Problem("terminal_id", "unknown_reference", params={"value": number})])
    inside = select(Sim.iccid).where(Sim.place_kind == "terminal", Sim.place_ref == terminal.id.hex)
    if other := session.scalar(inside.limit(1)):
        raise Invalid([Problem("terminal_id", "terminal_has_sim", params={"number": other})])
    return Place("terminal", terminal.id.hex, state)

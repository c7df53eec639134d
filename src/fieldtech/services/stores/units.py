"""Gathers what the rules of the stores look at, and says which step a thing would take."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.catalogue import StockLocation
from fieldtech.model.custody import Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.guards.stores import unmet
from fieldtech.model.machines.part import COUNTED, PART
from fieldtech.model.machines.sim import SIM
from fieldtech.model.machines.terminal import TERMINAL
from fieldtech.model.machines.unit import UnitMachine
from fieldtech.model.unit_facts import UnitFacts
from fieldtech.services.context import Context
from fieldtech.services.custody import kind_of
from fieldtech.services.history.labels import vehicle_name
from fieldtech.services.reservations import Unit, location_of, number_of, reservation_of, terminal_around
from fieldtech.services.swap_rules import find_sim, find_terminal, sim_in

MACHINES: dict[str, UnitMachine] = {machine.item: machine for machine in (TERMINAL, SIM, PART)}


@dataclass(frozen=True)
class Spot:
    """A stock location as the rules see it; all empty for an unknown one."""

    code: str = ""
    kind: str = ""
    holder: str = ""


def spot(session: Session, code: str) -> Spot:
    """The location of that code."""
    row = session.scalar(select(StockLocation).where(StockLocation.code == code, StockLocation.active))
    return Spot(row.code, row.kind, row.holder_login) if row else Spot()


def find_unit(session: Session, item: str, number: str) -> Unit | None:
    """A terminal by number or IMEI, a SIM card by ICCID or telephone number; not one that was retired."""
    found: Unit | None = find_terminal(session, number) if item == "terminal" else find_sim(session, number)
    return found if found is not None and found.active else None


def facts_of(context: Context, session: Session, unit: Unit, target: str = "") -> UnitFacts:
    """The picture of a unit that shall perhaps go to a location."""
    code, goal, held = location_of(session, unit), spot(session, target), reservation_of(session, unit)
    here, around = spot(session, code), terminal_around(session, unit)
    holder = around or unit
    inside = sim_in(session, unit) if isinstance(unit, Terminal) else None
    return UnitFacts(
        kind_of(unit), number_of(unit), unit.state, context.actor(),
        place=here.kind or holder.place_kind,
        source=code,
        source_holder=here.holder,
        target=goal.code,
        target_kind=goal.kind,
        target_holder=goal.holder,
        held_by=held.number if held else "",
        on_vehicle=plate_of(session, holder),
        inside=around.number if around else "",
        terminal_has=inside.iccid if inside else "",
    )  # fmt: skip


def part_facts(context: Context, session: Session, code: str, source: str, target: str) -> UnitFacts:
    """The picture of a part that shall go from one location to another."""
    here, goal = spot(session, source), spot(session, target)
    return UnitFacts(
        PART.item, code, COUNTED, context.actor(), place=here.kind, source=here.code, source_holder=here.holder,
        target=goal.code, target_kind=goal.kind, target_holder=goal.holder,
    )  # fmt: skip


def step_problems(facts: UnitFacts, step: str) -> list[Problem]:
    """All that keeps the thing from taking the step; what is set aside takes its own way out."""
    machine = MACHINES[facts.item]
    if step == "issue" and facts.state == "reserved":
        step = "issue_reserved"
    if step not in {known.name for known in machine.steps}:
        return [Problem("number", f"step_not_for_{facts.item}", params={"number": facts.number})]
    return list(unmet(machine.step(step), facts))


def state_after(facts: UnitFacts, step: str) -> str:
    """The state the step leads to; a reserved unit stays so on its way."""
    if step == "issue" and facts.state == "reserved":
        return "reserved"
    return MACHINES[facts.item].step(step).lands(facts.target_kind or facts.place)


def plate_of(session: Session, holder: Unit) -> str:
    """The plate of the vehicle a terminal is on; empty when it is on none."""
    if holder.place_kind != "vehicle":
        return ""
    vehicle = session.get(Vehicle, UUID(holder.place_ref))
    return vehicle_name(vehicle) if vehicle else ""


def at_line(problems: list[Problem], field: str) -> list[Problem]:
    """The same problems told at a line."""
    return [replace(problem, field=field) for problem in problems]

"""The custody check finds each way in which a thing could be in no place, two places or the wrong one."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.custody import SIM_STATES, TERMINAL_STATES, Sim, Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.services.context import Context
from fieldtech.services.custody import place
from fieldtech.services.custody_check import SIM_PLACES, TERMINAL_PLACES, check_custody
from fieldtech.words import known

Damage = Callable[[Context, Session], None]


def terminal(session: Session, number: str) -> Terminal:
    return session.scalars(select(Terminal).where(Terminal.number == number)).one()


def sim(session: Session, tail: str) -> Sim:
    return session.scalars(select(Sim).where(Sim.iccid.endswith(tail))).one()


def no_history(_context: Context, session: Session) -> None:
    old = terminal(session, "BXA0013")
    values = {c.name: getattr(old, c.name) for c in Terminal.__table__.columns if c.name != "id"}
    session.add(Terminal(**{**values, "number": "BXA0077", "imei": "356868000041418"}))


def moved_by_hand(_context: Context, session: Session) -> None:
    terminal(session, "BXA0013").place_ref = "XM01-WH"


def nowhere(context: Context, session: Session) -> None:
    place(context, session, terminal(session, "BXA0013"), "location", "MOON", "in_stock")


def wrong_state(context: Context, session: Session) -> None:
    place(context, session, terminal(session, "BXA0013"), "location", "QD01-WH", "installed")


def two_on_one_vehicle(context: Context, session: Session) -> None:
    vehicle = session.scalars(select(Vehicle).where(Vehicle.number == "V10")).one()
    place(context, session, terminal(session, "BXA0012"), "vehicle", vehicle.id.hex, "installed")


def two_in_one_terminal(context: Context, session: Session) -> None:
    place(context, session, sim(session, "9067"), "terminal", terminal(session, "BXA0007").id.hex, "in_use")


DAMAGES: list[tuple[Damage, str, str]] = [
    (no_history, "item_nowhere", "BXA0077"),
    (moved_by_hand, "place_not_newest", "BXA0013"),
    (nowhere, "place_unknown", "BXA0013"),
    (wrong_state, "place_contradicts_state", "BXA0013"),
    (two_on_one_vehicle, "two_terminals_on_vehicle", "津C8R071"),
    (two_in_one_terminal, "two_sims_in_terminal", "BXA0007"),
]


@pytest.mark.parametrize(("damage", "code", "item"), DAMAGES)
def test_every_fault_is_found(context: Context, damage: Damage, code: str, item: str) -> None:
    with context.transaction() as session:
        damage(context, session)
        context.op(session, "test_damage", "terminals", "", {})
    with context.reading() as session:
        assert [(fault.code, fault.item) for fault in check_custody(session)] == [(code, item)]
    assert known(f"problem.{code}")


def test_a_tracker_with_its_own_battery_may_ride_along(context: Context) -> None:
    with context.transaction() as session:
        vehicle = session.scalars(select(Vehicle).where(Vehicle.number == "V10")).one()
        place(context, session, terminal(session, "BXA0008"), "vehicle", vehicle.id.hex, "installed")
        context.op(session, "test_move", "terminals", "", {})
    with context.reading() as session:
        assert check_custody(session) == []


def test_every_state_has_its_places() -> None:
    assert TERMINAL_PLACES.keys() == set(TERMINAL_STATES)
    assert SIM_PLACES.keys() == set(SIM_STATES)

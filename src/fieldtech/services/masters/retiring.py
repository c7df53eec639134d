"""What speaks against retiring a row: nothing may lose its place or its work by it."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.catalogue import StockLocation
from fieldtech.model.custody import Sim, StockMove, Terminal
from fieldtech.model.orders import CLOSED, Order
from fieldtech.model.people import User
from fieldtech.services.context import Person
from fieldtech.services.crew import on_it
from fieldtech.services.masters.contract_rules import is_used
from fieldtech.services.masters.kinds import MasterKind

IN_USE = ("installed", "in_use", "suspended", "reserved", "with_technician")


def retiring_problems(session: Session, kind: MasterKind, row: Any, person: Person) -> Iterator[Problem]:
    """All that must happen first."""
    check = _CHECKS.get(kind.name)
    if check:
        yield from check(session, row, person)


def _customer(session: Session, row: Any, _person: Person) -> Iterator[Problem]:
    yield from _open_orders(session, Order.customer_id == row.id)


def _vehicle(session: Session, row: Any, _person: Person) -> Iterator[Problem]:
    yield from _open_orders(session, Order.vehicle_id == row.id)
    place = select(Terminal.number).where(Terminal.place_kind == "vehicle", Terminal.place_ref == row.id.hex)
    if number := session.scalar(place.limit(1)):
        yield Problem("terminal", "terminal_still_on_vehicle", params={"number": number})


def _equipment(session: Session, row: Any, _person: Person) -> Iterator[Problem]:
    yield from _open_orders(session, Order.equipment_id == row.id)


def _item(_session: Session, row: Any, _person: Person) -> Iterator[Problem]:
    if row.state in IN_USE:
        yield Problem("state", "item_in_use", params={"state": row.state})


def _location(session: Session, row: Any, _person: Person) -> Iterator[Problem]:
    for model in (Terminal, Sim):
        inside = select(model.id).where(model.place_kind == "location", model.place_ref == row.code, model.active)
        if session.scalar(inside.limit(1)):
            yield Problem("code", "location_not_empty")
            return
    total = func.sum(StockMove.quantity)
    left = select(total).where(StockMove.location_code == row.code).group_by(StockMove.part_code).having(total != 0)
    if session.scalar(left.limit(1)):
        yield Problem("code", "location_not_empty")


def _contract(session: Session, row: Any, _person: Person) -> Iterator[Problem]:
    if is_used(session, row):
        yield Problem("last_day", "contract_begun")


def _user(session: Session, row: Any, person: Person) -> Iterator[Problem]:
    if row.login == person.login:
        yield Problem("login", "own_account")
    yield from _open_orders(session, on_it(row.login))
    van = select(StockLocation.name).where(StockLocation.holder_login == row.login, StockLocation.active)
    if name := session.scalar(van.limit(1)):
        yield Problem("login", "still_holds_location", params={"name": name})


def _centre(session: Session, row: Any, _person: Person) -> Iterator[Problem]:
    people = select(User.id).where(User.centre_code == row.code, User.active).limit(1)
    stock = select(StockLocation.id).where(StockLocation.centre_code == row.code, StockLocation.active).limit(1)
    if session.scalar(people) or session.scalar(stock):
        yield Problem("code", "centre_in_use")


def _open_orders(session: Session, which: Any) -> Iterator[Problem]:
    numbers = session.scalars(select(Order.number).where(which, Order.status.not_in(CLOSED)).limit(3)).all()
    if numbers:
        yield Problem("orders", "has_open_orders", params={"numbers": ", ".join(numbers)})


_CHECKS: dict[str, Callable[[Session, Any, Person], Iterator[Problem]]] = {
    "customers": _customer,
    "customer_contracts": _contract,
    "vehicles": _vehicle,
    "equipment": _equipment,
    "terminals": _item,
    "sims": _item,
    "stock_locations": _location,
    "users": _user,
    "service_centres": _centre,
}

"""Names for places and people as a reader knows them: plates, terminal numbers, names of stock locations."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.catalogue import StockLocation
from fieldtech.model.custody import Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.people import User
from fieldtech.services.masters.rules import as_id


@dataclass(frozen=True)
class PlaceLabel:
    """Where something is: ``kind`` is a code of ``custody.PLACES``, ``ref`` the key there, ``name`` what people say."""

    kind: str
    ref: str
    name: str


def vehicle_name(vehicle: Vehicle) -> str:
    """The plate, or the VIN while there is none."""
    return vehicle.plate or vehicle.vin or vehicle.number


def place_labels(session: Session, places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], PlaceLabel]:
    """The labels of many places with one query a kind."""
    wanted = set(places)
    names = {
        **_names_by_id(session, wanted, "vehicle"),
        **_names_by_id(session, wanted, "terminal"),
        **_location_names(session, wanted),
    }
    return {place: PlaceLabel(*place, names.get(place, place[1])) for place in wanted}


def people_names(session: Session, logins: Iterable[str]) -> dict[str, str]:
    """Login -> name; who is unknown keeps the login."""
    wanted = set(logins)
    rows = session.execute(select(User.login, User.name).where(User.login.in_(wanted)))
    return {login: login for login in wanted} | dict(rows.all())


def _names_by_id(session: Session, places: set[tuple[str, str]], kind: str) -> dict[tuple[str, str], str]:
    ids = [found for place_kind, ref in places if place_kind == kind and (found := as_id(ref))]
    if not ids:
        return {}
    if kind == "vehicle":
        vehicles = session.scalars(select(Vehicle).where(Vehicle.id.in_(ids)))
        return {(kind, row.id.hex): vehicle_name(row) for row in vehicles}
    terminals = session.execute(select(Terminal.id, Terminal.number).where(Terminal.id.in_(ids)))
    return {(kind, row_id.hex): number for row_id, number in terminals}


def _location_names(session: Session, places: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    codes = [ref for kind, ref in places if kind == "location"]
    rows = session.execute(select(StockLocation.code, StockLocation.name).where(StockLocation.code.in_(codes)))
    return {("location", code): name for code, name in rows}

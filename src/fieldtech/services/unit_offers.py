"""The terminals and SIM cards a dispatcher may set aside for an order, found by part of their number (B20)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import StockLocation
from fieldtech.model.custody import Sim, Terminal
from fieldtech.services.custody import kind_of
from fieldtech.services.reservations import (
    FREE,
    Reservation,
    Unit,
    location_of,
    number_of,
    reservation_of,
    terminal_around,
)
from fieldtech.services.stock import van_of
from fieldtech.store import search

MOST = 12
_AT_HAND = (*FREE, "reserved")


@dataclass(frozen=True)
class UnitOffer:
    """A unit with where it is; ``near`` says that it is in the van of who goes, ``held`` who else holds it.

    ``inside`` is the terminal a card is in.
    """

    kind: str
    number: str
    detail: str
    where: str
    inside: str = ""
    near: bool = False
    held: Reservation | None = None

    @property
    def free(self) -> bool:
        """Whether nobody else holds it."""
        return self.held is None


def offers(session: Session, order_id: Id, kind: str, text: str, crew: Sequence[str]) -> tuple[UnitOffer, ...]:
    """Units within reach whose number contains the text: the free ones first, those in the van before the store's."""
    vans = [van_of(session, login) for login in crew]
    places = [*filter(None, vans), *_warehouses(session)]
    found = [_offer(session, order_id, unit, vans) for unit in _units(session, kind, text, places)]
    return tuple(sorted(found, key=lambda offer: (not offer.free, not offer.near, offer.number))[:MOST])


def offer_of(session: Session, order_id: Id, kind: str, number: str, crew: Sequence[str]) -> UnitOffer | None:
    """One unit by its number; None for an unknown one."""
    unit: Unit | None
    if kind == "terminal":
        unit = session.scalar(select(Terminal).where(Terminal.number == number))
    else:
        unit = session.scalar(select(Sim).where(Sim.iccid == number))
    return _offer(session, order_id, unit, [van_of(session, login) for login in crew]) if unit else None


def free_counts(session: Session, order_id: Id, kind: str, crew: Sequence[str]) -> tuple[int, int]:
    """How many are free: in the vans of who goes, and in the warehouses."""
    vans = {van_of(session, login) for login in crew} - {""}
    near = store = 0
    for unit in _units(session, kind, "", [*vans, *_warehouses(session)], limit=None):
        held = reservation_of(session, unit)
        if held is None or held.order_id == order_id:
            near, store = (near + 1, store) if location_of(session, unit) in vans else (near, store + 1)
    return near, store


def _units(
    session: Session, kind: str, text: str, places: Iterable[str], limit: int | None = 4 * MOST
) -> Sequence[Unit]:
    codes = list(places)
    if kind == "terminal":
        wanted = select(Terminal).where(Terminal.active, Terminal.state.in_(_AT_HAND), _at(Terminal, codes))
        if own := search.match(session, "terminal", text):
            wanted = wanted.where(own.condition(Terminal.id))
        return session.scalars(wanted.order_by(Terminal.number).limit(limit)).all()
    inside = select(Terminal.id).where(_at(Terminal, codes))
    holders = [row.hex for row in session.scalars(inside)]
    there = or_(_at(Sim, codes), and_(Sim.place_kind == "terminal", Sim.place_ref.in_(holders)))
    cards = select(Sim).where(Sim.active, Sim.state.in_(_AT_HAND), there)
    if own := search.match(session, "sim", text):
        cards = cards.where(own.condition(Sim.id))
    return session.scalars(cards.order_by(Sim.iccid).limit(limit)).all()


def _at(model: type[Terminal] | type[Sim], codes: Sequence[str]) -> ColumnElement[bool]:
    return and_(model.place_kind == "location", model.place_ref.in_(codes))


def _warehouses(session: Session) -> Sequence[str]:
    wanted = select(StockLocation.code).where(StockLocation.kind == "warehouse", StockLocation.active)
    return session.scalars(wanted.order_by(StockLocation.code)).all()


def _offer(session: Session, order_id: Id, unit: Unit, vans: Sequence[str]) -> UnitOffer:
    held, code = reservation_of(session, unit), location_of(session, unit)
    inside = terminal_around(session, unit)
    return UnitOffer(
        kind_of(unit),
        number_of(unit),
        unit.model_code if isinstance(unit, Terminal) else unit.msisdn,
        session.scalar(select(StockLocation.name).where(StockLocation.code == code)) or code,
        inside.number if inside else "",
        near=bool(code) and code in vans,
        held=held if held is not None and held.order_id != order_id else None,
    )

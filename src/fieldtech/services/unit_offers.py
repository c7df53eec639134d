"""The terminals and SIM cards a dispatcher may set aside for an order, found by part of their number (B20)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
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


def free_counts(session: Session, kind: str, crew: Sequence[str]) -> tuple[int, int]:
    """How many nobody has set aside: in the vans of who goes, and in the warehouses."""
    vans = [van for login in crew if (van := van_of(session, login))]
    return _count(session, kind, vans), _count(session, kind, _warehouses(session))


def first_free(
    session: Session, kind: str, crew: Sequence[str], model: str, today: date, without: Sequence[str], many: int
) -> tuple[str, ...]:
    """The numbers of the first units nobody holds: from the vans of who goes, then from the warehouses.

    Terminals are of one model, cards lie by themselves and are valid today.
    """
    vans = [van for login in crew if (van := van_of(session, login))]
    found: list[str] = []
    for places in (vans, _warehouses(session)):
        if kind == "terminal":
            wanted = select(Terminal.number).where(Terminal.active, Terminal.state.in_(FREE), _at(Terminal, places))
            wanted = wanted.where(Terminal.model_code == model) if model else wanted
            wanted = wanted.where(Terminal.number.not_in(without)).order_by(Terminal.number)
        else:
            valid = or_(Sim.valid_until.is_(None), Sim.valid_until >= today)
            wanted = select(Sim.iccid).where(Sim.active, Sim.state.in_(FREE), _at(Sim, places), valid)
            wanted = wanted.where(Sim.iccid.not_in(without)).order_by(Sim.iccid)
        found += session.scalars(wanted.limit(max(0, many - len(found))))
    return tuple(found)


def _count(session: Session, kind: str, codes: Sequence[str]) -> int:
    if kind == "terminal":
        wanted = select(func.count(Terminal.id)).where(Terminal.active, Terminal.state.in_(FREE), _at(Terminal, codes))
    else:
        there = _card_at(codes, holders=FREE)
        wanted = select(func.count(Sim.id)).where(Sim.active, Sim.state.in_(FREE), there)
    return session.scalar(wanted) or 0


def _units(session: Session, kind: str, text: str, codes: Sequence[str]) -> Sequence[Unit]:
    if kind == "terminal":
        wanted = select(Terminal).where(Terminal.active, Terminal.state.in_(_AT_HAND), _at(Terminal, codes))
        if own := search.match(session, "terminal", text):
            wanted = wanted.where(own.condition(Terminal.id))
        return session.scalars(wanted.order_by(Terminal.number).limit(4 * MOST)).all()
    cards = select(Sim).where(Sim.active, Sim.state.in_(_AT_HAND), _card_at(codes, holders=_AT_HAND))
    if own := search.match(session, "sim", text):
        cards = cards.where(own.condition(Sim.id))
    return session.scalars(cards.order_by(Sim.iccid).limit(4 * MOST)).all()


def _card_at(codes: Sequence[str], holders: Sequence[str]) -> ColumnElement[bool]:
    """Cards there by themselves, or in a terminal there of one of these states."""
    inside = select(func.lower(func.hex(Terminal.id))).where(_at(Terminal, codes), Terminal.state.in_(holders))
    return or_(_at(Sim, codes), and_(Sim.place_kind == "terminal", Sim.place_ref.in_(inside)))


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

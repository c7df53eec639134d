"""What lies at one place, page by page: terminals with the cards in them, SIM cards, parts with their balance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import Part
from fieldtech.model.custody import Sim, StockMove, Terminal
from fieldtech.services.custody import kind_of
from fieldtech.services.history.labels import place_labels
from fieldtech.services.reservations import Unit, number_of, reservations_of
from fieldtech.services.stores.slips import detail_of
from fieldtech.store.lists import PageKey

LIMIT = 200
Place = tuple[str, str | None]
"""Kind of place and key there; without a key all places of the kind."""


@dataclass(frozen=True)
class UnitRow:
    """A numbered thing on a shelf; a card inside a terminal stands below it."""

    id: Id
    item: str
    number: str
    detail: str
    state: str
    reserved_for: str = ""
    inside: str = ""
    until: date | None = None
    vehicle: str = ""


@dataclass(frozen=True)
class PartRow:
    """A part with its balance, which is the sum of its moves; ``short`` says that it fell below nothing, flagged."""

    code: str
    zh: str
    en: str
    unit: str
    quantity: int

    @property
    def short(self) -> bool:
        """Less than nothing."""
        return self.quantity < 0


@dataclass(frozen=True)
class Shelf:
    """What is at one place, or a page of it; ``after`` is where the next page begins."""

    units: tuple[UnitRow, ...]
    parts: tuple[PartRow, ...] = ()
    after: PageKey | None = None


def shelf_page(session: Session, place: Place, text: str, after: PageKey | None, limit: int) -> Shelf:
    """Rows after ``after``, which is the kind and number of the last one."""
    kind, number = after or ("terminal", "")
    units: list[Unit] = []
    if kind == "terminal":
        units += _terminals(session, place, text, number, limit)
        number = ""
    if len(units) < limit:
        units += _cards(session, place, text, number, limit - len(units))
    rows = _rows(session, units)
    if len(units) == limit:
        return Shelf(rows, after=(kind_of(units[-1]), number_of(units[-1])))
    return Shelf(rows, _parts(session, place[1], text) if place[0] == "location" and place[1] else ())


def _terminals(session: Session, place: Place, text: str, after: str, limit: int) -> Sequence[Terminal]:
    wanted = select(Terminal).where(Terminal.active, Terminal.place_kind == place[0], Terminal.number > after)
    if place[1] is not None:
        wanted = wanted.where(Terminal.place_ref == place[1])
    if text.strip():
        wanted = wanted.where(_like(text, Terminal.number, Terminal.imei, Terminal.model_code))
    return session.scalars(wanted.order_by(Terminal.number).limit(limit)).all()


def _cards(session: Session, place: Place, text: str, after: str, limit: int) -> Sequence[Sim]:
    wanted = select(Sim).where(Sim.active, Sim.place_kind == place[0], Sim.iccid > after)
    if place[1] is not None:
        wanted = wanted.where(Sim.place_ref == place[1])
    if text.strip():
        wanted = wanted.where(_like(text, Sim.iccid, Sim.msisdn, Sim.operator))
    return session.scalars(wanted.order_by(Sim.iccid).limit(limit)).all()


def _rows(session: Session, units: Sequence[Unit]) -> tuple[UnitRow, ...]:
    """Each with who holds it; below a terminal the cards in it."""
    keys = {unit.id.hex for unit in units if isinstance(unit, Terminal)}
    inside: dict[str, list[Sim]] = {}
    within = (Sim.place_kind == "terminal", Sim.place_ref.in_(keys), Sim.active)
    for card in session.scalars(select(Sim).where(*within).order_by(Sim.iccid)):
        inside.setdefault(card.place_ref, []).append(card)
    held = reservations_of(session, units)
    on = place_labels(session, {(unit.place_kind, unit.place_ref) for unit in units if unit.place_kind == "vehicle"})
    found = []
    for unit in units:
        row = _unit_row(unit, held[unit.id].number if unit.id in held else "", "")
        plate = on.get((unit.place_kind, unit.place_ref))
        found.append(replace(row, vehicle=plate.name) if plate else row)
        found += [_unit_row(card, "", number_of(unit)) for card in inside.get(unit.id.hex, ())]
    return tuple(found)


def _unit_row(unit: Unit, order: str, inside: str) -> UnitRow:
    until = unit.valid_until if isinstance(unit, Sim) else None
    return UnitRow(unit.id, kind_of(unit), number_of(unit), detail_of(unit), unit.state, order, inside, until)


def _parts(session: Session, location: str, text: str) -> tuple[PartRow, ...]:
    total = func.sum(StockMove.quantity)
    wanted = (
        select(Part, total)
        .join(StockMove, StockMove.part_code == Part.code)
        .where(StockMove.location_code == location, Part.serialised.is_(False))
        .group_by(Part.id)
        .having(total != 0)
        .order_by(Part.code)
    )
    if text.strip():
        wanted = wanted.where(_like(text, Part.code, Part.name_zh, Part.name_en))
    return tuple(PartRow(p.code, p.name_zh, p.name_en, p.unit, int(n)) for p, n in session.execute(wanted))


def _like(text: str, *columns: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    return or_(*(column.icontains(text.strip(), autoescape=True) for column in columns))

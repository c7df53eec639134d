"""What lies where: every location with its counts, and everything at one of them (B41)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import Part, StockLocation
from fieldtech.model.custody import Sim, StockMove, Terminal
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.services.context import Context, Person
from fieldtech.services.custody import kind_of
from fieldtech.services.history.labels import people_names, vehicle_name
from fieldtech.services.masters.rules import as_id
from fieldtech.services.reservations import Unit, number_of, reservations_of
from fieldtech.services.stores.slips import detail_of
from fieldtech.services.visibility import require_van

OUTSIDE = ("factory", "customer", "lost", "scrap")
"""Places that are no locations of ours, each shown as one."""
FAULTY = ("to_repair", "in_return_area")
ORDER = ("warehouse", "van", "return_area", *OUTSIDE)


@dataclass(frozen=True)
class ShelfRow:
    """A location with what is there; for a place outside ``code`` is its kind."""

    code: str
    kind: str
    name: str
    holder: str
    holder_login: str
    terminals: int
    sims: int
    pieces: int
    faulty: int

    @property
    def total(self) -> int:
        """Numbered things."""
        return self.terminals + self.sims


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
    """Everything at one place."""

    units: tuple[UnitRow, ...]
    parts: tuple[PartRow, ...]


@dataclass(frozen=True)
class LoanerRow:
    """A terminal lent to a customer until his own is back."""

    id: Id
    number: str
    model: str
    vehicle: str
    customer: str
    due: date
    days: int


class Shelves:
    """Only looks."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def locations(self, *, everyones: bool = False) -> tuple[ShelfRow, ...]:
        """Warehouses, vans, return areas, then the places outside.

        A technician sees no van but his own, except by name where he hands something over (``everyones``).
        """
        person = self._context.require("see_stock")
        with self._context.reading() as session:
            rows = session.scalars(select(StockLocation).where(StockLocation.active).order_by(StockLocation.code)).all()
            shown = [row for row in rows if everyones or _may_see(person, row)]
            terminals, faulty = _counts(session, Terminal), _counts(session, Terminal, Terminal.state.in_(FAULTY))
            sims, pieces = _counts(session, Sim), _pieces(session)
            names = people_names(session, (row.holder_login for row in rows))
        found = [
            ShelfRow(
                r.code, r.kind, r.name, names.get(r.holder_login, "") if r.kind == "van" else "", r.holder_login,
                terminals["location", r.code], sims["location", r.code], pieces[r.code], faulty["location", r.code],
            )
            for r in shown
        ]  # fmt: skip
        for kind in OUTSIDE:
            count = [sum(n for (at, _ref), n in kept.items() if at == kind) for kept in (terminals, sims)]
            found.append(ShelfRow(kind, kind, "", "", "", count[0], count[1], 0, 0))
        return tuple(sorted(found, key=lambda row: (ORDER.index(row.kind), row.code)))

    def contents(self, code: str, text: str = "") -> Shelf:
        """Everything at a place, by number; raises Forbidden for the van of a stranger."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            row = session.scalar(select(StockLocation).where(StockLocation.code == code))
            if row is not None and row.kind == "van":
                require_van(self._context, session, row.holder_login)
            units = _units(session, "location", code) if row is not None else _units(session, code, None)
            units = [unit for unit in units if _matches(unit, text)]
            parts = _parts(session, code, text) if row is not None else ()
        return Shelf(tuple(units), parts)

    def loaners(self) -> tuple[LoanerRow, ...]:
        """Terminals lent to customers, the one due first on top."""
        self._context.require("see_stock")
        today = self._context.local(self._context.now()).date()
        wanted = select(Terminal).where(Terminal.loaner_due.is_not(None), Terminal.active).order_by(Terminal.loaner_due)
        with self._context.reading() as session:
            return tuple(_loaner(session, unit, today) for unit in session.scalars(wanted))


def _may_see(person: Person, row: StockLocation) -> bool:
    return row.kind != "van" or row.holder_login == person.login or person.may("see_all_orders")


def _counts(
    session: Session, model: type[Terminal] | type[Sim], *which: ColumnElement[bool]
) -> Counter[tuple[str, str]]:
    wanted = select(model.place_kind, model.place_ref, func.count()).where(model.active, *which)
    rows = session.execute(wanted.group_by(model.place_kind, model.place_ref)).all()
    return Counter({(kind, ref): int(count) for kind, ref, count in rows})


def _pieces(session: Session) -> Counter[str]:
    total = func.sum(StockMove.quantity)
    rows = session.execute(select(StockMove.location_code, total).group_by(StockMove.location_code)).all()
    return Counter({code: int(quantity) for code, quantity in rows})


def _units(session: Session, kind: str, ref: str | None) -> list[UnitRow]:
    here, lying = [Terminal.place_kind == kind], [Sim.place_kind == kind]
    if ref is not None:
        here, lying = [*here, Terminal.place_ref == ref], [*lying, Sim.place_ref == ref]
    terminals = session.scalars(select(Terminal).where(Terminal.active, *here).order_by(Terminal.number)).all()
    sims = session.scalars(select(Sim).where(Sim.active, *lying).order_by(Sim.iccid)).all()
    keys = {unit.id.hex: unit.number for unit in terminals}
    within = (Sim.place_kind == "terminal", Sim.place_ref.in_(keys), Sim.active)
    inside: dict[str, list[Sim]] = {}
    for card in session.scalars(select(Sim).where(*within).order_by(Sim.iccid)):
        inside.setdefault(card.place_ref, []).append(card)
    held = reservations_of(session, [*terminals, *sims])
    found = []
    for unit in terminals:
        found.append(_unit_row(unit, held[unit.id].number if unit.id in held else "", ""))
        found += [_unit_row(card, "", unit.number) for card in inside.get(unit.id.hex, ())]
    return found + [_unit_row(card, held[card.id].number if card.id in held else "", "") for card in sims]


def _unit_row(unit: Unit, order: str, inside: str) -> UnitRow:
    until = unit.valid_until if isinstance(unit, Sim) else None
    return UnitRow(unit.id, kind_of(unit), number_of(unit), detail_of(unit), unit.state, order, inside, until)


def _matches(row: UnitRow, text: str) -> bool:
    return text.strip().upper() in f"{row.number} {row.detail} {row.reserved_for} {row.inside}".upper()


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
        like = f"%{text.strip()}%"
        wanted = wanted.where(or_(Part.code.ilike(like), Part.name_zh.ilike(like), Part.name_en.ilike(like)))
    return tuple(PartRow(p.code, p.name_zh, p.name_en, p.unit, int(n)) for p, n in session.execute(wanted))


def _loaner(session: Session, unit: Terminal, today: date) -> LoanerRow:
    key = as_id(unit.place_ref) if unit.place_kind == "vehicle" else None
    vehicle = session.get(Vehicle, key) if key else None
    customer = session.get(Customer, vehicle.customer_id) if vehicle else None
    assert unit.loaner_due is not None
    return LoanerRow(
        unit.id, unit.number, unit.model_code, vehicle_name(vehicle) if vehicle else "",
        customer.name if customer else "", unit.loaner_due, (unit.loaner_due - today).days,
    )  # fmt: skip

"""What lies where: every location with its counts, and everything at one of them (B41)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import StockLocation
from fieldtech.model.custody import Sim, StockMove, Terminal
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.services.context import Context, Person
from fieldtech.services.history.labels import people_names, vehicle_name
from fieldtech.services.masters.rules import as_id
from fieldtech.services.reservations import terminal_around
from fieldtech.services.stores.scanning import resolve
from fieldtech.services.stores.shelf_rows import LIMIT, PartRow, Shelf, UnitRow, shelf_page
from fieldtech.services.visibility import require_van
from fieldtech.store.lists import PageKey

__all__ = ["OUTSIDE", "LoanerRow", "PartRow", "Shelf", "ShelfRow", "Shelves", "UnitRow"]

OUTSIDE = ("vehicle", "factory", "customer", "lost", "scrap")
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
            found.append(ShelfRow(kind, kind, "", "", "", terminals[kind, ""], sims[kind, ""], 0, 0))
        return tuple(sorted(found, key=lambda row: (ORDER.index(row.kind), row.code)))

    def contents(self, code: str, text: str = "") -> Shelf:
        """Everything at a place, by number; raises Forbidden for the van of a stranger."""
        units: list[UnitRow] = []
        after: PageKey | None = None
        while True:
            page = self.page(code, text, after)
            units += page.units
            if page.after is None:
                return Shelf(tuple(units), page.parts)
            after = page.after

    def page(self, code: str, text: str = "", after: PageKey | None = None, limit: int = LIMIT) -> Shelf:
        """The next things at a place: terminals, then SIM cards, then parts, each by number."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            row = session.scalar(select(StockLocation).where(StockLocation.code == code))
            if row is not None and row.kind == "van":
                require_van(self._context, session, row.holder_login)
            return shelf_page(session, ("location", code) if row is not None else (code, None), text, after, limit)

    def find(self, text: str) -> tuple[str, str] | None:
        """At which place a scanned thing lies, and its number; None for what is unknown, or on a vehicle."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            for hit in resolve(session, text):
                if hit.unit is None:
                    continue
                holder = terminal_around(session, hit.unit) or hit.unit
                place = holder.place_ref if holder.place_kind == "location" else holder.place_kind
                if holder.place_kind in ("location", *OUTSIDE) and holder.place_kind != "vehicle":
                    return place, hit.number
        return None

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
    """By location, and by kind of the places outside; not by every single vehicle."""
    ref = case((model.place_kind == "location", model.place_ref), else_="")
    wanted = select(model.place_kind, ref, func.count()).where(model.active, *which)
    wanted = wanted.where(model.place_kind.in_(("location", *OUTSIDE)))
    rows = session.execute(wanted.group_by(model.place_kind, ref)).all()
    return Counter({(kind, place): int(count) for kind, place, count in rows})


def _pieces(session: Session) -> Counter[str]:
    total = func.sum(StockMove.quantity)
    rows = session.execute(select(StockMove.location_code, total).group_by(StockMove.location_code)).all()
    return Counter({code: int(quantity) for code, quantity in rows})


def _loaner(session: Session, unit: Terminal, today: date) -> LoanerRow:
    key = as_id(unit.place_ref) if unit.place_kind == "vehicle" else None
    vehicle = session.get(Vehicle, key) if key else None
    customer = session.get(Customer, vehicle.customer_id) if vehicle else None
    assert unit.loaner_due is not None
    return LoanerRow(
        unit.id, unit.number, unit.model_code, vehicle_name(vehicle) if vehicle else "",
        customer.name if customer else "", unit.loaner_due, (unit.loaner_due - today).days,
    )  # fmt: skip

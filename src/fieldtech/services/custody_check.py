"""Checks the promise that every terminal and SIM card is in exactly one place, and that its history says so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.catalogue import StockLocation, TerminalModel
from fieldtech.model.custody import Placement, Sim, Terminal
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.store.arrival import arrival

TERMINAL_PLACES: Mapping[str, tuple[str, ...]] = {
    "in_stock": ("location",),
    "reserved": ("location",),
    "with_technician": ("location",),
    "installed": ("vehicle",),
    "removed_good": ("location",),
    "to_repair": ("location",),
    "in_return_area": ("location",),
    "at_factory": ("factory",),
    "scrapped": ("scrap",),
    "lost": ("lost",),
    "customer_owned": ("vehicle", "customer"),
}
SIM_PLACES: Mapping[str, tuple[str, ...]] = {
    "in_stock": ("location", "terminal"),
    "reserved": ("location", "terminal"),
    "with_technician": ("location", "terminal"),
    "in_use": ("terminal",),
    "removed": ("location", "terminal", "customer"),
    "suspended": ("location", "terminal"),
    "cancelled": ("carrier",),
    "lost": ("lost",),
}
NOWHERE = ("factory", "customer", "scrap", "lost", "carrier")
"""Places without a key."""


@dataclass(frozen=True)
class CustodyFault:
    """One broken promise; ``item`` is the number of what it is about, ``params`` fill the sentence of the code."""

    code: str
    item: str
    params: dict[str, str] = field(default_factory=dict, hash=False)


def check_custody(session: Session) -> list[CustodyFault]:
    """Everything that is wrong; empty when all is well."""
    terminals = session.scalars(select(Terminal).order_by(Terminal.number)).all()
    sims = session.scalars(select(Sim).order_by(Sim.iccid)).all()
    known = _known_places(session, terminals)
    return [
        *_items(session, "terminal", {row.number: row for row in terminals}, TERMINAL_PLACES, known),
        *_items(session, "sim", {row.iccid: row for row in sims}, SIM_PLACES, known),
        *_two_on_vehicle(session, terminals),
        *_two_in_terminal(terminals, sims),
    ]


def _known_places(session: Session, terminals: Iterable[Terminal]) -> dict[str, set[str]]:
    return {
        "location": set(session.scalars(select(StockLocation.code))),
        "vehicle": {row_id.hex for row_id in session.scalars(select(Vehicle.id))},
        "terminal": {row.id.hex for row in terminals},
        **{kind: {""} for kind in NOWHERE},
        "customer": {"", *(row_id.hex for row_id in session.scalars(select(Customer.id)))},
    }


def _items(
    session: Session,
    kind: str,
    rows: Mapping[str, Terminal] | Mapping[str, Sim],
    places: Mapping[str, tuple[str, ...]],
    known: Mapping[str, set[str]],
) -> Iterator[CustodyFault]:
    newest = _newest(session, kind)
    for number, row in rows.items():
        last = newest.get(row.id)
        if last is None:
            yield CustodyFault("item_nowhere", number)
        elif (last.place_kind, last.place_ref, last.state) != (row.place_kind, row.place_ref, row.state):
            yield CustodyFault("place_not_newest", number)
        if row.place_ref not in known.get(row.place_kind, set()):
            yield CustodyFault("place_unknown", number, {"ref": row.place_ref or row.place_kind})
        if row.place_kind not in places.get(row.state, ()):
            yield CustodyFault("place_contradicts_state", number, {"state": row.state, "place": row.place_kind})


def _newest(session: Session, kind: str) -> dict[object, Placement]:
    rows = session.scalars(select(Placement).where(Placement.item_kind == kind).order_by(arrival(Placement)))
    return {row.item_id: row for row in rows}  # the later one takes the place


def _two_on_vehicle(session: Session, terminals: Iterable[Terminal]) -> Iterator[CustodyFault]:
    """A vehicle has one terminal of a role: its main one, and perhaps an asset tracker with its own battery."""
    role = dict(session.execute(select(TerminalModel.code, TerminalModel.power)).all())
    there = defaultdict(list)
    for row in terminals:
        if row.place_kind == "vehicle" and row.state == "installed":
            there[row.place_ref, role.get(row.model_code, "")].append(row.number)
    names = {row.id.hex: row.plate or row.number for row in session.scalars(select(Vehicle))}
    for (ref, _role), numbers in there.items():
        if len(numbers) > 1:
            yield CustodyFault("two_terminals_on_vehicle", names.get(ref, ref), {"numbers": ", ".join(numbers)})


def _two_in_terminal(terminals: Iterable[Terminal], sims: Iterable[Sim]) -> Iterator[CustodyFault]:
    names = {row.id.hex: row.number for row in terminals}
    inside = defaultdict(list)
    for row in sims:
        if row.place_kind == "terminal":
            inside[row.place_ref].append(row.iccid)
    for ref, numbers in inside.items():
        if len(numbers) > 1:
            yield CustodyFault("two_sims_in_terminal", names.get(ref, ref), {"numbers": ", ".join(numbers)})

"""How a count stands: every scan with its verdict, and how the shelf differs from the books."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import Part, StockLocation
from fieldtech.model.custody import Sim, StockMove, Terminal
from fieldtech.model.stores import CountScan, StockCount
from fieldtech.services.history.labels import PlaceLabel, place_labels
from fieldtech.store.arrival import arrival


@dataclass(frozen=True)
class CountLine:
    """A scan as it stands: ``verdict`` is found, twice, elsewhere, inside, unknown or counted (a part)."""

    id: Id
    text: str
    item: str
    number: str
    quantity: int
    verdict: str
    where: str
    at: datetime


@dataclass(frozen=True)
class PartDifference:
    """A part with what was counted and what there should be."""

    part: str
    zh: str
    en: str
    expected: int
    counted: int

    @property
    def difference(self) -> int:
        """Above zero: more than on paper."""
        return self.counted - self.expected


@dataclass(frozen=True)
class CountView:
    """A count: its scans, newest first, and how the shelf differs from the books."""

    id: Id
    location: str
    location_name: str
    state: str
    opened_at: datetime
    lines: tuple[CountLine, ...]
    missing: tuple[tuple[str, str], ...]  # item and number of what should be here and was not seen
    surplus: tuple[CountLine, ...]  # known, but not here by the books
    unknown: tuple[CountLine, ...]
    parts: tuple[PartDifference, ...]
    expected: int
    found: int

    @property
    def differs(self) -> bool:
        """Whether there is anything to book or to say."""
        wrong = any(part.difference for part in self.parts)
        return bool(self.missing or self.surplus or self.unknown or wrong)


@dataclass
class Seen:
    """What was scanned so far, told apart."""

    lines: list[CountLine] = field(default_factory=list)
    units: set[tuple[str, str]] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    parts: Counter[str] = field(default_factory=Counter)


def count_view(session: Session, row: StockCount) -> CountView:
    """Scans against books."""
    expected, seen = numbers_at(session, row.location_code), read_count(session, row)
    name = session.scalar(select(StockLocation.name).where(StockLocation.code == row.location_code)) or ""
    return CountView(
        row.id, row.location_code, name, row.state, row.opened_at,
        lines=tuple(reversed(seen.lines)),
        missing=tuple(sorted(expected - seen.units, reverse=True)),
        surplus=tuple(line for line in seen.lines if line.verdict == "elsewhere"),
        unknown=tuple(line for line in seen.lines if line.verdict == "unknown"),
        parts=tuple(_parts(session, row.location_code, seen.parts)),
        expected=len(expected),
        found=len(expected & seen.units),
    )  # fmt: skip


def numbers_at(session: Session, location: str) -> set[tuple[str, str]]:
    """What lies at a location by itself; a card inside a terminal is not seen from outside."""
    terminals = select(Terminal.number).where(Terminal.place_kind == "location", Terminal.place_ref == location)
    cards = select(Sim.iccid).where(Sim.place_kind == "location", Sim.place_ref == location)
    return {
        *(("terminal", number) for number in session.scalars(terminals.where(Terminal.active))),
        *(("sim", iccid) for iccid in session.scalars(cards.where(Sim.active))),
    }


def read_count(session: Session, row: StockCount) -> Seen:
    """Every scan that counts, told apart."""
    wanted = select(CountScan).where(CountScan.count_id == row.id).order_by(arrival(CountScan))
    scans = session.scalars(wanted).all()
    undone = {scan.takes_back for scan in scans if scan.takes_back}
    counting = [scan for scan in scans if scan.id not in undone and scan.takes_back is None]
    places, seen = _places(session, counting), Seen()
    for scan in counting:
        verdict, where = _verdict(row.location_code, scan, seen, places)
        seen.lines.append(CountLine(scan.id, scan.text, scan.kind, scan.number, scan.quantity, verdict, where, scan.at))
        if scan.kind == "part":
            seen.parts[scan.number] += scan.quantity
        elif scan.kind:
            seen.units.add((scan.kind, scan.number))
        else:
            seen.unknown.add(scan.text)
    return seen


def _places(session: Session, scans: Sequence[CountScan]) -> dict[tuple[str, str], PlaceLabel]:
    """Where each unit that was scanned is now, all of them at once."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, number, model in (("terminal", Terminal.number, Terminal), ("sim", Sim.iccid, Sim)):
        wanted = {scan.number for scan in scans if scan.kind == kind}
        rows = session.execute(
            select(number, model.place_kind, model.place_ref).where(number.in_(wanted), model.active)
        )
        found |= {(kind, own): (at, ref) for own, at, ref in rows}
    labels = place_labels(session, found.values())
    return {unit: labels[place] for unit, place in found.items()}


def _verdict(
    location: str, scan: CountScan, seen: Seen, places: Mapping[tuple[str, str], PlaceLabel]
) -> tuple[str, str]:
    if not scan.kind:
        return ("twice", "") if scan.text in seen.unknown else ("unknown", "")
    if scan.kind == "part":
        return "counted", ""
    if (scan.kind, scan.number) in seen.units:
        return "twice", ""
    place = places.get((scan.kind, scan.number))
    if place is None:
        return "unknown", ""
    if place.kind == "terminal":
        return "inside", place.name
    here = (place.kind, place.ref) == ("location", location)
    return ("found", "") if here else ("elsewhere", place.name or place.kind)


def _parts(session: Session, location: str, counted: Counter[str]) -> list[PartDifference]:
    total = func.sum(StockMove.quantity)
    on_paper = dict(
        session.execute(
            select(StockMove.part_code, total).where(StockMove.location_code == location).group_by(StockMove.part_code)
        ).all()
    )
    wanted = {code for code, quantity in on_paper.items() if quantity} | set(counted)
    rows = session.scalars(select(Part).where(Part.code.in_(wanted)).order_by(Part.code))
    return [
        PartDifference(part.code, part.name_zh, part.name_en, int(on_paper.get(part.code, 0)), counted[part.code])
        for part in rows
        if not part.serialised
    ]
